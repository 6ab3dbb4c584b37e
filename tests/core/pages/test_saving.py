"""Form pages: what was typed is never lost, every fault stands at its field, and two people cannot overwrite each other."""

from datetime import date

import pytest
from django.test import RequestFactory

from agencies.models import User
from slscb.core.errors import Fault, Invalid, NotAllowed, Stale
from slscb.core.forms import DateField, GovForm, TextField, VersionField
from slscb.core.pages import ConfirmPage, FormPage, Link

pytestmark = [pytest.mark.django_db, pytest.mark.urls("slscb.core.urls")]


class PersonForm(GovForm):
    name = TextField()
    born_on = DateField("Date of birth", limit="past", required=False)
    version = VersionField()


class Record:
    """What the page edits."""

    saved: dict[str, object] = {}


class Edit(FormPage):
    capability = "public"
    page_title = "Change a person"
    form_class = PersonForm
    success_text = "Changed"

    def load(self):
        self.read = dict(Record.saved)

    def initial(self):
        return self.read

    def save(self, form):
        if form.cleaned_data["version"] != Record.saved["version"]:
            raise Stale
        if form.cleaned_data["name"] == "bad":
            User.objects.create(username="half-done")
            raise Invalid([Fault("name", "Name is taken"), Fault("", "Nothing fits")])
        if form.cleaned_data["name"] == "forbidden":
            raise NotAllowed
        Record.saved = {**form.cleaned_data, "version": Record.saved["version"] + 1}
        return "/done/"


TYPED = {"name": "Jo", "born_on_day": "3", "born_on_month": "2", "born_on_year": "2012", "version": "1"}


@pytest.fixture(autouse=True)
def saved():
    Record.saved = {"name": "Old name", "born_on": date(2011, 1, 1), "version": 1}


class Said(list):
    """Stands in for the message storage."""

    def add(self, level, message, extra_tags=""):
        self.append(message)


def answer(view=Edit, **data):
    request = RequestFactory().post("/", data) if data else RequestFactory().get("/")
    request._messages = Said()
    response = view.as_view()(request)
    return response, response.content.decode(), request._messages


def test_the_form_shows_what_is_saved():
    response, text, _ = answer()
    assert response.status_code == 200
    assert 'value="Old name"' in text
    assert "<title>Change a person" in text


def test_saved_goes_on_with_303_and_says_so():
    response, _, said = answer(**TYPED)
    assert (response.status_code, response.headers["Location"]) == (303, "/done/")
    assert said == ["Changed"]
    assert Record.saved["name"] == "Jo"


def test_a_wrong_form_is_422_with_everything_typed():
    response, text, said = answer(**{**TYPED, "name": "", "born_on_month": "x"})
    assert response.status_code == 422
    assert "<title>Error: Change a person" in text
    assert '<a href="#id_name">Enter name</a>' in text
    assert '<a href="#id_born_on_month">Date of birth must be a real date</a>' in text
    assert 'value="x"' in text
    assert said == []


def test_faults_of_the_service_are_422_at_their_fields_and_leave_nothing_half_done():
    response, text, _ = answer(**{**TYPED, "name": "bad"})
    assert response.status_code == 422
    assert '<a href="#id_name">Name is taken</a>' in text
    assert "<li>Nothing fits</li>" in text
    assert 'value="bad"' in text
    assert not User.objects.filter(username="half-done").exists()


def test_what_is_not_allowed_is_not_swallowed():
    with pytest.raises(NotAllowed):
        answer(**{**TYPED, "name": "forbidden"})


def test_a_stale_form_shows_both_versions_and_keeps_what_was_typed():
    Record.saved = {"name": "Theirs <b>", "born_on": date(2012, 2, 3), "version": 2}
    response, text, said = answer(**TYPED)
    assert response.status_code == 409
    assert Record.saved["name"] == "Theirs <b>"
    assert '<td class="govuk-table__cell" data-label="Your answer">Jo</td>' in text
    assert '<td class="govuk-table__cell" data-label="Saved meanwhile">Theirs &lt;b&gt;</td>' in text
    assert 'data-label="Your answer">3 February 2012' not in text, "equal answers are no difference"
    assert 'name="name" value="Jo"' in text
    assert said == []


def test_saving_once_more_counts_from_the_version_saved_meanwhile():
    Record.saved = {"name": "Theirs", "born_on": None, "version": 2}
    _, text, _ = answer(**TYPED)
    assert '<input type="hidden" name="version" value="2"' in text
    response, _, _ = answer(**{**TYPED, "version": "2"})
    assert response.status_code == 303
    assert Record.saved["name"] == "Jo"


class Withdraw(ConfirmPage):
    capability = "public"
    question = "Withdraw this notice?"
    consequences = "The police will be told."
    submit_text = "Withdraw the notice"
    is_destructive = True
    acts: list[str] = []

    def back(self):
        return Link("Notice 12", "/notices/12/")

    def save(self, form):
        self.acts.append("withdrawn")
        return "/notices/12/"


def test_a_question_does_nothing_until_it_is_answered():
    Withdraw.acts.clear()
    response, text, _ = answer(Withdraw)
    assert response.status_code == 200
    assert "Withdraw this notice?" in text
    assert "govuk-warning-text" in text
    assert "govuk-button--warning" in text
    assert '<a class="govuk-link" href="/notices/12/">Cancel</a>' in text
    assert Withdraw.acts == []
    response, _, _ = answer(Withdraw, yes="1")
    assert response.status_code == 303
    assert Withdraw.acts == ["withdrawn"]
