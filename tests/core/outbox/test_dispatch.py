"""Promises are kept once, whatever happens."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction

from slscb.core import outbox
from slscb.core.models import EmailState, Notice, OutgoingEmail, Reminder, ReminderState
from slscb.core.outbox import registry
from tests.factories.agencies import a_team, a_user

DUE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def told(monkeypatch):
    """A handler that tells one person, and who that is."""
    user = a_user()

    def handler(reminder, moment):
        outbox.notify(recipients=[user], key=reminder.key, title="Look again", link="/somewhere/")

    monkeypatch.setitem(registry._handlers, "test", handler)
    return user


def promise(key: str = "one", due_at: datetime = DUE) -> None:
    outbox.schedule(kind="test", about=a_team("Team of tests"), due_at=due_at, key=key)


@pytest.mark.django_db
def test_nothing_is_sent_before_it_is_due(told):
    promise()
    assert outbox.dispatch(DUE - timedelta(seconds=1)).done == 0
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_a_due_reminder_is_sent_once_however_often_the_job_runs(told):
    promise()
    assert [outbox.dispatch(DUE).done for _ in range(3)] == [1, 0, 0]
    assert Notice.objects.get().recipient == told


@pytest.mark.django_db
def test_the_same_promise_made_twice_is_one_promise(told):
    promise()
    promise()
    assert Reminder.objects.count() == 1


@pytest.mark.django_db
def test_a_cancelled_reminder_is_not_sent(told):
    promise()
    outbox.cancel(about=a_team("Team of tests"))
    assert outbox.dispatch(DUE).done == 0


@pytest.mark.django_db
def test_one_failing_reminder_does_not_hold_up_the_others_and_is_tried_again(told, monkeypatch):
    def broken(reminder, moment):
        raise RuntimeError("boom")

    monkeypatch.setitem(registry._handlers, "broken", broken)
    outbox.schedule(kind="broken", about=a_team("Team of tests"), due_at=DUE - timedelta(hours=1), key="bad")
    promise()
    assert outbox.dispatch(DUE) == outbox.Dispatched(done=1, failed=1)
    bad = Reminder.objects.get(key="bad")
    assert (bad.state, bad.attempts, bad.last_error) == (ReminderState.PENDING, 1, "RuntimeError")
    assert bad.due_at == DUE - timedelta(hours=1)
    assert list(outbox.late_reminders(DUE)) == [bad]


@pytest.mark.django_db
def test_what_failed_is_tried_again_soon_and_then_more_and_more_seldom(told, monkeypatch):
    tried = []

    def broken(reminder, moment):
        tried.append(moment - DUE)
        raise RuntimeError("boom")

    monkeypatch.setitem(registry._handlers, "test", broken)
    promise()
    with time_machine.travel(DUE, tick=False):
        for seconds in range(0, 2 * 60 * 60, 20):
            outbox.dispatch(DUE + timedelta(seconds=seconds))
    minutes = [one / timedelta(minutes=1) for one in tried]
    assert minutes[:4] == pytest.approx([0, 1 / 3, 1, 7 / 3])
    assert minutes[-1] - minutes[-2] == 30


@pytest.mark.django_db
def test_a_disabled_person_is_not_written_to(told):
    told.is_active = False
    told.save()
    promise()
    outbox.dispatch(DUE)
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_an_email_says_nothing_but_that_something_waits_and_keeps_its_message_id(told):
    promise()
    outbox.dispatch(DUE)
    email = OutgoingEmail.objects.get()
    first = outbox.emails.message_for(email).message()["Message-ID"]
    assert outbox.send_waiting(DUE) == 1
    assert outbox.send_waiting(DUE) == 0
    sent = mail.outbox[0]
    assert sent.message()["Message-ID"] == first
    assert "Look again" not in sent.body + sent.subject


@pytest.mark.django_db
def test_an_email_that_could_not_be_sent_is_tried_again_when_its_lease_has_run_out(told, monkeypatch):
    promise()
    outbox.dispatch(DUE)

    def refused(self, fail_silently=False):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refused)
        assert outbox.send_waiting(DUE) == 0
    assert outbox.send_waiting(DUE + timedelta(minutes=1)) == 0
    assert outbox.send_waiting(DUE + timedelta(minutes=3)) == 1
    assert OutgoingEmail.objects.get().state == EmailState.SENT


@pytest.mark.django_db(transaction=True)
def test_a_reminder_that_another_dispatcher_holds_is_passed_over(told):
    """A second connection holds the row; this dispatcher neither waits nor sends it twice."""
    promise()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT id FROM core_reminder FOR UPDATE")
            assert outbox.dispatch(DUE).done == 0
            cursor.execute("ROLLBACK")
    finally:
        other.close()
    assert outbox.dispatch(DUE).done == 1


@pytest.mark.django_db(transaction=True)
def test_a_promise_is_forgotten_with_the_transaction_that_made_it(told):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        promise()
        raise ZeroDivisionError
    assert not Reminder.objects.exists()


@pytest.mark.django_db
def test_what_falls_due_while_a_pass_runs_is_carried_out_by_it(told, monkeypatch):
    promise("now")
    promise("soon", DUE + timedelta(seconds=5))
    with time_machine.travel(DUE, tick=False) as clock:
        slowly(told, monkeypatch, clock, seconds=5)
        assert outbox.dispatch(DUE).done == 2
    assert Reminder.objects.get(key="soon").done_at == DUE + timedelta(seconds=5)


@pytest.mark.django_db
def test_a_pass_ends_when_its_time_is_up(told, monkeypatch):
    for number in range(5):
        promise(str(number))
    with time_machine.travel(DUE, tick=False) as clock:
        slowly(told, monkeypatch, clock, seconds=8)
        assert outbox.dispatch(DUE, within=timedelta(seconds=20)).done == 3


def slowly(user, monkeypatch, clock, seconds):
    """The handler of tests takes so long."""

    def handler(reminder, moment):
        outbox.notify(recipients=[user], key=reminder.key, title="Look again")
        clock.shift(timedelta(seconds=seconds))

    monkeypatch.setitem(registry._handlers, "test", handler)
