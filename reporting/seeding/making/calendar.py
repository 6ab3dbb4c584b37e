"""The days of the SERAC panel: every 28 days for two years back, and the next ones planned."""

from dataclasses import dataclass
from datetime import date, timedelta

from reporting.seeding.chance import Chance
from reporting.seeding.plan import Plan
from serac import rules
from serac.rules.grid import EVERY

HELD, TO_COME = 26, 6
TUESDAY = 1
SOONEST = timedelta(days=9)


@dataclass(frozen=True)
class Sitting:
    """A meeting of the panel: its place among those of the borough, its day and the day of the one after."""

    number: int
    public_id: str
    held_on: date
    next_on: date
    facts: rules.Meeting


def sittings(plan: Plan) -> list[Sitting]:
    """The panel's meetings in order; the next one is nine to fifteen days off, on a Tuesday."""
    chance = Chance(plan.seed, "calendar")
    upcoming = plan.today + SOONEST
    upcoming += timedelta(days=(TUESDAY - upcoming.weekday()) % 7)
    first = upcoming - HELD * EVERY
    days = [first + number * EVERY for number in range(HELD + TO_COME)]
    return [
        Sitting(
            number,
            chance.uuid(),
            day,
            day + EVERY,
            rules.Meeting(day, min(day - timedelta(days=8), plan.today), day - EVERY if number else None),
        )
        for number, day in enumerate(days)
    ]
