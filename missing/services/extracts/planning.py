"""What recording rows would do, with the episodes that stand here; shared by the check and by the recording itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast

from django.db.models import Count, Field, Q

from cases.choices import CareStatus
from cases.models import Child
from missing import rules
from missing.choices import RowState
from missing.models import Extract, ExtractRow, MissingEpisode
from missing.models.extract import TOLD
from missing.rules.extracts import ColumnMap
from missing.rules.reconciling import Difference, Ours, Plan, Police
from slscb.core import wall
from slscb.core.errors import Fault

LOOKED_AFTER = (CareStatus.LOOKED_AFTER, CareStatus.LOOKED_AFTER_ELSEWHERE)
AN_HOUR = timedelta(hours=1)
OURS = (
    "pk", "last_seen_at", "returned_at", "status", "police_reference", "police_risk", "reported_by", "missing_from",
    "return_how",
)  # fmt: skip


@dataclass
class Standing:
    """What is known here of one child: born when, looked after or not, and the episodes near those of the rows."""

    born_on: date
    is_looked_after: bool
    episodes: list[Ours]


def standings(rows: list[ExtractRow]) -> dict[int, Standing]:
    """Of the children of rows (internal ids), in two statements whatever their number."""
    ids = {row.child_id for row in rows if row.child_id}
    seen = [row.last_seen_at for row in rows if row.last_seen_at]
    if not ids or not seen:
        return {}
    last = max([*seen, *(row.returned_at for row in rows if row.returned_at)])
    near = Q(last_seen_at__lte=last + 3 * AN_HOUR) & (Q(returned_at=None) | Q(returned_at__gte=min(seen) - 3 * AN_HOUR))
    later = Q(returned_at=None) | Q(police_reference__in={row.police_reference for row in rows})
    episodes: dict[int, list[Ours]] = defaultdict(list)
    found = MissingEpisode.objects.real().filter(near | later, child__in=ids).order_by("last_seen_at")
    for child, *values in found.values_list("child_id", *OURS):
        episodes[child].append(Ours(*values))
    facts = Child.objects.filter(pk__in=ids).values_list("pk", "date_of_birth", "care_status")
    return {pk: Standing(born, care in LOOKED_AFTER, episodes[pk]) for pk, born, care in facts}


def plan(row: ExtractRow, standing: Standing, moment: datetime) -> Plan:
    """What recording one row does."""
    return rules.reconciling.plan(police_of(row), standing.episodes, standing.born_on, standing.is_looked_after, moment)


def police_of(row: ExtractRow) -> Police:
    """What a row says, as rules take it."""
    seen = cast("datetime", row.last_seen_at)  # a row without one is bad and never planned
    return Police(
        reference=row.police_reference,
        last_seen_at=seen,
        reported_at=row.reported_at or seen,
        returned_at=row.returned_at,
        police_risk=row.police_risk,
        reported_by=row.reported_by,
        missing_from=row.missing_from,
        return_how=row.return_how,
        residence=row.residence,
    )


def foretell(rows: list[ExtractRow], mapping: ColumnMap, moment: datetime) -> None:
    """Write onto rows, unsaved, what recording them would do; several rows about one child reckon with one another."""
    known = standings(rows)
    for row in rows:
        standing = known[cast("int", row.child_id)]
        planned = plan(row, standing, moment)
        put(row, planned, mapping)
        if not planned.faults:
            keep(row, planned, standing)


def put(row: ExtractRow, planned: Plan, mapping: ColumnMap) -> None:
    """Write a plan onto its row, unsaved; faults by the columns' names."""
    row.outcome = planned.outcome
    if planned.faults:
        row.state = RowState.BAD
        row.faults = written(Fault(mapping.columns.get(one.path, ""), one.message) for one in planned.faults)
    row.differences = [_difference(one) for one in planned.differences]


def keep(row: ExtractRow, planned: Plan, standing: Standing, pk: int = 0) -> None:
    """Let the rows that follow see what this one does to the child's episodes."""
    police = police_of(row)
    if planned.pk is None:
        status = "returned" if police.returned_at else "missing"
        standing.episodes.append(
            Ours(
                pk, police.last_seen_at, police.returned_at, status, police.reference, police.police_risk,
                police.reported_by, police.missing_from, police.return_how,
            )
        )  # fmt: skip
        return
    for place, one in enumerate(standing.episodes):
        if one.pk == planned.pk and planned.fill:
            values = {name: planned.fill.get(name, getattr(one, name)) for name in OURS if name not in ("pk", "status")}
            status = "returned" if "returned_at" in planned.fill else one.status
            standing.episodes[place] = Ours(pk=one.pk, status=status, **values)


def written(faults: Iterable[Fault]) -> list[list[str]]:
    """Faults as a row keeps them: column and sentence."""
    return [[one.path, one.message] for one in faults]


def count(extract: Extract) -> dict[str, int]:
    """How many rows stand how."""
    found: Counter[str] = Counter()
    with wall.lifted("how many rows of an extract stand how"):
        grouped = extract.rows.order_by().values_list("state", "outcome").annotate(number=Count("pk"))
        for state, outcome, number in grouped:
            found["read"] += number
            found[outcome if state in (RowState.READY, RowState.RECORDED) and outcome else state] += number
    return dict(found)


def forget(row: ExtractRow) -> None:
    """Empty a row, unsaved, of all that police wrote but the reference by which it is known again."""
    for name in TOLD:
        field = cast("Field[Any, Any]", ExtractRow._meta.get_field(name))
        setattr(row, name, field.get_default() if not field.null else None)


def _difference(one: Difference) -> list[Any]:
    return [
        one.name,
        *(value.isoformat() if isinstance(value, datetime) else value for value in (one.ours, one.theirs)),
    ]
