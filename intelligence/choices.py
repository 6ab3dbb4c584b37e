"""The words of intelligence: how the sender knows, the 3x5x2 grading that police alone give, and what records name."""

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


class PlaceKind(TextChoices):
    STATION = "station", "Station or bus stop"
    SHOP = "shop", "Shop, takeaway or shopping centre"
    PARK = "park", "Park or open ground"
    HOTEL = "hotel", "Hotel or guest house"
    HOUSING = "housing", "House or flat"
    STREET = "street", "Street or car park"
    OTHER = "other", "Other"


class NamedKind(TextChoices):
    """What a subject is, besides a place."""

    PERSON = "person", "Person"
    VEHICLE = "vehicle", "Vehicle"
    PHONE = "phone", "Telephone"


class Part(TextChoices):
    """The part that a place, a person, a vehicle or a telephone has in what a record about a child tells."""

    FOUND = "found", "Place where the child was found"
    BEEN = "been", "Place where the child was or stayed"
    WITH = "with", "Person whom the child was with"
    DRIVEN = "driven", "Vehicle in which the child was"
    CALLED = "called", "Telephone that rang the child or was rung"


PART_OF_PLACE = frozenset({Part.FOUND.value, Part.BEEN.value})
SUBJECT_OF = {
    Part.WITH.value: NamedKind.PERSON,
    Part.DRIVEN.value: NamedKind.VEHICLE,
    Part.CALLED.value: NamedKind.PHONE,
}
