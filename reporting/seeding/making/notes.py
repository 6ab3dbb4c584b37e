"""Notes on the children's records, more for those seen more often."""

from datetime import datetime, timedelta

from agencies.choices import AgencyCode
from cases.choices import NoteKind
from reporting.seeding import words
from reporting.seeding.chance import Mix
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Written
from reporting.seeding.people import People
from reporting.seeding.plan import Plan
from reporting.seeding.times import office_hours

COUNTS = Mix({0: 12, 1: 20, 2: 24, 3: 20, 4: 12, 6: 8, 9: 4})
KINDS = Mix(
    {
        NoteKind.VISIT: 34,
        NoteKind.CONTACT: 16,
        NoteKind.CALL: 16,
        NoteKind.MEETING: 9,
        NoteKind.DECISION: 7,
        NoteKind.INFORMATION: 15,
        NoteKind.HEALTH: 3,
    }
)


def add_notes(draft: Draft, plan: Plan, people: People) -> None:
    """Notes by the worker, and information by the agencies involved; two and a half for a child."""
    until = draft.closed_on or plan.today - timedelta(days=1)
    for _ in range(COUNTS.draw(draft.chance)):
        kind = KINDS.draw(draft.chance)
        day = draft.chance.day(draft.told_from, until)
        draft.notes.append(note(draft, people, kind, office_hours(day, draft.chance.whole(3, 480))))


def note(draft: Draft, people: People, kind: NoteKind, at: datetime) -> Written:
    """One note of a kind."""
    said = {one.text for one in draft.notes}
    fresh = [text for one in words.NOTES[kind] if (text := draft.say(one)) not in said]
    text = draft.chance.one(fresh or [draft.say(one) for one in words.NOTES[kind]])
    if kind == NoteKind.INFORMATION and draft.involved:
        agency = draft.chance.one(draft.involved).agency
        return Written(people.speaks_for(draft.chance, agency), agency, kind, at, text)
    author = draft.live.team.managers[0] if kind == NoteKind.DECISION else draft.worker
    return Written(author, AgencyCode.SOCIAL_CARE, kind, at, text)
