"""The agenda as a PDF, marked and with the name of whoever printed it across every page (`slscb.core.pdf`)."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from cases.presenters import level_tag
from serac.choices import STANDING_ITEMS, Section
from serac.models import AgendaItem, Meeting
from serac.presenters.agendas import all_reasons
from serac.presenters.words import age_words, meeting_name
from slscb.core.pdf import pdf_of
from slscb.core.words import count_words, weekday_words

HANDLING = (
    "This document holds personal information about children. "
    "Do not copy it or pass it on. Destroy it after the meeting."
)


def agenda_pdf(meeting: Meeting, items: Sequence[AgendaItem], printed_by: str, printed_at: datetime) -> bytes:
    """The agenda as a tagged PDF."""
    return pdf_of("serac_agenda.typ", agenda_data(meeting, items), printed_by, printed_at)


def agenda_data(meeting: Meeting, items: Sequence[AgendaItem]) -> dict[str, Any]:
    """What the template shows, as plain JSON."""
    starts = f"{weekday_words(meeting.held_on)}, {meeting.series.starts_at:%H:%M}"
    return {
        "title": f"Agenda: {meeting_name(meeting)}",
        "facts": [
            line for line in (starts, meeting.series.venue, count_words(len(items), "child", "children")) if line
        ],
        "handling": HANDLING,
        "standing": [words for _, words in STANDING_ITEMS],
        "sections": _sections(items, meeting.held_on),
        "empty": "There is nobody on this agenda whom you may see.",
    }


def _sections(items: Sequence[AgendaItem], day: date) -> list[dict[str, Any]]:
    numbered = enumerate(items, start=1)
    return [
        {
            "heading": f"{section}. {Section(section).label}",
            "items": [_item(number, item, day) for number, item in group],
        }
        for section, group in groupby(numbered, key=lambda pair: pair[1].section)
    ]


def _item(number: int, item: AgendaItem, day: date) -> dict[str, Any]:
    facts = [item.child.reference, age_words(item.child, day), level_tag(item.level).text]
    if item.presenter:
        facts.append(f"presented by {item.presenter}")
    if item.minutes_planned:
        facts.append(count_words(item.minutes_planned, "minute"))
    return {
        "heading": f"{number}. {item.child.full_name}",
        "facts": " · ".join(facts),
        "reasons": [{"words": one.words, "evidence": one.evidence} for one in all_reasons(item)],
        "note": item.note,
        "views": item.child_views,
    }
