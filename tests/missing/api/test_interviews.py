"""Return interviews over HTTP."""

import pytest

from agencies.choices import AgencyCode, Role
from missing.models import InterviewOffer
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode
from tests.helpers.signing_in import api_of
from tests.missing.api.test_episodes import paths

pytestmark = pytest.mark.django_db

LIST = "/api/v1/return-interviews/"


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def api(worker):
    return api_of(worker)


@pytest.fixture
def interview(worker):
    return waiting(worker, 4)


def waiting(worker, hours_ago):
    """An interview that waits since a return so many hours ago."""
    back = now() - hours_ago * HOUR
    return a_returned_episode(a_child(worker), back - HOUR, back).return_interview


def address(interview, act=""):
    return f"{LIST}{interview.public_id}/{act and act + '/'}"


def listed(api, **query):
    return [one["id"] for one in api.get(LIST, query).json()["results"]]


def test_interviews_are_listed_by_state_the_longest_due_first(api, worker, interview):
    overdue = waiting(worker, 80)
    waiting(a_user(), 90)
    both = [str(overdue.public_id), str(interview.public_id)]
    assert listed(api) == both
    assert (listed(api, state="overdue"), listed(api, state="due")) == (both[:1], both[1:])
    assert (listed(api, state="completed"), listed(api, state="declined")) == ([], [])


def test_a_state_that_does_not_exist_is_a_fault(api):
    answer = api.get(LIST, {"state": "moon"})
    assert (answer.status_code, paths(answer)) == (400, {"state"})


def test_the_list_goes_on_by_cursor_shows_no_answer_and_remembers_whom_it_showed(api, worker):
    both = [waiting(worker, 80), waiting(worker, 4)]
    first = api.get(LIST, {"page_size": 1}).json()
    second = api.get(first["next"]).json()
    assert [page["results"][0]["id"] for page in (first, second)] == [str(one.public_id) for one in both]
    assert "childs_words" not in first["results"][0]
    shown = AuditEvent.objects.filter(action="list").order_by("pk").values_list("about", flat=True)
    assert list(shown) == [[one.child_id] for one in both]


def test_one_interview_is_read_with_answers_episodes_and_offers(api, interview):
    api.post(address(interview, "offers"), {"method": "telephone"})
    answer = api.get(address(interview))
    body = answer.json()
    assert answer.headers["ETag"] == '"2"'
    assert body["episodes"] == [str(interview.episodes.get().public_id)]
    assert (len(body["offers"]), body["childs_words"], body["agency"]) == (1, "", None)


def test_an_offer_is_recorded_with_what_came_of_it(api, worker, interview):
    answer = api.post(address(interview, "offers"), {"method": "in_person", "outcome": "accepted"})
    assert (answer.status_code, answer.json()["offered_by"]) == (201, str(worker))
    assert api.get(address(interview)).json()["status"] == "scheduled"


def test_every_fault_of_an_offer_is_told_at_once(api, interview):
    early = (now() - 9 * HOUR).isoformat()
    sent = {"method": "telephone", "offered_at": early, "outcome": "declined", "arranged_for": early}
    assert paths(api.post(address(interview, "offers"), sent)) == {"offered_at", "reason"}
    assert paths(api.post(address(interview, "offers"), {"method": "pigeon", "reason": "x"})) == {"method", "reason"}


def test_the_same_idempotency_key_offers_once(api, interview):
    for _ in range(2):
        api.post(address(interview, "offers"), {"method": "letter"}, headers={"Idempotency-Key": "one"})
    assert InterviewOffer.objects.count() == 1


def test_an_interview_is_completed_with_all_that_was_said(api, interview):
    an_agency(AgencyCode.ENGAGE)
    sent = {
        "held_at": (now() - HOUR).isoformat(),
        "interviewer": "Nia",
        "agency": "engage",
        "push_factors": ["bullying"],
        "pull_factors": ["party"],
        "harms": ["emotional"],
        "childs_words": "I had enough",
        "is_safe_now": True,
    }
    answer = api.post(address(interview, "complete"), sent)
    body = answer.json()
    assert (answer.status_code, body["status"], body["agency"]) == (200, "completed", "engage")
    assert {name: body[name] for name in ("push_factors", "childs_words", "is_safe_now")} == {
        "push_factors": ["bullying"],
        "childs_words": "I had enough",
        "is_safe_now": True,
    }
    assert listed(api, state="completed") == [str(interview.public_id)]


def test_a_completion_says_what_lacks_and_what_is_wrong(api, interview):
    assert paths(api.post(address(interview, "complete"), {})) == {"held_at"}
    late = {"held_at": (now() + HOUR).isoformat(), "is_safe_now": False, "is_independent": False}
    assert paths(api.post(address(interview, "complete"), late)) == {
        "held_at",
        "immediate_safety",
        "not_independent_reason",
    }
    wrong = {"push_factors": ["boredom"], "agency": "moon", "going_again": "maybe"}
    found = paths(api.post(address(interview, "complete"), wrong))
    assert {path.partition("[")[0].partition(".")[0] for path in found} == {"push_factors", "agency", "going_again"}


def test_one_interview_covers_another_episode_of_the_child(api, interview):
    other = a_returned_episode(interview.child, now() - 30 * HOUR, now() - 20 * HOUR)
    sent = {"held_at": (now() - HOUR).isoformat(), "also_covers": [str(other.public_id)]}
    body = api.post(address(interview, "complete"), sent).json()
    assert len(body["episodes"]) == 2


def test_a_refusal_needs_an_offer_and_then_closes_the_interview(api, interview):
    sent = {"outcome": "declined_by_child", "reason": "afraid"}
    assert paths(api.post(address(interview, "decline"), sent)) == {""}
    api.post(address(interview, "offers"), {"method": "telephone"})
    answer = api.post(address(interview, "decline"), sent)
    assert (answer.status_code, answer.json()["status"]) == (200, "declined_by_child")
    assert listed(api, state="declined") == [str(interview.public_id)]
    assert paths(api.post(address(interview, "decline"), {"outcome": "completed"})) == {"outcome", "reason"}


def test_an_older_version_is_stale_for_whoever_states_one(api, interview):
    stale = {"If-Match": '"9"'}
    for act, body in (
        ("offers", {"method": "telephone"}),
        ("complete", {"held_at": (now() - HOUR).isoformat()}),
        ("decline", {"outcome": "declined_by_child", "reason": "afraid"}),
    ):
        assert api.post(address(interview, act), body, headers=stale).status_code == 412, act


def test_what_one_does_not_see_is_not_there_whatever_is_sent(interview):
    stranger = api_of(a_user(Role.TEAM_MANAGER))
    assert stranger.get(address(interview)).status_code == 404
    for act in ("offers", "complete", "decline"):
        assert stranger.post(address(interview, act), {}).status_code == 404
    assert listed(stranger) == []


def test_police_may_read_what_they_see_and_neither_list_nor_act(interview):
    police = api_of(a_user(Role.POLICE_LIAISON, interview.child.allocations.get().team))
    assert police.get(address(interview)).status_code == 200
    assert police.get(LIST).status_code == 403
    for act in ("offers", "complete", "decline"):
        assert police.post(address(interview, act), {}).status_code == 403


def test_answers_are_kept_as_they_come_against_the_version(worker):
    interview = a_returned_episode(a_child(worker)).return_interview
    address, client = f"/api/v1/return-interviews/{interview.public_id}/", api_of(worker)
    kept = client.patch(address, {"why_left": "A quarrel"}, headers={"If-Match": '"1"'})
    assert (kept.status_code, kept.json()["why_left"], kept.json()["completed_at"]) == (200, "A quarrel", None)
    assert client.patch(address, {"why_left": "Other"}, headers={"If-Match": '"1"'}).status_code == 412
    assert client.patch(address, {"why_left": "Other"}).status_code == 428
