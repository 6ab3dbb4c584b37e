"""Taking in a police extract: read, matched and planned, and nothing recorded about a child before somebody confirms it."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from django.db import transaction

from agencies.models import User
from missing import access, rules
from missing.choices import ExtractState, RowState
from missing.models import Extract, ExtractMapping, ExtractMatch, ExtractRow
from missing.rules.extracts import STANDARD, ColumnMap, Told
from missing.services.extracts import matching, planning, reading
from missing.services.extracts.reading import Line
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import change, create

CHUNK = 1_000
MOST_ROWS = 200_000
STANDARD_NAME = "standard"
DIRECT = (
    "police_reference", "person_reference", "nhs_number", "upn", "our_reference", "forenames", "surname", "born_on", "sex",
    "police_risk", "last_seen_at", "reported_at", "returned_at", "reported_by", "residence", "return_how", "missing_from",
)  # fmt: skip
PLACES = (("home", "Home address"), ("found", "Where traced"), ("birth_place", "Place of birth"))
REASON = "a police extract that is read"


@transaction.atomic
def receive(*, actor: User | None, file: BinaryIO, file_name: str, mapping_name: str) -> Extract:
    """Read an extract and say of each row what recording it would do; nothing about a child is recorded.

    Raises Invalid, NotAllowed. Source: issue 5 point 6.
    """
    access.may_import(actor)
    mapping = mapping_called(mapping_name)
    digest = digest_of(file)
    opened = reading.open_file(file, mapping)
    extract = create(
        Extract(
            brought_by=actor,
            file_name=file_name[-150:],
            digest=digest,
            mapping_name=mapping_name,
            remarks=opened.remarks,
        )
    )
    for chunk in _chunks(opened.rows):
        with wall.lifted(REASON):
            _take(actor, extract, chunk, mapping)
    extract.counts = planning.count(extract)
    audit.record(actor=actor, action=Action.CREATE, target=extract, detail=extract.counts)
    return change(extract)


@transaction.atomic
def confirm(*, actor: User | None, extract_id: Any) -> Extract:
    """Have an extract recorded; a job does it, chunk by chunk. Raises NotVisible, NotAllowed, Invalid."""
    extract = access.extract_to_change(actor, extract_id)
    if extract.state != ExtractState.CHECKED:
        raise Invalid([Fault("", "This extract was confirmed already")])
    extract.state = ExtractState.CONFIRMED
    audit.record(actor=actor, action=Action.CHANGE, target=extract)
    return change(extract)


@transaction.atomic
def save_mapping(
    *,
    actor: User,
    name: str,
    columns: dict[str, str],
    risk_words: dict[str, str],
    sex_words: dict[str, str],
    order: str,
) -> ExtractMapping:
    """Keep which columns hold what. Raises Invalid, NotAllowed."""
    access.may_import(actor)
    kept = {field: column.strip() for field, column in columns.items() if column and column.strip()}
    taken = [Fault("name", "This name is taken")] if name == STANDARD_NAME else []
    raise_if_any([*taken, *rules.extracts.check_mapping(kept)])
    made = create(
        ExtractMapping(
            name=name, columns=kept, risk_words=risk_words, sex_words=sex_words, date_order=order, made_by=actor
        )
    )
    audit.record(actor=actor, action=Action.CREATE, target=made)
    return made


def mapping_called(name: str) -> ColumnMap:
    """A mapping by its name. Raises Invalid."""
    if name == STANDARD_NAME:
        return STANDARD
    saved = ExtractMapping.objects.filter(name=name).first()
    if saved is None:
        raise Invalid([Fault("mapping", f"There is no mapping called “{name[:40]}”")])
    return ColumnMap(saved.columns, saved.risk_words, saved.sex_words, rules.extracts.order_of(saved.date_order))


def digest_of(file: BinaryIO) -> str:
    """The SHA-256 of a file, by which the same one is known again."""
    file.seek(0)
    digest = hashlib.sha256()
    while block := file.read(reading.BLOCK):
        digest.update(block)
    file.seek(0)
    return digest.hexdigest()


def _chunks(lines: Iterator[Line]) -> Iterator[list[Line]]:
    taken = 0
    while chunk := list(islice(lines, CHUNK)):
        taken += len(chunk)
        if taken > MOST_ROWS:
            raise Invalid([Fault("file", f"The file has more than {MOST_ROWS:,} rows: send it in parts")])
        yield chunk


def _take(actor: User | None, extract: Extract, chunk: Iterable[Line], mapping: ColumnMap) -> None:
    rows, moment = [], now()
    for line in chunk:
        told = (
            Told({}, (Fault("", line.fault),)) if line.fault else rules.extracts.read_row(line.cells, mapping, moment)
        )
        rows.append(_row(extract, line.number, told))
    readable = [row for row in rows if row.state != RowState.BAD]
    found = matching.match(actor, readable)
    for row, one in zip(readable, found, strict=True):
        row.state, row.child_id = one.state, one.child
        row.is_open = actor is None and not one.likely
    _dismissed_before(actor, [row for row in readable if row.child_id is None])
    planning.foretell([row for row in readable if row.state == RowState.READY], mapping, moment)
    ExtractRow.objects.bulk_create(rows)
    ExtractMatch.objects.bulk_create(
        ExtractMatch(row=row, child_id=like.pk, likeness=like.likeness, why=like.why)
        for row, one in zip(readable, found, strict=True)
        if row.child_id is None and row.state != RowState.DISMISSED
        for like in one.likely
    )


def _row(extract: Extract, line: int, told: Told) -> ExtractRow:
    row = ExtractRow(extract=extract, line=line, state=RowState.BAD if told.faults else RowState.READY)
    if not told.values:
        row.faults = planning.written(told.faults)
        return row
    for name in DIRECT:
        value = told.values[name]
        # What is no fault of this cell is kept, so that a person sees whom a bad row is about.
        setattr(row, name, value)
    row.places = "\n".join(f"{words}: {text}" for name, words in PLACES if (text := told.values[name]))
    said = [told.values["circumstances"], *(f"{name}: {text}" for name, text in told.values["answers"])]
    row.told = "\n".join(text for text in said if text)
    row.faults, row.remarks = planning.written(told.faults), list(told.remarks)
    if "\x00" in row.told or len(row.told) > 40_000:
        row.told, row.state = "", RowState.BAD
        row.faults = [*row.faults, ["q_1", "the answers hold a character that is no text, or are too long"]]
    return row


def _dismissed_before(actor: User | None, rows: list[ExtractRow]) -> None:
    """Somebody has said of an earlier row of the same episode that it is no child of ours: they are not asked again."""
    references = {row.police_reference for row in rows}
    said = ExtractRow.objects.filter(
        police_reference__in=references, state=RowState.DISMISSED, extract__brought_by=actor
    )
    by_reference = dict(said.values_list("police_reference", "decided_by_id")) if references else {}
    for row in rows:
        if row.police_reference in by_reference:
            row.state, row.decided_by_id = RowState.DISMISSED, by_reference[row.police_reference]
            planning.forget(row)
