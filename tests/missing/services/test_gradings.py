"""Recording how police graded a missing child."""

import pytest

from agencies.choices import AgencyCode, Role, TeamKind
from cases.models import ChronologyEntry
from cases.services import involvement
from missing.models import MissingEpisode, PoliceGrading
from missing.services import episodes, gradings
from missing.services.episodes import Report
from missing.services.gradings import Grading
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Notice
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child, a_merge
from tests.factories.extracts import a_row, imported
from tests.factories.missing import HOUR, a_returned_episode, an_episode

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def report(worker, child, **more):
    said = {"kind": "home", "last_seen_at": now() - 6 * HOUR, "reported_at": now() - 5 * HOUR}
    return episodes.report_missing(actor=worker, child_id=child.public_id, report=Report(**said | more))


def grade(actor, episode, level="medium", hours_ago=2, version=None, **more):
    said = {"graded_at": now() - hours_ago * HOUR, "graded_by": "Insp. Grant", "why": "She is 13 and it is night"}
    given = Grading(**{"level": level} | said | more)
    return gradings.record_grading(actor=actor, episode_id=episode.public_id, given=given, expected_version=version)


def levels(episode):
    return list(episode.gradings.in_order().values_list("level", flat=True))


def faults(*arguments, **more):
    with pytest.raises(Invalid) as caught:
        grade(*arguments, **more)
    return {fault.path for fault in caught.value.faults}


def test_each_level_stays_with_who_when_and_why_and_the_last_is_the_episodes(worker, child):
    episode = report(worker, child, police_risk="low")
    made = grade(worker, episode, "high", why=" A man was seen with her ")
    episode.refresh_from_db()
    assert (levels(episode), episode.police_risk) == (["low", "high"], "high")
    first = episode.gradings.in_order().first()
    assert (first.graded_at, first.recorded_by, first.why) == (episode.reported_at, worker, "")
    assert (made.graded_by, made.why, made.recorded_by) == ("Insp. Grant", "A man was seen with her", worker)


def test_an_earlier_level_that_is_written_down_late_takes_its_place_and_changes_nothing_now(worker, child):
    episode = report(worker, child)
    grade(worker, episode, "high", hours_ago=1)
    grade(worker, episode, "medium", hours_ago=3)
    episode.refresh_from_db()
    assert (levels(episode), episode.police_risk) == (["medium", "high"], "high")


def test_a_level_from_before_levels_had_a_history_is_kept_as_the_first(worker, child):
    episode = an_episode(child, now() - 6 * HOUR, police_risk="low")
    grade(worker, episode, "medium")
    first = episode.gradings.in_order().first()
    assert (levels(episode), first.recorded_by, first.graded_at) == (["low", "medium"], None, episode.reported_at)


def test_it_is_in_the_chronology_and_in_the_audit(worker, child):
    episode = report(worker, child)
    made = grade(worker, episode, "medium")
    line = ChronologyEntry.objects.get(summary="Police risk level: medium")
    assert (line.happened_at, line.link_id) == (made.graded_at, episode.public_id)
    event = AuditEvent.objects.get(target_id=made.public_id)
    assert (event.action, event.actor, event.about) == ("create", worker, [child.pk])


def test_from_absent_to_missing_the_time_and_who_are_kept_and_the_worker_and_the_manager_are_told(worker, child):
    team = child.allocations.get().team
    manager, colleague = a_user(Role.TEAM_MANAGER, team), a_user(team=team)
    episode = report(worker, child, police_risk="no_apparent_risk")
    Notice.objects.all().delete()
    made = grade(colleague, episode, "medium")
    assert ChronologyEntry.objects.get(summary__contains="From absent to missing").happened_at == made.graded_at
    turned = episode.gradings.with_the_one_before().in_order()
    assert [(one.before, one.level, one.recorded_by) for one in turned] == [
        (None, "no_apparent_risk", worker),
        ("no_apparent_risk", "medium", colleague),
    ]
    told = Notice.objects.order_by("recipient_id")
    assert [one.recipient for one in told] == sorted([worker, manager], key=lambda one: one.pk)
    assert told[0].title == f"Police now treat child {child.reference} as missing and no longer as absent"
    assert told[0].urgent


def test_no_one_is_told_of_another_level_nor_once_the_child_is_back(worker, child):
    colleague = a_user(team=child.allocations.get().team)
    back = a_returned_episode(child, now() - 9 * HOUR, now() - HOUR, police_risk="no_apparent_risk")
    grade(colleague, back, "high")
    open_one = report(worker, a_child(worker), police_risk="low")
    Notice.objects.all().delete()
    grade(colleague_of(open_one), open_one, "high")
    assert not Notice.objects.exists()


def colleague_of(episode):
    return a_user(team=episode.child.allocations.get().team)


def test_a_level_that_cannot_be_true_is_refused_with_every_fault_and_nothing_is_kept(worker, child):
    episode = report(worker, child)
    assert faults(worker, episode, "moon", hours_ago=-1, graded_by="", why=" ") == {
        "level", "graded_at", "graded_by", "why",
    }  # fmt: skip
    assert not PoliceGrading.objects.exists()


def test_who_may_not_report_gives_no_level_and_a_stranger_finds_no_episode(worker, child):
    episode = report(worker, child)
    with pytest.raises(NotAllowed):
        grade(a_user(Role.CHAMPION, child.allocations.get().team), episode)
    with pytest.raises(NotVisible):
        grade(a_user(Role.POLICE_LIAISON), episode)


def test_an_old_version_is_refused_where_one_is_named(worker, child):
    episode = report(worker, child)
    grade(worker, episode, "high", version=1)
    with pytest.raises(Stale):
        grade(worker, episode, "low", version=1)
    assert levels(episode) == ["high"]


def test_a_correction_of_the_report_adds_a_first_level_and_overwrites_none(worker, child):
    episode = report(worker, child)
    corrected = Report.of(worker, episode, {"police_risk": "medium"})
    episodes.correct_report(actor=worker, episode_id=episode.public_id, report=corrected)
    assert levels(episode) == ["medium"]
    for level in ("high", ""):
        with pytest.raises(Invalid) as caught:
            again = Report.of(worker, MissingEpisode.objects.get(), {"police_risk": level})
            episodes.correct_report(actor=worker, episode_id=episode.public_id, report=again)
        assert [one.path for one in caught.value.faults] == ["police_risk"]
    assert levels(episode) == ["medium"]


def test_who_may_not_see_where_the_child_was_corrects_the_rest_of_the_report(worker, child):
    episode = report(worker, child, missing_from="1 High Street", thought_to_be_with="Lex")
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.EDUCATION), reason="Her school")
    teacher = a_user(Role.PRACTITIONER, a_team("School", AgencyCode.EDUCATION, TeamKind.CASEWORK))
    corrected = Report.of(teacher, episode, {"circumstances": "Left at noon"})
    episodes.correct_report(actor=teacher, episode_id=episode.public_id, report=corrected)
    episode.refresh_from_db()
    assert (episode.circumstances, episode.missing_from, episode.thought_to_be_with) == (
        "Left at noon", "1 High Street", "Lex",
    )  # fmt: skip


def test_the_levels_of_a_police_extract_are_kept_with_where_they_came_from(worker, child):
    officer = a_user(Role.TEAM_MANAGER, child.allocations.get().team)
    imported(officer, a_row(child))
    episode = MissingEpisode.objects.get()
    assert episode.police_risk
    kept = episode.gradings.get()
    assert (kept.level, kept.recorded_by) == (episode.police_risk, officer)
    assert (kept.graded_at, kept.graded_by) == (episode.reported_at, f"Police extract, {episode.police_reference}")


def test_levels_follow_their_episode_where_two_records_are_one():
    team = a_team()
    manager, lead, worker = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team), a_user(team=team)
    kept, other = a_child(worker), a_child(worker)
    report(worker, other, police_risk="low")
    a_merge(kept, other, manager, lead)
    assert PoliceGrading.objects.get().child == kept
