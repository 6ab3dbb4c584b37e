"""Lines of a child's story."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from agencies.models import User
from cases.models import Child, ChronologyEntry
from slscb.core import gathering
from slscb.core.models import Record


@dataclass(frozen=True, slots=True)
class Line:
    """One line: of whom, when, what kind of thing happened, in words, and the record behind it."""

    child_pk: int
    happened_at: datetime
    kind: str
    summary: str
    link: Record | None = None


@transaction.atomic(savepoint=False)
def add(
    *, actor: User | None, child: Child, happened_at: datetime, kind: str, summary: str, link: Record | None = None
) -> ChronologyEntry:
    """Add a line to the child's chronology; called by the service that records the fact, in its transaction."""
    entry = ChronologyEntry(
        child=child,
        happened_at=happened_at,
        entry_kind=kind,
        summary=summary[:300],
        link_kind=link.kind if link else "",
        link_id=link.public_id if link else None,
        actor=actor,
    )
    gathering.insert([entry])
    return entry


@transaction.atomic(savepoint=False)
def add_many(*, actor: User | None, lines: Iterable[Line]) -> None:
    """Add lines to the chronologies of several children at once; for a service that records many facts."""
    gathering.insert(
        [
            ChronologyEntry(
                child_id=line.child_pk,
                happened_at=line.happened_at,
                entry_kind=line.kind,
                summary=line.summary[:300],
                link_kind=line.link.kind if line.link else "",
                link_id=line.link.public_id if line.link else None,
                actor=actor,
            )
            for line in lines
        ]
    )
