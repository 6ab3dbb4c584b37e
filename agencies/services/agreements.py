"""Agreeing to what is in force, by each person and by each agency, and publishing what is agreed to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies import access, rules, selectors
from agencies.choices import SIGNED_BY_AGENCIES, Document, Role
from agencies.models import Acceptance, AgreementVersion, User
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import today
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import create


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is published: the text, what changed since the version before, and the first day on which it is in force."""

    text: str
    changes: str
    in_force_from: date


@transaction.atomic
def accept(*, actor: User, version_id: UUID) -> Acceptance:
    """Accept a version for oneself. Raises Invalid where that was done before, NotVisible.

    Source: brief, sign-in; security, threat 1 (what everyone was told before they looked).
    """
    version = access.version_for(actor, version_id)
    if selectors.has_accepted(actor, version):
        raise Invalid([Fault("agrees", "You have accepted this already")])
    return _write_down(actor, Acceptance(accepted=version, person=actor))


@transaction.atomic
def sign(*, actor: User, version_id: UUID) -> list[Acceptance]:
    """Sign a version for each agency whose lead the actor is. Raises Invalid, NotVisible, NotAllowed."""
    version = access.version_to_sign(actor, version_id)
    unsigned = selectors.unsigned_by(actor, version)
    if not unsigned:
        raise Invalid([Fault("agrees", "Your agency has signed this already")])
    return [_write_down(actor, Acceptance(accepted=version, person=actor, agency=one)) for one in unsigned]


@transaction.atomic
def publish(*, actor: User, document: Document | str, words: Words) -> AgreementVersion:
    """Publish the next version of a document, in force from a day on; the agencies' leads are told of one to sign.

    From that day nobody passes who has not accepted it. Raises Invalid, NotAllowed. Source: brief, sign-in.
    """
    access.check_publisher(actor)
    earlier = AgreementVersion.objects.select_for_update().filter(document=document).order_by("number").last()
    since = earlier.in_force_from if earlier else None
    raise_if_any(rules.check_version(words.in_force_from, words.changes, today(), since))
    number = earlier.number + 1 if earlier else 1
    made = create(AgreementVersion(document=document, number=number, published_by=actor, **vars(words)))
    audit.record(actor=actor, action=Action.CREATE, target=made, detail={"document": document, "number": number})
    if made.document in SIGNED_BY_AGENCIES:
        outbox.notify(
            recipients=selectors.people_with([Role.AGENCY_LEAD]),
            key=f"agreement:{made.public_id}",
            title="A new version of the information sharing agreement waits for your signature",
            link=reverse("agencies:agreement-sign", args=[made.public_id]),
        )
    return made


def _write_down(actor: User, acceptance: Acceptance) -> Acceptance:
    made = create(acceptance)
    version = made.accepted
    detail = {"document": version.document, "number": version.number}
    if made.agency is not None:
        detail["agency"] = made.agency.code
    audit.record(actor=actor, action=Action.CHANGE, target=made, detail={"did": "agreed"} | detail)
    return made
