"""The calendar, the agenda, the preparation and the agenda on paper."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from agencies.models import User
from cases.choices import Basis
from cases.services import grants
from serac.choices import MeetingStatus, Section
from serac.models import Meeting
from serac.services import agenda, items
from slscb.core.clock import today
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_panel, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import a_returned_episode
from tests.factories.risk import an_assessment
from tests.factories.serac import a_decision, a_meeting, a_series, an_action, an_item
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair() -> User:
    """The chair of the panel."""
    return a_panel()[0]


@pytest.fixture
def meeting() -> Meeting:
    """A meeting in two weeks."""
    return a_meeting(10, a_series(first_meeting_on=today() - timedelta(days=266)))


def listed(chair: User, meeting: Meeting, count: int) -> None:
    """So many children on the agenda, whom the panel office sees."""
    office, worker = chair.memberships.get().team.group, a_user()
    for number in range(count):
        child = a_child(worker, given_name=f"Child{number}")
        grants.give(actor=None, child=child, to=office, basis=Basis.PANEL_OFFICE)
        reason = {"kind": "high", "words": "Risk is HIGH.", "evidence": [f"Seen {number}"], "refs": [], "since": None}
        an_item(meeting, child, reasons=[reason], section=Section.HIGH, level="high")


def address(name: str, meeting: Meeting) -> str:
    """The address of one of a meeting's pages."""
    return reverse(f"serac:{name}", args=[meeting.public_id])


def test_the_calendar_shows_the_next_meeting_first(chair, meeting):
    later, past = a_meeting(11, meeting.series), a_meeting(9, meeting.series, status=MeetingStatus.HELD)
    body = browser_of(chair).get(reverse("serac:meeting-list")).content.decode()
    places = [body.index(str(one.public_id)) for one in (meeting, later, past)]
    assert places == sorted(places)


def test_a_meeting_whose_agenda_never_went_out_stands_before_the_next_one(chair, meeting):
    missed = a_meeting(9, meeting.series, status=MeetingStatus.DRAFT)
    body = browser_of(chair).get(reverse("serac:meeting-list")).content.decode()
    assert body.index(str(missed.public_id)) < body.index(str(meeting.public_id))


def test_the_agenda_is_built_from_its_page(chair, meeting):
    child = a_child()
    an_agency(AgencyCode.POLICE)
    an_assessment("H02", child=child)
    browser = browser_of(chair)
    assert "has not been built yet" in browser.get(address("meeting-view", meeting)).content.decode()
    body = browser.post(address("agenda-build", meeting), follow=True).content.decode()
    assert "The agenda is built." in body
    assert child.full_name in body and "Risk is HIGH since" in body


@pytest.mark.parametrize("count", [2, 40])
def test_the_agenda_takes_twelve_statements_whatever_its_size(chair, meeting, count):
    listed(chair, meeting, count)
    browser = browser_of(chair)
    with at_most(12):
        answer = browser.get(address("meeting-view", meeting))
    assert answer.status_code == 200
    assert answer.content.decode().count("Risk is HIGH.") == min(count, 25)


@pytest.mark.parametrize("count", [2, 40])
def test_the_preparation_takes_twelve_statements_whatever_its_size(chair, meeting, count):
    listed(chair, meeting, count)
    browser = browser_of(chair)
    with at_most(12):
        answer = browser.get(address("meeting-prepare", meeting))
    assert answer.status_code == 200


def test_the_second_page_goes_on_counting(chair, meeting):
    listed(chair, meeting, 27)
    body = browser_of(chair).get(address("meeting-view", meeting) + "?page=2").content.decode()
    assert "26. " in body and "27. " in body and "25. " not in body


def test_the_agenda_is_written_into_the_audit_with_those_shown(chair, meeting):
    listed(chair, meeting, 2)
    browser_of(chair).get(address("meeting-view", meeting))
    event = AuditEvent.objects.get(action="list")
    assert (event.actor, sorted(event.about)) == (chair, sorted(meeting.items.values_list("child_id", flat=True)))


def test_a_representative_sees_only_children_whom_the_agency_knows(chair, meeting):
    listed(chair, meeting, 3)
    known = meeting.items.first().child
    nurse = a_member_of(AgencyCode.HEALTH)
    grants.give(actor=None, child=known, to=an_agency(AgencyCode.HEALTH).group, basis=Basis.AGENCY)
    for name in ("meeting-view", "meeting-prepare"):
        body = browser_of(nurse).get(address(name, meeting)).content.decode()
        assert known.full_name in body and "Child1 " not in body and "Child2 " not in body


def test_a_practitioner_does_not_open_agendas_and_a_stranger_finds_none(chair, meeting):
    assert browser_of(a_user()).get(address("meeting-view", meeting)).status_code == 403
    nowhere = reverse("serac:meeting-view", args=[chair.public_id])
    assert browser_of(chair).get(nowhere).status_code == 404


def test_a_representative_builds_and_circulates_nothing(chair, meeting):
    nurse = browser_of(a_member_of(AgencyCode.HEALTH))
    for name in ("agenda-build", "agenda-circulate", "meeting-cancel", "item-add", "meeting-record"):
        assert nurse.post(address(name, meeting)).status_code == 403


def test_a_meeting_off_the_grid_is_refused_and_the_day_stays_typed(chair, meeting):
    typed = {"held_on_day": "4", "held_on_month": "2", "held_on_year": "2027"}
    answer = browser_of(chair).post(reverse("serac:meeting-plan"), typed)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "SERAC does not meet on 4 February 2027; the nearest meetings are on" in body
    assert 'value="2027"' in body


def test_circulating_on_an_old_version_is_refused(chair, meeting):
    listed(chair, meeting, 1)
    notes = items.Notes(note="Bring the plan")
    items.annotate_item(actor=chair, item_id=meeting.items.get().public_id, notes=notes)
    agenda.build_agenda(actor=chair, meeting_id=meeting.public_id)
    answer = browser_of(chair).post(address("agenda-circulate", meeting), {"version": "1"})
    assert answer.status_code == 409


def test_the_agenda_is_circulated_from_its_page(chair, meeting):
    listed(chair, meeting, 1)
    answer = browser_of(chair).post(address("agenda-circulate", meeting), {"version": "1"}, follow=True)
    assert "The agenda is circulated." in answer.content.decode()
    assert Meeting.objects.get(pk=meeting.pk).status == MeetingStatus.CIRCULATED


@pytest.mark.parametrize(
    ("days", "said", "offered"),
    [
        (11, "In 3 days", {"Circulate", "Build again", "Add a child"}),
        (0, "Not sent, 8 days late", {"Circulate", "Build again", "Add a child"}),
        (-1, "Not sent, 9 days late", {"Circulate", "Build again", "Add a child", "Cancel"}),
        (-27, "Not sent, 35 days late", {"Circulate", "Build again", "Add a child", "Cancel"}),
        (-28, "Never sent", {"Cancel"}),
    ],
)
def test_an_agenda_that_has_not_gone_out_says_how_late_it_is_and_what_to_do(chair, days, said, offered):
    meeting = a_meeting(0, a_series(first_meeting_on=today() + timedelta(days=days)), status=MeetingStatus.DRAFT)
    browser = browser_of(chair)
    body = browser.get(address("meeting-view", meeting)).content.decode()
    main = body.split("<main")[1].split("</main>")[0]
    shown = set(re.findall(r'class="govuk-button[^>]*>\s*([^<\s][^<]*?)\s*<', main))
    assert shown - {"Prepare", "Print the agenda (PDF)"} == offered
    assert ("Agenda was due out" in body) is (days < 8)
    assert ("the day of this meeting" in body.lower()) is (days < 0)
    assert said in browser.get(reverse("serac:meeting-list")).content.decode()


def test_the_preparation_says_what_the_chair_must_know(chair, meeting):
    worker = a_user()
    child = a_child(worker)
    an_agency(AgencyCode.POLICE)
    an_assessment("H02", child=child)
    a_returned_episode(child)
    earlier = an_item(a_meeting(9, meeting.series, status=MeetingStatus.HELD), child)
    a_decision(earlier, chair, reason="The family agrees", next_review_on=meeting.held_on)
    an_action(earlier, chair, title="Visit at school", due_on=today() - timedelta(days=3))
    agenda.build_agenda(actor=chair, meeting_id=meeting.public_id)
    body = browser_of(chair).get(address("meeting-prepare", meeting)).content.decode()
    for words in (
        child.full_name,
        "HIGH",
        "Assessed HIGH on",
        "1 missing episode since the last meeting",
        "No evidence of harm",
        "Visit at school",
        "3 days overdue",
        "continue on the panel. The family agrees",
        "What stands in the way of each overdue action",
        "Who has asked the child what the child wants?",
    ):
        assert words in body, words


def test_the_preparation_says_how_a_child_was_raised_whom_the_last_agenda_missed(chair, meeting):
    a_meeting(9, meeting.series, status=MeetingStatus.HELD)
    an_assessment("M01", "M02", assessed_on=today() - timedelta(days=20))
    agenda.build_agenda(actor=chair, meeting_id=meeting.public_id)
    body = browser_of(chair).get(address("meeting-prepare", meeting)).content.decode()
    assert "Assessed MEDIUM on" in body and "for the first time" in body


def test_who_was_there_is_recorded_and_shown_with_the_quorum(chair):
    meeting = a_meeting(0, a_series(first_meeting_on=today()), status=MeetingStatus.CIRCULATED)
    police, health = an_agency(AgencyCode.POLICE), an_agency(AgencyCode.HEALTH)
    typed = {"present": [str(police.public_id)], "apologies": [str(health.public_id)], "version": "1"}
    body = browser_of(chair).post(address("meeting-record", meeting), typed, follow=True).content.decode()
    assert "Thames Valley Police" in body
    assert "No: without Children&#x27;s Social Care, Health and Education" in body


def test_the_agenda_on_paper_is_a_pdf_and_is_written_into_the_audit_as_printed(chair, meeting):
    listed(chair, meeting, 2)
    answer = browser_of(chair).get(address("agenda-print", meeting))
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    event = AuditEvent.objects.get(action="print")
    assert (event.actor, len(event.about), event.detail) == (chair, 2, {"items": 2})


def test_the_liaison_officer_may_prepare(chair, meeting):
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    assert browser_of(officer).get(address("meeting-prepare", meeting)).status_code == 200
