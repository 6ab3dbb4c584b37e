"""b: a child found by a name with a slip in it."""

from collections.abc import Callable
from typing import Any

from agencies.models import User
from bench import facts
from bench.jobs.base import Job
from bench.measure import Run
from bench.place import Place
from cases import selectors
from cases.models import Child

MISSPELT = 200
SLIPS: tuple[Callable[[str, int], str], ...] = (
    lambda name, at: name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    lambda name, at: name[:at] + name[at + 1 :],
    lambda name, at: name[:at] + name[at] + name[at:],
    lambda name, at: name[:at] + ("e" if name[at] != "e" else "a") + name[at + 1 :],
)


def job(place: Place) -> Job:
    """The search of the person with the most children to search among, and how many of 200 slips it forgives."""
    manager, worker = place.manager, place.worker
    User.objects.filter(pk=manager.user.pk).update(is_staff=True, is_superuser=True)
    wanted = misspelt(manager.user)
    texts = iter_for_ever([text for text, _ in wanted])

    def by_admin(text: str) -> Any:
        return manager.client.get("/bench/admin/cases/child/", {"q": text.rsplit(" ", 1)[0]})

    def check() -> None:
        for text, _ in wanted[:20]:
            sent = {"text": text}
            product = manager.post("/children/search/", sent, 200)
            facts.same(product, manager.post("/bench/children/search/", sent, 200), besides=found_words(product))

    return Job(
        title="fuzzy name search",
        runs=[
            Run("manager", lambda text: manager.post("/children/search/", {"text": text}, 200), texts),
            Run("manager by hand", lambda text: manager.post("/bench/children/search/", {"text": text}, 200), texts),
            Run("worker", lambda text: worker.post("/children/search/", {"text": text}, 200), texts),
            Run("admin", by_admin, texts),
        ],
        check=check,
        more=lambda: {"misspelt_found_percent": found_percent(manager.user, wanted)},
    )


def misspelt(user: User) -> list[tuple[str, int]]:
    """200 children whom the user sees, with one slip in each surname."""
    seen = Child.objects.visible_to(user).order_by("public_id")
    made = []
    for child in seen[:MISSPELT]:
        at = max(1, len(child.family_name) // 2 - 1)
        slip = SLIPS[len(made) % len(SLIPS)]
        wrong = slip(child.family_name, at) if len(child.family_name) > at + 1 else child.family_name
        made.append((f"{child.given_name} {wrong}", child.pk))
    return made


def found_percent(user: User, wanted: list[tuple[str, int]]) -> float:
    """How many of a hundred misspelt children are among the first 25 found."""
    hits = sum(child in {one.pk for one in selectors.search(user, text)} for text, child in wanted)
    return round(100 * hits / len(wanted), 1)


def found_words(response: Any) -> frozenset[str]:
    """The count in the heading, '25 found', which the hand-written page leaves out."""
    return frozenset({str(len(facts.records(response)))})


def iter_for_ever(values: list[str]) -> Callable[[], str]:
    """Gives one value after the other, and begins again."""
    place = iter(range(10**9))
    return lambda: values[next(place) % len(values)]
