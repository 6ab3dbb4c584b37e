"""What the apps below say happened to a child, as calls of this app's own services."""

from datetime import date
from typing import Any

from django.dispatch import receiver

from agencies.models import User
from cases.signals import review_called
from intelligence.models import IntelligenceReport
from intelligence.signals import report_taken
from risk.choices import ReviewTrigger
from risk.services import forwarding
from slscb.core import outbox
from slscb.core.clock import now


@receiver(review_called)
def look_earlier(*, actor: User | None, child_pk: int, trigger: str, happened_on: date, **_: Any) -> None:
    """The review is brought forward with the fact or not at all."""
    forwarding.bring_forward(actor=actor, child_pk=child_pk, trigger=ReviewTrigger(trigger), happened_on=happened_on)


@receiver(report_taken)
def look_earlier_at_intelligence(*, report: IntelligenceReport, **_: Any) -> None:
    """By the service itself: the officer may take up intelligence about a child whom they do not see."""
    key = f"{forwarding.INTELLIGENCE}:{report.public_id}"
    outbox.schedule(kind=forwarding.INTELLIGENCE, about=report, due_at=now(), key=key)
