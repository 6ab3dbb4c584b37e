"""What the agenda rules need to know, read over the whole register in a fixed number of statements.

The rules decide who is put forward; this only leaves out children of whom they could say nothing. It is read for the
service itself while it builds an agenda, so it takes no user: nothing of it is shown before access has been given.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import TypeVar

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from cases.choices import CaseStatus
from missing import selectors as missing
from missing.models import MissingEpisode
from risk import selectors as risk
from risk.models import Assessment
from serac import rules
from serac.models import AgendaItem, PanelAction, PanelDecision, PanelReferral
from serac.models import Meeting as MeetingRecord
from serac.rules.listing import REPEAT_DAYS
from slscb.core.clock import from_london, london_day

F = TypeVar("F")

IN_OPEN_CASE = Q(child__status=CaseStatus.OPEN)
REF = Cast(
    "public_id", TextField()
)  # as text from the start: tens of thousands of UUID objects take longer than the rest


def meeting_facts(meeting: MeetingRecord, today: date) -> rules.Meeting:
    """A meeting as the rules see it: its day, the day it is built on, and the last meeting that took place or still will
    (not one cancelled, nor one past whose agenda never went out) with the day its agenda was circulated."""
    of_series = MeetingRecord.objects.filter(series=meeting.series)
    earlier = of_series.took_place_before(meeting.held_on, today).values_list("held_on", "circulated_at").first()
    if earlier is None:
        previous = _before_the_service(meeting, of_series.order_by("held_on").first() or meeting)
        return rules.Meeting(held_on=meeting.held_on, built_on=today, previous_on=previous)
    previous, sent = earlier
    circulated = london_day(sent) if sent else None
    return rules.Meeting(meeting.held_on, today, previous_on=previous, last_circulated_on=circulated)


def _before_the_service(meeting: MeetingRecord, first: MeetingRecord) -> date | None:
    """The meeting on the grid before the first one that the service knows."""
    every = timedelta(days=meeting.series.interval_days)
    return rules.previous_meeting(meeting.series.first_meeting_on, min(first.held_on, meeting.held_on), every)


def child_facts(meeting: rules.Meeting) -> list[rules.ChildFacts]:
    """The facts of every child in an open case of whom a rule may say something. `child` is the internal id as text."""
    reviews = _reviews(meeting)
    episodes = _episodes(meeting)
    actions = _overdue_actions(meeting)
    referrals = _referrals()
    by_risk, last_time = _put_forward_by_risk(meeting), _last_agenda(meeting)
    waiting = {child for child, decided in last_time.items() if not decided}
    children = sorted(by_risk | waiting | reviews.keys() | episodes.keys() | actions.keys() | referrals.keys())
    levels = _levels(children)
    return [
        rules.ChildFacts(
            child=str(child),
            levels=tuple(levels.get(child, ())),
            review_due_on=reviews.get(child),
            episodes=tuple(episodes.get(child, ())),
            open_actions=tuple(actions.get(child, ())),
            referral=referrals.get(child),
            on_last_agenda=child in last_time,
            decided=last_time.get(child, False),
        )
        for child in children
    ]


def _put_forward_by_risk(meeting: rules.Meeting) -> set[int]:
    since = meeting.looks_back_to or date.min
    raised, lowered = risk.raised_to_medium_since(since), risk.stepped_down_from_high_since(since)
    return risk.high_children().keys() | raised.keys() | lowered.keys()


def _last_agenda(meeting: rules.Meeting) -> dict[int, bool]:
    """The children in open cases on the agenda of the meeting before, and whether its decision about each is recorded."""
    if meeting.last_circulated_on is None:
        return {}
    sent = AgendaItem.objects.listed().filter(IN_OPEN_CASE, meeting__circulated_at__isnull=False)
    items = sent.filter(meeting__held_on=meeting.previous_on).annotate(decided=Q(decision__isnull=False))
    return dict(items.values_list("child_id", "decided"))


def _levels(children: Iterable[int]) -> dict[int, list[rules.LevelOn]]:
    """Every level that the children were ever at, in the order in which they were decided."""
    rows = (
        Assessment.objects.assessments()
        .filter(child__in=list(children))
        .order_by("child_id", "assessed_on", "pk")
        .values_list("child_id", "assessed_on", "final_level", REF)
    )
    return _grouped((child, rules.LevelOn(day, level, ref)) for child, day, level, ref in rows)


def _reviews(meeting: rules.Meeting) -> dict[int, date]:
    due = PanelDecision.objects.latest_before(meeting.held_on).review_due(meeting.held_on).filter(IN_OPEN_CASE)
    return dict(due.values_list("child_id", "next_review_on"))


def _episodes(meeting: rules.Meeting) -> dict[int, list[rules.EpisodeOn]]:
    often = missing.repeatedly_missing(meeting.held_on)
    first = from_london(meeting.held_on - timedelta(days=REPEAT_DAYS), time())
    begun = MissingEpisode.objects.begun_between(first, from_london(meeting.held_on, time()))
    rows = (
        begun.filter(IN_OPEN_CASE, child__in=often.keys())
        .order_by("child_id", "last_seen_at")
        .values_list("child_id", "last_seen_at", REF)
    )
    return _grouped((child, rules.EpisodeOn(london_day(at), ref)) for child, at, ref in rows)


def _overdue_actions(meeting: rules.Meeting) -> dict[int, list[rules.OpenAction]]:
    late = PanelAction.objects.overdue(min(meeting.built_on, meeting.held_on)).filter(IN_OPEN_CASE)
    rows = late.order_by("child_id", "due_on").values_list("child_id", REF, "title", "due_on")
    return _grouped((child, rules.OpenAction(ref, title, due)) for child, ref, title, due in rows)


def _referrals() -> dict[int, rules.Referred]:
    """The earliest of the accepted referrals of each child."""
    rows = (
        PanelReferral.objects.accepted()
        .filter(IN_OPEN_CASE)
        .order_by("-decided_at")
        .values_list("child_id", REF, "decided_at", "agency__name")
    )
    return {child: rules.Referred(ref, london_day(at), agency) for child, ref, at, agency in rows if at}


def _grouped(pairs: Iterable[tuple[int, F]]) -> dict[int, list[F]]:
    groups: dict[int, list[F]] = defaultdict(list)
    for child, fact in pairs:
        groups[child].append(fact)
    return dict(groups)
