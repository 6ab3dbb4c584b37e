"""Moments: typed as London shows them, kept as UTC, on the nights the clocks change too."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from slscb.core.forms import GovForm, MomentField
from slscb.core.forms.moment_fields import TypedMoment


class Form(GovForm):
    seen_at = MomentField("Last seen", limit="past", required=False)
    due_at = MomentField("Due", limit="future", required=False)


def typed(time="9:30", day="3", month="11", year="2026", which=None, name="seen_at"):
    boxes = {"day": day, "month": month, "year": year, "time": time}
    return Form({f"{name}_{part}": text for part, text in boxes.items()} | ({f"{name}_which": which} if which else {}))


def moment_of(form, name="seen_at"):
    assert form.is_valid(), form.errors
    return form.cleaned_data[name]


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel("2027-06-01T11:00:00Z", tick=False):
        yield


def test_winter_is_gmt_and_summer_is_bst():
    assert moment_of(typed("9.30pm")) == datetime(2026, 11, 3, 21, 30, tzinfo=UTC)
    assert moment_of(typed("2130", month="7")) == datetime(2026, 7, 3, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("boxes", "message", "target"),
    [
        ({"time": ""}, "Last seen must include a time", "id_seen_at_time"),
        ({"day": "", "time": ""}, "Last seen must include a day and time", "id_seen_at_day"),
        ({"day": "", "month": "", "year": ""}, "Last seen must include a day, month and year", "id_seen_at_day"),
        ({"month": ""}, "Last seen must include a month", "id_seen_at_month"),
        ({"time": "late"}, "Last seen must include a time, like 9:30am or 2130", "id_seen_at_time"),
        ({"day": "31"}, "Last seen must be a real date", "id_seen_at_day"),
        ({"year": "2027"}, "Last seen must be in the past", "id_seen_at_day"),
    ],
)
def test_each_fault_says_how_to_mend_it_and_links_to_the_box(boxes, message, target):
    form = typed(**boxes)
    assert form.errors["seen_at"] == [message]
    assert form.mistakes[0].target_id == target


def test_a_time_that_the_clocks_skipped_is_refused():
    form = typed("1.30am", day="28", month="3", year="2027")
    assert form.errors["seen_at"] == [
        "Last seen must be a time that existed: the clocks went forward from 1am to 2am that night"
    ]


def test_a_time_that_happened_twice_asks_which_and_only_then():
    form = typed("1:30", day="25", month="10")
    assert form.errors["seen_at"] == [
        "Select which of the two times you mean: the clocks went back from 2am to 1am that night"
    ]
    assert form.mistakes[0].target_id == "id_seen_at_which"
    html = str(form)
    assert html.count('name="seen_at_which"') == 2
    assert 'id="id_seen_at_which"' in html
    assert not any(box.is_wrong for box in form["seen_at"].boxes)
    assert "_which" not in str(typed("2:30", day="25", month="10"))


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_which_of_the_two_is_taken_and_remembered(which, hour):
    form = typed("1:30", day="25", month="10", which=which)
    assert moment_of(form) == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    assert [option.is_chosen for option in form["seen_at"].which_options] == [which == "first", which == "second"]


def test_a_stray_which_is_ignored_where_the_time_is_unique():
    assert moment_of(typed("9:30", which="second")) == datetime(2026, 11, 3, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(("name", "time", "valid"), [("seen_at", "12:00", False), ("seen_at", "11:59", True)])
def test_limits_count_from_now(name, time, valid):
    assert typed(time, day="1", month="6", year="2027", name=name).is_valid() is valid


def test_a_time_in_the_future_is_needed_where_the_field_says_so():
    assert typed("12:00", day="1", month="6", year="2027", name="due_at").errors["due_at"] == [
        "Due must be in the future"
    ]


@given(st.integers(0, 6_000_000))
def test_every_saved_minute_comes_back_unchanged(minute):
    moment = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    shown = TypedMoment.of(moment)
    assert MomentField("Seen").moment(shown) == moment


def test_a_saved_moment_is_shown_and_said_in_london():
    bound = Form(initial={"seen_at": datetime(2026, 7, 3, 20, 30, tzinfo=UTC)})["seen_at"]
    assert [box.value for box in bound.boxes] == ["3", "7", "2026", "21:30"]
    assert bound.in_words == "Friday 3 July 2026, 9:30pm"
