"""Lines of a child's story."""

from datetime import datetime

from django.db import transaction

from agencies.models import User
from cases.models import Child, ChronologyEntry
from slscb.core import gathering
from slscb.core.models import Record


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
