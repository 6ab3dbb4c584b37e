"""What the panel decided."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from agencies.models import User
from cases.models import ChronologyEntry
from serac.choices import MeetingStatus, Outcome, ReferralStatus
from serac.models import AgendaItem, Meeting, PanelReferral
from serac.services import decisions, referrals
from serac.services.decisions import Decided
from slscb.core.clock import today
from slscb.core.errors import Invalid, NotAllowed, Stale
from tests.factories.agencies import a_member_of, a_panel, a_user
from tests.factories.cases import a_child
from tests.factories.serac import a_decision, a_meeting, a_series, an_item

pytestmark = pytest.mark.django_db

FOUR_WEEKS = timedelta(days=28)


@pytest.fixture
def chair() -> User:
    """The chair of the panel."""
    return a_panel()[0]


@pytest.fixture
def meeting() -> Meeting:
    """A meeting today whose agenda is out."""
    return a_meeting(10, a_series(first_meeting_on=today() - 10 * FOUR_WEEKS), status=MeetingStatus.CIRCULATED)


@pytest.fixture
def item(chair, meeting) -> AgendaItem:
    """A child on the agenda, referred and accepted."""
    worker = a_user()
    child = a_child(worker)
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    child.panel_referrals.update(status=ReferralStatus.ACCEPTED, decided_at=meeting.circulated_at)
    return an_item(meeting, child)


def decide(chair: User, item: AgendaItem, **values: object) -> object:
    """Record a decision."""
    version = values.pop("expected_version", decisions.NOT_YET)
    decided = Decided(**{"outcome": Outcome.CONTINUE, **values})
    return decisions.record_decision(actor=chair, item_id=item.public_id, decided=decided, expected_version=version)


def faults(chair: User, item: AgendaItem, **values: object) -> set[str]:
    """The paths of what is wrong with a decision."""
    with pytest.raises(Invalid) as caught:
        decide(chair, item, **values)
    return {fault.path for fault in caught.value.faults}


def test_a_decision_settles_the_referral_says_that_the_meeting_was_held_and_is_in_the_chronology(chair, item):
    made = decide(chair, item, discussion="The plan works", next_review_on=item.meeting.held_on + FOUR_WEEKS)
    assert (made.decided_on, made.recorded_by) == (item.meeting.held_on, chair)
    assert PanelReferral.objects.get(child=item.child).status == ReferralStatus.DISCUSSED
    assert Meeting.objects.get(pk=item.meeting_id).status == MeetingStatus.HELD
    line = ChronologyEntry.objects.filter(child=item.child, entry_kind="panel").latest("pk")
    assert line.summary.startswith("SERAC panel: continue on the panel; next review on")
    assert "The plan works" not in line.summary


def test_a_child_who_is_deferred_keeps_the_referral(chair, item):
    decide(chair, item, outcome=Outcome.DEFER, reason="The worker is ill")
    assert PanelReferral.objects.get(child=item.child).status == ReferralStatus.ACCEPTED


def test_nothing_is_decided_before_the_day_of_the_meeting(chair, item):
    coming = a_meeting(11, item.meeting.series, status=MeetingStatus.CIRCULATED)
    with pytest.raises(Invalid, match="record it on that day or later"):
        decide(chair, an_item(coming, item.child))


def test_nothing_is_decided_on_an_agenda_that_is_still_a_draft(chair, item):
    Meeting.objects.filter(pk=item.meeting_id).update(status=MeetingStatus.DRAFT)
    with pytest.raises(Invalid, match="Circulate the agenda first"):
        decide(chair, item)


def test_every_fault_is_told_at_once(chair, item):
    found = faults(chair, item, outcome=Outcome.STEP_DOWN, next_review_on=item.meeting.held_on + timedelta(days=5))
    assert found == {"reason", "outcome", "next_review_on"}


def test_the_next_review_is_on_a_day_of_the_panel_and_later(chair, item):
    with pytest.raises(Invalid, match="the nearest meetings are on"):
        decide(chair, item, next_review_on=item.meeting.held_on + timedelta(days=30))
    assert faults(chair, item, next_review_on=item.meeting.held_on) == {"next_review_on"}


def test_a_child_is_closed_as_safer_only_after_two_low_panels_with_plan_and_agreement(chair, item):
    closing = {"outcome": Outcome.CLOSE, "reason": "Safer", "closed_reason": "risk_reduced"}
    assert faults(chair, item, **closing) == {"outcome"}
    item.child.risk_level = "low"
    item.child.save()
    earlier = a_meeting(9, item.meeting.series, status=MeetingStatus.HELD)
    a_decision(an_item(earlier, item.child), chair, level="low")
    made = decide(chair, item, **closing, plan_in_place=True, lead_agency_agrees=True)
    assert (made.closed_reason, made.level) == ("risk_reduced", "low")


def test_a_closed_child_has_no_next_review(chair, item):
    closing = {"outcome": Outcome.CLOSE, "reason": "Moved to Reading", "closed_reason": "moved_away"}
    assert faults(chair, item, **closing, next_review_on=item.meeting.held_on + FOUR_WEEKS) == {"next_review_on"}


def test_a_decision_is_corrected_on_the_version_that_was_read(chair, item):
    made = decide(chair, item, discussion="First")
    corrected = decide(chair, item, discussion="Second", expected_version=made.version)
    assert (corrected.pk, corrected.discussion, corrected.version) == (made.pk, "Second", 2)
    with pytest.raises(Stale):
        decide(chair, item, discussion="Third", expected_version=made.version - 1)


def test_only_the_chair_and_the_coordinator_decide(chair, item):
    from cases.choices import Basis
    from cases.services import grants

    member = a_member_of(AgencyCode.HEALTH, Role.AGENCY_REPRESENTATIVE)
    grants.give(actor=None, child=item.child, to=member, basis=Basis.PANEL)
    with pytest.raises(NotAllowed):
        decide(member, item)
