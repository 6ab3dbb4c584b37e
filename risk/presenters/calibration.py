"""Calibration rounds in words and charts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from cases.presenters import level_tag
from risk import rules, selectors
from risk.choices import LEVELS
from risk.models import CalibrationRound, Vignette, VignetteScore
from risk.presenters.levels import WORDS, named
from risk.selectors import RoundPage, RoundResults
from slscb.core.charts import Series, StackedBars, stacked_bars
from slscb.core.parts import Cell, Column, Row, Table, Tag, Task, Tile
from slscb.core.words import count_words, day_words

MOST_SHOWN_PAIRS = 12
NO_VALUE = "no value"


def rounds_table(found: Iterable[CalibrationRound], *, results: bool, take: bool) -> Table:
    """Every round, leading to one's own answers or to the results."""
    rows = [
        (
            Cell(one.title, href=_lead(one, results=results, take=take), hint=str(one.instrument)),
            Cell(tag=standing(one)),
            day_words(one.closes_on),
            one.raters,  # type: ignore[attr-defined]
        )
        for one in found
    ]
    head: list[str | Column] = ["Round", "State", "Last day", Column("Took part", is_number=True)]
    return Table.of("Calibration rounds", head, rows, is_caption_hidden=True)


def standing(one: CalibrationRound) -> Tag:
    """Whether it can be scored."""
    return Tag("Open", "blue") if selectors.is_open(one) else Tag("Closed", "grey")


def tasks(opened: RoundPage) -> list[Task]:
    """The vignettes of an open round with what is still to do."""
    return [
        Task(
            f"{one.position}. {one.title}",
            Tag("Scored", "green") if one.pk in opened.own else Tag("Not scored yet", "blue"),
            "" if one.pk in opened.own else score_address(opened.round, one.position),
        )
        for one in opened.vignettes
    ]


def own_beside_group(opened: RoundPage) -> list[dict[str, Any]]:
    """Once a round is closed: each vignette with one's own level, the group's and the writers'."""
    return [
        {
            "vignette": one,
            "own": _own(opened.own.get(one.pk)),
            "rows": _beside(one, opened.group.get(one.pk, Counter())),
        }
        for one in opened.vignettes
    ]


def summary(found: RoundResults) -> list[Row]:
    """What the round was, and the one figure for all raters in words."""
    rows = [
        Row("Tool", str(found.round.instrument)),
        Row("Last day", day_words(found.round.closes_on)),
        Row("Took part", count_words(len(found.raters), "practitioner")),
        Row("Vignettes", str(len(found.vignettes))),
    ]
    if found.agreement is None:
        return rows
    everybody = found.agreement.everybody
    rows.append(Row("Fleiss' kappa", f"{value_words(everybody)}\n{everybody.words}"))
    if found.agreement.left_out:
        left = count_words(found.agreement.left_out, "practitioner")
        rows.append(
            Row("Left out of it", f"{left} did not score every vignette. In pairs they count where they scored")
        )
    middle = found.agreement.middle
    said = "Pairs are compared for up to 40 practitioners" if not found.agreement.pairs else NO_VALUE
    rows.append(
        Row(
            "Cohen's kappa, median of the pairs",
            said if middle is None else f"{middle:.2f}\n{rules.kappa_words(middle)}",
        )
    )
    return rows


def tiles(found: RoundResults) -> list[Tile]:
    """The figures that the subgroup asks for first."""
    if found.agreement is None:
        return []
    same = sum(count.get(one.reference_level, 0) for one in found.vignettes if (count := found.levels.get(one.pk)))
    scored = sum(one.scored for one in found.raters)
    return [
        Tile("Fleiss' kappa", value_words(found.agreement.everybody), found.agreement.everybody.words),
        Tile("Practitioners", str(len(found.raters)), f"{len(found.vignettes)} vignettes"),
        Tile("As the writers settled", f"{same} of {scored}", "levels, over all answers"),
    ]


def chart(found: RoundResults) -> StackedBars:
    """How each vignette was scored."""
    labels = [f"{one.position}. {one.title}" for one in found.vignettes]
    series = [
        Series(WORDS[level], [found.levels.get(one.pk, Counter())[level.value] for one in found.vignettes])
        for level in reversed(LEVELS)
    ]
    return stacked_bars("calibration", "Levels settled on", labels, series, of="Vignette")


def reference_table(found: RoundResults) -> Table:
    """Each practitioner against the writers' answers, by number and agency."""
    assert found.agreement  # noqa: S101 (closed rounds alone)
    rows = [
        (f"Practitioner {one.number}", one.agency, one.scored, value_words(kappa), kappa.words)
        for one, kappa in zip(found.raters, found.agreement.to_reference, strict=True)
    ]
    head: list[str | Column] = [
        "Who",
        "Agency",
        Column("Scored", is_number=True),
        Column("Kappa", is_number=True),
        "In words",
    ]
    return Table.of("Cohen's kappa with the writers' answers", head, rows)


def pairs_table(found: RoundResults) -> Table | None:
    """Every pair, for as many practitioners as fit a table."""
    if found.agreement is None or not 2 <= len(found.raters) <= MOST_SHOWN_PAIRS:
        return None
    pairs, places = found.agreement.pairs, range(len(found.raters))
    rows = [
        [
            f"Practitioner {one + 1}",
            *(value_words(pairs[min(one, other), max(one, other)]) if one != other else "–" for other in places),
        ]
        for one in places
    ]
    head: list[str | Column] = ["Who", *(Column(str(at + 1), is_number=True) for at in places)]
    return Table.of("Cohen's kappa of each pair", head, rows)


def indicators_table(found: RoundResults) -> Table:
    """The indicators on which practitioners differed: ticked by some and not by all who scored the vignette."""
    rows = []
    for one in found.vignettes:
        scored = sum(found.levels.get(one.pk, Counter()).values())
        for code, number in sorted(found.codes[one.pk].items()):
            if 0 < number < scored:
                reference = "Yes" if code in one.reference_codes else "No"
                rows.append(
                    (f"{one.position}. {one.title}", named(found.tool, code), f"{number} of {scored}", reference)
                )
    head: list[str | Column] = ["Vignette", "Indicator", Column("Ticked by", is_number=True), "The writers"]
    return Table.of("Where practitioners differed", head, rows)


def value_words(kappa: rules.Kappa) -> str:
    """A kappa to two decimals."""
    return NO_VALUE if kappa.value is None else f"{kappa.value:.2f}"


def score_address(found: CalibrationRound, number: int) -> str:
    """Where a vignette is scored."""
    return reverse("risk:calibration-score", args=[found.public_id, number])


def panel_words(found: CalibrationRound, done: int, of: int, today: date) -> dict[str, Any]:
    """The home page's line."""
    left = (found.closes_on - today).days
    until = "today is the last day" if not left else f"until {day_words(found.closes_on)}"
    href = reverse("risk:calibration-view", args=[found.public_id])
    return {"text": f"You have scored {done} of {of} fictional vignettes, {until}.", "href": href, "title": found.title}


def _lead(one: CalibrationRound, *, results: bool, take: bool) -> str:
    if results and not selectors.is_open(one):
        return reverse("risk:calibration-results", args=[one.public_id])
    return reverse("risk:calibration-view", args=[one.public_id]) if take else ""


def _own(score: VignetteScore | None) -> dict[str, Any] | None:
    if score is None:
        return None
    codes = ", ".join(tick["code"] for tick in score.ticks) or "none"
    return {"tag": level_tag(score.level), "codes": codes, "reason": score.reason}


def _beside(one: Vignette, group: Mapping[str, int]) -> list[Row]:
    said = ", ".join(f"{group[level.value]} {WORDS[level]}" for level in reversed(LEVELS) if group.get(level.value))
    return [
        Row("The group", said or "Nobody scored it"),
        Row("The writers", one.reference_reason, tag=level_tag(one.reference_level)),
        Row("Indicators they ticked", ", ".join(one.reference_codes) or "None"),
    ]
