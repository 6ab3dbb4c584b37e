"""Which app answers for which kind of reminder. Handlers are registered in `AppConfig.ready`."""

from collections.abc import Callable
from datetime import datetime

from slscb.core.models import Reminder

Handler = Callable[[Reminder, datetime], None]
_handlers: dict[str, Handler] = {}


def register(kind: str, handler: Handler) -> None:
    """Name the function that is called, inside the dispatcher's transaction, when a reminder of this kind falls due.

    It is given the reminder and the moment of the pass, looks at the record as it is then, decides who must be told, calls
    `notify` and may `schedule` what follows. It must be silent when there is nothing left to remind of.
    """
    if _handlers.get(kind, handler) is not handler:
        raise ValueError(f"two handlers for reminders of kind {kind}")
    _handlers[kind] = handler


def handler_of(kind: str) -> Handler:
    """The handler for a kind of reminder. Raises KeyError where no app has registered one."""
    return _handlers[kind]
