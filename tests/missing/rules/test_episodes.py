from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missing.choices import EpisodeKind
from missing.rules import Report, Return, Span, check_report, check_return, closes_on

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def ago(hours):
    return NOW - hours * HOUR


def reported(**changed):
    given = {"kind": "home", "last_seen_at": ago(5), "reported_at": ago(3), "born_on": date(2012, 5, 1), **changed}
    return [fault.path for fault in check_report(Report(**given), NOW).faults]


def returned(**changed):
    given = {"last_seen_at": ago(30), "found_at": ago(4), "returned_at": ago(3), **changed}
    return [fault.path for fault in check_return(Return(**given), NOW).faults]


def test_a_plain_report_has_no_fault():
    for kind in EpisodeKind.values:
        assert reported(kind=kind) == []
    assert reported(police_risk="high", looked_after=True, kind="care") == []
    assert reported(last_seen_at=NOW, reported_at=NOW, born_on=None) == []


def test_nobody_is_last_seen_or_reported_in_the_future():
    later = NOW + timedelta(microseconds=1)
    assert reported(reported_at=later) == ["reported_at"]
    assert reported(last_seen_at=later, reported_at=later) == ["last_seen_at", "reported_at"]


def test_a_child_is_not_last_seen_after_being_reported():
    assert reported(last_seen_at=ago(3), reported_at=ago(5)) == ["last_seen_at"]
    assert reported(last_seen_at=ago(3), reported_at=ago(3)) == []


def test_a_child_is_not_last_seen_before_being_born():
    assert reported(born_on=date(2026, 11, 24)) == ["last_seen_at"]
    assert reported(born_on=date(2026, 11, 23)) == []


@pytest.mark.parametrize(
    ("born_on", "seen", "faults"),
    [
        (date(2008, 11, 24), ago(5), []),
        (date(2008, 11, 23), ago(5), ["last_seen_at"]),
        # Half past midnight in London on the birthday, while it is still the eve in UTC.
        (date(2008, 8, 1), datetime(2026, 7, 31, 23, 30, tzinfo=UTC), ["last_seen_at"]),
        (date(2008, 8, 1), datetime(2026, 7, 31, 22, 30, tzinfo=UTC), []),
    ],
)
def test_a_report_is_of_a_child_under_18_on_the_london_day_it_was_last_seen(born_on, seen, faults):
    assert reported(born_on=born_on, last_seen_at=seen) == faults


def test_an_episode_stays_open_until_the_18th_birthday():
    assert closes_on(date(2008, 11, 23)) == date(2026, 11, 23)
    assert closes_on(date(2008, 2, 29)) == date(2026, 3, 1)
    assert closes_on(date(2010, 2, 28)) == date(2028, 2, 28)


@pytest.mark.parametrize("kind", ["care", "away"])
def test_only_a_child_who_is_looked_after_is_missing_from_care_or_away_from_placement(kind):
    assert reported(kind=kind, looked_after=False) == ["kind"]
    assert reported(kind=kind, looked_after=True) == []
    assert reported(kind="home", looked_after=False) == []


def test_kind_and_police_risk_are_known_words():
    assert reported(kind="", police_risk="extreme") == ["kind", "police_risk"]


def test_a_child_who_is_missing_already_is_not_reported_again():
    assert reported(others=(Span(ago(48)),)) == [""]


def test_an_episode_may_begin_at_the_very_moment_another_ended_and_not_before():
    assert reported(others=(Span(ago(48), ago(5)),)) == []
    assert reported(others=(Span(ago(48), ago(4)),)) == ["last_seen_at"]


def test_an_episode_written_down_afterwards_may_lie_between_others():
    others = (Span(ago(90), ago(80)), Span(ago(20), ago(10)))
    assert reported(last_seen_at=ago(70), returned_at=ago(60), others=others) == []
    assert reported(last_seen_at=ago(70), returned_at=ago(20), others=(Span(ago(20)),)) == []
    assert reported(last_seen_at=ago(70), returned_at=ago(19), others=others) == ["last_seen_at"]
    assert reported(last_seen_at=ago(70), others=others) == ["last_seen_at"]


def test_every_fault_of_a_report_is_told_at_once():
    found = reported(kind="x", last_seen_at=ago(-2), reported_at=ago(-1), born_on=date(2000, 1, 1))
    assert found == ["kind", "last_seen_at", "reported_at", "last_seen_at"]


def test_a_plain_return_has_no_fault():
    assert returned() == []
    assert returned(found_at=None) == []
    assert returned(found_at=ago(3)) == []
    assert returned(returned_at=NOW) == []


def test_a_return_is_after_the_loss():
    assert returned(returned_at=ago(31), found_at=None) == ["returned_at"]
    assert returned(returned_at=ago(30), found_at=None) == ["returned_at"]


def test_a_return_is_not_in_the_future():
    assert returned(returned_at=ago(-1)) == ["returned_at"]
    assert returned(returned_at=ago(-2), found_at=ago(-1)) == ["returned_at", "found_at"]


def test_a_child_is_found_after_the_loss_and_not_after_coming_back():
    assert returned(found_at=ago(30)) == ["found_at"]
    assert returned(found_at=ago(2)) == ["found_at"]


def test_a_return_is_not_after_a_later_episode_began():
    assert returned(others=(Span(ago(10), ago(5)),)) == ["returned_at"]
    assert returned(others=(Span(ago(3)), Span(ago(90), ago(31)))) == []


@given(*[st.integers(-50, 100)] * 3, st.lists(st.tuples(st.integers(0, 90), st.integers(1, 20)), max_size=3))
def test_what_passes_as_a_return_makes_an_episode_that_ends_after_it_began_and_overlaps_none(seen, found, back, spans):
    others = tuple(Span(ago(began), ago(began) + length * HOUR) for began, length in spans)
    given = Report("home", ago(seen), ago(min(seen, 0)), returned_at=ago(back) if back < seen else None, others=others)
    if not check_report(given, NOW) and not check_return(Return(ago(seen), ago(back), ago(found), others), NOW):
        assert 0 <= back <= found < seen
        assert all(other.ended_at <= ago(seen) or ago(back) <= other.began_at for other in others)
