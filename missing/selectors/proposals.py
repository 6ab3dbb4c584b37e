"""Which indicators of risk the interviews of the last six months suggest."""

from collections.abc import Iterable, Iterator
from datetime import time, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from agencies.models import User
from cases.models import Child
from cases.selectors.proposals import Proposal
from missing import rules
from missing.choices import InterviewStatus
from missing.models import MissingEpisode, ReturnInterview
from missing.querysets import ReturnInterviewQuerySet
from missing.selectors.thresholds import in_force
from slscb.core import marking
from slscb.core.clock import from_london, london_day, today
from slscb.core.days import months_before
from slscb.core.pages import address_of
from slscb.core.words import day_words

NARROW = ("pk", "public_id", "child_id", "held_at", "completed_at", "pull_factors", "harms", "agency__code")


def proposals_of_child(user: User, child: Child) -> list[Proposal]:
    """What the child's interviews of the last six months suggest to somebody who has opened the child. One statement."""
    return _proposed(user, ReturnInterview.objects.filter(child=child))


def proposals_of_interview(user: User, interview: ReturnInterview) -> list[Proposal]:
    """The same of one interview that the user has opened; nothing while it waits. At most one statement."""
    if interview.status != InterviewStatus.COMPLETED:
        return []
    return _proposed(user, ReturnInterview.objects.filter(pk=interview.pk))


def _proposed(user: User, interviews: ReturnInterviewQuerySet) -> list[Proposal]:
    """An answer that this person may not read suggests nothing to them."""
    first = months_before(today(), rules.SUGGESTED_FOR_MONTHS)
    known = interviews.filter(status=InterviewStatus.COMPLETED, completed_at__gte=from_london(first, time()))
    since = from_london(first - timedelta(days=2 * in_force().repeat_days), time())
    begun = MissingEpisode.objects.real().filter(child=OuterRef("child_id"), last_seen_at__gte=since)
    before = begun.filter(last_seen_at__lte=OuterRef("held_at")).order_by("last_seen_at").values("last_seen_at")
    seen = known.visible_to(user).select_related("agency").only(*NARROW).annotate(begun=ArraySubquery(before))
    hidden = marking.withheld(user, ReturnInterview)
    return [one for interview in seen.order_by("-completed_at", "-pk") for one in _of(interview, hidden)]


def _of(interview: Any, hidden: Iterable[str]) -> Iterator[Proposal]:
    """What one completed interview suggests, which has `begun`: when the child's episodes began before it."""
    held = london_day(interview.held_at)
    suggested = rules.suggested_indicators(
        pull_factors=[] if "pull_factors" in hidden else interview.pull_factors,
        harms=[] if "harms" in hidden else interview.harms,
        began_on=[london_day(moment) for moment in interview.begun],
        on=held,
        thresholds=in_force(),
    )
    for one in suggested:
        yield Proposal(
            code=one.code,
            words=one.words,
            observed_on=held,
            source=f"return home interview of {day_words(held)}",
            agency=interview.agency.code if interview.agency else "",
            href=address_of("missing:interview-view", interview.public_id),
            made_at=interview.completed_at,
        )
