"""Who is missing now, over HTTP."""

import pytest

from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import a_returned_episode, an_episode
from tests.helpers.signing_in import api_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


def test_the_children_missing_now_whom_one_sees_are_listed_and_written_down():
    worker = a_user()
    here, home = a_child(worker), a_child(worker)
    episode = an_episode(here)
    a_returned_episode(home)
    an_episode(a_child())
    client = api_of(worker)
    with at_most(6):
        found = client.get("/api/v1/missing-episodes/").json()["results"]
    assert [one["id"] for one in found] == [str(episode.public_id)]
    assert AuditEvent.objects.filter(actor=worker, action="list", about=[here.pk]).exists()
