"""Giving and ending the right to see a child. The only code that writes django-guardian's rows, and every time audited."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db import connection, transaction

from agencies.models import User
from cases import selectors
from cases.choices import Basis, CaseStatus
from cases.models import Child, ChildGroupGrant, ChildUserGrant
from cases.models.grants import NEVER
from slscb.core import audit, gathering
from slscb.core.audit import Action
from slscb.core.clock import now

# The sort keys are those of `_sort_keys`. A grant that already lasts as long is left alone and not answered with.
GIVE_MANY = """
    INSERT INTO cases_childgroupgrant AS held (
        group_id, permission_id, content_object_id, basis, until, created_at, listed, risk_order, review_due_on
    )
    SELECT %(group)s, %(permission)s, id, %(basis)s, %(until)s, %(at)s, status = %(open)s, risk_order,
        COALESCE(review_due_on, %(never)s::date)
    FROM cases_child WHERE id = ANY(%(children)s)
    ON CONFLICT (group_id, permission_id, content_object_id) DO UPDATE SET basis = excluded.basis, until = excluded.until
    WHERE held.until IS NOT NULL AND (excluded.until IS NULL OR held.until < excluded.until)
    RETURNING content_object_id
"""


@transaction.atomic(savepoint=False)
def give(*, actor: User | None, child: Child, to: User | Group, basis: Basis, until: datetime | None = None) -> None:
    """Let a person or a group see a child, without end or until a moment. Given again, the later end counts."""
    model, holder = _table(to)
    values = {"basis": basis, "until": until, **_sort_keys(child)}
    grant, new = model.objects.get_or_create(
        **holder, content_object=child, permission_id=selectors.view_permission_id(str(basis)), defaults=values
    )
    if not new:
        if grant.until is None or (until is not None and until <= grant.until):
            return
        if grant.until <= now():
            grant.created_at = now()  # it had run out: the person sees her since now
        grant.basis, grant.until = basis, until
        grant.content_object = child  # guardian looks at her, and she may be behind the wall until the grant is saved
        grant.save(update_fields=["basis", "until", "created_at"])
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
    *, actor: User | None, children: Iterable[int], to: Group, basis: Basis, until: datetime | None = None
) -> list[int]:
    """As `give` for many children by their internal ids, in one statement and one audit event.

    Answers with the ids of those to whom something was added: seen for the first time, or for longer than before.
    """
    values: dict[str, Any] = {"group": to.pk, "permission": selectors.view_permission_id(), "basis": basis, "at": now()}
    values |= {"until": until, "children": sorted(set(children)), "open": CaseStatus.OPEN, "never": NEVER}
    with connection.cursor() as cursor:
        cursor.execute(GIVE_MANY, values)
        given = sorted(row[0] for row in cursor.fetchall())
    if given:
        detail = {"to": str(to.pk), "kind": to._meta.model_name, "basis": basis, "until": until and until.isoformat()}
        audit.record(actor=actor, action=Action.GRANT, about=given, detail=detail)
    return given


@transaction.atomic(savepoint=False)
def end_many(*, actor: User | None, children: Iterable[int], to: Group, basis: Basis) -> list[int]:
    """End what was given on this basis for many children (internal ids), with one audit event; answers with their ids."""
    held = ChildGroupGrant.objects.filter(group=to, content_object_id__in=set(children), basis=basis)
    ended = sorted(held.values_list("content_object_id", flat=True))
    held.filter(content_object_id__in=ended).delete()
    if ended:
        detail = {"to": str(to.pk), "kind": to._meta.model_name, "basis": basis}
        audit.record(actor=actor, action=Action.REVOKE, about=ended, detail=detail)
    return ended


@transaction.atomic(savepoint=False)
def refresh(*, actor: User | None, child: Child) -> None:
    """Bring the sort keys of the child's grants up to date, in the transaction in which the actor changed the child."""
    for grants in (child.user_grants, child.group_grants):
        gathering.update(grants.all(), **_sort_keys(child))


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
