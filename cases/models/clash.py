from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import NumberKind
from slscb.core.history import tracked
from slscb.core.models import Record

WHY = 250


@tracked(by="child")
class NumberClash(Record):
    """Two records with one NHS number or unique pupil number, where whoever wrote the second could not see the first.

    It belongs to the first: those who see `child` look into it. For those of the second nothing shows that there is one.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="number_clashes")
    other = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="+")
    number_kind = models.CharField(max_length=3, choices=NumberKind.choices)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=WHY, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name_plural = "number clashes"
        constraints = [
            models.CheckConstraint(condition=~Q(child=F("other")), name="clash_of_two"),
            models.CheckConstraint(
                condition=Q(settled_by=None, settled_at=None)
                | Q(settled_by__isnull=False, settled_at__isnull=False) & ~Q(outcome=""),
                name="settled_clash_has_an_outcome",
            ),
            models.UniqueConstraint(
                fields=["child", "other", "number_kind"], condition=Q(settled_at=None), name="one_waiting_clash"
            ),
        ]

    def __str__(self) -> str:
        return f"children {self.child_id} and {self.other_id}: {self.number_kind}"
