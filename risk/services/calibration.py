"""The calibration exercise: rounds that open and close, and vignettes that each practitioner scores once. No child's data."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies import selectors as agencies
from agencies.models import User
from risk import access, rules, selectors
from risk.data import vignettes
from risk.models import CalibrationRound, Vignette, VignetteScore
from risk.rules import Tick
from slscb.core import audit, gathering, outbox
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import Fault, Invalid, NotAllowed, NotVisible, raise_if_any
from slscb.core.writing import change, create

CLOSED = "Your answers beside the group's: a calibration round is closed"


@transaction.atomic
def open_round(*, actor: User, title: str, closes_on: date) -> CalibrationRound:
    """Open a round with the vignettes there are and the version of the tool in force today.

    Raises Invalid, NotAllowed. Source: issue 4, what must work 6.
    """
    if not actor.may("calibration.run"):
        raise NotAllowed("Your role does not include this.")
    raise_if_any(rules.round_faults(closes_on, today(), is_another_open=selectors.open_round() is not None))
    tool = selectors.in_force(today())
    made = create(CalibrationRound(title=title, instrument=tool, opened_by=actor, closes_on=closes_on))
    gathering.insert(
        Vignette(
            round=made,
            position=place,
            title=one["title"],
            text=one["text"],
            reference_codes=one["codes"],
            reference_level=one["level"],
            reference_reason=one["reason"],
        )
        for place, one in enumerate(vignettes(), start=1)
    )
    audit.record(actor=actor, action=Action.CREATE, target=made, detail={"part": "calibration", "what": "opened"})
    return made


@transaction.atomic
def close_round(*, actor: User, round_id: UUID) -> CalibrationRound:
    """Close a round before its day and tell those who took part; doing it twice changes nothing.

    Raises NotVisible, NotAllowed. Source: issue 4, what must work 6.
    """
    found = access.round_for(actor, round_id, "calibration.run")
    if found.closed_at is not None:
        return found
    found.closed_at, found.closed_by = now(), actor
    change(found)
    audit.record(actor=actor, action=Action.CHANGE, target=found, detail={"part": "calibration", "what": "closed"})
    took_part = User.objects.filter(vignette_scores__vignette__round=found).distinct()
    title, link = CLOSED, reverse("risk:calibration-view", args=[found.public_id])
    outbox.notify(recipients=took_part, key=f"risk.round_closed:{found.public_id}", title=title, link=link)
    return found


@transaction.atomic
def score_vignette(
    *, actor: User, round_id: UUID, number: int, ticks: Sequence[Tick], level: str = "", reason: str = "", **said: Any
) -> VignetteScore:
    """Score a vignette with the tool's own rule, once; a blank level is the calculated one. Touches no child's record.

    Raises Invalid with every fault, NotVisible, NotAllowed. Source: issue 4, what must work 6.
    """
    found = access.round_for(actor, round_id, "calibration.take")
    vignette = found.vignettes.filter(position=number).first()
    if vignette is None:
        raise NotVisible("vignette")
    if not selectors.is_open(found):
        raise Invalid([Fault("", "This round is closed")])
    tool = selectors.tool_of(found.instrument).rules
    calculated = rules.calculate(tool, ticks, **said).level
    settled = level or calculated.value
    differs = settled != calculated.value and not reason.strip()
    missing = [Fault("reason", "Say why your level differs from the calculated one")] if differs else []
    raise_if_any([*rules.check_ticks(tool, ticks).faults, *missing])
    kept = [{"code": one.code, "when": one.when, "age_at_event": one.age_at_event} for one in ticks]
    values = {"ticks": kept, "calculated_level": calculated, "level": settled, "reason": reason.strip(), **said}
    agency = agencies.agency_of(actor)
    made = create(VignetteScore(vignette=vignette, rater=actor, agency=agency, **values))
    audit.record(actor=actor, action=Action.CREATE, target=made, detail={"part": "calibration"})
    return made
