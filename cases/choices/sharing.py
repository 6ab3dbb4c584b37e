"""Seeing a child's record for a time: what came of reviewing an emergency, and what an emergency lets a person do."""

from datetime import timedelta

from django.db.models import TextChoices

EMERGENCY_LASTS = timedelta(hours=4)


class EmergencyOutcome(TextChoices):
    """What somebody else found who reviewed it."""

    JUSTIFIED = "justified", "Justified"
    NOT_JUSTIFIED = "not_justified", "Not justified"


# The capabilities by which a record is read. Whoever sees a child by an emergency alone may use no other.
READING = frozenset(
    {
        "child.view",
        "address.view",
        "health.view",
        "suspect.view",
        "history.view",
        "interview.list",
        "panel.prepare",
        "risk.flagged",
        "report.drill",
    }
)
