"""Giving the agenda to the members: they may see the children on it until four weeks after the meeting."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies import selectors as agencies
from agencies.models import User
from cases.choices import Basis
from cases.services import grants
from serac import access, rules
from serac.choices import MeetingStatus
from serac.models import AgendaItem, Meeting
from serac.selectors.meetings import seen_until
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import Fault, raise_if_any
from slscb.core.words import day_words
from slscb.core.writing import change


@transaction.atomic
def circulate(*, actor: User, meeting_id: UUID, expected_version: int | None = None) -> Meeting:
    """Give the agenda to the panel's members and let them see the children on it until 28 days after the meeting.

    It may be late, after a meeting that was held on paper (`rules.can_circulate`).
    Raises Invalid, NotVisible, NotAllowed, Stale.
    """
    meeting = access.meeting_to_change(actor, meeting_id, "panel.coordinate")
    children = list(meeting.items.listed().values_list("child_id", flat=True))
    raise_if_any(_faults(meeting, children))
    meeting.status, meeting.circulated_at, meeting.circulated_by = MeetingStatus.CIRCULATED, now(), actor
    change(meeting, expected_version=expected_version)
    audit.record(actor=actor, action=Action.CHANGE, about=children, target=meeting, detail={"status": meeting.status})
    show(actor=actor, meeting=meeting, children=children)
    _tell(meeting)
    return meeting


@transaction.atomic(savepoint=False)
def show(*, actor: User, meeting: Meeting, children: Iterable[int]) -> None:
    """Let the members see children on a circulated agenda. The caller has decided that the actor may."""
    members = agencies.panel_members()
    if members:
        grants.give_many(actor=actor, children=children, to=members.group, basis=Basis.PANEL, until=seen_until(meeting))


@transaction.atomic(savepoint=False)
def hide_again(*, actor: User, item: AgendaItem) -> None:
    """End what an item taken off a circulated agenda gave the members; an earlier meeting's still counts."""
    members = agencies.panel_members()
    if members is None:
        return
    grants.end(actor=actor, child=item.child, to=members.group, basis=Basis.PANEL)
    others = AgendaItem.objects.listed().filter(child=item.child, meeting__circulated_at__isnull=False)
    for other in others.exclude(pk=item.pk).select_related("meeting__series").order_by("-meeting__held_on")[:1]:
        until = seen_until(other.meeting)
        if until > now():
            grants.give(actor=actor, child=item.child, to=members.group, basis=Basis.PANEL, until=until)


def _faults(meeting: Meeting, children: list[int]) -> list[Fault]:
    if meeting.status in (MeetingStatus.CIRCULATED, MeetingStatus.HELD):
        return [Fault("", "This agenda has been circulated already")]
    if meeting.status == MeetingStatus.CANCELLED:
        return [Fault("", "This meeting was cancelled")]
    if not children:
        return [Fault("", "There is nobody on this agenda yet: build it first")]
    if not rules.can_circulate(meeting.held_on, today()):
        return [Fault("", f"The day of this meeting, {day_words(meeting.held_on)}, is four weeks past or more")]
    return []


def _tell(meeting: Meeting) -> None:
    members = agencies.panel_members()
    outbox.notify(
        recipients=agencies.people_who_may("panel.prepare", [members.pk]) if members else [],
        key=f"agenda-circulated:{meeting.public_id}",
        title=f"The SERAC agenda for {day_words(meeting.held_on)} is ready",
        link=reverse("serac:meeting-view", args=[meeting.public_id]),
    )
