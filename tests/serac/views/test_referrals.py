"""Referring a child in the browser, and answering."""

import pytest
from django.urls import reverse

from agencies.models import User
from serac.choices import ReferralStatus
from serac.models import PanelReferral
from tests.factories.agencies import a_panel, a_user
from tests.factories.cases import a_child
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> User:
    """The coordinator of the panel."""
    return a_panel()[1]


def referred(worker: User) -> PanelReferral:
    """A child referred in the browser."""
    child = a_child(worker)
    page = reverse("serac:referral-make", args=[child.public_id])
    assert browser_of(worker).post(page, {"reason": "We are worried"}).status_code == 303
    return PanelReferral.objects.get(child=child)


def test_a_referral_without_a_reason_is_refused(coordinator):
    worker = a_user()
    page = reverse("serac:referral-make", args=[a_child(worker).public_id])
    answer = browser_of(worker).post(page, {"reason": ""})
    assert answer.status_code == 422
    assert "Enter why the panel should discuss this child" in answer.content.decode()


def test_the_coordinator_sees_who_waits_in_ten_statements(coordinator):
    worker = a_user()
    made = [referred(worker) for _ in range(3)]
    browser = browser_of(coordinator)
    with at_most(10):
        body = browser.get(reverse("serac:referral-list")).content.decode()
    assert all(str(one.public_id) in body for one in made)


def test_a_referral_is_accepted_with_words_for_the_referrer(coordinator):
    made = referred(a_user())
    browser = browser_of(coordinator)
    assert "We are worried" in browser.get(reverse("serac:referral-view", args=[made.public_id])).content.decode()
    page = reverse("serac:referral-accept", args=[made.public_id])
    body = browser.post(page, {"version": "1", "reason": "Bring the school"}, follow=True).content.decode()
    assert "The referral is accepted" in body
    made.refresh_from_db()
    assert (made.status, made.decision_reason) == (ReferralStatus.ACCEPTED, "Bring the school")


def test_a_referral_is_declined_only_with_a_reason(coordinator):
    made = referred(a_user())
    page = reverse("serac:referral-decline", args=[made.public_id])
    browser = browser_of(coordinator)
    assert browser.post(page, {"version": "1"}).status_code == 422
    assert browser.post(page, {"version": "1", "decision_reason": "Early help suffices"}).status_code == 303


def test_the_referrer_takes_it_back(coordinator):
    worker = a_user()
    made = referred(worker)
    browser = browser_of(worker)
    page = reverse("serac:referral-view", args=[made.public_id])
    assert "Take it back" in browser.get(page).content.decode()
    assert browser.post(page + "withdraw/", {"version": "1"}).status_code == 303
    made.refresh_from_db()
    assert made.status == ReferralStatus.WITHDRAWN


def test_a_worker_does_not_answer_and_a_stranger_finds_nothing(coordinator):
    worker = a_user()
    made = referred(worker)
    assert browser_of(worker).post(reverse("serac:referral-accept", args=[made.public_id])).status_code == 403
    assert browser_of(a_user()).get(reverse("serac:referral-view", args=[made.public_id])).status_code == 404
