"""What a person does to an agenda: add, take off, put back, move, annotate. A rebuild keeps all of it."""

from dataclasses import dataclass, fields
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from agencies import selectors as agencies
from agencies.models import User
from cases import access as cases
from cases.choices import Basis
from cases.models import Child
from cases.services import grants
from risk.choices import Level
from serac import access
from serac.choices import MeetingStatus, Origin, Section
from serac.models import AgendaItem, Meeting
from serac.services import circulation
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import change, create

CLOSED = (MeetingStatus.HELD, MeetingStatus.CANCELLED)


@dataclass(frozen=True, kw_only=True)
class Notes:
    """What the coordinator or the chair writes on an item before the meeting; `minutes_planned` is how long it may take."""

    note: str = ""
    presenter: User | None = None
    minutes_planned: int | None = None
    child_views: str = ""
    family_views: str = ""
    represented_by: str = ""


@transaction.atomic
def add_item(*, actor: User, meeting_id: UUID, child_id: UUID, reason: str) -> AgendaItem:
    """Put a child on an agenda by hand, with a reason, at the end of the part for the child's level; one taken off comes
    back. Raises Invalid, NotVisible, NotAllowed."""
    meeting = access.meeting_to_change(actor, meeting_id, "panel.coordinate")
    child = cases.child_for(actor, child_id, "panel.coordinate")
    raise_if_any([*_closed(meeting), *_without_reason(reason, "reason", "Enter why the child is put on the agenda")])
    there = meeting.items.filter(child=child).first()
    if there and there.removed:
        return restore_item(actor=actor, item_id=there.public_id)
    section = Section.HIGH if child.risk_level == Level.HIGH else Section.REVIEWS
    item = create(
        AgendaItem(
            meeting=meeting,
            child=child,
            section=section,
            position=_room_after(meeting, section),
            origin=Origin.HAND,
            level=child.risk_level,
            added_reason=reason.strip(),
            added_by=actor,
        )
    )
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=item)
    _show(actor, item)
    return item


@transaction.atomic
def add_item_by_reference(*, actor: User, meeting_id: UUID, reference: str, reason: str) -> AgendaItem:
    """As `add_item`, for a child named by the reference. Raises Invalid where the actor sees no such child, and others."""
    access.meeting_to_change(actor, meeting_id, "panel.coordinate")
    child = Child.objects.visible_to(actor).filter(reference=reference.strip().upper()).first()
    if child is None:
        raise Invalid([Fault("child", "There is no child with this reference whom you can see. Check the letters")])
    return add_item(actor=actor, meeting_id=meeting_id, child_id=child.public_id, reason=reason)


@transaction.atomic
def remove_item(*, actor: User, item_id: UUID, reason: str, expected_version: int | None = None) -> AgendaItem:
    """Take a child off an agenda, with a reason; the rules do not put the child back. Raises Invalid, NotVisible,
    NotAllowed, Stale."""
    item = access.item_to_change(actor, item_id, "panel.coordinate")
    raise_if_any(
        [*_closed(item.meeting), *_without_reason(reason, "reason", "Enter why the child is taken off the agenda")]
    )
    if item.removed:
        raise Invalid([Fault("", "This child has been taken off the agenda already")])
    item.removed, item.removed_reason = True, reason.strip()
    change(item, expected_version=expected_version)
    audit.record(actor=actor, action=Action.CHANGE, about=[item.child_id], target=item, detail={"removed": True})
    if item.meeting.status == MeetingStatus.CIRCULATED:
        circulation.hide_again(actor=actor, item=item)
    return item


@transaction.atomic
def restore_item(*, actor: User, item_id: UUID, expected_version: int | None = None) -> AgendaItem:
    """Put a child back who was taken off. Raises Invalid, NotVisible, NotAllowed, Stale."""
    item = access.item_to_change(actor, item_id, "panel.coordinate")
    raise_if_any(_closed(item.meeting))
    if not item.removed:
        raise Invalid([Fault("", "This child is on the agenda already")])
    item.removed, item.removed_reason, item.touched = False, "", True
    if item.new_reasons:
        item.reasons, item.new_reasons = _joined(item), []
    change(item, expected_version=expected_version)
    audit.record(actor=actor, action=Action.CHANGE, about=[item.child_id], target=item, detail={"removed": False})
    _show(actor, item)
    return item


@transaction.atomic
def move_item(*, actor: User, item_id: UUID, place: int, expected_version: int | None = None) -> AgendaItem:
    """Make an item the `place`-th of those listed, 1 being the first; the others close up. Raises Invalid, NotVisible,
    NotAllowed, Stale."""
    item = access.item_to_change(actor, item_id, "panel.coordinate")
    raise_if_any(_closed(item.meeting))
    positions = list(item.meeting.items.listed().values_list("position", flat=True))
    if item.removed or not 1 <= place <= len(positions):
        raise Invalid([Fault("place", f"Enter a number from 1 to {len(positions)}")])
    old, new = item.position, positions[place - 1]
    others = item.meeting.items.exclude(pk=item.pk)
    if new < old:
        others.filter(position__gte=new, position__lt=old).update(position=F("position") + 1)
    else:
        others.filter(position__gt=old, position__lte=new).update(position=F("position") - 1)
    item.position, item.moved = new, True
    change(item, expected_version=expected_version)
    audit.record(actor=actor, action=Action.CHANGE, about=[item.child_id], target=item, detail={"moved": True})
    return item


@transaction.atomic
def annotate_item(*, actor: User, item_id: UUID, notes: Notes, expected_version: int | None = None) -> AgendaItem:
    """Write the coordinator's notes, who presents, and the views of child and family. Raises Invalid, NotVisible,
    NotAllowed, Stale."""
    item = access.item_to_change(actor, item_id, "panel.coordinate")
    raise_if_any(_closed(item.meeting))
    for field in fields(notes):
        setattr(item, field.name, getattr(notes, field.name))
    item.touched = True
    change(item, expected_version=expected_version)
    audit.record(actor=actor, action=Action.CHANGE, about=[item.child_id], target=item)
    return item


def _closed(meeting: Meeting) -> list[Fault]:
    if meeting.status in CLOSED:
        return [
            Fault("", f"The agenda can no longer be changed: the meeting was {meeting.get_status_display().lower()}")
        ]
    return []


def _without_reason(reason: str, path: str, message: str) -> list[Fault]:
    return [] if reason.strip() else [Fault(path, message)]


def _room_after(meeting: Meeting, section: Section) -> int:
    """A free position after the last item of a part of the agenda; what comes later moves down by one."""
    before = meeting.items.filter(section__lte=section).aggregate(last=Max("position"))["last"] or 0
    meeting.items.filter(position__gt=before).update(position=F("position") + 1)
    return int(before) + 1


def _joined(item: AgendaItem) -> list[dict[str, object]]:
    arisen = {reason["kind"] for reason in item.new_reasons}
    return [*(reason for reason in item.reasons if reason["kind"] not in arisen), *item.new_reasons]


def _show(actor: User, item: AgendaItem) -> None:
    """The panel office sees whom it put on an agenda; the members too, once it is out."""
    office = agencies.panel_office()
    if office:
        grants.give(actor=actor, child=item.child, to=office.group, basis=Basis.PANEL_OFFICE)
    if item.meeting.status == MeetingStatus.CIRCULATED:
        circulation.show(actor=actor, meeting=item.meeting, children=[item.child_id])
