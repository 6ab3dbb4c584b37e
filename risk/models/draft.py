from django.conf import settings
from django.db import models

from risk.choices import AssessmentKind
from slscb.core.models import Record


class ToolDraft(Record):
    """What somebody has begun to fill in and not completed: theirs alone, and no part of the child's record.

    `typed` is what stood in the browser's boxes, by name, right or wrong: a draft is never read as an answer.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="risk_drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="risk_drafts")
    assessment_kind = models.CharField(max_length=10, choices=AssessmentKind.choices)
    typed = models.JSONField(default=dict, blank=True)

    constraint_faults = {"one_draft_a_person": ("", "Your answers are being kept from another window. Try again")}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "child", "assessment_kind"], name="one_draft_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.assessment_kind} of child {self.child_id} begun by {self.author_id}"
