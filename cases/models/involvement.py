from django.db import models
from django.db.models import Q

from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class Involvement(Record):
    """An agency that works with a child, from a day on, and why."""

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="involvements")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="involvements")
    reason = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    constraint_faults = {"one_live_involvement": ("agency", "This agency is already involved")}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "agency"], condition=Q(ends_on=None), name="one_live_involvement")
        ]

    def __str__(self) -> str:
        return f"child {self.child_id}: agency {self.agency_id}"
