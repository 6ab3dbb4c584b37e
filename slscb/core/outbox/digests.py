"""When an e-mail goes out: at once where it cannot wait, else with what else has come for the same person, by day."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from slscb.core.clock import from_london, london


def next_digest(moment: datetime, hours: Iterable[int]) -> datetime | None:
    """The first moment from `moment` on at which what can wait goes out: one of the full hours of a London day.

    None where no hours are set: then nothing waits. The hours after the last and before the first are quiet. Source: issue 5
    point 3.
    """
    today = london(moment).date()
    times = [time(hour) for hour in sorted(hours)]
    coming = (from_london(today + timedelta(days=days), at) for days in (0, 1) for at in times)
    return next((one for one in coming if one >= moment), None)
