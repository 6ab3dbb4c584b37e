"""What happens to a child, her people and accounts, one story for each kind of reminder and notice (test_notices)."""

from collections.abc import Callable
from datetime import timedelta

from agencies.choices import AgencyCode, Document, Role
from agencies.models import User
from agencies.services import agreements, sign_off
from cases.choices import Protection
from cases.services import allocation, denials, emergencies, involvement, merging, scanning, sharing
from intelligence.services import reports
from missing.services import endings, episodes, gradings, preventions, returns
from missing.services.episodes import Report
from missing.services.returns import Return
from risk.models import Assessment
from risk.rules import Tick
from risk.services import approvals, calibration
from serac.services import actions, circulation, referrals
from slscb.core import budget, outbox
from slscb.core.clock import now, today
from slscb.core.days import birthday
from slscb.core.models import Notice, Reminder
from slscb.core.uploads import store
from tests.access.place import DAY, Place, closed_doors, pass_the_days
from tests.factories.agencies import a_member_of, a_role_request, a_team, a_user, an_agency
from tests.factories.cases import a_child, a_document, a_merge, protect
from tests.factories.extracts import a_row, imported
from tests.factories.intelligence import a_report
from tests.factories.missing import HOUR, an_episode
from tests.factories.risk import a_round, a_screening, an_assessment, an_open_assessment, observed, put_forward
from tests.factories.serac import a_meeting, a_series, an_item


def an_interview_nobody_holds(place: Place) -> None:
    episode = an_episode(place.child, now() - 5 * HOUR)
    back = Return(returned_at=now() - HOUR)
    returns.record_return(actor=place.worker, episode_id=episode.public_id, back=back)
    pass_the_days(9)


def an_interview_whose_worker_left(place: Place) -> None:
    episode = an_episode(place.child, now() - 5 * HOUR)
    back = Return(returned_at=now() - HOUR)
    returns.record_return(actor=place.worker, episode_id=episode.public_id, back=back)
    place.leave(place.worker)
    pass_the_days(9)


def a_child_reported_missing(place: Place) -> None:
    colleague = a_user(team=place.team)
    report = Report(kind="home", last_seen_at=now() - 3 * HOUR, reported_at=now() - HOUR)
    place.leave(place.worker)
    episodes.report_missing(actor=colleague, child_id=place.child.public_id, report=report)


def a_child_whom_police_called_absent_before(place: Place) -> None:
    involvement.begin(actor=place.worker, child=place.child, agency=an_agency(AgencyCode.POLICE), reason="Missing")
    episode = an_episode(place.child, now() - 5 * HOUR, police_risk="no_apparent_risk")
    given = gradings.Grading(level="medium", graded_at=now() - HOUR, graded_by="Insp. Grant", why="Not at her friend's")
    place.leave(place.worker)
    gradings.record_grading(actor=place.officer, episode_id=episode.public_id, given=given)


def a_child_who_turns_18_while_missing(place: Place) -> None:
    an_episode(place.child, now() - 5 * HOUR)
    type(place.child).objects.filter(pk=place.child.pk).update(date_of_birth=birthday(today(), -18))
    endings.remind(actor=None)


def a_child_of_whom_police_have_a_concern(place: Place) -> None:
    involvement.begin(actor=place.worker, child=place.child, agency=an_agency(AgencyCode.POLICE), reason="Missing")
    episode = an_episode(place.child, now() - 5 * HOUR)
    said = {"officer": "PC Shaw 4417", "seen_alone": True, "has_concerns": True, "concerns": "A new telephone"}
    told = preventions.Prevention(held_at=now() - HOUR, **said)
    preventions.record_prevention(actor=place.officer, episode_id=episode.public_id, told=told)
    place.leave(place.worker)
    preventions.record_prevention(actor=place.officer, episode_id=episode.public_id, told=told)


def a_level_that_calls_for_responses(place: Place) -> None:
    an_assessment("H02", child=place.child, by=place.worker)
    pass_the_days(1)
    Reminder.objects.filter(state="pending").update(due_at=now())
    outbox.dispatch(now())


def a_lower_level_waits(place: Place) -> Assessment:
    asked = {"final_level": "low", "override_reason": "Both explained"}
    return an_assessment("M01", "M02", child=place.child, by=place.worker, **asked)


def a_lower_level_asked_for_and_decided(place: Place) -> None:
    found, decider = a_lower_level_waits(place), place.manager or place.lead
    approve = {"assessment_id": found.public_id, "reason": "Agreed", "expected_version": found.version}
    approvals.approve_level(actor=decider, **approve)


def a_lower_level_decided_after_the_child_has_moved_on(place: Place) -> None:
    found, decider = a_lower_level_waits(place), place.manager or place.lead
    assert closed_doors() == []
    Notice.objects.update(read_at=now())
    elsewhere = a_team()
    allocation.allocate(actor=decider, child_id=place.child.public_id, team=elsewhere, worker=a_user(team=elsewhere))
    manager = a_user(Role.TEAM_MANAGER, elsewhere)
    approve = {"assessment_id": found.public_id, "reason": "Agreed", "expected_version": found.version}
    approvals.approve_level(actor=manager, **approve)


def a_screening_and_a_referral_at_once(place: Place) -> None:
    colleague = a_user(team=place.team)
    a_screening("M01", child=place.child, by=colleague)
    an_assessment(observed("H01", age_at_event=12), child=place.child, by=colleague)


def an_assessment_opened_and_put_into(place: Place) -> None:
    a_member_of(AgencyCode.HEALTH, Role.AGENCY_REPRESENTATIVE)
    nurse = a_member_of(AgencyCode.HEALTH)
    involvement.begin(actor=place.worker, child=place.child, agency=an_agency(AgencyCode.HEALTH), reason="Seen weekly")
    colleague = a_user(team=place.team)
    opened = an_open_assessment(place.child, colleague)
    put_forward(opened, nurse, "M01")
    place.leave(colleague)
    place.leave(place.worker)
    put_forward(opened, nurse, "M02")


def a_case_allocated(place: Place) -> None:
    other = a_user(team=place.team)
    actor = place.manager or a_user(Role.TEAM_MANAGER, place.team)
    allocation.allocate(actor=actor, child_id=place.child.public_id, team=place.team, worker=other)


def intelligence_sent(place: Place) -> None:
    a_report(place.worker, place.child)


def intelligence_taken_up_about_an_assessed_child(place: Place) -> None:
    an_assessment("L01", child=place.child, by=place.worker)
    report = a_report(place.worker, place.child)
    reports.take_report(actor=place.officer, report_id=report.public_id, expected_version=report.version)
    place.leave(place.worker)
    outbox.dispatch(now())


def a_referral_and_its_answer(place: Place) -> None:
    made = referrals.refer_child(actor=place.worker, child_id=place.child.public_id, reason="We are worried")
    referrals.accept_referral(actor=place.coordinator, referral_id=made.public_id, reason="")


def a_referral_answered_after_the_referrer_has_left(place: Place) -> None:
    made = referrals.refer_child(actor=place.worker, child_id=place.child.public_id, reason="We are worried")
    place.leave(place.worker)
    referrals.accept_referral(actor=place.coordinator, referral_id=made.public_id, reason="")


def an_agenda_circulated_and_actions_set(place: Place) -> None:
    referrals.refer_child(actor=place.worker, child_id=place.child.public_id, reason="We are worried")
    series = a_series(first_meeting_on=today() - timedelta(days=280))
    meeting = a_meeting(10, series)
    item = an_item(meeting, place.child)
    circulation.circulate(actor=place.chair, meeting_id=meeting.public_id)
    health, nurse = an_agency(AgencyCode.HEALTH), a_member_of(AgencyCode.HEALTH)
    given = {"item_id": item.public_id, "title": "Arrange a health assessment", "agency": health}
    actions.record_action(actor=place.chair, owner=nurse, due_on=today() + DAY, **given)
    place.leave(nurse)
    Reminder.objects.filter(state="pending").update(due_at=now())
    outbox.dispatch(now())


def a_powerful_role_asked_for(place: Place) -> None:
    asker, _second = a_user(Role.SYSTEM_ADMINISTRATOR), a_user(Role.SYSTEM_ADMINISTRATOR)
    a_role_request(a_user(Role.SYSTEM_ADMINISTRATOR), asker)


def somebody_opened_record_after_record(place: Place) -> None:
    a_user(Role.IG_LEAD)
    budget.remember_stop(place.worker, "cases:child-view")


def a_record_sealed_and_intelligence_sent_that_no_officer_may_read(place: Place) -> None:
    manager, lead = place.manager or a_user(Role.TEAM_MANAGER, place.team), a_user(Role.CSE_LEAD, place.team)
    outbox.notify(
        recipients=[a_user(team=place.team)],
        key="told-before",
        title="Told",
        link=f"/children/{place.child.public_id}/",
    )
    protect(place.child, "sealed", manager, lead)
    a_report(place.worker, place.child)


def a_denial_whose_end_is_proposed(place: Place) -> None:
    manager, lead = place.manager or a_user(Role.TEAM_MANAGER, place.team), a_user(Role.CSE_LEAD, place.team)
    who = {"child_id": place.child.public_id, "user": a_user(team=place.team)}
    denial = denials.deny(actor=manager, reason="Related to a suspect", **who)
    denials.propose_end(actor=lead, denial_id=denial.public_id, reason="They have moved")


def a_number_that_another_record_has(place: Place) -> None:
    a_user(Role.CSE_LEAD, place.team)
    a_child(place.worker, nhs_number="9434765919")
    a_child(a_user(), nhs_number="9434765919")


def a_version_to_sign(place: Place) -> None:
    a_member_of(AgencyCode.HEALTH, Role.AGENCY_LEAD)
    words = agreements.Words(text="As before.", changes="A word about keys", in_force_from=today() + 14 * DAY)
    agreements.publish(actor=a_user(Role.LSCB_MANAGER), document=Document.SHARING, words=words)


def accounts_to_confirm(place: Place) -> None:
    _, _ = (a_member_of(AgencyCode.BOARD, role) for role in (Role.IG_LEAD, Role.SYSTEM_ADMINISTRATOR))
    lead, led = a_member_of(AgencyCode.CAMHS, Role.AGENCY_LEAD), a_member_of(AgencyCode.CAMHS)
    waiting = [lead.pk, led.pk, a_member_of(AgencyCode.ENGAGE).pk]  # an agency without a lead
    User.objects.filter(pk__in=waiting).update(date_joined=now() - 85 * DAY)
    sign_off.remind(actor=None)


def an_account_that_its_lead_wants_ended(place: Place) -> None:
    a_member_of(AgencyCode.BOARD, Role.SYSTEM_ADMINISTRATOR)
    lead, led = a_member_of(AgencyCode.EDUCATION, Role.AGENCY_LEAD), a_member_of(AgencyCode.EDUCATION)
    sign_off.sign_off(actor=lead, account_id=led.public_id, needed=False, reason="She has moved to Reading")


def an_extract_about_a_child_whom_its_bringer_cannot_know(place: Place) -> None:
    protect(place.child, Protection.SEALED)
    imported(place.officer, a_row(place.child))


def a_document_that_is_lost(place: Place) -> None:
    a_user(Role.IG_LEAD)
    for by in (place.worker, a_user()):
        store.remove(a_document(place.child, by, b"Words").stored_as)
    scanning.sweep(actor=None)


def a_round_of_calibration_closed(place: Place) -> None:
    opened = a_round(place.lead)
    ticks = [Tick("L01", "current", None)]
    said = {"offence_evidence": False, "organised_model": False}
    calibration.score_vignette(actor=place.worker, round_id=opened.public_id, number=1, ticks=ticks, **said)
    calibration.close_round(actor=place.lead, round_id=opened.public_id)


def a_record_shared_and_opened_in_an_emergency_that_nobody_reviews(place: Place) -> None:
    a_user(Role.IG_LEAD)
    giver, nurse = place.manager or place.worker, a_member_of(AgencyCode.HEALTH)
    given = {"child_id": place.child.public_id, "purpose": "Health assessment", "until": now() + 9 * DAY}
    sharing.give(actor=giver, user=nurse, since=now() + DAY, **given)
    sharing.give(actor=giver, user=a_member_of(AgencyCode.EDUCATION), **given)
    reason = "Found alone at the station at night"
    emergencies.open_record(actor=a_user(), child_id=place.child.public_id, reason=reason)
    outbox.dispatch(now() + DAY + HOUR)
    pass_the_days(8)


def two_records_merged_and_taken_apart(place: Place) -> None:
    """Proposed by a manager of the team, decided by its CSE lead; told to both workers, each time."""
    manager, lead = a_user(Role.TEAM_MANAGER, place.team), a_user(Role.CSE_LEAD, place.team)
    other = a_child(a_user(team=place.team))
    Notice.objects.update(read_at=now())  # what other stories told, in the test that tells them all
    merge = a_merge(place.child, other, manager, lead)
    assert closed_doors() == []
    merging.undo(actor=lead, merge_id=merge.public_id, reason="Two children")


STORIES: tuple[Callable[[Place], None], ...] = (
    an_interview_nobody_holds,
    an_interview_whose_worker_left,
    a_child_reported_missing,
    a_child_whom_police_called_absent_before,
    a_child_who_turns_18_while_missing,
    a_child_of_whom_police_have_a_concern,
    a_level_that_calls_for_responses,
    a_lower_level_asked_for_and_decided,
    a_lower_level_decided_after_the_child_has_moved_on,
    a_screening_and_a_referral_at_once,
    an_assessment_opened_and_put_into,
    a_case_allocated,
    intelligence_sent,
    intelligence_taken_up_about_an_assessed_child,
    a_referral_and_its_answer,
    a_referral_answered_after_the_referrer_has_left,
    an_agenda_circulated_and_actions_set,
    a_powerful_role_asked_for,
    somebody_opened_record_after_record,
    a_record_sealed_and_intelligence_sent_that_no_officer_may_read,
    a_denial_whose_end_is_proposed,
    a_number_that_another_record_has,
    a_version_to_sign,
    accounts_to_confirm,
    an_account_that_its_lead_wants_ended,
    an_extract_about_a_child_whom_its_bringer_cannot_know,
    a_document_that_is_lost,
    a_round_of_calibration_closed,
    a_record_shared_and_opened_in_an_emergency_that_nobody_reviews,
    two_records_merged_and_taken_apart,
)
