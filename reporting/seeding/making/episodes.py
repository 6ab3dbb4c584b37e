"""Missing episodes with a heavy tail: most children none, a few of them tens."""

import math
from datetime import datetime, timedelta
from typing import Any

from agencies.choices import AgencyCode
from missing.choices import EpisodeKind, PoliceRisk
from reporting.seeding import words
from reporting.seeding.chance import Mix
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Missed
from reporting.seeding.making import interviews
from reporting.seeding.people import People
from reporting.seeding.plan import Plan
from reporting.seeding.times import by_evening, office_hours
from risk.choices import Level

HOUR = timedelta(hours=1)
NOT_HIGH = Mix({0: 90.0, 1: 6.0, 2: 2.0, 3: 1.0, 5: 0.7, 9: 0.3})
COUNTS = {
    Level.LOW.value: Mix({0: 66.0, 1: 15.0, 2: 8.0, 3: 5.0, 5: 3.5, 8: 1.7, 14: 0.8}),
    Level.MEDIUM.value: Mix({0: 28.0, 1: 14.0, 2: 14.0, 3: 13.0, 5: 13.0, 8: 9.0, 14: 6.0, 25: 3.0}),
    Level.HIGH.value: Mix({0: 12.0, 1: 9.0, 2: 11.0, 3: 13.0, 5: 16.0, 9: 15.0, 16: 12.0, 28: 7.0, 45: 4.0, 70: 1.0}),
}
IN_CARE_AGAIN = 2
COUNTED_FOR = timedelta(days=420)
MEDIAN_HOURS, SPREAD, MOST_HOURS = 9, 1.1, 240
POLICE_RISKS = Mix({PoliceRisk.HIGH: 14, PoliceRisk.MEDIUM: 62, PoliceRisk.LOW: 19, PoliceRisk.NO_APPARENT_RISK: 5})
SHARE_MISSING_NOW = 0.0015
SHARE_SPOKEN_TO = 0.6
BEFORE_CLOSING = timedelta(days=8)
BREATH = timedelta(hours=5)


def add_episodes(draft: Draft, plan: Plan, people: People) -> None:
    """A child's episodes in order, none overlapping another, each with its return interview."""
    count = how_many(draft, draft.until(plan.today) - draft.told_from)
    first = office_hours(draft.told_from)
    last = office_hours(draft.closed_on) - BEFORE_CLOSING if draft.closed_on else plan.present
    free_from = first
    for seen in sorted(by_evening(draft.chance, draft.chance.moment(first, last)) for _ in range(count)):
        lasted = hours_missing(draft)
        if seen < free_from or seen + lasted >= last:
            continue
        draft.episodes.append(ended(draft, plan, people, seen, seen + lasted))
        free_from = seen + lasted + BREATH
    if draft.is_open and draft.chance.happens(SHARE_MISSING_NOW):
        seen = plan.present - HOUR * draft.chance.whole(2, 40)
        if seen > free_from:
            draft.episodes.append(begun(draft, seen, min(seen + HOUR, plan.present)))
    if any(one.more["police_reference"] for one in draft.episodes):
        first_day = min(one.last_seen_at for one in draft.episodes).date()
        draft.involve(AgencyCode.POLICE, first_day, "Missing, reported to police")


def how_many(draft: Draft, told: timedelta) -> int:
    """More for those at risk, in care and known for long."""
    count = COUNTS.get(draft.risk_level, NOT_HIGH).draw(draft.chance) * (IN_CARE_AGAIN if draft.is_in_care else 1)
    return int(count * min(told / COUNTED_FOR, 1.6) + draft.chance.random())


def hours_missing(draft: Draft) -> timedelta:
    """How long: half of the times under nine hours, one in five over a day."""
    hours = MEDIAN_HOURS * math.exp(draft.chance.gauss(0, SPREAD))
    return timedelta(minutes=int(60 * min(max(hours, 1.0), MOST_HOURS)))


def begun(draft: Draft, seen: datetime, reported: datetime) -> Missed:
    """A child who is missing."""
    chance = draft.chance
    kind = kind_of(draft)
    to_police = kind != EpisodeKind.AWAY or chance.happens(0.3)
    more = {
        "reported_by": "Placement staff" if draft.is_in_care else "A parent",
        "missing_from": usual_place(draft) if chance.happens(0.8) else draft.school,
        "thought_to_be_with": chance.one(words.MISSING["with"]),
        "circumstances": draft.say(chance.one(words.MISSING["circumstances"])),
        "police_reference": f"MP/{chance.whole(10_000, 99_999)}/{seen:%y}" if to_police else "",
        "police_risk": POLICE_RISKS.draw(chance) if to_police else "",
    }
    return Missed(chance.uuid(), kind, seen, reported, more=more)


def usual_place(draft: Draft) -> str:
    """Where the child lives, without the address."""
    return "The placement" if draft.is_in_care else "Home"


def ended(draft: Draft, plan: Plan, people: People, seen: datetime, returned: datetime) -> Missed:
    """A child who is back, with the interview that follows."""
    chance = draft.chance
    length = returned - seen
    episode = begun(draft, seen, seen + min(length * 0.6, timedelta(minutes=chance.whole(20, 360))))
    episode.returned_at = returned
    episode.more |= {
        "found_at": returned - timedelta(minutes=chance.whole(0, 50)) if length > HOUR else None,
        "return_place": chance.one(words.MISSING["found"]),
        "return_how": chance.one(words.MISSING["back"]),
        "condition": chance.one(words.MISSING["condition"]),
    }
    episode.interview = interviews.interview_after(draft, plan, people, returned)
    if episode.more["police_reference"] and chance.happens(SHARE_SPOKEN_TO):
        episode.prevention = spoken(draft, returned, plan.present)
    return episode


def spoken(draft: Draft, returned: datetime, present: datetime) -> dict[str, Any]:
    """What police saw and were told when the child was back."""
    chance, said = draft.chance, words.MISSING
    is_alone, is_worried = chance.happens(0.7), chance.happens(0.15)
    return {
        "held_at": min(returned + timedelta(minutes=chance.whole(0, 40)), present),
        "officer": f"PC {chance.one(said['officers'])} {chance.whole(1000, 9999)}",
        "place": "At home" if chance.happens(0.7) else "At the police station",
        "seen_alone": is_alone,
        "present": "" if is_alone else "Placement staff" if draft.is_in_care else "A parent",
        "said": chance.one(said["told_police"]),
        "with_whom": chance.one(said["with_whom"]),
        "has_concerns": is_worried,
        "concerns": chance.one(said["police_concerns"]) if is_worried else "",
    }


def kind_of(draft: Draft) -> EpisodeKind:
    """From home or school; of looked-after children from care, one in five away without being lost."""
    if draft.is_in_care:
        return EpisodeKind.CARE if draft.chance.happens(0.8) else EpisodeKind.AWAY
    return EpisodeKind.HOME if draft.chance.happens(0.93) else EpisodeKind.SCHOOL
