"""What follows from a record waits, is written with it or not at all, and nobody who looks can tell."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from bench.measure import counting
from slscb.core import audit, gathering, outbox
from slscb.core.audit import Action
from slscb.core.gathering import gathered
from slscb.core.models import AuditEvent, Notice, Reminder
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child

pytestmark = pytest.mark.django_db

DUE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def remember(about: int) -> None:
    audit.record(actor=None, action=Action.VIEW, about=[about])


def remembered() -> list[int]:
    """About whom there are events, in the order in which they were written."""
    return [about for event in AuditEvent.objects.filter(action=Action.VIEW).order_by("pk") for about in event.about]


def promise(team, key: str) -> None:
    outbox.schedule(kind="test", about=team, due_at=DUE, key=key)


def states() -> dict[str, str]:
    return dict(Reminder.objects.values_list("key", "state"))


def test_all_that_follows_is_written_in_one_statement():
    team, child, user = a_team(), a_child(), a_user()
    promise(team, "before")
    with counting() as sent, gathered():
        remember(1)
        outbox.reschedule(kind="test", about=team, due_at=DUE, key="after")
        outbox.notify(recipients=[user], key="told", title="Look")
        gathering.update(child.user_grants.all(), risk_order=2)
        gathering.update(child.group_grants.all(), risk_order=2)
        remember(2)
        assert sent == []
    assert len(sent) == 1
    assert remembered() == [1, 2]
    assert states() == {"before": "cancelled", "after": "pending"}
    assert Notice.objects.get().recipient == user
    assert {one.risk_order for one in [*child.user_grants.all(), *child.group_grants.all()]} == {2}


def test_without_a_gathering_each_is_written_at_once():
    with counting() as sent:
        remember(1)
        remember(2)
    assert len(sent) == 2


def test_nothing_is_sent_where_nothing_follows():
    with counting() as sent, gathered():
        pass
    assert sent == []


def test_what_waits_is_seen_by_whoever_looks():
    with gathered():
        remember(1)
        assert remembered() == [1]
        remember(2)
        assert AuditEvent.objects.filter(about=[2]).exists()
    assert remembered() == [1, 2]


def test_what_waits_is_seen_by_hand_written_sql():
    with gathered(), connection.cursor() as cursor:
        remember(1)
        cursor.execute("SELECT count(*) FROM core_auditevent")
        assert cursor.fetchone() == (1,)


def test_a_look_at_another_table_does_not_hurry_what_waits():
    with counting() as sent, gathered():
        remember(1)
        list(Notice.objects.all())
        remember(2)
    assert len(sent) == 2


def test_a_promise_made_and_taken_back_at_once_is_taken_back():
    team = a_team()
    with gathered():
        promise(team, "one")
        outbox.cancel(about=team)
    assert states() == {"one": "cancelled"}


def test_a_promise_made_after_others_were_taken_back_is_kept():
    team = a_team()
    promise(team, "one")
    with gathered():
        outbox.cancel(about=team)
        promise(team, "two")
    assert states() == {"one": "cancelled", "two": "pending"}


def test_the_same_key_twice_in_a_gathering_is_one_promise():
    team = a_team()
    with gathered():
        promise(team, "one")
        promise(team, "one")
    assert states() == {"one": "pending"}


def test_an_exception_leaves_nothing_written():
    with pytest.raises(ZeroDivisionError), transaction.atomic(), gathered():
        remember(1)
        raise ZeroDivisionError
    assert remembered() == []


def test_where_the_audit_cannot_be_written_neither_is_the_record():
    before = a_team().agency
    with pytest.raises(DatabaseError), transaction.atomic(), gathered():
        type(before).objects.filter(pk=before.pk).update(telephone="999")
        audit.record(actor=None, action="far longer than an action can be")
    before.refresh_from_db()
    assert before.telephone != "999"


def test_what_was_gathered_in_a_savepoint_goes_with_it():
    with gathered():
        remember(1)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            remember(2)
            raise ZeroDivisionError
        remember(3)
    assert remembered() == [1, 3]


def test_what_was_written_in_a_savepoint_for_somebody_who_looked_waits_again_when_it_goes():
    with gathered():
        remember(1)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            remember(2)
            assert remembered() == [1, 2]
            raise ZeroDivisionError
        assert remembered() == [1]
    assert remembered() == [1]


def test_a_savepoint_within_a_savepoint_goes_alone():
    with gathered(), transaction.atomic():
        remember(1)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            remember(2)
            raise ZeroDivisionError
        with transaction.atomic():
            remember(3)
    assert remembered() == [1, 3]


def test_a_savepoint_is_known_behind_another_wrapper_of_the_connection():
    """pghistory puts its context in front of every statement, savepoints too."""

    def prefix(execute, sql, *rest):
        return execute(f"SELECT 1; {sql}", *rest)

    with connection.execute_wrapper(prefix), gathered(), pytest.raises(ZeroDivisionError), transaction.atomic():
        remember(1)
        raise ZeroDivisionError
    assert remembered() == []


def test_a_gathering_within_a_gathering_joins_it():
    with counting() as sent, gathered():
        with gathered():
            remember(1)
        assert sent == []
    assert remembered() == [1]


def test_a_transaction_that_is_to_be_rolled_back_is_left_alone():
    with transaction.atomic(), gathered():
        remember(1)
        transaction.set_rollback(True)
    assert remembered() == []


def test_a_fact_is_asked_for_once_in_a_gathering_and_anew_in_the_next():
    asked = []

    def read():
        asked.append(1)
        return len(asked)

    with gathered():
        assert [gathering.once("fact", read), gathering.once("fact", read)] == [1, 1]
    with gathered():
        assert gathering.once("fact", read) == 2
    assert gathering.once("fact", read) == 3
