"""The days around a meeting: when papers go out, answers come back, minutes and actions are due.

Reading chosen where the rule is silent: eight days before the meeting are calendar days, the others working days of
England; the meeting's own day never counts. An agenda that should have gone out is late and not lost: it can go out until
the next meeting's day, so that what a meeting held on paper decided can still be written down.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from serac.choices import ActionStatus
from serac.rules.grid import EVERY, next_meeting
from slscb.core.days import working_days_after, working_days_before


@dataclass(frozen=True, slots=True)
class Timing:
    """The local numbers of days, which may be set otherwise."""

    referrals_close_working_days: int = 10
    circulate_days: int = 8
    research_working_days: int = 2
    minutes_working_days: int = 5


@dataclass(frozen=True, slots=True)
class MeetingClocks:
    """The days that follow from the day of a meeting."""

    referrals_close_on: date
    circulate_on: date
    research_due_on: date
    minutes_due_on: date
    actions_due_on: date


DEFAULT = Timing()


def meeting_clocks(anchor: date, held_on: date, timing: Timing = DEFAULT) -> MeetingClocks:
    """Referrals close 10 working days before a meeting, the agenda goes out 8 days before, agencies answer 2 working
    days before, minutes are due 5 working days after, and actions by the next meeting.

    Source: domain section 5, timings.
    """
    return MeetingClocks(
        working_days_before(held_on, timing.referrals_close_working_days),
        held_on - timedelta(days=timing.circulate_days),
        working_days_before(held_on, timing.research_working_days),
        working_days_after(held_on, timing.minutes_working_days),
        next_meeting(anchor, held_on),
    )


def can_circulate(held_on: date, today: date) -> bool:
    """An agenda can go out until the four weeks are over in which the members see the children on it, late or not.

    Source: strategy section 6, four-weekly; domain section 5, timings.
    """
    return today < held_on + EVERY


def action_overdue(due_on: date, status: str, today: date) -> bool:
    """An open action is overdue from the day after it was due. Source: domain section 5, agenda item 4."""
    return status == ActionStatus.OPEN and today > due_on
