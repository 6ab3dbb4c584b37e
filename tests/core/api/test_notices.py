"""A person's own notices over HTTP."""

import pytest

from slscb.core import outbox
from slscb.core.models import Notice
from tests.factories.agencies import a_user
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db
NOTICES = "/api/v1/notices/"


@pytest.fixture
def told():
    user, other = a_user(), a_user()
    for number in (1, 2):
        outbox.notify(recipients=[user, other], key=f"n{number}", title=f"Notice {number}", link="/")
    return user


def test_one_s_own_are_listed_and_read_and_nobody_else_s(told):
    client = api_of(told)
    found = client.get(f"{NOTICES}?state=unread").json()["results"]
    assert [one["title"] for one in found] == ["Notice 2", "Notice 1"]
    assert client.post(f"{NOTICES}{found[0]['id']}/read/").json()["read_at"]
    assert [one["title"] for one in client.get(f"{NOTICES}?state=unread").json()["results"]] == ["Notice 1"]
    theirs = Notice.objects.exclude(recipient=told).first()
    assert client.post(f"{NOTICES}{theirs.public_id}/read/").status_code == 404


def test_all_are_marked_as_read_at_once(told):
    client = api_of(told)
    assert client.post(f"{NOTICES}read/").json() == {"marked": 2}
    assert client.get(f"{NOTICES}?state=unread").json()["results"] == []
    assert len(client.get(NOTICES).json()["results"]) == 2
    assert Notice.objects.filter(read_at=None).count() == 2


def test_a_state_that_means_nothing_is_a_fault(told):
    assert api_of(told).get(f"{NOTICES}?state=old").json()["errors"][0]["path"] == "state"
