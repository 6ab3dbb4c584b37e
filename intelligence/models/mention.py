from django.conf import settings
from django.db import models
from django.db.models import Q

from intelligence.choices import PART_OF_PLACE, Part
from intelligence.models.place import NAME
from intelligence.querysets import MentionQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class Mention(Record):
    """That a record about a child names a place, a person, a vehicle or a telephone, with what was typed.

    `told_kind` and `told_id` lead to the record, as in the chronology; `told_at` is the moment of which it tells. Without
    `recorded_by` the service itself read it off that record.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="mentions")
    told_kind = models.CharField(max_length=40)
    told_id = models.UUIDField()
    told_at = models.DateTimeField()
    part = models.CharField(max_length=10, choices=Part.choices)
    place = models.ForeignKey(
        "intelligence.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="mentions"
    )
    subject = models.ForeignKey(
        "intelligence.NamedSubject", null=True, blank=True, on_delete=models.PROTECT, related_name="mentions"
    )
    place_words = models.CharField(max_length=NAME, blank=True)
    subject_words = models.CharField(max_length=NAME, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MentionQuerySet.as_manager()

    constraint_faults = {
        "place_mentioned_once": ("words", "This is named here already"),
        "subject_mentioned_once": ("words", "This is named here already"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=sorted(PART_OF_PLACE), place__isnull=False, subject=None, subject_words="")
                & ~Q(place_words="")
                | ~Q(part__in=sorted(PART_OF_PLACE))
                & Q(subject__isnull=False, place=None, place_words="")
                & ~Q(subject_words=""),
                name="mention_is_of_one",
            ),
            models.UniqueConstraint(
                fields=["told_id", "part", "place"], condition=Q(subject=None), name="place_mentioned_once"
            ),
            models.UniqueConstraint(
                fields=["told_id", "part", "subject"], condition=Q(place=None), name="subject_mentioned_once"
            ),
        ]
        indexes = [
            models.Index(fields=["place", "-told_at"], name="mention_of_place", condition=Q(place__isnull=False)),
            models.Index(fields=["subject", "-told_at"], name="mention_of_subject", condition=Q(subject__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"mention {self.public_id}"
