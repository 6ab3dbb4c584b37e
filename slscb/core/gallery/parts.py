"""The gallery's samples of the typed parts."""

from datetime import timedelta

from slscb.core.context import Flash
from slscb.core.gallery.words import LONG_NAME, LONG_TEXT, PRESENT
from slscb.core.pages import Difference, Link, Slice
from slscb.core.parts import (
    Card,
    Cell,
    Colour,
    Column,
    Progress,
    RecordHeader,
    Row,
    Tab,
    Table,
    Tag,
    Task,
    Tile,
    TimelineEntry,
    countdown,
)

HIGH, MEDIUM, LOW = Tag("High", "red"), Tag("Medium", "orange"), Tag("Low", "green")
CHANGE = [Link("Change", "#change")]
COLOURS: list[Colour] = ["grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"]
TAGS = [Tag(colour.capitalize(), colour) for colour in COLOURS]
ROWS = [
    Row("Name", LONG_NAME, CHANGE),
    Row("Address", "14 Herschel Street\nSlough\nSL1 1XS", CHANGE),
    Row("Social worker", "Sam Okafor", href="#person"),
    Row("School", "", CHANGE),
    Row("Level", "since 3 November 2026", tag=HIGH),
]
DUE = Cell("23 Nov 2026", hint="2 days overdue")
TABLE = Table.of(
    "Children on the list",
    [Column("Name", sort_href="#name", sorted_as="ascending"), "Level", Column("Episodes", is_number=True), "Due"],
    [
        [Cell(LONG_NAME, href="#1", hint="Age 15, Slough Children First"), Cell(tag=HIGH), 1204, DUE],
        [Cell("Jo Bell", href="#2"), Cell(tag=MEDIUM), 3, DUE],
        [Cell("Ash Khan", href="#3"), Cell(tag=LOW), 0, ""],
    ],
)
TILES = [
    Tile("missing now", "3", "longest for 2 days", "#missing", "overdue"),
    Tile("return interviews due", "12", "4 within a day", "#interviews", "soon"),
    Tile("children open to the panel", "1,204", "12 more than last month", "#panel"),
    Tile("reviews on time", "96%", "goal 95%", tone="good"),
]
HEADER = RecordHeader(
    LONG_NAME,
    [Row("Age", "15 (27 March 2011)"), Row("NHS number", "999 123 4578"), Row("Worker", "Sam Okafor", href="#w")],
    [HIGH, Tag("Missing now", "orange")],
    [Link("Report as missing", "#report"), Link("Add a note", "#note")],
)
SHORT_HEADER = RecordHeader("Jo Bell", [Row("Age", "")])
ENTRIES = [
    TimelineEntry(
        "Reported missing",
        "23 Nov 2026, 9:30am",
        "2026-11-23T09:30",
        LONG_NAME,
        LONG_TEXT,
        "#e",
        Tag("Missing", "orange"),
    ),
    TimelineEntry("Note", "22 Nov 2026, 4pm", "2026-11-22T16:00", "Sam Okafor, Slough Children First", "Rang home."),
    TimelineEntry("Return interview held", "3 Nov 2026"),
]
FACTS = {"rows": [Row("Next review", "3 December 2026"), Row("Set by", "Sam Okafor")]}
CARDS = [
    Card(
        "risk", "Level of risk", "core/_gallery_text.html", {"text": LONG_TEXT}, [Link("All assessments", "#all")], HIGH
    ),
    Card("missing", "Missing episodes", "components/empty_state.html", {}, [Link("Report as missing", "#report")]),
    Card("panel", f"Panel history of {LONG_NAME}", "core/_gallery_rows.html", FACTS),
]
TASKS = [
    Task("Tell the police", Tag("Done", "green"), hint="Reference 1234"),
    Task("Offer a return interview", Tag("Due today", "orange"), "#offer", "Within 72 hours of the return"),
    Task("Record the interview", Tag("Cannot start yet")),
]
TABS = [
    Tab("plan", "Plan", "core/_gallery_text.html", {"text": LONG_TEXT}),
    Tab("history", "History", "components/empty_state.html"),
]
SECTIONS = [Link("Overview", "#o", is_current=True), Link("Chronology", "#c"), Link("Documents", "#d")]
PROGRESS = Progress("Agencies that have answered", 7, 11)
NO_PROGRESS = Progress("Agencies that have answered", 0, 0)
COUNTDOWNS = [
    countdown("Interview due", PRESENT - timedelta(days=2), PRESENT),
    countdown("Interview due", PRESENT + timedelta(hours=5), PRESENT),
    countdown("Interview due", PRESENT + timedelta(days=3), PRESENT),
]
BUTTONS = [Link("Report as missing", "#a"), Link("Add a note", "#b")]
FLASHES = [Flash("The episode is open.", True), Flash("The police have not confirmed it yet.", False)]
DIFFERENCES = [Difference("Address", "14 Herschel Street", "2 Elm Road"), Difference("School", "", "Elm")]
MIDDLE: Slice[object] = Slice([], total=250, number=4, next=5, previous=3)
CAPPED: Slice[object] = Slice([], total=1_001, number=2, next=3, previous=1)
CHOSEN_FILTERS = [Link("Bell", "#q", "Name or number"), Link("Open", "#open", "State")]
