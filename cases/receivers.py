"""What the kernel says of somebody who was stopped, as a call of this app's own service."""

from typing import Any

from django.dispatch import receiver

from agencies.models import User
from cases.services import watching
from slscb.core import budget


@receiver(budget.stopped)
def tell_of_a_stop(*, user: User, **_: Any) -> None:
    """Those who govern information are told."""
    watching.tell_of_stop(actor=user)
