"""Missing episodes and interviews by child, for the child's page and for other apps."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from agencies.models import User
from cases import access
from cases.models import Child
from missing.choices import WAITING
from missing.models import MissingEpisode, ReturnInterview
from missing.models.interview import SAID
from missing.rules import Thresholds
from missing.rules.patterns import DEFAULT
from missing.selectors.thresholds import in_force
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import from_london

SHOWN = 5
COUNTED = 100
NARROW = (
    "pk", "public_id", "child_id", "episode_kind", "status", "last_seen_at", "returned_at", "ended_at", "police_risk",
)  # fmt: skip
INTERVIEW = tuple(f"return_interview__{name}" for name in ("public_id", "status", "due_at"))
UNREAD = tuple(f"return_interview__{name}" for name in SAID)


@dataclass(frozen=True)
class ChildMissing:
    """What a child's page shows of missing: the newest episodes, how many there are in all and lately, what waits."""

    newest: list[MissingEpisode]
    total: int
    lately: int
    days: int
    waiting: list[ReturnInterview]

    @property
    def is_capped(self) -> bool:
        """Whether counting stopped before the end."""
        return self.total > COUNTED


def missing_of_child(child: Child, moment: datetime) -> ChildMissing:
    """A child's newest five episodes, how many there are in all (counted to 100) and in the last 90 days, and the
    interviews that wait. For a child that the user has opened, which is when the opening was written into the audit.
    """
    real = child.missing_episodes.real().select_related("return_interview").only(*NARROW, *INTERVIEW)
    episodes = list(real.order_by("-last_seen_at", "-pk")[: COUNTED + 1])
    days = in_force().repeat_days
    since = moment - timedelta(days=days)
    asked = {one.return_interview for one in episodes if one.return_interview}
    return ChildMissing(
        newest=episodes[:SHOWN],
        total=len(episodes),
        lately=sum(one.last_seen_at >= since for one in episodes),
        days=days,
        waiting=sorted((one for one in asked if one.status in WAITING), key=lambda one: one.due_at),
    )


def episodes_of(user: User, child_id: UUID) -> QuerySet[MissingEpisode]:
    """Every episode of a child with its interview, the newest first. Raises NotVisible, NotAllowed."""
    child = access.child_for(user, child_id)
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "missing"})
    found = child.missing_episodes.select_related("child", "return_interview", "ended_by").defer(*UNREAD)
    return found.order_by("-last_seen_at", "-pk")


def currently_missing(user: User) -> QuerySet[MissingEpisode]:
    """The open episodes of children whom the user may see, the longest missing first; the caller remembers the listing."""
    seen = MissingEpisode.objects.still_missing().visible_to(user)
    return seen.select_related("child").order_by("last_seen_at", "pk")


def missing_now(user: User, most: int = SHOWN) -> tuple[list[MissingEpisode], bool]:
    """The first few children missing now whom the user may see, for the home page, and whether there are more."""
    found = list(currently_missing(user)[: most + 1])
    audit.record(actor=user, action=Action.LIST, about=[one.child_id for one in found[:most]])
    return found[:most], len(found) > most


def repeatedly_missing(meeting_on: date, thresholds: Thresholds = DEFAULT) -> dict[int, int]:
    """How many episodes began in the 90 London days before a meeting, by the child's internal id, for those with three.

    The days run up to the eve of the meeting; episodes recorded in error do not count. For the services of other apps,
    which decide themselves whom to show what. Source: issue 2 point 8; domain 1.4.
    """
    first = from_london(meeting_on - timedelta(days=thresholds.repeat_days), time())
    begun = MissingEpisode.objects.begun_between(first, from_london(meeting_on, time()))
    counted = begun.order_by().values_list("child").annotate(episodes=Count("pk"))
    return dict(counted.filter(episodes__gte=thresholds.repeat_count))
