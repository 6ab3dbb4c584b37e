"""Breaking the glass: four hours, to read, never past a seal or a denial, and somebody else looks at it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import DatabaseError, connection, transaction

from agencies.choices import AgencyCode, Role
from agencies.models import User
from agencies.services import memberships
from cases import access, selectors
from cases.choices import Basis
from cases.models import ChildUserGrant, EmergencyAccess
from cases.rules import sharing as rules
from cases.selectors import Who
from cases.services import denials, emergencies, grants, notes, protection
from slscb.core import outbox, wall
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from slscb.core.models import AuditEvent, Notice, OutgoingEmail
from slscb.devstack.stepping_down import stepped_down
from tests.factories.agencies import LONG_AGO, a_member_of, a_team, a_user
from tests.factories.cases import DETAILS, a_child, a_document, a_protected_child, protect

pytestmark = pytest.mark.django_db

REASON = "Found alone at the station at 2am, her carer does not answer"
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def child(team):
    return a_child(a_user(team=team))


@pytest.fixture
def duty():
    return a_user(team=a_team(agency=AgencyCode.EMERGENCY_DUTY))


def broken(child, user, reason=REASON):
    return emergencies.open_record(actor=user, child_id=child.public_id, reason=reason)


def told(user):
    return [notice.title for notice in Notice.objects.filter(recipient=user)]


def seen_behind_the_wall(user):
    with stepped_down(), connection.cursor() as cursor:
        wall.open_for(user)
        cursor.execute("SELECT count(*) FROM cases_child")
        return cursor.fetchone()[0]


def test_the_record_is_seen_for_four_hours_and_from_that_second_on_no_more_with_no_job_run(child, duty):
    emergency = broken(child, duty)
    assert emergency.until - emergency.opened_at == 4 * HOUR
    with time_machine.travel(emergency.until - SECOND, tick=False):
        assert access.sees(duty, child.pk)
        assert seen_behind_the_wall(duty) == 1
    with time_machine.travel(emergency.until, tick=False):
        assert not access.sees(duty, child.pk)
        assert seen_behind_the_wall(duty) == 0


def test_a_reason_in_a_sentence_is_needed_and_a_role_that_may(child, duty):
    with pytest.raises(Invalid) as refused:
        broken(child, duty, "Urgent")
    assert [fault.path for fault in refused.value.faults] == ["reason"]
    with pytest.raises(NotAllowed):
        broken(child, a_user(Role.LSCB_MANAGER))
    assert not EmergencyAccess.objects.exists()


def test_a_sealed_child_and_one_denied_are_not_there_and_look_the_same(child, duty, team):
    sealed, manager = a_protected_child("sealed"), a_user(Role.TEAM_MANAGER, team)
    denials.deny(actor=manager, child_id=child.public_id, user=duty, reason="Her uncle")
    answers = []
    for one in (sealed, child):
        with pytest.raises(NotVisible) as refused:
            broken(one, duty)
        answers.append(str(refused.value))
        with pytest.raises(NotVisible):
            selectors.record_to_open(duty, one.public_id)
        number = selectors.records_to_open(duty, Who(number=one.reference))
        assert (number.seen, number.unseen) == ([], [])
    assert answers[0] == answers[1]
    by_name = {name: DETAILS[name] for name in ("given_name", "family_name", "date_of_birth")}
    assert selectors.records_to_open(duty, Who(**by_name)).unseen == []


def test_a_restricted_record_is_opened_and_before_nothing_but_whom_to_ring_is_said_of_it(duty):
    child = a_protected_child("restricted")
    known = selectors.record_to_open(duty, child.public_id)
    assert (known.reference, known.holder, known.ring) == ("", None, "the duty manager, 01753 875362")
    broken(child, duty)
    assert access.sees(duty, child.pk)
    assert seen_behind_the_wall(duty) == 1


def test_a_record_that_is_sealed_meanwhile_is_closed_at_once_and_a_restricted_one_stays_open(child, duty, team):
    broken(child, duty)
    manager, lead = protect(child, "restricted")
    assert access.sees(duty, child.pk)
    protect(child, "sealed", manager, lead)
    assert not access.sees(duty, child.pk)
    assert seen_behind_the_wall(duty) == 0


def test_a_denial_that_comes_meanwhile_is_stronger(child, duty, team):
    broken(child, duty)
    denials.deny(actor=a_user(Role.TEAM_MANAGER, team), child_id=child.public_id, user=duty, reason="Her uncle")
    assert not access.sees(duty, child.pk)


def test_it_lets_nobody_write(child, duty):
    broken(child, duty)
    assert not access.acts(duty, child.pk)
    write = {"actor": duty, "child_id": child.public_id}
    with pytest.raises(NotAllowed) as refused:
        notes.add_note(**write, note_kind="visit", happened_at=now(), text="Seen")
    assert "emergency" in str(refused.value)
    document = a_document(child, child.allocations.get().worker)
    with pytest.raises(NotAllowed):
        access.document_to_change(duty, document.public_id, "document.withdraw")
    grants.give(actor=None, child=child, to=duty, basis=Basis.ALLOCATION)
    notes.add_note(**write, note_kind="visit", happened_at=now(), text="Seen")


def test_another_child_whom_somebody_acts_for_is_not_tied_to_one_seen_in_an_emergency(child, duty):
    own = a_child(duty, given_name="Other")
    broken(child, duty)
    tie = {"relationship_kind": "sibling", "other_child_id": child.public_id}
    with pytest.raises(NotAllowed):
        notes.add_relationship(actor=duty, child_id=own.public_id, **tie)


def test_whoever_sees_by_an_emergency_alone_does_not_count_among_those_who_decide(child, team):
    stranger = a_user(Role.TEAM_MANAGER)
    broken(child, stranger)
    assert stranger not in selectors.people_who_see(child.pk, "child.protect")
    assert stranger in selectors.people_who_see(child.pk, "child.view")
    manager = a_user(Role.TEAM_MANAGER, team)
    asked = protection.Proposal(after="sealed", reason="Threats")
    change = protection.propose(actor=manager, child_id=child.public_id, proposal=asked)
    with pytest.raises(NotAllowed):
        protection.decide(actor=stranger, change_id=change.public_id, approved=True)


def test_a_lead_who_breaks_the_glass_is_not_let_in_by_being_told_of_it(child):
    lead, other = (a_user(Role.CSE_LEAD, a_team("Safeguarding leads")) for _ in range(2))
    broken(child, lead)
    assert told(lead) == []
    assert list(ChildUserGrant.objects.filter(user=lead).values_list("basis", flat=True)) == [Basis.BREAK_GLASS]
    assert len(told(other)) == 1
    assert access.acts(other, child.pk)


def test_managers_and_leads_of_the_lead_agency_and_governance_are_told_at_once_and_nobody_else(child, duty, team):
    manager, lead, governance = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD), a_user(Role.IG_LEAD)
    bystanders = [a_user(Role.TEAM_MANAGER), a_member_of(AgencyCode.HEALTH, Role.CSE_LEAD), a_user(team=team)]
    broken(child, duty)
    said = f"{duty} opened record {child.reference} in an emergency"
    assert (told(manager), told(lead)) == ([said], [said])
    assert told(governance) == [f"{said}: review it within 2 working days"]
    assert [told(one) for one in (*bystanders, duty)] == [[], [], [], []]
    assert {mail.recipient_id for mail in OutgoingEmail.objects.all()} == {manager.pk, lead.pk, governance.pk}


def test_the_e_mail_names_nobody(child, duty):
    a_user(Role.IG_LEAD)
    broken(child, duty)
    outbox.send_waiting(now())
    words = "".join(f"{one.subject} {one.body}" for one in mail.outbox)
    assert mail.outbox
    for secret in (child.reference, child.given_name, child.family_name, str(duty), REASON):
        assert secret not in words


def test_a_restricted_record_tells_those_who_are_named_and_can_decide_and_governance(duty):
    child, governance = a_protected_child("restricted"), a_user(Role.IG_LEAD)
    named = list(selectors.people_who_see(child.pk, "child.protect"))
    unnamed = a_user(Role.TEAM_MANAGER, child.allocations.get().team)
    broken(child, duty)
    assert [len([one for one in told(user) if "emergency" in one]) for user in (*named, governance)] == [1, 1, 1]
    assert told(unnamed) == []


def test_it_is_in_the_audit_and_in_the_chronology_without_the_reason(child, duty):
    broken(child, duty)
    assert AuditEvent.objects.filter(actor=duty, action="grant", about=[child.pk]).exists()
    assert AuditEvent.objects.filter(actor=duty, action="create", detail__emergency="opened").exists()
    line = child.chronology.get(entry_kind="emergency")
    assert (str(duty) in line.summary, "station" in line.summary) == (True, False)


def test_nobody_opens_in_an_emergency_what_they_see(child, team, duty):
    for user in (a_user(team=team), duty):
        if user == duty:
            broken(child, duty)
        with pytest.raises(Invalid):
            broken(child, user)


def test_it_can_be_opened_again_with_another_reason_once_it_is_over(child, duty):
    first = broken(child, duty)
    with time_machine.travel(first.until + DAY, tick=False):
        again = broken(child, duty, "She is missing again and her carer does not answer")
        assert access.sees(duty, child.pk)
    assert again.pk != first.pk


def test_governance_reviews_it_once_with_words_and_nobody_their_own(child):
    both = a_user(Role.IG_LEAD)
    memberships.join_team(actor=None, user=both, team=a_team(), role=Role.PRACTITIONER, starts_on=LONG_AGO)
    both = User.objects.get(pk=both.pk)  # who works in a team, too
    other = a_user(Role.IG_LEAD)
    emergency = broken(child, both)
    found = {"emergency_id": emergency.public_id, "outcome": "justified"}
    with pytest.raises(NotAllowed):
        emergencies.review(actor=both, words="Fine", **found)
    with pytest.raises(NotVisible):
        emergencies.review(actor=a_user(Role.TEAM_MANAGER), words="Fine", **found)
    with pytest.raises(Invalid) as refused:
        emergencies.review(actor=other, words=" ", **found)
    assert [fault.path for fault in refused.value.faults] == ["words"]
    emergencies.review(actor=other, words="Rang the station: it was so", **found)
    with pytest.raises(Invalid):
        emergencies.review(actor=other, words="Changed my mind", **found)
    assert AuditEvent.objects.filter(actor=other, detail__outcome="justified", about=[child.pk]).exists()


def test_the_database_lets_nobody_review_their_own_or_change_what_was_written(child, duty):
    emergency = broken(child, duty)
    kept = EmergencyAccess.objects.filter(pk=emergency.pk)
    reviewed = {"outcome": "justified", "words": "Fine", "reviewed_at": now()}
    changes = [{"reviewed_by": duty, **reviewed}, {"reason": "Another"}, {"until": emergency.until + HOUR}]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            kept.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        until = emergency.opened_at + 5 * HOUR
        EmergencyAccess.objects.create(child=child, user=duty, reason=REASON, opened_at=now(), until=until + HOUR)


@time_machine.travel(datetime(2026, 12, 4, 23, 0, tzinfo=UTC), tick=False)
def test_a_review_that_is_late_is_asked_for_each_working_day_until_it_is_there(child, duty):
    governance = a_user(Role.IG_LEAD)
    emergency = broken(child, duty)
    due = rules.review_due(emergency.opened_at)
    assert due == datetime(2026, 12, 9, tzinfo=UTC)
    for moment, notices in ((due - SECOND, 1), (due, 2), (due + DAY - SECOND, 2), (due + DAY, 3)):
        outbox.dispatch(moment)
        assert len(told(governance)) == notices
    emergencies.review(actor=governance, emergency_id=emergency.public_id, outcome="justified", words="It was so")
    outbox.dispatch(due + 9 * DAY)
    assert len(told(governance)) == 3


def test_of_a_record_sealed_since_governance_is_not_reminded_and_sees_nothing(child, duty):
    governance = a_user(Role.IG_LEAD)
    emergency = broken(child, duty)
    protect(child, "sealed")
    assert told(governance) == []
    assert not selectors.emergencies(governance).exists()
    with pytest.raises(NotVisible):
        access.emergency_for(governance, emergency.public_id)
    outbox.dispatch(now() + 9 * DAY)
    assert told(governance) == []


def test_a_record_is_found_by_a_number_or_by_a_name_with_the_date_of_birth_and_by_nothing_less(child, duty):
    whole = {name: DETAILS[name] for name in ("given_name", "family_name", "date_of_birth")}
    for who in (Who(number=child.reference), Who(number=child.reference.lower()), Who(**whole)):
        (known,) = selectors.records_to_open(duty, who).unseen
        assert (known.child_id, known.reference) == (child.public_id, child.reference)
    for who in (Who(number="Amina Rahman"), Who(given_name="Amina", family_name="Rahman")):
        assert selectors.records_to_open(duty, who).unseen == []
    assert AuditEvent.objects.filter(actor=duty, action="search", about=[child.pk]).count() == 3
