"""c: the child's page with the newest 50 events; an ordinary child, and one with 10,000 events."""

from bench import facts
from bench.jobs.base import Job
from bench.measure import Run
from bench.place import Place


def job(place: Place) -> Job:
    """Both children's pages as their worker opens them."""
    heavy, person, ordinary = place.heavy.public_id, place.holder_of_heavy, place.ordinary.public_id

    def check() -> None:
        for child in (heavy, ordinary):
            facts.same(person.get(f"/children/{child}/"), person.get(f"/bench/children/{child}/"), leads=False)

    return Job(
        title="the child's page, 50 events",
        runs=[
            Run("ordinary", lambda _: person.get(f"/children/{ordinary}/")),
            Run("ordinary by hand", lambda _: person.get(f"/bench/children/{ordinary}/")),
            Run("10,000 events", lambda _: person.get(f"/children/{heavy}/")),
            Run("10,000 events by hand", lambda _: person.get(f"/bench/children/{heavy}/")),
        ],
        check=check,
    )
