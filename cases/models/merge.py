from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cases.choices.merging import MergeState, RowMoved
from slscb.core.history import tracked
from slscb.core.models import Record

WHY = 250


@tracked(by="child")
class Merge(Record):
    """Two records of one child: one person proposes to bring them together, another decides; later it may be taken apart.

    `child` is the record that is kept, `other` the one that leads there from then on. `takes` names the details of which the
    other's value counts. `before` holds what either record said until then, for taking them apart (docs/adr/0043).
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="merges")
    other = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=MergeState.choices, default=MergeState.WAITING)
    reason = models.CharField(max_length=WHY)
    takes = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    before = models.JSONField(default=dict, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_reason = models.CharField(max_length=WHY, blank=True)

    constraint_faults = {
        "merge_takes_two": ("", "Another person must decide: you proposed this"),
        "merge_of_two": ("", "A record cannot be merged with itself"),
        "one_waiting_merge": ("", "A merge of these two records waits already"),
        "one_merge_of_a_record": ("", "The other record is merged already"),
    }

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(child=F("other")), name="merge_of_two"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")), name="merge_takes_two"
            ),
            models.CheckConstraint(
                condition=Q(state=MergeState.WAITING, decided_by=None, decided_at=None)
                | ~Q(state=MergeState.WAITING) & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="decided_merge_has_a_decider",
            ),
            models.CheckConstraint(
                condition=Q(state=MergeState.UNDONE, undone_by__isnull=False, undone_at__isnull=False)
                & ~Q(undone_reason="")
                | ~Q(state=MergeState.UNDONE) & Q(undone_by=None, undone_at=None, undone_reason=""),
                name="undone_merge_says_why",
            ),
            models.UniqueConstraint(
                fields=["child", "other"], condition=Q(state=MergeState.WAITING), name="one_waiting_merge"
            ),
            models.UniqueConstraint(
                fields=["other"], condition=Q(state=MergeState.APPROVED), name="one_merge_of_a_record"
            ),
        ]

    def __str__(self) -> str:
        return f"children {self.other_id} into {self.child_id}: {self.state}"


@tracked(by="merge")
class MergedRow(models.Model):
    """What became of one row in a merge, by which it finds its way back. Written once and never changed.

    `row_kind` and `row_id` name the row (`missing.missingepisode` and its internal id), `row_field` the key that was given
    another child; `was` holds what else was changed about it.
    """

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="rows")
    row_kind = models.CharField(max_length=60)
    row_field = models.CharField(max_length=30)
    row_id = models.BigIntegerField()
    how = models.CharField(max_length=10, choices=RowMoved.choices)
    was = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merge", "row_kind", "row_field", "row_id"], name="one_line_a_row")
        ]

    def __str__(self) -> str:
        return f"merge {self.merge_id}: {self.row_kind} {self.row_id} {self.how}"
