"""e: a return recorded; the interview, its reminders, the line of the chronology and the audit are made with it."""

from datetime import timedelta
from itertools import count, cycle
from typing import Any

from bench.jobs.base import Job
from bench.measure import Run
from bench.place import Place
from cases.models import Child
from missing.models import MissingEpisode
from slscb.core.clock import london, now
from slscb.core.models import Reminder

KEPT = ("status", "return_place", "return_how", "condition")


def job(place: Place) -> Job:
    """The worker's own children in turn, each time from a new open episode."""
    worker, children = place.worker, cycle(place.children_of_worker)
    numbers = count()

    def gone() -> MissingEpisode:
        """A child missing for some minutes of the last day, at another time each turn."""
        since = now() - timedelta(hours=1, minutes=5 * (next(numbers) % 200))
        child = next(children)
        MissingEpisode.objects.filter(child=child, last_seen_at__gte=since - timedelta(days=5)).update(
            status="recorded_in_error"
        )
        return MissingEpisode.objects.create(
            child=child, episode_kind="home", last_seen_at=since, reported_at=since + timedelta(minutes=1)
        )

    def product(episode: MissingEpisode) -> Any:
        return worker.post(f"/missing/episodes/{episode.public_id}/return/", back(episode))

    def by_hand(episode: MissingEpisode) -> Any:
        return worker.post(f"/bench/episodes/{episode.public_id}/return/", back(episode))

    def check() -> None:
        one, other = gone(), gone()
        product(one)
        by_hand(other)
        if kept(one) != kept(other):
            raise AssertionError(f"not the same is kept: {kept(one)} and {kept(other)}")

    runs = [Run("product", product, gone), Run("by hand", by_hand, gone)]
    return Job(title="record a return, interview made", runs=runs, check=check)


def back(episode: MissingEpisode) -> dict[str, Any]:
    """The form filled in: back five minutes later."""
    at = london(episode.last_seen_at) + timedelta(minutes=5)
    day = {"day": at.day, "month": at.month, "year": at.year, "time": f"{at:%H:%M}"}
    said = {"return_place": "The bus station", "return_how": "By police", "condition": "Tired", "version": 1}
    return {**{f"returned_at_{part}": value for part, value in day.items()}, **said}


def kept(episode: MissingEpisode) -> dict[str, Any]:
    """What is there after a return, counted from the return itself."""
    row = MissingEpisode.objects.select_related("return_interview", "child").get(pk=episode.pk)
    interview, child = row.return_interview, row.child
    made = Reminder.objects.filter(about_kind="missing.returninterview", about_id=interview.pk, state="pending")
    return {
        **{name: getattr(row, name) for name in KEPT},
        "interview": (interview.status, interview.due_at - row.returned_at),
        "reminders": sorted((one.reminder_kind, one.due_at - row.returned_at) for one in made),
        "line": newest_line(child),
    }


def newest_line(child: Child) -> str:
    """The beginning of the chronology's newest line."""
    return child.chronology.order_by("-pk")[0].summary.split(". Return home")[0].rsplit(" ", 2)[0]
