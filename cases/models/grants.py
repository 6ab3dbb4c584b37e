from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from cases.choices import Basis
from cases.querysets import GrantQuerySet
from slscb.core.history import tracked

NEVER = "9999-12-31"
SORT_KEYS = ["listed", "risk_order", "review_due_on"]


class Grant(models.Model):
    """What both kinds of grant add to django-guardian's row: why, until when, and the sort keys of the work list.

    The sort keys repeat the child's (most urgent first) so that a list of a large agency is read from one index.
    They are kept by `cases.services.grants` and `cases.services.standing` in the transaction that changes the child.
    `suspended` is set by triggers alone: on a protected child only a person named or allocated counts (docs/adr/0035).
    """

    basis = models.CharField(max_length=12, choices=Basis.choices)
    until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    suspended = models.BooleanField(default=False, db_default=False, editable=False)
    listed = models.BooleanField(default=True)
    risk_order = models.PositiveSmallIntegerField(default=9)
    review_due_on = models.DateField(default=NEVER)

    class Meta:
        abstract = True


@tracked(by="content_object", leave_out=SORT_KEYS)
class ChildUserGrant(Grant, UserObjectPermissionBase):
    """A person may see a child."""

    content_object = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="user_grants")

    objects = GrantQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta(UserObjectPermissionBase.Meta):
        indexes = [
            models.Index(
                fields=["user", "risk_order", "review_due_on", "content_object"],
                name="user_work_list",
                condition=models.Q(listed=True),
            ),
            models.Index(fields=["user", "content_object"], include=["until", "suspended"], name="user_sees"),
        ]

    def __str__(self) -> str:
        return f"user {self.user_id}: child {self.content_object_id} ({self.basis})"


@tracked(by="content_object", leave_out=SORT_KEYS)
class ChildGroupGrant(Grant, GroupObjectPermissionBase):
    """A team's, an agency's or the panel's group may see a child."""

    content_object = models.ForeignKey(
        "cases.Child", on_delete=models.CASCADE, related_name="group_grants", db_index=False
    )

    objects = GrantQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta(GroupObjectPermissionBase.Meta):
        indexes = [
            models.Index(
                fields=["group", "risk_order", "review_due_on", "content_object"],
                name="group_work_list",
                condition=models.Q(listed=True),
            ),
            models.Index(fields=["group", "content_object"], include=["until", "suspended"], name="group_sees"),
            models.Index(fields=["content_object", "group"], include=["until", "suspended"], name="group_sees_child"),
        ]

    def __str__(self) -> str:
        return f"group {self.group_id}: child {self.content_object_id} ({self.basis})"
