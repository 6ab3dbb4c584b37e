"""What falls due about seeing a record for a time: a share that begins later, and an emergency that nobody has reviewed."""

from datetime import datetime

from django.urls import reverse

from cases import selectors
from cases.services import emergencies, sharing
from slscb.core import outbox
from slscb.core.models import Reminder


def share_begins(reminder: Reminder, moment: datetime) -> None:
    """Let the person see the record from now on; silent where the share was ended before, or is over."""
    share = selectors.share_to_begin(reminder.about_id)
    if share is not None and share.until > moment:
        sharing.begin(actor=None, share=share)


def review_is_late(reminder: Reminder, moment: datetime) -> None:
    """Remind those who review of an emergency whose review is late, and promise the next working day's reminder."""
    emergency = selectors.emergency_to_remind(reminder.about_id)
    if emergency is None:
        return
    outbox.notify(
        recipients=selectors.who_reviews(emergency),
        key=reminder.key,
        title=f"The review of an emergency is overdue: record {emergency.child.reference}, opened by {emergency.user}",
        link=reverse("cases:emergency-review", args=[emergency.public_id]),
        urgent=True,
    )
    number = int(reminder.key.rpartition(":")[2])
    emergencies.promise_review(actor=None, emergency=emergency, number=number + 1, after=moment)
