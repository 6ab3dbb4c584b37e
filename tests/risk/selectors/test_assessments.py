"""Reading the assessments of one child."""

import pytest

from agencies.choices import AgencyCode, Role
from cases.services import involvement
from risk import selectors
from risk.choices import AssessmentKind
from slscb.core.errors import NotAllowed, NotVisible
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import a_screening, an_assessment, observed, the_instrument

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


def test_an_assessment_is_opened_beside_the_one_before(worker):
    child = a_child(worker)
    an_assessment("L01", "M01", observed("M02", when="historic"), child=child)
    second = an_assessment("M01", "M02", "H02", child=child)
    page = selectors.open_assessment(worker, second.public_id)
    assert [tick.indicator.code for tick in page.ticks] == ["M01", "M02", "H02"]
    assert page.comparison
    assert (page.comparison.new, page.comparison.gone, page.comparison.changed) == (("H02",), ("L01",), ("M02",))
    assert [one.response_kind for one in page.responses] == ["police", "social_care"]
    assert any("H02" in change.sentence for change in page.changes)


def test_the_first_assessment_has_nothing_to_be_compared_with(worker):
    assert selectors.open_assessment(worker, an_assessment("L01", by=worker).public_id).comparison is None


def test_opening_is_written_into_the_audit(worker):
    found = an_assessment("L01", by=worker)
    selectors.open_assessment(worker, found.public_id)
    event = AuditEvent.objects.get(action="view")
    assert (event.actor, event.about, event.target_id) == (worker, [found.child_id], found.public_id)


def test_whoever_does_not_see_the_child_does_not_see_the_assessment(worker):
    with pytest.raises(NotVisible):
        selectors.open_assessment(a_user(), an_assessment("L01", by=worker).public_id)
    with pytest.raises(NotVisible):
        selectors.history_of(a_user(), a_child(worker).public_id)


def test_the_tool_opens_with_what_a_screening_and_the_last_assessment_say(worker):
    child = a_child(worker)
    previous = an_assessment("L01", child=child)
    screening = a_screening("M01", child=child, by=worker)
    opened = selectors.open_tool(worker, child.public_id, AssessmentKind.ASSESSMENT)
    assert (opened.previous, opened.screening) == (previous, screening)
    assert [tick.indicator.code for tick in opened.ticks_of(screening)] == ["M01"]
    assert [tick.indicator.code for tick in opened.ticks_of(previous)] == ["L01"]


def test_a_screening_starts_from_nothing(worker):
    the_instrument()
    child = a_child(worker)
    a_screening("M01", child=child, by=worker)
    assert selectors.open_tool(worker, child.public_id, AssessmentKind.SCREENING).screening is None


def test_the_tool_opens_for_those_who_may_complete_it(worker):
    the_instrument()
    child = a_child(worker)
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.HEALTH), reason="School nurse")
    nurse = a_member_of(AgencyCode.HEALTH)
    assert selectors.open_tool(nurse, child.public_id, AssessmentKind.SCREENING).agency_code == "health"
    with pytest.raises(NotAllowed):
        selectors.open_tool(nurse, child.public_id, AssessmentKind.ASSESSMENT)
    with pytest.raises(NotVisible):
        selectors.open_tool(a_user(Role.CSE_LEAD), child.public_id, AssessmentKind.ASSESSMENT)


def test_the_history_is_newest_first(worker):
    child = a_child(worker)
    first, second = an_assessment("L01", child=child), a_screening("L01", child=child, by=worker)
    assert selectors.history_of(worker, child.public_id)[1] == [second, first]
