"""List 8 of Annex A written to a file, with what is wrong in it. Ofsted asks for it days before an inspection."""

from datetime import date
from itertools import islice
from pathlib import Path

from django.db import transaction

from agencies.models import User
from missing.presenters import annex_a as lines
from missing.presenters.annex_a import COLUMNS, LIST_8, Away
from missing.rules import annex_a as rules
from missing.rules.annex_a import Placed
from missing.rules.statutory import MISSING, Gone
from missing.rules.statutory_checks import check_care, check_gone
from missing.selectors.annex_a import Listed, listed
from missing.selectors.statutory import Row, day_of, gone_of
from missing.services.leaving import Files, Return
from missing.services.statutory import CHILDREN_AN_EVENT, NO_CARE
from slscb.core import audit, wall
from slscb.core.audit import Action

ERRORS, REMARKS = "annex_a_errors.csv", "annex_a_remarks.csv"


@transaction.atomic
def write_list(*, actor: User | None, on: date, folder: Path) -> Return:
    """Write list 8 as things stood on a day, and what is wrong in it; what came of an interview is told as known now.

    The folder is the caller's own, who publishes the file once this is committed: what is not in the audit, an event a
    thousand children, does not leave. Memory does not grow with the register. Raises OSError.
    Source: Ofsted, Annex A, list 8; issue 5 point 7.
    """
    detail = {"kind": "annex_a", "on": on.isoformat()}
    audit.record(actor=actor, action=Action.EXPORT, detail=detail)
    with wall.lifted("list 8 of Annex A"), Writer(folder, on) as writer:
        found = listed(on)
        while children := list(islice(found, CHILDREN_AN_EVENT)):
            for child in children:
                writer.write(child)
            audit.record(actor=actor, action=Action.EXPORT, about=[child.id for child in children], detail=detail)
    return writer.written()


class Writer(Files):
    """Writes children into the list; a context, at whose end it is on the disk. Its headings are not all plain signs."""

    errors, remarks, encoding = ERRORS, REMARKS, "utf-8-sig"

    def __init__(self, folder: Path, on: date) -> None:
        super().__init__(folder, COLUMNS)
        self.on = on

    def write(self, child: Listed) -> None:
        """A child's line, and what is wrong in it."""
        care = rules.as_of([_placed(row) for row in child.care], self.on)
        gone = self.gone(child, care)
        self.line(LIST_8, lines.line(child, care, _away(gone), self.on))
        if not care:
            self.remark(LIST_8, child.reference, NO_CARE)
        for one in care[-1:]:
            for remark in check_care(one, child.born_on, self.on):
                self.remark(LIST_8, child.reference, remark)
        for each, _ in gone:
            for remark in check_gone(each, child.born_on):
                self.remark(LIST_8, child.reference, remark)

    def gone(self, child: Listed, care: list[Placed]) -> list[tuple[Gone, Row]]:
        """The absences that count, the oldest first."""
        months = rules.months_up_to(self.on)
        known = [(gone, row) for row in child.gone if (gone := gone_of(row))]
        return [(gone, row) for gone, row in known if rules.counts(gone, care, child.born_on, months)]


def _away(gone: list[tuple[Gone, Row]]) -> Away:
    missing = [row for one, row in gone if one.code == MISSING]
    absent = len(gone) - len(missing)
    if not missing:
        return Away(0, absent, "", "")
    status, outcomes = missing[-1]["status"] or "", missing[-1]["outcomes"]
    return Away(len(missing), absent, rules.was_offered(status, outcomes), rules.was_accepted(status, outcomes))


def _placed(row: Row) -> Placed:
    began_on = date.fromisoformat(row["began_on"])
    return Placed(began_on, day_of(row["ended_on"]), row["reason_began"], row["legal_status"], row["reason_ended"])
