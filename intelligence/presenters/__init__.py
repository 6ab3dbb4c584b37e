"""Words, colours and links for intelligence. No decision and no query."""

from intelligence.presenters.reports import (
    card_lines,
    grading,
    police_table,
    senders_table,
    summary,
)

__all__ = ["card_lines", "grading", "police_table", "senders_table", "summary"]
