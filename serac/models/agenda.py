from django.conf import settings
from django.db import models
from django.db.models import Q

from serac.choices import Origin, Section
from serac.querysets import ItemQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class AgendaItem(Record):
    """A child on a meeting's agenda, with every reason that applies.

    `reasons` is a list of `rules.reason_data`, replaced at each rebuild. What a person did survives it: `removed` (with
    the reasons that arose since in `new_reasons`), `moved`, `note`, and `touched` for the rest. `no_longer_meets` marks
    an item kept for that alone. The views are those of the child and the family, and who speaks for them.
    """

    meeting = models.ForeignKey("serac.Meeting", on_delete=models.CASCADE, related_name="items")
    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="agenda_items")
    section = models.PositiveSmallIntegerField(choices=Section.choices)
    position = models.PositiveIntegerField()
    origin = models.CharField(max_length=4, choices=Origin.choices, default=Origin.RULE)
    reasons = models.JSONField(default=list, blank=True)
    new_reasons = models.JSONField(default=list, blank=True)
    no_longer_meets = models.BooleanField(default=False)
    level = models.CharField(max_length=6, blank=True)
    added_reason = models.CharField(max_length=500, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed = models.BooleanField(default=False)
    removed_reason = models.CharField(max_length=500, blank=True)
    moved = models.BooleanField(default=False)
    touched = models.BooleanField(default=False)
    note = models.TextField(max_length=2_000, blank=True)
    presenter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    minutes_planned = models.PositiveSmallIntegerField(null=True, blank=True)
    child_views = models.TextField(max_length=2_000, blank=True)
    family_views = models.TextField(max_length=2_000, blank=True)
    represented_by = models.CharField(max_length=150, blank=True)

    objects = ItemQuerySet.as_manager()

    constraint_faults = {
        "one_item_a_child": ("child", "This child is on the agenda already"),
        "removed_item_says_why": ("removed_reason", "Enter why the child is taken off the agenda"),
        "item_by_hand_says_why": ("added_reason", "Enter why the child is put on the agenda"),
    }

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "child"], name="one_item_a_child"),
            models.CheckConstraint(
                condition=Q(removed=False, removed_reason="") | (Q(removed=True) & ~Q(removed_reason="")),
                name="removed_item_says_why",
            ),
            models.CheckConstraint(condition=Q(origin="rule") | ~Q(added_reason=""), name="item_by_hand_says_why"),
        ]
        indexes = [
            models.Index(fields=["meeting", "position", "id"], name="item_agenda_order"),
            models.Index(fields=["meeting"], name="item_removed", condition=Q(removed=True)),
        ]

    def __str__(self) -> str:
        return f"meeting {self.meeting_id}: child {self.child_id}"
