"""What one has sent, and taking a report up, over HTTP."""

import pytest

from tests.factories.agencies import a_user
from tests.factories.intelligence import a_report, an_officer
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db
URL = "/api/v1/intelligence-reports/"


def test_the_sender_sees_their_own_without_the_grade_and_that_it_was_taken_up():
    sender = a_user()
    report, other = a_report(sender), a_report(a_user())
    officer, take = api_of(an_officer()), f"{URL}{report.public_id}/take/"
    assert officer.post(take).status_code == 428
    assert officer.post(take, headers={"If-Match": f'"{report.version}"'}).json()["state"] == "taken"
    assert officer.post(take, headers={"If-Match": f'"{report.version + 1}"'}).status_code == 400
    [sent] = api_of(sender).get(f"{URL}sent/").json()["results"]
    assert (sent["id"], sent["state"], "grade" in sent) == (str(report.public_id), "taken", False)
    assert str(other.public_id) != sent["id"]
    assert api_of(sender).post(take, headers={"If-Match": '"1"'}).status_code == 403
