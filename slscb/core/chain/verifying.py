"""Going through the chain from its beginning, hashing anew what the audit says, and holding the anchors beside it.

The digests are made here and not by a function of the database, which whoever changed the audit may have changed too.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from slscb.core.chain.anchors import Anchor

FORM = 1  # the only form so far; a later one stands beside it, told apart by the link
LINKS = """
    SELECT l.sequence, l.event_id, l.form, l.digest, CASE WHEN e.id IS NOT NULL THEN jsonb_build_array(
        1, e.id, (extract(epoch FROM e.at) * 1000000)::bigint, e.actor_id, e.action, to_jsonb(e.about), e.target_kind,
        e.target_id, e.detail, e.request_id, e.ip::text, e.session
    )::text END
    FROM core_auditlink l LEFT JOIN core_auditevent e ON e.id = l.event_id ORDER BY l.sequence
"""
UNLINKED = """
    SELECT min(e.id) FROM core_auditevent e WHERE NOT EXISTS (SELECT FROM core_auditlink l WHERE l.event_id = e.id)
"""
AT_ONCE = 5_000


@dataclass(frozen=True)
class Verdict:
    """What going through the chain found: how many events hold, and the first place that does not (None: all hold)."""

    events: int
    fault: str | None = None


def verify(anchors: Iterable[Anchor] = ()) -> Verdict:
    """Hold every audit event against the chain, and the chain against its anchors (whose signatures are proven already).

    Finds an event changed, taken away, or put in with the triggers off; with anchors also a tail cut off and a chain
    made anew from some place on. Source: docs/adr/0020.
    """
    wanted = {anchor.sequence: anchor.digest for anchor in anchors}
    passed = 0
    with transaction.atomic():
        for place, (fault, digest) in enumerate(_faults(), start=1):
            if fault or digest != wanted.pop(place, digest):
                return Verdict(passed, fault or f"link {place}: the chain differs from its anchor")
            passed = place
        if wanted:
            return Verdict(passed, f"link {passed + 1}: missing, but anchored")
        if (event := _first_unlinked()) is not None:
            return Verdict(passed, f"event {event}: in the audit, but in no link")
    return Verdict(passed)


def _faults() -> Iterator[tuple[str, str]]:
    """For each link in order what is wrong with it ("" where nothing is) and its digest."""
    before = b""
    for place, (sequence, event_id, form, digest, text) in enumerate(links(), start=1):
        yield _fault(place, sequence, event_id, form, bytes(digest), before, text), bytes(digest).hex()
        before = bytes(digest)


def _fault(place: int, sequence: int, event: int, form: int, digest: bytes, before: bytes, text: str | None) -> str:
    if sequence != place:
        return f"link {place}: missing"
    if text is None:
        return f"link {place}: its event {event} is missing"
    if form != FORM or hashlib.sha256(before + text.encode()).digest() != digest:
        return f"link {place}: its event {event} is not what was linked"
    return ""


def links() -> Iterator[tuple[Any, ...]]:
    """Every link with its event as it is hashed, read in portions."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(LINKS)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from rows


def _first_unlinked() -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(UNLINKED)
        row = cursor.fetchone()
    return row[0] if row else None
