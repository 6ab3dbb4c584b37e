"""Words, colours and links for unusual openings of records."""

from collections.abc import Iterable

from django.urls import reverse

from cases.models import UnusualAccess
from slscb.core.parts import Cell, Colour, Row, Table, Tag
from slscb.core.words import moment_words, short_moment_words

DECISIONS: dict[str, tuple[str, Colour]] = {
    "": ("To be looked at", "yellow"),
    "explained": ("Explained", "green"),
    "follow_up": ("To be followed up", "blue"),
    "breach": ("Breach", "red"),
}
UNUSUAL_COLUMNS = ("When", "Who", "Why", "Child", "Decision")


def unusual_table(found: Iterable[UnusualAccess]) -> Table:
    """Unusual openings; the moment leads to the page on which somebody decides."""
    rows = [
        [
            Cell(short_moment_words(one.opened_at), href=reverse("cases:unusual-decide", args=[one.public_id])),
            str(one.actor),
            one.get_unusual_kind_display(),
            one.reference,  # type: ignore[attr-defined]
            Cell(tag=Tag(*DECISIONS[one.decision]), hint=one.words),
        ]
        for one in found
    ]
    return Table.of("Unusual openings of records, the newest first", UNUSUAL_COLUMNS, rows, is_caption_hidden=True)


def unusual_rows(finding: UnusualAccess, same_day: Iterable[UnusualAccess]) -> list[Row]:
    """One unusual opening, what else was found about the person that day, and what was decided before."""
    others = [f"{one.get_unusual_kind_display()}: {one.reference}" for one in same_day]  # type: ignore[attr-defined]
    decided = f"{finding.get_decision_display()}, by {finding.decided_by}. {finding.words}" if finding.decision else ""
    return [
        Row("Who", str(finding.actor)),
        Row("Opened", moment_words(finding.opened_at)),
        Row("Child", finding.reference),  # type: ignore[attr-defined]
        Row("Why it was found", finding.get_unusual_kind_display()),
        *([Row("Also found that day", "\n".join(others))] if others else []),
        *([Row("Decided before", decided)] if decided else []),
    ]
