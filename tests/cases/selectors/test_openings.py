"""Who opened a record, by kind: what is asked for, what is counted, and how it is found among many."""

import pytest
from django.db import connection

from agencies.choices import Role
from cases import selectors
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.errors import NotAllowed
from slscb.core.models import ActionKind, AuditEvent, of_kind
from tests.factories.agencies import a_user
from tests.factories.cases import a_child

pytestmark = pytest.mark.django_db


def an_event(action, child, times=1, **fields):
    for _ in range(times):
        audit.record(actor=None, action=action, about=[child.pk], **fields)


def actions(found):
    return [event.action for event in found.events]


def test_openings_and_changes_come_first_and_listings_only_when_asked_for():
    lead, child = a_user(Role.IG_LEAD), a_child()
    an_event(Action.LIST, child, times=30)
    an_event(Action.VIEW, child)
    assert set(actions(selectors.openings(lead, child.reference))) == {"view", "create", "grant"}
    assert actions(selectors.openings(lead, child.reference, ["listed"])) == ["list"] * 30
    assert actions(selectors.openings(lead, "", ["listed"])) == ["list"] * 30


def test_every_kind_is_counted_whatever_is_shown_and_no_further_than_one_over_a_thousand():
    lead, child = a_user(Role.IG_LEAD), a_child()
    AuditEvent.objects.bulk_create(
        AuditEvent(at=child.created_at, action=Action.SEARCH, about=[child.pk]) for _ in range(1_010)
    )
    an_event(Action.VIEW, child, times=3)
    an_event(Action.PRINT, child)
    for reference in (child.reference, ""):
        counts = selectors.openings(lead, reference, ["opened"]).counts
        assert (counts["opened"], counts["listed"], counts["taken"], counts["refused"]) == (3, 1_001, 1, 0)
        assert counts["changed"] > 0


def test_a_refusal_belongs_to_the_child_whom_the_address_named():
    lead, child, other = a_user(Role.IG_LEAD), a_child(), a_child()
    audit.record(actor=None, action=Action.DENIED, target_id=child.public_id, detail={"status": 404})
    assert actions(selectors.openings(lead, child.reference, ["refused"])) == ["denied"]
    assert actions(selectors.openings(lead, other.reference, ["refused"])) == []
    events = list(selectors.openings(lead, "", ["refused"]).events)
    assert selectors.references_of(events)[child.public_id] == child.reference


def test_looking_is_written_down_and_nobody_else_may_look():
    child = a_child()
    selectors.openings(a_user(Role.IG_LEAD), child.reference)
    assert AuditEvent.objects.filter(target_id=child.public_id, action="view", detail={"part": "audit"}).count() == 1
    with pytest.raises(NotAllowed):
        selectors.openings(a_user(), child.reference)


def test_a_reference_of_nobody_finds_nothing_and_counts_nothing():
    a_child()
    found = selectors.openings(a_user(Role.IG_LEAD), "ZZZZ-ZZZZ", ActionKind.values)
    assert actions(found) == []
    assert set(found.counts.values()) == {0}


@pytest.mark.parametrize("kind", [ActionKind.OPENED, ActionKind.TAKEN, ActionKind.REFUSED])
def test_a_kind_is_read_from_an_index_of_its_own(kind):
    """Exports are one event in thousands: without the index the newest fifty would be looked for in all of them."""
    newest = AuditEvent.objects.filter(of_kind(kind)).order_by("-at", "-pk")[:50]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    assert f"audit_{kind}" in newest.explain()
