"""An open assessment as pages: what each agency sees, puts forward and withdraws, and what the assessor starts from."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from risk.models import Assessment, Contribution, IndicatorTick, OpenAssessment
from slscb.core.clock import today
from tests.factories.agencies import a_member_of, a_user
from tests.factories.risk import a_screening, an_assessment, an_open_assessment, observed, put_forward
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most
from tests.risk.services.test_contributing import Place
from tests.risk.views.test_tool import errors, typed

pytestmark = pytest.mark.django_db

HURT = "A burn on the left hand"


@pytest.fixture
def place():
    return Place()


def address(place, what=""):
    return f"/risk/open-assessments/{place.opened.public_id}/{what}"


def assess(place):
    return f"/risk/children/{place.child.public_id}/assess/"


def ticked(*codes, **more):
    data = {"indicators": list(codes), "drawn_with": "1"}
    for code in codes:
        given = {"evidence": f"Seen {code}", "nature": "fact", "when": "current", "agency": "health"}
        data |= {f"{code}_{name}": value for name, value in given.items()}
    return data | more


def test_a_social_worker_opens_one_from_the_childs_page(place):
    OpenAssessment.objects.all().delete()
    browser, day = browser_of(place.worker), today() + timedelta(days=3)
    way = reverse("risk:open-assessment-create", args=[place.child.public_id])
    assert way in browser.get(f"/children/{place.child.public_id}/").content.decode()
    when = {"wanted_by_day": day.day, "wanted_by_month": day.month, "wanted_by_year": day.year}
    done = browser.post(way, {"why": "Missing more often", **when})
    opened = OpenAssessment.objects.get()
    assert (done.status_code, done["Location"]) == (303, f"/risk/open-assessments/{opened.public_id}/")
    assert done["Location"] in browser.get(f"/children/{place.child.public_id}/").content.decode()


@pytest.mark.parametrize("is_assessed", [False, True])
def test_the_childs_page_leads_to_it(place, is_assessed):
    if is_assessed:
        an_assessment("L01", child=place.child, by=place.worker)
        place.opened = an_open_assessment(place.child, place.worker)
    assert address(place) in browser_of(place.nurse).get(f"/children/{place.child.public_id}/").content.decode()


def test_an_agency_puts_forward_and_everybody_sees_who_said_what(place):
    done = browser_of(place.nurse).post(address(place, "put-forward/"), ticked("M01", "L02"))
    assert (done.status_code, done["Location"]) == (303, address(place))
    browser_of(place.teacher).post(address(place, "put-forward/"), ticked("M01", M01_evidence="A car at the gate"))
    for person in (place.nurse, place.teacher, place.worker):
        page = browser_of(person).get(address(place)).content.decode()
        assert all(words in page for words in ("Seen M01", "Seen L02", "A car at the gate"))
        assert f"Health ({place.nurse}" in page
        assert f"Education ({place.teacher}" in page


def test_the_tools_indicators_alone_are_asked_each_with_its_evidence(place):
    page = browser_of(place.nurse).get(address(place, "put-forward/")).content.decode()
    assert page.count('name="indicators"') == 37
    assert all(name not in page for name in ('name="final_level"', 'name="assessed_on_day"', 'name="harm_status"'))
    assert 'name="M01_is_health_detail"' in page


def test_everything_wrong_is_told_at_once_and_nothing_typed_is_lost(place):
    sent = ticked("M01", "H03", M01_evidence="", H03_age_at_event="16", L05_evidence="Not ticked")
    found = errors(browser_of(place.nurse).post(address(place, "put-forward/"), sent))
    assert found.keys() == {"M01_evidence", "H03_age_at_event", "indicators"}
    response = browser_of(place.nurse).post(address(place, "put-forward/"), sent)
    assert "Not ticked" in response.content.decode()
    assert errors(browser_of(place.nurse).post(address(place, "put-forward/"), {"drawn_with": "1"})) == {
        "indicators": ["Tick at least one indicator that you know something of"]
    }
    assert not Contribution.objects.exists()


def test_what_was_ticked_under_another_version_is_shown_before_it_is_taken(place):
    response = browser_of(place.nurse).post(address(place, "put-forward/"), ticked("M01", drawn_with="0"))
    assert "has come into force" in errors(response)["indicators"][0]
    assert not Contribution.objects.exists()


def test_only_ones_own_agency_withdraws_and_the_words_stay(place):
    (said,) = put_forward(place.opened, place.nurse, "M01")
    way = f"/risk/contributions/{said.public_id}/withdraw/"
    assert way in browser_of(place.nurse).get(address(place)).content.decode()
    assert way not in browser_of(place.teacher).get(address(place)).content.decode()
    assert browser_of(place.teacher).get(way).status_code == 403
    assert browser_of(a_user()).get(way).status_code == 404
    assert browser_of(place.nurse).post(way, {"reason": "", "version": "1"}).status_code == 422
    assert browser_of(place.nurse).post(way, {"reason": "Her sister", "version": "1"}).status_code == 303
    page = browser_of(place.worker).get(address(place)).content.decode()
    assert "<s>Seen: M01</s>" in page
    assert "Her sister" in page
    assert way not in browser_of(place.nurse).get(address(place)).content.decode()


def test_health_detail_is_shown_to_those_with_the_right_alone_also_once_it_is_a_tick(place):
    hurt = observed("M01", evidence=HURT, is_health_detail=True)
    put_forward(place.opened, place.nurse, hurt)
    made = place.complete(hurt, seen=1)
    assert IndicatorTick.objects.get().is_health_detail
    for where in (address(place), f"/risk/assessments/{made.public_id}/"):
        for person in (place.nurse, place.worker):
            assert HURT in browser_of(person).get(where).content.decode()
        page = browser_of(place.teacher).get(where).content.decode()
        assert HURT not in page
        assert "Not shown to your role" in page


def test_health_detail_stays_out_of_the_history_of_changes_for_who_has_no_right(place):
    hurt = observed("M01", evidence=HURT, is_health_detail=True)
    (said,) = put_forward(place.opened, place.nurse, hurt)
    withdrawn = browser_of(place.nurse).post(
        f"/risk/contributions/{said.public_id}/withdraw/", {"reason": f"No {HURT}", "version": "1"}
    )
    assert withdrawn.status_code == 303
    place.complete(hurt, seen=2)
    changes = f"/children/{place.child.public_id}/changes/"
    keeper = a_user(Role.TEAM_MANAGER, place.child.allocations.get().team)
    assert browser_of(keeper).get(changes).content.decode().count(HURT) == 3
    outsider = a_member_of(AgencyCode.EDUCATION, Role.TEAM_MANAGER)
    page = browser_of(outsider).get(changes)
    assert page.status_code == 200
    assert HURT not in page.content.decode()


def test_the_assessor_starts_from_all_that_was_put_forward_and_the_screening(place):
    a_screening(observed("L02", evidence="Late again"), child=place.child, by=place.teacher)
    put_forward(place.opened, place.nurse, observed("M01", evidence=HURT, is_health_detail=True))
    put_forward(place.opened, place.teacher, observed("M01", evidence="A car at the gate", nature="opinion"))
    response = browser_of(place.worker).get(assess(place))
    form = response.context["form"]
    assert form.ticked == ["L02", "M01"]
    evidence = form["M01_evidence"].value()
    assert HURT in evidence
    assert "A car at the gate" in evidence
    assert form["M01_nature"].value() == ""
    assert form["M01_is_health_detail"].value() is True
    assert form["L02_evidence"].value().endswith("in its screening: Late again")
    assert 'name="contributions_seen" value="2"' in response.content.decode()


def test_what_comes_meanwhile_is_told_before_the_assessment_is_completed_and_nothing_typed_is_lost(place):
    put_forward(place.opened, place.nurse, "M01")
    browser = browser_of(place.worker)
    put_forward(place.opened, place.teacher, "M02")
    sent = typed("M01", summary="My words", contributions_seen="1")
    told = browser.post(assess(place), sent)
    page = told.content.decode()
    assert told.status_code == 422
    assert "Since you began, 1 thing was put forward or withdrawn." in page
    assert "My words" in page
    assert 'name="contributions_seen" value="2"' in page
    assert not Assessment.objects.exists()
    assert browser.post(assess(place), sent | {"contributions_seen": "2"}).status_code == 303
    assert Assessment.objects.get().made_from == place.opened


def test_a_kept_draft_is_told_what_came_since(place):
    put_forward(place.opened, place.nurse, "M01")
    browser = browser_of(place.worker)
    browser.post(assess(place), typed("M01", action="keep", contributions_seen="1"))
    put_forward(place.opened, place.teacher, "M02", "L01")
    assert "Since you began, 2 things were put forward or withdrawn." in browser.get(assess(place)).content.decode()


def test_social_care_ends_it_without_an_assessment(place):
    assert browser_of(place.nurse).get(address(place, "end/")).status_code == 403
    browser = browser_of(place.worker)
    assert browser.post(address(place, "end/"), {"reason": "", "version": "1"}).status_code == 422
    assert browser.post(address(place, "end/"), {"reason": "She moved", "version": "1"}).status_code == 303
    page = browser.get(address(place)).content.decode()
    assert "She moved" in page
    assert "put-forward" not in page


def test_an_agency_finds_on_its_home_page_what_waits_for_it(place):
    heading = "Assessments that wait for your agency"
    assert heading in browser_of(place.nurse).get("/").content.decode()
    put_forward(place.opened, place.nurse, "M01")
    assert heading not in browser_of(place.nurse).get("/").content.decode()
    assert heading in browser_of(place.teacher).get("/").content.decode()


def test_the_page_sends_as_many_statements_for_many_as_for_few(place):
    put_forward(place.opened, place.nurse, *(f"L0{number}" for number in range(1, 8)))
    put_forward(place.opened, place.teacher, *(f"L0{number}" for number in range(1, 8)))
    browser = browser_of(place.teacher)
    with at_most(8):
        browser.get(address(place))
