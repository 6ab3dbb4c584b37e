"""The pages of the profile for police."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import Role
from missing.models import MissingProfile
from slscb.core.clock import today
from slscb.core.models import AuditEvent
from slscb.core.words import day_words
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import a_profile, an_episode
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def address(name, child):
    return reverse(f"missing:{name}", args=[child.public_id])


def sent(reviewed_on=None, **more):
    day = reviewed_on or today()
    boxes = {"reviewed_on_day": day.day, "reviewed_on_month": day.month, "reviewed_on_year": day.year}
    values = {"appearance": "Tall", "has_photograph": "no", "written_with": "Her carer", "version": "0"}
    return values | boxes | more


def test_both_the_child_and_the_episode_lead_to_it(worker, child):
    page, way = browser_of(worker), f'href="{address("profile-view", child)}"'
    assert way in page.get(reverse("cases:child-view", args=[child.public_id])).content.decode()
    assert way in page.get(reverse("missing:episode-view", args=[an_episode(child).public_id])).content.decode()


def test_where_there_is_none_the_page_says_so_and_leads_to_writing_it(worker, child):
    body = browser_of(worker).get(address("profile-view", child)).content.decode()
    assert "Nobody has written a profile" in body and "Never" in body and "Write the profile" in body


def test_it_is_written_and_shown_with_the_day_of_its_review(worker, child):
    page, day = browser_of(worker), today() - timedelta(days=40)
    assert page.get(address("profile-change", child)).status_code == 200
    typed = sent(day, has_photograph="yes", photograph_at="On this record", health_needs="Insulin")
    answer = page.post(address("profile-change", child), typed, follow=True)
    assert answer.redirect_chain == [(address("profile-view", child), 303)]
    body = answer.content.decode()
    for words in ("Tall", "Insulin", "Held: On this record", "Her carer", day_words(day), child.full_name):
        assert words in body


def test_a_review_shows_what_is_saved_with_the_day_of_today(worker, child):
    a_profile(child, marks="A scar", reviewed_on=today() - timedelta(days=400))
    form = browser_of(worker).get(address("profile-change", child)).context["form"]
    assert (form["marks"].value(), form.initial["reviewed_on"]) == ("A scar", today())


def test_every_fault_is_at_its_field_and_nothing_typed_is_lost(worker, child):
    wrong = sent(today() + timedelta(days=1), appearance="", has_photograph="", places="By the canal")
    answer = browser_of(worker).post(address("profile-change", child), wrong)
    body = answer.content.decode()
    assert answer.status_code == 422 and "By the canal" in body
    for name in ("appearance", "has_photograph", "reviewed_on"):
        assert f'id="id_{name}-error"' in body


def test_a_photograph_without_a_place_is_told_at_the_place(worker, child):
    answer = browser_of(worker).post(address("profile-change", child), sent(has_photograph="yes"))
    assert answer.status_code == 422 and 'id="id_photograph_at-error"' in answer.content.decode()


def test_who_was_slower_sees_both_versions(worker, child):
    a_profile(child, marks="A scar")
    answer = browser_of(worker).post(address("profile-change", child), sent(marks="A tattoo"))
    body = answer.content.decode()
    assert answer.status_code == 409 and "A scar" in body and "A tattoo" in body
    assert MissingProfile.objects.get().marks == "A scar"


def test_marked_answers_are_neither_shown_nor_offered_to_who_may_not_see_them(worker, child):
    a_profile(child, health_needs="Insulin", people_of_concern="Jay Doe", places="1 High Street")
    champion = browser_of(a_user(Role.CHAMPION, worker.memberships.get().team))
    body = champion.get(address("profile-view", child)).content.decode()
    assert body.count("Not shown to your role") == 3
    assert not any(words in body for words in ("Insulin", "Jay Doe", "1 High Street", "Change the profile"))
    assert champion.get(address("profile-change", child)).status_code == 403


def test_an_opening_is_written_into_the_audit_and_asks_little(worker, child):
    profile, page = a_profile(child), browser_of(worker)
    with at_most(10):
        page.get(address("profile-view", child))
    event = AuditEvent.objects.get(action="view")
    assert (event.about, event.target_id) == ([child.pk], profile.public_id)
