"""The pages of one child on an agenda."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.models import User
from serac.choices import MeetingStatus
from serac.models import AgendaItem, Meeting, PanelDecision
from serac.services import referrals
from slscb.core.clock import today
from tests.factories.agencies import a_panel, a_user
from tests.factories.cases import a_child
from tests.factories.serac import a_meeting, a_series, an_action, an_item
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> User:
    """The coordinator of the panel."""
    return a_panel()[1]


@pytest.fixture
def meeting() -> Meeting:
    """A draft for a meeting today."""
    return a_meeting(10, a_series(first_meeting_on=today() - timedelta(days=280)), status=MeetingStatus.DRAFT)


@pytest.fixture
def item(coordinator, meeting) -> AgendaItem:
    """A child on the agenda whom the office sees."""
    return put_forward(meeting)


def put_forward(meeting: Meeting) -> AgendaItem:
    """One more child on the agenda whom the office sees."""
    worker = a_user()
    child = a_child(worker)
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    return an_item(meeting, child)


def address(name: str, item: AgendaItem) -> str:
    """The address of one of an item's pages."""
    return reverse(f"serac:{name}", args=[item.public_id])


def circulated(item: AgendaItem) -> AgendaItem:
    """The item on an agenda that is out."""
    when = "2026-11-01T12:00Z"
    Meeting.objects.filter(pk=item.meeting_id).update(status=MeetingStatus.CIRCULATED, circulated_at=when)
    return item


def test_the_item_shows_everything_in_twelve_statements(coordinator, item):
    an_action(item, coordinator, title="Visit at school")
    browser = browser_of(coordinator)
    with at_most(12):
        body = browser.get(address("item-view", item)).content.decode()
    assert item.child.full_name in body and "Visit at school" in body


def test_a_child_is_added_by_the_reference_and_a_wrong_one_stays_typed(coordinator, item, meeting):
    browser = browser_of(coordinator)
    page = reverse("serac:item-add", args=[meeting.public_id])
    answer = browser.post(page, {"child": "ZZZZ-ZZZZ", "reason": "The chair asks"})
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "There is no child with this reference" in body
    assert 'value="ZZZZ-ZZZZ"' in body and 'value="The chair asks"' in body
    late = a_child(worker := a_user())
    referrals.refer_child(actor=worker, child_id=late.public_id, reason="We are worried")
    body = browser.post(page, {"child": late.reference, "reason": "The chair asks"}, follow=True).content.decode()
    assert "The child is on the agenda." in body and "The chair asks" in body


def test_a_child_is_put_on_an_agenda_from_the_childs_page(coordinator, item, meeting):
    late = a_child(worker := a_user())
    referrals.refer_child(actor=worker, child_id=late.public_id, reason="We are worried")
    page = reverse("serac:child-list", args=[late.public_id])
    typed = {"meeting": str(meeting.public_id), "reason": "Missing since Friday"}
    assert browser_of(coordinator).post(page, typed).status_code == 303
    assert meeting.items.filter(child=late, origin="hand").exists()


def test_a_child_is_taken_off_with_a_reason_and_put_back(coordinator, item):
    browser = browser_of(coordinator)
    assert browser.post(address("item-remove", item), {"version": "1"}).status_code == 422
    body = browser.post(address("item-remove", item), {"version": "1", "reason": "Moved away"}, follow=True)
    assert "Taken off: Moved away" in body.content.decode()
    assert browser.post(address("item-restore", item), {"version": "2"}).status_code == 303
    item.refresh_from_db()
    assert not item.removed


def test_the_arrows_of_the_agenda_move_an_item(coordinator, item, meeting):
    second = put_forward(meeting)
    answer = browser_of(coordinator).post(address("item-move", second), {"version": "1", "place": "1"})
    assert answer.status_code == 303
    assert answer["Location"].endswith(f"?page=1#item-{second.public_id}")
    assert list(meeting.items.listed()) == [second, item]


def test_notes_changed_meanwhile_are_shown_beside_what_was_typed(coordinator, item):
    browser = browser_of(coordinator)
    browser.post(address("item-annotate", item), {"version": "1", "note": "First note"})
    answer = browser.post(address("item-annotate", item), {"version": "1", "note": "Second note"})
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "First note" in body and "Second note" in body


def test_a_decision_that_is_not_complete_keeps_what_was_typed(coordinator, item):
    circulated(item)
    typed = {"outcome": "step_down", "discussion": "A long discussion", "next_review_on": "", "version": "0"}
    answer = browser_of(coordinator).post(address("decision-record", item), typed)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "Say why the panel decided this" in body and "Not yet: this needs that" in body
    assert "A long discussion" in body


def test_a_decision_is_recorded_and_corrected(coordinator, item):
    circulated(item)
    browser = browser_of(coordinator)
    page = address("decision-record", item)
    review = item.meeting.held_on + timedelta(days=28)
    assert f'value="{review}" selected' in browser.get(page).content.decode()
    typed = {"outcome": "continue", "discussion": "First", "next_review_on": review.isoformat(), "version": "0"}
    browser.post(page, typed)
    decision = PanelDecision.objects.get()
    assert (decision.next_review_on, decision.discussion) == (review, "First")
    assert browser.post(page, typed | {"discussion": "Second", "version": "1"}).status_code == 303
    assert browser.post(page, typed | {"discussion": "Third", "version": "1"}).status_code == 409
    assert PanelDecision.objects.get().discussion == "Second"


def test_two_who_record_the_first_decision_at_once_lose_neither(coordinator, item):
    circulated(item)
    browser = browser_of(coordinator)
    page = address("decision-record", item)
    assert 'name="version" value="0"' in browser.get(page).content.decode()
    typed = {"outcome": "continue", "discussion": "First", "next_review_on": "", "version": "0"}
    assert browser.post(page, typed).status_code == 303
    answer = browser.post(page, typed | {"discussion": "Second"})
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "First" in body and "Second" in body
    assert PanelDecision.objects.get().discussion == "First"


def test_closing_asks_for_a_reason_and_other_outcomes_do_not(coordinator, item):
    circulated(item)
    browser = browser_of(coordinator)
    page = address("decision-record", item)
    answer = browser.post(page, {"outcome": "close", "reason": "Moved", "next_review_on": "", "version": "0"})
    assert answer.status_code == 422 and "reason for closing" in answer.content.decode()
    closing = {
        "outcome": "close",
        "closed_reason": "moved_away",
        "reason": "Moved",
        "next_review_on": "",
        "version": "0",
    }
    assert browser.post(page, closing).status_code == 303


def test_someone_who_does_not_see_the_child_finds_no_item(item):
    _, stranger = a_panel()
    stranger.memberships.all().delete()
    assert browser_of(stranger).get(address("item-view", item)).status_code in (403, 404)
