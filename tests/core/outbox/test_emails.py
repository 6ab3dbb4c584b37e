"""E-mails go out once each, however slow or dead the mail server is."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from slscb.core import outbox
from slscb.core.models import EmailState, OutgoingEmail
from tests.factories.agencies import a_user

MOMENT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SEND = "django.core.mail.EmailMessage.send"

pytestmark = pytest.mark.django_db


def waiting(number):
    """So many e-mails that wait to be sent."""
    user = a_user()
    for key in range(number):
        outbox.notify(recipients=[user], key=str(key), title="Look again", link="/somewhere/")


def test_a_lease_begins_with_its_own_claim_however_long_the_pass_has_run(monkeypatch):
    """A slow mail server makes a pass long; what it has just claimed must not look forgotten to another pass."""
    waiting(2)
    taken_by_another, really_send = [], EmailMessage.send
    with time_machine.travel(MOMENT, tick=False) as clock:

        def slow_send(self, fail_silently=False):
            clock.shift(timedelta(minutes=3))
            monkeypatch.setattr(SEND, second_send)
            return really_send(self)

        def second_send(self, fail_silently=False):
            monkeypatch.setattr(SEND, really_send)
            taken_by_another.append(outbox.send_waiting(MOMENT + timedelta(minutes=3)))
            return really_send(self)

        monkeypatch.setattr(SEND, slow_send)
        assert outbox.send_waiting(MOMENT) == 2
    assert taken_by_another == [0]
    assert len(mail.outbox) == 2


def test_a_pass_ends_when_its_time_is_up(monkeypatch):
    waiting(5)
    really_send = EmailMessage.send
    with time_machine.travel(MOMENT, tick=False) as clock:

        def slow_send(self, fail_silently=False):
            clock.shift(timedelta(seconds=8))
            return really_send(self)

        monkeypatch.setattr(SEND, slow_send)
        assert outbox.send_waiting(MOMENT, within=timedelta(seconds=20)) == 3


def test_a_mail_server_that_is_not_there_is_asked_once_a_pass(monkeypatch):
    """Each try may take ten seconds: a pass that tried every e-mail would hold up the reminders."""
    waiting(5)
    tried = []

    def refused(self, fail_silently=False):
        tried.append(self)
        raise ConnectionRefusedError

    monkeypatch.setattr(SEND, refused)
    assert outbox.send_waiting(MOMENT) == 0
    assert len(tried) == 1


def test_an_address_that_the_mail_server_refuses_does_not_hold_up_the_others(monkeypatch):
    waiting(3)
    really_send, tried = EmailMessage.send, []

    def first_refused(self, fail_silently=False):
        tried.append(self)
        if len(tried) == 1:
            raise SMTPRecipientsRefused({})
        return really_send(self)

    monkeypatch.setattr(SEND, first_refused)
    assert outbox.send_waiting(MOMENT) == 2
    assert OutgoingEmail.objects.filter(state=EmailState.SENT).count() == 2


def test_a_mail_server_that_does_not_answer_is_waited_for_ten_seconds():
    assert settings.EMAIL_TIMEOUT == 10


def test_a_mail_server_that_is_gone_for_a_day_costs_no_email(monkeypatch):
    waiting(1)

    def refused(self, fail_silently=False):
        raise ConnectionRefusedError

    with monkeypatch.context() as gone:
        gone.setattr(SEND, refused)
        for minutes in range(0, 24 * 60, 5):
            outbox.send_waiting(MOMENT + timedelta(minutes=minutes))
    assert outbox.send_waiting(MOMENT + timedelta(days=1)) == 1


def test_an_address_that_is_refused_again_and_again_is_given_up(monkeypatch):
    """Otherwise it would wait for ever, and the watchdog could tell of nothing else."""
    waiting(1)

    def refused(self, fail_silently=False):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr(SEND, refused)
    for minutes in range(0, 20 * 5, 5):
        assert OutgoingEmail.objects.get().state == EmailState.PENDING
        outbox.send_waiting(MOMENT + timedelta(minutes=minutes))
    assert OutgoingEmail.objects.get().state == EmailState.DROPPED


def test_a_pass_holds_one_conversation_with_the_mail_server(monkeypatch):
    """Opening one for each e-mail, with its greeting and its TLS, costs more than the e-mail."""
    waiting(3)
    begun = []
    monkeypatch.setattr(BaseEmailBackend, "__init__", lambda self, **options: begun.append(self))
    assert outbox.send_waiting(MOMENT) == 3
    assert len(begun) == 1
