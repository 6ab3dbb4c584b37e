from django.conf import settings
from django.db import models
from django.db.models import Q

from serac.choices import ClosedReason, Outcome
from serac.querysets import DecisionQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class PanelDecision(Record):
    """What the panel decided about a child at a meeting; one a child and meeting, corrected by a new version.

    `level` is the child's level as the panel had it before it; `next_review_on` is the day of a meeting.
    """

    item = models.OneToOneField("serac.AgendaItem", on_delete=models.CASCADE, related_name="decision")
    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="panel_decisions")
    decided_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    level = models.CharField(max_length=6, blank=True)
    discussion = models.TextField(max_length=10_000, blank=True)
    reason = models.TextField(max_length=4_000, blank=True)
    plan_in_place = models.BooleanField(default=False)
    lead_agency_agrees = models.BooleanField(default=False)
    closed_reason = models.CharField(max_length=12, choices=ClosedReason.choices, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = DecisionQuerySet.as_manager()

    constraint_faults = {
        "serac_paneldecision_item_id_key": ("", "Someone else has just recorded this decision. Open the item again"),
        "closing_says_why": ("closed_reason", "Select why the child is closed to the panel, for a closing only"),
        "closed_has_no_review": ("next_review_on", "A child closed to the panel has no next review"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(outcome="close") & ~Q(closed_reason="")) | (~Q(outcome="close") & Q(closed_reason="")),
                name="closing_says_why",
            ),
            models.CheckConstraint(condition=~Q(outcome="close") | Q(next_review_on=None), name="closed_has_no_review"),
        ]
        indexes = [models.Index(fields=["child", "-decided_on"], name="decision_newest")]

    def __str__(self) -> str:
        return f"child {self.child_id}: {self.outcome} on {self.decided_on}"
