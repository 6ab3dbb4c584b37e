"""Whether intelligence can be taken in, and whether a grade is whole."""

from dataclasses import dataclass
from datetime import datetime

from intelligence.choices import Danger, Handling
from slscb.core.errors import Fault
from slscb.core.findings import Findings, findings

RING_FIRST = (
    "Ring 999 now if a child is in danger, or the front door if the danger is not immediate. "
    "Come back afterwards: what you typed is still here"
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What decides whether a report can be taken in."""

    danger: str
    narrative: str
    observed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and what goes with it."""

    handling: str
    conditions: str
    sanitised_text: str
    narrative: str


def check_danger(danger: str) -> Findings:
    """A child in danger is for 999 or the front door first, and never for this form alone.

    Source: domain section 6, the partnership intelligence form: not a referral, not an emergency.
    """
    return findings((Fault("danger", RING_FIRST) if danger == Danger.YES else None,))


def check_report(sent: Sent, now: datetime) -> Findings:
    """A report is not an emergency, says what was seen or heard, and nothing of the future.

    Source: domain section 6, the partnership intelligence form.
    """
    return findings(
        (
            *check_danger(sent.danger).faults,
            Fault("narrative", "Enter what was seen or heard") if not sent.narrative.strip() else None,
            Fault("observed_at", "The time must be in the past")
            if sent.observed_at and sent.observed_at > now
            else None,
        )
    )


def check_grade(grade: Grade) -> Findings:
    """Handling code C needs its conditions, and P has none; the sanitised text is not the sender's own words.

    Source: domain section 6, intelligence report 3x5x2.
    """
    has_conditions = bool(grade.conditions.strip())
    is_copied = bool(grade.sanitised_text.strip()) and _plain(grade.sanitised_text) == _plain(grade.narrative)
    return findings(
        (
            Fault("conditions", "Enter the conditions under which it may be shared")
            if grade.handling == Handling.CONDITIONS and not has_conditions
            else None,
            Fault("conditions", "Code P has no conditions: choose C, or leave this empty")
            if grade.handling == Handling.PERMITTED and has_conditions
            else None,
            Fault("sanitised_text", "Write it so that nothing points to the source; this is the sender's own text")
            if is_copied
            else None,
        )
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
