"""What can go wrong, once for pages and API alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Fault:
    """One thing wrong with the input: the field it belongs to ("" for the whole) and a sentence that says how to mend it."""

    path: str
    message: str


class Invalid(Exception):
    """The input breaks one or more rules; carries every fault at once. A page shows 422, the API 400."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.path}: {fault.message}" for fault in self.faults))


class NotVisible(Exception):
    """There is no such record, or none for this user; the two look the same. 404."""


class Merged(NotVisible):
    """There is no such record any more: it is part of another that the user may see. Carries both public ids.

    A page or an answer that was only read leads there; for whatever else it is as if there were none.
    """

    def __init__(self, was: UUID, now: UUID) -> None:
        self.was, self.now = was, now
        super().__init__("merged")


class NotAllowed(Exception):
    """The user may see the record and not do this. 403."""


class Restricted(NotAllowed):
    """There is a restricted record and the user is not named on it; carries whom to ring, in the agreed words. 403."""

    def __init__(self, ring: str) -> None:
        self.ring = ring
        super().__init__(f"This record is restricted. Ring {ring}.")


class Stale(Exception):
    """Somebody else changed the record after it was read. A page shows 409, the API 412."""

    def __init__(self, record: object | None = None) -> None:
        self.record = record
        super().__init__("This record was changed by someone else after you opened it.")


def raise_if_any(faults: Iterable[Fault]) -> None:
    """Raise Invalid with all the faults, if there are any."""
    if found := tuple(faults):
        raise Invalid(found)
