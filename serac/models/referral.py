from django.conf import settings
from django.db import models
from django.db.models import Q

from serac.choices import ReferralStatus
from serac.querysets import ReferralQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

LIVE = (ReferralStatus.SUBMITTED, ReferralStatus.ACCEPTED)


@tracked(by="child")
class PanelReferral(Record):
    """An agency asks the panel to discuss a child. The chair or the coordinator decides."""

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="panel_referrals")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="panel_referrals")
    referred_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="panel_referrals")
    referred_at = models.DateTimeField()
    reason = models.TextField(max_length=4_000)
    status = models.CharField(max_length=10, choices=ReferralStatus.choices, default=ReferralStatus.SUBMITTED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(max_length=2_000, blank=True)

    objects = ReferralQuerySet.as_manager()

    constraint_faults = {
        "one_live_referral": ("", "This agency has referred this child already, and the panel has yet to discuss it"),
        "rejected_referral_says_why": ("decision_reason", "Enter why the referral is not accepted"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "agency"], condition=Q(status__in=LIVE), name="one_live_referral"),
            models.CheckConstraint(
                condition=Q(status="submitted", decided_at=None)
                | (~Q(status="submitted") & Q(decided_at__isnull=False)),
                name="decided_referral_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status="rejected") | ~Q(decision_reason=""), name="rejected_referral_says_why"
            ),
        ]
        indexes = [models.Index(fields=["status", "referred_at"], name="referral_inbox")]

    def __str__(self) -> str:
        return f"child {self.child_id}: agency {self.agency_id}"
