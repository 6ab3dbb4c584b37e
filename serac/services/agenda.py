"""Building a meeting's draft agenda from the rules, and building it again without losing what a person did."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction

from agencies import selectors as agencies
from agencies.models import User
from cases.choices import Basis
from cases.services import grants
from serac import access, rules
from serac.choices import MeetingStatus, Origin, Section
from serac.models import AgendaItem, Meeting, PanelReferral
from serac.selectors import facts
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import Fault, Invalid
from slscb.core.words import day_words
from slscb.core.writing import change

IN_DRAFT = (MeetingStatus.PLANNED, MeetingStatus.DRAFT)
BUILT = (
    "section", "position", "reasons", "new_reasons", "no_longer_meets", "level", "version", "changed_at",
)  # fmt: skip


@transaction.atomic
def build_agenda(*, actor: User | None, meeting_id: UUID) -> Meeting:
    """List every child whom a rule puts forward for a meeting, with every reason that applies; keep what people changed.

    No actor means the service itself. The panel office may see the children from then on. Source: issue 2 point 8.
    Raises Invalid once the agenda has been circulated, NotVisible, NotAllowed.
    """
    meeting = access.meeting_to_change(actor, meeting_id, "panel.coordinate")
    if meeting.status not in IN_DRAFT:
        raise Invalid([Fault("", _too_late(meeting))])
    about = facts.meeting_facts(meeting, today())
    listed = {one.child: one for one in rules.listings(facts.child_facts(about), about)}
    existing = {str(item.child_id): item for item in meeting.items.all()}
    draft = rules.merge_draft([_as_rule_item(item) for item in existing.values()], listed.values())
    dropped = [existing[child] for child in draft.dropped]
    _write(meeting, draft, existing, listed)
    _show_to_office(actor, [int(item.child) for item in draft.items], dropped)
    meeting.status, meeting.agenda_built_at = MeetingStatus.DRAFT, now()
    change(meeting)
    detail = {"items": len(draft.items), "added": len(draft.added), "dropped": len(draft.dropped)}
    audit.record(
        actor=actor, action=Action.CHANGE, about=[int(one.child) for one in draft.items], target=meeting, detail=detail
    )
    return meeting


def _too_late(meeting: Meeting) -> str:
    if meeting.status == MeetingStatus.CANCELLED:
        return f"The meeting on {day_words(meeting.held_on)} was cancelled"
    return (
        f"The agenda of {day_words(meeting.held_on)} has been circulated and is no longer built by the rules. "
        "Put a child on it by hand"
    )


def _as_rule_item(item: AgendaItem) -> rules.Item:
    return rules.Item(
        child=str(item.child_id),
        section=Section(item.section),
        reasons=tuple(rules.reason_from(reason) for reason in item.reasons),
        position=item.position,
        origin=Origin(item.origin),
        removed=item.removed,
        moved=item.moved,
        touched=item.touched,
        note=item.note,
        new_reasons=tuple(rules.reason_from(reason) for reason in item.new_reasons),
        no_longer_meets=item.no_longer_meets,
    )


def _write(
    meeting: Meeting,
    draft: rules.Draft,
    existing: Mapping[str, AgendaItem],
    listed: Mapping[str, rules.Listing],
) -> None:
    """Two statements whatever the size: the dropped items go, new and changed ones are written together."""
    meeting.items.filter(pk__in=[existing[child].pk for child in draft.dropped]).delete()
    rows = [_row(meeting, item, existing.get(item.child), listed.get(item.child)) for item in draft.items]
    AgendaItem.objects.bulk_create(
        [row for row in rows if row is not None],
        update_conflicts=True,
        unique_fields=["meeting", "child"],
        update_fields=BUILT,
    )


def _row(
    meeting: Meeting, item: rules.Item, kept: AgendaItem | None, listing: rules.Listing | None
) -> AgendaItem | None:
    """The item as it is now to be kept; None where nothing about it has changed."""
    row = kept or AgendaItem(meeting=meeting, child_id=int(item.child), origin=item.origin, version=0)
    values = {
        "section": int(item.section),
        "position": item.position,
        "reasons": [rules.reason_data(reason) for reason in item.reasons],
        "new_reasons": [rules.reason_data(reason) for reason in item.new_reasons],
        "no_longer_meets": item.no_longer_meets,
        "level": listing.level if listing else row.level,
    }
    if kept and all(getattr(kept, name) == value for name, value in values.items()):
        return None
    for name, value in values.items():
        setattr(row, name, value)
    row.pk, row.version, row.created_at, row.changed_at = None, row.version + 1, now(), now()
    return row


def _show_to_office(actor: User | None, children: Iterable[int], dropped: Iterable[AgendaItem]) -> None:
    """The panel office sees who is on the draft, and no longer those whom nothing else brings before it."""
    office = agencies.panel_office()
    if office is None:
        return
    grants.give_many(actor=actor, children=children, to=office.group, basis=Basis.PANEL_OFFICE)
    gone = {item.child_id for item in dropped}
    if not gone:
        return
    gone -= set(AgendaItem.objects.filter(child__in=gone).values_list("child_id", flat=True))
    gone -= set(PanelReferral.objects.filter(child__in=gone).values_list("child_id", flat=True))
    grants.end_many(actor=actor, children=gone, to=office.group, basis=Basis.PANEL_OFFICE)
