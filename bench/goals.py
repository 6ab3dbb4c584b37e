"""The ratios of the requirement, and what each comes to in the measured runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Results = Mapping[str, Any]


@dataclass(frozen=True)
class Goal:
    """A ratio of two runs of one job and the most (or, `at_least`, the least) that it should be."""

    what: str
    job: str
    top: str
    bottom: str
    limit: float
    value: str = "median_ms"
    of_bottom: str = "median_ms"
    at_least: bool = False


@dataclass(frozen=True)
class Outcome:
    """A goal beside what was measured."""

    what: str
    goal: str
    measured: float
    is_met: bool

    def as_json(self) -> dict[str, Any]:
        """As it stands in the results."""
        return {"what": self.what, "goal": self.goal, "measured": self.measured, "met": self.is_met}


GOALS = (
    Goal("list of a worker: p95 / F", "a", "worker", "F", 3, value="p95_ms"),
    Goal("list of a manager: p95 / F", "a", "manager", "F", 3, value="p95_ms"),
    Goal("list: manager / worker", "a", "manager", "worker", 1.5),
    Goal("lists a second: over Django admin", "a", "admin", "manager", 5, at_least=True),
    Goal("search / hand-SQL view", "b", "manager", "manager by hand", 2),
    Goal("search / Django admin", "b", "manager", "admin", 0.15),
    Goal("child's page / hand-SQL view", "c", "ordinary", "ordinary by hand", 3),
    Goal("child with 10,000 events / ordinary child", "c", "10,000 events", "ordinary", 1.6),
    Goal("score and save an assessment / hand-SQL view", "d", "product", "by hand", 2.5),
    Goal("agenda saved / INSERT … SELECT", "g", "product", "by hand", 3),
    Goal("first page of the agenda / F", "g1", "product", "F", 3),
    Goal("report page / its SQL", "h", "product", "its SQL", 2),
    Goal("SSDA903 return with checks / COPY", "i", "product", "COPY", 10),
    Goal("rights of a manager / get_objects_for_user, first page", "rights", "page", "guardian, page", 0.3),
)
BUDGETS = {
    ("a", "worker"): 10,
    ("a", "manager"): 10,
    ("b", "manager"): 8,
    ("c", "ordinary"): 15,
    ("c", "10,000 events"): 15,
    ("d", "product"): 10,
    ("e", "product"): 10,
    ("f", "product"): 10,
    ("g1", "product"): 12,
    ("h", "product"): 15,
    ("j", "product"): 10,
}
FOUND_PERCENT = 95
FLAT_MEMORY = 1.5
SEEDED_IN = 300.0
SEEDED_CHILDREN = 100_000
FLAT = (
    ("list of a worker: 100,000 / 10,000 children", "a", "worker", 1.3),
    ("list of a manager: 100,000 / 10,000 children", "a", "manager", 1.3),
)


def outcomes(found: Results) -> list[Outcome]:
    """Every goal of which the jobs were measured at one size, the statements of the pages, the seeding and the names."""
    jobs = found["jobs"]
    return [
        *(_ratio(goal, jobs[goal.job]["runs"]) for goal in GOALS if goal.job in jobs),
        *(
            Outcome(
                f"statements: {letter} {name}",
                f"≤ {most}",
                sent := jobs[letter]["runs"][name]["statements"],
                sent <= most,
            )
            for (letter, name), most in BUDGETS.items()
            if letter in jobs
        ),
        *_besides(found),
    ]


def flatness(small: Results, large: Results) -> list[Outcome]:
    """Goals between two sizes, each list first divided by the empty page of its own run, which knows of no size."""
    made = _memory(small, large)
    if not all("a" in one["jobs"] for one in (small, large)):
        return made
    for what, job, name, limit in FLAT:
        low, high = (one["jobs"][job]["runs"] for one in (small, large))
        measured = _divided(_of(high, name) / _of(high, "empty page"), _of(low, name) / _of(low, "empty page"))
        made.append(Outcome(what, f"≤ {limit:g}", measured, measured <= limit))
    return made


def _memory(small: Results, large: Results) -> list[Outcome]:
    if not all("i" in one["jobs"] for one in (small, large)):
        return []
    measured = _divided(large["jobs"]["i"]["memory_mb"], small["jobs"]["i"]["memory_mb"])
    what = "memory of the SSDA903 return: 100,000 / 10,000 children"
    return [Outcome(what, f"≤ {FLAT_MEMORY:g}", measured, measured <= FLAT_MEMORY)]


def _ratio(goal: Goal, runs: Mapping[str, Any]) -> Outcome:
    measured = _divided(runs[goal.top][goal.value], runs[goal.bottom][goal.of_bottom])
    is_met = measured >= goal.limit if goal.at_least else measured <= goal.limit
    return Outcome(goal.what, f"{'≥' if goal.at_least else '≤'} {goal.limit:g}", measured, is_met)


def _besides(found: Results) -> list[Outcome]:
    made = []
    if "b" in found["jobs"]:
        percent = found["jobs"]["b"]["misspelt_found_percent"]
        made.append(
            Outcome("misspelt names in the first 25, %", f"≥ {FOUND_PERCENT}", percent, percent >= FOUND_PERCENT)
        )
    if found["children"] == SEEDED_CHILDREN:
        seconds = found["seeding"]["seconds"]
        made.append(Outcome("seed_demo, seconds", f"≤ {SEEDED_IN:g}", seconds, seconds <= SEEDED_IN))
    return made


def _of(runs: Mapping[str, Any], name: str) -> float:
    return float(runs[name]["median_ms"])


def _divided(top: float, bottom: float) -> float:
    return round(top / bottom, 2)
