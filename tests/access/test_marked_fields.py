"""Health detail, suspects and places of an episode and an interview, for a school that is involved with the child."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.services import involvement
from missing.models import MissingEpisode, ReturnInterview
from slscb.core.clock import london, now
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import a_returned_episode
from tests.helpers.signing_in import api_of, browser_of

pytestmark = pytest.mark.django_db

HURT, LEX, STREET = "A burn on the left hand", "Lex with the silver car", "1 Home Street"
NOT_SHOWN = "Not shown to your role"


@pytest.fixture
def child():
    worker = a_user()
    child = a_child(worker)
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.EDUCATION), reason="School")
    return child


@pytest.fixture
def episode(child):
    return a_returned_episode(child, condition=HURT, thought_to_be_with=LEX, missing_from=STREET)


@pytest.fixture
def teacher():
    return a_member_of(AgencyCode.EDUCATION, Role.PRACTITIONER)


def moment(name, at):
    at = london(at)
    return {
        f"{name}_day": at.day, f"{name}_month": at.month, f"{name}_year": at.year, f"{name}_time": f"{at:%H:%M}",
    }  # fmt: skip


def test_the_page_says_that_something_is_there_and_not_what(episode, teacher):
    body = browser_of(teacher).get(reverse("missing:episode-view", args=[episode.public_id])).content.decode()
    assert body.count(NOT_SHOWN) == 3
    assert not any(secret in body for secret in (HURT, LEX, STREET))


def test_the_form_leaves_them_out_and_saving_it_keeps_them(episode, teacher):
    address = reverse("missing:episode-change", args=[episode.public_id])
    page = browser_of(teacher)
    form = page.get(address).context["form"]
    assert not {"thought_to_be_with", "missing_from"} & form.fields.keys()
    typed = {"kind": "home", "circumstances": "After school", "police_risk": "not_graded", "version": "1"}
    typed |= moment("last_seen_at", episode.last_seen_at) | moment("reported_at", episode.reported_at)
    answer = page.post(address, typed | {"thought_to_be_with": "Nobody"})
    assert answer.status_code == 303, answer.context["form"].errors
    kept = MissingEpisode.objects.get()
    assert (kept.circumstances, kept.thought_to_be_with, kept.missing_from) == ("After school", LEX, STREET)


def test_the_api_leaves_them_out_and_refuses_to_overwrite_them(episode, teacher):
    client = api_of(teacher)
    read = client.get(reverse("api:missing-episode", args=[episode.public_id])).json()
    assert "circumstances" in read
    assert not {"condition", "thought_to_be_with", "missing_from"} & read.keys()
    address = reverse("api:missing-episode-return", args=[episode.public_id])
    body = {"returned_at": episode.returned_at.isoformat(), "condition": "Fine"}
    refused = client.patch(address, body, headers={"If-Match": '"1"'})
    assert (refused.status_code, refused.json()["errors"][0]["path"]) == (400, "condition")
    del body["condition"]
    saved = client.patch(address, body, headers={"If-Match": '"1"'})
    assert saved.status_code == 200, saved.json()
    assert "condition" not in saved.json()
    assert MissingEpisode.objects.get().condition == HURT


def test_an_interviewer_writes_what_is_empty_and_then_does_not_see_it(episode, teacher):
    interview = episode.return_interview
    page, address = browser_of(teacher), reverse("missing:interview-section", args=[interview.public_id, "harm"])
    assert "health_needs" in page.get(address).context["form"].fields
    assert page.post(address, {"health_needs": HURT, "version": "1"}).status_code == 303
    assert ReturnInterview.objects.get().health_needs == HURT
    again = page.get(address)
    assert "health_needs" not in again.context["form"].fields
    read_back = page.get(reverse("missing:interview-complete", args=[interview.public_id])).content.decode()
    assert NOT_SHOWN in read_back
    assert not any(HURT in text for text in (again.content.decode(), read_back))


def test_the_worker_who_holds_the_case_sees_all_of_it(episode, child):
    worker = child.allocations.get().worker
    body = browser_of(worker).get(reverse("missing:episode-view", args=[episode.public_id])).content.decode()
    assert all(secret in body for secret in (HURT, LEX, STREET))
    read = api_of(worker).get(reverse("api:missing-episode", args=[episode.public_id])).json()
    assert (read["condition"], read["thought_to_be_with"]) == (HURT, LEX)


def test_a_report_by_a_teacher_may_say_all_of_it(child, teacher):
    address = reverse("api:child-missing-episodes", args=[child.public_id])
    seen = (now() - timedelta(hours=2)).isoformat()
    body = {"kind": "home", "last_seen_at": seen, "thought_to_be_with": LEX}
    answer = api_of(teacher).post(address, body)
    assert answer.status_code == 201
    assert LEX not in answer.content.decode()
    assert MissingEpisode.objects.get().thought_to_be_with == LEX
