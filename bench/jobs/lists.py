"""a: the list of a worker's and of an agency manager's children, the most urgent first."""

from agencies.models import User
from bench import facts
from bench.jobs.base import Job
from bench.measure import Run
from bench.place import Place


def job(place: Place) -> Job:
    """The list beside F, the hand-written list, the empty page and Django's admin."""
    worker, manager = place.worker, place.manager
    User.objects.filter(pk=manager.user.pk).update(
        is_staff=True, is_superuser=True
    )  # for the admin; the product ignores it

    def check() -> None:
        for person in (worker, manager):
            facts.same(person.get("/children/"), person.get("/bench/children/"))
            facts.same(person.get("/children/"), person.get("/bench/floor/"))

    return Job(
        title="the list, 25 children",
        runs=[
            Run("worker", lambda _: worker.get("/children/")),
            Run("worker by hand", lambda _: worker.get("/bench/children/")),
            Run("F", lambda _: worker.get("/bench/floor/")),
            Run("manager", lambda _: manager.get("/children/")),
            Run("manager by hand", lambda _: manager.get("/bench/children/")),
            Run("empty page", lambda _: worker.get("/bench/empty/")),
            Run("admin", lambda _: manager.get("/bench/admin/cases/child/")),
        ],
        check=check,
    )
