from django.conf import settings
from django.db import models

from missing.choices import DeclineReason, OfferMethod, OfferOutcome
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="interview")
class InterviewOffer(Record):
    """One offer of a return home interview: when, by whom, how, and what came of it. Every attempt is one."""

    interview = models.ForeignKey("missing.ReturnInterview", on_delete=models.CASCADE, related_name="offers")
    offered_at = models.DateTimeField()
    offered_by = models.CharField(max_length=150)
    is_independent = models.BooleanField(default=True)
    method = models.CharField(max_length=20, choices=OfferMethod.choices)
    outcome = models.CharField(max_length=20, choices=OfferOutcome.choices)
    reason = models.CharField(max_length=30, choices=DeclineReason.choices, blank=True)
    words = models.TextField(max_length=5_000, blank=True)
    asked_for = models.CharField(
        "whom the child asked to speak to", max_length=150, blank=True, default="", db_default=""
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["interview", "offered_at"], name="offer_in_order")]

    def __str__(self) -> str:
        return f"offer {self.public_id}"
