"""The yearly return on looked-after children (SSDA903) written to files, with what the DfE would find wrong in it."""

from datetime import date
from itertools import islice
from pathlib import Path

from django.db import transaction

from agencies.models import User
from missing.presenters import statutory as lines
from missing.presenters.statutory import COLUMNS, EPISODES, HEADER, MISSING
from missing.rules import statutory as rules
from missing.rules.statutory import Care, Gone, Year
from missing.rules.statutory_checks import Remark, check_care, check_gone, check_header
from missing.selectors.statutory import LookedAfter, Row, day_of, gone_of, looked_after
from missing.services.leaving import Files, Return
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.clock import today

CHILDREN_AN_EVENT = 1_000
NO_CARE = Remark("EPI", "Looked after by the record, but no episode of care is recorded")
GONE_WITHOUT_CARE = Remark("1012", "Missing while no episode of care is recorded")
LEFT_OUT = Remark("581", "Left out: not looked after on the day last seen, or 18 by then", is_error=False)


@transaction.atomic
def write_return(*, actor: User | None, year: int, folder: Path) -> Return:
    """Write header, episodes and missing of the collection year that ends on 31 March of `year`, and what is wrong in them.

    The folder is the caller's own, who publishes the files once this is committed: what is not in the audit, an event a
    thousand children, does not leave. Memory does not grow with the register. Raises OSError.
    Source: DfE guide to SSDA903; contract of `export_ssda903`.
    """
    detail = {"kind": "ssda903", "period": year}
    audit.record(actor=actor, action=Action.EXPORT, detail=detail)
    with wall.lifted("the return on looked-after children"), Writer(folder, rules.collection_year(year)) as writer:
        found = looked_after(writer.year)
        while children := list(islice(found, CHILDREN_AN_EVENT)):
            for child in children:
                writer.write(child)
            audit.record(actor=actor, action=Action.EXPORT, about=[child.id for child in children], detail=detail)
    return writer.written()


class Writer(Files):
    """Writes children into the files of a folder; a context, at whose end they are on the disk."""

    def __init__(self, folder: Path, year: Year) -> None:
        super().__init__(folder, COLUMNS)
        self.year, self.until = year, min(year.last, today())

    def write(self, child: LookedAfter) -> None:
        """Everything about one child."""
        care = [Care(date.fromisoformat(row["began_on"]), day_of(row["ended_on"])) for row in child.care]
        self.line(HEADER, lines.header_line(child.reference, child.ethnicity, child.header, self.year))
        in_year = [one for one in zip(care, child.care, strict=True) if rules.care_in_year(one[0], self.year)]
        for remark in check_header(child.header, [row["legal_status"] for _, row in in_year], self.year):
            self.tell(HEADER, child, remark)
        if not care:
            self.tell(HEADER, child, NO_CARE)
        for one, row in in_year:
            self.write_care(child, one, row)
        if child.gone:
            self.write_gone(child, care)

    def write_care(self, child: LookedAfter, care: Care, row: Row) -> None:
        """An episode of care."""
        self.line(EPISODES, lines.care_line(child.reference, care, row, self.year))
        for remark in check_care(care, child.header.born_on, self.until):
            self.tell(EPISODES, child, remark)

    def write_gone(self, child: LookedAfter, care: list[Care]) -> None:
        """A child's episodes of absence, as far as they are returned; one that is left out altogether is told."""
        born_on = child.header.born_on
        for gone in rules.joined(filter(None, map(gone_of, child.gone))):
            parts = rules.while_in_care(gone, care, born_on, self.until) if care else None
            for part in rules.until_adult(gone, born_on, self.until) if parts is None else parts:
                self.write_part(child, part, is_in_care=parts is not None)
            if not parts and parts is not None and rules.in_year(gone, self.year):
                self.tell(MISSING, child, LEFT_OUT)

    def write_part(self, child: LookedAfter, part: Gone, *, is_in_care: bool) -> None:
        """The part of an episode of absence that is a row of its own, where it belongs to the year."""
        row = rules.in_year(part, self.year)
        if row is None:
            return
        self.line(MISSING, lines.gone_line(child.reference, child.header.born_on, row))
        for remark in check_gone(row, child.header.born_on):
            self.tell(MISSING, child, remark)
        if not is_in_care:
            self.tell(MISSING, child, GONE_WITHOUT_CARE)

    def tell(self, file: str, child: LookedAfter, remark: Remark) -> None:
        """A remark about the line just written, or about none where the child's episode was left out."""
        self.remark(file, child.reference, remark, has_line=remark is not LEFT_OUT)
