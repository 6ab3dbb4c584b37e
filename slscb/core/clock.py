"""The one clock. Moments are UTC; days and what people type are Europe/London."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

LONDON = ZoneInfo("Europe/London")


class NonexistentTime(ValueError):
    """The typed time was skipped when the clocks went forward."""


class AmbiguousTime(ValueError):
    """The typed time happened twice when the clocks went back; say which was meant."""


def now() -> datetime:
    """The present moment, in UTC."""
    return timezone.now()


def london(moment: datetime) -> datetime:
    """The same moment as a clock in London shows it."""
    return moment.astimezone(LONDON)


def london_day(moment: datetime) -> date:
    """The London calendar day on which the moment falls."""
    return london(moment).date()


def today() -> date:
    """Today's date in London."""
    return london_day(now())


def from_london(day: date, at: time, second: bool | None = None) -> datetime:
    """The UTC moment of a London wall-clock time.

    `second` says which of two equal times is meant on the night the clocks go back: False the first (BST), True the
    second (GMT). Raises NonexistentTime for a skipped time and AmbiguousTime for a double one when `second` is None.
    """
    local = datetime.combine(day, at.replace(tzinfo=None), tzinfo=LONDON)
    first, later = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(LONDON).time() != at.replace(tzinfo=None):
        raise NonexistentTime(f"{at:%H:%M} did not exist on {day:%d %B %Y}: the clocks went forward")
    if first != later:
        if second is None:
            raise AmbiguousTime(f"{at:%H:%M} happened twice on {day:%d %B %Y}: the clocks went back")
        return later if second else first
    return first
