"""What the panel puts on a child's page and on the home page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode
from agencies.models import User
from cases.models import Child
from serac import cards
from serac.choices import MeetingStatus
from serac.models import Meeting
from serac.services import circulation, referrals
from slscb.core.clock import today
from tests.factories.agencies import a_member_of, a_panel, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.serac import a_decision, a_meeting, a_series, an_action, an_item
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    """The social worker who holds the child."""
    return a_user()


@pytest.fixture
def child(worker) -> Child:
    """A child."""
    return a_child(worker)


def meetings_around() -> tuple[Meeting, Meeting]:
    """One meeting two weeks ago, one in two weeks."""
    series = a_series(first_meeting_on=today() - timedelta(days=14))
    return a_meeting(0, series, status=MeetingStatus.HELD), a_meeting(1, series)


def test_the_card_shows_the_next_listing_the_last_decision_and_what_is_to_do_in_two_statements(worker, child):
    last, coming = meetings_around()
    before = an_item(last, child)
    a_decision(before, worker, next_review_on=coming.held_on)
    an_action(before, worker, title="Visit at school")
    an_item(coming, child)
    with at_most(2):
        card = cards.child_card(worker, child)
    assert (card["next"], card["last"]) == ("In 14 days", "Continue on the panel")
    assert [action.title for action in card["actions"]] == ["Visit at school"]
    page = browser_of(worker).get(reverse("cases:child-view", args=[child.public_id])).content.decode()
    assert "SERAC panel" in page and "Visit at school" in page


def test_the_card_does_not_say_that_a_child_taken_off_is_listed(worker, child):
    an_item(meetings_around()[1], child, removed=True, removed_reason="Not needed")
    assert cards.child_card(worker, child)["next"] == ""


def test_a_child_who_was_never_at_the_panel_can_be_referred_from_the_page(worker, child):
    page = browser_of(worker).get(reverse("cases:child-view", args=[child.public_id])).content.decode()
    assert reverse("serac:referral-make", args=[child.public_id]) in page
    assert reverse("serac:child-list", args=[child.public_id]) not in page


def test_the_coordinator_is_told_of_the_next_meeting_and_the_referrals_that_wait(worker, child):
    _, coordinator = a_panel()
    meetings_around()
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    panel = cards.next_meeting(coordinator)
    assert panel["when"] == "In 14 days"
    assert panel["lines"][0] == "1 referral to decide on"
    assert [link.text for link in panel["links"]][:3] == ["Open the agenda", "Referrals", "Build the agenda"]
    assert "1 referral to decide on" in browser_of(coordinator).get(reverse("core:home")).content.decode()


def test_a_meeting_whose_agenda_never_went_out_waits_for_the_coordinator_and_for_nobody_else():
    _, coordinator = a_panel()
    missed, _ = meetings_around()
    Meeting.objects.filter(pk=missed.pk).update(status=MeetingStatus.DRAFT, circulated_at=None)
    panel = cards.next_meeting(coordinator)
    assert panel["links"][0].href.endswith(f"{missed.public_id}/")
    assert panel["lines"] == ["The agenda has not gone out, and the day of the meeting has passed"]
    assert cards.next_meeting(a_member_of(AgencyCode.HEALTH))["when"] == "In 14 days"
    an_item(missed, a_child())
    circulation.circulate(actor=coordinator, meeting_id=missed.public_id)
    assert cards.next_meeting(coordinator)["when"] == "In 14 days"


def test_a_representative_is_told_of_the_meeting_and_not_of_referrals(worker, child):
    a_panel()
    meetings_around()
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    panel = cards.next_meeting(a_member_of(AgencyCode.HEALTH))
    assert not any("referral" in line for line in panel["lines"])


def test_without_a_meeting_nothing_is_said():
    assert cards.next_meeting(a_panel()[0]) is None


def test_the_agencys_actions_wait_for_its_people_until_they_are_owned(worker, child):
    item = an_item(meetings_around()[0], child)
    an_action(item, worker, title="Anybody's")
    owned = an_action(item, worker, title="Another's", owner=a_user())
    an_action(item, worker, an_agency(AgencyCode.POLICE), title="Of the police")
    due = cards.actions_due(worker)
    assert [action.title for action in due["actions"]] == ["Anybody's"]
    assert owned.owner != worker
