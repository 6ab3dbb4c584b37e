"""Two records of one child: two people merge them, nobody sees more for it, and they can be taken apart again."""

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from agencies.choices import Role
from cases import access
from cases.choices import Basis
from cases.choices.merging import MergeState
from cases.models import Address, Child, Denial, Merge, MergedRow
from cases.selectors import search
from cases.services import denials, grants, merging, protection
from cases.services.merging import Proposal
from slscb.core import joining, wall
from slscb.core.errors import Invalid, Merged, NotAllowed, NotVisible
from slscb.core.history import ChangeEvent
from slscb.core.models import AuditEvent, Notice
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_note, an_address, protect

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def lead(team):
    return a_user(Role.CSE_LEAD, team)


@pytest.fixture
def kept(team):
    return a_child(a_user(team=team))


@pytest.fixture
def other(team):
    return a_child(a_user(team=team), given_name="Aminah", nhs_number="9434765919")


def proposed(kept, other, by, **more):
    return merging.propose(
        actor=by,
        child_id=kept.public_id,
        proposal=Proposal(**{"other_id": other.public_id, "reason": "One child, typed twice", **more}),
    )


def merged(kept, other, manager, lead, **more):
    asked = proposed(kept, other, manager, **more)
    done = merging.decide(actor=lead, merge_id=asked.public_id, approved=True)
    kept.refresh_from_db()
    other.refresh_from_db()
    return done


def undone(merge, by):
    return merging.undo(actor=by, merge_id=merge.public_id, reason="Two children after all")


def sees(user, child):
    return access.sees(user, child.pk)


def test_whoever_proposed_it_cannot_decide_it(kept, other, manager, lead):
    asked = proposed(kept, other, manager)
    with pytest.raises(Invalid, match="Another person must decide"), transaction.atomic():
        merging.decide(actor=manager, merge_id=asked.public_id, approved=True)
    other.refresh_from_db()
    assert other.merged_into is None


def test_the_rows_of_the_other_follow_and_her_address_leads_to_the_kept_record(kept, other, manager, lead):
    worker = other.allocations.get().worker
    note = a_note(other, worker)
    merged(kept, other, manager, lead)
    note.refresh_from_db()
    assert note.child == kept
    assert kept.allocations.get(ends_on=None).worker != worker
    wall.open_for(manager)
    with pytest.raises(Merged) as led:
        access.child_for(manager, other.public_id)
    assert led.value.now == kept.public_id
    stranger = a_user()
    wall.open_for(stranger)
    with pytest.raises(NotVisible) as absent:
        access.child_for(stranger, other.public_id)
    assert type(absent.value) is NotVisible


def test_what_was_chosen_counts_and_numbers_move(kept, other, manager, lead):
    merged(kept, other, manager, lead, takes=["nhs_number", "given_name"])
    assert (kept.nhs_number, kept.given_name, kept.nhs_contested) == ("9434765919", "Aminah", False)
    assert other.nhs_number is None


def test_everybody_who_saw_either_open_record_sees_the_kept_one(kept, other, manager, lead, team):
    other_team = a_team()
    elsewhere = a_child(a_user(team=other_team))
    with pytest.raises(NotVisible):
        proposed(kept, elsewhere, manager)
    colleague = a_user(team=team)
    merged(kept, other, manager, lead)
    assert sees(colleague, kept)
    assert not sees(colleague, other)


def test_taken_apart_the_rows_go_back_and_what_was_written_since_stays(kept, other, manager, lead):
    worker = other.allocations.get().worker
    before = a_note(other, worker)
    merge = merged(kept, other, manager, lead, takes=["nhs_number"])
    since = a_note(kept, worker)
    undone(merge, lead)
    before.refresh_from_db()
    since.refresh_from_db()
    kept.refresh_from_db()
    other.refresh_from_db()
    assert (before.child, since.child) == (other, kept)
    assert (other.nhs_number, kept.nhs_number, other.merged_into, other.status) == ("9434765919", None, None, "open")
    assert other.allocations.get(ends_on=None).worker == worker
    assert sees(worker, other)


def test_the_stricter_protection_counts_on_both_and_stays_on_both(kept, other, manager, lead, team):
    colleague = a_user(team=team)
    holder = kept.allocations.get().worker
    protect(other, "sealed", manager, lead)
    with pytest.raises(Invalid, match="does not see"):
        proposed(kept, other, manager)
    protection.name_person(actor=manager, child_id=other.public_id, user=holder)
    merge = merged(kept, other, manager, lead)
    assert kept.protection == other.protection == "sealed"
    assert [sees(one, kept) for one in (manager, lead, holder, colleague)] == [True, True, True, False]
    undone(merge, lead)
    for child in (kept, other):
        child.refresh_from_db()
        assert child.protection == "sealed"
        assert [sees(one, child) for one in (manager, lead, colleague)] == [True, True, False]


def test_a_worker_outside_the_seal_sees_the_kept_record_no_more(kept, other, manager, lead):
    outside = other.allocations.get().worker
    protect(kept, "sealed", manager, lead)
    merged(kept, other, manager, lead)
    assert not sees(outside, kept)
    assert sees(manager, kept)


def test_denials_of_either_hold_on_both_and_stay_when_they_are_taken_apart(kept, other, manager, lead, team):
    kin = a_user(team=team)
    denials.deny(actor=manager, child_id=other.public_id, user=kin, reason="Cousin")
    merge = merged(kept, other, manager, lead)
    assert not sees(kin, kept)
    late = a_user(team=team)
    denials.deny(actor=manager, child_id=kept.public_id, user=late, reason="Neighbour")
    undone(merge, lead)
    for child in (kept, other):
        assert [sees(one, child) for one in (kin, late, manager)] == [False, False, True]


def test_the_database_itself_refuses_a_merge_without_two_people_or_with_less_protection(
    kept, other, manager, lead, team
):
    with pytest.raises(DatabaseError, match="two people"), transaction.atomic():
        Child.objects.filter(pk=other.pk).update(merged_into=kept)
    merge = merged(kept, other, manager, lead)
    Merge.objects.filter(pk=merge.pk).update(
        state=MergeState.UNDONE, undone_by=lead, undone_at=merge.decided_at, undone_reason="x"
    )
    Denial.objects.create(child=kept, user=a_user(team=team), reason="Kin", denied_by=manager)
    with pytest.raises(DatabaseError, match="survive"), transaction.atomic():
        Child.objects.filter(pk=other.pk).update(merged_into=None)


def test_what_both_have_one_of_is_exchanged_where_the_others_was_chosen_and_back_again(kept, other, manager, lead):
    an_address(kept, home="1 Old Row")
    an_address(other, home="2 New Row")
    merge = merged(kept, other, manager, lead, takes=["address"])
    assert Address.objects.get(child=kept).home == "2 New Row"
    undone(merge, lead)
    assert [Address.objects.get(child=one).home for one in (kept, other)] == ["1 Old Row", "2 New Row"]


def test_a_right_that_ends_while_merged_does_not_live_again_and_whoever_holds_the_kept_case_takes_over(
    kept, manager, lead
):
    worker = a_user()
    other = a_child(worker)
    for one in (manager, lead):
        grants.give(actor=None, child=other, to=one, basis=Basis.ESCALATION)
    elsewhere = other.allocations.get().team.group
    merge = merged(kept, other, manager, lead)
    assert sees(worker, kept)
    grants.end(actor=manager, child=kept, to=worker, basis=Basis.ALLOCATION)
    grants.end(actor=manager, child=kept, to=elsewhere, basis=Basis.TEAM)
    undone(merge, lead)
    assert not sees(worker, other)
    assert other.allocations.get(ends_on=None).worker == kept.allocations.get(ends_on=None).worker


def test_a_record_merged_into_one_that_is_merged_itself_leads_to_the_last(kept, other, manager, lead, team):
    last = a_child(a_user(team=team))
    merged(kept, other, manager, lead)
    merged(last, kept, manager, lead)
    wall.open_for(manager)
    with pytest.raises(Merged) as led:
        access.child_for(manager, other.public_id)
    assert led.value.now == last.public_id


def test_a_refused_merge_changes_nothing_and_a_decided_one_is_decided(kept, other, manager, lead):
    asked = proposed(kept, other, manager)
    assert Notice.objects.filter(recipient=lead, title__contains=kept.reference).exists()
    merging.decide(actor=lead, merge_id=asked.public_id, approved=False)
    with pytest.raises(Invalid, match="decided already"):
        merging.decide(actor=lead, merge_id=asked.public_id, approved=True)
    with pytest.raises(Invalid, match="not merged"):
        undone(asked, lead)
    assert not MergedRow.objects.exists()


def test_only_whoever_may_merge_does(kept, other, team, lead):
    with pytest.raises(NotAllowed):
        proposed(kept, other, a_user(team=team))


def test_everything_about_both_is_told_to_the_audit_and_to_those_who_hold_the_cases(kept, other, manager, lead):
    workers = [one.allocations.get().worker for one in (kept, other)]
    merge = merged(kept, other, manager, lead)
    assert AuditEvent.objects.filter(target_id=merge.public_id, about=[kept.pk, other.pk], actor=lead).exists()
    told = Notice.objects.filter(title__contains="was merged into").values_list("recipient", flat=True)
    assert set(told) == {one.pk for one in workers}


def test_every_key_that_leads_to_a_child_follows_or_says_why_it_stays():
    keys = {
        f"{model._meta.label_lower}.{key.name}"
        for model in apps.get_models()
        if not issubclass(model, ChangeEvent)
        for key in model._meta.local_fields
        if key.related_model is Child
    }
    said = {f"{one.kind}.{one.field}" for one in joining.following()}
    said |= {name for one in joining.registered() for name in one.stay}
    assert keys == said
    assert len(keys) > 25, "the control: the keys are found"


def test_the_reference_of_a_merged_record_finds_the_kept_one_for_those_who_see_it(kept, other, manager, lead, team):
    merged(kept, other, manager, lead)
    further, stranger = a_child(a_user(team=team), given_name="Amy"), a_user()
    wall.open_for(manager)
    assert search(manager, other.reference) == search(manager, other.reference.replace("-", "").lower()) == [kept]
    wall.open_for(stranger)
    assert search(stranger, other.reference) == []
    merged(further, kept, manager, lead)
    wall.open_for(manager)
    assert search(manager, other.reference) == [further], "merged in turn"


def test_whoever_is_kept_from_the_merged_record_finds_nothing_by_its_reference(kept, other, manager, lead, team):
    kin = a_user(team=team)
    denials.deny(actor=manager, child_id=other.public_id, user=kin, reason="Kin")
    merged(kept, other, manager, lead)
    wall.open_for(manager)
    assert search(manager, other.reference) == [kept], "the control"
    wall.open_for(kin)
    assert search(kin, other.reference) == []
