"""People at once: one takes a right away while another uses it, or all save the same record. Real threads and commits."""

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from time import perf_counter, sleep
from typing import Any

from django.db import connection, transaction
from django.test import Client
from rest_framework.test import APIClient

from agencies.choices import AgencyCode, Role
from agencies.models import Agency, User
from cases.models import Child
from cases.services import involvement
from slscb.core.clock import now
from slscb.core.models import AuditEvent, AuditLink
from tests.factories.agencies import a_member_of, a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.helpers.signing_in import api_of, browser_of

A_BREATH = 0.03  # seconds at most between reading and saving


@dataclass
class Scene:
    """A child of a team whose manager ends what lets a nurse see her."""

    nurse: User
    manager: User
    child: Child
    health: Agency
    doors: dict[str, Any] = field(default_factory=dict)


@dataclass
class Told:
    """How often each status was answered, how many writes went in, and how many of them after the right was gone."""

    statuses: Counter[int] = field(default_factory=Counter)
    written: int = 0
    after_the_end: int = 0


def set_scene() -> Scene:
    """The nurse's agency is not involved yet."""
    team = a_team()
    worker, manager = a_user(team=team), a_user(Role.TEAM_MANAGER, team)
    nurse = a_member_of(AgencyCode.HEALTH, Role.PRACTITIONER)
    scene = Scene(nurse, manager, a_child(worker), an_agency(AgencyCode.HEALTH))
    scene.doors = {"page": browser_of(nurse), "api": api_of(nurse)}
    return scene


def add_a_note(scene: Scene) -> int:
    """A new row about the child, by a page."""
    page: Client = scene.doors["page"]
    moment = now().astimezone()
    typed = {"note_kind": "call", "text": "Rang the mother", "happened_at_time": f"{moment:%H:%M}"}
    typed |= {"happened_at_day": moment.day, "happened_at_month": moment.month, "happened_at_year": moment.year}
    return page.post(f"/children/{scene.child.public_id}/notes/add/", typed).status_code


def change_the_child(scene: Scene) -> int:
    """Another value in a row that is there, by the API."""
    version = Child.objects.values_list("version", flat=True).get(pk=scene.child.pk)
    address, body = f"/api/v1/children/{scene.child.public_id}/", {"school": f"School {random.random()}"}  # noqa: S311
    return int(scene.doors["api"].patch(address, body, headers={"If-Match": f'"{version}"'}).status_code)


def end_against(write: Callable[[Scene], int], rounds: int) -> Told:
    """So often: the involvement ends while the nurse writes. What came first is read from the chain, which is the order of
    the commits."""
    scene, told, draw = set_scene(), Told(), random.Random(7)  # noqa: S311
    longest = seconds_alone(scene, write)
    with ThreadPoolExecutor(2) as threads:
        for _ in range(rounds):
            involvement.begin(actor=scene.manager, child=scene.child, agency=scene.health, reason="Works with her")
            last, barrier, lead = newest(), Barrier(2), draw.random() * longest
            ending = threads.submit(at_once, barrier, lead, lambda: end(scene))
            writing = threads.submit(at_once, barrier, 0, lambda: write(scene))
            ending.result(30)
            told.statuses[writing.result(30)] += 1
            count(told, scene, last)
    return told


def end_before(write: Callable[[Scene], int]) -> Told:
    """Once, and in this order: the end holds the child's row, the nurse asks and waits for it, the end is committed."""
    scene, told = set_scene(), Told()
    involvement.begin(actor=scene.manager, child=scene.child, agency=scene.health, reason="Works with her")
    last = newest()
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            Child.objects.select_for_update().get(pk=scene.child.pk)
            writing = threads.submit(at_once, Barrier(1), 0, lambda: write(scene))
            wait_until_somebody_waits(writing)
            end(scene)
        told.statuses[writing.result(30)] += 1
    count(told, scene, last)
    return told


def wait_until_somebody_waits(writing: "Future[int]") -> None:
    """Until another connection waits for a lock of this one."""
    for _ in range(2_000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid)))")
            if cursor.fetchone()[0]:
                return
        sleep(0.005)
    raise AssertionError(f"nobody came: {writing.result(1) if writing.done() else 'still on the way'}")


def saves_at_once(save: Callable[[Scene], bool], people: int, each: int) -> tuple[int, int]:
    """So many people save so often what they have just read, one higher; how many were told that it is saved, and how many
    of those are in the record."""
    scene = set_scene()
    involvement.begin(actor=scene.manager, child=scene.child, agency=scene.health, reason="Works with her")
    Child.objects.filter(pk=scene.child.pk).update(school="0")
    barrier = Barrier(people)
    with ThreadPoolExecutor(people) as threads:
        turns = [
            threads.submit(at_once, barrier, 0, lambda: sum(save(scene) for _ in range(each))) for _ in range(people)
        ]
        told = sum(turn.result(600) for turn in turns)
    return told, int(Child.objects.values_list("school", flat=True).get(pk=scene.child.pk))


def save_what_was_read(scene: Scene) -> bool:
    """As the service does it: by the API, with the version that was read; told of another one, read again and save again."""
    address, token = f"/api/v1/children/{scene.child.public_id}/", scene.doors["api"]._credentials["HTTP_AUTHORIZATION"]
    while True:
        school, version = Child.objects.values_list("school", "version").get(pk=scene.child.pk)
        sleep(random.random() * A_BREATH)  # noqa: S311
        heads = {"If-Match": f'"{version}"', "Authorization": token}
        answer = APIClient().patch(address, {"school": str(int(school) + 1)}, headers=heads)
        assert answer.status_code in (200, 412), answer.content
        if answer.status_code == 200:
            return True


def save_blindly(scene: Scene) -> bool:
    """The control: as it must not be done."""
    school = Child.objects.values_list("school", flat=True).get(pk=scene.child.pk)
    sleep(0.001)
    return bool(Child.objects.filter(pk=scene.child.pk).update(school=str(int(school) + 1)))


def seconds_alone(scene: Scene, write: Callable[[Scene], int]) -> float:
    """How long a write takes where nobody is in its way: within so long the end begins."""
    involvement.begin(actor=scene.manager, child=scene.child, agency=scene.health, reason="Works with her")
    write(scene)
    began = perf_counter()
    write(scene)
    end(scene)
    return perf_counter() - began


def end(scene: Scene) -> None:
    """The manager ends the involvement of the nurse's agency."""
    involvement.end_involvement(actor=scene.manager, child_id=scene.child.public_id, agency=scene.health)


def at_once(barrier: Barrier, wait: float, act: Callable[[], Any]) -> Any:
    """Act when the others are ready too, on a connection of one's own."""
    try:
        barrier.wait(30)
        sleep(wait)
        return act()
    finally:
        connection.close()


def count(told: Told, scene: Scene, since: int) -> None:
    """Whether the nurse wrote, and whether the end had been committed by then."""
    events = AuditEvent.objects.filter(pk__gt=since)
    order = dict(AuditLink.objects.filter(event_id__gt=since).values_list("event_id", "sequence"))
    gone = order[events.get(action="revoke").pk]
    wrote = [order[one.pk] for one in events.filter(actor=scene.nurse, action__in=["create", "change"])]
    told.written += bool(wrote)
    told.after_the_end += any(sequence > gone for sequence in wrote)


def newest() -> int:
    """The newest event of the audit."""
    return AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
