"""Police extracts, as bytes of a file."""

import csv
import io
from datetime import datetime, timedelta
from typing import Any

from agencies.models import User
from cases.models import Child
from missing.models import Extract, ExtractMatch, ExtractRow
from missing.rules.extracts import STANDARD
from missing.services.extracts import receiving, recording
from slscb.core.clock import london, now

COLUMNS = [*STANDARD.columns.values(), "age", "day_reported_missing", *(f"q_{number}" for number in range(1, 26))]


def london_words(moment: datetime) -> str:
    """A moment as police write it."""
    return f"{london(moment):%d/%m/%Y %H:%M}"


def a_row(child: Child | None = None, days: float = 30, hours: float | None = 5, **cells: Any) -> dict[str, str]:
    """A row by its columns, of a child or of somebody unknown, back after some hours or still missing."""
    seen = (now() - timedelta(days=days)).replace(second=0, microsecond=0)
    row = {
        "misperid": f"MP-{seen:%y%m%d%H%M}",
        "forenames": child.given_name if child else "Nobody",
        "surname": child.family_name if child else "Known",
        "dob": f"{child.date_of_birth:%d/%m/%Y}" if child else "01/02/2012",
        "sex": "Female",
        "current_final_risk_level": "Medium",
        "missing_since": london_words(seen),
        "date_reported_missing": london_words(seen + timedelta(hours=1)),
        "when_traced": london_words(seen + timedelta(hours=hours)) if hours is not None else "",
    }
    return row | {name: str(value) for name, value in cells.items()}


def a_file(*rows: dict[str, str], columns: list[str] | None = None, encoding: str = "utf-8") -> io.BytesIO:
    """The rows as a CSV file with every column of the standard mapping."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns or COLUMNS, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return io.BytesIO(text.getvalue().encode(encoding))


def taken_in(actor: Any, *rows: dict[str, str], **options: Any) -> Extract:
    """An extract that was checked."""
    return receiving.receive(
        actor=actor, file=a_file(*rows, **options), file_name="police.csv", mapping_name=receiving.STANDARD_NAME
    )


def imported(actor: Any, *rows: dict[str, str], **options: Any) -> Extract:
    """An extract that was checked, confirmed and recorded."""
    extract = taken_in(actor, *rows, **options)
    receiving.confirm(actor=actor, extract_id=extract.public_id)
    return recording.record(actor=actor, extract_id=extract.public_id)


def an_undecided_row(child: Child, brought_by: User | None = None, **fields: Any) -> ExtractRow:
    """A doubtful row of a recorded extract, as rows: it stands beside the child whom it is most likely about."""
    extract = Extract.objects.create(
        brought_by=brought_by, file_name="police.csv", digest="0" * 64, mapping_name="standard", state="finished"
    )
    seen = now() - timedelta(days=30)
    values = {"police_reference": "MP/1", "surname": "Somebody", "last_seen_at": seen, "reported_at": seen} | fields
    row = ExtractRow.objects.create(extract=extract, line=2, state="doubtful", child=child, **values)
    ExtractMatch.objects.create(row=row, child=child, likeness=90, why="The same date of birth and a like name")
    return row
