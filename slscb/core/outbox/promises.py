"""Making and taking back promises. Called by services in the transaction of the fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings

from slscb.core import gathering
from slscb.core.clock import now
from slscb.core.models import Notice, OutgoingEmail, Record, Reminder, ReminderState
from slscb.core.outbox.digests import next_digest

if TYPE_CHECKING:
    from agencies.models import User


@dataclass(frozen=True)
class Promise:
    """What kind of look at a record is promised, and when. The key makes it once: the same key again does nothing."""

    kind: str
    due_at: datetime
    key: str


def schedule(*, kind: str, about: Record, due_at: datetime, key: str) -> None:
    """Promise to look at `about` again at `due_at`."""
    schedule_all(about=about, promises=[Promise(kind, due_at, key)])


def schedule_all(*, about: Record, promises: Iterable[Promise]) -> None:
    """Make several promises about one record in one statement."""
    made = now()
    gathering.insert(
        [
            Reminder(
                key=one.key,
                reminder_kind=one.kind,
                due_at=one.due_at,
                about_kind=about.kind,
                about_id=about.pk,
                created_at=made,
            )
            for one in promises
        ],
        once=True,
    )


def cancel(*, about: Record, kind: str | None = None) -> None:
    """Take back every waiting promise about a record (of one kind, when named)."""
    waiting = Reminder.objects.filter(about_kind=about.kind, about_id=about.pk, state=ReminderState.PENDING)
    if kind:
        waiting = waiting.filter(reminder_kind=kind)
    gathering.update(waiting, state=ReminderState.CANCELLED, changed_at=now())


def reschedule(*, kind: str, about: Record, due_at: datetime, key: str) -> None:
    """Cancel what was promised of this kind about the record and promise it for another moment."""
    cancel(about=about, kind=kind)
    schedule(kind=kind, about=about, due_at=due_at, key=key)


def send(*, recipient: "User", key: str, link: str) -> None:
    """An e-mail alone, once a key: for a link that is the recipient's only way in and must stand in no list."""
    gathering.insert([OutgoingEmail(recipient=recipient, key=key, link=link)], once=True)


def notify(
    *, recipients: Iterable["User"], key: str, title: str, link: str = "", urgent: bool = False, email: bool = True
) -> None:
    """Put a notice before each recipient once a key, and an e-mail that says only that something waits.

    An e-mail that is not urgent waits for the next of the settings' EMAIL_DIGEST_HOURS. The title carries a
    record's reference and no case facts: it is shown on lists and lock screens.
    """
    chosen = {user.pk: user for user in recipients}
    people = [chosen[pk] for pk in sorted(chosen) if chosen[pk].is_active]  # all in one order: none waits for another
    gathering.insert(
        [Notice(recipient=person, key=key, title=title, link=link, urgent=urgent) for person in people], once=True
    )
    if email:
        send_from = None if urgent else next_digest(now(), settings.EMAIL_DIGEST_HOURS)
        letters = [OutgoingEmail(recipient=one, key=key, link=link, send_from=send_from) for one in people if one.email]
        gathering.insert(letters, once=True)
