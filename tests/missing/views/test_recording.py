"""Writing the interview down section by section, reading it back, completing it."""

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode
from missing.forms import SECTIONS
from slscb.core.clock import now
from tests.factories.agencies import a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode
from tests.helpers.signing_in import browser_of
from tests.missing.views.test_episodes import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def interview(worker):
    return a_returned_episode(a_child(worker), now() - 9 * HOUR, now() - 4 * HOUR).return_interview


def section(interview, name):
    return reverse("missing:interview-section", args=[interview.public_id, name])


def address(page, interview):
    return reverse(f"missing:interview-{page}", args=[interview.public_id])


def about(**more):
    sent = {"interviewer": "Nia of Engage", "is_independent": "yes", "in_person": "yes", "place": "In the car"}
    return sent | typed("held_at", now() - HOUR) | more


def test_the_sections_follow_one_another_and_end_at_the_reading_back(worker, interview):
    page, version = browser_of(worker), 1
    an_agency(AgencyCode.ENGAGE)
    sent = {
        "interview": about(),
        "why": {"push_factors": ["bullying", "school"], "pull_factors": ["online_contact"], "why_left": "A row"},
        "where": {"where_stayed": "A flat in Reading", "with_whom": "Two men"},
        "harm": {"harms": ["substance"], "harm_details": "Given vodka"},
        "words": {"childs_words": "He said he loves me"},
        "safety": {"is_safe_now": "yes", "going_again": "likely", "next_steps": "Strategy discussion"},
    }
    addresses = [section(interview, name) for name in SECTIONS] + [address("complete", interview)]
    for here, onward, name in zip(addresses, addresses[1:], SECTIONS, strict=False):
        assert page.get(here).status_code == 200
        answer = page.post(here, sent[name] | {"version": str(version)})
        assert (answer.status_code, answer.headers["Location"]) == (303, onward)
        version += 1
    body = page.get(addresses[-1]).content.decode()
    for words in ("Nia of Engage", "Bullying, Problems at school", "A flat in Reading", "Given vodka", "Likely"):
        assert words in body
    answer = page.post(addresses[-1], {"version": str(version)}, follow=True)
    body = answer.content.decode()
    assert "Held within 72 hours: " in body and "He said he loves me" in body
    interview.refresh_from_db()
    assert (interview.status, interview.push_factors) == ("completed", ["bullying", "school"])


def test_a_section_that_is_written_says_so_and_another_can_be_first(worker, interview):
    page = browser_of(worker)
    body = page.get(address("record", interview)).content.decode()
    assert body.count("To do") == len(SECTIONS)
    page.post(section(interview, "words"), {"childs_words": "I am tired", "version": "1"})
    body = page.get(address("record", interview)).content.decode()
    assert (body.count("To do"), body.count("Written")) == (len(SECTIONS) - 1, 1)
    assert "not completed yet" in page.get(address("view", interview)).content.decode()


def test_a_wrong_section_comes_back_with_every_fault_and_nothing_typed_is_lost(worker, interview):
    sent = about(is_independent="no", place="By the river", version="1") | typed("held_at", now() - 9 * HOUR)
    answer = browser_of(worker).post(section(interview, "interview"), sent)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_chosen_by_child-error"' in body and "By the river" in body
    answer = browser_of(worker).post(section(interview, "interview"), sent | {"chosen_by_child": "no"})
    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_held_at-error"' in body and 'id="id_not_independent_reason-error"' in body


def test_a_child_who_is_not_safe_needs_what_was_done(worker, interview):
    page = browser_of(worker)
    page.post(section(interview, "interview"), about(version="1"))
    sent = {"is_safe_now": "no", "next_steps": "Ring the duty team", "version": "2"}
    answer = page.post(section(interview, "safety"), sent)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_immediate_safety-error"' in body and "Ring the duty team" in body


def test_two_people_who_write_one_section_see_both_versions(worker, interview):
    page = browser_of(worker)
    page.post(section(interview, "words"), {"childs_words": "First version", "version": "1"})
    answer = page.post(section(interview, "words"), {"childs_words": "Second version", "version": "1"})
    body = answer.content.decode()
    assert answer.status_code == 409 and "First version" in body and "Second version" in body


def test_an_interview_that_was_not_held_is_not_completed_and_says_what_lacks(worker, interview):
    answer = browser_of(worker).post(address("complete", interview), {"version": "1"})
    assert answer.status_code == 422 and "Enter when the interview was held" in answer.content.decode()


def test_the_childs_other_waiting_episodes_can_be_covered(worker, interview):
    page = browser_of(worker)
    assert "any of these too" not in page.get(address("complete", interview)).content.decode()
    other = a_returned_episode(interview.child, now() - 30 * HOUR, now() - 20 * HOUR)
    page.post(section(interview, "interview"), about(version="1"))
    assert "Missing from home" in page.get(address("complete", interview)).content.decode()
    sent = {"also_covers": [str(other.public_id)], "version": "2"}
    assert page.post(address("complete", interview), sent).status_code == 303
    other.refresh_from_db()
    assert other.return_interview == interview
    body = page.get(address("view", other.return_interview)).content.decode()
    assert body.count("Returned") >= 2


def test_a_closed_interview_takes_no_more_answers(worker, interview):
    page = browser_of(worker)
    page.post(section(interview, "interview"), about(version="1"))
    page.post(address("complete", interview), {"version": "2"})
    assert "This interview is closed" in page.get(address("record", interview)).content.decode()
    answer = page.post(section(interview, "words"), {"childs_words": "More", "version": "3"})
    assert answer.status_code == 422 and "already closed" in answer.content.decode()


def test_a_section_that_does_not_exist_is_not_found(worker, interview):
    assert browser_of(worker).get(section(interview, "moon")).status_code == 404
