"""The jobs by the letters of the requirement."""

from collections.abc import Callable

from bench.jobs import (
    agenda,
    assessment,
    board,
    child,
    flagged,
    guards,
    interviews,
    lists,
    returns,
    rights,
    search,
    statutory,
)
from bench.jobs.base import Job
from bench.place import Place

JOBS: dict[str, Callable[[Place], Job]] = {
    "a": lists.job,
    "b": search.job,
    "c": child.job,
    "d": assessment.job,
    "e": returns.job,
    "f": interviews.job,
    "g": agenda.job,
    "g1": agenda.page,
    "h": board.job,
    "i": statutory.job,
    "j": flagged.job,
    "k": guards.job,
    "rights": rights.job,
}
