"""Reporting a child missing, and correcting the report."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from cases.models import Child, ChronologyEntry
from missing.services import episodes
from missing.services.episodes import Report
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Notice
from tests.factories.agencies import a_member_of, a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode, an_episode

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def a_report(**changes):
    """A report of a child last seen three hours ago."""
    values = {"kind": "home", "last_seen_at": now() - 3 * HOUR, "reported_at": now() - 2 * HOUR}
    return Report(**values | changes)


def report(actor, child, **changes):
    return episodes.report_missing(actor=actor, child_id=child.public_id, report=a_report(**changes))


def faults(actor, child, **changes):
    with pytest.raises(Invalid) as caught:
        report(actor, child, **changes)
    return {fault.path: fault.message for fault in caught.value.faults}


def test_a_report_opens_an_episode_with_everything_written_down(worker, child):
    episode = report(worker, child, missing_from="Slough bus station", circumstances="After a row", police_risk="high")
    episode.refresh_from_db()
    assert (episode.child, episode.status, episode.returned_at) == (child, "missing", None)
    assert (episode.missing_from, episode.circumstances, episode.police_risk) == (
        "Slough bus station",
        "After a row",
        "high",
    )


def test_a_report_is_in_the_chronology_and_in_the_audit(worker, child):
    episode = report(worker, child)
    line = ChronologyEntry.objects.get(child=child, entry_kind="missing")
    assert (line.link_id, line.happened_at, line.actor) == (episode.public_id, episode.last_seen_at, worker)
    event = AuditEvent.objects.get(target_id=episode.public_id)
    assert (event.action, event.actor, event.about) == ("create", worker, [child.pk])


def test_the_worker_and_the_team_manager_are_told_and_the_reporter_is_not(worker, child):
    team = child.allocations.get().team
    manager = a_user(Role.TEAM_MANAGER, team)
    report(worker, child)
    notice = Notice.objects.get()
    assert (notice.recipient, notice.urgent) == (manager, True)
    assert child.reference in notice.title and "Amina" not in notice.title


def test_with_a_police_reference_police_become_involved_and_see_the_child(worker, child):
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    assert not Child.objects.visible_to(officer).exists()
    report(worker, child, police_reference="43260012345")
    assert Child.objects.visible_to(officer).get() == child
    assert child.involvements.get().agency.code == "police"


def test_without_a_police_reference_police_are_not_involved(worker, child):
    an_agency(AgencyCode.POLICE)
    report(worker, child)
    assert not child.involvements.exists()


def test_a_second_open_episode_is_refused_in_words(worker, child):
    an_episode(child, now() - 5 * HOUR)
    assert "already recorded as missing" in faults(worker, child)[""]


def test_an_episode_inside_another_is_refused(worker, child):
    back = now() - HOUR
    a_returned_episode(child, back - 4 * HOUR, back)
    assert "overlaps" in faults(worker, child, last_seen_at=back - 2 * HOUR)["last_seen_at"]


def test_every_fault_is_told_at_once_at_its_field(worker, child):
    tomorrow = now() + timedelta(days=1)
    found = faults(worker, child, kind="moon", last_seen_at=tomorrow, reported_at=tomorrow, police_risk="huge")
    assert set(found) == {"kind", "last_seen_at", "reported_at", "police_risk"}


def test_a_child_cannot_be_seen_after_being_reported_missing(worker, child):
    found = faults(worker, child, last_seen_at=now() - HOUR, reported_at=now() - 2 * HOUR)
    assert "after being reported" in found["last_seen_at"]


def test_only_a_child_who_is_looked_after_is_missing_from_care(worker, child):
    assert "looked after" in faults(worker, child, kind="care")["kind"]
    looked_after = a_child(worker, given_name="Zara", care_status="lac")
    assert report(worker, looked_after, kind="care").episode_kind == "care"


def test_a_stranger_does_not_see_the_child_and_a_coordinator_may_not_report(worker, child):
    with pytest.raises(NotVisible):
        report(a_user(), child)
    with pytest.raises(NotAllowed):
        report(a_user(Role.SERAC_COORDINATOR, child.allocations.get().team), child)


def test_a_refused_report_leaves_nothing_behind(worker, child):
    before = AuditEvent.objects.count()
    faults(worker, child, last_seen_at=now() + HOUR)
    assert (child.missing_episodes.count(), AuditEvent.objects.count()) == (0, before)


def test_what_police_said_later_is_added_and_involves_them(worker, child):
    an_agency(AgencyCode.POLICE)
    episode = report(worker, child)
    more = a_report(last_seen_at=episode.last_seen_at, police_reference="43260012345", police_risk="medium")
    changed = episodes.correct_report(
        actor=worker, episode_id=episode.public_id, report=more, expected_version=episode.version
    )
    assert (changed.police_risk, changed.version) == ("medium", 2)
    assert child.involvements.get().agency.code == "police"
    assert AuditEvent.objects.get(action="change", target_id=episode.public_id).detail["police_risk"] == ["", "medium"]


def test_a_correction_on_an_old_version_is_refused(worker, child):
    episode = report(worker, child)
    with pytest.raises(Stale):
        episodes.correct_report(actor=worker, episode_id=episode.public_id, report=a_report(), expected_version=7)


def test_a_correction_may_not_begin_after_the_return(worker, child):
    episode = a_returned_episode(child)
    late = a_report(last_seen_at=now() - timedelta(minutes=2), reported_at=now() - timedelta(minutes=1))
    with pytest.raises(Invalid) as caught:
        episodes.correct_report(actor=worker, episode_id=episode.public_id, report=late)
    assert [fault.path for fault in caught.value.faults] == ["last_seen_at"]


def test_an_episode_of_a_child_one_does_not_see_is_not_there(child):
    episode = an_episode(child)
    stranger = a_user(Role.TEAM_MANAGER, a_team())
    with pytest.raises(NotVisible):
        episodes.correct_report(actor=stranger, episode_id=episode.public_id, report=a_report())
