"""Whom most completed interviews were shared with, and most sign-offs; lately some still wait."""

from datetime import datetime, timedelta
from typing import Any

from agencies.choices import AgencyCode
from missing.choices import SharingBasis, WhatWasShared
from reporting.seeding import words
from reporting.seeding.chance import Chance, Mix
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Interviewed
from reporting.seeding.people import People
from reporting.seeding.times import by_day

SHARED, SIGNED = 0.9, 0.85
BODIES = (AgencyCode.POLICE, AgencyCode.SOCIAL_CARE, AgencyCode.EDUCATION, AgencyCode.HEALTH)
WHAT = Mix({WhatWasShared.SUMMARY: 50, WhatWasShared.POINTS: 30, WhatWasShared.ALL: 12, WhatWasShared.NOTHING: 8})
BASIS = Mix({SharingBasis.PROTECT_FROM_HARM: 55, SharingBasis.CHILD_AGREED: 35, SharingBasis.CRIME: 10})
SHARED_FOR, READ_FOR = timedelta(days=2), timedelta(days=5)


def follow_up(draft: Draft, people: People, interview: Interviewed, present: datetime) -> None:
    """Once an interview is completed: one sharing or two, and the manager's sign-off; chance of its own."""
    chance = Chance("sharings", interview.public_id)
    held_at, completed_at = interview.more["held_at"], interview.more["completed_at"]
    interview.more["completed_by_id"] = draft.worker.id
    if chance.happens(SHARED):
        bodies = chance.sample(BODIES, chance.whole(1, 2))
        interview.sharings = [shared(chance, people, draft, body, held_at, present) for body in bodies]
    manager = draft.manager
    is_own = manager.id == draft.worker.id or manager.name == interview.more["interviewer"]
    if chance.happens(SIGNED) and not is_own:
        interview.more["signed_off_at"] = by_day(chance, completed_at, min(present, completed_at + READ_FOR))
        interview.more["signed_off_by_id"] = manager.id
        interview.more["sign_off_words"] = chance.one(words.MISSING["sign_off"])
        interview.signed_line = f"Return home interview signed off by {manager.name}"


def shared(
    chance: Chance, people: People, draft: Draft, body: AgencyCode, held_at: datetime, present: datetime
) -> dict[str, Any]:
    """One sharing as its row has it, with `body` for its line: a school is another body, named as the child's."""
    what, is_told = WHAT.draw(chance), chance.happens(0.85)
    is_school = body == AgencyCode.EDUCATION
    is_kept = what == WhatWasShared.NOTHING
    return {
        "body": words.MISSING["school"] if is_school else body.label,
        "agency_id": None if is_school else people.agencies[body][0],
        "organisation": words.MISSING["school"] if is_school else "",
        "person": words.MISSING["shared_person"][body.value],
        "shared": what,
        "basis": SharingBasis.PROTECT_FROM_HARM if is_kept else BASIS.draw(chance),
        "why": words.MISSING["not_shared"] if is_kept else words.MISSING["shared_why"][body.value],
        "child_told": is_told,
        "not_told_reason": "" if is_told else chance.one(words.MISSING["not_told"]),
        "shared_at": by_day(chance, held_at, min(present, held_at + SHARED_FOR)),
    }
