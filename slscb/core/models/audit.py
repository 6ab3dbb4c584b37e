import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Action(models.TextChoices):
    VIEW = "view", "Opened"
    LIST = "list", "Listed"
    SEARCH = "search", "Searched"
    CREATE = "create", "Recorded"
    CHANGE = "change", "Changed"
    GRANT = "grant", "Gave access"
    REVOKE = "revoke", "Ended access"
    IMPORT = "import", "Imported"
    EXPORT = "export", "Exported"
    PRINT = "print", "Printed"
    DENIED = "denied", "Refused"
    SIGN_IN = "sign_in", "Signed in"
    SIGN_OUT = "sign_out", "Signed out"
    SIGN_IN_FAILED = "sign_in_failed", "Failed to sign in"


class ActionKind(models.TextChoices):
    """What sort of thing was done with a record, for those who ask who did it."""

    OPENED = "opened", "Opened"
    CHANGED = "changed", "Changed"
    LISTED = "listed", "Listed or searched"
    TAKEN = "taken", "Exported or printed"
    REFUSED = "refused", "Refused"


ACTIONS_OF = {
    ActionKind.OPENED: (Action.VIEW,),
    ActionKind.CHANGED: (Action.CREATE, Action.CHANGE, Action.GRANT, Action.REVOKE, Action.IMPORT),
    ActionKind.LISTED: (Action.LIST, Action.SEARCH),
    ActionKind.TAKEN: (Action.EXPORT, Action.PRINT),
    ActionKind.REFUSED: (Action.DENIED,),
}


def of_kind(kind: ActionKind) -> models.Q:
    """Events of one kind: the condition of that kind's own index, in the same words, so that it is used."""
    return models.Q(action__in=[action.value for action in ACTIONS_OF[kind]])


class AuditEvent(models.Model):
    """Who did or saw what, when. Written in the transaction of the act itself; never changed, never deleted.

    `about` holds the internal ids of the people (children) whose facts were shown or changed. No names and no free text.
    A refusal is about nobody, for nothing was shown; its `target_id` is the public id that the address named.
    """

    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="audit_events"
    )
    action = models.CharField(max_length=20, choices=Action.choices)
    about = ArrayField(models.BigIntegerField(), default=list)
    target_kind = models.CharField(max_length=60, blank=True)
    target_id = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)
    request_id = models.CharField(max_length=36, blank=True)
    ip = models.GenericIPAddressField(null=True)
    session = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes = [
            GinIndex(fields=["about"], name="audit_about"),
            models.Index(fields=["actor", "-at"], name="audit_actor_at"),
            models.Index(fields=["target_id"], name="audit_refused_what", condition=models.Q(action="denied")),
            *(
                models.Index(fields=["-at", "-id"], name=f"audit_{kind}", condition=of_kind(kind))
                for kind in ActionKind
            ),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.target_kind}"
