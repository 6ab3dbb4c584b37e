"""What a person does to an agenda."""

from datetime import timedelta

import pytest

from agencies.models import User
from serac.choices import MeetingStatus, Origin, Section
from serac.models import AgendaItem, Meeting
from serac.services import items, referrals
from slscb.core.clock import today
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from tests.factories.agencies import a_panel, a_user
from tests.factories.cases import a_child
from tests.factories.serac import a_meeting, a_series, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> User:
    """The coordinator of the panel."""
    return a_panel()[1]


@pytest.fixture
def worker() -> User:
    """The social worker who holds the children."""
    return a_user()


@pytest.fixture
def meeting() -> Meeting:
    """A draft for a meeting in two weeks."""
    return a_meeting(10, a_series(first_meeting_on=today() - timedelta(days=266)), status=MeetingStatus.DRAFT)


def put_forward(worker: User, meeting: Meeting, section: Section = Section.REVIEWS) -> AgendaItem:
    """An item about a child whom the panel office sees."""
    child = a_child(worker)
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    return an_item(meeting, child, section=section)


def order(meeting: Meeting) -> list[int]:
    """The children in the order of the agenda."""
    return [item.child_id for item in meeting.items.listed().order_by("position", "pk")]


def test_a_child_added_by_hand_comes_at_the_end_of_its_part_and_says_why(coordinator, worker, meeting):
    first = put_forward(worker, meeting, Section.HIGH)
    last = put_forward(worker, meeting, Section.STEP_DOWNS)
    child = a_child(worker)
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    added = items.add_item(
        actor=coordinator, meeting_id=meeting.public_id, child_id=child.public_id, reason="The chair asks"
    )
    assert (added.origin, added.added_reason, added.added_by) == (Origin.HAND, "The chair asks", coordinator)
    assert order(meeting) == [first.child_id, child.pk, last.child_id]


def test_a_child_is_added_once_and_with_a_reason(coordinator, worker, meeting):
    item = put_forward(worker, meeting)
    add = {"actor": coordinator, "meeting_id": meeting.public_id, "child_id": item.child.public_id}
    with pytest.raises(Invalid, match="on the agenda already"):
        items.add_item(**add, reason="Again")
    with pytest.raises(Invalid, match="Enter why"):
        items.add_item(**add, reason=" ")


def test_a_child_is_found_by_the_reference_only_where_the_office_sees_it(coordinator, worker, meeting):
    hidden = a_child(worker)
    with pytest.raises(Invalid, match="no child with this reference"):
        items.add_item_by_reference(
            actor=coordinator, meeting_id=meeting.public_id, reference=hidden.reference, reason="The chair asks"
        )
    referrals.refer_child(actor=worker, child_id=hidden.public_id, reason="We are worried")
    added = items.add_item_by_reference(
        actor=coordinator, meeting_id=meeting.public_id, reference=hidden.reference.lower(), reason="The chair asks"
    )
    assert added.child == hidden


def test_a_child_taken_off_says_why_and_can_be_put_back(coordinator, worker, meeting):
    item = put_forward(worker, meeting)
    with pytest.raises(Invalid, match="Enter why"):
        items.remove_item(actor=coordinator, item_id=item.public_id, reason="")
    removed = items.remove_item(actor=coordinator, item_id=item.public_id, reason="Discussed elsewhere")
    assert order(meeting) == []
    restored = items.restore_item(actor=coordinator, item_id=item.public_id, expected_version=removed.version)
    assert (restored.removed, restored.touched) == (False, True)
    assert order(meeting) == [item.child_id]


@pytest.mark.parametrize(
    ("start", "place", "expected"), [(3, 1, [3, 0, 1, 2]), (0, 3, [1, 2, 0, 3]), (1, 3, [0, 2, 1, 3])]
)
def test_an_item_is_moved_and_the_others_close_up(coordinator, worker, meeting, start, place, expected):
    made = [put_forward(worker, meeting) for _ in range(4)]
    items.move_item(actor=coordinator, item_id=made[start].public_id, place=place)
    assert order(meeting) == [made[number].child_id for number in expected]
    assert sorted(meeting.items.values_list("position", flat=True)) == [1, 2, 3, 4]


@pytest.mark.parametrize("place", [0, 3, -1])
def test_a_place_beyond_the_agenda_is_refused(coordinator, worker, meeting, place):
    made = [put_forward(worker, meeting) for _ in range(2)]
    with pytest.raises(Invalid, match="a number from 1 to 2"):
        items.move_item(actor=coordinator, item_id=made[0].public_id, place=place)


def test_a_change_on_an_old_version_is_refused_and_changes_nothing(coordinator, worker, meeting):
    item = put_forward(worker, meeting)
    first, second = items.Notes(note="First"), items.Notes(note="Second")
    items.annotate_item(actor=coordinator, item_id=item.public_id, notes=first, expected_version=1)
    with pytest.raises(Stale):
        items.annotate_item(actor=coordinator, item_id=item.public_id, notes=second, expected_version=1)
    item.refresh_from_db()
    assert (item.note, item.touched) == ("First", True)


def test_an_agenda_is_not_changed_after_the_meeting(coordinator, worker, meeting):
    item = put_forward(worker, meeting)
    Meeting.objects.filter(pk=meeting.pk).update(status=MeetingStatus.HELD, circulated_at="2026-11-01T12:00Z")
    with pytest.raises(Invalid, match="can no longer be changed"):
        items.remove_item(actor=coordinator, item_id=item.public_id, reason="Late")


def test_only_the_panel_office_changes_an_agenda_and_strangers_see_nothing(worker, meeting, coordinator):
    item = put_forward(worker, meeting)
    with pytest.raises(NotAllowed):
        items.move_item(actor=worker, item_id=item.public_id, place=1)
    with pytest.raises(NotVisible):
        items.move_item(actor=a_user(), item_id=item.public_id, place=1)
