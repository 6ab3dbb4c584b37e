"""Recording a police prevention interview, and who is told of a concern."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from agencies.choices import AgencyCode, Role, TeamKind
from cases.models import ChronologyEntry
from cases.services import emergencies, involvement
from missing.models import PreventionInterview
from missing.services import preventions
from missing.services.preventions import Prevention
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Notice
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child, a_merge
from tests.factories.missing import HOUR, a_prevention, a_returned_episode

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def episode(worker):
    return a_returned_episode(a_child(worker), now() - 6 * HOUR, now() - 4 * HOUR, found_at=now() - 5 * HOUR)


@pytest.fixture
def officer(worker, episode):
    """A police liaison officer who sees the child since police are involved."""
    involvement.begin(actor=worker, child=episode.child, agency=an_agency(AgencyCode.POLICE), reason="Missing")
    return a_user(Role.POLICE_LIAISON, a_team("Missing persons", AgencyCode.POLICE, TeamKind.CASEWORK))


def told(**changes):
    said = {"held_at": now() - 4 * HOUR, "officer": "PC Shaw 4417", "seen_alone": True, "has_concerns": False}
    return Prevention(**said | changes)


WORRIED = {"has_concerns": True, "concerns": "A new telephone and bruises"}


def record(actor, episode, **changes):
    return preventions.record_prevention(actor=actor, episode_id=episode.public_id, told=told(**changes))


def correct(actor, saved, version=None, **changes):
    sent = Prevention.of(actor, saved, changes)
    return preventions.correct_prevention(
        actor=actor, prevention_id=saved.public_id, told=sent, expected_version=version
    )


def faults(actor, episode, **changes):
    with pytest.raises(Invalid) as caught:
        record(actor, episode, **changes)
    return {fault.path for fault in caught.value.faults}


def test_it_is_a_record_of_its_own_that_leaves_the_return_interview_and_its_clock_alone(officer, episode):
    before = episode.return_interview
    made = record(officer, episode, said=" I was cold. ", place="Langley Road station", with_whom="Lex")
    made.refresh_from_db()
    assert (made.child, made.episode, made.recorded_by) == (episode.child, episode, officer)
    assert (made.said, made.place, made.with_whom) == ("I was cold.", "Langley Road station", "Lex")
    before.refresh_from_db()
    assert (before.status, before.version, before.offers.count()) == ("to_offer", 1, 0)


def test_it_is_in_the_chronology_and_in_the_audit(officer, episode):
    made = record(officer, episode)
    line = ChronologyEntry.objects.get(link_id=episode.public_id)
    assert (line.summary, line.happened_at) == ("Police prevention interview held by PC Shaw 4417", made.held_at)
    event = AuditEvent.objects.get(target_id=made.public_id)
    assert (event.action, event.actor, event.about) == ("create", officer, [episode.child_id])


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.TEAM_MANAGER, Role.CSE_LEAD, Role.POLICE_LIAISON])
def test_police_and_those_who_hold_the_case_record_it(episode, role):
    assert record(a_user(role, episode.child.allocations.get().team), episode).pk


@pytest.mark.parametrize("role", [Role.AGENCY_REPRESENTATIVE, Role.CHAMPION])
def test_others_who_see_the_child_do_not(episode, role):
    with pytest.raises(NotAllowed):
        record(a_user(role, episode.child.allocations.get().team), episode)
    assert not PreventionInterview.objects.exists()


def test_to_a_stranger_neither_the_episode_nor_the_interview_is_there(worker, episode):
    stranger, made = a_user(Role.POLICE_LIAISON), a_prevention(episode, worker)
    with pytest.raises(NotVisible):
        record(stranger, episode)
    with pytest.raises(NotVisible):
        preventions.correct_prevention(actor=stranger, prevention_id=made.public_id, told=told())


def test_whoever_opened_the_record_in_an_emergency_only_reads(worker, episode):
    duty, made = a_user(), a_prevention(episode, worker)
    emergencies.open_record(actor=duty, child_id=episode.child.public_id, reason="Found alone at the station at night")
    for attempt in (
        lambda: record(duty, episode),
        lambda: preventions.correct_prevention(actor=duty, prevention_id=made.public_id, told=told()),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_every_fault_is_told_at_once_and_nothing_is_saved(officer, episode):
    wrong = {"held_at": now() + HOUR, "officer": " ", "seen_alone": False, "has_concerns": True}
    assert faults(officer, episode, **wrong) == {"held_at", "officer", "present", "concerns"}
    assert faults(officer, episode, held_at=now() - 5.5 * HOUR) == {"held_at"}
    assert not PreventionInterview.objects.exists() and not Notice.objects.exists()


def test_the_childs_worker_is_told_at_once_where_police_have_a_concern(worker, officer, episode):
    Notice.objects.all().delete()
    made = record(officer, episode, **WORRIED)
    notice = Notice.objects.get()
    assert (notice.recipient, notice.urgent) == (worker, True)
    assert notice.title == f"Police have a concern after speaking to child {episode.child.reference}"
    assert notice.link == f"/missing/episodes/{episode.public_id}/"
    assert made.concerns == "A new telephone and bruises"


def test_without_a_concern_nobody_is_told_and_whoever_writes_one_is_not_told_of_it(worker, officer, episode):
    Notice.objects.all().delete()
    record(officer, episode)
    record(worker, episode, **WORRIED)
    assert not Notice.objects.exists()


def test_a_concern_that_is_added_or_put_otherwise_later_is_told_and_the_same_is_not_told_again(
    worker, officer, episode
):
    made = record(officer, episode)
    Notice.objects.all().delete()
    made = correct(officer, made, **WORRIED)
    assert Notice.objects.count() == 1
    made = correct(officer, made, said="I was cold")
    assert Notice.objects.count() == 1
    correct(officer, made, concerns="Bruises, and afraid to go home")
    assert Notice.objects.filter(recipient=worker).count() == 2


def test_a_correction_takes_its_version_and_history_keeps_what_was(officer, episode):
    made = record(officer, episode, **WORRIED)
    changed = correct(officer, made, version=1, concerns="Bruises")
    assert (changed.version, changed.recorded_by) == (2, officer)
    with pytest.raises(Stale):
        correct(officer, changed, version=1, concerns="Nothing")
    past = PreventionInterview.pgh_event_model.objects.filter(pgh_obj=changed, pgh_label="changed")
    assert list(past.values_list("concerns", flat=True)) == ["A new telephone and bruises"]


def test_who_may_not_see_suspects_or_addresses_leaves_them_as_they_are(worker, episode):
    made = a_prevention(episode, worker, place="Langley Road station", with_whom="Lex", said="Cold")
    involvement.begin(actor=worker, child=episode.child, agency=an_agency(AgencyCode.EDUCATION), reason="Her school")
    teacher = a_user(Role.PRACTITIONER, a_team("School", AgencyCode.EDUCATION, TeamKind.CASEWORK))
    changed = correct(teacher, made, said="I was cold")
    changed.refresh_from_db()
    assert (changed.said, changed.place, changed.with_whom) == ("I was cold", "Langley Road station", "Lex")
    with pytest.raises(Invalid) as caught:
        preventions.correct_prevention(
            actor=teacher, prevention_id=made.public_id, told=replace(told(), with_whom="Nobody")
        )
    assert [one.path for one in caught.value.faults] == ["with_whom"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"has_concerns": True, "concerns": ""},
        {"has_concerns": False, "concerns": "Bruises"},
        {"seen_alone": False, "present": ""},
        {"seen_alone": True, "present": "Her mother"},
    ],
)
def test_the_database_holds_none_that_contradicts_itself(worker, episode, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_prevention(episode, worker, **wrong)


def test_it_follows_its_episode_where_two_records_are_one():
    team = a_team()
    manager, lead, worker = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team), a_user(team=team)
    kept, other = a_child(worker), a_child(worker)
    made = a_prevention(a_returned_episode(other), worker)
    a_merge(kept, other, manager, lead)
    made.refresh_from_db()
    assert (made.child, made.episode.child) == (kept, kept)
