"""Dates in three boxes: each fault names what is missing, and nothing that was typed is lost."""

from datetime import date

import pytest
import time_machine

from slscb.core.forms import DateField, GovForm


class Form(GovForm):
    born_on = DateField("Date of birth", limit="past")
    review_on = DateField("When is the review?", noun="review date", limit="today_or_future", required=False)


def typed(name="born_on", **boxes):
    return Form({f"{name}_{part}": text for part, text in boxes.items()})


@pytest.mark.parametrize(
    ("boxes", "message", "target"),
    [
        ({}, "Enter date of birth", "id_born_on_day"),
        ({"day": "3", "year": "2012"}, "Date of birth must include a month", "id_born_on_month"),
        ({"day": "3"}, "Date of birth must include a month and year", "id_born_on_month"),
        ({"year": "2012"}, "Date of birth must include a day and month", "id_born_on_day"),
        ({"day": "31", "month": "2", "year": "2012"}, "Date of birth must be a real date", "id_born_on_day"),
        ({"day": "3", "month": "14", "year": "2012"}, "Date of birth must be a real date", "id_born_on_month"),
        (
            {"day": "3", "month": "1", "year": "12"},
            "Date of birth must include a year with 4 numbers",
            "id_born_on_year",
        ),
    ],
)
def test_each_fault_says_how_to_mend_it_and_links_to_the_box(boxes, message, target):
    form = typed(**boxes)
    assert form.errors["born_on"] == [message]
    [mistake] = form.mistakes
    assert mistake.target_id == target
    for part, text in boxes.items():
        assert f'name="born_on_{part}" type="text" inputmode="numeric" value="{text}"' in str(form)


@pytest.mark.parametrize(
    ("name", "day", "message"),
    [
        ("born_on", "23", "Date of birth must be in the past"),
        ("born_on", "24", "Date of birth must be in the past"),
        ("born_on", "22", None),
        ("review_on", "22", "Review date must be today or in the future"),
        ("review_on", "23", None),
    ],
)
@time_machine.travel("2026-11-23T00:30:00Z", tick=False)
def test_limits_count_from_today_in_london(name, day, message):
    assert typed(name, day=day, month="11", year="2026").errors.get(name) == ([message] if message else None)


@time_machine.travel("2026-06-30T23:30:00Z", tick=False)
def test_today_in_london_is_tomorrow_in_utc_on_a_summer_night():
    assert "review_on" not in typed("review_on", day="1", month="7", year="2026").errors


def test_only_the_wrong_boxes_are_marked():
    boxes = {box.part: box.is_wrong for box in typed(day="3", month="14", year="2012")["born_on"].boxes}
    assert boxes == {"day": False, "month": True, "year": False}


def test_a_saved_date_fills_the_boxes_and_is_said_in_words():
    bound = Form(initial={"born_on": date(2012, 3, 7)})["born_on"]
    assert [box.value for box in bound.boxes] == ["7", "3", "2012"]
    assert bound.in_words == "7 March 2012"


def test_an_optional_date_may_be_left_out():
    form = typed(day="3", month="1", year="2012")
    assert form.is_valid()
    assert form.cleaned_data == {"born_on": date(2012, 1, 3), "review_on": None}


def test_a_prefix_keeps_two_forms_apart():
    form = Form({"a-born_on_day": "3", "a-born_on_month": "1", "a-born_on_year": "2012"}, prefix="a")
    assert form.is_valid()
    assert 'id="id_a-born_on_day" name="a-born_on_day"' in str(form)
