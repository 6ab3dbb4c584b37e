"""Words, colours and links for police extracts."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from agencies.models import User
from missing.choices import ExtractState, PoliceRisk, RowOutcome, RowState
from missing.models import Extract, ExtractMapping, ExtractMatch, ExtractRow
from missing.rules.extracts import LABELS
from missing.services.extracts.receiving import STANDARD_NAME
from slscb.core import marking
from slscb.core.pages import address_of
from slscb.core.parts import Cell, Colour, Row, Table, Tag, Tile
from slscb.core.words import day_words, moment_words, short_moment_words

STATE_COLOURS: dict[str, Colour] = {
    RowState.READY: "blue", RowState.DOUBTFUL: "orange", RowState.WAITING: "yellow", RowState.BAD: "red",
    RowState.RECORDED: "green", RowState.DISMISSED: "grey", RowState.SUPERSEDED: "grey",
}  # fmt: skip
SHORT = {RowState.DOUBTFUL: "Doubtful", RowState.WAITING: "Waits", RowState.BAD: "Not recorded"}
EXTRACT_COLOURS: dict[str, Colour] = {
    ExtractState.CHECKED: "blue", ExtractState.CONFIRMED: "yellow", ExtractState.FINISHED: "green",
}  # fmt: skip
COUNTED = (
    ("read", "Rows read", ""), (RowOutcome.NEW.value, "New episodes", ""),
    (RowOutcome.UPDATED.value, "Known episodes filled in", ""), (RowOutcome.RECONCILED.value, "Joined to our own", ""),
    (RowOutcome.UNCHANGED.value, "Nothing new", ""), (RowState.DOUBTFUL.value, "Doubtful", RowState.DOUBTFUL.value),
    (RowState.WAITING.value, "Wait for somebody else", RowState.WAITING.value),
    (RowState.BAD.value, "Not recorded, see why", RowState.BAD.value),
)  # fmt: skip
MOST_COUNTED = 100
DIFFERENT = {
    "last_seen_at": "missing since", "returned_at": "back", "police_risk": "risk", "reported_by": "reported by",
    "missing_from": "missing from", "return_how": "how returned",
}  # fmt: skip


def tiles(extract: Extract) -> list[Tile]:
    """What was found in an extract, in figures that lead to the rows behind them."""
    return [
        Tile(label, f"{number:,}", href=f"?show={show}" if show and number else "")
        for key, label, show in COUNTED
        if (number := extract.counts.get(key, 0)) or key in ("read", "new")
    ]


def extract_tag(extract: Extract) -> Tag:
    """How far it has come."""
    state = ExtractState(extract.state)
    return Tag(state.label, EXTRACT_COLOURS[state])


def facts(extract: Extract) -> list[Row]:
    """Where an extract comes from."""
    rows = [
        Row("Brought", moment_words(extract.created_at)),
        Row("Mapping of columns", extract.mapping_name),
        Row("Digest of the file", extract.digest[:16]),
        *(Row("Columns", words) for words in extract.remarks),
    ]
    return [*rows, Row("Recorded", moment_words(extract.finished_at))] if extract.finished_at else rows


def extract_table(extracts: Iterable[Extract]) -> Table:
    """The extracts that somebody brought."""
    return Table.of(
        "Extracts that you brought",
        ["File", "Brought", "Rows", "Standing"],
        [
            [
                Cell(one.file_name, address_of("missing:extract-view", one.public_id)),
                short_moment_words(one.created_at),
                one.counts.get("read", 0),
                Cell(tag=extract_tag(one)),
            ]
            for one in extracts
        ],
        is_caption_hidden=True,
    )


def row_table(user: User, rows: Iterable[ExtractRow]) -> Table:
    """Rows in the order of the file, each with what came of it or what is wrong with it."""
    return Table.of(
        "Rows",
        ["Line", "Who", "Missing since", "What came of it", "To know"],
        [
            [str(row.line), _who(row), _when(row.last_seen_at), _standing(row), "\n".join(_remarks(user, row))]
            for row in rows
        ],
        is_caption_hidden=True,
    )


def undecided_table(rows: Iterable[ExtractRow]) -> Table:
    """Rows for which a person decides."""
    return Table.of(
        "Rows for which a person decides",
        ["Who police name", "Missing since", "May be", "What to do"],
        [
            [
                _who(row),
                _when(row.last_seen_at),
                "\n".join(f"{one.child.full_name}, {one.likeness}%" for one in row.likely)  # type: ignore[attr-defined]
                or "Nobody whom you see",
                Cell("Decide", address_of("missing:extract-row", row.public_id)),
            ]
            for row in rows
        ],
        is_caption_hidden=True,
    )


def told(user: User, row: ExtractRow) -> list[Row]:
    """All that police wrote in a row, as far as the user may read it."""
    rows = [
        Row("Forenames and surname", _name(row)),
        Row("Date of birth", day_words(row.born_on) if row.born_on else ""),
        Row("Sex", row.get_sex_display()),
        Row("Police reference", row.police_reference),
        Row("Missing since", moment_words(row.last_seen_at) if row.last_seen_at else ""),
        Row("Traced", moment_words(row.returned_at) if row.returned_at else "Still missing"),
        Row("Risk", PoliceRisk(row.police_risk).label if row.police_risk else ""),
        Row("Missing from", marking.shown(user, row, "missing_from")),
        Row("Places", marking.shown(user, row, "places")),
    ]
    return [*rows, Row("What police wrote", marking.shown(user, row, "told"))] if row.told else rows


def choices(matches: Iterable[ExtractMatch]) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """The children who may be meant, as radios, each with why."""
    found = list(matches)
    words = [(str(one.child.public_id), f"{one.child.full_name}, {one.child.reference}") for one in found]
    hints = {
        str(one.child.public_id): f"{one.why}. Born {day_words(one.child.date_of_birth)}. {one.likeness}% alike"
        for one in found
    }
    return words, hints


def mapping_choices(mappings: Iterable[ExtractMapping]) -> list[tuple[str, str]]:
    """Mappings to choose from."""
    saved = [(one.name, one.name) for one in mappings]
    return [(STANDARD_NAME, "The usual columns of police (misperid, missing_since …)"), *saved]


def mapping_table(mappings: Iterable[ExtractMapping]) -> Table:
    """Saved mappings."""
    return Table.of(
        "Saved mappings",
        ["Name", "Columns", "Made by", "Since"],
        [
            [
                one.name,
                "\n".join(f"{LABELS.get(name, name)}: {column}" for name, column in one.columns.items()),
                str(one.made_by or ""),
                short_moment_words(one.created_at),
            ]
            for one in mappings
        ],
        is_caption_hidden=True,
    )


def undecided_words(number: int) -> str:
    """How many rows wait for a decision, nothing where none does."""
    more = "or more " if number >= MOST_COUNTED else ""
    return f"{number} {more}to decide" if number else ""


def in_words(counts: Mapping[str, int]) -> list[str]:
    """The figures of an extract, a line each."""
    return [f"{label}: {counts.get(key, 0):,}" for key, label, _ in COUNTED]


def faults_in_words(rows: Iterable[ExtractRow]) -> Iterable[str]:
    """Each fault with its line and column."""
    for row in rows:
        for column, words in row.faults:
            yield f"line {row.line}, {column}: {words}" if column else f"line {row.line}: {words}"


def _name(row: ExtractRow) -> str:
    return f"{row.forenames} {row.surname}".strip()


def _who(row: ExtractRow) -> Cell:
    born = f"Born {day_words(row.born_on)}" if row.born_on else ""
    return Cell(_name(row) or "Not read", hint=" · ".join(text for text in (born, row.police_reference) if text))


def _when(moment: datetime | None) -> str:
    return short_moment_words(moment) if moment else ""


def _standing(row: ExtractRow) -> Cell:
    state = RowState(row.state)
    tag = Tag(SHORT.get(state, state.label), STATE_COLOURS[state])
    outcome = RowOutcome(row.outcome).label if row.outcome else ""
    href = address_of("missing:episode-view", row.episode.public_id) if row.episode else ""
    return Cell(outcome, href, tag)


def _remarks(user: User, row: ExtractRow) -> Iterable[str]:
    """Faults by column, remarks, and where ours says another thing than police."""
    yield from (f"{column}: {words}" if column else words[:1].upper() + words[1:] for column, words in row.faults)
    yield from row.remarks
    hidden = marking.withheld(user, ExtractRow)
    for name, ours, theirs in row.differences:
        if name not in hidden:
            yield f"Police say {DIFFERENT.get(name, name)} {_value(theirs)}; ours says {_value(ours)} and stays"


def _value(value: Any) -> str:
    if not value:
        return "nothing"
    try:
        return short_moment_words(datetime.fromisoformat(value))
    except ValueError:
        return f"“{value}”"
