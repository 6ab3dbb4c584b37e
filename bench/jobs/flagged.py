"""j: the police liaison's flagged children."""

from bench import facts
from bench.jobs.base import Job
from bench.measure import Run
from bench.place import Place

PRODUCT, BY_HAND = "/risk/flagged/", "/bench/flagged/"


def job(place: Place) -> Job:
    """The first page."""
    police = place.person("police")

    def check() -> None:
        facts.same(police.get(PRODUCT), police.get(BY_HAND), besides=facts.totals(police.get(PRODUCT)))

    return Job(
        title="police flagged list, 50",
        runs=[Run("product", lambda _: police.get(PRODUCT)), Run("by hand", lambda _: police.get(BY_HAND))],
        check=check,
    )
