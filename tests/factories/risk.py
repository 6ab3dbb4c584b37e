"""The tool filled in, and assessments made as the service makes them."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import time_machine

from agencies.choices import AgencyCode, Role
from agencies.models import User
from cases.models import Child
from risk.choices import HarmStatus, Nature, When
from risk.data import instrument_data
from risk.models import Assessment, CalibrationRound, Contribution, Indicator, Instrument, OpenAssessment
from risk.rules import Answers, Observation
from risk.services import calibration, completing, contributing, versions
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


def a_draft(by: User, tool_version: str = "2") -> Instrument:
    """A draft of the next version, a copy of the newest."""
    the_instrument()
    return versions.begin_draft(actor=by, tool_version=tool_version, title="The tool", source="Subgroup of November")


def a_proposed_version(by: User, starts_on: date | None = None) -> Instrument:
    """A draft that waits for a second person: without L07, and with M16."""
    draft = a_draft(by)
    row = {
        "code": "M16",
        "band": "medium",
        "text": "Fake accounts",
        "label": "Somebody uses fake accounts to reach the child",
    }
    given = {"actor": by, "draft_id": draft.public_id}
    draft = versions.save_indicator(**given, code="", row=row, expected_version=draft.version)
    draft = versions.retire_indicator(**given, code="L07")
    day = starts_on or today() + timedelta(days=1)
    return versions.propose(**given, starts_on=day, expected_version=draft.version)


def a_version_in_force(starts_on: date) -> Instrument:
    """Version 2 as two people have switched it on, the day before it begins."""
    lead, other = a_user(Role.CSE_LEAD), a_user(Role.LSCB_MANAGER)
    with time_machine.travel(datetime.combine(starts_on - timedelta(days=1), time(12)).replace(tzinfo=UTC), tick=False):
        draft = a_proposed_version(lead, starts_on)
        given = {"draft_id": draft.public_id, "reason": "Agreed", "expected_version": draft.version}
        return versions.decide(actor=other, approved=True, **given)


def a_round(by: User, days: int = 14) -> CalibrationRound:
    """An open calibration round."""
    the_instrument()
    return calibration.open_round(actor=by, title="Autumn", closes_on=today() + timedelta(days=days))


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


def an_open_assessment(child: Child, by: User) -> OpenAssessment:
    """An assessment that a social worker opened for a week."""
    the_instrument()
    wanted_by = today() + timedelta(days=7)
    return contributing.open_assessment(
        actor=by, child_id=child.public_id, why="She is missing more often", wanted_by=wanted_by
    )


def put_forward(opened: OpenAssessment, by: User, *codes: str | Observation, **details: Any) -> list[Contribution]:
    """Indicators put forward by somebody who sees the child."""
    said = [code if isinstance(code, Observation) else observed(code, **details) for code in codes]
    return contributing.contribute(actor=by, open_assessment_id=opened.public_id, observations=said)


def a_manager_and_worker() -> tuple[User, User]:
    """A team's manager and a practitioner in it."""
    team = a_team()
    return a_user(Role.TEAM_MANAGER, team), a_user(Role.PRACTITIONER, team)


def _holder_of(child: Child | None) -> User | None:
    live = child.allocations.filter(ends_on=None).select_related("worker").first() if child else None
    return live.worker if live else None
