"""Who opened which record lately, so that there is something to see for those who watch over it."""

from datetime import date, datetime, timedelta

from agencies.choices import AgencyCode
from cases.choices import UnusualKind
from cases.models import UnusualAccess
from reporting.seeding.accounts import CSC, EAST, WEST
from reporting.seeding.drafts import Draft
from reporting.seeding.people import People
from reporting.seeding.tables import Tables
from reporting.seeding.times import office_hours
from slscb.core.audit import Action
from slscb.core.clock import london_day
from slscb.core.models import AuditEvent

SHARE_OPENED, DAYS_BACK, WORKING_MINUTES = 0.6, 30, 8 * 60
FRIDAY, DAY = 4, timedelta(days=1)
CURIOUS, FEWEST_HELD = (
    (1, 4, 7, 10),
    3,
)  # people of East who look at children of West, by the child's place in the borough


def write_openings(draft: Draft, tables: Tables, people: People) -> None:
    """The worker opened most open records within the month, and now and then somebody of an agency involved did."""
    if not draft.is_open:
        return
    if draft.chance.happens(SHARE_OPENED):
        write_opening(draft, tables, draft.worker.id, working_time(draft, tables, draft.live.starts_on))
        others = [one for one in draft.involved if one.agency not in (AgencyCode.SOCIAL_CARE, AgencyCode.BOARD)]
        if others and draft.chance.happens(0.3):
            involved = draft.chance.one(others)
            speaks = people.speaks_for(draft.chance, involved.agency)
            write_opening(draft, tables, speaks.id, working_time(draft, tables, involved.starts_on))
    if draft.live.team is people.team(CSC, WEST) and draft.index % 10 in CURIOUS and draft.index < 10 * FEWEST_HELD:
        write_curiosity(draft, tables, people)


def write_opening(draft: Draft, tables: Tables, actor_id: int, at: datetime | None) -> int:
    """One opening of the record, where there was time for it; its id."""
    if at is None:
        return 0
    return tables.add(
        draft.chance,
        AuditEvent,
        at=at,
        actor_id=actor_id,
        action=Action.VIEW,
        about=[draft.id],
        target_kind="cases.child",
        target_id=draft.public_id,
        ip="192.0.2.10",
    )


def write_curiosity(draft: Draft, tables: Tables, people: People) -> None:
    """A colleague of another team opened the record, and the job that looks through the openings has found it."""
    day = london_day(tables.present) - draft.chance.whole(2, DAYS_BACK) * DAY
    at = office_hours(day, draft.chance.whole(0, 14 * 60))
    actor = draft.chance.one(people.team(CSC, EAST).workers)
    event = write_opening(draft, tables, actor.id, at)
    kinds = [UnusualKind.NO_CONNECTION] + ([UnusualKind.OUT_OF_HOURS] if day.weekday() > FRIDAY else [])
    for kind in kinds:
        found = {
            "event_id": event,
            "actor_id": actor.id,
            "child_id": draft.id,
            "opened_at": at,
            "on_day": london_day(at),
        }
        tables.add(draft.chance, UnusualAccess, unusual_kind=kind, **found)


def working_time(draft: Draft, tables: Tables, since: date) -> datetime | None:
    """A moment of a working day of the last month, not before somebody had to do with the child; None in the first days."""
    today = london_day(tables.present)
    first = max(since, today - DAYS_BACK * DAY)
    day = draft.chance.day(first, today - DAY)
    while day.weekday() > FRIDAY:
        day -= DAY
    return office_hours(day, draft.chance.whole(0, WORKING_MINUTES)) if first <= day < today else None
