from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from serac.rules import MeetingClocks, Timing, action_overdue, can_circulate, meeting_clocks
from slscb.core.days import is_working_day

ANCHOR = date(2026, 1, 13)


def test_papers_go_out_eight_days_before_answers_two_working_days_before_minutes_five_working_days_after():
    assert meeting_clocks(ANCHOR, date(2026, 11, 17)) == MeetingClocks(
        referrals_close_on=date(2026, 11, 3),
        circulate_on=date(2026, 11, 9),
        research_due_on=date(2026, 11, 13),
        minutes_due_on=date(2026, 11, 24),
        actions_due_on=date(2026, 12, 15),
    )


def test_the_bank_holidays_of_england_are_no_working_days():
    clocks = meeting_clocks(date(2026, 12, 22), date(2026, 12, 22))
    assert clocks.minutes_due_on == date(2026, 12, 31)
    after_easter = meeting_clocks(date(2026, 4, 7), date(2026, 4, 7))
    assert after_easter.research_due_on == date(2026, 4, 1)


def test_the_numbers_of_days_may_be_set_otherwise():
    assert meeting_clocks(ANCHOR, ANCHOR, Timing(circulate_days=3)).circulate_on == date(2026, 1, 10)


@given(st.dates(date(2015, 1, 1), date(2040, 1, 1)))
def test_working_days_are_counted_one_by_one(held_on):
    clocks = meeting_clocks(held_on, held_on)
    between = (held_on + timedelta(days=at) for at in range(1, (clocks.minutes_due_on - held_on).days + 1))
    assert sum(map(is_working_day, between)) == 5
    assert is_working_day(clocks.minutes_due_on)
    assert is_working_day(clocks.research_due_on)
    assert clocks.research_due_on < held_on < clocks.minutes_due_on
    assert clocks.actions_due_on - held_on == timedelta(days=28)


def test_an_agenda_can_go_out_late_until_the_next_meetings_day():
    assert can_circulate(ANCHOR, ANCHOR + timedelta(days=27))
    assert not can_circulate(ANCHOR, ANCHOR + timedelta(days=28))


def test_an_open_action_is_overdue_from_the_day_after_it_was_due():
    today = date(2026, 11, 23)
    assert action_overdue(date(2026, 11, 22), "open", today)
    assert not action_overdue(today, "open", today)
    assert not action_overdue(date(2026, 11, 22), "done", today)
