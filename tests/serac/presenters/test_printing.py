"""The agenda on paper: everything on it, tagged, marked, and nothing read as markup."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from serac.choices import Origin, Section
from serac.models import AgendaItem
from serac.presenters.printing import agenda_pdf
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.serac import a_meeting, a_series, an_item

pytestmark = pytest.mark.django_db

PRINTED_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def reason(words: str, *evidence: str) -> dict[str, object]:
    """A reason as it is kept."""
    return {"kind": "high", "words": words, "evidence": list(evidence), "refs": [], "since": None}


def some_items() -> list[AgendaItem]:
    """Two children on an agenda in two parts."""
    meeting, worker = a_meeting(0, a_series(first_meeting_on=date(2026, 12, 8))), a_user()
    first = an_item(
        meeting,
        a_child(worker, given_name="Zofia", family_name="Nowak"),
        section=Section.HIGH,
        level="high",
        reasons=[reason("Risk is HIGH since 3 November 2026.", "Last assessed HIGH on 3 November 2026.")],
        note="#panic(1) *not bold* $x$ \\ [brackets]",
    )
    second = an_item(meeting, a_child(worker), section=Section.REVIEWS, origin=Origin.HAND, added_by=worker)
    return [first, second]


def printed(items: list[AgendaItem], by: str = "Chris Chair") -> PdfReader:
    """The agenda as a PDF, read again."""
    return PdfReader(BytesIO(agenda_pdf(items[0].meeting, items, by, PRINTED_AT)))


def text_of(pdf: PdfReader) -> str:
    """Its words with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_every_item_and_every_reason_is_on_it():
    text = text_of(printed(some_items()))
    for words in (
        "Agenda: SERAC, 8 December 2026",
        "1. Zofia Nowak",
        "2. Amina Rahman",
        "6. High risk",
        "Risk is HIGH since 3 November 2026.",
        "Last assessed HIGH on 3 November 2026.",
        "The chair asks for it",
    ):
        assert words in text, words


def test_it_is_tagged_for_screen_readers_in_english_with_a_title():
    pdf = printed(some_items())
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  pypdf has a boolean of its own
    assert "/StructTreeRoot" in root and root["/Lang"] == "en-GB"
    assert pdf.metadata.title == "Agenda: SERAC, 8 December 2026"


def test_every_page_is_marked_and_names_who_printed_it_and_when():
    items = some_items()
    pdf = printed(items * 20)
    assert len(pdf.pages) > 2
    for page in pdf.pages:
        words = " ".join(page.extract_text().split())
        assert "OFFICIAL-SENSITIVE" in words
        assert "Chris Chair · 23.11.2026 09:30" in words
        assert "Printed by Chris Chair, Monday 23 November 2026, 9:30am" in words


def test_what_people_typed_is_never_read_as_markup():
    assert "#panic(1) *not bold* $x$ \\ [brackets]" in text_of(printed(some_items()))


@pytest.mark.parametrize("name", ["李小龙", "Zoë 😀", "bell\x07"])
def test_letters_that_the_typefaces_lack_do_not_stop_the_printing(name):
    items = some_items()
    items[0].child.given_name = name
    assert "Nowak" in text_of(printed(items))


def test_nobody_is_on_it_who_was_not_asked_for():
    items = some_items()
    text = text_of(printed(items[1:]))
    assert "Zofia" not in text and "1. Amina Rahman" in text
