"""Choices: radios, checkboxes, yes or no, records; and the fields that an option reveals."""

import pytest

from agencies.models import Team
from slscb.core.forms import (
    ChoiceField,
    ConfirmationField,
    GovForm,
    MultipleChoiceField,
    RecordField,
    RecordsField,
    SelectField,
    TextField,
    YesNoField,
)
from tests.factories.agencies import a_team

PLACES = [("home", "At home"), ("other", "Somewhere else")]


class Form(GovForm):
    place = ChoiceField("Place", choices=PLACES, hints={"home": "Their own"}, reveals={"other": ["where", "with_whom"]})
    where = TextField("Where")
    with_whom = MultipleChoiceField("With whom", choices=[("a", "Adults"), ("f", "Friends")])
    worries = MultipleChoiceField(
        choices=[("Out", [("late", "Late nights")]), ("none", "None")], exclusive="none", required=False
    )
    hurt = YesNoField("Was anyone hurt?", noun="anyone was hurt")
    told = ConfirmationField("I told them", noun="you told them", required=False)
    team = SelectField("Team", choices=[("1", "Duty")], required=False)


ANSWERS = {"place": "home", "hurt": "no"}


def test_a_field_that_is_not_revealed_is_not_asked_and_is_emptied():
    form = Form({**ANSWERS, "where": "typed before", "with_whom": ["nonsense"]})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["where"] == ""
    assert form.cleaned_data["with_whom"] == []


def test_a_field_that_is_revealed_is_required():
    form = Form({**ANSWERS, "place": "other"})
    assert form.errors == {"where": ["Enter where"], "with_whom": ["Select with whom"]}


def test_a_revealed_field_stands_inside_its_option_and_nowhere_else():
    html = str(Form({**ANSWERS, "place": "other", "where": "Park"}))
    assert html.count('name="where"') == 1
    start = html.index('id="conditional-id_place_1"')
    assert start < html.index('name="where"') < html.index('name="worries"')
    assert 'data-reveals="conditional-id_place_1"' in html


def test_what_is_not_chosen_is_hidden_only_by_a_class_that_needs_the_script():
    assert 'class="govuk-radios__conditional govuk-radios__conditional--hidden"' in str(Form(ANSWERS))
    assert "conditional--hidden" not in str(Form({**ANSWERS, "place": "other"}))


@pytest.mark.parametrize(("typed", "clean"), [("yes", True), ("no", False)])
def test_yes_and_no_are_true_and_false(typed, clean):
    form = Form({**ANSWERS, "hurt": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["hurt"] is clean


def test_a_saved_yes_is_shown_as_chosen():
    [yes, no] = Form(initial={"hurt": True})["hurt"].options
    assert (yes.is_chosen, no.is_chosen) == (True, False)


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"place": ""}, "Select place"),
        ({"place": "moon"}, "Select place from the list"),
        ({"hurt": ""}, "Select yes if anyone was hurt"),
        ({"worries": ["moon"]}, "Select worries from the list"),
        ({"team": "7"}, "Select team from the list"),
    ],
)
def test_each_fault_says_how_to_mend_it(answers, message):
    [[found]] = Form({**ANSWERS, **answers}).errors.values()
    assert found == message


def test_each_option_has_its_own_id_and_hint():
    home, other = Form()["place"].options
    assert (home.id, other.id) == ("id_place", "id_place_1")
    assert (home.hint, other.hint) == ("Their own", "")
    assert 'aria-describedby="id_place-item-hint"' in Form()["place"].as_field_group()


def test_a_group_is_named_once_and_the_exclusive_option_is_marked():
    late, none = Form()["worries"].options
    assert (late.group, none.group) == ("Out", "")
    assert (late.is_exclusive, none.is_exclusive) == (False, True)
    assert 'data-behaviour="exclusive"' in Form()["worries"].as_field_group()


def test_answers_are_said_in_words():
    form = Form({**ANSWERS, "worries": ["late", "none"], "team": "1", "told": "on"})
    form.is_valid()
    assert {one.name: one.words for one in form.answers} == {
        "place": "At home",
        "worries": "Late nights, None",
        "hurt": "No",
        "told": "Yes",
        "team": "Duty",
    }


class Records(GovForm):
    team = RecordField("Team")
    others = RecordsField("Other teams", required=False)


@pytest.fixture
def teams(db):
    return [a_team("North"), a_team("South")]


def records(data):
    every = Team.objects.filter(name__in=["North", "South"]).order_by("name")
    return Records(data, records={"team": every, "others": every})


def test_records_are_chosen_by_their_public_id(teams):
    north, south = teams
    form = records({"team": str(north.public_id), "others": [str(south.public_id)]})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["team"] == north
    assert list(form.cleaned_data["others"]) == [south]
    assert [answer.words for answer in form.answers] == [str(north), str(south)]
    html = str(form)
    assert f'value="{north.public_id}" selected' in html
    assert f'value="{south.public_id}" checked' in html


@pytest.mark.parametrize("nonsense", ["9d3ce2d1-f899-4d17-bca2-1b13fe6aea46", "1", "x' or 1=1"])
def test_no_other_record_can_be_chosen(teams, nonsense):
    form = records({"team": nonsense, "others": [nonsense]})
    assert form.errors == {"team": ["Select team from the list"], "others": ["Select other teams from the list"]}
