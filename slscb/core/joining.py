"""What belongs to a record and goes with it where two records turn out to be one (docs/adr/0043).

Each app says in `AppConfig.ready` which of its records follow and which stay, what stands against bringing two together, and
what it works out anew afterwards. So whoever joins records need know no app above.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from slscb.core.models import Record

if TYPE_CHECKING:
    from agencies.models import User


@dataclass(frozen=True)
class Pair:
    """Two records that are one: the one that is kept and the other, and whoever brings them together or apart."""

    actor: "User"
    kept: Record
    other: Record


@dataclass(frozen=True)
class Follows:
    """A kind of record that follows by one of its fields (`missing.missingepisode`, `child`).

    Where `alone` is given, a record has at most one row with the same values of these fields (among those as `where` says):
    the other's stays behind, or follows ended today in the field `ends`. A row stays behind too where its field `apart`
    leads to the kept record itself, and where the row to which `beside` leads stayed behind.
    """

    kind: str
    field: str = "child"
    alone: tuple[str, ...] | None = None
    where: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    ends: str = ""
    apart: str = ""
    beside: str = ""

    def model(self) -> type[models.Model]:
        """The kind's model."""
        return apps.get_model(self.kind)

    def rows(self, pk: int) -> "QuerySet[Any]":
        """The rows that lead to a record by this field."""
        return self.model()._default_manager.filter(**{self.field: pk}).order_by()

    def free(self, pair: Pair) -> "QuerySet[Any]":
        """The rows of the other record that follow as they are."""
        found = self._apart(pair)
        return found if self.alone is None else found.exclude(self._second(pair))

    def second(self, pair: Pair) -> "QuerySet[Any]":
        """The rows of the other record of which the kept one has its own."""
        found = self._apart(pair)
        return found.none() if self.alone is None else found.filter(self._second(pair))

    def _apart(self, pair: Pair) -> "QuerySet[Any]":
        found = self.rows(pair.other.pk)
        if self.apart:
            found = found.exclude(**{f"{self.apart}__isnull": False, self.apart: pair.kept.pk})
        if self.beside:
            found = found.filter(**{f"{self.beside}__{self.field}": pair.kept.pk})
        return found

    def _second(self, pair: Pair) -> Q:
        same = {name: OuterRef(name) for name in self.alone or ()}
        return Q(Exists(self.rows(pair.kept.pk).filter(**same, **self.where))) & Q(**self.where)


def nothing_against(pair: Pair) -> Iterable[str]:
    """What an app says that has nothing against joining."""
    return ()


def nothing_to_do(pair: Pair) -> None:
    """What an app does that works nothing out."""


@dataclass(frozen=True)
class Belongings:
    """What one app keeps about a record: what follows, and what stays with the reason (by `kind.field`).

    `against` answers with a sentence for each thing that must be put right first; `joining` runs before the rows follow,
    `joined` after, `parted` once they have gone back.
    """

    app: str
    follow: tuple[Follows, ...] = ()
    stay: Mapping[str, str] = dataclasses.field(default_factory=dict)
    against: Callable[[Pair], Iterable[str]] = nothing_against
    joining: Callable[[Pair], None] = nothing_to_do
    joined: Callable[[Pair], None] = nothing_to_do
    parted: Callable[[Pair], None] = nothing_to_do


_registered: dict[str, Belongings] = {}


def register(belongings: Belongings) -> None:
    """Say what an app keeps."""
    _registered[belongings.app] = belongings


def registered() -> list[Belongings]:
    """What every app keeps, in the order in which the apps are installed: lower ones first."""
    return list(_registered.values())


def following() -> Iterator[Follows]:
    """Every kind of record that follows."""
    for one in registered():
        yield from one.follow


def against(pair: Pair) -> list[str]:
    """Everything that must be put right before the two can be joined, all at once."""
    return [sentence for one in registered() for sentence in one.against(pair)]
