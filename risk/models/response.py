from django.conf import settings
from django.db import models
from django.db.models import Q

from risk.choices import ResponseKind, ResponseStatus
from risk.querysets import ResponseQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

OPEN_STATUSES = (ResponseStatus.NOT_STARTED.value, ResponseStatus.ACKNOWLEDGED.value)


@tracked(by="child")
class RequiredResponse(Record):
    """What MEDIUM and HIGH call for: an agency's response to an assessment, its owner, its due day and its outcome.

    One that is still open when the child is assessed again moves on to the new assessment.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="required_responses")
    assessment = models.ForeignKey("risk.Assessment", on_delete=models.CASCADE, related_name="responses")
    response_kind = models.CharField(max_length=11, choices=ResponseKind.choices)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="required_responses")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="required_responses"
    )
    due_on = models.DateField()
    status = models.CharField(max_length=12, choices=ResponseStatus.choices, default=ResponseStatus.NOT_STARTED)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(max_length=5_000, blank=True)

    objects = ResponseQuerySet.as_manager()

    constraint_faults = {
        "one_open_response_a_kind": ("", "Someone else has just recorded this response. Open the record again"),
        "done_response_has_outcome": ("outcome", "Enter what came of it"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "response_kind"],
                condition=Q(status__in=OPEN_STATUSES),
                name="one_open_response_a_kind",
            ),
            models.UniqueConstraint(fields=["assessment", "response_kind"], name="one_response_an_assessment"),
            models.CheckConstraint(
                condition=~Q(status=ResponseStatus.DONE) | (~Q(outcome="") & Q(done_at__isnull=False)),
                name="done_response_has_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(status=ResponseStatus.ACKNOWLEDGED) | Q(acknowledged_at__isnull=False),
                name="acknowledged_response_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "due_on"], name="response_due", condition=Q(status__in=OPEN_STATUSES)),
            models.Index(
                fields=["child"],
                name="police_not_started",
                condition=Q(response_kind=ResponseKind.POLICE, status=ResponseStatus.NOT_STARTED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response_kind} response for child {self.child_id}"
