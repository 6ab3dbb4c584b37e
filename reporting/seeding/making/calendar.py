"""The days of the SERAC panel: every 28 days for two years back, one on the day of the borough, and the next ones planned."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from reporting.seeding.chance import Chance
from reporting.seeding.plan import Plan
from serac import rules
from serac.rules.grid import EVERY

HELD, NOT_YET_HELD = 26, 6
CIRCULATED_BEFORE = timedelta(days=8)
STARTS_AT = time(14)


@dataclass(frozen=True)
class Sitting:
    """A meeting of the panel: its place among those of the borough, its day and the day of the one after."""

    number: int
    public_id: str
    held_on: date
    next_on: date
    facts: rules.Meeting


def sittings(plan: Plan) -> list[Sitting]:
    """The panel's meetings in order. One is this very day, so that a child's whole way to the panel's decision can be
    played in one sitting; its agenda is built and, late as that is, not circulated."""
    chance = Chance(plan.seed, "calendar")
    first = plan.today - HELD * EVERY
    days = [first + number * EVERY for number in range(HELD + NOT_YET_HELD)]
    return [
        Sitting(number, chance.uuid(), day, day + EVERY, facts_on(day, plan, first)) for number, day in enumerate(days)
    ]


def facts_on(day: date, plan: Plan, first: date) -> rules.Meeting:
    """A meeting as the panel's rules see it: today's agenda is built today, those before were when they went out."""
    built_on = plan.today if day >= plan.today else day - CIRCULATED_BEFORE
    if day == first:
        return rules.Meeting(day, built_on)
    return rules.Meeting(day, built_on, day - EVERY, day - EVERY - CIRCULATED_BEFORE)
