"""Which version of the tool is in force, and what it says."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from risk.models import Instrument
from slscb.core.days import written
from slscb.core.errors import Fault, Invalid, NotVisible


def in_force(day: date) -> Instrument:
    """The version of the tool used for an assessment made on a day. Raises Invalid where there was none yet."""
    found: Instrument | None = Instrument.objects.in_force(day).order_by("-in_force_from").first()
    if found is None:
        raise Invalid([Fault("assessed_on", f"No version of the tool was in force on {written(day)}")])
    return found


def versions() -> QuerySet[Instrument]:
    """Every version of the tool, the newest first; it holds nothing about children."""
    return Instrument.objects.order_by("-in_force_from", "-pk")


def instrument(instrument_id: UUID) -> Instrument:
    """One version of the tool. Raises NotVisible."""
    found = Instrument.objects.filter(public_id=instrument_id).first()
    if found is None:
        raise NotVisible("instrument")
    return found
