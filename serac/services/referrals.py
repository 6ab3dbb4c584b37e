"""An agency asks the panel to discuss a child; the chair or the coordinator decides."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import User
from cases import access as cases
from cases.choices import Basis, CaseStatus
from cases.selectors import who_is_told
from cases.services import chronology, grants
from serac import access
from serac.choices import ReferralStatus
from serac.models import PanelReferral
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, NotAllowed, raise_if_any
from slscb.core.writing import change, create


@transaction.atomic
def refer_child(*, actor: User, child_id: UUID, reason: str) -> PanelReferral:
    """Ask the panel to discuss a child; the panel office may see the child from then on. Source: domain section 5.

    Raises Invalid, NotVisible, NotAllowed.
    """
    child = cases.child_to_change(actor, child_id, "panel.refer")
    agency = agencies.agency_of(actor)
    if agency is None:
        raise NotAllowed("You belong to no agency today.")
    faults = [] if reason.strip() else [Fault("reason", "Enter why the panel should discuss this child")]
    if child.status == CaseStatus.CLOSED:
        faults.append(Fault("", "This case is closed: open it again before you refer the child"))
    raise_if_any(faults)
    referral = create(
        PanelReferral(child=child, agency=agency, referred_by=actor, referred_at=now(), reason=reason.strip())
    )
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=referral)
    _write_down(actor, referral, f"Referred to the SERAC panel by {agency}")
    office = agencies.panel_office()
    if office:
        grants.give(actor=actor, child=child, to=office.group, basis=Basis.PANEL_OFFICE)
        _tell_office(referral, office.pk)
    return referral


@transaction.atomic
def accept_referral(
    *, actor: User, referral_id: UUID, reason: str = "", expected_version: int | None = None
) -> PanelReferral:
    """Accept a referral: the child is on the next agenda that is built. Raises Invalid, NotVisible, NotAllowed, Stale."""
    return _decide(actor, referral_id, ReferralStatus.ACCEPTED, reason, expected_version)


@transaction.atomic
def reject_referral(
    *, actor: User, referral_id: UUID, reason: str, expected_version: int | None = None
) -> PanelReferral:
    """Decline a referral with a reason. Raises Invalid, NotVisible, NotAllowed, Stale."""
    raise_if_any([] if reason.strip() else [Fault("decision_reason", "Enter why the referral is not accepted")])
    return _decide(actor, referral_id, ReferralStatus.REJECTED, reason, expected_version)


@transaction.atomic
def withdraw_referral(*, actor: User, referral_id: UUID, expected_version: int | None = None) -> PanelReferral:
    """Take a referral back before it is discussed; for the agency that made it. Raises Invalid, NotVisible, NotAllowed,
    Stale."""
    referral = access.referral_to_change(actor, referral_id, "panel.refer")
    if referral.agency_id not in actor.standing.agency_ids:
        raise NotAllowed("Only the agency that referred the child may take the referral back.")
    if referral.status not in (ReferralStatus.SUBMITTED, ReferralStatus.ACCEPTED):
        raise Invalid([Fault("", "This referral has been settled already")])
    return _settle(actor, referral, ReferralStatus.WITHDRAWN, "", expected_version)


@transaction.atomic(savepoint=False)
def mark_discussed(*, actor: User, child_pk: int) -> None:
    """The panel has discussed a child: the accepted referrals are settled. The caller has decided that the actor may."""
    for referral in PanelReferral.objects.accepted().filter(child=child_pk).select_for_update():
        referral.status = ReferralStatus.DISCUSSED
        change(referral)
        audit.record(
            actor=actor, action=Action.CHANGE, about=[child_pk], target=referral, detail={"status": referral.status}
        )


def _decide(
    actor: User, referral_id: UUID, status: ReferralStatus, reason: str, expected_version: int | None
) -> PanelReferral:
    referral = access.referral_to_change(actor, referral_id, "panel.coordinate")
    if referral.status != ReferralStatus.SUBMITTED:
        raise Invalid([Fault("", f"This referral is already settled: {referral.get_status_display().lower()}")])
    return _settle(actor, referral, status, reason.strip(), expected_version)


def _settle(
    actor: User, referral: PanelReferral, status: ReferralStatus, reason: str, expected_version: int | None
) -> PanelReferral:
    referral.status, referral.decided_by, referral.decided_at = status, actor, now()
    referral.decision_reason = reason
    change(referral, expected_version=expected_version)
    audit.record(
        actor=actor, action=Action.CHANGE, about=[referral.child_id], target=referral, detail={"status": status}
    )
    _write_down(actor, referral, f"Referral to the SERAC panel by {referral.agency}: {status.label.lower()}")
    if referral.referred_by != actor and cases.sees(referral.referred_by, referral.child_id):
        outbox.notify(
            recipients=[referral.referred_by],
            key=f"panel-referral-decided:{referral.public_id}",
            title=f"The SERAC panel has answered your referral of child {referral.child.reference}",
            link=reverse("serac:referral-view", args=[referral.public_id]),
        )
    return referral


def _write_down(actor: User, referral: PanelReferral, summary: str) -> None:
    chronology.add(actor=actor, child=referral.child, happened_at=now(), kind="panel", summary=summary, link=referral)


def _tell_office(referral: PanelReferral, office_id: int) -> None:
    outbox.notify(
        recipients=who_is_told(
            agencies.people_in([office_id], [Role.SERAC_COORDINATOR, Role.SERAC_CHAIR]), referral.child
        ),
        key=f"panel-referral:{referral.public_id}",
        title=f"Child {referral.child.reference} has been referred to the SERAC panel",
        link=reverse("serac:referral-view", args=[referral.public_id]),
    )
