"""Reading police extracts: those that somebody brought, their rows, and the rows for which a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from agencies.models import User
from cases import access as cases
from cases.models import Child
from missing import access
from missing.choices import RowState
from missing.models import Extract, ExtractMapping, ExtractMatch, ExtractRow
from slscb.core import audit
from slscb.core.audit import Action


@dataclass(frozen=True)
class UndecidedRow:
    """A row and the children whom it may be about, as far as the user sees them."""

    row: ExtractRow
    matches: list[ExtractMatch]


def extracts_of(user: User) -> QuerySet[Extract]:
    """The extracts that a user brought, the newest first."""
    return Extract.objects.filter(brought_by=user)


def mappings() -> QuerySet[ExtractMapping]:
    """Saved mappings by name. They are about nobody."""
    return ExtractMapping.objects.select_related("made_by").order_by("name")


def open_extract(user: User, extract_id: UUID) -> Extract:
    """An extract that the user brought; the opening is written into the audit. Raises NotVisible, NotAllowed."""
    extract = access.extract_for(user, extract_id)
    audit.record(actor=user, action=Action.VIEW, target=extract)
    return extract


def rows_of(user: User, extract: Extract, state: str) -> QuerySet[ExtractRow]:
    """An extract's rows in the order of the file, all or those in a state, as far as the user may see them."""
    rows = ExtractRow.objects.visible_to(user).filter(extract=extract).select_related("child", "episode")
    return (rows.filter(state=state) if state else rows).defer("told").order_by("line")


def undecided_rows(user: User) -> QuerySet[ExtractRow]:
    """Rows for which this user can say which child they are about: the doubtful ones first, then by age."""
    seen = ExtractMatch.objects.filter(cases.about_visible(user)).select_related("child")
    rows = ExtractRow.objects.undecided().visible_to(user).filter(child=None).select_related("extract")
    return rows.prefetch_related(Prefetch("matches", seen, to_attr="likely")).defer("told").order_by("state", "pk")


def count_undecided(user: User, most: int = 100) -> int:
    """How many wait, counted up to a limit."""
    rows = ExtractRow.objects.undecided().visible_to(user).filter(child=None)
    return len(rows.values_list("pk", flat=True)[:most])


def undecided_row(user: User, row_id: UUID) -> UndecidedRow:
    """One row with the children whom it may be about; whom it shows is written into the audit.

    Raises NotVisible, NotAllowed.
    """
    row = access.row_for(user, row_id)
    matches = list(row.matches.filter(cases.about_visible(user)).select_related("child"))
    about = [match.child_id for match in matches] + ([row.child_id] if row.child_id else [])
    audit.record(actor=user, action=Action.LIST, about=about, target=row)
    return UndecidedRow(row, matches)


def child_by_reference(user: User, reference: str) -> Child | None:
    """A child whom the user sees, by our reference."""
    found: Child | None = Child.objects.visible_to(user).filter(reference=reference.strip().upper()).first()
    return found


def remember_rows(user: User, rows: Iterable[ExtractRow]) -> None:
    """Write into the audit whom a page of rows showed."""
    about = [row.child_id for row in rows if row.child_id]
    about += [match.child_id for row in rows for match in getattr(row, "likely", ())]
    audit.record(actor=user, action=Action.LIST, about=about)


def faulty_rows(extract: Extract) -> QuerySet[ExtractRow]:
    """Rows that were left out, for the server's own command, which shows of each its line and what is wrong, and no name."""
    return extract.rows.filter(state=RowState.BAD).only("line", "faults", "state").order_by("line")
