"""The words of intelligence: how the sender knows, and the national 3x5x2 grading that police alone give."""

from django.db.models import TextChoices


class Danger(TextChoices):
    """Whether a child is in danger now. Where nobody has been rung yet, nothing is taken in."""

    NO = "no", "No"
    RUNG = "rung", "Yes, and 999 or the front door has been rung"
    YES = "yes", "Yes, and nobody has been rung yet"


class HowKnown(TextChoices):
    FIRST_HAND = "first_hand", "Seen or heard at first hand"
    TOLD = "told", "Told by someone"
    OVERHEARD = "overheard", "Overheard"


class ReportState(TextChoices):
    SUBMITTED = "submitted", "Sent to police"
    TAKEN = "taken", "Taken up by police"
    GRADED = "graded", "Graded"


class Source(TextChoices):
    """How reliable the source is."""

    RELIABLE = "1", "1 Reliable"
    UNTESTED = "2", "2 Untested"
    NOT_RELIABLE = "3", "3 Not reliable"


class Assessment(TextChoices):
    """How the source knows."""

    KNOWN_DIRECTLY = "A", "A Known directly to the source"
    CORROBORATED = "B", "B Known indirectly to the source but corroborated"
    KNOWN_INDIRECTLY = "C", "C Known indirectly to the source"
    NOT_KNOWN = "D", "D Not known"
    SUSPECTED_FALSE = "E", "E Suspected to be false"


class Handling(TextChoices):
    """Who may be told."""

    PERMITTED = "P", "P Lawful sharing permitted"
    CONDITIONS = "C", "C Lawful sharing permitted with conditions"
