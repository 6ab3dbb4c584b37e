"""What a return home interview suggests, beside the indicators of the tool: filled in, never ticked."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.services import involvement
from risk.models import Assessment, Contribution
from slscb.core.clock import london_day, now
from slscb.core.words import day_words
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_held_interview
from tests.factories.risk import an_assessment, an_open_assessment, the_instrument
from tests.helpers.signing_in import api_of, browser_of
from tests.helpers.statements import at_most
from tests.risk.views.test_tool import address, typed

pytestmark = pytest.mark.django_db
DAY = 24 * HOUR
HEADING = "What return home interviews suggest"


@pytest.fixture
def worker():
    the_instrument()
    an_agency(AgencyCode.POLICE)
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


@pytest.fixture
def interview(child):
    return a_held_interview(child, pull_factors=["gang"], agency=an_agency(AgencyCode.ENGAGE))


def form_of(worker, child):
    return browser_of(worker).get(address(child)).context["form"]


def offered(form):
    """The boxes below M15 as a browser sends them back untouched."""
    day = form.initial["M15_observed_on"]
    return {
        "M15_evidence": form.initial["M15_evidence"],
        "M15_observed_on_day": day.day,
        "M15_observed_on_month": day.month,
        "M15_observed_on_year": day.year,
        "M15_agency": form.initial["M15_agency"],
    }


def proposed(user, child):
    return api_of(user).get(reverse("api:proposed-indicators", args=[child.public_id])).json()["results"]


def test_the_tool_says_what_is_suggested_and_why_with_the_way_to_the_interview(worker, child, interview):
    page = browser_of(worker).get(address(child)).content.decode()
    held = day_words(london_day(interview.held_at))
    assert HEADING in page
    assert "The child told of a gang." in page
    assert reverse("missing:interview-view", args=[interview.public_id]) in page
    assert f"Suggested by the return home interview of {held}" in page


def test_what_is_suggested_is_filled_in_and_not_ticked(worker, child, interview):
    form = form_of(worker, child)
    held = london_day(interview.held_at)
    assert form.ticked == []
    assert form.initial["M15_evidence"] == f"The child told of a gang. Return home interview of {day_words(held)}."
    assert form.initial["M15_observed_on"] == held
    assert form.initial["M15_agency"] == "engage"


def test_what_is_not_ticked_is_neither_an_error_nor_saved(worker, child, interview):
    sent = typed("L02") | offered(form_of(worker, child))
    assert browser_of(worker).post(address(child), sent).status_code == 303
    made = Assessment.objects.get()
    assert [tick.indicator.code for tick in made.ticks.all()] == ["L02"]
    assert made.final_level == "low"


def test_a_tick_confirms_it(worker, child, interview):
    sent = typed("L02") | offered(form_of(worker, child))
    sent |= {"indicators": ["L02", "M15"], "M15_nature": "opinion"}
    assert browser_of(worker).post(address(child), sent).status_code == 303
    tick = Assessment.objects.get().ticks.get(indicator__code="M15")
    assert (tick.observed_on, tick.agency.code, tick.when) == (london_day(interview.held_at), "engage", "current")


def test_words_of_ones_own_below_an_indicator_that_is_not_ticked_are_still_asked_about(worker, child, interview):
    sent = typed("L02") | offered(form_of(worker, child)) | {"M15_evidence": "He showed me the tag"}
    response = browser_of(worker).post(address(child), sent)
    assert response.status_code == 422
    assert "There is evidence for M15: tick M15, or clear its evidence" in response.content.decode()


def test_an_assessment_answers_what_was_suggested_before_it_ticked_or_not(worker, child, interview):
    assert [one["code"] for one in proposed(worker, child)] == ["M15"]
    an_assessment("L02", child=child, by=worker)
    assert proposed(worker, child) == []
    assert HEADING not in browser_of(worker).get(address(child)).content.decode()


def test_a_later_interview_suggests_again_and_each_indicator_once_by_the_newest(worker, child, interview):
    an_assessment("L02", child=child, by=worker)
    for days, minutes in ((9, 1), (5, 2)):
        completed = now() + timedelta(minutes=minutes)
        later = a_held_interview(child, now() - days * DAY, pull_factors=["gang"], completed_at=completed)
    (found,) = [one for one in proposed(worker, child) if one["code"] == "M15"]
    assert found["page"].endswith(f"/{later.public_id}/")


def test_what_is_older_than_six_months_or_not_completed_suggests_nothing(worker, child):
    a_held_interview(child, now() - 190 * DAY, pull_factors=["gang"])
    a_held_interview(child, pull_factors=["gang"], status="scheduled", closed_at=None, completed_at=None)
    assert proposed(worker, child) == []


def test_an_answer_that_a_person_may_not_read_suggests_nothing_to_them(worker, child, interview, monkeypatch):
    monkeypatch.setattr("slscb.core.marking.withheld", lambda user, model: frozenset({"pull_factors"}))
    assert proposed(worker, child) == []


def test_who_does_not_see_the_child_learns_nothing(child, interview):
    response = api_of(a_user()).get(reverse("api:proposed-indicators", args=[child.public_id]))
    assert response.status_code == 404


def test_an_agency_that_puts_into_an_open_assessment_sees_it_too_and_ticks_or_not(worker, child, interview):
    opened = an_open_assessment(child, worker)
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.ENGAGE), reason="Groups")
    member = a_user(Role.AGENCY_REPRESENTATIVE, a_team("Engage", AgencyCode.ENGAGE))
    place = reverse("risk:contribution-add", args=[opened.public_id])
    page = browser_of(member).get(place)
    assert HEADING in page.content.decode()
    assert page.context["form"].ticked == []
    sent = typed("L02", L02_agency="engage") | offered(page.context["form"])
    assert browser_of(member).post(place, sent).status_code == 303
    assert [one.indicator.code for one in Contribution.objects.all()] == ["L02"]


def test_the_tool_asks_once_whatever_is_suggested(worker, child):
    browser = browser_of(worker)
    browser.get(address(child))
    for days in (20, 15, 10):
        a_held_interview(child, now() - days * DAY, pull_factors=["gang", "drugs_or_alcohol"])
    with at_most(11):
        assert len(browser.get(address(child)).context["suggested"]) == 3
