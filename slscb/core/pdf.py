"""PDF by Typst: tagged for screen readers, marked, and with the name of whoever printed it across every page.

What people typed travels as JSON into a template of `templates/pdf` and is never read as markup.
"""

import json
import unicodedata
from datetime import datetime
from typing import Any

import typst
from django.conf import settings

from slscb.core.clock import london
from slscb.core.words import moment_words

TEMPLATES = settings.BASE_DIR / "templates" / "pdf"
INSTEAD = "\N{WHITE SQUARE}"


def pdf_of(template: str, data: dict[str, Any], printed_by: str, printed_at: datetime) -> bytes:
    """A tagged PDF of a template with its data. Letters of a script that its typefaces lack are shown as a square."""
    whole = data | signed(printed_by, printed_at)
    try:
        return _compile(template, whole)
    except typst.TypstError:
        return _compile(template, _plain(whole))


def signed(printed_by: str, printed_at: datetime) -> dict[str, str]:
    """Who printed it and when, for the foot and across the page."""
    return {
        "author": printed_by,
        "printed": f"Printed by {printed_by}, {moment_words(printed_at)}",
        "watermark": f"{printed_by} · {london(printed_at):%d.%m.%Y %H:%M}",
    }


def _compile(template: str, data: dict[str, Any]) -> bytes:
    return typst.compile(
        TEMPLATES / template,
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
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
