"""What brings a review forward: each event as it is recorded by the app that it belongs to."""

from datetime import timedelta

import pytest
import time_machine

from agencies.choices import AgencyCode
from cases.models import ChronologyEntry
from cases.services import children
from intelligence.services import reports
from missing.services import episodes, returns
from missing.services.episodes import Report
from missing.services.returns import Return
from risk.choices import ReviewTrigger
from risk.models import Assessment
from risk.services import approvals, forwarding
from slscb.core import outbox
from slscb.core.clock import london_day, now, today
from slscb.core.models import AuditEvent, Notice, Reminder
from tests.factories.agencies import an_agency
from tests.factories.cases import a_child
from tests.factories.intelligence import a_report, an_officer
from tests.factories.missing import HOUR
from tests.factories.risk import a_manager_and_worker, an_assessment
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db

A_DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@pytest.fixture
def people():
    an_agency(AgencyCode.POLICE)
    return a_manager_and_worker()


@pytest.fixture
def child(people):
    return a_child(people[1])


@pytest.fixture
def assessed(child, people):
    return an_assessment("L01", child=child, by=people[1])


def missing(child, worker, since):
    report = Report(kind="home", last_seen_at=since, reported_at=since)
    return episodes.report_missing(actor=worker, child_id=child.public_id, report=report)


def back(episode, worker, at):
    returns.record_return(actor=worker, episode_id=episode.public_id, back=Return(returned_at=at))


def an_event(child, on, trigger=ReviewTrigger.LONG_MISSING):
    forwarding.bring_forward(actor=None, child_pk=child.pk, trigger=trigger, happened_on=on)


def review_of(child):
    found = Assessment.objects.in_force().get(child=child)
    child.refresh_from_db()
    assert child.review_due_on == found.review_due_on
    return found.review_due_on, found.review_trigger, found.review_triggered_on


def test_a_child_missing_for_over_24_hours_is_looked_at_within_7_days_also_while_still_missing(assessed, people):
    since = now() - timedelta(hours=23)
    missing(assessed.child, people[1], since)
    planned = review_of(assessed.child)
    outbox.dispatch(since + timedelta(hours=24))
    assert review_of(assessed.child) == planned == (today() + 12 * WEEK, "", None)
    with time_machine.travel(since + timedelta(hours=24, seconds=2), tick=False):
        outbox.dispatch(now())
        on = london_day(since + timedelta(hours=24))
        assert review_of(assessed.child) == (on + WEEK, "long_missing", on)


def test_a_return_after_over_24_hours_does_so_too_and_one_after_24_hours_does_not(child, people):
    with time_machine.travel(now() - 3 * A_DAY, tick=False):
        an_assessment("L01", child=child, by=people[1])
        since = now()
    episode = missing(child, people[1], since)
    assert review_of(child)[1] == "long_missing"
    back(episode, people[1], since + timedelta(hours=25))
    assert review_of(child) == (london_day(since + A_DAY) + WEEK, "long_missing", london_day(since + A_DAY))


def test_a_return_within_24_hours_changes_nothing(assessed, people):
    episode = missing(assessed.child, people[1], now() - timedelta(hours=23))
    back(episode, people[1], now())
    with time_machine.travel(now() + 2 * A_DAY, tick=False):
        outbox.dispatch(now())
        assert review_of(assessed.child)[1] == ""


def test_the_third_episode_in_90_days_does_so_at_once(child, people):
    start = now() - timedelta(days=60)
    with time_machine.travel(start, tick=False):
        an_assessment("L01", child=child, by=people[1])
    for days in (79, 40):
        since = now() - timedelta(days=days)
        with time_machine.travel(since + 2 * HOUR, tick=False):
            back(missing(child, people[1], since), people[1], since + HOUR)
    assert review_of(child)[1] == ""
    missing(child, people[1], now() - HOUR)
    on = london_day(now() - HOUR)
    assert review_of(child) == (on + WEEK, "repeat_missing", on)


def test_intelligence_taken_by_police_does_so_even_where_the_officer_does_not_see_the_child(assessed, people):
    report = a_report(people[1], assessed.child)
    outbox.dispatch(now())
    assert review_of(assessed.child)[1] == ""
    reports.take_report(actor=an_officer(), report_id=report.public_id, expected_version=1)
    outbox.dispatch(now())
    assert review_of(assessed.child) == (today() + WEEK, "intelligence", today())


def test_police_take_intelligence_up_on_their_page_behind_the_wall(assessed, people):
    report, officer = a_report(people[1], assessed.child), an_officer()
    done = browser_of(officer).post(f"/intelligence/{report.public_id}/take/", {"version": "1"})
    assert done.status_code in (302, 303)
    outbox.dispatch(now())
    assert review_of(assessed.child)[1] == "intelligence"


def test_a_review_is_never_put_back_and_the_first_reason_stays(assessed):
    child = assessed.child
    an_event(child, today())
    an_event(child, today() + A_DAY, ReviewTrigger.INTELLIGENCE)
    assert review_of(child) == (today() + WEEK, "long_missing", today())


def test_everybody_who_holds_the_case_is_told_once_and_the_reminders_move(assessed, people):
    child = assessed.child
    for _ in range(2):
        an_event(child, today())
    told = Notice.objects.filter(key=f"risk.forward:{child.public_id}:{today() + WEEK}")
    assert {one.recipient for one in told} == set(people)
    pending = Reminder.objects.filter(state="pending", reminder_kind__startswith="risk.review")
    assert {london_day(one.due_at) for one in pending} == {today() + WEEK, today() + WEEK + A_DAY}
    assert ChronologyEntry.objects.filter(child=child, summary__contains="brought forward").count() == 1
    assert AuditEvent.objects.filter(detail__trigger="long_missing").count() == 1


def test_the_trigger_is_shown_on_the_assessment_and_on_the_childs_page(assessed, people):
    an_event(assessed.child, today())
    for where in (f"/risk/assessments/{assessed.public_id}/", f"/children/{assessed.child.public_id}/"):
        assert "Brought forward: Missing for more than 24 hours" in browser_of(people[1]).get(where).content.decode()


def test_what_the_assessor_could_know_of_is_no_news(assessed):
    an_event(assessed.child, today() - A_DAY)
    assert review_of(assessed.child)[1] == ""


def test_a_child_whom_nobody_has_assessed_gets_a_day_for_the_first_assessment(child, people):
    an_event(child, today() - 29 * A_DAY)
    child.refresh_from_db()
    assert child.review_due_on is None
    an_event(child, today())
    child.refresh_from_db()
    assert child.review_due_on == today() + WEEK
    assert "First assessment in 7 days" in browser_of(people[1]).get(f"/children/{child.public_id}/").content.decode()


def test_a_closed_case_has_no_review(child, people):
    children.close_child(actor=people[0], child_id=child.public_id, reason="Done", expected_version=child.version)
    an_event(child, today())
    child.refresh_from_db()
    assert child.review_due_on is None


def test_a_new_assessment_begins_its_own_review(assessed, people):
    an_event(assessed.child, today())
    an_assessment("L01", child=assessed.child, by=people[1])
    assert review_of(assessed.child) == (today() + 12 * WEEK, "", None)


def test_approving_a_lower_level_does_not_put_it_back(child, people):
    asked = an_assessment("M01", "M02", child=child, by=people[1], final_level="low", override_reason="Explained")
    an_event(child, today())
    asked.refresh_from_db()
    approvals.approve_level(
        actor=people[0], assessment_id=asked.public_id, reason="Agreed", expected_version=asked.version
    )
    assert review_of(child) == (today() + WEEK, "long_missing", today())
