import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.choices import POWERFUL, AccountAct, RequestState, Role
from slscb.core.history import tracked
from slscb.core.models import Record

WHY = 250


@tracked()
class RoleRequest(Record):
    """A powerful role that one administrator asks for on somebody's behalf, and another approves or refuses."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_requests")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=[(role.value, role.label) for role in POWERFUL])
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=WHY)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    constraint_faults = {
        "request_decided_by_another": ("", "Another administrator must decide: you asked for this, or it is for you"),
        "one_waiting_request": ("role", "This role has been asked for already and waits for a second administrator"),
        "request_ends_after_start": ("ends_on", "The end must not be before the start"),
        "nobody_asks_for_themselves": ("", "Nobody changes their own rights: ask another administrator"),
    }

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | (~Q(decided_by=F("requested_by")) & ~Q(decided_by=F("account"))),
                name="request_decided_by_another",
            ),
            models.CheckConstraint(condition=~Q(requested_by=F("account")), name="nobody_asks_for_themselves"),
            models.CheckConstraint(
                condition=Q(state=RequestState.WAITING, decided_by=None)
                | (~Q(state=RequestState.WAITING) & Q(decided_by__isnull=False)),
                name="decided_request_has_a_decider",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="request_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["account", "team", "role"],
                condition=Q(state=RequestState.WAITING),
                name="one_waiting_request",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {Role(self.role).label}"


@tracked()
class AccountEntry(Record):
    """What was done with an account, by whom and why. The audit holds no free text; the reason stands here."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="account_entries")
    act = models.CharField(max_length=10, choices=AccountAct.choices)
    role = models.CharField(max_length=30, choices=Role.choices, blank=True)
    reason = models.CharField(max_length=WHY)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "account entries"
        ordering = ["-created_at", "-pk"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.act}"
