"""Who did or saw what. One call in the transaction of the act; if the event cannot be written, the act does not happen."""

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import DatabaseError

from slscb.core import gathering, unaudited
from slscb.core.clock import now
from slscb.core.models import Action, AuditEvent, Record

if TYPE_CHECKING:
    from agencies.models import User

__all__ = ["Action", "Origin", "origin", "record"]


@dataclass(frozen=True)
class Origin:
    """Where the present request comes from."""

    request_id: str = ""
    ip: str | None = None
    session: str = ""


origin: ContextVar[Origin] = ContextVar("origin", default=Origin())  # noqa: B039 - frozen


def record(
    *,
    actor: "User | None",
    action: Action,
    about: Iterable[int] = (),
    target: Record | None = None,
    target_id: UUID | None = None,
    detail: dict[str, Any] | None = None,
) -> AuditEvent:
    """Write one audit event. `about` are the internal ids of the children concerned, each kept once.

    `detail` holds no names or free text. `target_id` is a public id that somebody named and did not get, where there may
    be no such record at all. Raises Unaudited, TooManyOpened.
    """
    where = origin.get()
    event = AuditEvent(
        at=now(),
        actor=actor,
        action=action,
        about=list(dict.fromkeys(about)),
        target_kind=target.kind if target else "",
        target_id=target.public_id if target else target_id,
        detail=detail or {},
        **asdict(where),
    )
    try:
        gathering.insert([event])
    except DatabaseError as error:
        raise unaudited.meaning_of(error, {unaudited.EVENTS}) from error
    return event
