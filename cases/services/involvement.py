"""Which agencies work with a child."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from agencies.models import Agency, User
from cases import access
from cases.choices import Basis
from cases.models import Child, Involvement
from cases.services import chronology, grants
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import change, create


@transaction.atomic
def involve(*, actor: User, child_id: UUID, agency: Agency, reason: str) -> Involvement:
    """Involve an agency with a child: its people may then see the record. Raises Invalid, NotVisible, NotAllowed."""
    child = access.child_to_change(actor, child_id, "child.allocate")
    raise_if_any([Fault("reason", "Enter why the agency is involved")] if not reason.strip() else [])
    if child.involvements.filter(agency=agency, ends_on=None).exists():
        raise Invalid([Fault("agency", "This agency is already involved")])
    return begin(actor=actor, child=child, agency=agency, reason=reason.strip())


@transaction.atomic(savepoint=False)
def begin(*, actor: User | None, child: Child, agency: Agency, reason: str) -> Involvement:
    """Begin an agency's involvement, or return the live one. The caller has decided that the actor may."""
    live = child.involvements.filter(agency=agency, ends_on=None).first()
    if live:
        return live
    made = create(Involvement(child=child, agency=agency, reason=reason, starts_on=today()))
    grants.give(actor=actor, child=child, to=agency.group, basis=Basis.AGENCY)
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=made)
    summary = f"{agency} involved: {reason}"
    chronology.add(actor=actor, child=child, happened_at=now(), kind="agency", summary=summary)
    return made


@transaction.atomic(savepoint=False)
def begin_many(*, actor: User | None, children: Iterable[Child], agency: Agency, reason: str) -> None:
    """As `begin` for many children, who are locked, in a handful of statements and with one audit event of what was made."""
    by_id = {child.pk: child for child in children}
    live = Involvement.objects.filter(agency=agency, ends_on=None, child__in=by_id).values_list("child_id", flat=True)
    new = sorted(by_id.keys() - set(live))
    if not new:
        return
    Involvement.objects.bulk_create(
        Involvement(child=by_id[pk], agency=agency, reason=reason, starts_on=today()) for pk in new
    )
    grants.give_many(actor=actor, children=new, to=agency.group, basis=Basis.AGENCY)
    audit.record(actor=actor, action=Action.CREATE, about=new, target=agency, detail={"involved": len(new)})
    summary, moment = f"{agency} involved: {reason}", now()
    chronology.add_many(
        actor=actor,
        lines=[chronology.Line(child_pk=pk, happened_at=moment, kind="agency", summary=summary) for pk in new],
    )


@transaction.atomic
def end_involvement(*, actor: User, child_id: UUID, agency: Agency) -> Involvement:
    """End an agency's involvement: its people no longer see the record. Raises Invalid, NotVisible, NotAllowed."""
    child = access.child_to_change(actor, child_id, "child.allocate")
    live = child.involvements.filter(agency=agency, ends_on=None).first()
    if live is None:
        raise Invalid([Fault("agency", "This agency is not involved")])
    live.ends_on = today()
    change(live)
    grants.end(actor=actor, child=child, to=agency.group, basis=Basis.AGENCY)
    audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=live)
    summary = f"{agency} no longer involved"
    chronology.add(actor=actor, child=child, happened_at=now(), kind="agency", summary=summary)
    return live
