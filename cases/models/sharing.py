from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices.sharing import EMERGENCY_LASTS, EmergencyOutcome
from cases.querysets import EmergencyQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

PURPOSE = 250
WORDS = 500


@tracked(by="child")
class Share(Record):
    """A child's record shared with one named person for a purpose, from one moment until another.

    The right itself is a grant, which ends by its own moment. A share begun is never changed: it is ended, and given anew.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="shares")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="shares")
    purpose = models.CharField(max_length=PURPOSE)
    since = models.DateTimeField()
    until = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    constraint_faults = {
        "share_ends_after_it_begins": ("until", "The last day must be on or after the first"),
        "nobody_shares_with_themselves": ("user", "Choose another person"),
    }

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="share_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(given_by=F("user")), name="nobody_shares_with_themselves"),
            models.CheckConstraint(
                condition=Q(ended_by=None, ended_at=None) | Q(ended_by__isnull=False, ended_at__isnull=False),
                name="ended_share_has_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"child {self.child_id}: shared with user {self.user_id} until {self.until:%Y-%m-%d %H:%M}"


@tracked(by="child")
class EmergencyAccess(Record):
    """A record read in an emergency by somebody with nothing to do with the child: who, why, and what a reviewer found.

    Reviewed once, by somebody else. The right itself is a grant, which ends by its own moment.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="emergencies")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="emergencies")
    reason = models.CharField(max_length=WORDS)
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    outcome = models.CharField(max_length=15, choices=EmergencyOutcome.choices, blank=True)
    words = models.CharField(max_length=WORDS, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = EmergencyQuerySet.as_manager()

    constraint_faults = {
        "nobody_reviews_their_own": ("", "Somebody else must review this: it is your own"),
        "review_has_words_and_somebody": ("words", "Enter what you asked and what you were told"),
    }

    class Meta:
        verbose_name_plural = "emergency accesses"
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("user")), name="nobody_reviews_their_own"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", words="", reviewed_by=None, reviewed_at=None)
                | (~Q(outcome="") & ~Q(words="") & Q(reviewed_by__isnull=False, reviewed_at__isnull=False)),
                name="review_has_words_and_somebody",
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("opened_at"), until__lte=F("opened_at") + EMERGENCY_LASTS),
                name="emergency_is_short",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="emergency_has_a_reason"),
        ]
        indexes = [
            models.Index(fields=["-opened_at", "-id"], name="emergency_newest"),
            models.Index(fields=["-opened_at", "-id"], name="emergency_waiting", condition=Q(outcome="")),
        ]

    def __str__(self) -> str:
        return f"child {self.child_id}: opened by user {self.user_id} until {self.until:%Y-%m-%d %H:%M}"
