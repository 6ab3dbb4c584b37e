"""g: the next meeting's agenda over the whole register, and its first page."""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from agencies import selectors as agencies
from bench.jobs.base import Job
from bench.measure import Run
from bench.place import Person, Place
from bench.sql import agenda as by_hand
from cases.selectors import view_permission_id
from serac.models import AgendaItem, Meeting
from serac.selectors import facts
from serac.services.agenda import build_agenda

SHOWN = ("child_id", "section", "position", "level", "reasons")


def job(place: Place) -> Job:
    """The agenda built from nothing, its foreign keys checked, and undone."""
    coordinator = place.person("serac.coordinator")
    meeting = emptied_meeting(place)

    def product() -> Any:
        return build_agenda(actor=coordinator.user, meeting_id=meeting.public_id)

    def hand() -> Any:
        about = facts.meeting_facts(meeting, place.today)
        office = agencies.panel_office()
        return by_hand.build(
            meeting=meeting.pk,
            about=about,
            group=office.group_id if office else 0,
            permission=view_permission_id(),
            actor=coordinator.user.pk,
        )

    def check() -> None:
        left, right = (undone(build, lambda: items_of(meeting)) for build in (product, hand))
        if left != right:
            different = [pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
            raise AssertionError(f"{len(left)} items and {len(right)} by hand: {different[:1]}")

    def more() -> dict[str, Any]:
        return {"items": len(undone(product, lambda: items_of(meeting)))}

    return Job(
        title="agenda over the whole register, saved",
        runs=[Run("product", lambda _: undone(product)), Run("by hand", lambda _: undone(hand))],
        check=check,
        share=0.1,
        more=more,
    )


def page(place: Place) -> Job:
    """The first page of the agenda, once it is built."""
    coordinator = place.person("serac.coordinator")
    meeting = emptied_meeting(place)
    build_agenda(actor=coordinator.user, meeting_id=meeting.public_id)

    def check() -> None:
        coordinator.get(f"/serac/meetings/{meeting.public_id}/")

    return Job(
        title="first page of the agenda",
        runs=[*pages(coordinator, meeting), Run("F", lambda _: coordinator.get("/bench/floor/"))],
        check=check,
    )


def pages(person: Person, meeting: Meeting) -> list[Run]:
    """The agenda, and what the chair reads beforehand."""
    address = f"/serac/meetings/{meeting.public_id}/"
    return [
        Run("product", lambda _: person.get(address)),
        Run("preparation", lambda _: person.get(f"{address}prepare/")),
    ]


def emptied_meeting(place: Place) -> Meeting:
    """The next meeting, as if nobody had built its agenda yet."""
    meeting = Meeting.objects.still_to_come(place.today).exclude(status__in=["held", "circulated"])[0]
    meeting.items.all().delete()
    return meeting


def undone(build: Callable[[], Any], look: Callable[[], Any] = lambda: None) -> Any:
    """Build, check every foreign key as a commit would, look, and undo it."""
    with transaction.atomic():
        build()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        seen = look()
        transaction.set_rollback(True)
    return seen


def items_of(meeting: Meeting) -> list[tuple[Any, ...]]:
    """What is on the agenda, in order."""
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("position").values_list(*SHOWN))
