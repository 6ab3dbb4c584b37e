from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.choices import Role
from agencies.querysets import MembershipQuerySet
from slscb.core.models import Record


class Membership(Record):
    """A person's role in a team, from a day to a day (inclusive) or without end."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    constraint_faults = {
        "membership_ends_after_start": ("ends_on", "The end must not be before the start"),
        "one_membership_a_role": ("role", "This person already holds this role in this team"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="membership_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["user", "team", "role"], condition=Q(ends_on=None), name="one_membership_a_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.team_id}"
