"""The pages of missing episodes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import Role
from missing.models import MissingEpisode
from slscb.core.clock import london, now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode, an_episode
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker, given_name="Unmistakable")


def typed(name, moment):
    """A moment as it is typed into its boxes."""
    local = london(moment)
    return {
        f"{name}_day": str(local.day),
        f"{name}_month": str(local.month),
        f"{name}_year": str(local.year),
        f"{name}_time": f"{local:%H:%M}",
    }


def a_report(seen=None, **more):
    """A report as it is sent by the form."""
    seen = seen or now() - 5 * HOUR
    return {
        "kind": "home",
        "police_risk": "not_graded",
        **typed("last_seen_at", seen),
        **typed("reported_at", now() - HOUR),
    } | more


def address(name, record):
    return reverse(f"missing:{name}", args=[record.public_id])


def test_reporting_a_child_missing_opens_the_episode(worker, child):
    page = browser_of(worker)
    form = page.get(address("episode-report", child))
    assert form.status_code == 200 and "Report a child missing" in form.content.decode()
    answer = page.post(address("episode-report", child), a_report(missing_from="The Centre"), follow=True)
    episode = MissingEpisode.objects.get()
    assert answer.redirect_chain == [(address("episode-view", episode), 303)]
    body = answer.content.decode()
    assert "The Centre" in body and "Missing for 5 hours" in body and "Record the return" in body


def test_a_wrong_report_comes_back_with_every_fault_at_its_field_and_nothing_typed_is_lost(worker, child):
    wrong = a_report(now() + 3 * HOUR, kind="", circumstances="She took her red coat", last_seen_at_time="25:00")
    answer = browser_of(worker).post(address("episode-report", child), wrong)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_kind-error"' in body and 'id="id_last_seen_at-error"' in body
    assert "She took her red coat" in body and 'value="25:00"' in body


def test_what_the_service_refuses_stands_at_its_field_too(worker, child):
    sent = a_report(now() - HOUR, kind="care") | typed("reported_at", now() - 2 * HOUR) | {"reported_by": "Her carer"}
    answer = browser_of(worker).post(address("episode-report", child), sent)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_kind-error"' in body and 'id="id_last_seen_at-error"' in body and 'value="Her carer"' in body


def test_a_second_open_episode_is_refused_in_the_summary(worker, child):
    an_episode(child, now() - 9 * HOUR)
    answer = browser_of(worker).post(address("episode-report", child), a_report())
    assert answer.status_code == 422
    assert "already recorded as missing" in answer.content.decode()


def test_the_episode_says_why_it_calls_for_a_strategy_discussion(worker, child):
    for days in (30, 10):
        a_returned_episode(child, now() - timedelta(days=days))
    episode = an_episode(child, now() - 30 * HOUR, police_risk="high")
    body = browser_of(worker).get(address("episode-view", episode)).content.decode()
    assert "strategy discussion" in body
    for words in (
        "3 episodes in 90 days",
        "Missing for 1 day",
        "Missing for more than 24 hours",
        "Police graded this episode high risk",
    ):
        assert words in body


def test_opening_an_episode_is_written_into_the_audit(worker, child):
    episode = an_episode(child)
    browser_of(worker).get(address("episode-view", episode))
    event = AuditEvent.objects.get(action="view")
    assert (event.actor, event.about, event.target_id) == (worker, [child.pk], episode.public_id)


def test_a_return_is_recorded_and_the_interview_has_its_clock(worker, child):
    episode = an_episode(child, now() - 9 * HOUR)
    page = browser_of(worker)
    sent = typed("returned_at", now() - 2 * HOUR) | {"return_place": "At her aunt's", "version": "1"}
    answer = page.post(address("episode-return", episode), sent, follow=True)
    body = answer.content.decode()
    assert answer.redirect_chain == [(address("episode-view", episode), 303)]
    assert "At her aunt&#x27;s" in body and "due 72 hours after it" in body
    assert "In 2 days" in body and "Open the interview" in body


def test_a_return_before_the_loss_is_refused_at_the_field_and_what_was_typed_stays(worker, child):
    episode = an_episode(child, now() - 3 * HOUR)
    sent = typed("returned_at", now() - 9 * HOUR) | {"condition": "Cold and hungry", "version": "1"}
    answer = browser_of(worker).post(address("episode-return", episode), sent)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "The return must be after the child was last seen" in body
    assert 'id="id_returned_at-error"' in body and "Cold and hungry" in body


def test_two_people_who_record_the_same_return_see_both_versions_and_the_second_corrects(worker, child):
    episode = an_episode(child, now() - 9 * HOUR)
    page = browser_of(worker)
    first = typed("returned_at", now() - 3 * HOUR) | {"return_place": "At the park", "version": "1"}
    second = typed("returned_at", now() - 2 * HOUR) | {"return_place": "At the station", "version": "1"}
    assert page.post(address("episode-return", episode), first).status_code == 303
    answer = page.post(address("episode-return", episode), second)
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "At the park" in body and "At the station" in body
    assert page.post(address("episode-return", episode), second | {"version": "2"}).status_code == 303
    episode.refresh_from_db()
    assert episode.return_place == "At the station"


def test_a_return_is_corrected_on_the_same_page(worker, child):
    episode = a_returned_episode(child, now() - 9 * HOUR, now() - 3 * HOUR)
    page = browser_of(worker)
    assert "Correct the return" in page.get(address("episode-return", episode)).content.decode()
    sent = typed("returned_at", now() - 2 * HOUR) | {"version": "1"}
    assert page.post(address("episode-return", episode), sent).status_code == 303
    before = episode.returned_at
    episode.refresh_from_db()
    assert episode.returned_at > before


def test_opening_a_return_and_saving_it_moves_no_clock(worker, child):
    episode = a_returned_episode(child, now() - 9 * HOUR, now().replace(second=37) - 3 * HOUR)
    sent = typed("returned_at", episode.returned_at) | {"condition": "A bruise", "version": "1"}
    browser_of(worker).post(address("episode-return", episode), sent)
    before, due_at = episode.returned_at, episode.return_interview.due_at
    episode.refresh_from_db()
    assert (episode.condition, episode.returned_at, episode.return_interview.due_at) == ("A bruise", before, due_at)


def test_the_report_is_corrected_with_what_police_said(worker, child):
    episode = an_episode(child, now() - 5 * HOUR)
    page = browser_of(worker)
    assert page.get(address("episode-change", episode)).status_code == 200
    sent = a_report(police_risk="medium", version="1")
    answer = page.post(address("episode-change", episode), sent, follow=True)
    assert "Police: medium" in answer.content.decode()


def test_the_children_missing_now_are_listed_and_remembered(worker, child):
    an_episode(child, now() - 30 * HOUR, police_risk="high")
    an_episode(a_child(given_name="Hidden"))
    body = browser_of(worker).get(reverse("missing:episode-list")).content.decode()
    assert "Unmistakable" in body and "30 hours" in body and "Police: high" in body and "Hidden" not in body
    assert AuditEvent.objects.get(action="list").about == [child.pk]


def test_every_episode_of_a_child_is_listed_and_an_empty_list_says_so(worker, child):
    page = browser_of(worker)
    assert "not been reported missing" in page.get(address("child-episodes", child)).content.decode()
    a_returned_episode(child)
    assert "To be offered" in page.get(address("child-episodes", child)).content.decode()


def test_the_card_of_the_childs_page_shows_episodes_and_what_waits(worker, child):
    a_returned_episode(child, now() - 90 * HOUR, now() - 80 * HOUR)
    an_episode(child, now() - 2 * HOUR)
    body = browser_of(worker).get(reverse("cases:child-view", args=[child.public_id])).content.decode()
    for words in (
        "Missing and return interviews",
        "8 hours overdue",
        "2 episodes in the last 90 days",
        "Report missing",
    ):
        assert words in body


def test_a_line_of_the_chronology_leads_to_the_episode(worker, child):
    page = browser_of(worker)
    page.post(address("episode-report", child), a_report())
    body = page.get(reverse("cases:child-view", args=[child.public_id])).content.decode()
    assert address("episode-view", MissingEpisode.objects.get()) in body


@pytest.mark.parametrize("name", ["episode-view", "episode-change", "episode-return"])
def test_a_stranger_gets_404_and_a_name_nowhere(child, name):
    answer = browser_of(a_user(Role.TEAM_MANAGER)).get(address(name, an_episode(child)))
    assert answer.status_code == 404 and "Unmistakable" not in answer.content.decode()


@pytest.mark.parametrize("name", ["episode-report", "child-episodes"])
def test_a_stranger_gets_404_by_child_too(child, name):
    assert browser_of(a_user(Role.TEAM_MANAGER)).get(address(name, child)).status_code == 404


@pytest.mark.parametrize("name", ["episode-change", "episode-return"])
def test_a_coordinator_who_sees_the_child_may_read_and_not_write(child, name):
    episode = an_episode(child)
    page = browser_of(a_user(Role.SERAC_COORDINATOR, child.allocations.get().team))
    assert page.get(address("episode-view", episode)).status_code == 200
    assert "Record the return" not in page.get(address("episode-view", episode)).content.decode()
    assert page.get(address(name, episode)).status_code == 403
    assert page.get(address("episode-report", child)).status_code == 403


@pytest.mark.parametrize("more", [0, 12])
def test_lists_and_pages_take_as_many_statements_for_many_episodes_as_for_one(worker, child, more):
    page = browser_of(worker)
    a_returned_episode(child, now() - timedelta(days=2))
    episode = an_episode(child)
    for number in range(more):
        a_returned_episode(child, now() - timedelta(days=10 + number))
        an_episode(a_child(worker, given_name=f"Child{number}"))
    for place, most in (
        (reverse("missing:episode-list"), 7),
        (address("child-episodes", child), 7),
        (reverse("cases:child-view", args=[child.public_id]), 15),
        (address("episode-view", episode), 10),
    ):
        with at_most(most):
            assert page.get(place).status_code == 200


def test_a_report_and_a_return_are_saved_in_a_few_statements(worker, child):
    page = browser_of(worker)
    with at_most(13):
        assert page.post(address("episode-report", child), a_report()).status_code == 303
    back = address("episode-return", MissingEpisode.objects.get())
    with at_most(15):
        assert page.post(back, typed("returned_at", now() - HOUR) | {"version": "1"}).status_code == 303
