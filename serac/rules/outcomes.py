"""What the panel may decide, when it is quorate, and what an action must say.

Readings chosen where the rule is silent: the criteria for closing bind a closure because risk was reduced; a child who
moved away or turned 18 is handed over whatever the level. A step-down needs the plan and the lead agency, and no level.
A member withdrawn for a conflict of interest does not count towards the quorum for that child.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from agencies.choices import AgencyCode
from risk.choices import Level
from serac.choices import ActionStatus, ClosedReason, Outcome
from slscb.core.days import written
from slscb.core.errors import Fault
from slscb.core.findings import Findings, findings

QUORUM: tuple[str, ...] = (
    AgencyCode.SOCIAL_CARE.value,
    AgencyCode.POLICE.value,
    AgencyCode.HEALTH.value,
    AgencyCode.EDUCATION.value,
)
LOW_PANELS = 2


@dataclass(frozen=True, slots=True)
class Criteria:
    """Whether the criteria are met, and those that are not, in words."""

    met: bool
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What the panel decides about a child; levels are those at this panel and the ones before, latest first."""

    outcome: str
    reason: str = ""
    closed_reason: str = ""
    levels: tuple[str, ...] = ()
    plan_in_place: bool = False
    lead_agency_agrees: bool = False


def quorum(present: Iterable[str], withdrawn: Iterable[str] = (), required: Sequence[str] = QUORUM) -> Criteria:
    """A panel is quorate when social care, police, health and education take part. Source: domain section 5."""
    taking_part = set(present) - set(withdrawn)
    missing = tuple(str(AgencyCode(code).label) for code in required if code not in taking_part)
    return Criteria(not missing, missing)


def closing_criteria(levels: Sequence[str], *, plan_in_place: bool, lead_agency_agrees: bool) -> Criteria:
    """A child may be closed to the panel as safer when the level was low at two panels running, a plan is in place and
    the lead agency agrees. Source: domain section 5, case flow.
    """
    low = len(levels) >= LOW_PANELS and all(level in (Level.NONE, Level.LOW) for level in levels[:LOW_PANELS])
    agreed = stepping_down_criteria(plan_in_place=plan_in_place, lead_agency_agrees=lead_agency_agrees)
    missing = (*(() if low else (f"the level has been low at {LOW_PANELS} panels running",)), *agreed.missing)
    return Criteria(not missing, missing)


def stepping_down_criteria(*, plan_in_place: bool, lead_agency_agrees: bool) -> Criteria:
    """The response to a child is lowered when a plan is in place and the lead agency agrees.

    Source: domain section 5, case flow.
    """
    needed = ((plan_in_place, "a plan is in place"), (lead_agency_agrees, "the lead agency agrees"))
    missing = tuple(words for met, words in needed if not met)
    return Criteria(not missing, missing)


def check_decision(decision: Decision) -> Findings:
    """A decision is one of the panel's outcomes, says why unless the child simply continues, and meets the criteria of
    a step-down or of a closure; paths are the decision's field names. Source: domain section 5, case flow.
    """
    closing = decision.outcome == Outcome.CLOSE
    return findings(
        (
            None if decision.outcome in Outcome.values else Fault("outcome", "Choose what the panel decided"),
            Fault("reason", "Say why the panel decided this")
            if decision.outcome != Outcome.CONTINUE and not decision.reason.strip()
            else None,
            Fault("closed_reason", "Choose the reason for closing")
            if closing and decision.closed_reason not in ClosedReason.values
            else None,
            _unmet(decision),
        )
    )


def check_action(title: str, agency: str, due_on: date, set_on: date) -> Findings:
    """An action says what is to be done, which agency owns it, and a day not before the meeting that set it.

    Source: domain section 5, action tracking; issue 2 point 8.
    """
    return findings(
        (
            None if title.strip() else Fault("title", "Say what is to be done"),
            None if agency.strip() else Fault("agency", "Choose the agency that owns the action"),
            None if due_on >= set_on else Fault("due_on", f"An action set on {written(set_on)} cannot be due earlier"),
        )
    )


def check_progress(status: str, words: str) -> Findings:
    """An action that was not done, or was not possible, says why. Source: domain section 5, action tracking."""
    unfinished = status in (ActionStatus.NOT_POSSIBLE, ActionStatus.NOT_DONE)
    return findings(
        (
            None if status in ActionStatus.values else Fault("status", "Choose how far the action has come"),
            Fault("outcome", "Say why") if unfinished and not words.strip() else None,
        )
    )


def _unmet(decision: Decision) -> Fault | None:
    if decision.outcome == Outcome.STEP_DOWN:
        unmet = stepping_down_criteria(
            plan_in_place=decision.plan_in_place, lead_agency_agrees=decision.lead_agency_agrees
        )
    elif decision.outcome == Outcome.CLOSE and decision.closed_reason == ClosedReason.RISK_REDUCED:
        unmet = closing_criteria(
            decision.levels, plan_in_place=decision.plan_in_place, lead_agency_agrees=decision.lead_agency_agrees
        )
    else:
        return None
    return None if unmet.met else Fault("outcome", f"Not yet: this needs that {', and that '.join(unmet.missing)}")
