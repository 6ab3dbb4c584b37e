"""A person says which child a row is about."""

import pytest

from agencies.choices import AgencyCode, Role, TeamKind
from cases.models import Child
from missing.choices import RowState
from missing.models import ExtractMatch, ExtractRow
from missing.services.extracts import deciding, matching
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_merge
from tests.factories.extracts import a_row, imported
from tests.factories.missing import an_episode

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team("Holding team")


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def child(team):
    return a_child(a_user(Role.PRACTITIONER, team))


def doubtful(manager, child, **more):
    """A row that names the child with a slip."""
    row = imported(manager, a_row(child, surname="Rahmann", nominalpersionid="N1", **more)).rows.get()
    assert row.state == RowState.DOUBTFUL and row.matches.get().child == child
    return row


def test_a_row_given_to_a_child_is_recorded(manager, child):
    row = doubtful(manager, child)
    deciding.about_child(actor=manager, row_id=row.public_id, child_id=child.public_id, expected_version=row.version)
    row.refresh_from_db()
    assert (row.state, row.child, row.decided_by, row.episode) == (
        RowState.RECORDED,
        child,
        manager,
        child.missing_episodes.get(),
    )
    assert not ExtractMatch.objects.exists() and row.extract.counts


def test_a_person_whom_somebody_has_decided_about_is_known_by_her_police_reference(manager, child):
    row = doubtful(manager, child)
    deciding.about_child(actor=manager, row_id=row.public_id, child_id=child.public_id)
    again = imported(manager, a_row(child, days=9, surname="Rahmann", nominalpersionid="N1")).rows.get()
    assert (again.state, again.child) == (RowState.RECORDED, child)


def test_one_that_overlaps_is_told_and_nothing_is_decided(manager, child):
    row = doubtful(manager, child, hours=None, days=2)
    an_episode(child)
    with pytest.raises(Invalid) as caught:
        deciding.about_child(actor=manager, row_id=row.public_id, child_id=child.public_id)
    assert "already recorded as missing" in caught.value.faults[0].message


def test_a_child_who_is_not_known_is_recorded_with_the_row(manager):
    row = imported(manager, a_row(forenames="Jayden", surname="Oakes", nominalpersionid="N7")).rows.get()
    deciding.about_new_child(actor=manager, row_id=row.public_id)
    made = Child.objects.get(family_name="Oakes")
    assert made.police_urn == "N7" and made.missing_episodes.get().police_reference == row.police_reference


def test_a_row_about_nobody_is_emptied_and_the_person_is_not_asked_again(manager):
    told = a_row(days=8, circumstances="With X")
    row = imported(manager, told).rows.get()
    deciding.about_nobody(actor=manager, row_id=row.public_id)
    row.refresh_from_db()
    assert row.state == RowState.DISMISSED
    assert (row.forenames, row.surname, row.told, row.born_on, row.last_seen_at) == ("", "", "", None, None)
    again = imported(manager, told).rows.get()
    assert (again.state, again.surname) == (RowState.DISMISSED, "")


def test_somebody_who_did_not_bring_the_row_takes_only_their_own_children_out(manager, child):
    police = a_user(Role.POLICE_LIAISON, a_team("Police", AgencyCode.POLICE, TeamKind.CASEWORK))
    row = imported(police, a_row(child)).rows.get()
    assert row.state == RowState.WAITING, "the control: police do not see her"
    assert list(ExtractRow.objects.undecided().visible_to(manager)) == [row]
    deciding.about_nobody(actor=manager, row_id=row.public_id)
    row.refresh_from_db()
    assert (row.state, row.surname) == (RowState.WAITING, child.family_name)
    assert not ExtractRow.objects.undecided().visible_to(manager).exists()


def test_her_own_people_record_what_the_importer_could_not_see(manager, child):
    police = a_user(Role.POLICE_LIAISON, a_team("Police", AgencyCode.POLICE, TeamKind.CASEWORK))
    row = imported(police, a_row(child)).rows.get()
    deciding.about_child(actor=manager, row_id=row.public_id, child_id=child.public_id)
    assert child.missing_episodes.count() == 1


def test_who_may_not_or_comes_too_late_is_refused(manager, team, child):
    row, stranger = doubtful(manager, child), a_user(Role.TEAM_MANAGER)
    worker = a_user(Role.PRACTITIONER, team)
    with pytest.raises(NotVisible):
        deciding.about_nobody(actor=stranger, row_id=row.public_id)
    with pytest.raises(NotAllowed):
        deciding.about_nobody(actor=worker, row_id=row.public_id)
    with pytest.raises(NotVisible):
        deciding.about_child(actor=manager, row_id=row.public_id, child_id=a_child().public_id)
    with pytest.raises(Stale):
        deciding.about_nobody(actor=manager, row_id=row.public_id, expected_version=row.version + 1)
    deciding.about_nobody(actor=manager, row_id=row.public_id)
    with pytest.raises(NotVisible):
        deciding.about_nobody(actor=manager, row_id=row.public_id)


def test_a_row_with_the_reference_of_a_merged_record_is_about_the_kept_one(manager, child, team):
    other, third, lead = a_child(a_user(team=team)), a_child(a_user(team=team)), a_user(Role.CSE_LEAD, team)
    a_merge(child, other, manager, lead)
    a_merge(third, child, manager, lead)
    row = ExtractRow(forenames=third.given_name, surname=third.family_name)
    assert matching.match(manager, [row])[0].child is None, "the control: by her name alone nobody is sure"
    row.our_reference = other.reference
    assert matching.match(manager, [row])[0].child == third.pk
