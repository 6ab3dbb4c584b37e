"""How long what police wrote is kept: no longer than it serves (docs/adr/0060)."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from missing.choices import UNDECIDED, ExtractState, RowState
from missing.models import Extract, ExtractRow
from missing.services.extracts import planning
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.clock import now

UNCONFIRMED_FOR = timedelta(days=7)
UNDECIDED_FOR = timedelta(days=90)
AT_A_TIME = 1_000


@transaction.atomic
def forget_old(*, actor: None) -> int:
    """Take away extracts that nobody confirmed within a week, and empty rows without a child that nobody decided, or that are
    faulty or came again, after 90 days. Answers with how many rows were emptied. Source: UK GDPR Art. 5(1)(e).
    """
    with wall.lifted("what police wrote and nobody needs any more"):
        unconfirmed = Extract.objects.filter(state=ExtractState.CHECKED, created_at__lt=now() - UNCONFIRMED_FOR)
        for extract in unconfirmed:
            audit.record(actor=None, action=Action.CHANGE, target=extract, detail={"taken_away": extract.counts})
            extract.delete()
        states = [*UNDECIDED, RowState.BAD, RowState.SUPERSEDED]
        old = ExtractRow.objects.filter(Q(child=None) | Q(state=RowState.BAD), state__in=states)
        rows = list(old.filter(created_at__lt=now() - UNDECIDED_FOR).exclude(surname="")[:AT_A_TIME])
        for row in rows:
            row.state = RowState.DISMISSED if row.state in UNDECIDED else row.state
            planning.forget(row)
        ExtractRow.objects.bulk_update(rows, ["state", *planning.TOLD])
    return len(rows)
