"""The child's standing in the risk tool, kept on the child by the app above so that lists need no join."""

from datetime import date

from django.db import transaction

from agencies.models import User
from cases.models import Child
from cases.services import grants
from slscb.core import audit, gathering
from slscb.core.audit import Action
from slscb.core.clock import now


@transaction.atomic(savepoint=False)
def set_risk(*, actor: User | None, child: Child, level: str, order: int, review_due_on: date | None) -> Child:
    """Keep the level of the latest assessment, its place in the order of urgency (0 the most urgent) and the review date.

    Called by the risk app in the transaction that saves an assessment, on a child whose row it has locked: nobody else can
    have changed it, so the three columns follow with what else follows from the assessment.
    """
    values = {"risk_level": level, "risk_order": order, "review_due_on": review_due_on}
    values |= {"version": child.version + 1, "changed_at": now()}
    for name, value in values.items():
        setattr(child, name, value)
    gathering.update(Child.objects.filter(pk=child.pk), **values)
    grants.refresh(actor=actor, child=child)
    audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=child, detail={"risk_level": level})
    return child
