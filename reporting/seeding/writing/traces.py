"""Who opened which record lately, so that there is something to see for the information governance lead."""

from datetime import timedelta

from agencies.choices import AgencyCode
from reporting.seeding.drafts import Draft
from reporting.seeding.people import People
from reporting.seeding.tables import Tables
from slscb.core.audit import Action
from slscb.core.models import AuditEvent

SHARE_OPENED, DAYS_BACK = 0.6, 30


def write_openings(draft: Draft, tables: Tables, people: People) -> None:
    """The worker opened most open records within the month, and now and then somebody of an agency involved did."""
    if not (draft.is_open and draft.chance.happens(SHARE_OPENED)):
        return
    write_opening(draft, tables, draft.worker.id)
    others = [one.agency for one in draft.involved if one.agency != AgencyCode.SOCIAL_CARE]
    if others and draft.chance.happens(0.3):
        write_opening(draft, tables, people.speaks_for(draft.chance, draft.chance.one(others)).id)


def write_opening(draft: Draft, tables: Tables, actor_id: int) -> None:
    """One opening of the record."""
    tables.add(
        draft.chance,
        AuditEvent,
        at=tables.present - timedelta(minutes=draft.chance.whole(5, DAYS_BACK * 24 * 60)),
        actor_id=actor_id,
        action=Action.VIEW,
        about=[draft.id],
        target_kind="cases.child",
        target_id=draft.public_id,
        ip="192.0.2.10",
    )
