"""The police prevention interview on the episode's page, and its forms."""

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role, TeamKind
from cases.services import involvement
from missing.models import PreventionInterview
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_prevention, a_returned_episode
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most
from tests.missing.views.test_episodes import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def episode(worker):
    return a_returned_episode(a_child(worker, given_name="Unmistakable"), now() - 6 * HOUR, now() - 4 * HOUR)


def page_of(episode):
    return reverse("missing:episode-view", args=[episode.public_id])


def form_of(episode):
    return reverse("missing:prevention-record", args=[episode.public_id])


def change_of(made):
    return reverse("missing:prevention-change", args=[made.public_id])


def sent(**more):
    values = {"officer": "PC Shaw 4417", "seen_alone": "yes", "has_concerns": "no"}
    return values | typed("held_at", now() - 3 * HOUR) | more


def test_it_is_recorded_from_the_episodes_page_and_read_there(worker, episode):
    page = browser_of(worker)
    assert f'href="{form_of(episode)}"' in page.get(page_of(episode)).content.decode()
    assert page.get(form_of(episode)).status_code == 200
    written = sent(seen_alone="no", present="Her mother", said="I was cold", has_concerns="yes", concerns="Bruises")
    answer = page.post(form_of(episode), written, follow=True)
    assert answer.redirect_chain == [(page_of(episode), 303)]
    body = answer.content.decode()
    for words in (
        "Police prevention interview",
        "PC Shaw 4417",
        "No: Her mother",
        "I was cold",
        "Police have a concern",
        "Bruises",
        str(worker),
        change_of(PreventionInterview.objects.get()),
    ):
        assert words in body


def test_every_fault_is_at_its_field_and_nothing_typed_is_lost(worker, episode):
    wrong = {"said": "I was cold", "seen_alone": "no", "has_concerns": "yes"} | typed("held_at", now() - 3 * HOUR)
    answer = browser_of(worker).post(form_of(episode), wrong | {"officer": ""})
    body = answer.content.decode()
    assert answer.status_code == 422 and "I was cold" in body and 'id="id_officer-error"' in body
    answer = browser_of(worker).post(form_of(episode), wrong | {"officer": "PC Shaw"})
    body = answer.content.decode()
    assert answer.status_code == 422 and "I was cold" in body
    for name in ("present", "concerns"):
        assert f'id="id_{name}-error"' in body
    assert not PreventionInterview.objects.exists()


def test_a_correction_shows_what_is_saved_and_who_was_slower_sees_both(worker, episode):
    made = a_prevention(episode, worker, said="Cold")
    page = browser_of(worker)
    assert "Cold" in page.get(change_of(made)).content.decode()
    assert page.post(change_of(made), sent(said="I was cold", version="1")).status_code == 303
    answer = page.post(change_of(made), sent(said="Hungry", version="1"))
    body = answer.content.decode()
    assert answer.status_code == 409 and "I was cold" in body and "Hungry" in body
    made.refresh_from_db()
    assert (made.said, made.version) == ("I was cold", 2)


def test_suspects_and_places_are_neither_shown_nor_offered_to_who_may_not_see_them(worker, episode):
    made = a_prevention(episode, worker, place="Langley Road", with_whom="A man called Lex", said="Cold")
    involvement.begin(actor=worker, child=episode.child, agency=an_agency(AgencyCode.EDUCATION), reason="Her school")
    teacher = browser_of(a_user(Role.PRACTITIONER, a_team("School", AgencyCode.EDUCATION, TeamKind.CASEWORK)))
    for address in (page_of(episode), change_of(made)):
        body = teacher.get(address).content.decode()
        assert "Cold" in body and "Langley Road" not in body and "Lex" not in body
    assert teacher.get(page_of(episode)).content.decode().count("Not shown to your role") == 2


def test_who_may_only_read_the_record_is_not_offered_the_form(worker, episode):
    made = a_prevention(episode, worker)
    champion = browser_of(a_user(Role.CHAMPION, worker.memberships.get().team))
    body = champion.get(page_of(episode)).content.decode()
    assert "PC Shaw 4417" in body and form_of(episode) not in body and change_of(made) not in body
    assert champion.get(form_of(episode)).status_code == 403
    assert champion.get(change_of(made)).status_code == 403


def test_a_stranger_gets_404_and_a_name_nowhere(worker, episode):
    made, stranger = a_prevention(episode, worker), browser_of(a_user(Role.POLICE_LIAISON))
    for address in (form_of(episode), change_of(made)):
        answer = stranger.get(address)
        assert answer.status_code == 404 and "Unmistakable" not in answer.content.decode()


def test_the_form_of_one_is_an_opening_in_the_audit(worker, episode):
    made = a_prevention(episode, worker)
    browser_of(worker).get(change_of(made))
    assert AuditEvent.objects.get(action="view").target_id == made.public_id


@pytest.mark.parametrize("more", [0, 5])
def test_the_episodes_page_takes_as_many_statements_for_many_as_for_one(worker, episode, more):
    page = browser_of(worker)
    for _ in range(1 + more):
        a_prevention(episode, worker)
    with at_most(10):
        assert page.get(page_of(episode)).status_code == 200
    with at_most(12):
        assert page.post(form_of(episode), sent(has_concerns="yes", concerns="Bruises")).status_code == 303
