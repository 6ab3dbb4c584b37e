"""How thresholds are applied, as charts and tables. No decision and no query."""

from collections.abc import Sequence
from typing import Any

from reporting import rules
from reporting.selectors.consistency import Applied, Consistency
from risk.choices import LEVELS
from risk.presenters.levels import WORDS
from slscb.core.charts import Series, StackedBars, stacked_bars
from slscb.core.parts import Column, Table, Tile

KINDS = (("same", "As calculated"), ("raised", "Raised"), ("lowered", "Lowered"))
Cells = list[Any]


def page(found: Consistency) -> dict[str, Any]:
    """Everything that the page shows."""
    return {
        "tiles": tiles(found),
        "by_agency": by_agency(found),
        "crossed": crossed(found),
        "by_team": by_team(found),
        "teams": applied_table("Assessments by team", "Team", found.teams),
        "workers": workers_table(found.workers) if found.workers else None,
        "sets": sets_table(found) if found.sets else None,
        "rare": found.rare,
        "own_teams": ", ".join(found.own_teams),
    }


def tiles(found: Consistency) -> list[Tile]:
    """Three shares, each with its counts."""
    total = sum(one.total for one in found.teams)
    raised, lowered = (sum(getattr(one, kind) for one in found.teams) for kind in ("raised", "lowered"))
    first = []
    if found.proposals:
        same = rules.share(found.proposals.total("same"), found.proposals.total("all"))
        first.append(Tile("Settled as the screening proposed", percent(same), f"{same.part} of {same.whole}"))
    for label, number in (("Raised above the tool", raised), ("Lowered below the tool", lowered)):
        part = rules.share(number, total)
        first.append(Tile(label, percent(part), f"{part.part} of {part.whole} assessments"))
    return first


def percent(share: rules.Share) -> str:
    """A percentage, or a dash of nothing."""
    return "–" if share.percent is None else f"{share.percent}%"


def by_agency(found: Consistency) -> dict[str, Any] | None:
    """Proposed against final by the agency that screened."""
    if found.proposals is None:
        return None
    rows = [row for row in found.proposals.rows if row.counts[-1]]
    named = [(number, column.label) for number, column in enumerate(found.proposals.measure.columns[:3])]
    series = [Series(label, [row.counts[number] for row in rows]) for number, label in named]
    chart = stacked_bars("by-agency", "Screenings taken up", [row.label for row in rows], series, of="Agency")
    return {"chart": chart, "explains": found.proposals.measure.explains} if rows else None


def crossed(found: Consistency) -> Table | None:
    """Each level proposed against each level settled on."""
    if not found.crossed:
        return None
    head: list[str | Column] = ["Proposed", *(Column(f"Settled {WORDS[final]}", is_number=True) for final in LEVELS)]
    rows: list[Cells] = [
        [WORDS[proposed], *(found.crossed.get((proposed.value, final.value), 0) for final in LEVELS)]
        for proposed in LEVELS
    ]
    return Table.of("Level proposed and level settled on", head, rows)


def by_team(found: Consistency) -> StackedBars:
    """Overrides up and down by team."""
    series = [Series(label, [getattr(one, kind) for one in found.teams]) for kind, label in KINDS]
    return stacked_bars("by-team", "The tool and the final level", [one.name for one in found.teams], series, of="Team")


def applied_table(caption: str, of: str, found: Sequence[Applied]) -> Table:
    """Counts and shares of each team."""
    return Table.of(caption, [of, *_heads()], [[one.name, *_cells(one)] for one in found])


def workers_table(found: Sequence[Applied]) -> Table:
    """Counts and shares of each worker, who stands in the team of today."""
    return Table.of(
        "Assessments by worker", ["Worker", "Team", *_heads()], [[one.name, one.team, *_cells(one)] for one in found]
    )


def sets_table(found: Consistency) -> Table:
    """The same current indicators at different levels."""
    head: list[str | Column] = [
        "Current indicators",
        "Tool",
        *(Column(WORDS[level], is_number=True) for level in LEVELS),
    ]
    rows: list[Cells] = [[", ".join(one.codes), f"Version {one.version}", *one.counts] for one in found.sets]
    return Table.of("The same indicators at different final levels", head, rows)


def _heads() -> list[Column]:
    labels = ("Assessments", "Raised", "Lowered", "Lower level waiting or refused")
    return [Column(label, is_number=True) for label in labels]


def _cells(one: Applied) -> Cells:
    raised, lowered = (rules.share(getattr(one, kind), one.total) for kind in ("raised", "lowered"))
    return [one.total, f"{raised.part} ({percent(raised)})", f"{lowered.part} ({percent(lowered)})", one.undecided]
