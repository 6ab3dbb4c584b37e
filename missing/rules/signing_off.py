"""When a manager signs off a return home interview, and which ones wait for it.

Readings chosen where the rule is silent: whoever completed the record, or is named as the one who held the interview, does
not sign it off; one that was completed more than 90 days ago can be signed off and no longer waits on the list, so that
records from before there was a sign-off do not bury those of this week.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from missing.choices import InterviewStatus
from slscb.core.errors import Fault
from slscb.core.findings import Findings, findings

WAITS_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class SignOff:
    """An interview that somebody wants to sign off; `is_own` where they held or completed it."""

    status: str
    is_signed_off: bool
    is_own: bool


def check_sign_off(found: SignOff) -> Findings:
    """A completed interview is signed off once, by somebody who neither held nor completed it.

    Source: issue 5 point 4; domain 1.2.
    """
    return findings(
        (
            None
            if found.status == InterviewStatus.COMPLETED
            else Fault("", "Complete the interview first: only a completed one is signed off"),
            Fault("", "This interview is already signed off") if found.is_signed_off else None,
            Fault("", "You held or completed this interview: somebody else signs it off") if found.is_own else None,
        )
    )


def is_own(person: int, name: str, completed_by: int | None, interviewer: str) -> bool:
    """Whether a person completed an interview, or is named as the one who held it.

    Source: issue 5 point 4.
    """
    return person == completed_by or name.strip().casefold() == interviewer.strip().casefold()


def unsigned_from(now: datetime) -> datetime:
    """The moment from which a completed interview that nobody signed off waits: 90 days ago.

    Source: issue 5 point 4.
    """
    return now - WAITS_FOR
