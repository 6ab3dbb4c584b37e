"""A person's own notices."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from slscb.core.clock import now
from slscb.core.errors import NotVisible
from slscb.core.models import Notice

if TYPE_CHECKING:
    from agencies.models import User


def notices_for(user: "User", *, unread: bool = False) -> QuerySet[Notice]:
    """The user's own notices, or those not read, the newest first."""
    own = Notice.objects.filter(recipient=user)
    return (own.filter(read_at=None) if unread else own).order_by("-created_at", "-pk")


def newest_unread(user: "User", most: int) -> list[Notice]:
    """The newest of the notices that the user has not read."""
    return list(notices_for(user, unread=True)[:most])


def open_notice(*, user: "User", notice_id: UUID) -> Notice:
    """One of the user's own notices, now read. Raises NotVisible for somebody else's as for none."""
    notice = Notice.objects.filter(recipient=user, public_id=notice_id).first()
    if notice is None:
        raise NotVisible("notice")
    mark_read(user=user, notice_id=notice_id)
    notice.read_at = notice.read_at or now()
    return notice


def unread_count(user: "User", most: int = 100) -> int:
    """How many notices wait to be read; stops counting at `most`."""
    return Notice.objects.filter(recipient=user, read_at=None)[:most].count()


def mark_read(*, user: "User", notice_id: UUID | None = None) -> int:
    """Mark one of the user's notices, or all, as read; says how many were new."""
    unread = Notice.objects.filter(recipient=user, read_at=None)
    if notice_id:
        unread = unread.filter(public_id=notice_id)
    return unread.update(read_at=now())
