"""After-commit wake-ups. The fact is in the database already; the broker only makes it happen sooner."""

import logging
from typing import Any

from celery import Task
from django.db import transaction

logger = logging.getLogger(__name__)


def after_commit(task: "Task[Any, Any]", *arguments: str | int) -> None:
    """Send a Celery task once the present transaction has committed. A broker that is down is logged, never raised:
    whatever the task would do is also found by the next pass of `dispatch_due`."""

    def send() -> None:
        try:
            task.apply_async(args=arguments, retry=False)
        except Exception as error:  # kombu raises what its transport raises
            logger.warning("wake-up %s not sent: %s", task.name, type(error).__name__)

    transaction.on_commit(send)
