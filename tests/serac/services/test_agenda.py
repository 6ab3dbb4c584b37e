"""Building the agenda: every reason, all of them together, and nothing lost when it is built again."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from agencies.models import User
from cases.choices import Basis
from cases.models import Child, ChildGroupGrant
from serac.choices import MeetingStatus, Origin, Outcome, ReasonKind, ReferralStatus, Section
from serac.models import AgendaItem, Meeting
from serac.services import agenda, circulation, items, referrals
from slscb.core.clock import now, today
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_panel, a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import a_returned_episode
from tests.factories.risk import an_assessment
from tests.factories.serac import a_decision, a_meeting, a_referral, a_series, an_action, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> User:
    """The coordinator of the panel."""
    return a_panel()[1]


@pytest.fixture
def worker() -> User:
    """The social worker who holds the children."""
    return a_user()


def the_next_meeting() -> Meeting:
    """A meeting in two weeks, with the one before it two weeks ago."""
    series = a_series(first_meeting_on=today() + timedelta(days=14) - 10 * timedelta(days=28))
    a_meeting(9, series, status=MeetingStatus.HELD)
    return a_meeting(10, series)


def built(coordinator: User, meeting: Meeting) -> dict[int, AgendaItem]:
    """The agenda after it was built, by child."""
    agenda.build_agenda(actor=coordinator, meeting_id=meeting.public_id)
    return {item.child_id: item for item in meeting.items.all()}


def kinds(item: AgendaItem) -> list[str]:
    """The kinds of an item's reasons in their order."""
    return [reason["kind"] for reason in item.reasons]


def missing_three_times(child: Child) -> None:
    """Three episodes last month."""
    for days in (20, 25, 30):
        a_returned_episode(child, now() - timedelta(days=days))


def with_an_overdue_action(child: Child, by: User) -> None:
    """An action from an earlier meeting, due yesterday."""
    item = an_item(a_meeting(9), child)
    a_decision(item, by)
    an_action(item, by, due_on=today() - timedelta(days=1))


def test_a_child_at_high_is_listed(coordinator, worker):
    child = a_child(worker)
    an_assessment("H02", child=child)
    item = built(coordinator, the_next_meeting())[child.pk]
    assert kinds(item) == [ReasonKind.HIGH]
    assert item.reasons[0]["words"].startswith("Risk is HIGH since")
    assert (item.section, item.level) == (Section.HIGH, "high")


def test_a_child_raised_to_medium_since_the_last_meeting_is_listed_and_one_raised_before_is_not(coordinator, worker):
    lately, before = a_child(worker), a_child(worker)
    an_assessment("M01", "M02", child=lately)
    an_assessment("M01", "M02", child=before, assessed_on=today() - timedelta(days=25))
    found = built(coordinator, the_next_meeting())
    assert {child: kinds(item) for child, item in found.items()} == {lately.pk: [ReasonKind.RAISED_TO_MEDIUM]}


def test_a_child_whose_serac_review_is_due_by_the_meeting_is_listed(coordinator, worker):
    due, later, closed = a_child(worker), a_child(worker), a_child(worker)
    meeting = the_next_meeting()
    last = a_meeting(9)
    a_decision(an_item(last, due), worker, next_review_on=meeting.held_on)
    a_decision(an_item(last, later), worker, next_review_on=meeting.held_on + timedelta(days=28))
    a_decision(an_item(a_meeting(8), closed), worker, next_review_on=last.held_on)
    a_decision(an_item(last, closed), worker, outcome=Outcome.CLOSE, closed_reason="moved_away")
    found = built(coordinator, meeting)
    assert {child: kinds(item) for child, item in found.items()} == {due.pk: [ReasonKind.REVIEW_DUE]}


def test_a_child_with_three_missing_episodes_in_the_90_days_before_is_listed_and_one_with_two_is_not(
    coordinator, worker
):
    often, twice = a_child(worker), a_child(worker)
    missing_three_times(often)
    for days in (20, 25, 80):
        a_returned_episode(twice, now() - timedelta(days=days))
    found = built(coordinator, the_next_meeting())
    assert {child: kinds(item) for child, item in found.items()} == {often.pk: [ReasonKind.REPEAT_MISSING]}
    assert len(found[often.pk].reasons[0]["evidence"]) == 3


def test_a_child_with_an_overdue_panel_action_is_listed(coordinator, worker):
    child = a_child(worker)
    meeting = the_next_meeting()
    with_an_overdue_action(child, worker)
    assert kinds(built(coordinator, meeting)[child.pk]) == [ReasonKind.OVERDUE_ACTIONS]


def test_a_child_whose_referral_was_accepted_is_listed_and_one_who_waits_is_not(coordinator, worker):
    accepted, waiting = a_child(worker), a_child(worker)
    a_referral(accepted, worker, status=ReferralStatus.ACCEPTED)
    a_referral(waiting, worker)
    found = built(coordinator, the_next_meeting())
    assert {child: kinds(item) for child, item in found.items()} == {accepted.pk: [ReasonKind.REFERRED]}
    assert (found[accepted.pk].section, found[accepted.pk].level) == (Section.NEW_REFERRALS, "")


def test_an_item_carries_every_reason_that_applies(coordinator, worker):
    child = a_child(worker)
    meeting = the_next_meeting()
    an_assessment("H02", child=child)
    missing_three_times(child)
    before = an_item(a_meeting(9), child)
    a_decision(before, worker, next_review_on=meeting.held_on)
    an_action(before, worker, due_on=today() - timedelta(days=1))
    a_referral(child, worker, status=ReferralStatus.ACCEPTED)
    item = built(coordinator, meeting)[child.pk]
    assert set(kinds(item)) == {
        ReasonKind.REFERRED,
        ReasonKind.HIGH,
        ReasonKind.REVIEW_DUE,
        ReasonKind.REPEAT_MISSING,
        ReasonKind.OVERDUE_ACTIONS,
    }


def test_a_closed_case_is_not_listed(coordinator):
    manager = a_user(Role.TEAM_MANAGER)
    child = a_child(manager)
    a_referral(child, manager, status=ReferralStatus.ACCEPTED)
    Child.objects.filter(pk=child.pk).update(status="closed", closed_on=today())
    assert built(coordinator, the_next_meeting()) == {}


def test_building_again_keeps_what_a_person_did_and_brings_in_what_is_new(coordinator, worker):
    meeting = the_next_meeting()
    first, second, third, late = (a_child(worker) for _ in range(4))
    for child in (first, second, third):
        an_assessment("H02", child=child)
    found = built(coordinator, meeting)
    by_hand = a_child(worker)
    referrals.refer_child(actor=worker, child_id=by_hand.public_id, reason="We are worried")
    items.remove_item(actor=coordinator, item_id=found[first.pk].public_id, reason="Discussed elsewhere")
    items.annotate_item(actor=coordinator, item_id=found[second.pk].public_id, notes=items.Notes(note="Bring the plan"))
    items.move_item(actor=coordinator, item_id=found[third.pk].public_id, place=1)
    items.add_item(actor=coordinator, meeting_id=meeting.public_id, child_id=by_hand.public_id, reason="The chair asks")
    an_assessment("H02", child=late)
    again = built(coordinator, meeting)
    assert (again[first.pk].removed, again[first.pk].removed_reason) == (True, "Discussed elsewhere")
    assert again[second.pk].note == "Bring the plan"
    listed = list(meeting.items.listed())
    assert listed[0] == again[third.pk] and again[third.pk].moved
    assert (again[by_hand.pk].origin, again[by_hand.pk].reasons) == (Origin.HAND, [])
    assert kinds(again[late.pk]) == [ReasonKind.HIGH]


def test_an_item_nobody_touched_goes_with_its_last_reason_and_the_office_no_longer_sees_the_child(coordinator, worker):
    meeting = the_next_meeting()
    child = a_child(worker)
    missing_three_times(child)
    assert child.pk in built(coordinator, meeting)
    assert Child.objects.visible_to(coordinator).filter(pk=child.pk).exists()
    child.missing_episodes.first().delete()
    assert child.pk not in built(coordinator, meeting)
    assert not Child.objects.visible_to(coordinator).filter(pk=child.pk).exists()


def test_an_item_somebody_touched_stays_and_says_that_no_rule_lists_it_any_more(coordinator, worker):
    meeting = the_next_meeting()
    child = a_child(worker)
    missing_three_times(child)
    item = built(coordinator, meeting)[child.pk]
    items.annotate_item(actor=coordinator, item_id=item.public_id, notes=items.Notes(note="Ask the school"))
    child.missing_episodes.first().delete()
    assert built(coordinator, meeting)[child.pk].no_longer_meets


def test_an_item_that_has_not_changed_keeps_its_version(coordinator, worker):
    meeting = the_next_meeting()
    child = a_child(worker)
    an_assessment("H02", child=child)
    before = built(coordinator, meeting)[child.pk]
    after = built(coordinator, meeting)[child.pk]
    assert (after.public_id, after.version, after.changed_at) == (before.public_id, 1, before.changed_at)


def test_the_panel_office_sees_those_put_forward_and_the_members_do_not_yet(coordinator, worker):
    child = a_child(worker)
    an_assessment("H02", child=child)
    members = a_team("SERAC members", AgencyCode.BOARD)
    member = a_user(Role.AGENCY_REPRESENTATIVE, members)
    built(coordinator, the_next_meeting())
    assert ChildGroupGrant.objects.get(content_object=child, basis=Basis.PANEL_OFFICE)
    assert Child.objects.visible_to(coordinator).filter(pk=child.pk).exists()
    assert not Child.objects.visible_to(member).filter(pk=child.pk).exists()


def test_building_is_written_into_the_audit_with_every_child(coordinator, worker):
    children = [a_child(worker), a_child(worker)]
    for child in children:
        an_assessment("H02", child=child)
    meeting = the_next_meeting()
    built(coordinator, meeting)
    event = AuditEvent.objects.get(action="change", target_id=meeting.public_id)
    assert (sorted(event.about), event.detail["added"]) == (sorted(child.pk for child in children), 2)


def test_an_agenda_that_was_circulated_is_not_built_again(coordinator, worker):
    meeting = the_next_meeting()
    child = a_child(worker)
    an_assessment("H02", child=child)
    built(coordinator, meeting)
    circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)
    with pytest.raises(Invalid, match="has been circulated"):
        agenda.build_agenda(actor=coordinator, meeting_id=meeting.public_id)


def test_only_chair_and_coordinator_build(worker):
    meeting = the_next_meeting()
    with pytest.raises(NotAllowed):
        agenda.build_agenda(actor=worker, meeting_id=meeting.public_id)
    with pytest.raises(NotVisible):
        agenda.build_agenda(actor=worker, meeting_id=worker.public_id)


def test_the_number_of_statements_does_not_grow_with_the_agenda(coordinator):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for size, number in ((3, 12), (503, 13)):
        have = Child.objects.count()
        worker = a_user()
        an_agency(AgencyCode.POLICE)
        made = [a_child_row(number) for number in range(have, size)]
        Child.objects.bulk_create(made)
        for child in Child.objects.all():
            referral_row(child, worker)
        meeting = a_meeting(number)
        with CaptureQueriesContext(connection) as captured:
            agenda.build_agenda(actor=coordinator, meeting_id=meeting.public_id)
        assert meeting.items.count() == size
        counts.append(len(captured))
    assert counts[1] <= counts[0] <= 25


def a_child_row(number: int) -> Child:
    """A child as a bare row."""
    return Child(
        reference=f"T{number:04}-ROW"[:9],
        given_name="Sam",
        family_name=f"Row{number}",
        search_name=f"sam row{number}",
        date_of_birth=today() - timedelta(days=5000),
        sex="U",
    )


def referral_row(child: Child, by: User) -> None:
    """An accepted referral, once a child."""
    if not child.panel_referrals.exists():
        a_referral(child, by, status=ReferralStatus.ACCEPTED)
