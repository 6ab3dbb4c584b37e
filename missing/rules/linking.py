"""When episodes of two children are suggested for a link.

Readings chosen where the issue is silent: being found at one place counts where the times overlap; naming the same counts
where the episodes began within 180 days of each other, for a man whom two children name weeks apart is what nobody sees
otherwise. A place where both were merely found counts by overlapping times alone: many are found at the station.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from intelligence.choices import Part
from missing.choices import DECISIONS, Ground
from missing.rules.patterns import DEFAULT, Thresholds
from slscb.core.errors import Fault
from slscb.core.findings import Findings, findings

NOTHING: frozenset[int] = frozenset()
GROUND_OF_PART = {
    Part.FOUND: Ground.FOUND_TOGETHER,
    Part.BEEN: Ground.SAME_PLACE,
    Part.WITH: Ground.SAME_PERSON,
    Part.DRIVEN: Ground.SAME_VEHICLE,
    Part.CALLED: Ground.SAME_PHONE,
}


@dataclass(frozen=True, slots=True)
class Told:
    """One episode as the rule sees it: whose, from when until when (None while missing), and what it names, by number."""

    child: int
    seen_at: datetime
    back_at: datetime | None
    found: frozenset[int] = field(default=NOTHING)
    been: frozenset[int] = field(default=NOTHING)
    people: frozenset[int] = field(default=NOTHING)
    vehicles: frozenset[int] = field(default=NOTHING)
    phones: frozenset[int] = field(default=NOTHING)


def link_grounds(one: Told, other: Told, thresholds: Thresholds = DEFAULT) -> tuple[Ground, ...]:
    """Children missing at overlapping times and found at one place, or naming the same person, place, vehicle or phone, are
    suggested for a link; every ground is given. Source: issue 5 point 5.
    """
    if one.child == other.child:
        return ()
    near = abs(one.seen_at - other.seen_at) <= timedelta(days=thresholds.link_days)
    together = overlapping(one, other)
    named = bool(one.been & (other.been | other.found) or other.been & one.found)
    met = (
        (Ground.FOUND_TOGETHER, together and bool(one.found & other.found)),
        (Ground.SAME_PLACE, (near or together) and named),
        (Ground.SAME_PERSON, (near or together) and bool(one.people & other.people)),
        (Ground.SAME_VEHICLE, (near or together) and bool(one.vehicles & other.vehicles)),
        (Ground.SAME_PHONE, (near or together) and bool(one.phones & other.phones)),
    )
    return tuple(ground for ground, is_met in met if is_met)


def link_rule_in_words(thresholds: Thresholds = DEFAULT) -> str:
    """The rule with the number that is in force here, for the page. Source: issue 5 point 5, explained on the page."""
    return (
        "Two episodes are suggested for a link where the children were missing at overlapping times and found at one "
        f"place, or where the episodes overlap or began within {thresholds.link_days} days of each other and both name "
        "the same person, place, vehicle or telephone."
    )


def overlapping(one: Told, other: Told) -> bool:
    """Two episodes overlap where each began before the other ended. Source: issue 5 point 5."""
    return (other.back_at is None or one.seen_at < other.back_at) and (
        one.back_at is None or other.seen_at < one.back_at
    )


def shared_as(mine: Collection[str], theirs: Collection[str]) -> tuple[Ground, ...]:
    """Which grounds one place, person, vehicle or telephone speaks for, by the parts in which each episode names it.

    A place where one was found and the other was is the same place; where both were found it is where they were found.
    Source: issue 5 point 5.
    """
    both = [GROUND_OF_PART[part] for part in Part if part in mine and part in theirs]
    crossed = {Part.FOUND, Part.BEEN} <= {*mine, *theirs} and Ground.SAME_PLACE not in both
    return (*both, Ground.SAME_PLACE) if crossed else tuple(both)


def is_new_reason(before: Collection[str], grounds: Collection[str]) -> bool:
    """A dismissed link is suggested again where there is a ground that there was not when it was dismissed.

    Source: issue 5 point 5, decided by a person: on what that person knew.
    """
    return bool(set(grounds) - set(before))


def check_decision(decision: str, reason: str) -> Findings:
    """A suggested link is accepted or dismissed, with a reason. Source: issue 5 point 5."""
    return findings(
        (
            Fault("decision", "Select whether the two belong together") if decision not in dict(DECISIONS) else None,
            Fault("reason", "Enter why") if not reason.strip() else None,
        )
    )
