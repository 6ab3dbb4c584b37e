"""What keeps an answer back because of the audit, with real commits: the chain's trigger, and openings at the same time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection

from agencies.choices import Role
from cases.models import Child
from slscb.core import audit, budget
from slscb.core.models import AuditEvent, Notice
from slscb.core.unaudited import Unaudited, meaning_of
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.helpers.signing_in import api_of, browser_of

pytestmark = pytest.mark.django_db(transaction=True)

CANARY, AT_ONCE = "Canaryname", 6


@contextmanager
def broken_chain() -> Iterator[None]:
    """The trigger that links events at commit fails."""
    run("ALTER TABLE core_auditlink ADD CONSTRAINT broken CHECK (sequence < 0) NOT VALID")
    try:
        yield
    finally:
        run("ALTER TABLE core_auditlink DROP CONSTRAINT broken")


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_where_the_chain_cannot_be_linked_at_commit_nothing_is_shown_and_nothing_is_kept():
    worker = a_user()
    child, events = a_child(worker, given_name=CANARY), AuditEvent.objects.count()
    page, api = browser_of(worker), api_of(worker)
    changed = {"If-Match": f'"{child.version}"'}
    with broken_chain():
        answers = [
            page.get(f"/children/{child.public_id}/"),
            page.get("/children/"),
            api.get(f"/api/v1/children/{child.public_id}/"),
            api.patch(f"/api/v1/children/{child.public_id}/", {"given_name": "Other"}, headers=changed),
        ]
    assert [answer.status_code for answer in answers] == [503] * 4
    assert not any(CANARY in answer.content.decode() for answer in answers)
    assert answers[-1].json()["title"] == "Out of service"
    assert Child.objects.get(pk=child.pk).given_name == CANARY
    assert AuditEvent.objects.count() == events
    assert page.get(f"/children/{child.public_id}/").status_code == 200, "the control: the chain works again"


def test_a_wrong_event_written_at_once_is_unaudited_too():
    with pytest.raises(Unaudited):
        audit.record(actor=None, action="far longer than an action can be")


@pytest.mark.parametrize("statement", ["SELECT 1 / 0", "INSERT INTO core_auditanchor_none VALUES (1)"])
def test_what_has_nothing_to_do_with_the_audit_stays_what_it_is(statement):
    with pytest.raises(DatabaseError) as caught:
        run(statement)
    assert meaning_of(caught.value) is caught.value
    assert meaning_of(ValueError()) is not None


def test_opening_many_at_the_same_time_gets_nobody_past_the_budget():
    lead, worker = a_user(Role.IG_LEAD), a_user()
    children = [a_child(worker, family_name=f"Number{number:02}x") for number in range(budget.MOST + 8)]
    tokens = [api_of(worker) for _ in range(AT_ONCE)]

    def scrape(number: int) -> list[int]:
        try:
            return [
                tokens[number].get(f"/api/v1/children/{one.public_id}/").status_code
                for one in children[number::AT_ONCE]
            ]
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        statuses = [status for found in threads.map(scrape, range(AT_ONCE)) for status in found]
    assert sorted(statuses) == [200] * budget.MOST + [429] * 8
    assert Notice.objects.filter(recipient=lead).count() == 1
