"""What two records of one child say: of each detail one value counts, and both find their own again when taken apart."""

from typing import Any, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from agencies.models import User
from cases import rules as names
from cases.choices import CaseStatus
from cases.models import Address, CareFacts, Child, Merge
from cases.rules import merging as rules
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import today
from slscb.core.writing import change

KEPT_APART = ("status", "closed_on", "nhs_contested", "upn_contested")
WHOLES: dict[str, type[Address] | type[CareFacts]] = {"address": Address, "care_facts": CareFacts}
OWN = {"id", "public_id", "created_at", "changed_at", "version", "child"}


def said(merge: Merge) -> dict[str, dict[str, Any]]:
    """What both records say now, as the merge keeps it."""
    return {"child": _said(merge.child), "other": _said(merge.other)}


@transaction.atomic(savepoint=False)
def join(*, actor: User, merge: Merge) -> None:
    """Let the other record lead to the kept one and give up its numbers; the kept one takes what was chosen."""
    kept, other, before = merge.child, merge.other, merge.before["other"]
    other.nhs_number, other.upn, other.police_urn = None, None, ""
    other.nhs_contested = other.upn_contested = False
    other.status, other.closed_on, other.merged_into = CaseStatus.CLOSED, other.closed_on or today(), kept
    change(other)
    _write(actor, kept, {name: before[name] for name in merge.takes if name in rules.DETAILS})
    _exchange(merge)


@transaction.atomic(savepoint=False)
def part(*, actor: User, merge: Merge) -> None:
    """Give both their own values again, where nobody has changed them since."""
    kept, other = merge.child, merge.other
    now_said = _said(kept)
    _exchange(merge)
    _write(actor, kept, rules.values_back(merge.takes, now_said, merge.before))
    other.merged_into = None
    _write(actor, other, {name: value for name, value in merge.before["other"].items() if "contested" not in name})


def _said(child: Child) -> dict[str, Any]:
    """As JSON holds it: days in words of ISO 8601."""
    values = {name: getattr(child, name) for name in (*rules.DETAILS, *KEPT_APART)}
    encode = DjangoJSONEncoder().default
    return {name: encode(one) if hasattr(one, "isoformat") else one for name, one in values.items()}


def _write(actor: User, child: Child, values: dict[str, Any]) -> None:
    """Write values on a record. A number that another record has still is contested, not an error."""
    for name, value in values.items():
        setattr(child, name, _field(name).to_python(value))
    child.search_name = names.normal_name(child.given_name, child.family_name, child.known_as)
    for kind, number in (("nhs", child.nhs_number), ("upn", child.upn)):
        field = "nhs_number" if kind == "nhs" else "upn"
        taken = bool(number) and Child.objects.filter(**{field: number}).exclude(pk=child.pk).exists()
        setattr(child, f"{kind}_contested", taken)
    change(child)
    audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=child, detail={"fields": sorted(values)})


def _field(name: str) -> "models.Field[Any, Any]":
    return cast("models.Field[Any, Any]", Child._meta.get_field(name))


def _exchange(merge: Merge) -> None:
    """Exchange what both have one of, where the other's was chosen: each record keeps its row, and the history both."""
    for name, model in WHOLES.items():
        if name not in merge.takes:
            continue
        rows: dict[int, Any] = {one.child_id: one for one in model._default_manager.filter(child__in=_both(merge))}
        if len(rows) == 2:
            mine, theirs = rows[merge.child_id], rows[merge.other_id]
            for field in mine._meta.local_concrete_fields:
                if field.name not in OWN:
                    one, other = getattr(mine, field.attname), getattr(theirs, field.attname)
                    setattr(mine, field.attname, other)
                    setattr(theirs, field.attname, one)
            change(mine)
            change(theirs)


def _both(merge: Merge) -> list[int]:
    return [merge.child_id, merge.other_id]
