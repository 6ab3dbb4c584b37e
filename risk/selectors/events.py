"""What happened to a child besides assessments, for laying over the level: read from her chronology and her care."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from agencies.models import User
from cases.models import Child
from risk.choices import EventKind
from slscb.core.clock import london_day

TOLD_BY = {"missing.missingepisode": EventKind.MISSING, "serac.agendaitem": EventKind.PANEL}


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, and on which London day."""

    kind: EventKind
    on: date


def events_of(user: User, child: Child) -> list[Event]:
    """Missing episodes by the day the child was last seen, panels by the day of their decision, and moves in care, oldest
    first, for a child already opened. When she moved is for those alone who may be told where she lives.
    """
    lines = child.chronology.filter(link_kind__in=TOLD_BY).order_by()
    first = lines.values("link_kind", "link_id").annotate(at=Min("happened_at")).values_list("link_kind", "at")
    found = [Event(TOLD_BY[kind], london_day(at)) for kind, at in first]
    if user.may("address.view"):
        moved = child.care_episodes.values_list("began_on", flat=True)
        found += [Event(EventKind.MOVED, on) for on in moved]
    return sorted(found, key=lambda one: (one.on, one.kind))
