"""Reading return home interviews: one, and the lists by what is to be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet, TextChoices

from agencies.models import User
from cases.models import Allocation
from cases.selectors.proposals import Proposal
from missing import access, rules
from missing.choices import DECLINED, InterviewStatus
from missing.models import InterviewOffer, InterviewSharing, MissingEpisode, ReturnInterview
from missing.selectors.proposals import proposals_of_interview
from missing.selectors.sharings import shared_of
from slscb.core import audit
from slscb.core.audit import Action

CHILD = tuple(f"child__{name}" for name in ("public_id", "reference", "given_name", "family_name", "date_of_birth"))
NARROW = ("pk", "public_id", "version", "due_at", "status", "arranged_for", "held_at", "closed_at", "child_id", *CHILD)
TO_DO_SHOWN = 5


class InterviewState(TextChoices):
    """What is asked of the list of interviews."""

    WAITING = "waiting", "Still to be held"
    OVERDUE = "overdue", "Overdue"
    DUE = "due", "Due, still in time"
    COMPLETED = "completed", "Completed"
    TO_SIGN_OFF = "to_sign_off", "Waiting for sign-off"
    DECLINED = "declined", "Declined"
    NOT_OFFERED = "not_offered", "Decided not to offer"


@dataclass(frozen=True)
class InterviewPage:
    """What the interview's page shows: the interview, its episodes, every offer, what it suggests, who it was shared with."""

    interview: ReturnInterview
    episodes: list[MissingEpisode]
    offers: list[InterviewOffer]
    sharings: list[InterviewSharing]
    proposals: list[Proposal]


def open_interview(user: User, interview_id: UUID) -> InterviewPage:
    """Open an interview with its episodes, offers and, once completed, sharings. Raises NotVisible, NotAllowed."""
    interview = access.interview_for(user, interview_id)
    audit.record(actor=user, action=Action.VIEW, about=[interview.child_id], target=interview)
    return InterviewPage(
        interview=interview,
        episodes=list(interview.episodes.order_by("last_seen_at", "pk")),
        offers=list(interview.offers.order_by("offered_at", "pk")),
        sharings=list(shared_of(interview)) if interview.status == InterviewStatus.COMPLETED else [],
        proposals=proposals_of_interview(user, interview),
    )


def interviews(user: User, state: str, moment: datetime, *, mine: bool = False) -> QuerySet[ReturnInterview]:
    """The interviews of children whom the user may see, in one state at a moment ("" for all), the longest due first;
    `mine` keeps those of children allocated to the user. The caller pages them and remembers the listing.
    """
    seen = _in_state(user, state, moment)
    if mine:
        held = Allocation.objects.filter(worker=user, ends_on=None)
        seen = seen.filter(child__in=held.values("child_id"))
    return seen.select_related("child").only(*NARROW).prefetch_related(_workers()).order_by("due_at", "pk")


def to_do(user: User, moment: datetime) -> tuple[list[ReturnInterview], bool]:
    """The five waiting interviews longest due, and whether there are more: of the children allocated to the user, or,
    where none of theirs waits, of all whom the user may see.
    """
    own = list(interviews(user, InterviewState.WAITING, moment, mine=True)[: TO_DO_SHOWN + 1])
    found = own or list(interviews(user, InterviewState.WAITING, moment)[: TO_DO_SHOWN + 1])
    remember_listed(user, found[:TO_DO_SHOWN])
    return found[:TO_DO_SHOWN], len(found) > TO_DO_SHOWN


def count_unsigned(user: User, moment: datetime, most: int) -> int:
    """How many completed interviews that the user may see wait for a sign-off, counted to one more than `most`."""
    return _in_state(user, InterviewState.TO_SIGN_OFF, moment)[: most + 1].count()


def other_waiting_episodes(interview: ReturnInterview) -> QuerySet[MissingEpisode]:
    """The child's other episodes whose interview still waits: one conversation may cover them all."""
    waiting = ReturnInterview.objects.waiting().filter(child=interview.child_id).exclude(pk=interview.pk)
    return MissingEpisode.objects.filter(return_interview__in=waiting).order_by("last_seen_at", "pk")


def remember_listed(user: User, shown: Iterable[ReturnInterview | MissingEpisode]) -> None:
    """Write into the audit which children a list of interviews or episodes showed."""
    audit.record(actor=user, action=Action.LIST, about=sorted({one.child_id for one in shown}))


def _in_state(user: User, state: str, moment: datetime) -> QuerySet[ReturnInterview]:
    every = ReturnInterview.objects.all()
    narrowed = {
        "": every,
        InterviewState.WAITING: every.waiting(),
        InterviewState.OVERDUE: every.overdue(moment),
        InterviewState.DUE: every.due(moment),
        InterviewState.COMPLETED: every.filter(status=InterviewStatus.COMPLETED),
        InterviewState.TO_SIGN_OFF: every.unsigned(rules.unsigned_from(moment)),
        InterviewState.DECLINED: every.filter(status__in=sorted(DECLINED)),
        InterviewState.NOT_OFFERED: every.filter(status=InterviewStatus.NOT_OFFERED),
    }
    return narrowed[state].visible_to(user)


def _workers() -> "Prefetch[str, QuerySet[Allocation], str]":
    live = Allocation.objects.filter(ends_on=None).select_related("worker", "team")
    return Prefetch("child__allocations", queryset=live, to_attr="live_allocations")
