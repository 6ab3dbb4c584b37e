"""The indicator tool as a page."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from risk.models import Assessment, ToolDraft
from slscb.core.clock import today
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import a_screening, an_assessment, the_instrument
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    the_instrument()
    an_agency(AgencyCode.POLICE)
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def address(child, what="assess"):
    return f"/risk/children/{child.public_id}/{what}/"


def typed(*codes, **more):
    """The form as a browser sends it, everything answered for the codes ticked."""
    day = today()
    data = {
        "assessed_on_day": day.day,
        "assessed_on_month": day.month,
        "assessed_on_year": day.year,
        "indicators": list(codes),
        "harm_status": "suspected",
        "offence_evidence": "no",
        "final_level": "calculated",
        "action": "complete",
    }
    for code in codes:
        given = {"evidence": f"Seen {code}", "nature": "fact", "when": "current", "agency": "csc"}
        data |= {f"{code}_{name}": value for name, value in given.items()}
    return data | more


def errors(response):
    assert response.status_code == 422
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def test_every_indicator_is_shown_child_first_with_the_tools_own_words_beneath(worker, child):
    page = browser_of(worker).get(address(child)).content.decode()
    assert page.count('name="indicators"') == 37
    assert "Someone is grooming the child online" in page
    assert "M02 in the tool: Being groomed on the internet" in page


def test_the_questions_below_an_indicator_are_there_without_javascript(worker, child):
    page = browser_of(worker).get(address(child)).content.decode()
    for name in ("M02_evidence", "M02_nature", "M02_observed_on_day", "M02_when", "M02_agency", "H01_age_at_event"):
        assert f'name="{name}"' in page
    assert 'name="M02_age_at_event"' not in page


def test_a_completed_assessment_is_saved_and_shown(worker, child):
    response = browser_of(worker).post(address(child), typed("M01", "M02", summary="Picked up by adults"))
    made = Assessment.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/risk/assessments/{made.public_id}/")
    assert (made.final_level, made.harm_status, made.summary) == ("medium", "suspected", "Picked up by adults")
    assert [tick.evidence for tick in made.ticks.all()] == ["Seen M01", "Seen M02"]


def test_working_out_the_level_shows_it_and_saves_nothing(worker, child):
    response = browser_of(worker).post(address(child), typed("M01", "M02", action="work_out"))
    result = response.context["result"]
    assert response.status_code == 200
    assert (result.tag.text, result.because[0].rule) == ("MEDIUM", "Two or more medium indicators")
    assert result.because[0].indicators[1] == "M02: Someone is grooming the child online"
    assert any("high" in change for change in result.changes)
    assert not Assessment.objects.exists()
    assert "Seen M02" in response.content.decode()


def test_working_out_asks_for_nothing_more_while_evidence_is_missing(worker, child):
    half = typed("M01", action="work_out", M01_evidence="", harm_status="")
    response = browser_of(worker).post(address(child), half)
    assert response.context["result"].tag.text == "LOW"
    assert response.context["result"].flags == ["Exactly one medium indicator is current and no high one"]
    assert "There is a problem" not in response.content.decode()


def test_h01_says_that_police_and_social_care_must_be_told_at_once(worker, child):
    ticked = typed("H01", H01_when="historic", H01_age_at_event="12", action="work_out")
    page = browser_of(worker).post(address(child), ticked).content.decode()
    assert "Refer to Thames Valley Police" in page


def test_everything_wrong_is_told_at_once_at_its_field_and_nothing_typed_is_lost(worker, child):
    wrong = typed("M01", "H01", "H12", H01_when="", H01_evidence="", final_level="none", M01_nature="")
    wrong |= {"assessed_on_year": today().year + 1, "M01_observed_on_day": "31", "M01_observed_on_month": "2"}
    response = browser_of(worker).post(address(child), wrong | {"summary": "Kept\nwords", "harm_status": ""})
    assert set(errors(response)) == {
        "assessed_on",
        "M01_nature",
        "M01_observed_on",
        "H01_evidence",
        "H01_when",
        "H01_age_at_event",
        "harm_status",
        "final_level",
        "override_reason",
    }
    page = response.content.decode()
    assert all(words in page for words in ("Kept\nwords", "Seen M01", "Seen H12"))
    assert not Assessment.objects.exists()


def test_working_out_names_every_tick_that_is_not_counted_at_its_indicator_and_in_the_result(worker, child):
    half = typed("M01", "M02", "H02", action="work_out", M01_when="", H02_when="", H02_evidence="")
    response = browser_of(worker).post(address(child), half)
    assert errors(response) == {
        "M01_when": ["Select whether M01 is current or historic, or enter when it was observed"],
        "H02_when": ["Select whether H02 is current or historic, or enter when it was observed"],
    }
    result = response.context["result"]
    assert (result.tag.text, result.uncounted_words) == ("LOW", "2 ticked indicators are not counted yet: M01 and H02")
    assert [link.href for link in result.uncounted] == ["#id_M01_when", "#id_H02_when"]
    assert "Seen M01" in response.content.decode()


def test_completing_refuses_with_the_same_messages_at_the_same_fields(worker, child):
    half = typed("M01", "H02", M01_when="", H02_when="")
    worked_out = errors(browser_of(worker).post(address(child), half | {"action": "work_out"}))
    assert errors(browser_of(worker).post(address(child), half)) == worked_out
    assert set(worked_out) == {"M01_when", "H02_when"}
    assert not Assessment.objects.exists()


def test_a_day_that_cannot_be_read_is_told_at_the_day_alone(worker, child):
    day = {"M01_observed_on_day": "31", "M01_observed_on_month": "2", "M01_observed_on_year": "2026"}
    for action in ("work_out", "complete"):
        response = browser_of(worker).post(address(child), typed("M01", M01_when="", action=action, **day))
        assert errors(response) == {"M01_observed_on": ["The day M01 was observed must be a real date"]}


def test_evidence_below_an_indicator_not_ticked_takes_no_other_tick_out_of_the_level(worker, child):
    half = typed("M01", "M02", action="work_out", M03_evidence="She told me")
    response = browser_of(worker).post(address(child), half)
    assert errors(response) == {"indicators": ["There is evidence for M03: tick M03, or clear its evidence"]}
    assert response.context["result"].tag.text == "MEDIUM"


def test_an_error_about_an_indicator_links_to_its_own_checkbox_in_the_order_of_the_page(worker, child):
    wrong = typed("M01", "H12", M03_evidence="100% sure", M01_nature="", harm_status="")
    form = browser_of(worker).post(address(child), wrong).context["form"]
    assert [mistake.target_id for mistake in form.mistakes] == ["id_M01_nature", "id_indicators_12", "id_harm_status"]
    band = form.bands[1]
    assert [(box.code, box.errors) for box in band.boxes if box.errors] == [
        ("M03", ["There is evidence for M03: tick M03, or clear its evidence"])
    ]
    assert [(one.ticked, one.is_wrong) for one in form.bands] == [(0, False), (1, True), (1, False)]


def test_saving_for_later_keeps_what_was_typed_right_or_wrong_and_opens_with_it_again(worker, child):
    browser = browser_of(worker)
    half = typed("M01", M01_when="", M01_evidence="Half a sent\0ence", action="keep", assessed_on_day="31")
    response = browser.post(address(child), half | {"assessed_on_month": "2"})
    assert response.status_code == 303
    page = browser.get(address(child))
    form = page.context["form"]
    assert form["M01_evidence"].value() == "Half a sentence"
    assert (form["assessed_on"].value().day, form["assessed_on"].value().month) == ("31", "2")
    assert not form.errors
    assert "You began this on" in page.content.decode()
    assert not Assessment.objects.exists()


def test_completing_ends_the_draft_and_saves_nothing_of_it_twice(worker, child):
    browser = browser_of(worker)
    browser.post(address(child), typed("M01", action="keep"))
    browser.post(address(child), typed("M01", "M02", draft="kept"))
    assert not ToolDraft.objects.exists()
    assert Assessment.objects.count() == 1
    assert browser.get(address(child)).context["form"]["indicators"].value() is None


def test_a_draft_says_what_was_completed_since(worker, child):
    browser = browser_of(worker)
    browser.post(address(child), typed("M01", action="keep"))
    an_assessment("L01", child=child)
    assert "Since then there is a new one: Assessment of" in browser.get(address(child)).content.decode()


def test_what_only_the_rules_know_is_told_at_the_indicator_too(worker, child):
    response = browser_of(worker).post(address(child), typed("H12"))
    assert errors(response) == {"indicators": ["H12 needs at least one other indicator beside it"]}


def test_a_fault_of_the_third_indicator_lands_at_the_third(worker, child):
    response = browser_of(worker).post(address(child), typed("L01", "M01", "H03", H03_age_at_event="17"))
    assert set(errors(response)) == {"H03_age_at_event"}


def test_evidence_below_an_indicator_that_is_not_ticked_is_not_lost_in_silence(worker, child):
    response = browser_of(worker).post(address(child), typed("M01", M03_evidence="She told me"))
    assert errors(response) == {"indicators": ["There is evidence for M03: tick M03, or clear its evidence"]}
    assert "She told me" in response.content.decode()


def test_an_indicator_may_leave_current_or_historic_to_the_day(worker, child):
    long_ago = today() - timedelta(days=400)
    day = {"H02_observed_on_day": long_ago.day, "H02_observed_on_month": long_ago.month}
    ticked = typed("H02", H02_when="", H02_observed_on_year=long_ago.year, **day)
    browser_of(worker).post(address(child), ticked)
    assert Assessment.objects.get().calculated_level == "none"


def test_an_assessment_starts_from_the_screening_and_shows_what_was_ticked_last_time(worker, child):
    an_assessment("L01", child=child)
    a_screening("M02", child=child, by=worker, summary="From school")
    response = browser_of(worker).get(address(child))
    page = response.content.decode()
    assert response.context["form"].initial["indicators"] == ["M02"]
    assert "Seen: M02" in page
    assert "From school" in page
    assert "it was current" in page


def test_an_indicator_of_the_screening_may_be_left_out(worker, child):
    a_screening("M02", "L01", child=child, by=worker)
    browser_of(worker).post(address(child), typed("L01", M02_evidence="Seen: M02"))
    made = Assessment.objects.get(assessment_kind="assessment")
    assert [tick.indicator.code for tick in made.ticks.select_related("indicator")] == ["L01"]


def test_a_screening_is_completed_on_a_page_of_its_own(worker, child):
    response = browser_of(worker).post(address(child, "screen"), typed("M01", "M02"))
    assert response.status_code == 303
    assert Assessment.objects.get().assessment_kind == "screening"


def test_who_may_not_assess_is_refused_and_who_does_not_see_finds_nothing(worker, child):
    assert browser_of(a_user()).get(address(child)).status_code == 404
    assert browser_of(a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)).get(address(child)).status_code == 403
    assert browser_of(a_user(Role.LSCB_MANAGER)).post(address(child), typed("L01")).status_code == 403


def test_the_tool_needs_as_many_statements_however_much_is_known(worker, child):
    browser = browser_of(worker)
    an_assessment("L01", "M01", "M02", child=child)
    a_screening("L01", "M01", "M02", "H02", child=child, by=worker)
    with at_most(16):
        browser.get(address(child))
    with at_most(14):
        browser.post(address(child), typed("L01", "L02", action="work_out"))
    browser.post(address(child), typed("L01"))
    with at_most(25):
        browser.post(address(child), typed("L01", "L02", "L03"))
