"""E-mails that hold a link and nothing else. Claim, commit, send, mark."""

import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse

from slscb.core.models import EmailState, OutgoingEmail
from slscb.core.outbox.dispatch import moments

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 20
REFUSED = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)  # one message; the server may take the next


def send_waiting(moment: datetime, *, within: timedelta | None = None) -> int:
    """Send the e-mails that wait; says how many went. An account that has ended since gets none.

    `moment` is when the pass begins. It ends when nothing waits any more, with the time it is given, or at once where
    the mail server is not there: reminders must not wait for it.
    """
    with closing(get_connection()) as server:
        return _send_all(server, moments(moment, within))


def _send_all(server: BaseEmailBackend, instants: Iterator[datetime]) -> int:
    """Send what waits in one conversation with the mail server."""
    sent = 0
    for instant in instants:
        letter = _claim(instant)
        if letter is None:
            break
        try:
            server.open()  # which does nothing while it is open
            sent += _send(letter, server, instant)
        except OSError as error:  # the lease runs out and it is tried again; this try was none
            logger.warning("the mail server is not there: %s", type(error).__name__)
            letter.rows.update(attempts=F("attempts") - 1)
            break
    return sent


@dataclass(frozen=True)
class Letter:
    """One message: the e-mail that waited longest, and what can wait and goes with it to the same person."""

    first: OutgoingEmail
    ids: list[int]

    @property
    def rows(self) -> "QuerySet[OutgoingEmail]":
        """The e-mails that it carries."""
        return OutgoingEmail.objects.filter(pk__in=self.ids)


def _claim(moment: datetime) -> Letter | None:
    with transaction.atomic():
        free = Q(lease_until=None) | Q(lease_until__lte=moment)
        due = Q(send_from=None) | Q(send_from__lte=moment)
        waiting = OutgoingEmail.objects.filter(free, state=EmailState.PENDING, attempts__lt=MOST_ATTEMPTS)
        waiting = waiting.select_for_update(skip_locked=True, of=("self",)).order_by("pk")
        first = waiting.filter(due).select_related("recipient").first()
        if first is None:
            return None
        letter = Letter(first, [first.pk])
        if first.send_from is not None:
            others = waiting.filter(recipient=first.recipient, send_from__lte=moment).exclude(pk=first.pk)
            letter.ids.extend(others.values_list("pk", flat=True))
        letter.rows.update(lease_until=moment + LEASE, attempts=F("attempts") + 1, changed_at=moment)
        first.attempts += 1
        return letter


def _send(letter: Letter, server: BaseEmailBackend, moment: datetime) -> int:
    """How many e-mails went out with it."""
    first = letter.first
    if not (first.recipient.lives and first.recipient.email):
        letter.rows.update(state=EmailState.DROPPED)
        return 0
    try:
        message = message_for(first, len(letter.ids))
        message.connection = server
        message.send()
    except REFUSED as error:  # the lease runs out and it is tried again, but not for ever
        logger.warning("e-mail %s not sent: %s", first.public_id, type(error).__name__)
        letter.rows.filter(attempts__gte=MOST_ATTEMPTS).update(state=EmailState.DROPPED)
        return 0
    return letter.rows.update(state=EmailState.SENT, sent_at=moment)


def message_for(email: OutgoingEmail, number: int = 1) -> EmailMessage:
    """The message: a greeting by no name, a link, and a Message-ID that is the same at every attempt.

    One that stands for a `number` of things leads to the list of notices.
    """
    link = email.link or "/" if number == 1 else reverse("core:notice-list")
    what, them = ("Something needs", "it") if number == 1 else (f"{number} things need", "them")
    body = render_to_string("emails/notice.txt", {"link": settings.SERVICE_URL + link, "what": what, "them": them})
    host = urlsplit(settings.SERVICE_URL).hostname or "localhost"
    return EmailMessage(
        subject=f"{what} your attention in the safeguarding service",
        body=body,
        to=[email.recipient.email],
        headers={"Message-ID": f"<{email.public_id}@{host}>"},
    )
