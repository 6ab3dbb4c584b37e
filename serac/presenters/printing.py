"""The agenda as a PDF: tagged for screen readers, marked, and with the name of whoever printed it across every page.

What people typed travels as JSON into the template (`templates/pdf/serac_agenda.typ`) and is never read as markup.
"""

import json
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

import typst
from django.conf import settings

from cases.presenters import level_tag
from serac.choices import STANDING_ITEMS, Section
from serac.models import AgendaItem, Meeting
from serac.presenters.agendas import all_reasons
from serac.presenters.words import age_words, meeting_name
from slscb.core.clock import london
from slscb.core.words import count_words, moment_words, weekday_words

TEMPLATE = settings.BASE_DIR / "templates" / "pdf" / "serac_agenda.typ"
HANDLING = (
    "This document holds personal information about children. "
    "Do not copy it or pass it on. Destroy it after the meeting."
)
INSTEAD = "\N{WHITE SQUARE}"


def agenda_pdf(meeting: Meeting, items: Sequence[AgendaItem], printed_by: str, printed_at: datetime) -> bytes:
    """The agenda as a tagged PDF. Letters of a script that its typefaces lack are shown as a square."""
    data = agenda_data(meeting, items, printed_by, printed_at)
    try:
        return _compile(data)
    except typst.TypstError:
        return _compile(_plain(data))


def agenda_data(meeting: Meeting, items: Sequence[AgendaItem], printed_by: str, printed_at: datetime) -> dict[str, Any]:
    """What the template shows, as plain JSON."""
    printed = f"Printed by {printed_by}, {moment_words(printed_at)}"
    starts = f"{weekday_words(meeting.held_on)}, {meeting.series.starts_at:%H:%M}"
    return {
        "title": f"Agenda: {meeting_name(meeting)}",
        "author": printed_by,
        "printed": printed,
        "watermark": f"{printed_by} · {london(printed_at):%d.%m.%Y %H:%M}",
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


def _compile(data: dict[str, Any]) -> bytes:
    return typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"agenda": json.dumps(data)},
        pdf_standards="ua-1",
        ignore_system_fonts=True,
    )


def _plain(value: Any) -> Any:
    """The data with every letter that Latin, Greek and Cyrillic typefaces lack replaced."""
    if isinstance(value, str):
        return "".join(letter if _printable(letter) else INSTEAD for letter in value)
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _printable(letter: str) -> bool:
    if letter.isascii():
        return letter.isprintable() or letter == "\n"
    name = unicodedata.name(letter, "")
    return name.startswith(("LATIN", "GREEK", "CYRILLIC", "WHITE SQUARE")) or letter in "·–—‘’“”…•£€é"
