"""The audit is written with the act and is never changed."""

import pytest
from django.db import Error, transaction

from slscb.core import audit
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user

pytestmark = pytest.mark.django_db


def test_an_event_says_who_did_what_about_whom():
    user = a_user()
    event = audit.record(actor=user, action=audit.Action.VIEW, about=[7], target=user.memberships.get())
    assert (event.actor, event.action, event.about, event.target_kind) == (user, "view", [7], "agencies.membership")


def test_a_child_who_is_shown_twice_stands_once_in_the_event():
    assert audit.record(actor=None, action=audit.Action.LIST, about=iter([7, 3, 7])).about == [7, 3]


@pytest.mark.parametrize("attack", ["update", "delete"])
def test_an_event_can_be_neither_changed_nor_deleted(attack):
    audit.record(actor=None, action=audit.Action.VIEW)
    events = AuditEvent.objects.all()
    with pytest.raises(Error), transaction.atomic():
        events.update(action="list") if attack == "update" else events.delete()


def test_an_event_is_gone_with_the_transaction_of_its_act():
    before = AuditEvent.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        audit.record(actor=None, action=audit.Action.VIEW)
        raise ZeroDivisionError
    assert AuditEvent.objects.count() == before
