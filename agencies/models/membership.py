from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.choices import POWERFUL, Role
from agencies.querysets import MembershipQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked()
class Membership(Record):
    """A person's role in a team, from a day to a day (inclusive) or without end.

    `given_by` is nobody where the service itself was set up. What one administrator gives, another must approve where the
    role is powerful; nobody gives or approves their own. The database holds both.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    owed: list[str]  # documents, where `User.live_memberships` read it
    owed_by_agency: list[str]

    objects = MembershipQuerySet.as_manager()

    constraint_faults = {
        "membership_ends_after_start": ("ends_on", "The end must not be before the start"),
        "one_membership_a_role": ("role", "This person already holds this role in this team"),
        "powerful_roles_need_two": ("role", "A second administrator must approve this role"),
        "nobody_gives_themselves_a_role": ("", "Nobody changes their own rights: ask another administrator"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="membership_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["user", "team", "role"], condition=Q(ends_on=None), name="one_membership_a_role"
            ),
            models.CheckConstraint(
                condition=~Q(role__in=[role.value for role in POWERFUL])
                | Q(given_by=None)
                | (Q(approved_by__isnull=False) & ~Q(approved_by=F("given_by"))),
                name="powerful_roles_need_two",
            ),
            models.CheckConstraint(
                condition=(Q(given_by=None) | ~Q(given_by=F("user")))
                & (Q(approved_by=None) | ~Q(approved_by=F("user"))),
                name="nobody_gives_themselves_a_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.team_id}"
