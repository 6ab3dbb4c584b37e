"""The board's measures. Each says in a sentence what it counts."""

from datetime import timedelta
from typing import Any

from django.db.models import BooleanField, DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from missing.choices import WAITING, EpisodeStatus, InterviewStatus, NotOfferedReason
from missing.models import InterviewOffer, MissingEpisode, PreventionInterview, ReturnInterview
from missing.rules.patterns import DEFAULT
from reporting.rules import Period
from reporting.selectors import dimensions
from reporting.selectors.levels import LEVELS
from reporting.selectors.measure import Column, Measure
from reporting.selectors.thresholds import JUDGEMENT, PROPOSALS
from serac.choices import ActionStatus, ReferralStatus
from serac.models import PanelAction, PanelReferral
from slscb.core.clock import now, today

DECLINED = [InterviewStatus.DECLINED_BY_CHILD, InterviewStatus.DECLINED_BY_PARENT]
NOT_HELD = [InterviewStatus.UNABLE_MISSING_AGAIN, InterviewStatus.UNABLE_OTHER]


def true_where(condition: Q) -> "ExpressionWrapper[Q]":
    """A condition as a column that counts can filter by."""
    return ExpressionWrapper(condition, output_field=BooleanField())


def episodes(period: Period) -> QuerySet[Any]:
    """Missing episodes begun in the period; `is_long` over the threshold, `is_repeat` the third or later in the window,
    `is_spoken` where police held a prevention interview.
    """
    begun: QuerySet[Any] = MissingEpisode.objects.filter(dimensions.within("last_seen_at", period, moments=True))
    before = MissingEpisode.objects.exclude(status=EpisodeStatus.RECORDED_IN_ERROR).filter(
        child=OuterRef("child"),
        last_seen_at__lt=OuterRef("last_seen_at"),
        last_seen_at__gte=ExpressionWrapper(
            OuterRef("last_seen_at") - timedelta(days=DEFAULT.repeat_days), output_field=DateTimeField()
        ),
    )
    nth = DEFAULT.repeat_count - 2
    counted: QuerySet[Any] = begun.exclude(status=EpisodeStatus.RECORDED_IN_ERROR).annotate(
        is_long=true_where(
            Q(last_seen_at__lt=Coalesce("returned_at", "ended_at", now()) - timedelta(hours=DEFAULT.long_hours))
        ),
        is_repeat=Exists(before.order_by("last_seen_at").values("pk")[nth : nth + 1]),
        is_spoken=Exists(PreventionInterview.objects.filter(episode=OuterRef("pk"))),
    )
    return counted


def interviews(period: Period) -> QuerySet[Any]:
    """Return home interviews that fell due in the period, with what came of each."""
    return with_outcomes(ReturnInterview.objects.filter(dimensions.within("due_at", period, moments=True)))


def with_outcomes(interviews: QuerySet[Any]) -> QuerySet[Any]:
    """Interviews with when each was `held`, `was_offered`, held `in_time`, `is_overdue`; not those about no episode."""
    offers = InterviewOffer.objects.filter(interview=OuterRef("pk"))
    counted: QuerySet[Any] = interviews.exclude(closing_reason=NotOfferedReason.NOT_MISSING).annotate(
        held=Coalesce("held_at", "covered_by__held_at"),
        was_offered=true_where(Q(Exists(offers)) | Q(held__isnull=False) | Q(status__in=DECLINED)),
        in_time=true_where(Q(held__lte=F("due_at"))),
        is_overdue=true_where(Q(status__in=WAITING, due_at__lt=now())),
    )
    return counted


def actions(period: Period) -> QuerySet[Any]:
    """Panel actions due in the period."""
    due: QuerySet[Any] = PanelAction.objects.filter(dimensions.within("due_on", period, moments=False))
    counted: QuerySet[Any] = due.annotate(
        in_time=true_where(Q(completed_on__lte=F("due_on"))),
        is_overdue=true_where(Q(status=ActionStatus.OPEN, due_on__lt=today())),
    )
    return counted


def referrals(period: Period) -> QuerySet[Any]:
    """Referrals to the panel made in the period."""
    return PanelReferral.objects.filter(dimensions.within("referred_at", period, moments=True))


REFERRALS = Measure(
    key="referrals",
    title="Referrals to the SERAC panel",
    explains="Referrals made in the period, by what became of them. A referral the panel has discussed was accepted.",
    records=referrals,
    columns=(
        Column("accepted", "Accepted", Q(status__in=[ReferralStatus.ACCEPTED, ReferralStatus.DISCUSSED])),
        Column("rejected", "Not accepted", Q(status__in=[ReferralStatus.REJECTED, ReferralStatus.WITHDRAWN])),
        Column("waiting", "Waiting", Q(status=ReferralStatus.SUBMITTED)),
        Column("all", "All"),
    ),
    dimensions={"agency": dimensions.agency(), **dimensions.of_child("referred_at", moments=True)},
    drawn=("accepted", "rejected", "waiting"),
    when="referred_at",
    shares=(("accepted", "accepted", "all"),),
    parts=("accepted", "rejected", "waiting"),
    whole="all",
)

EPISODES = Measure(
    key="episodes",
    title="Missing episodes",
    explains=(
        f"Episodes that began in the period, the children they were about, those over {DEFAULT.long_hours} hours, and "
        f"children with {DEFAULT.repeat_count} or more within {DEFAULT.repeat_days} days; and after how many police held a "
        "prevention interview."
    ),
    records=episodes,
    columns=(
        Column("episodes", "Episodes"),
        Column("children", "Children", children=True),
        Column("long", f"Over {DEFAULT.long_hours} hours", Q(is_long=True)),
        Column("repeat", "Children repeatedly missing", Q(is_repeat=True), children=True),
        Column("prevention", "Followed by a police prevention interview", Q(is_spoken=True)),
    ),
    dimensions=dimensions.of_child("last_seen_at", moments=True),
    drawn=("episodes", "children", "repeat"),
    when="last_seen_at",
    shares=(("of children repeatedly missing", "repeat", "children"),),
)

INTERVIEWS = Measure(
    key="interviews",
    title="Return home interviews",
    explains=(
        "Interviews that fell due in the period, 72 hours after the child's return: offered, held in time, held late, "
        "declined, decided not to offer, not possible, or overdue now."
    ),
    records=interviews,
    columns=(
        Column("due", "Fell due"),
        Column("offered", "Offered", Q(was_offered=True)),
        Column("in_time", "Held within 72 hours", Q(in_time=True)),
        Column("late", "Held late", Q(held__isnull=False, in_time=False)),
        Column("declined", "Declined", Q(status__in=DECLINED)),
        Column("not_offered", "Decided not to offer", Q(status=InterviewStatus.NOT_OFFERED)),
        Column("not_held", "Not possible", Q(status__in=NOT_HELD)),
        Column("overdue", "Overdue now", Q(is_overdue=True)),
        Column("waiting", "Not yet due", Q(status__in=WAITING, is_overdue=False)),
    ),
    dimensions=dimensions.of_child("due_at", moments=True),
    drawn=("in_time", "late", "declined", "not_offered", "not_held", "overdue"),
    when="due_at",
    shares=(
        ("offered", "offered", "due"),
        ("held within 72 hours", "in_time", "due"),
        ("declined", "declined", "offered"),
        ("decided not to offer", "not_offered", "due"),
    ),
    parts=("in_time", "late", "declined", "not_offered", "not_held", "overdue", "waiting"),
    whole="due",
)

ACTIONS = Measure(
    key="actions",
    title="Panel actions",
    explains="Actions of the SERAC panel that fell due in the period, by agency and what became of them.",
    records=actions,
    columns=(
        Column("in_time", "Done on time", Q(in_time=True)),
        Column("late", "Done late", Q(status=ActionStatus.DONE, in_time=False)),
        Column(
            "not_done", "Not done or not possible", Q(status__in=[ActionStatus.NOT_DONE, ActionStatus.NOT_POSSIBLE])
        ),
        Column("overdue", "Overdue", Q(is_overdue=True)),
        Column("waiting", "Not yet due", Q(status=ActionStatus.OPEN, is_overdue=False)),
        Column("all", "All"),
    ),
    dimensions={"agency": dimensions.agency(), **dimensions.of_child("due_on", moments=False)},
    drawn=("in_time", "late", "not_done", "overdue"),
    when="due_on",
    shares=(("done on time", "in_time", "all"),),
    parts=("in_time", "late", "not_done", "overdue", "waiting"),
    whole="all",
)

MEASURES = {one.key: one for one in (LEVELS, PROPOSALS, JUDGEMENT, REFERRALS, EPISODES, INTERVIEWS, ACTIONS)}
