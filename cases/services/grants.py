"""Giving and ending the right to see a child. The only code that writes django-guardian's rows, and every time audited."""

from datetime import datetime
from functools import lru_cache

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from agencies.models import User
from cases.choices import Basis, CaseStatus
from cases.models import Child, ChildGroupGrant, ChildUserGrant
from cases.models.grants import NEVER
from slscb.core import audit
from slscb.core.audit import Action


@lru_cache(maxsize=1)
def view_permission_id() -> int:
    """The id of the one object permission there is: to see a child."""
    return Permission.objects.get(content_type__app_label="cases", codename="view_child").pk


@transaction.atomic(savepoint=False)
def give(*, actor: User | None, child: Child, to: User | Group, basis: Basis, until: datetime | None = None) -> None:
    """Let a person or a group see a child, without end or until a moment. Given again, the later end counts."""
    model, holder = _table(to)
    values = {"basis": basis, "until": until, **sort_keys(child)}
    grant, new = model.objects.get_or_create(
        **holder, content_object=child, permission_id=view_permission_id(), defaults=values
    )
    if not new:
        if grant.until is None or (until is not None and until <= grant.until):
            return
        grant.basis, grant.until = basis, until
        grant.save(update_fields=["basis", "until"])
    detail = {"to": str(to.pk), "kind": to._meta.model_name, "basis": basis, "until": until and until.isoformat()}
    audit.record(actor=actor, action=Action.GRANT, about=[child.pk], target=child, detail=detail)


@transaction.atomic(savepoint=False)
def end(*, actor: User | None, child: Child, to: User | Group, basis: Basis) -> None:
    """End what was given on this basis."""
    model, holder = _table(to)
    ended, _ = model.objects.filter(**holder, content_object=child, basis=basis).delete()
    if ended:
        detail = {"to": str(to.pk), "kind": to._meta.model_name, "basis": basis}
        audit.record(actor=actor, action=Action.REVOKE, about=[child.pk], target=child, detail=detail)


def sort_keys(child: Child) -> dict[str, object]:
    """The work list's sort keys of a child, as its grants repeat them."""
    return {
        "listed": child.status == CaseStatus.OPEN,
        "risk_order": child.risk_order,
        "review_due_on": child.review_due_on or NEVER,
    }


def refresh(child: Child) -> None:
    """Bring the sort keys of the child's grants up to date; called in the transaction that changed the child."""
    for grants in (child.user_grants, child.group_grants):
        grants.update(**sort_keys(child))


def _table(to: User | Group) -> tuple[type[ChildUserGrant] | type[ChildGroupGrant], dict[str, User | Group]]:
    if isinstance(to, Group):
        return ChildGroupGrant, {"group": to}
    return ChildUserGrant, {"user": to}
