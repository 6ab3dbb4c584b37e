"""Where a child lives. Shown by itself, to those with the right, and each showing is written into the audit."""

from dataclasses import dataclass
from uuid import UUID

from agencies.models import User
from cases import access
from cases.models import Address, Child
from slscb.core import audit
from slscb.core.audit import Action


@dataclass(frozen=True)
class Shown:
    """A child and her addresses: None where none is on record."""

    child: Child
    address: Address | None


def show_address(user: User, child_id: UUID, purpose: str = "") -> Shown:
    """Where a child lives, for somebody with the right; that it was shown, and for what, is written into the audit.

    `purpose` is a code of `AddressPurpose` or nothing. Raises NotVisible, NotAllowed. Source: issue 3 point 3.
    """
    child = access.child_for(user, child_id, "address.view")
    detail = {"part": "address"} | ({"purpose": purpose} if purpose else {})
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail=detail)
    return Shown(child, Address.objects.filter(child=child).first())


def address_version(user: User, child: Child) -> int:
    """The version of a child's addresses, for whoever may change them; 0 where none is on record. Shows nothing else."""
    found: int | None = Address.objects.filter(child=child).values_list("version", flat=True).first()
    return found or 0
