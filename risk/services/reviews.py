"""The reminders of a review: on the day it is due, and once it is overdue."""

from datetime import time, timedelta

from django.db import transaction

from risk.models import Assessment
from slscb.core import outbox
from slscb.core.clock import from_london
from slscb.core.outbox import Promise

REVIEW_DUE, REVIEW_OVERDUE = "risk.review_due", "risk.review_overdue"
AT = time(8)


@transaction.atomic(savepoint=False)
def remind(*, assessment: Assessment, previous: Assessment | None) -> None:
    """Promise the reminders of an assessment's review and take back those of the one it follows, or of its earlier date.

    Due at eight in the morning, London time; overdue the day after. Source: issue 4, review due.
    """
    if previous is not None:
        outbox.cancel(about=previous)
    due = assessment.review_due_on
    if due is None:
        return
    days = ((REVIEW_DUE, due), (REVIEW_OVERDUE, due + timedelta(days=1)))
    promises = [Promise(kind, from_london(day, AT), f"{kind}:{assessment.public_id}:{due}") for kind, day in days]
    outbox.schedule_all(about=assessment, promises=promises)
