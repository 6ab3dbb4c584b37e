"""The second wall: which rows PostgreSQL itself lets a transaction see, whatever the query forgot (docs/adr/0026).

Behind a request stands a role of the database that owns no table. Its transactions see no row about a child until one of
these functions has said who asks; what was said is forgotten with the transaction. The queries' own conditions
(`visible_to`) stay the first wall and say the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import DatabaseError, connection

from slscb.core import audit, gathering
from slscb.core.clock import now

if TYPE_CHECKING:
    from agencies.models import User

OPEN = """
    SELECT set_config('slscb.asker', %s, true), set_config('slscb.groups', %s, true),
           set_config('slscb.may', %s, true), set_config('slscb.moment', %s, true),
           set_config('slscb.request', %s, true)
"""
LIFT = "SELECT set_config('slscb.lifted', %s, true), set_config('slscb.without_sealed', %s, true)"
ACT = "SELECT set_config('slscb.act', %s, true)"
_is_lifted: ContextVar[bool] = ContextVar("is_lifted", default=False)


def open_for(user: "User") -> None:
    """Let the present transaction see the rows that this person may see at this moment.

    Said again (another person, a later moment) it replaces what was said before. Outside a transaction nothing is said.
    What changes from now on is kept as this person's doing, in this request (slscb.core.history).
    """
    groups = ",".join(str(group) for group in user.standing.group_ids)
    with connection.cursor() as cursor:
        cursor.execute(
            OPEN,
            [
                str(user.pk),
                f"{{{groups}}}",
                f",{','.join(user.capabilities)},",
                now().isoformat(),
                audit.origin.get().request_id,
            ],
        )


@contextmanager
def acting(act: str) -> Iterator[None]:
    """Say what acts where nobody asks (a command, a task), for the history of what it changes. Needs a transaction."""
    _say(ACT, act)
    try:
        yield
        gathering.send_waiting()
    finally:
        if not connection.needs_rollback:
            _say(ACT, "")


@contextmanager
def lifted(reason: str, *, sealed: bool = True) -> Iterator[None]:
    """Let the present transaction see every row for as long as the context is open; the reason says who needs that.

    For what is nobody's asking (reminders, an agenda built by rules, sums over the register, who holds a record that is
    about to be made twice). What comes of it is limited by its own code: every caller is listed in
    `tests/architecture/reviewed.py` with what it lets out. Needs a transaction. With `sealed=False` the rows of sealed
    children stay behind the wall: for what is shown to people who must not find out that there is one.
    """
    if _is_lifted.get():
        yield
        return
    token = _is_lifted.set(True)
    _say(LIFT, reason, "" if sealed else "on")
    try:
        yield
        gathering.send_waiting()
    except DatabaseError:
        raise  # the transaction, or its savepoint, is rolled back and the setting with it
    except BaseException:
        if not connection.needs_rollback:
            _say(LIFT, "", "")
        raise
    else:
        _say(LIFT, "", "")
    finally:
        _is_lifted.reset(token)


def _say(setting: str, *words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(setting, words)
