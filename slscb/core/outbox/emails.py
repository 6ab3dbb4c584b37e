"""E-mails that hold a link and nothing else. Claim, commit, send, mark."""

import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string

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
        email = _claim(instant)
        if email is None:
            break
        try:
            server.open()  # which does nothing while it is open
            sent += _send(email, server, instant)
        except OSError as error:  # the lease runs out and it is tried again; this try was none
            logger.warning("the mail server is not there: %s", type(error).__name__)
            OutgoingEmail.objects.filter(pk=email.pk).update(attempts=email.attempts - 1)
            break
    return sent


def _claim(moment: datetime) -> OutgoingEmail | None:
    with transaction.atomic():
        free = Q(lease_until=None) | Q(lease_until__lte=moment)
        waiting = OutgoingEmail.objects.filter(free, state=EmailState.PENDING, attempts__lt=MOST_ATTEMPTS)
        email = (
            waiting.select_for_update(skip_locked=True, of=("self",)).select_related("recipient").order_by("pk").first()
        )
        if email is not None:
            email.lease_until, email.attempts = moment + LEASE, email.attempts + 1
            email.save(update_fields=["lease_until", "attempts", "changed_at"])
        return email


def _send(email: OutgoingEmail, server: BaseEmailBackend, moment: datetime) -> bool:
    if not (email.recipient.lives and email.recipient.email):
        OutgoingEmail.objects.filter(pk=email.pk).update(state=EmailState.DROPPED)
        return False
    try:
        message = message_for(email)
        message.connection = server
        message.send()
    except REFUSED as error:  # the lease runs out and it is tried again, but not for ever
        logger.warning("e-mail %s not sent: %s", email.public_id, type(error).__name__)
        if email.attempts >= MOST_ATTEMPTS:
            OutgoingEmail.objects.filter(pk=email.pk).update(state=EmailState.DROPPED)
        return False
    OutgoingEmail.objects.filter(pk=email.pk).update(state=EmailState.SENT, sent_at=moment)
    return True


def message_for(email: OutgoingEmail) -> EmailMessage:
    """The message: a greeting by no name, a link, and a Message-ID that is the same at every attempt."""
    body = render_to_string("emails/notice.txt", {"link": settings.SERVICE_URL + (email.link or "/")})
    host = urlsplit(settings.SERVICE_URL).hostname or "localhost"
    return EmailMessage(
        subject="Something needs your attention in the safeguarding service",
        body=body,
        to=[email.recipient.email],
        headers={"Message-ID": f"<{email.public_id}@{host}>"},
    )
