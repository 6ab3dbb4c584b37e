"""Chance that repeats: the same seed gives the same borough."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")

DAY = timedelta(days=1)


class Chance(Random):
    """A stream of chance for one part of the borough, so that one part's change leaves the others as they were."""

    def __init__(self, *parts: object) -> None:
        super().__init__("/".join(map(str, parts)))

    def uuid(self) -> str:
        """A public id of the random kind (version 4)."""
        digits = f"{self.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"

    def happens(self, share: float) -> bool:
        """True in this share of cases."""
        return self.random() < share

    def one(self, items: Sequence[T]) -> T:
        """One of the items; quicker than `choice`."""
        return items[int(self.random() * len(items))]

    def whole(self, least: int, most: int) -> int:
        """A whole number from the least to the most."""
        return least + int(self.random() * (most - least + 1))

    def day(self, first: date, last: date) -> date:
        """A day from the first to the last."""
        return first + self.whole(0, max(0, (last - first).days)) * DAY

    def moment(self, first: datetime, last: datetime) -> datetime:
        """A moment between two, to the minute."""
        minutes = max(0, int((last - first).total_seconds() // 60))
        return first + timedelta(minutes=self.whole(0, minutes))


class Mix(Generic[T]):
    """Things with their shares, to draw from."""

    def __init__(self, shares: dict[T, float]) -> None:
        self.items = list(shares)
        self.sums = list(accumulate(shares.values()))

    def draw(self, chance: Chance) -> T:
        """One of the things, as often as its share says."""
        return chance.choices(self.items, cum_weights=self.sums)[0]
