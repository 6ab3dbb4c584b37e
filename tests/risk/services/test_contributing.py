"""An open assessment: agencies put into it side by side, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction

from agencies.choices import AgencyCode, Role
from cases.models import ChronologyEntry
from cases.services import children, involvement
from risk.choices import OpenState
from risk.models import Assessment, Contribution, OpenAssessment
from risk.services import completing, contributing
from slscb.core.clock import today
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Notice
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import an_assessment, an_open_assessment, answers, observed, put_forward

pytestmark = pytest.mark.django_db


class Place:
    """A child with health and school involved, and an assessment that is open."""

    def __init__(self):
        self.worker = a_user()
        self.child = a_child(self.worker)
        an_agency(AgencyCode.POLICE)
        for code in (AgencyCode.HEALTH, AgencyCode.EDUCATION):
            involvement.begin(actor=self.worker, child=self.child, agency=an_agency(code), reason="Works with her")
        self.nurse = a_member_of(AgencyCode.HEALTH, Role.PRACTITIONER)
        self.teacher = a_member_of(AgencyCode.EDUCATION, Role.PRACTITIONER)
        self.speaker = a_member_of(AgencyCode.HEALTH, Role.AGENCY_REPRESENTATIVE)
        self.opened = an_open_assessment(self.child, self.worker)

    def complete(self, *codes, seen=None, **more):
        filled_in = answers(*codes, **more)
        return completing.complete_assessment(
            actor=self.worker, child_id=self.child.public_id, answers=filled_in, contributions_seen=seen
        )


@pytest.fixture
def place():
    return Place()


def faults(caught):
    return [(fault.path, fault.message) for fault in caught.value.faults]


def test_opening_tells_those_who_speak_for_the_agencies_involved_and_is_remembered(place):
    told = Notice.objects.filter(key=f"risk.open:{place.opened.public_id}:opened")
    assert [one.recipient for one in told] == [place.speaker]
    assert AuditEvent.objects.filter(target_kind="risk.openassessment", action="create").count() == 1
    assert ChronologyEntry.objects.filter(link_id=place.opened.public_id).count() == 1


def test_one_assessment_a_child_is_open_for_a_reason_until_a_day_within_28_days(place):
    given = {"actor": place.worker, "child_id": place.child.public_id}
    with pytest.raises(Invalid) as caught:
        contributing.open_assessment(**given, why="Again", wanted_by=today())
    assert faults(caught) == [("", "An assessment of this child is open already")]
    with pytest.raises(Invalid) as caught:
        contributing.open_assessment(**given, why=" ", wanted_by=today() + timedelta(days=29))
    assert [path for path, _ in faults(caught)] == ["why", "wanted_by"]


def test_who_does_not_assess_for_social_care_opens_none(place):
    for person, other in ((a_member_of(AgencyCode.HEALTH, Role.PRACTITIONER), NotAllowed), (a_user(), NotVisible)):
        with pytest.raises(other):
            an_open_assessment(place.child, person)


def test_what_agencies_put_forward_stands_side_by_side_with_who_said_it(place):
    put_forward(place.opened, place.nurse, "M01", "L02", evidence="Told the nurse")
    put_forward(place.opened, place.teacher, observed("M01", agency="police", nature="opinion"))
    said = [(one.indicator.code, one.agency.code, one.source_agency.code, one.author) for one in _all(place)]
    assert said == [
        ("L02", "health", "health", place.nurse),
        ("M01", "health", "health", place.nurse),
        ("M01", "education", "police", place.teacher),
    ]
    assert Notice.objects.filter(recipient=place.worker, key__contains=":put:").count() == 2


def test_who_does_not_see_the_child_puts_nothing_forward(place):
    with pytest.raises(NotVisible):
        put_forward(place.opened, a_member_of(AgencyCode.CAMHS, Role.PRACTITIONER), "M01")
    assert not Contribution.objects.exists()


def test_every_fault_is_told_and_nothing_is_put_forward(place):
    with pytest.raises(Invalid) as caught:
        put_forward(place.opened, place.nurse, "M01", observed("H01", evidence="", agency="nobody"))
    assert [path for path, _ in faults(caught)] == [
        "indicators[1].age_at_event", "indicators[1].evidence", "indicators[1].agency",
    ]  # fmt: skip
    assert not Contribution.objects.exists()


def test_withdrawing_keeps_the_words_and_says_why(place):
    (said,) = put_forward(place.opened, place.nurse, "M01")
    given = {"contribution_id": said.public_id, "expected_version": said.version}
    with pytest.raises(NotAllowed):
        contributing.withdraw(actor=place.teacher, reason="Wrong", **given)
    with pytest.raises(Invalid) as caught:
        contributing.withdraw(actor=place.nurse, reason=" ", **given)
    assert faults(caught) == [("reason", "Enter why you withdraw it")]
    with pytest.raises(Stale):
        contributing.withdraw(actor=place.nurse, reason="Wrong", contribution_id=said.public_id, expected_version=7)
    gone = contributing.withdraw(actor=place.nurse, reason="It was her sister", **given)
    assert (gone.is_withdrawn, gone.withdrawn_by, gone.evidence) == (True, place.nurse, "Seen: M01")
    with pytest.raises(Invalid) as caught:
        contributing.withdraw(actor=place.nurse, reason="Again", contribution_id=said.public_id, expected_version=2)
    assert faults(caught) == [("", "This was withdrawn already")]


def test_the_database_keeps_the_words_whoever_asks(place):
    (said,) = put_forward(place.opened, place.nurse, "M01")
    with pytest.raises(Exception, match="Cannot update rows"), transaction.atomic():
        Contribution.objects.filter(pk=said.pk).update(evidence="Other words")


def test_an_assessment_completes_the_open_one_once_its_assessor_has_read_all(place):
    put_forward(place.opened, place.nurse, "M01")
    with pytest.raises(Invalid) as caught, transaction.atomic():
        place.complete("M01")
    assert [path for path, _ in faults(caught)] == ["contributions_seen"]
    (said,) = put_forward(place.opened, place.teacher, "M02")
    with pytest.raises(Invalid), transaction.atomic():
        place.complete("M01", seen=1)
    contributing.withdraw(actor=place.teacher, contribution_id=said.public_id, reason="No", expected_version=1)
    with pytest.raises(Invalid), transaction.atomic():
        place.complete("M01", seen=2)
    assert not Assessment.objects.exists()
    made = place.complete("M01", seen=3)
    opened = OpenAssessment.objects.get()
    assert (opened.state, opened.assessment, opened.ended_by) == (OpenState.COMPLETED, made, place.worker)


def test_an_assessment_completes_an_open_one_to_which_nothing_was_put(place):
    an_assessment("L01", child=place.child, by=place.worker)
    assert OpenAssessment.objects.get().state == OpenState.COMPLETED


def test_the_second_assessment_of_a_child_finds_the_open_one_too(place):
    an_assessment("L01", child=place.child, by=place.worker)
    opened = an_open_assessment(place.child, place.worker)
    put_forward(opened, place.nurse, "M01")
    with pytest.raises(Invalid), transaction.atomic():
        place.complete("M01")
    place.complete("M01", seen=1)
    opened.refresh_from_db()
    assert opened.state == OpenState.COMPLETED


def test_a_screening_leaves_it_open(place):
    completing.complete_screening(actor=place.nurse, child_id=place.child.public_id, answers=answers("L01"))
    assert OpenAssessment.objects.get().state == OpenState.OPEN


def test_it_ends_without_an_assessment_for_a_reason_and_takes_nothing_more(place):
    (said,) = put_forward(place.opened, place.nurse, "M01")
    given = {"actor": place.worker, "open_assessment_id": place.opened.public_id, "expected_version": 1}
    with pytest.raises(Invalid) as caught:
        contributing.end(reason=" ", **given)
    assert faults(caught) == [("reason", "Enter why it ends without an assessment")]
    contributing.end(reason="She moved away", **given)
    for late in (
        lambda: put_forward(place.opened, place.nurse, "M02"),
        lambda: contributing.end(reason="Again", **given | {"expected_version": 2}),
        lambda: contributing.withdraw(
            actor=place.nurse, contribution_id=said.public_id, reason="No", expected_version=1
        ),
    ):
        with pytest.raises(Invalid) as caught:
            late()
        assert faults(caught) == [("", "This assessment is no longer open")]


def test_no_assessment_is_opened_on_a_closed_case():
    worker = a_user(Role.TEAM_MANAGER)
    child = a_child(worker)
    children.close_child(actor=worker, child_id=child.public_id, reason="Done", expected_version=child.version)
    with pytest.raises(Invalid) as caught:
        an_open_assessment(child, worker)
    assert faults(caught)[0][0] == ""


@pytest.mark.django_db(transaction=True)
def test_two_agencies_that_tick_the_same_indicator_at_once_lose_nothing():
    place = Place()
    barrier = Barrier(2)

    def tick(person):
        try:
            for number in range(5):
                barrier.wait(20)
                put_forward(place.opened, person, "M01", evidence=f"{number} by {person.pk}")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(tick, person) for person in (place.nurse, place.teacher)]:
            done.result(60)
    said = sorted(one.evidence for one in Contribution.objects.all())
    assert said == sorted(f"{number} by {person.pk}" for number in range(5) for person in (place.nurse, place.teacher))


@pytest.mark.django_db(transaction=True)
def test_nothing_slips_in_between_reading_and_completing():
    place = Place()
    put_forward(place.opened, place.nurse, "M01")
    barrier = Barrier(2)

    def at_once(act):
        try:
            barrier.wait(20)
            act()
        except Invalid as invalid:
            return [fault.path for fault in invalid.faults]
        finally:
            connection.close()
        return []

    with ThreadPoolExecutor(2) as threads:
        ticking = threads.submit(at_once, lambda: put_forward(place.opened, place.teacher, "M02"))
        completing_it = threads.submit(at_once, lambda: place.complete("M01", seen=1))
        told = (ticking.result(60), completing_it.result(60))
    assert told in (([""], []), ([], ["contributions_seen"]))


def _all(place):
    return place.opened.contributions.order_by("indicator__position", "pk")
