"""f: the overdue return home interviews."""

from bench import facts
from bench.jobs.base import Job
from bench.measure import Run
from bench.place import Place

PRODUCT, BY_HAND = "/missing/interviews/?state=overdue&whose=all", "/bench/interviews/"


def job(place: Place) -> Job:
    """The longest overdue, as the agency representative with the most children sees them."""
    manager = place.manager

    def check() -> None:
        facts.same(manager.get(PRODUCT), manager.get(BY_HAND), besides=facts.totals(manager.get(PRODUCT)))

    return Job(
        title="overdue interviews, 50",
        runs=[Run("product", lambda _: manager.get(PRODUCT)), Run("by hand", lambda _: manager.get(BY_HAND))],
        check=check,
    )
