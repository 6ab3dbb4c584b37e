"""One sealed child more or less: everybody who is not granted her gets the same bytes (issue 3 point 2)."""

import os
from functools import partial
from typing import Any

import pytest
from django.conf import settings
from django.db.models import F
from django.test import override_settings

from cases.choices import Protection
from cases.models import Child
from cases.services import numbers
from serac import selectors
from serac.selectors import agendas
from tests.access.asked import questions
from tests.access.chance import Chance
from tests.access.figures import keep
from tests.access.two_worlds import (
    Answer,
    Person,
    a_sealed_child,
    a_sealed_child_of_two_records,
    standing,
    what_follows,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_templates")]

SHARE = int(os.environ.get("DRILL_EVERY", "20"))  # each person is asked every so-many-th question; the drill asks all
FEWEST = 1_000
WITHOUT_THE_WALL = [name for name in settings.MIDDLEWARE if not name.endswith("SteppingDown")]


class Worlds:
    """Asks both worlds and says where they differ."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch, self.chance = monkeypatch, Chance()
        self.chance.install(monkeypatch)
        self.hers: dict[str, Any] = {}
        self.with_her: dict[tuple[str, str], Answer] = {}
        self.without: dict[tuple[str, str], Answer] = {}

    def answers(self, plant, *, only=(), share=SHARE, asking="") -> tuple[dict[tuple[str, str], Answer], dict]:
        """What every person is answered, and what they are told in the days that follow."""
        found = {}
        with standing(self.chance, self.monkeypatch, plant) as both:
            self.hers = self.hers or both.hers
            for turn, (name, user) in enumerate(both.actors.items()):
                if only and name not in only:
                    continue
                person = Person(self.chance, name, user)
                for number, question in enumerate(questions(both, self.hers)):
                    if (number + turn) % share == 0 and question.name.startswith(asking):
                        found[name, question.name] = person.ask(question)
            told = what_follows(self.chance, both.actors)
        return found, told

    def differences(self, plant=a_sealed_child, **asked) -> tuple[list[str], int]:
        """Where the world with her differs from the one without, and how many questions were asked of each."""
        self.with_her, told = self.answers(plant, **asked)
        self.without, told_without = self.answers(None, **asked)
        keys = self.with_her.keys() | self.without.keys()
        wrong = [f"{who}: {what}" for who, what in sorted(keys) if self.differs((who, what))]
        wrong += [f"{who}: is told something else" for who in told if told[who] != told_without[who]]
        return wrong, len(keys)

    def differs(self, key: tuple[str, str]) -> bool:
        """Whether one question of one person was answered otherwise."""
        one, other = self.with_her.get(key), self.without.get(key)
        return one is None or other is None or one.told != other.told


@pytest.fixture
def worlds(monkeypatch) -> Worlds:
    return Worlds(monkeypatch)


def test_one_sealed_child_more_or_less_changes_no_byte_for_anybody_not_granted_her(worlds):
    wrong, asked = worlds.differences()
    keep("two worlds", requests=2 * asked, differing=len(wrong))
    assert not wrong, "\n".join(wrong)
    assert 2 * asked >= FEWEST
    hers = [key for key in worlds.with_her if key[1].startswith(("her own", "search", "API search"))]
    counts = {key: (worlds.with_her[key].statements, worlds.without[key].statements) for key in hers}
    assert {key: count for key, count in counts.items() if count[0] != count[1]} == {}
    assert any(most for most, _ in counts.values())


@pytest.mark.parametrize("kept", ["the sealed record", "the open record"])
def test_a_sealed_child_of_two_records_is_as_absent_as_one_of_one(worlds, kept):
    """Her open record was known to the whole team until it was merged with the sealed one."""
    plant = partial(a_sealed_child_of_two_records, keeps_sealed=kept == "the sealed record")
    wrong, asked = worlds.differences(plant, share=2 * SHARE)
    keep(f"two worlds, merged into {kept}", requests=2 * asked, differing=len(wrong))
    assert not wrong, "\n".join(wrong)
    assert 2 * asked >= FEWEST / 2


# What the worlds must differ in: each is planted once.


def test_the_control_a_child_who_is_only_restricted_is_told_apart(worlds):
    restricted = partial(a_sealed_child, protection=Protection.RESTRICTED)
    wrong, _ = worlds.differences(restricted, only=("colleague",), share=1, asking="her own GET")
    assert "colleague: her own GET cases:child-view" in wrong


def test_the_control_places_on_an_agenda_that_count_her_are_found(worlds, monkeypatch):
    kept = lambda user, meeting: agendas.items_of(user, meeting).annotate(number=F("position"))  # noqa: E731
    monkeypatch.setattr(selectors, "numbered_items_of", kept)
    chair = "serac_chair of the team"
    wrong, _ = worlds.differences(only=(chair,), share=1, asking="API items")
    assert wrong == [f"{chair}: API items 12"]


def test_the_control_an_error_for_her_number_is_found(worlds, monkeypatch):
    seen = lambda actor, child, name, number: [  # noqa: E731
        other for other in Child.objects.filter(**{name: number}) if setattr(other, "is_seen", True) is None
    ]
    monkeypatch.setattr(numbers, "_others", seen)
    worker = "practitioner of another team"
    with override_settings(MIDDLEWARE=WITHOUT_THE_WALL):
        wrong, _ = worlds.differences(only=(worker,), share=1, asking="API record a child")
    assert wrong == [f"{worker}: API record a child {number}" for number in (1, 2, 3)]
