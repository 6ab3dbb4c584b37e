"""How far people agree who score the same cases: Cohen's kappa for two, Fleiss' kappa for all (docs/adr/0053).

Readings chosen where the measures are silent: a vignette that somebody left out counts in none of their pairs; for
Fleiss, which needs as many answers to each vignette, only those count who scored them all. Where everybody gives one same
answer throughout, kappa has no value: that is said in words and is not nought.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from statistics import median

from risk.choices import LEVELS
from slscb.core.errors import Fault

# Landis and Koch, 1977: the words most readers know, and no more than words.
WORDS = ((0.0, "no better than chance"), (0.2, "slight"), (0.4, "fair"), (0.6, "moderate"), (0.8, "substantial"))
MOST_PAIRED = 40
LONGEST_ROUND = 92
Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kappa:
    """Agreement beyond chance, from -1 to 1, or None where it has no value; with what it rests on and says in words."""

    value: float | None
    raters: int
    items: int
    words: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """A whole round: all raters together, each against the reference, and each pair of them (`pairs`, by places).

    `left_out` did not score every vignette and so do not count for `everybody`; `middle` is the median of the pairs.
    """

    everybody: Kappa
    left_out: int
    to_reference: tuple[Kappa, ...]
    pairs: Mapping[tuple[int, int], Kappa]
    middle: float | None


def agreement(raters: Sequence[Answers], reference: Answers) -> Agreement:
    """The agreement of raters, each with a level by vignette, among themselves and with the reference.

    Beyond 40 raters pairs are not compared one by one. Source: issue 4, what must work 6.
    """
    whole = [one for one in raters if one.keys() >= reference.keys()]
    paired = combinations(range(len(raters)), 2) if len(raters) <= MOST_PAIRED else ()
    pairs = {(one, other): cohen(raters[one], raters[other]) for one, other in paired}
    values = [kappa.value for kappa in pairs.values() if kappa.value is not None]
    return Agreement(
        everybody=fleiss([[one[item] for item in reference] for one in whole]),
        left_out=len(raters) - len(whole),
        to_reference=tuple(cohen(one, reference) for one in raters),
        pairs=pairs,
        middle=median(values) if values else None,
    )


def round_faults(closes_on: date, today: date, *, is_another_open: bool) -> tuple[Fault, ...]:
    """One round is open at a time, from today until a day within three months. Source: issue 4, what must work 6."""
    found = []
    if is_another_open:
        found.append(Fault("", "A round is open already. Close it before you open another"))
    if not today < closes_on <= today + timedelta(days=LONGEST_ROUND):
        found.append(Fault("closes_on", f"The last day must be tomorrow or later, and within {LONGEST_ROUND} days"))
    return tuple(found)


def cohen(one: Answers, other: Answers) -> Kappa:
    """Cohen's kappa, unweighted, of two raters over the vignettes that both scored. Source: issue 4, what must work 6."""
    both = [item for item in one if item in other]
    if not both:
        return Kappa(None, 2, 0, "No vignette was scored by both")
    if len({*(one[item] for item in both), *(other[item] for item in both)}) == 1:
        return Kappa(None, 2, len(both), "Both gave one same answer throughout: they agree, and kappa has no value")
    from statsmodels.stats.inter_rater import cohens_kappa  # takes seconds to load: only where it is asked for

    table = [[sum(one[i] == row and other[i] == column for i in both) for column in LEVELS] for row in LEVELS]
    value = float(cohens_kappa(table, return_results=False))
    return Kappa(value, 2, len(both), kappa_words(value))


def fleiss(answers: Sequence[Sequence[str]]) -> Kappa:
    """Fleiss' kappa of raters who all scored the same vignettes, in one order. Source: issue 4, what must work 6."""
    raters, items = len(answers), len(answers[0]) if answers else 0
    if raters < 2 or not items:
        lonely = "One person has scored every vignette: there is nobody to agree with"
        return Kappa(None, raters, items, lonely if raters else "Nobody has scored every vignette")
    if len({level for one in answers for level in one}) == 1:
        return Kappa(
            None, raters, items, "Everybody gave one same answer throughout: they agree, and kappa has no value"
        )
    from statsmodels.stats.inter_rater import fleiss_kappa  # takes seconds to load: only where it is asked for

    table = [[given.count(level) for level in LEVELS] for given in zip(*answers, strict=True)]
    value = float(fleiss_kappa(table, method="fleiss"))
    return Kappa(value, raters, items, kappa_words(value))


def kappa_words(value: float) -> str:
    """A kappa in the words of Landis and Koch: up to 0 no better than chance, 0.2 slight, 0.4 fair, 0.6 moderate,
    0.8 substantial, above that almost perfect. Source: issue 4, what must work 6; Landis and Koch 1977.
    """
    rounded = round(value, 10)
    named = next((words for most, words in WORDS if rounded <= most), "almost perfect")
    return f"{named[0].upper()}{named[1:]} agreement" if rounded > 0 else "Agreement no better than chance"
