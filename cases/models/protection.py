from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import ProposalState, Protection
from slscb.core.history import tracked
from slscb.core.models import Record

WHY = 250


@tracked(by="child")
class ProtectionChange(Record):
    """One person's proposal to protect a child otherwise than now, and another's decision.

    `ring` is whom the others are told to ring about a restricted record. `used` is set by the database when the child's
    protection changes with this record: each serves once.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="protection_changes")
    before = models.CharField(max_length=10, choices=Protection.choices)
    after = models.CharField(max_length=10, choices=Protection.choices)
    reason = models.CharField(max_length=WHY)
    ring = models.CharField(max_length=150, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    used = models.BooleanField(default=False, editable=False)

    constraint_faults = {
        "protection_takes_two": ("", "Another person must decide: you proposed this"),
        "one_waiting_protection": ("", "A change of this record's protection waits already"),
        "protection_changes_something": ("after", "The record is protected like this already"),
        "restricted_says_whom_to_ring": ("ring", "Enter whom to ring"),
    }

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")), name="protection_takes_two"
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.WAITING, decided_by=None, decided_at=None, used=False)
                | ~Q(state=ProposalState.WAITING) & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="decided_protection_has_a_decider",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.REFUSED) | Q(used=False), name="refused_protection_unused"
            ),
            models.CheckConstraint(condition=~Q(before=F("after")), name="protection_changes_something"),
            models.CheckConstraint(
                condition=~Q(after=Protection.RESTRICTED) | ~Q(ring=""), name="restricted_says_whom_to_ring"
            ),
            models.UniqueConstraint(
                fields=["child"], condition=Q(state=ProposalState.WAITING), name="one_waiting_protection"
            ),
        ]

    def __str__(self) -> str:
        return f"child {self.child_id}: {self.before} to {self.after}, {self.state}"


@tracked(by="child")
class Denial(Record):
    """A professional who must not see a child, whatever else was granted: they are related to the child or to a suspect.

    One person sets it at once. Ending it takes two: one proposes, another ends; neither is the one denied.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="denials")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="denials")
    reason = models.CharField(max_length=WHY)
    denied_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    end_reason = models.CharField(max_length=WHY, blank=True)
    end_proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    constraint_faults = {
        "end_of_denial_takes_two": ("", "Another person must decide: you proposed this, or it is about you"),
        "one_live_denial": ("user", "This person is on the deny-list already"),
        "nobody_denies_themselves": ("user", "Choose another person"),
    }

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(denied_by=F("user")), name="nobody_denies_themselves"),
            models.CheckConstraint(
                condition=Q(ended_by=None, ended_at=None)
                | Q(end_proposed_by__isnull=False, ended_at__isnull=False)
                & ~Q(end_reason="")
                & ~Q(ended_by=F("end_proposed_by"))
                & ~Q(ended_by=F("user"))
                & ~Q(end_proposed_by=F("user")),
                name="end_of_denial_takes_two",
            ),
            models.UniqueConstraint(fields=["child", "user"], condition=Q(ended_at=None), name="one_live_denial"),
        ]
        indexes = [
            models.Index(fields=["user"], include=["child"], name="denied_to", condition=Q(ended_at=None)),
        ]

    def __str__(self) -> str:
        return f"child {self.child_id}: user {self.user_id} denied"
