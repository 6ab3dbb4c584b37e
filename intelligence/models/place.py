from django.db import models
from django.db.models import Q

from cases.choices import Ward
from intelligence.choices import NamedKind, PlaceKind
from intelligence.querysets import PlaceQuerySet
from slscb.core.models import Record

NAME = 300


class Place(Record):
    """A place, once for all who name it: by the name that its spellings have in common.

    Listed places are of the borough's own list and may be chosen by anybody. Any other was first written about some child,
    and is there for those alone who see a child about whom it is named. Coordinates are in degrees, to a thousandth: about a
    hundred metres.
    """

    name = models.CharField(max_length=NAME)
    match_name = models.CharField(max_length=NAME, unique=True)
    place_kind = models.CharField(max_length=20, choices=PlaceKind.choices, default=PlaceKind.OTHER)
    ward = models.CharField(max_length=20, choices=Ward.choices, blank=True)
    latitude = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    longitude = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    is_listed = models.BooleanField(default=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(match_name=""), name="place_has_a_name"),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="place_has_both_coordinates_or_none",
            ),
        ]
        indexes = [models.Index(fields=["name"], name="place_listed", condition=Q(is_listed=True))]

    def __str__(self) -> str:
        return self.name if self.is_listed else f"place {self.public_id}"


class NamedSubject(Record):
    """A person, a vehicle or a telephone, once for all who name it: a name, a registration or a number as it is matched."""

    subject_kind = models.CharField(max_length=10, choices=NamedKind.choices)
    match_name = models.CharField(max_length=NAME)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(match_name=""), name="subject_has_a_name"),
            models.UniqueConstraint(fields=["subject_kind", "match_name"], name="subject_once"),
        ]

    def __str__(self) -> str:
        return f"subject {self.public_id}"
