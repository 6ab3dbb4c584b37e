"""The tool filled in, and assessments made as the service makes them."""

from datetime import date
from typing import Any

from agencies.choices import AgencyCode, Role
from agencies.models import User
from cases.models import Child
from risk.choices import HarmStatus, Nature, When
from risk.data import instrument_data
from risk.models import Assessment, Indicator, Instrument
from risk.rules import Answers, Observation
from risk.services import completing
from slscb.core.clock import today
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child

IN_FORCE_FROM = date(2015, 4, 1)


def the_instrument() -> Instrument:
    """Version 1 of the tool: loaded by its migration, and again here where a test with a real commit emptied it."""
    found = Instrument.objects.filter(tool_version="1").first()
    if found:
        return found
    data = instrument_data("1")
    made = Instrument.objects.create(
        code=data["instrument"],
        tool_version="1",
        title="Pan Berkshire CSE Risk Indicator Tool",
        source=data["source"],
        definition=data,
        in_force_from=IN_FORCE_FROM,
    )
    names = ("code", "band", "text", "label")
    Indicator.objects.bulk_create(
        Indicator(instrument=made, position=position, **{name: row[name] for name in names})
        for position, row in enumerate(data["indicators"], start=1)
    )
    return made


def observed(code: str, **details: Any) -> Observation:
    """An indicator with evidence, current and a fact unless told."""
    given = {"evidence": f"Seen: {code}", "nature": Nature.FACT.value, "when": When.CURRENT.value}
    return Observation(code, **given | details)


def answers(*codes: str | Observation, **details: Any) -> Answers:
    """The tool filled in today with indicators by code (current), or as observed."""
    ticked = tuple(code if isinstance(code, Observation) else observed(code) for code in codes)
    given = {"assessed_on": today(), "harm_status": HarmStatus.NO_EVIDENCE.value, "observations": ticked}
    return Answers(**given | details)


def an_assessment(
    *codes: str | Observation, child: Child | None = None, by: User | None = None, **details: Any
) -> Assessment:
    """An assessment by Children's Social Care: `an_assessment("M01", "M02", child=child, by=worker)` is MEDIUM."""
    the_instrument()
    an_agency(AgencyCode.POLICE)
    by = by or _holder_of(child) or a_user()
    child = child or a_child(by)
    return completing.complete_assessment(actor=by, child_id=child.public_id, answers=answers(*codes, **details))


def a_screening(*codes: str | Observation, child: Child, by: User, **details: Any) -> Assessment:
    """A screening by somebody of any agency who sees the child."""
    the_instrument()
    return completing.complete_screening(actor=by, child_id=child.public_id, answers=answers(*codes, **details))


def a_manager_and_worker() -> tuple[User, User]:
    """A team's manager and a practitioner in it."""
    team = a_team()
    return a_user(Role.TEAM_MANAGER, team), a_user(Role.PRACTITIONER, team)


def _holder_of(child: Child | None) -> User | None:
    live = child.allocations.filter(ends_on=None).select_related("worker").first() if child else None
    return live.worker if live else None
