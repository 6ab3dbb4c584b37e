"""Recording a police extract: what becomes of rows, of our own episodes, and of children whom the importer must not find."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role, TeamKind
from cases.choices import Protection
from cases.models import ChronologyEntry
from cases.selectors import people_who_see
from cases.services import denials
from missing.choices import EpisodeStatus, RowState
from missing.models import ExtractMatch, ExtractRow, MissingEpisode, ReturnInterview
from missing.services.extracts import receiving, recording
from slscb.core.clock import now
from slscb.core.models import AuditEvent, Notice, Reminder
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_protected_child, protect
from tests.factories.extracts import a_row, imported, taken_in
from tests.factories.missing import HOUR, a_returned_episode, an_episode

pytestmark = pytest.mark.django_db

HOURS_72 = timedelta(hours=72)


@pytest.fixture
def team():
    return a_team("Holding team")


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def child(team):
    return a_child(a_user(Role.PRACTITIONER, team))


def states(extract):
    return list(extract.rows.order_by("line").values_list("state", "outcome"))


def test_nothing_about_a_child_is_recorded_before_somebody_confirms(manager, child):
    extract = taken_in(manager, a_row(child))
    assert states(extract) == [("ready", "new")] and extract.counts == {"read": 1, "new": 1}
    assert not MissingEpisode.objects.exists() and not Notice.objects.exists()


def test_a_returned_row_starts_the_72_hours_from_the_return(manager, child):
    row = a_row(child, days=30, hours=5)
    imported(manager, row)
    episode = child.missing_episodes.get()
    assert (episode.status, episode.police_reference) == (EpisodeStatus.RETURNED, row["misperid"])
    assert episode.return_interview.due_at == episode.returned_at + HOURS_72
    assert episode.returned_at - episode.last_seen_at == 5 * HOUR
    assert ChronologyEntry.objects.filter(child=child, entry_kind="missing").count() == 2


def test_an_old_return_promises_no_reminder_and_a_fresh_one_all_of_them(manager, child):
    imported(manager, a_row(child, days=30))
    assert not Reminder.objects.exists()
    imported(manager, a_row(child, days=1))
    assert Reminder.objects.filter(state="pending", reminder_kind="missing.return_interview").count() == 3


def test_a_child_still_missing_is_told_of_at_once(manager, child):
    imported(manager, a_row(child, days=0.5, hours=None))
    assert child.missing_episodes.get().status == EpisodeStatus.MISSING
    assert Notice.objects.filter(title__contains=child.reference, urgent=True).exists()


def test_an_episode_within_two_hours_of_ours_is_joined_to_it_and_ours_stays(manager, child):
    ours = a_returned_episode(child, last_seen_at=now() - timedelta(days=30, hours=1, minutes=59), police_risk="high")
    before = (ours.last_seen_at, ours.returned_at)
    extract = imported(manager, a_row(child, days=30, hours=5))
    ours.refresh_from_db()
    assert states(extract) == [("recorded", "reconciled")] and MissingEpisode.objects.count() == 1
    assert ours.police_reference and (ours.last_seen_at, ours.returned_at, ours.police_risk) == (*before, "high")
    told = {name for name, _, _ in extract.rows.get().differences}
    assert told == {"last_seen_at", "returned_at", "police_risk"}


def test_more_than_two_hours_apart_is_another_episode(manager, child):
    a_returned_episode(child, now() - timedelta(days=30, hours=2, minutes=2), now() - timedelta(days=30, hours=1))
    assert states(imported(manager, a_row(child, days=30))) == [("recorded", "new")]
    assert MissingEpisode.objects.count() == 2


def test_the_same_file_again_changes_nothing(manager, child):
    rows = [a_row(child, days=30), a_row(child, days=20)]
    imported(manager, *rows)
    before = list(MissingEpisode.objects.order_by("pk").values())
    assert states(imported(manager, *rows)) == [("recorded", "unchanged")] * 2
    assert list(MissingEpisode.objects.order_by("pk").values()) == before
    assert ReturnInterview.objects.count() == 2


def test_a_later_extract_with_the_return_fills_it_in(manager, child):
    imported(manager, a_row(child, days=2, hours=None, misperid="MP/1"))
    extract = imported(manager, a_row(child, days=2, hours=40, misperid="MP/1"))
    episode = child.missing_episodes.get()
    assert states(extract) == [("recorded", "updated")]
    assert episode.status == EpisodeStatus.RETURNED
    assert episode.return_interview.due_at == episode.returned_at + HOURS_72


def test_two_rows_of_one_episode_in_one_file_make_one(manager, child):
    first = a_row(child, days=2, hours=None, misperid="MP/1")
    extract = imported(manager, first, a_row(child, days=2, hours=4, misperid="MP/1"))
    assert states(extract) == [("recorded", "new"), ("recorded", "updated")]
    episode = child.missing_episodes.get()
    assert episode.status == EpisodeStatus.RETURNED and episode.return_interview
    assert set(extract.rows.values_list("episode", flat=True)) == {episode.pk}


def test_an_overlap_is_a_fault_of_its_row_in_words_and_the_others_are_recorded(manager, child):
    rows = [a_row(child, days=30, hours=10), a_row(child, days=29.8, hours=10), a_row(child, days=10)]
    extract = imported(manager, *rows)
    assert [state for state, _ in states(extract)] == ["recorded", "bad", "recorded"]
    bad = extract.rows.get(state=RowState.BAD)
    assert bad.line == 3 and bad.faults[0][0] == "missing_since" and "overlaps the episode" in bad.faults[0][1]


def test_a_second_open_episode_is_a_fault_in_words(manager, child):
    an_episode(child, now() - timedelta(days=3))
    extract = imported(manager, a_row(child, days=1, hours=None))
    assert "already recorded as missing" in extract.rows.get().faults[0][1]


def test_what_police_wrote_in_words_stays_where_intelligence_is_read(manager, child):
    extract = imported(manager, a_row(child, circumstances="Seen with X in a red car", q_7="Yes"))
    row = extract.rows.get()
    assert row.told == "Seen with X in a red car\nq_7: Yes"
    assert child.missing_episodes.get().circumstances == ""


def test_an_import_is_written_into_the_audit_as_an_act_of_its_own(manager, child):
    extract = imported(manager, a_row(child))
    event = AuditEvent.objects.get(action="import")
    assert (event.actor, event.about, event.target_id) == (manager, [child.pk], extract.public_id)


def hidden(kind, team, importer):
    """A child whom somebody of the holding team does not see."""
    if kind == "denied":
        child = a_child(a_user(Role.PRACTITIONER, team), given_name="Hidden", family_name="Away")
        denials.deny(actor=a_user(Role.TEAM_MANAGER, team), child_id=child.public_id, user=importer, reason="Related")
        return child
    child = a_protected_child(worker=a_user(Role.PRACTITIONER, team), given_name="Hidden", family_name="Away")
    assert child.pk
    return child


@pytest.mark.parametrize("kind", ["denied", "sealed"])
def test_a_hidden_child_makes_no_difference_to_whoever_brought_the_file(team, manager, kind):
    child = hidden(kind, team, manager)
    unknown = a_row(forenames="No", surname="Such", dob="03/04/2011", days=11)
    extract = imported(manager, a_row(child), unknown)
    assert states(extract) == [("waiting", "")] * 2, "the same as for somebody whom nobody knows"
    assert not list(ExtractRow.objects.visible_to(manager).exclude(child=None))
    assert not child.missing_episodes.exists()
    assert not Notice.objects.filter(recipient=manager).exists()
    assert ExtractMatch.objects.get().child == child, "the control: her own people are asked"
    told = Notice.objects.filter(key=f"extract:{extract.public_id}")
    assert {one.recipient.pk for one in told} == set(
        people_who_see(child.pk, "episode.import").values_list("pk", flat=True)
    )
    assert told and not any(child.reference in one.title for one in told)


def test_rows_of_a_child_hidden_after_the_check_wait(team, manager, child):
    extract = taken_in(manager, a_row(child))
    receiving.confirm(actor=manager, extract_id=extract.public_id)
    protect(child, Protection.SEALED)
    recording.record(actor=manager, extract_id=extract.public_id)
    assert states(extract) == [("waiting", "")] and not child.missing_episodes.exists()


def test_killed_after_a_chunk_and_run_again_it_ends_the_same(manager, child, monkeypatch):
    monkeypatch.setattr(recording, "CHUNK", 2)
    rows = [a_row(child, days=days) for days in (50, 40, 30, 20, 10)]
    extract = taken_in(manager, *rows)
    receiving.confirm(actor=manager, extract_id=extract.public_id)
    assert recording.record_chunk(actor=manager, extract_id=extract.public_id)
    assert MissingEpisode.objects.count() == 2, "the control: half way"
    assert recording.resume(actor=None) == [extract.public_id]
    recording.record(actor=manager, extract_id=extract.public_id)
    assert states(extract) == [("recorded", "new")] * 5 and MissingEpisode.objects.count() == 5
    assert recording.resume(actor=None) == []
    recording.record(actor=manager, extract_id=extract.public_id)
    assert MissingEpisode.objects.count() == 5 and ReturnInterview.objects.count() == 5


def test_an_undecided_row_that_comes_again_is_asked_once(manager):
    row = a_row(days=12)
    first, second = imported(manager, row), imported(manager, row)
    assert (states(first), states(second)) == ([("superseded", "")], [("waiting", "")])


def test_the_servers_own_command_sees_every_child_and_leaves_who_is_nobody_open(child):
    sealed = a_protected_child(given_name="Hidden", family_name="Away")
    extract = imported(None, a_row(child), a_row(sealed, days=20), a_row(days=10, forenames="No", surname="One"))
    assert states(extract) == [("recorded", "new"), ("recorded", "new"), ("waiting", "")]
    police = a_user(Role.POLICE_LIAISON, a_team("Police", AgencyCode.POLICE, TeamKind.CASEWORK))
    assert [row.surname for row in ExtractRow.objects.undecided().visible_to(police)] == ["One"]
