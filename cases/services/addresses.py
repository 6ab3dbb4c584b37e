"""Where a child lives: kept apart from her details, behind a right of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases import access
from cases.choices import CareStatus
from cases.models import Address, Child
from cases.services import chronology
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Stale
from slscb.core.writing import change, create

ADDRESSES = frozenset({"home", "home_postcode", "placement", "placement_postcode"})
PLACED = frozenset({CareStatus.LOOKED_AFTER, CareStatus.LOOKED_AFTER_ELSEWHERE})


@dataclass(frozen=True, kw_only=True)
class Where:
    """The addresses that are written down together, by the names of the fields; none of them is shown when printed."""

    values: Mapping[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, care_status: str, address: str, postcode: str) -> "Where":
        """One address, which of a looked-after child is that of the placement."""
        which = "placement" if care_status in PLACED else "home"
        return cls(values={which: address.strip(), f"{which}_postcode": postcode.strip()})


@transaction.atomic(savepoint=False)
def keep(*, actor: User, child: Child, where: Where) -> None:
    """Keep the address of a child who is being recorded, where one was given; called by that service. Raises Invalid."""
    if any(where.values.values()):
        _write(actor, Address(child=child), where.values)


@transaction.atomic
def change_address(*, actor: User, child_id: UUID, changes: Mapping[str, str], expected_version: int) -> Address:
    """Replace some of a child's addresses; 0 is the version of one that is not on record yet.

    Raises Invalid, NotVisible, NotAllowed, Stale, and KeyError for a name that is no address. Source: issue 3 point 3.
    """
    child = access.child_to_change(actor, child_id, "address.change")
    found = Address.objects.filter(child=child).first()
    if found is None and expected_version != 0:
        raise Stale
    address = _write(actor, found or Address(child=child), changes, expected_version if found else None)
    chronology.add(actor=actor, child=child, happened_at=now(), kind="address", summary="Address changed", link=child)
    return address


def _write(actor: User, address: Address, values: Mapping[str, str], expected_version: int | None = None) -> Address:
    for name, value in values.items():
        if name not in ADDRESSES:
            raise KeyError(name)
        setattr(address, name, value.strip())
    is_new = address.pk is None
    written = create(address) if is_new else change(address, expected_version=expected_version)
    detail = {"part": "address", "fields": sorted(values)}
    action = Action.CREATE if is_new else Action.CHANGE
    audit.record(actor=actor, action=action, about=[address.child_id], target=written, detail=detail)
    return written
