"""Building a meeting's draft agenda from the rules, and building it again without losing what a person did."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from agencies import selectors as agencies
from agencies.models import User
from cases.choices import Basis
from cases.services import grants
from serac import access, rules
from serac.choices import MeetingStatus, Origin, Section
from serac.models import AgendaItem, Meeting, PanelReferral
from serac.selectors import facts
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import Fault, Invalid
from slscb.core.words import day_words
from slscb.core.writing import change

IN_DRAFT = (MeetingStatus.PLANNED, MeetingStatus.DRAFT)
KEPT = ("position", "removed", "moved", "touched", "note", "no_longer_meets")

# One statement for an agenda of any size: new items, and of those already there only the ones that have changed. What a
# person wrote is in no column that it updates. The rows travel as one JSON parameter.
UPSERT = """
    INSERT INTO serac_agendaitem AS item (
        public_id, created_at, changed_at, version, meeting_id, child_id, section, position, origin, reasons, new_reasons,
        no_longer_meets, level, added_reason, removed, removed_reason, moved, touched, note, child_views, family_views,
        represented_by
    )
    SELECT gen_random_uuid(), %(at)s, %(at)s, 1, %(meeting)s, child_id, section, position, 'rule', reasons, new_reasons,
        no_longer_meets, COALESCE(level, ''), '', FALSE, '', FALSE, FALSE, '', '', '', ''
    FROM jsonb_to_recordset(%(rows)s::jsonb) AS new (
        child_id bigint, section smallint, position integer, reasons jsonb, new_reasons jsonb, no_longer_meets boolean,
        level text
    )
    ON CONFLICT (meeting_id, child_id) DO UPDATE SET
        changed_at = excluded.changed_at, version = item.version + 1, section = excluded.section,
        position = excluded.position, reasons = excluded.reasons, new_reasons = excluded.new_reasons,
        no_longer_meets = excluded.no_longer_meets, level = COALESCE(NULLIF(excluded.level, ''), item.level)
    WHERE (item.section, item.position, item.reasons, item.new_reasons, item.no_longer_meets)
        IS DISTINCT FROM
        (excluded.section, excluded.position, excluded.reasons, excluded.new_reasons, excluded.no_longer_meets)
"""


@transaction.atomic
def build_agenda(*, actor: User | None, meeting_id: UUID) -> Meeting:
    """List every child whom a rule puts forward for a meeting, with every reason that applies; keep what people changed.

    No actor means the service itself. The panel office may see the children from then on. Source: issue 2 point 8.
    Raises Invalid once the agenda has been circulated, NotVisible, NotAllowed.
    """
    meeting = access.meeting_to_change(actor, meeting_id, "panel.coordinate")
    if meeting.status not in IN_DRAFT:
        raise Invalid([Fault("", _too_late(meeting))])
    with wall.lifted("building the agenda"):
        listed = _listed(meeting)
        draft = rules.merge_draft(_existing(meeting), listed.values())
        _write(meeting, draft, listed)
        children = [int(item.child) for item in draft.items]
        _show_to_office(actor, children, {int(child) for child in draft.dropped})
    meeting.status, meeting.agenda_built_at = MeetingStatus.DRAFT, now()
    change(meeting)
    detail = {"items": len(draft.items), "added": len(draft.added), "dropped": len(draft.dropped)}
    audit.record(actor=actor, action=Action.CHANGE, about=children, target=meeting, detail=detail)
    return meeting


def _listed(meeting: Meeting) -> dict[str, rules.Listing]:
    """Whom the rules put forward, by child; the level of a child who was never assessed stays empty."""
    about = facts.meeting_facts(meeting, today())
    children = facts.child_facts(about)
    assessed = {one.child for one in children if one.levels}
    found = rules.listings(children, about)
    return {one.child: one if one.child in assessed else replace(one, level="") for one in found}


def _too_late(meeting: Meeting) -> str:
    if meeting.status == MeetingStatus.CANCELLED:
        return f"The meeting on {day_words(meeting.held_on)} was cancelled"
    return (
        f"The agenda of {day_words(meeting.held_on)} has been circulated and is no longer built by the rules. "
        "Put a child on it by hand"
    )


def _existing(meeting: Meeting) -> list[rules.Item]:
    rows = meeting.items.values(*KEPT, "child_id", "section", "origin", "reasons", "new_reasons")
    return [
        rules.Item(
            child=str(row.pop("child_id")),
            section=Section(row.pop("section")),
            origin=Origin(row.pop("origin")),
            reasons=tuple(rules.reason_from(reason) for reason in row.pop("reasons")),
            new_reasons=tuple(rules.reason_from(reason) for reason in row.pop("new_reasons")),
            **row,
        )
        for row in rows
    ]


def _write(meeting: Meeting, draft: rules.Draft, listed: Mapping[str, rules.Listing]) -> None:
    """Two statements whatever the size: the dropped items go, new and changed ones are written together."""
    meeting.items.filter(child__in=[int(child) for child in draft.dropped]).delete()
    rows = json.dumps([_row(item, listed.get(item.child)) for item in draft.items])
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, {"meeting": meeting.pk, "at": now(), "rows": rows})


def _row(item: rules.Item, listing: rules.Listing | None) -> dict[str, Any]:
    return {
        "child_id": int(item.child),
        "section": int(item.section),
        "position": item.position,
        "reasons": [rules.reason_data(reason) for reason in item.reasons],
        "new_reasons": [rules.reason_data(reason) for reason in item.new_reasons],
        "no_longer_meets": item.no_longer_meets,
        "level": listing.level if listing else None,
    }


def _show_to_office(actor: User | None, children: Iterable[int], gone: set[int]) -> None:
    """The panel office sees who is on the draft, and no longer those whom nothing else brings before it."""
    office = agencies.panel_office()
    if office is None:
        return
    grants.give_many(actor=actor, children=children, to=office.group, basis=Basis.PANEL_OFFICE)
    if not gone:
        return
    listed = AgendaItem.objects.filter(child__in=gone).values_list("child_id", flat=True)
    referred = PanelReferral.objects.filter(child__in=gone).values_list("child_id", flat=True)
    grants.end_many(actor=actor, children=gone - set(listed) - set(referred), to=office.group, basis=Basis.PANEL_OFFICE)
