"""Watching over how records are opened."""

from django.db import transaction
from django.urls import reverse

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import User
from slscb.core import budget, outbox
from slscb.core.clock import now


@transaction.atomic(savepoint=False)
def tell_of_stop(*, actor: User) -> None:
    """Tell the information governance leads at once that a person was stopped after opening very many records.

    The kernel has written the stop into the audit and calls this once in ten minutes. Source: issue 3 point 6.
    """
    minutes = int(budget.WITHIN.total_seconds() // 60)
    outbox.notify(
        recipients=agencies.people_with([Role.IG_LEAD]),
        key=f"opened-too-many:{actor.public_id}:{now().isoformat()}",
        title=f"{actor} opened {budget.MOST} children’s records in {minutes} minutes and was stopped",
        link=reverse("cases:openings"),
        urgent=True,
    )
