"""The child's standing in the risk tool, kept on the child by the app above so that lists need no join."""

from datetime import date

from django.db import transaction

from agencies.models import User
from cases.models import Child
from cases.services import grants
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.writing import change


@transaction.atomic(savepoint=False)
def set_risk(*, actor: User | None, child: Child, level: str, order: int, review_due_on: date | None) -> Child:
    """Keep the level of the latest assessment, its place in the order of urgency (0 the most urgent) and the review date.

    Called by the risk app in the transaction that saves an assessment, on a child whose row it has locked.
    """
    child.risk_level, child.risk_order, child.review_due_on = level, order, review_due_on
    change(child)
    grants.refresh(actor=actor, child=child)
    audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=child, detail={"risk_level": level})
    return child
