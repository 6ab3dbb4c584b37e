"""An assessment beside the one before."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode
from slscb.core.clock import today
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import an_assessment, observed
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db


def beside(person, assessment):
    table = browser_of(person).get(f"/risk/assessments/{assessment.public_id}/").context["beside"]
    rows = [[(cell.text, cell.tag and cell.tag.text, cell.hint) for cell in row] for row in table.rows]
    return [column.text for column in table.columns], rows


def test_new_gone_changed_and_as_before_stand_beside_each_other_with_what_they_rested_on():
    worker = a_user()
    child, day = a_child(worker), today() - timedelta(days=30)
    an_agency(AgencyCode.POLICE)
    was = ("L01", "L02", observed("M01", evidence="Then", is_health_detail=True))
    an_assessment(*was, child=child, by=worker, assessed_on=day)
    now = ("L01", "M02", observed("M01", evidence="Now", when="historic"))
    made = an_assessment(*now, child=child, by=worker)
    columns, rows = beside(worker, made)
    assert columns[1].startswith("Assessment of")
    assert [(row[0][0].partition(":")[0], row[0][1]) for row in rows[1:]] == [
        ("M02", "New"), ("L02", "Gone"), ("M01", "Changed"), ("L01", "As before"),
    ]  # fmt: skip
    assert [row[1][0] for row in rows[1:]] == ["–", "Current", "Current", "Current"]
    assert [row[2][0] for row in rows[1:]] == ["Current", "–", "Historic", "Current"]
    assert (rows[3][1][2], rows[3][2][2]) == ("Then", "Now")
    assert [cell[1] for cell in rows[0][1:]] == ["LOW", "LOW"]


def test_health_detail_of_the_one_before_is_not_shown_either():
    worker = a_user()
    child = a_child(worker)
    an_agency(AgencyCode.POLICE)
    was = observed("H02", evidence="A burn", is_health_detail=True)
    an_assessment(was, child=child, by=worker)
    made = an_assessment("H02", child=child, by=worker)
    _, rows = beside(a_member_of(AgencyCode.POLICE), made)
    assert rows[1][1][2] == "Not shown to your role"


def test_the_first_assessment_stands_beside_nothing():
    worker = a_user()
    made = an_assessment("L01", child=a_child(worker), by=worker)
    assert browser_of(worker).get(f"/risk/assessments/{made.public_id}/").context["beside"] is None
