"""What the panel decided about a child."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases.services import chronology
from serac import access, rules
from serac.choices import MeetingStatus, Outcome
from serac.models import AgendaItem, Meeting, PanelDecision
from serac.selectors.meetings import faults_before_it
from serac.services import referrals
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.days import written
from slscb.core.errors import Fault, raise_if_any
from slscb.core.writing import change, create

PANELS_BEFORE = 3
NOT_YET = 0  # the version of a decision where none is recorded


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What is written down of a decision. `next_review_on` is the day of a later meeting, or None for no fixed review."""

    outcome: str
    discussion: str = ""
    reason: str = ""
    plan_in_place: bool = False
    lead_agency_agrees: bool = False
    closed_reason: str = ""
    next_review_on: date | None = None


@transaction.atomic
def record_decision(*, actor: User, item_id: UUID, decided: Decided, expected_version: int = NOT_YET) -> PanelDecision:
    """Record what the panel decided about a child, or correct it; for chair and coordinator. Source: domain section 5.

    `expected_version` is that of the decision being corrected, NOT_YET for the first, which says that the meeting was held.
    Raises Invalid with every fault, NotVisible, NotAllowed, Stale.
    """
    item = access.item_to_change(actor, item_id, "panel.decide")
    raise_if_any(_faults(item, decided))
    decision = PanelDecision.objects.filter(item=item).first()
    is_new = decision is None
    decision = _fill(decision or PanelDecision(item=item, child=item.child, recorded_by=actor), item, decided)
    if is_new:
        create(decision)
    else:
        change(decision, expected_version=expected_version)
    audit.record(actor=actor, action=Action.CREATE if is_new else Action.CHANGE, about=[item.child_id], target=decision)
    _write_down(actor, item, decision)
    _held(actor, item.meeting)
    if decision.outcome != Outcome.DEFER:
        referrals.mark_discussed(actor=actor, child_pk=item.child_id)
    return decision


def _faults(item: AgendaItem, decided: Decided) -> list[Fault]:
    faults = faults_before_it(item.meeting, today())
    if item.removed:
        faults.append(Fault("", "This child has been taken off the agenda: put the child back first"))
    decision = rules.Decision(
        outcome=decided.outcome,
        reason=decided.reason,
        closed_reason=decided.closed_reason,
        levels=_levels(item),
        plan_in_place=decided.plan_in_place,
        lead_agency_agrees=decided.lead_agency_agrees,
    )
    faults += rules.check_decision(decision).faults
    return faults + _faults_of_review(item.meeting, decided)


def _faults_of_review(meeting: Meeting, decided: Decided) -> list[Fault]:
    day = decided.next_review_on
    if decided.outcome == Outcome.CLOSE:
        return [Fault("next_review_on", "A child closed to the panel has no next review")] if day else []
    if day is None:
        return []
    if day <= meeting.held_on:
        return [Fault("next_review_on", f"The next review must be after {written(meeting.held_on)}")]
    every = timedelta(days=meeting.series.interval_days)
    found = rules.check_meeting_day(meeting.series.first_meeting_on, day, every).faults
    return [Fault("next_review_on", fault.message) for fault in found]


def _levels(item: AgendaItem) -> tuple[str, ...]:
    """The child's level at this panel and at those before, the latest first; not assessed counts as not known to be low."""
    earlier = PanelDecision.objects.filter(child=item.child, decided_on__lt=item.meeting.held_on)
    return (item.child.risk_level, *earlier.order_by("-decided_on").values_list("level", flat=True)[:PANELS_BEFORE])


def _fill(decision: PanelDecision, item: AgendaItem, decided: Decided) -> PanelDecision:
    for field in fields(decided):
        value = getattr(decided, field.name)
        setattr(decision, field.name, value.strip() if isinstance(value, str) else value)
    decision.decided_on, decision.level = item.meeting.held_on, item.child.risk_level
    return decision


def _write_down(actor: User, item: AgendaItem, decision: PanelDecision) -> None:
    words = f"SERAC panel: {Outcome(decision.outcome).label.lower()}"
    if decision.next_review_on:
        words += f"; next review on {written(decision.next_review_on)}"
    chronology.add(actor=actor, child=item.child, happened_at=now(), kind="panel", summary=words, link=item)


def _held(actor: User, meeting: Meeting) -> None:
    if meeting.status == MeetingStatus.HELD:
        return
    meeting.status = MeetingStatus.HELD
    change(meeting)
    audit.record(actor=actor, action=Action.CHANGE, target=meeting, detail={"status": meeting.status})
