"""Sending, taking up and grading."""

import pytest
from django.db import IntegrityError, transaction

from agencies.choices import Role
from intelligence import selectors
from intelligence.models import IntelligenceReport
from intelligence.services import reports
from intelligence.signals import report_taken
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Notice
from slscb.core.policy import load_policy
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.intelligence import CONTENT, a_report, an_officer

pytestmark = pytest.mark.django_db
GRADE = {"source_reliability": "2", "assessment": "D", "handling": "P"}


def grade(officer, report, **values):
    values = GRADE | {"expected_version": report.version} | values
    return reports.grade_report(actor=officer, report_id=report.public_id, **values)


@pytest.mark.parametrize("role", sorted(load_policy().roles_with("child.view")))
def test_every_role_that_works_with_children_can_send(role):
    sender = a_user(role)
    report = a_report(sender)
    assert (report.submitted_by, report.state, report.vehicle_registration) == (sender, "submitted", "AB12 CDE")
    assert report.agency == sender.memberships.get().team.agency


def test_nobody_else_can_send():
    with pytest.raises(NotAllowed):
        a_report(a_user(Role.LSCB_MANAGER))


def test_police_are_told_without_a_fact():
    officer = an_officer()
    report = a_report(narrative="The man's name is Unmistakable")
    notice = Notice.objects.get(recipient=officer)
    assert notice.link == f"/intelligence/{report.public_id}/"
    assert "Unmistakable" not in notice.title
    assert not notice.urgent
    a_report(danger="rung")
    assert Notice.objects.filter(recipient=officer, urgent=True).count() == 1


def test_a_child_on_record_gets_a_line_and_the_sender_is_audited():
    worker = a_user()
    child = a_child(worker)
    report = a_report(worker, child, narrative="Unmistakable")
    line = child.chronology.get(entry_kind="intelligence")
    assert line.link_id == report.public_id
    assert "Unmistakable" not in line.summary
    event = AuditEvent.objects.filter(target_kind="intelligence.intelligencereport").get()
    assert (event.action, event.actor, event.about) == ("create", worker, [child.pk])


def test_a_child_whom_the_sender_does_not_see_is_refused_like_one_who_is_not_there():
    child = a_child()
    with pytest.raises(Invalid) as refused:
        a_report(a_user(), child)
    assert [fault.path for fault in refused.value.faults] == ["child"]
    assert not IntelligenceReport.objects.exists()


def test_nothing_is_taken_in_while_a_child_is_in_danger_and_nobody_has_been_rung():
    with pytest.raises(Invalid) as refused:
        a_report(danger="yes", narrative="")
    assert [fault.path for fault in refused.value.faults] == ["danger", "narrative"]
    assert not IntelligenceReport.objects.exists()


def test_police_take_a_report_up_once_and_the_apps_above_hear_of_it():
    worker, officer, heard = a_user(), an_officer(), []
    child = a_child(worker)
    report = a_report(worker, child)

    def hear(sender, **news):
        heard.append((news["report"].public_id, news["report"].child_id))

    report_taken.connect(hear)
    try:
        taken = reports.take_report(actor=officer, report_id=report.public_id, expected_version=1)
    finally:
        report_taken.disconnect(hear)
    assert (taken.state, taken.taken_by) == ("taken", officer)
    assert heard == [(report.public_id, child.pk)]
    with pytest.raises(Invalid):
        reports.take_report(actor=officer, report_id=report.public_id, expected_version=2)


def test_a_report_about_nobody_on_record_is_no_news(django_capture_on_commit_callbacks):
    officer, report = an_officer(), a_report()
    with django_capture_on_commit_callbacks() as callbacks:
        reports.take_report(actor=officer, report_id=report.public_id, expected_version=1)
    assert callbacks == []


def test_a_grade_takes_the_report_up_too_and_can_be_bettered():
    officer, report = an_officer(), a_report()
    graded = grade(officer, report)
    assert (graded.grade, graded.state, graded.graded_by, graded.taken_by) == ("2DP", "graded", officer, officer)
    again = grade(officer, graded, source_reliability="1", assessment="B", handling="C", conditions="Ask us first")
    assert (again.grade, again.version) == ("1BC", 3)


def test_a_grade_outside_the_tables_is_refused_at_its_field():
    officer, report = an_officer(), a_report()
    with pytest.raises(Invalid) as refused:
        grade(officer, report, source_reliability="5", assessment="Z")
    assert {fault.path for fault in refused.value.faults} == {"source_reliability", "assessment"}


def test_two_officers_who_grade_at_once_do_not_overwrite_each_other():
    officer, report = an_officer(), a_report()
    grade(officer, report)
    with pytest.raises(Stale):
        grade(officer, report, source_reliability="3")


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.TEAM_MANAGER, Role.SERAC_CHAIR, Role.CSE_LEAD, Role.IG_LEAD])
def test_nobody_but_police_reads_or_grades_not_even_the_sender(role):
    sender = a_user()
    report = a_report(sender)
    for person in (sender, a_user(role)):
        with pytest.raises(NotVisible):
            selectors.open_report(person, report.public_id)
        with pytest.raises(NotVisible):
            grade(person, report)
        with pytest.raises(NotAllowed):
            selectors.reports_to_read(person)


def test_the_sender_lists_their_own_alone():
    sender = a_user()
    report = a_report(sender)
    a_report()
    assert list(selectors.sent_by(sender)) == [report]


def test_reading_is_audited_with_the_children_concerned():
    worker, officer = a_user(), an_officer()
    child = a_child(worker)
    report = a_report(worker, child)
    selectors.open_report(officer, report.public_id)
    selectors.remember_listed(officer, selectors.reports_to_read(officer))
    events = AuditEvent.objects.filter(actor=officer).order_by("pk")
    assert [(event.action, event.about) for event in events] == [("view", [child.pk]), ("list", [child.pk])]


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "graded"},
        {"source_reliability": "1"},
        {"handling": "C"},
        {"danger": "yes"},
        {"state": "taken"},
    ],
)
def test_the_database_refuses_what_the_services_would_not_write(broken):
    report = a_report()
    with pytest.raises(IntegrityError), transaction.atomic():
        IntelligenceReport.objects.filter(pk=report.pk).update(**broken)


def test_the_content_of_the_factory_is_whole():
    assert set(CONTENT) <= set(reports.Content.__dataclass_fields__)
