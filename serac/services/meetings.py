"""The panel's calendar, and what is written down of a meeting."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

from django.db import transaction

from agencies.models import Agency, User
from serac import access, rules
from serac.choices import Attendance, MeetingStatus
from serac.models import Attendee, Meeting, PanelSeries
from serac.selectors.meetings import faults_before_it
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import today
from slscb.core.errors import Fault, Invalid, NotAllowed, raise_if_any
from slscb.core.writing import change, create


@transaction.atomic
def open_series(
    *, actor: User | None, name: str, first_meeting_on: date, starts_at: time = time(9, 30), venue: str = ""
) -> PanelSeries:
    """Begin a series of meetings every 28 days. `actor` is None while the service is set up. Raises Invalid, NotAllowed."""
    _check(actor)
    series = create(PanelSeries(name=name, first_meeting_on=first_meeting_on, starts_at=starts_at, venue=venue))
    audit.record(actor=actor, action=Action.CREATE, target=series)
    return series


@transaction.atomic
def plan_meeting(*, actor: User | None, held_on: date) -> Meeting:
    """The meeting on a day of the grid, put into the calendar when it is not there yet. No actor means the service itself.

    Raises Invalid where the panel does not meet on that day (it names the nearest days that it does), NotAllowed.
    """
    _check(actor)
    series = _series_of(held_on)
    found = Meeting.objects.select_related("series").filter(series=series, held_on=held_on).first()
    if found:
        return found
    meeting = create(Meeting(series=series, held_on=held_on))
    audit.record(actor=actor, action=Action.CREATE, target=meeting)
    return meeting


@transaction.atomic
def plan_ahead(*, actor: User | None, count: int) -> list[Meeting]:
    """The next `count` meetings of the newest series, today's included. Raises Invalid without a series, NotAllowed."""
    _check(actor)
    series = _newest_series()
    every = timedelta(days=series.interval_days)
    day = rules.meeting_on_or_after(series.first_meeting_on, today(), every)
    return [plan_meeting(actor=actor, held_on=day + number * every) for number in range(count)]


@transaction.atomic
def cancel_meeting(*, actor: User, meeting_id: UUID, expected_version: int | None = None) -> Meeting:
    """Cancel a meeting whose agenda is not yet circulated. Raises Invalid, NotVisible, NotAllowed, Stale."""
    meeting = access.meeting_to_change(actor, meeting_id, "panel.coordinate")
    if meeting.status not in (MeetingStatus.PLANNED, MeetingStatus.DRAFT):
        raise Invalid([Fault("", "The agenda of this meeting has gone out, so it can no longer be cancelled here")])
    meeting.status = MeetingStatus.CANCELLED
    change(meeting, expected_version=expected_version)
    audit.record(actor=actor, action=Action.CHANGE, target=meeting, detail={"status": meeting.status})
    return meeting


@transaction.atomic
def record_meeting(
    *,
    actor: User,
    meeting_id: UUID,
    present: Iterable[Agency],
    apologies: Iterable[Agency] = (),
    minutes: str = "",
    expected_version: int | None = None,
) -> Meeting:
    """Record that a meeting was held, which agencies were there or sent apologies, and the minutes of all but the cases.

    Raises Invalid, NotVisible, NotAllowed, Stale.
    """
    meeting = access.meeting_to_change(actor, meeting_id, "panel.decide")
    here, sorry = list(present), list(apologies)
    raise_if_any([*faults_before_it(meeting, today()), *_faults_of_attendance(here, sorry)])
    meeting.status, meeting.minutes = MeetingStatus.HELD, minutes.strip()
    change(meeting, expected_version=expected_version)
    _write_attendance(meeting, here, sorry)
    audit.record(actor=actor, action=Action.CHANGE, target=meeting, detail={"status": meeting.status})
    return meeting


def _faults_of_attendance(present: list[Agency], apologies: list[Agency]) -> list[Fault]:
    both = sorted({agency.name for agency in present} & {agency.name for agency in apologies})
    faults = [Fault("apologies", f"{name} cannot be present and send apologies") for name in both]
    return faults if present else [*faults, Fault("present", "Select the agencies that were present")]


def _write_attendance(meeting: Meeting, present: list[Agency], apologies: list[Agency]) -> None:
    meeting.attendees.all().delete()
    for attendance, agencies in ((Attendance.PRESENT, present), (Attendance.APOLOGIES, apologies)):
        for agency in agencies:
            create(Attendee(meeting=meeting, agency=agency, attendance=attendance))


def _check(actor: User | None) -> None:
    if actor is not None and not actor.may("panel.coordinate"):
        raise NotAllowed("Your role does not include planning meetings of the panel.")


def _newest_series() -> PanelSeries:
    series = PanelSeries.objects.order_by("-first_meeting_on", "-pk").first()
    if series is None:
        raise Invalid([Fault("held_on", "No series of panel meetings has been set up yet")])
    return series


def _series_of(day: date) -> PanelSeries:
    for series in PanelSeries.objects.order_by("-first_meeting_on", "-pk"):
        if rules.is_on_grid(series.first_meeting_on, day, timedelta(days=series.interval_days)):
            return series
    newest = _newest_series()
    every = timedelta(days=newest.interval_days)
    faults = rules.check_meeting_day(newest.first_meeting_on, day, every).faults
    raise Invalid([replace(fault, path="held_on") for fault in faults])
