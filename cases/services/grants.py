"""Giving and ending the right to see a child. The only code that writes django-guardian's rows, and every time audited."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from agencies.models import User
from cases import selectors
from cases.choices import Basis, CaseStatus
from cases.models import Child, ChildGroupGrant, ChildUserGrant
from cases.models.grants import NEVER
from slscb.core import audit
from slscb.core.audit import Action


@transaction.atomic(savepoint=False)
def give(*, actor: User | None, child: Child, to: User | Group, basis: Basis, until: datetime | None = None) -> None:
    """Let a person or a group see a child, without end or until a moment. Given again, the later end counts."""
    model, holder = _table(to)
    values = {"basis": basis, "until": until, **_sort_keys(child)}
    grant, new = model.objects.get_or_create(
        **holder, content_object=child, permission_id=selectors.view_permission_id(), defaults=values
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


@transaction.atomic(savepoint=False)
def give_many(
    *, actor: User | None, children: Iterable[int], to: User | Group, basis: Basis, until: datetime | None = None
) -> list[int]:
    """As `give` for many children by their internal ids, in a handful of statements and one audit event.

    Answers with the ids of those to whom something was added: seen for the first time, or for longer than before.
    """
    model: Any
    model, holder = _table(to)
    ids = sorted(set(children))
    held = model.objects.filter(**holder, content_object_id__in=ids)
    new = list(Child.objects.filter(pk__in=ids).exclude(pk__in=held.values("content_object_id")).order_by("pk"))
    sooner = held.exclude(until=None) if until is None else held.filter(until__lt=until)
    longer = sorted(sooner.values_list("content_object_id", flat=True))
    held.filter(content_object_id__in=longer).update(basis=basis, until=until)
    common = {**holder, "permission_id": selectors.view_permission_id(), "basis": basis, "until": until}
    rows = [model(content_object=child, **common, **_sort_keys(child)) for child in new]
    model.objects.bulk_create(rows, ignore_conflicts=True)
    given = sorted({child.pk for child in new} | set(longer))
    if given:
        detail = {"to": str(to.pk), "kind": to._meta.model_name, "basis": basis, "until": until and until.isoformat()}
        audit.record(actor=actor, action=Action.GRANT, about=given, detail=detail)
    return given


@transaction.atomic(savepoint=False)
def end_many(*, actor: User | None, children: Iterable[int], to: User | Group, basis: Basis) -> list[int]:
    """End what was given on this basis for many children (internal ids), with one audit event; answers with their ids."""
    model, holder = _table(to)
    grants = model.objects.filter(**holder, content_object_id__in=set(children), basis=basis)
    ended = sorted(grants.values_list("content_object_id", flat=True))
    grants.filter(content_object_id__in=ended).delete()
    if ended:
        detail = {"to": str(to.pk), "kind": to._meta.model_name, "basis": basis}
        audit.record(actor=actor, action=Action.REVOKE, about=ended, detail=detail)
    return ended


@transaction.atomic(savepoint=False)
def refresh(*, actor: User | None, child: Child) -> None:
    """Bring the sort keys of the child's grants up to date, in the transaction in which the actor changed the child."""
    for grants in (child.user_grants, child.group_grants):
        grants.update(**_sort_keys(child))


def _sort_keys(child: Child) -> dict[str, object]:
    """The work list's sort keys of a child, as its grants repeat them."""
    return {
        "listed": child.status == CaseStatus.OPEN,
        "risk_order": child.risk_order,
        "review_due_on": child.review_due_on or NEVER,
    }


def _table(to: User | Group) -> tuple[type[ChildUserGrant] | type[ChildGroupGrant], dict[str, User | Group]]:
    if isinstance(to, Group):
        return ChildGroupGrant, {"group": to}
    return ChildUserGrant, {"user": to}
