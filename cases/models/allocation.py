from django.conf import settings
from django.db import models
from django.db.models import F, Q

from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class Allocation(Record):
    """Which team, and which worker in it, holds a child's case from a day on. One at a time."""

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="allocations")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="allocations")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="allocations"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    constraint_faults = {
        "one_live_allocation": ("", "Someone else has just allocated this child. Open the record again"),
        "allocation_ends_after_start": ("ends_on", "The end must not be before the start"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(ends_on=None), name="one_live_allocation"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="allocation_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"child {self.child_id}: team {self.team_id}"
