"""What the nine counts of a freedom-of-information request are made of. Each measure has its list, like the board's own."""

from datetime import time
from typing import Any

from django.db.models import Q, QuerySet

from cases.choices import SHORT_BREAKS, CareStatus
from cases.models import CareEpisode
from missing.choices import EpisodeKind
from missing.models import MissingEpisode, ReturnInterview
from missing.rules import interview_due_at
from reporting.rules import Period
from reporting.selectors import dimensions
from reporting.selectors.measure import Column, Measure
from reporting.selectors.measures import DECLINED, with_outcomes
from slscb.core.clock import from_london

MISSING_KINDS = (EpisodeKind.HOME, EpisodeKind.CARE, EpisodeKind.SCHOOL)
OTHERS = Q(child__care_status=CareStatus.LOOKED_AFTER_ELSEWHERE)
OURS = "Children for whom another authority answers are not counted."


def episodes(period: Period) -> QuerySet[Any]:
    """Episodes missing from home, care or school that began in the period, of children for whom Slough answers."""
    begun = MissingEpisode.objects.real().filter(dimensions.within("last_seen_at", period, moments=True))
    return begun.filter(episode_kind__in=MISSING_KINDS).exclude(OTHERS)


def interviews(period: Period) -> QuerySet[Any]:
    """The interview of each return in the period, of children for whom Slough answers; each return has its own 72 hours."""
    first, after = (interview_due_at(from_london(day, time())) for day in (period.first, period.next_day))
    returned = ReturnInterview.objects.filter(due_at__gte=first, due_at__lt=after)
    return with_outcomes(returned.exclude(OTHERS))


def looked_after(period: Period) -> QuerySet[Any]:
    """Episodes of care by Slough on a day of the period, short breaks apart."""
    touches = Q(ended_on=None) | Q(ended_on__gte=period.first)
    return CareEpisode.objects.filter(touches, began_on__lte=period.last).exclude(legal_status__in=sorted(SHORT_BREAKS))


EPISODES = Measure(
    key="foi-episodes",
    title="Missing children, as asked for by requests",
    explains=(
        "Episodes missing from home, care or school that began in the period, and the children they were about. Away from "
        f"placement with whereabouts known is not missing. {OURS}"
    ),
    records=episodes,
    columns=(
        Column("children", "Children", children=True),
        Column("episodes", "Episodes"),
        Column("care_children", "Children missing from care", Q(episode_kind=EpisodeKind.CARE), children=True),
        Column("care_episodes", "Episodes from care", Q(episode_kind=EpisodeKind.CARE)),
    ),
    dimensions=dimensions.of_child("last_seen_at", moments=True),
    drawn=("episodes", "children"),
    when="last_seen_at",
)

INTERVIEWS = Measure(
    key="foi-interviews",
    title="Return home interviews, as asked for by requests",
    explains=(
        "The interviews after the returns of the period: offered, completed, completed within 72 hours of the return, "
        f"declined by the child, a parent or a carer. One held for several returns counts for each. {OURS}"
    ),
    records=interviews,
    columns=(
        Column("offered", "Offered", Q(was_offered=True)),
        Column("completed", "Completed", Q(held__isnull=False)),
        Column("in_time", "Within 72 hours", Q(in_time=True)),
        Column("declined", "Declined", Q(status__in=DECLINED)),
    ),
    dimensions=dimensions.of_child("due_at", moments=True),
    drawn=("offered", "completed", "declined"),
    when="due_at",
)

LOOKED_AFTER = Measure(
    key="foi-looked-after",
    title="Children looked after, as asked for by requests",
    explains=(
        "Children whom Slough looked after on a day of the period, as their episodes of care say. Short breaks are not "
        "counted, nor children whose episodes of care are not recorded."
    ),
    records=looked_after,
    columns=(Column("looked_after", "Children", children=True),),
    dimensions={one.key: one for one in (dimensions.sex(), dimensions.ethnicity())},
    drawn=("looked_after",),
    when="began_on",
)

REQUESTED = {one.key: one for one in (EPISODES, INTERVIEWS, LOOKED_AFTER)}
