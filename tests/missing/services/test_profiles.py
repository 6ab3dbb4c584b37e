"""Keeping the profile for police."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role, TeamKind
from cases.services import involvement
from missing.models import MissingProfile
from missing.services.profiles import Profile, save_profile
from slscb.core.clock import today
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child, a_merge
from tests.factories.missing import a_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def written(**more):
    values = {"appearance": "Tall", "has_photograph": False, "written_with": "Her carer", "reviewed_on": today()}
    return Profile(**values | more)


def test_the_first_is_written_against_nothing_and_remembered(worker, child):
    saved = save_profile(actor=worker, child_id=child.public_id, profile=written(marks=" A scar "), expected_version=0)
    assert (saved.child, saved.marks, saved.version) == (child, "A scar", 1)
    told = AuditEvent.objects.get(action="create", target_kind="missing.missingprofile")
    assert (told.actor, told.target_id) == (worker, saved.public_id)


def test_a_change_takes_its_place_and_history_keeps_what_was(worker, child):
    a_profile(child, marks="A scar")
    save_profile(actor=worker, child_id=child.public_id, profile=written(marks="A tattoo"), expected_version=1)
    now_there = MissingProfile.objects.get()
    assert (now_there.marks, now_there.version) == ("A tattoo", 2)
    past = MissingProfile.pgh_event_model.objects.filter(pgh_obj=now_there)
    assert "A scar" in past.values_list("marks", flat=True)


@pytest.mark.parametrize("version", [0, 2])
def test_one_that_somebody_else_changed_meanwhile_stays(worker, child, version):
    a_profile(child)
    with pytest.raises(Stale):
        save_profile(actor=worker, child_id=child.public_id, profile=written(marks="X"), expected_version=version)
    assert MissingProfile.objects.get().marks == ""


def test_one_that_is_not_there_is_not_changed(worker, child):
    with pytest.raises(Stale):
        save_profile(actor=worker, child_id=child.public_id, profile=written(), expected_version=1)


def test_every_fault_is_told_at_once_and_nothing_is_saved(worker, child):
    wrong = written(reviewed_on=today() + timedelta(days=1), has_photograph=True)
    with pytest.raises(Invalid) as told:
        save_profile(actor=worker, child_id=child.public_id, profile=wrong, expected_version=0)
    assert {one.path for one in told.value.faults} == {"reviewed_on", "photograph_at"}
    assert not MissingProfile.objects.exists()


def test_who_is_not_shown_a_field_leaves_it_as_it_is(worker, child):
    teacher = a_user(Role.PRACTITIONER, a_team("School", AgencyCode.EDUCATION, TeamKind.CASEWORK))
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.EDUCATION), reason="Her school")
    a_profile(child, health_needs="Insulin", people_of_concern="A man called Jay", places="1 High Street")
    mine = written(marks="A scar")
    save_profile(actor=teacher, child_id=child.public_id, profile=mine, expected_version=1)
    kept = MissingProfile.objects.get()
    assert (kept.marks, kept.health_needs, kept.people_of_concern, kept.places) == (
        "A scar",
        "Insulin",
        "A man called Jay",
        "1 High Street",
    )
    with pytest.raises(Invalid):
        save_profile(
            actor=teacher, child_id=child.public_id, profile=replace(mine, health_needs="None"), expected_version=2
        )


def test_who_does_not_see_the_child_or_may_only_read_writes_none(worker, child):
    with pytest.raises(NotVisible):
        save_profile(actor=a_user(), child_id=child.public_id, profile=written(), expected_version=0)
    champion = a_user(Role.CHAMPION, worker.memberships.get().team)
    with pytest.raises(NotAllowed):
        save_profile(actor=champion, child_id=child.public_id, profile=written(), expected_version=0)


def two_records():
    team = a_team()
    two = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team)
    return a_child(a_user(team=team)), a_child(a_user(team=team)), *two


def test_where_two_records_are_one_the_kept_ones_profile_counts():
    kept, other, *two = two_records()
    mine, theirs = a_profile(kept), a_profile(other)
    a_merge(kept, other, *two)
    assert {one.pk: one.child_id for one in MissingProfile.objects.all()} == {mine.pk: kept.pk, theirs.pk: other.pk}


def test_where_the_kept_one_has_none_the_others_follows():
    kept, other, *two = two_records()
    theirs = a_profile(other)
    a_merge(kept, other, *two)
    theirs.refresh_from_db()
    assert theirs.child == kept
