"""The list of places, what the stories' episodes name, and the links that the rule finds between them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

from intelligence.choices import PART_OF_PLACE, SUBJECT_OF, Part
from intelligence.models import Mention, NamedSubject, Place
from intelligence.rules import match_name
from missing import rules
from missing.choices import LinkState
from missing.models import EpisodeLink
from missing.rules.linking import Told
from missing.selectors.links import PARTS
from reporting.seeding.chance import Chance
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Missed
from reporting.seeding.people import People
from reporting.seeding.plan import Plan
from reporting.seeding.tables import Tables
from reporting.seeding.words import PLACES

EPISODE = "missing.missingepisode"
A_DAY = timedelta(days=1)
ACCEPTED_AFTER, DECIDED = timedelta(days=50), "Same flat in one night; both girls describe the same man"


@dataclass(frozen=True)
class Known:
    """An episode that names something, by its id, as the rule sees it."""

    id: int
    told: Told


class NamedWriter:
    """Writes places once, mentions with their episodes, and at the end the links."""

    def __init__(self, plan: Plan, tables: Tables, people: People) -> None:
        self.plan, self.tables, self.people = plan, tables, people
        self.chance = Chance(plan.seed, "places")
        self.numbers: dict[tuple[str, str], int] = {}
        self.known: list[Known] = []

    def begin(self) -> None:
        """The list of places; it is about nobody."""
        for one in PLACES:
            self.place(
                one["name"], ward=one["ward"], place_kind=one["kind"], at=one["at"], listed=one.get("listed", True)
            )

    def write(self, draft: Draft, one: Missed, episode: int) -> None:
        """What one episode names."""
        if not one.named:
            return
        told = Told(draft.id, one.last_seen_at, one.returned_at)
        for part, words in one.named:
            number = self.mention(draft, one, part, words)
            name = PARTS[Part(part)]
            told = replace(told, **{name: getattr(told, name) | {number}})
        self.known.append(Known(episode, told))

    def mention(self, draft: Draft, one: Missed, part: str, words: str) -> int:
        """One mention, read off the return or written by the worker; answers with the id of what it names."""
        is_place = part in PART_OF_PLACE
        number = self.place(words) if is_place else self.subject(part, words)
        self.tables.add(
            draft.chance,
            Mention,
            child_id=draft.id,
            told_kind=EPISODE,
            told_id=one.public_id,
            told_at=one.last_seen_at,
            part=part,
            recorded_by_id=None if part == Part.FOUND else draft.worker.id,
            created_at=one.returned_at or one.reported_at,
            **(
                {"place_id": number, "place_words": words}
                if is_place
                else {"subject_id": number, "subject_words": words}
            ),
        )
        return number

    def place(self, name: str, *, at: tuple[float, float] | None = None, listed: bool = False, **more: Any) -> int:
        """The id of a place, written where it is new."""
        key = ("place", match_name(Part.BEEN, name))
        if key not in self.numbers:
            spot = {"latitude": at[0], "longitude": at[1]} if at else {}
            said = {"name": name, "match_name": key[1], "is_listed": listed}
            self.numbers[key] = self.tables.add(self.chance, Place, **said, **spot, **more)
        return self.numbers[key]

    def subject(self, part: str, words: str) -> int:
        """The id of a person, a vehicle or a telephone, written where it is new."""
        kind, name = SUBJECT_OF[part], match_name(part, words)
        if (kind, name) not in self.numbers:
            said = {"subject_kind": kind, "match_name": name}
            self.numbers[kind, name] = self.tables.add(self.chance, NamedSubject, **said)
        return self.numbers[kind, name]

    def finish(self) -> None:
        """Every link that the rule finds, suggested the day after; the manager has accepted those of long ago."""
        for one, other in combinations(sorted(self.known, key=lambda each: each.id), 2):
            grounds = rules.link_grounds(one.told, other.told)
            if grounds:
                at = max(one.told.seen_at, other.told.seen_at) + A_DAY
                self.link(one, other, [ground.value for ground in grounds], at)

    def link(self, one: Known, other: Known, grounds: list[str], at: datetime) -> None:
        """One link."""
        decided: dict[str, Any] = {}
        if at < self.plan.present - ACCEPTED_AFTER:
            by = self.people.accounts["teammanager"].id
            decided = {"state": LinkState.ACCEPTED, "reason": DECIDED, "decided_by_id": by, "decided_at": at + A_DAY}
        self.tables.add(
            self.chance,
            EpisodeLink,
            episode_id=one.id,
            other_episode_id=other.id,
            child_id=one.told.child,
            other_child_id=other.told.child,
            grounds=grounds,
            created_at=at,
            changed_at=decided.get("decided_at", at),
            **decided,
        )
