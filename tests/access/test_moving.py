"""Every kind of record about a child follows in a merge, and goes back, as the role of the web does it."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from cases.choices.merging import RowMoved
from cases.choices.sharing import EMERGENCY_LASTS, EmergencyOutcome
from cases.models import Child
from cases.services import emergencies, merging, protection, sharing
from slscb.core import joining
from slscb.core.clock import now
from tests.access.world import a_world
from tests.factories.agencies import a_user
from tests.factories.cases import a_child, an_address
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db

FEWEST_KINDS = 15


def test_every_kind_of_record_follows_and_goes_back_as_the_web_itself_moves_it(time_machine):
    """The other record is the world's child, of whom there is a record of every kind."""
    world = a_world()
    manager, lead = world.connected[Role.TEAM_MANAGER], world.connected[Role.CSE_LEAD]
    other = Child.objects.get(public_id=world.arguments["child_id"])
    protection.decide(actor=lead, change_id=world.arguments["change_id"], approved=False)
    sharing.end(actor=manager, share_id=world.arguments["share_id"])
    words = {"outcome": EmergencyOutcome.JUSTIFIED, "words": "Rang the police: she was there"}
    emergencies.review(actor=a_user(Role.IG_LEAD), emergency_id=world.arguments["emergency_id"], **words)
    time_machine.move_to(now() + EMERGENCY_LASTS)
    kept = a_child(world.connected[Role.PRACTITIONER])
    an_address(other)
    kinds = list(joining.following())
    before = [ids_of(one, other) for one in kinds]
    wanted = merging.Proposal(other_id=other.public_id, reason="One child")
    made = merging.propose(actor=manager, child_id=kept.public_id, proposal=wanted)
    decided = browser_of(lead).post(
        reverse("cases:merge-decide", args=[made.public_id]), {"decision": "approve", "version": made.version}
    )
    assert decided.status_code == 303
    left = {(line.row_kind, line.row_field, line.row_id) for line in made.rows.filter(how=RowMoved.LEFT)}
    for one, ids in zip(kinds, before, strict=True):
        stayed = ids_of(one, other)
        assert stayed == {pk for pk in ids if (one.kind, one.field, pk) in left}, one.kind
        assert ids_of(one, kept) >= ids - stayed, one.kind
    assert sum(bool(ids) for ids in before) >= FEWEST_KINDS
    made.refresh_from_db()
    undone = browser_of(lead).post(
        reverse("cases:merge-undo", args=[made.public_id]), {"reason": "Two", "version": made.version}
    )
    assert undone.status_code == 303
    assert [ids_of(one, other) - said_since(one, other) for one in kinds] == before


def ids_of(one, child):
    return set(one.rows(child.pk).values_list("pk", flat=True))


def said_since(one, child):
    """The line of the chronology that says that the two were taken apart."""
    if one.kind != "cases.chronologyentry":
        return set()
    return set(child.chronology.filter(summary__startswith="Taken apart").values_list("pk", flat=True))
