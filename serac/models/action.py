from django.conf import settings
from django.db import models
from django.db.models import Q

from serac.choices import ActionStatus
from serac.querysets import ActionQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class PanelAction(Record):
    """What the panel asked an agency to do for a child, and by when.

    Without an owner the agency's representatives answer for it. `outcome` says what came of it, or why nothing did.
    """

    item = models.ForeignKey("serac.AgendaItem", on_delete=models.CASCADE, related_name="actions")
    meeting = models.ForeignKey("serac.Meeting", on_delete=models.CASCADE, related_name="actions")
    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="panel_actions")
    title = models.CharField(max_length=500)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="panel_actions")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="panel_actions"
    )
    due_on = models.DateField()
    status = models.CharField(max_length=12, choices=ActionStatus.choices, default=ActionStatus.OPEN)
    outcome = models.CharField(max_length=1_000, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ActionQuerySet.as_manager()

    constraint_faults = {
        "done_action_has_a_day": ("completed_on", "Enter the day on which the action was done, for a done action only"),
        "undone_action_says_why": ("outcome", "Say why"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="done", completed_on__isnull=False) | (~Q(status="done") & Q(completed_on=None)),
                name="done_action_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["open", "done"]) | ~Q(outcome=""), name="undone_action_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], name="action_open_due", condition=Q(status="open")),
            models.Index(fields=["agency", "due_on"], name="action_agency_due"),
        ]

    def __str__(self) -> str:
        return f"child {self.child_id}: agency {self.agency_id} by {self.due_on}"


@tracked(by="action")
class ActionProgress(Record):
    """A line of an action's progress: who said what on which day, and the status it then had. Never changed."""

    action = models.ForeignKey("serac.PanelAction", on_delete=models.CASCADE, related_name="progress")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=ActionStatus.choices)
    text = models.CharField(max_length=2_000, blank=True)

    class Meta:
        verbose_name_plural = "action progress"
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"action {self.action_id}: {self.status}"
