"""Who opened and changed records, over HTTP."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from cases.services import children
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_note, an_unusual_access
from tests.helpers.signing_in import api_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team("North")


@pytest.fixture
def worker(team):
    return a_user(Role.PRACTITIONER, team)


@pytest.fixture
def child(worker):
    return a_child(worker, given_name="Xanthe")


@pytest.fixture
def lead():
    return a_user(Role.IG_LEAD)


def test_the_lead_reads_who_opened_one_record_and_no_name(lead, worker, child):
    api_of(worker).get(reverse("api:child", args=[child.public_id]))
    a_child(worker)
    answer = api_of(lead).get(reverse("api:openings"), {"reference": child.reference, "kind": "opened"})
    [event] = answer.json()["results"]
    assert (event["who"], event["action"], event["children"]) == (str(worker), "Opened", [child.reference])
    assert "Xanthe" not in answer.content.decode()


def test_a_kind_that_is_none_is_a_fault_and_others_are_refused(lead, worker):
    answer = api_of(lead).get(reverse("api:openings"), {"kind": "guessed"})
    assert (answer.status_code, answer.json()["errors"][0]["path"]) == (400, "kind")
    assert api_of(worker).get(reverse("api:openings")).status_code == 403


def test_a_manager_reads_what_was_changed_page_by_page_without_a_gap(team, worker, child):
    manager = api_of(a_user(Role.TEAM_MANAGER, team))
    for school in ("Fairoak", "Upton Grange", "Ditton Park"):
        child.refresh_from_db()
        children.amend_child(
            actor=worker, child_id=child.public_id, changes={"school": school}, expected_version=child.version
        )
    address = reverse("api:child-changes", args=[child.public_id])
    whole = manager.get(address).json()["results"]
    seen, onward = [], f"{address}?page_size=2"
    while onward:
        page = manager.get(onward).json()
        seen += page["results"]
        onward = page["next"]
    fields = [field for act in whole for record in act["records"] for field in record["changed"]]
    assert [one["after"] for one in fields if one["field"] == "School"][:3] == [
        "Ditton Park",
        "Upton Grange",
        "Fairoak",
    ]
    pieced = [field for act in seen for record in act["records"] for field in record["changed"]]
    assert pieced == fields


def test_a_strange_cursor_is_not_found_and_one_beyond_the_end_is_empty(team, child):
    manager = api_of(a_user(Role.TEAM_MANAGER, team))
    address = reverse("api:child-changes", args=[child.public_id])
    assert manager.get(address, {"cursor": "bz14"}).status_code == 404
    assert manager.get(address, {"cursor": "bz05OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}).json()["results"] == []


def test_an_unusual_opening_is_listed_read_and_decided_against_its_version(lead, worker, child):
    finding, client = an_unusual_access(worker, child), api_of(lead)
    [listed] = client.get(reverse("api:unusual-openings")).json()["results"]
    assert (listed["id"], listed["child_reference"]) == (str(finding.public_id), child.reference)
    at, said = reverse("api:unusual-opening", args=[finding.public_id]), {"decision": "explained", "words": "On call"}
    assert client.patch(at, said).status_code == 428
    version = client.get(at)["ETag"]
    assert client.patch(at, said, headers={"If-Match": version}).json()["decision"] == "explained"
    assert client.patch(at, said, headers={"If-Match": version}).status_code == 412
    assert client.get(reverse("api:unusual-openings")).json()["results"] == []
    assert len(client.get(reverse("api:unusual-openings"), {"state": "decided"}).json()["results"]) == 1


def test_nobody_decides_on_what_they_opened_themselves(team, child):
    manager = a_user(Role.TEAM_MANAGER, team)
    finding = an_unusual_access(manager, child)
    assert api_of(manager).get(reverse("api:unusual-opening", args=[finding.public_id])).status_code == 403


def test_openings_take_as_many_statements_however_many_there_are(lead, worker, child):
    for _ in range(5):
        a_note(child, worker)
        api_of(worker).get(reverse("api:child", args=[child.public_id]))
    client = api_of(lead)
    with at_most(10):
        assert len(client.get(reverse("api:openings"), {"kind": "opened"}).json()["results"]) >= 5
