"""The rows of a record that is merged into another: they follow, each with a line in the ledger, and go back by it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import F, QuerySet

from agencies.models import User
from cases.choices.merging import RowMoved
from cases.models import Merge, MergedRow
from slscb.core import gathering, joining
from slscb.core.clock import now, today
from slscb.core.joining import Follows, Pair
from slscb.core.models import Record

MOST_AT_ONCE = 1_000


@transaction.atomic(savepoint=False)
def follow(*, actor: User, merge: Merge) -> None:
    """Let everything that belongs to the other record follow to the kept one. The caller holds both rows and has asked
    every app whether anything stands against it.
    """
    gathering.send()
    pair = Pair(actor, merge.child, merge.other)
    for one in joining.following():
        moved = _ids(one.free(pair))
        second = _ids(one.second(pair))
        ended = second if one.ends else []
        left = set(_ids(one.rows(merge.other_id))) - {*moved, *ended}
        note(merge, one.kind, one.field, RowMoved.MOVED, moved)
        note(merge, one.kind, one.field, RowMoved.ENDED, ended)
        note(merge, one.kind, one.field, RowMoved.LEFT, sorted(left))
        _lead(one, moved, merge.child_id)
        _lead(one, ended, merge.child_id, **({one.ends: today()} if one.ends else {}))


@transaction.atomic(savepoint=False)
def go_back(*, actor: User, merge: Merge) -> None:
    """Let what followed go back, where it still belongs to the kept record; what was ended for the merge lives again."""
    gathering.send()
    lines: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    back = merge.rows.filter(how__in=[RowMoved.MOVED, RowMoved.ENDED]).order_by("pk")
    for kind, field, how, row in back.values_list("row_kind", "row_field", "how", "row_id"):
        lines[kind, field, how].append(row)
    for one in joining.following():
        here = set(_ids(one.rows(merge.child_id)))
        for how in (RowMoved.MOVED, RowMoved.ENDED):
            ids = [row for row in lines[one.kind, one.field, how] if row in here]
            _lead(one, ids, merge.other_id, **({one.ends: None} if how == RowMoved.ENDED else {}))


def note(merge: Merge, kind: str, field: str, how: RowMoved, ids: Iterable[int], **was: Any) -> None:
    """Write into the ledger what became of rows."""
    lines = [MergedRow(merge=merge, row_kind=kind, row_field=field, row_id=row, how=how, was=was) for row in ids]
    MergedRow.objects.bulk_create(lines, batch_size=MOST_AT_ONCE)


def _lead(one: Follows, ids: list[int], to: int, **more: Any) -> None:
    """Let rows lead to another record, one version on: whoever read one before cannot save it with the old key."""
    values: dict[str, Any] = {f"{one.model()._meta.get_field(one.field).attname}": to, **more}  # type: ignore[union-attr]
    if issubclass(one.model(), Record):
        values |= {"version": F("version") + 1, "changed_at": now()}
    for first in range(0, len(ids), MOST_AT_ONCE):
        rows: QuerySet[Any] = models.QuerySet(one.model()).filter(pk__in=ids[first : first + MOST_AT_ONCE])
        rows.update(**values)


def _ids(rows: "QuerySet[Any]") -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))
