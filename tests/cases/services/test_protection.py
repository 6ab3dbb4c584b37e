"""Restricting and sealing a child: two people, held by the database, and only those named see her."""

from contextlib import nullcontext

import pytest
from django.db import DatabaseError, connection, transaction

from agencies.choices import AgencyCode, Role
from cases import access, selectors
from cases.choices import Basis, Protection
from cases.models import Child, ChildGroupGrant, ChildUserGrant, ProtectionChange
from cases.services import allocation, children, escalation, grants, protection
from cases.services.protection import Proposal
from slscb.core import outbox, wall
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Restricted
from slscb.core.models import AuditEvent, Notice, OutgoingEmail
from slscb.devstack.stepping_down import stepped_down
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import DETAILS, a_child, a_protected_child, protect

pytestmark = pytest.mark.django_db


def sees(user, child):
    return access.sees(user, child.pk)


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def child(team):
    return a_child(a_user(team=team))


def proposed(child, by, after="sealed", **more):
    wanted = Proposal(**{"after": after, "reason": "Threats", "ring": "the duty manager", **more})
    return protection.propose(actor=by, child_id=child.public_id, proposal=wanted)


@pytest.mark.parametrize("after", ["restricted", "sealed"])
def test_on_a_protected_child_the_teams_grant_no_longer_counts_and_the_named_see_her(child, team, after):
    colleague = a_user(team=team)
    assert sees(colleague, child)
    proposer, decider = protect(child, after)
    worker = child.allocations.get().worker
    assert [sees(one, child) for one in (colleague, proposer, decider, worker)] == [False, True, True, True]
    assert AuditEvent.objects.filter(action="change", about=[child.pk], detail__protection=after).exists()


def test_whoever_proposed_it_cannot_decide_it(child, team):
    manager = a_user(Role.TEAM_MANAGER, team)
    asked = proposed(child, manager)
    with pytest.raises(Invalid, match="Another person must decide"), transaction.atomic():
        protection.decide(actor=manager, change_id=asked.public_id, approved=True)
    child.refresh_from_db()
    assert child.protection == "open"


def test_a_refused_proposal_changes_nothing_and_another_may_be_made(child, team):
    manager, lead = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team)
    asked = proposed(child, manager)
    protection.decide(actor=lead, change_id=asked.public_id, approved=False)
    child.refresh_from_db()
    assert child.protection == "open"
    with pytest.raises(Invalid, match="decided already"):
        protection.decide(actor=lead, change_id=asked.public_id, approved=True)
    assert proposed(child, lead)


def test_unsealing_takes_two_of_those_named_and_lets_the_team_in_again(child, team):
    colleague = a_user(team=team)
    proposer, decider = protect(child, "sealed")
    asked = proposed(child, decider, "open")
    with pytest.raises(NotVisible):
        protection.decide(actor=a_user(Role.CSE_LEAD, team), change_id=asked.public_id, approved=True)
    protection.decide(actor=proposer, change_id=asked.public_id, approved=True)
    assert sees(colleague, child)
    assert not ChildUserGrant.objects.filter(basis=Basis.NAMED).exists()


@pytest.mark.parametrize(
    ("wanted", "fault"),
    [
        ({"after": "open"}, "protected like this already"),
        ({"after": "restricted", "ring": " "}, "Enter whom to ring"),
        ({"reason": " "}, "Enter the reason"),
        ({"after": "hidden"}, "Choose how"),
    ],
)
def test_a_proposal_changes_something_has_a_reason_and_says_whom_to_ring(child, team, wanted, fault):
    with pytest.raises(Invalid, match=fault):
        proposed(child, a_user(Role.TEAM_MANAGER, team), **wanted)


def test_a_practitioner_proposes_nothing(child):
    with pytest.raises(NotAllowed):
        proposed(child, child.allocations.get().worker)


def test_one_proposal_waits_at_a_time(child, team):
    proposed(child, a_user(Role.TEAM_MANAGER, team))
    with pytest.raises(Invalid, match="waits already"), transaction.atomic():
        proposed(child, a_user(Role.CSE_LEAD, team), "restricted")


def test_those_who_can_decide_are_told(child, team):
    manager, lead, stranger = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team), a_user(Role.CSE_LEAD)
    proposed(child, manager)
    told = set(Notice.objects.filter(key__startswith="protection:").values_list("recipient", flat=True))
    assert lead.pk in told
    assert not {manager.pk, stranger.pk} & told


@pytest.mark.parametrize("after", ["restricted", "sealed"])
def test_grants_given_afterwards_to_groups_or_by_time_do_not_count(team, after):
    child, other, lead = a_protected_child(after), a_team(), a_user(Role.CSE_LEAD)
    grants.give(actor=None, child=child, to=other.group, basis=Basis.AGENCY)
    grants.give_many(actor=None, children=[child.pk], to=a_team().group, basis=Basis.PANEL)
    grants.give(actor=None, child=child, to=lead, basis=Basis.ESCALATION)
    assert not ChildGroupGrant.objects.filter(content_object=child, suspended=False).exists()
    assert not sees(a_user(team=other), child)
    assert not sees(lead, child)


def test_escalation_of_a_sealed_child_tells_those_named_and_nobody_else(child):
    proposer, decider = protect(child, "sealed")
    told = escalation.escalate(actor=None, child=child, until=now())
    assert {one.pk for one in told} == {proposer.pk, decider.pk}


def test_a_worker_to_whom_the_case_is_allocated_by_somebody_named_sees_her(child, team):
    proposer, _ = protect(child, "sealed")
    before, after = child.allocations.get().worker, a_user(team=team)
    allocation.allocate(actor=proposer, child_id=child.public_id, team=team, worker=after)
    assert (sees(after, child), sees(before, child)) == (True, False)


def test_a_person_is_named_and_taken_off_again_and_two_who_decide_must_stay(child):
    proposer, decider = protect(child, "sealed")
    nurse, third = a_user(Role.AGENCY_REPRESENTATIVE), a_user(Role.CSE_LEAD)
    protection.name_person(actor=proposer, child_id=child.public_id, user=nurse)
    assert sees(nurse, child)
    protection.unname_person(actor=proposer, child_id=child.public_id, user=nurse)
    assert not sees(nurse, child)
    with pytest.raises(Invalid, match="Two people who can decide"):
        protection.unname_person(actor=proposer, child_id=child.public_id, user=decider)
    protection.name_person(actor=proposer, child_id=child.public_id, user=third)
    protection.unname_person(actor=proposer, child_id=child.public_id, user=decider)
    assert not sees(decider, child)


def test_nobody_is_named_on_an_open_record_nor_somebody_without_the_role(child, team):
    manager = a_user(Role.TEAM_MANAGER, team)
    with pytest.raises(Invalid, match="not protected"):
        protection.name_person(actor=manager, child_id=child.public_id, user=a_user())
    protect(child, "sealed", proposer=manager)
    with pytest.raises(Invalid, match="works with children"):
        protection.name_person(actor=manager, child_id=child.public_id, user=a_user(Role.LSCB_MANAGER))


def test_the_door_to_a_restricted_child_says_whom_to_ring_and_to_a_sealed_one_nothing():
    restricted, sealed = a_protected_child("restricted"), a_protected_child("sealed")
    stranger = a_user()
    with pytest.raises(Restricted, match="Ring the duty manager, 01753 875362"):
        access.child_for(stranger, restricted.public_id)
    with pytest.raises(NotVisible):
        access.child_for(stranger, sealed.public_id)


def test_before_recording_a_restricted_child_is_told_in_the_agreed_words_and_a_sealed_one_is_not_there():
    stranger = a_user()
    known = {name: DETAILS[name] for name in ("given_name", "family_name", "date_of_birth")}
    a_protected_child("sealed", nhs_number="9434765919")
    assert not selectors.possible_matches(stranger, **known, nhs_number="9434765919")
    a_protected_child("restricted")
    found = selectors.possible_matches(stranger, **known)
    assert (found.seen, found.held_by, found.ring) == ([], [], ["the duty manager, 01753 875362"])


def test_correcting_the_record_and_closing_it_leave_the_seal(child):
    protect(child, "sealed")
    worker = child.allocations.get().worker
    details = children.Details(**DETAILS | {"given_name": "Amira"})
    changed = children.change_child(
        actor=worker, child_id=child.public_id, details=details, expected_version=child.version
    )
    children.close_child(
        actor=a_named(child), child_id=child.public_id, reason="Moved", expected_version=changed.version
    )
    child.refresh_from_db()
    assert (child.protection, child.given_name, child.status) == ("sealed", "Amira", "closed")


def a_named(child):
    return selectors.people_who_see(child.pk, "child.allocate").first()


@pytest.mark.parametrize("stepping", [True, False], ids=["the web", "the owner"])
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE cases_child SET protection = 'open' WHERE id = %(child)s",
        "UPDATE cases_child SET protection = 'restricted' WHERE id = %(child)s",
        "UPDATE cases_protectionchange SET used = false WHERE child_id = %(child)s",
        "UPDATE cases_protectionchange SET after = 'open' WHERE child_id = %(child)s",
        "INSERT INTO cases_protectionchange (public_id, created_at, changed_at, version, child_id, before, after, reason,"
        " ring, state, proposed_by_id, decided_by_id, decided_at, used) VALUES (gen_random_uuid(), now(), now(), 1,"
        " %(child)s, 'sealed', 'open', 'x', '', 'approved', %(one)s, %(two)s, now(), false)",
        "UPDATE cases_protectionchange SET state = 'approved', decided_at = now(), decided_by_id = proposed_by_id"
        " WHERE state = 'waiting' AND child_id = %(child)s",
    ],
)
def test_no_bare_statement_takes_the_seal_off(child, attack, stepping):
    one, two = protect(child, "sealed")
    proposed(child, one, "open")
    with stepped_down() if stepping else nullcontext():
        wall.open_for(one)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(attack, {"child": child.pk, "one": one.pk, "two": two.pk})
    child.refresh_from_db()
    assert child.protection == "sealed"


def test_an_approval_that_was_used_serves_no_second_time(child, team):
    one, two = protect(child, "sealed")
    for after in ("open", "sealed"):
        asked = proposed(child, one, after)
        protection.decide(actor=two, change_id=asked.public_id, approved=True)
        one, two = two, one
    assert not ProtectionChange.objects.filter(used=False).exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        Child.objects.filter(pk=child.pk).update(protection=Protection.OPEN)


def test_a_suspended_grant_cannot_be_made_to_count_by_a_bare_statement(child):
    protect(child, "sealed")
    ChildGroupGrant.objects.filter(content_object=child).update(suspended=False)
    assert not ChildGroupGrant.objects.filter(content_object=child, suspended=False).exists()


def test_what_others_were_told_of_her_is_taken_back(child, team):
    colleague = a_user(team=team)
    told = {"title": f"Child {child.reference} is missing", "link": f"/children/{child.public_id}/"}
    worker = child.allocations.get().worker
    outbox.notify(recipients=[colleague, worker], key="missing:1", **told)
    outbox.notify(recipients=[colleague], key="other:1", title="Something else", link="/")
    protect(child, "sealed")
    kept = Notice.objects.exclude(key__startswith="protection:").values_list("recipient", "key")
    assert set(kept) == {(worker.pk, "missing:1"), (colleague.pk, "other:1")}
    waiting = OutgoingEmail.objects.filter(state="pending", key="missing:1")
    assert set(waiting.values_list("recipient", flat=True)) == {worker.pk}


def test_where_a_teams_only_manager_proposes_the_cse_lead_of_the_agency_is_asked_to_decide(child, team):
    manager, lead = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, a_team(agency=team.agency))
    elsewhere = a_user(Role.CSE_LEAD, a_team(agency=AgencyCode.HEALTH))
    assert not sees(lead, child)
    asked = proposed(child, manager)
    assert set(Notice.objects.filter(key=f"protection:{asked.public_id}").values_list("recipient", flat=True)) == {
        lead.pk
    }
    protection.decide(actor=lead, change_id=asked.public_id, approved=True)
    assert [sees(one, child) for one in (manager, lead, elsewhere)] == [True, True, False]
