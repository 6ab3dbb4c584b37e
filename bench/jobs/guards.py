"""k: what audit and the second wall cost a page: the same request with both, without one of them, and without either."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle
from typing import Any
from unittest.mock import patch

from django.db import connection

from bench.jobs.agenda import emptied_meeting
from bench.jobs.assessment import answers
from bench.jobs.base import Job
from bench.jobs.search import iter_for_ever, misspelt
from bench.measure import Run
from bench.place import Place
from serac.services.agenda import build_agenda
from slscb.core.models import AuditEvent

Act = Callable[[Any], Any]


def job(place: Place) -> Job:
    """The list, the search, a child's page, the agenda and a saved assessment, each four times."""
    runs = [run for name, act, prepare in pages(place) for run in four_times(name, act, prepare)]
    return Job(title="with and without audit and policies", runs=runs, check=lambda: check(place))


def pages(place: Place) -> Sequence[tuple[str, Act, Callable[[], Any]]]:
    """What is asked for, and what is made ready before the clock runs."""
    worker, manager, coordinator = place.worker, place.manager, place.person("serac.coordinator")
    holder, child = place.holder_of_heavy, place.ordinary.public_id
    texts = iter_for_ever([text for text, _ in misspelt(manager.user)])
    meeting = emptied_meeting(place)
    build_agenda(actor=coordinator.user, meeting_id=meeting.public_id)
    sent, assessed = answers(place), cycle(place.children_of_worker)
    return (
        ("list", lambda _: worker.get("/children/"), nothing),
        ("search", lambda text: manager.post("/children/search/", {"text": text}, 200), texts),
        ("child", lambda _: holder.get(f"/children/{child}/"), nothing),
        ("agenda", lambda _: coordinator.get(f"/serac/meetings/{meeting.public_id}/"), nothing),
        ("save", lambda one: worker.post(f"/risk/children/{one.public_id}/assess/", sent), lambda: next(assessed)),
    )


def nothing() -> None:
    """Nothing is to be made ready."""


def four_times(name: str, act: Act, prepare: Callable[[], Any]) -> list[Run]:
    """One request under both guards, without the audit, without the policies, and without either."""

    def under(*lifted: Callable[[], Any]) -> Act:
        def run(given: Any) -> Any:
            with ExitStack() as stack:
                for one in lifted:
                    stack.enter_context(one())
                return act(given)

        return run

    return [
        Run(name, act, prepare),
        Run(f"{name}, no audit", under(without_audit), prepare),
        Run(f"{name}, no policies", under(without_policies), prepare),
        Run(f"{name}, neither", under(without_audit, without_policies), prepare),
    ]


@contextmanager
def without_audit() -> Iterator[None]:
    """No event is written, and so none is linked at commit. The database's history of changes goes on."""
    with patch("slscb.core.audit.record", lambda **_: AuditEvent()):
        yield


@contextmanager
def without_policies() -> Iterator[None]:
    """Requests stay the tables' owner, whom no policy holds, and do not say who asks."""
    with (
        patch("slscb.devstack.stepping_down.STEP_DOWN", "SET ROLE NONE"),
        patch("slscb.core.wall.open_for", lambda _: None),
    ):
        yield


def check(place: Place) -> None:
    """Raise AssertionError unless a page leaves an event with the audit and none without, and owners pass the wall."""
    before = AuditEvent.objects.count()
    with without_audit():
        place.worker.get("/children/")
    between = AuditEvent.objects.count()
    place.worker.get("/children/")
    if not before == between < AuditEvent.objects.count():
        raise AssertionError("the audit was not switched off and on")
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user")
        if not cursor.fetchone()[0]:
            raise AssertionError("policies hold the owner of this database, so they cannot be switched off")
