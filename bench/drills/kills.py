"""Which part is killed when: by chance, and the same for the same seed."""

import random
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kill:
    """A part to be killed, so many seconds after the load began."""

    after: float
    part: str


def plan(times: Mapping[str, int], first: float, last: float, seed: int) -> list[Kill]:
    """Each part as often as said, in a random order, at random moments between the first and the last second."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    parts = [part for part, number in times.items() for _ in range(number)]
    chance.shuffle(parts)
    moments = sorted(chance.uniform(first, last) for _ in parts)
    return [Kill(round(after, 2), part) for after, part in zip(moments, parts, strict=True)]
