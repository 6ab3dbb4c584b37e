"""The panel's series, meetings, referrals, items, decisions and actions, made as the service makes them."""

from datetime import date, time, timedelta
from typing import Any

from agencies.models import Agency, User
from cases.models import Child
from serac.choices import MeetingStatus, Origin, Outcome, ReferralStatus, Section
from serac.models import AgendaItem, Meeting, PanelAction, PanelDecision, PanelReferral, PanelSeries
from slscb.core.clock import from_london, now, today
from tests.factories.agencies import an_agency

FIRST_MEETING = date(2026, 1, 6)


def a_series(name: str = "SERAC", first_meeting_on: date = FIRST_MEETING) -> PanelSeries:
    """A series of four-weekly meetings; the same name gives the same series."""
    found = PanelSeries.objects.filter(name=name).first()
    return found or PanelSeries.objects.create(
        name=name, first_meeting_on=first_meeting_on, starts_at=time(9, 30), venue="Observatory House"
    )


def a_meeting(number: int = 12, series: PanelSeries | None = None, **values: Any) -> Meeting:
    """The meeting of a series with a number on its grid, 0 being the first."""
    of = series or a_series()
    held_on = of.first_meeting_on + number * timedelta(days=of.interval_days)
    found = Meeting.objects.filter(series=of, held_on=held_on).first()
    if found:
        return found
    if values.get("status") in (MeetingStatus.CIRCULATED, MeetingStatus.HELD):
        values.setdefault("circulated_at", from_london(held_on - timedelta(days=8), time(12)))
    return Meeting.objects.create(series=of, held_on=held_on, **values)


def a_referral(child: Child, by: User, agency: Agency | None = None, **values: Any) -> PanelReferral:
    """A referral of a child to the panel, waiting unless told otherwise."""
    if values.get("status", ReferralStatus.SUBMITTED) != ReferralStatus.SUBMITTED:
        values.setdefault("decided_at", now())
    return PanelReferral.objects.create(
        child=child,
        agency=agency or an_agency(),
        referred_by=by,
        referred_at=now(),
        **{"reason": "Collected from school by an adult whom nobody knows", **values},
    )


def an_item(meeting: Meeting, child: Child, **values: Any) -> AgendaItem:
    """A child on a meeting's agenda, in the last place."""
    defaults = {"section": Section.REVIEWS, "position": meeting.items.count() + 1}
    if values.get("origin") == Origin.HAND:
        defaults["added_reason"] = "The chair asks for it"
    return AgendaItem.objects.create(meeting=meeting, child=child, **{**defaults, **values})


def a_decision(item: AgendaItem, by: User, **values: Any) -> PanelDecision:
    """What the panel decided about the child of an item; by default to continue."""
    return PanelDecision.objects.create(
        item=item,
        child=item.child,
        decided_on=item.meeting.held_on,
        recorded_by=by,
        **{"outcome": Outcome.CONTINUE, "discussion": "The plan is working", **values},
    )


def an_action(item: AgendaItem, by: User, agency: Agency | None = None, **values: Any) -> PanelAction:
    """An action for an agency from an item, due in a week unless told otherwise."""
    return PanelAction.objects.create(
        item=item,
        meeting=item.meeting,
        child=item.child,
        agency=agency or an_agency(),
        recorded_by=by,
        **{"title": "Visit the child at school", "due_on": today() + timedelta(days=7), **values},
    )
