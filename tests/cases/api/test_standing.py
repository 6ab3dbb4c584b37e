"""Before a child is recorded, the work list, and closing a case, over HTTP."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from cases.models import Child
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import DETAILS, a_child
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db

WHO = {"given_name": "Amina", "family_name": "Rahman", "date_of_birth": DETAILS["date_of_birth"].isoformat()}


def test_a_child_held_elsewhere_is_answered_by_the_team_alone_and_one_s_own_in_full():
    worker, other = a_user(), a_child()
    client = api_of(worker)
    found = client.post(reverse("api:child-matches"), WHO).json()
    team = other.allocations.get().team
    assert (found["seen"], [one["name"] for one in found["held_by"]]) == ([], [team.name])
    own = a_child(worker)
    assert [one["id"] for one in client.post(reverse("api:child-matches"), WHO).json()["seen"]] == [str(own.public_id)]


def test_the_work_list_is_paged_to_its_end_and_no_child_comes_twice():
    worker = a_user()
    mine = {a_child(worker, given_name=f"Child{number}").reference for number in range(30)}
    client, onward, seen = api_of(worker), reverse("api:work-list"), []
    while onward:
        page = client.get(onward).json()
        seen += [one["reference"] for one in page["results"]]
        onward = page["next"]
    assert (len(seen), set(seen)) == (30, mine)


def test_a_level_that_is_none_is_a_fault_and_a_level_narrows():
    worker = a_user()
    a_child(worker)
    client = api_of(worker)
    assert client.get(reverse("api:work-list"), {"level": "9"}).json()["errors"][0]["path"] == "level"
    assert client.get(reverse("api:work-list"), {"level": "high"}).json()["results"] == []
    assert len(client.get(reverse("api:work-list"), {"level": "not_assessed"}).json()["results"]) == 1


def test_a_case_is_closed_and_opened_again_against_its_version():
    team = a_team()
    child, client = a_child(a_user(team=team)), api_of(a_user(Role.TEAM_MANAGER, team))
    close, reopen = (reverse(f"api:child-{what}", args=[child.public_id]) for what in ("close", "reopen"))
    assert client.post(close, {"reason": "Moved"}).status_code == 428
    closed = client.post(close, {"reason": "Moved"}, headers={"If-Match": f'"{child.version}"'})
    assert (closed.status_code, closed.json()["status"]) == (200, "closed")
    assert client.post(reopen, {"reason": "Back"}, headers={"If-Match": f'"{child.version}"'}).status_code == 412
    assert client.post(reopen, {"reason": "Back"}, headers={"If-Match": closed["ETag"]}).json()["status"] == "open"
    assert Child.objects.get().closed_on is None
