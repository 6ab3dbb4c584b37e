"""Watching over how records are opened."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import User
from cases import access, selectors
from cases.choices import UnusualDecision
from cases.models import UnusualAccess
from cases.rules import unusual as rules
from slscb.core import audit, budget, gathering, outbox, wall
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.writing import change


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


@transaction.atomic
def find_unusual(*, actor: User | None, since: datetime, until: datetime) -> int:
    """Look at every opening between two moments and keep what somebody should look at; answers with how many were new.

    Found again, a finding is not kept again, whatever was decided. Nobody asks where time does (`actor` None).
    Source: issue 3 point 6; docs/adr/0036.
    """
    with wall.lifted("unusual openings of records"):
        before = UnusualAccess.objects.filter(opened_at__gte=since, opened_at__lt=until).count()
        for chunk in selectors.openings_between(since, until, rules.DEFAULT.within):
            found = [
                UnusualAccess(
                    event_id=seen.event,
                    actor_id=seen.actor,
                    child_id=seen.child,
                    unusual_kind=kind,
                    opened_at=seen.at,
                    on_day=seen.day,
                )
                for seen, opening in chunk
                for kind in rules.unusual(opening)
            ]
            gathering.insert(found, once=True)
        return UnusualAccess.objects.filter(opened_at__gte=since, opened_at__lt=until).count() - before


@transaction.atomic
def decide(
    *, actor: User, finding_id: UUID, decision: UnusualDecision | str, words: str, expected_version: int | None = None
) -> UnusualAccess:
    """Write down what came of looking at an unusual opening; a later decision takes the place of an earlier one.

    Raises Invalid, NotVisible, Stale, and NotAllowed on one's own. Source: issue 3 point 6; security 1.
    """
    finding = access.finding_for(actor, finding_id)
    finding.decision, finding.words = decision, words.strip()
    finding.decided_by, finding.decided_at = actor, now()
    change(finding, expected_version=expected_version)
    detail = {"decision": str(finding.decision), "kind": finding.unusual_kind}
    audit.record(actor=actor, action=Action.CHANGE, about=[finding.child_id], target=finding, detail=detail)
    return finding
