"""How many statements each kind of page may send, and the pages by which that is counted. The same at every size."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bench.jobs.assessment import TICKED, answers
from bench.jobs.returns import back
from bench.measure import counting
from bench.place import Person, Place
from cases.models import Child
from missing.models import MissingEpisode
from serac.models import Meeting
from serac.services.agenda import build_agenda
from slscb.core.clock import london, now

LIST, SEARCH, DETAIL, SAVE, AGENDA, REPORT = 10, 8, 15, 10, 12, 15
# What follows from an assessment or a return (review, reminders, responses, grants, history) is gathered in one statement
# of the same transaction (ADR 21), so that neither takes more than a plain save; held here to what they need.
# One that raises the level to MEDIUM also calls for two responses, involves police and tells both agencies.
ASSESSMENT, RAISING_ASSESSMENT, RETURN = 9, 18, 10
MOST = {
    "list of a worker": LIST,
    "list of a manager": LIST,
    "overdue interviews": LIST,
    "flagged children": LIST,
    "search": SEARCH,
    "child's page": DETAIL,
    "note": SAVE,
    "tool": DETAIL,
    "tool while ticking": SAVE,
    "assessment": ASSESSMENT,
    "assessment that raises": RAISING_ASSESSMENT,
    "return": RETURN,
    "agenda": AGENDA,
    "board": REPORT,
}
RAISING = ("M01", "M02")


def is_total(statement: str) -> bool:
    """Whether a statement counts a list for its total, which a list of one page does not need."""
    return statement.startswith("SELECT COUNT(*)") and "LIMIT 1001" in statement


def sent_by(place: Place) -> dict[str, list[str]]:
    """The statements of each page, as the person with the fewest rights who uses it; each page is asked for twice."""
    made = {}
    for name, act in pages(place).items():
        for _ in range(2):
            prepared = act()
            with counting() as sent:
                prepared()
        made[name] = sent
    return made


def pages(place: Place) -> dict[str, Callable[[], Callable[[], Any]]]:
    """Every page as a function that prepares a visit and answers with the visit itself."""
    worker, manager, children = place.worker, place.manager, place.children_of_worker
    full = with_everything(place, children[0])
    meeting, low = built_meeting(place), iter(children[3:])
    return {
        "list of a worker": lambda: lambda: worker.get("/children/"),
        "list of a manager": lambda: lambda: manager.get("/children/"),
        "overdue interviews": lambda: lambda: manager.get("/missing/interviews/?state=overdue&whose=all"),
        "flagged children": lambda: lambda: place.person("police").get("/risk/flagged/"),
        "search": lambda: lambda: worker.post("/children/search/", {"text": children[0].full_name}, 200),
        "child's page": lambda: lambda: worker.get(f"/children/{full.public_id}/"),
        "note": lambda: lambda: worker.post(f"/children/{full.public_id}/notes/add/", note()),
        "tool": lambda: lambda: worker.get(f"/risk/children/{full.public_id}/assess/"),
        "tool while ticking": lambda: (
            lambda: worker.post(
                f"/risk/children/{full.public_id}/assess/result/", answers(place) | {"draft": "kept"}, 200
            )
        ),
        "assessment": lambda: lambda: assess(place, worker, children[1]),
        "assessment that raises": lambda: to_be_raised(place, next(low)),
        "return": lambda: a_return(worker, children[2]),
        "agenda": lambda: lambda: place.person("serac.coordinator").get(f"/serac/meetings/{meeting.public_id}/"),
        "board": lambda: lambda: place.person("lscb.manager").get("/reports/"),
    }


def note() -> dict[str, Any]:
    """A note about an hour ago."""
    at = london(now() - timedelta(hours=1))
    when = {"day": at.day, "month": at.month, "year": at.year, "time": f"{at:%H:%M}"}
    return {
        "note_kind": "visit",
        "text": "Seen at home",
        **{f"happened_at_{part}": said for part, said in when.items()},
    }


def assess(place: Place, person: Person, child: Child, **more: Any) -> Any:
    """An assessment at LOW, unless told."""
    return person.post(f"/risk/children/{child.public_id}/assess/", answers(place) | more)


def with_everything(place: Place, child: Child) -> Child:
    """The child with something on every card: raised to MEDIUM, which calls for responses, and back from missing."""
    to_be_raised(place, child)()
    a_return(place.worker, child)()
    return child


def to_be_raised(place: Place, child: Child) -> Callable[[], Any]:
    """The child at LOW, and the visit that raises her to MEDIUM."""
    about = {"evidence": "Seen", "nature": "fact", "when": "current", "agency": "csc"}
    ticks = {f"{code}_{name}": value for code in RAISING for name, value in about.items()}
    assess(place, place.worker, child)
    unticked = {f"{code}_evidence": "" for code in TICKED}
    return lambda: assess(place, place.worker, child, indicators=list(RAISING), **unticked, **ticks)


def a_return(person: Person, child: Child) -> Callable[[], Any]:
    """The child missing an hour ago, and the visit that records the return."""
    child.missing_episodes.exclude(status="recorded_in_error").update(status="recorded_in_error")
    since = now() - timedelta(hours=1)
    episode = MissingEpisode.objects.create(child=child, episode_kind="home", last_seen_at=since, reported_at=since)
    return lambda: person.post(f"/missing/episodes/{episode.public_id}/return/", back(episode))


def built_meeting(place: Place) -> Meeting:
    """The next meeting with its agenda built anew."""
    meeting = Meeting.objects.still_to_come(place.today).exclude(status__in=["held", "circulated"])[0]
    return build_agenda(actor=place.person("serac.coordinator").user, meeting_id=meeting.public_id)
