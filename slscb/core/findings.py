"""What a checking rule found: faults that stop a write, and warnings that only ask for a second look."""

from collections.abc import Iterable
from dataclasses import dataclass

from slscb.core.errors import Fault, raise_if_any


@dataclass(frozen=True, slots=True)
class Findings:
    """Every fault and every warning at once; empty means nothing is wrong."""

    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()

    def raise_if_any(self) -> None:
        """Raise Invalid with all the faults, if there are any; warnings never stop a write."""
        raise_if_any(self.faults)

    def __bool__(self) -> bool:
        return bool(self.faults)


def findings(faults: Iterable[Fault | None], warnings: Iterable[Fault | None] = ()) -> Findings:
    """Gather faults and warnings, leaving out the places where a check found nothing."""
    return Findings(tuple(fault for fault in faults if fault), tuple(warning for warning in warnings if warning))
