"""Recording whom a completed interview was shared with."""

import pytest
from django.db import IntegrityError, transaction

from agencies.choices import AgencyCode, Role
from cases.models import ChildUserGrant, ChronologyEntry
from missing.models import InterviewSharing
from missing.services import sharing
from missing.services.sharing import Sharing
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child, a_merge
from tests.factories.missing import HOUR, a_completed_interview, a_returned_episode, a_sharing

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def interview(worker):
    return a_completed_interview(a_child(worker), worker)


def share(actor, interview, version=None, **more):
    said = {
        "organisation": " Upton Grange Academy ",
        "shared": "summary",
        "basis": "protect_from_harm",
        "why": " So that somebody asks at the gate ",
        "child_told": True,
        "shared_at": now(),
    }
    given = Sharing(**said | more)
    return sharing.share_interview(
        actor=actor, interview_id=interview.public_id, sharing=given, expected_version=version
    )


def test_it_is_kept_with_who_wrote_it_down_and_stands_in_the_chronology_and_the_audit(worker, interview):
    made = share(worker, interview, child_told=False, not_told_reason=" Not reached ")
    kept = InterviewSharing.objects.get()
    assert (kept.organisation, kept.agency, kept.recorded_by) == ("Upton Grange Academy", None, worker)
    assert (kept.why, kept.not_told_reason) == ("So that somebody asks at the gate", "Not reached")
    assert (kept.child, kept.interview) == (interview.child, interview)
    words = "Return home interview shared with Upton Grange Academy: a summary"
    line = ChronologyEntry.objects.get(summary=words)
    assert (line.happened_at, line.link_id) == (made.shared_at, interview.public_id)
    event = AuditEvent.objects.get(target_id=made.public_id)
    assert (event.action, event.actor, event.about) == ("create", worker, [interview.child_id])


def test_a_decision_not_to_share_with_an_agency_is_kept_too(worker, interview):
    share(worker, interview, agency=an_agency(AgencyCode.POLICE), organisation="", shared="nothing")
    assert InterviewSharing.objects.get().body == "Thames Valley Police"
    words = "Decided not to share the return home interview with Thames Valley Police"
    assert ChronologyEntry.objects.filter(summary=words).exists()


def test_it_gives_nobody_access_and_what_was_recorded_before_stays(worker, interview):
    before = ChildUserGrant.objects.count()
    share(worker, interview)
    share(worker, interview, shared="all")
    assert set(InterviewSharing.objects.values_list("shared", flat=True)) == {"summary", "all"}
    assert ChildUserGrant.objects.count() == before


def test_what_cannot_be_true_is_refused_with_every_fault_and_nothing_is_kept(worker, interview):
    with pytest.raises(Invalid) as caught:
        share(worker, interview, organisation="", basis="whim", why="", child_told=False, shared_at=now() + HOUR)
    assert {one.path for one in caught.value.faults} == {"agency", "basis", "why", "not_told_reason", "shared_at"}
    assert not InterviewSharing.objects.exists()


def test_nothing_is_recorded_of_an_interview_that_is_not_completed(worker):
    with pytest.raises(Invalid) as caught:
        share(worker, a_returned_episode(a_child(worker)).return_interview)
    assert "Complete the interview first" in caught.value.faults[0].message


def test_who_may_not_record_interviews_records_nothing_and_a_stranger_finds_none(worker, interview):
    with pytest.raises(NotAllowed):
        share(a_user(Role.POLICE_LIAISON, worker.memberships.get().team), interview)
    with pytest.raises(NotVisible):
        share(a_user(), interview)
    with pytest.raises(Stale):
        share(worker, interview, version=7)
    assert not InterviewSharing.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"organisation": ""},
        {"child_told": False},
        {"not_told_reason": "Not reached"},
        {"shared": "nothing"},
    ],
)
def test_the_database_itself_refuses_a_row_that_cannot_be(worker, interview, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_sharing(interview, worker, **wrong)


def test_it_follows_its_interview_where_two_records_are_one():
    team = a_team()
    manager, lead, worker = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team), a_user(team=team)
    kept, other = a_child(worker), a_child(worker)
    share(worker, a_completed_interview(other, worker))
    a_merge(kept, other, manager, lead)
    assert InterviewSharing.objects.get().child == kept
