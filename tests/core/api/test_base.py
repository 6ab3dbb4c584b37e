"""What every path of the API does alike, shown on children."""

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from agencies.choices import Role
from cases.models import Child
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db

CHILDREN = "/api/v1/children/"
NEW = {"given_name": "Ines", "family_name": "Costa", "date_of_birth": "2011-02-03", "sex": "F"}


def problem(answer):
    assert answer.headers["Content-Type"] == "application/problem+json"
    return answer.json()


def test_without_a_token_the_answer_is_401_and_a_problem():
    answer = APIClient().get(CHILDREN)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Token"
    assert problem(answer)["errors"]


def test_a_role_without_the_capability_gets_403():
    assert api_of(a_user(Role.LSCB_MANAGER)).get(CHILDREN).status_code == 403


def test_every_fault_is_told_at_its_path():
    answer = api_of(a_user()).post(CHILDREN, {"sex": "X", "nhs_number": "123", "date_of_birth": "2090-01-01"})
    assert answer.status_code == 400
    paths = {fault["path"] for fault in problem(answer)["errors"]}
    assert {"given_name", "family_name", "date_of_birth", "sex", "nhs_number"} <= paths


def test_the_same_post_twice_under_one_key_happens_once():
    api = api_of(a_user())
    first, second = (api.post(CHILDREN, NEW, headers={"Idempotency-Key": "k1"}) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert second.headers["Idempotent-Replayed"] == "true"
    assert Child.objects.count() == 1


def test_a_key_used_for_another_body_is_refused():
    api = api_of(a_user())
    api.post(CHILDREN, NEW, headers={"Idempotency-Key": "k1"})
    other = api.post(CHILDREN, NEW | {"given_name": "Rui"}, headers={"Idempotency-Key": "k1"})
    assert other.status_code == 422
    assert Child.objects.count() == 1


def test_a_refused_post_may_be_sent_again_mended_under_the_same_key():
    api = api_of(a_user())
    assert api.post(CHILDREN, NEW | {"sex": "X"}, headers={"Idempotency-Key": "k1"}).status_code == 400
    assert api.post(CHILDREN, NEW, headers={"Idempotency-Key": "k1"}).status_code == 201


def test_a_change_needs_the_version_and_the_right_one():
    worker = a_user()
    child = a_child(worker)
    api, path = api_of(worker), f"{CHILDREN}{child.public_id}/"
    etag = api.get(path).headers["ETag"]
    assert api.patch(path, {"school": "A"}).status_code == 428
    assert api.patch(path, {"school": "A"}, headers={"If-Match": etag}).status_code == 200
    assert api.patch(path, {"school": "B"}, headers={"If-Match": etag}).status_code == 412
    child.refresh_from_db()
    assert child.school == "A"


def test_a_list_goes_by_cursor():
    worker = a_user()
    for number in range(5):
        a_child(worker, given_name=f"Child{number}")
    api, seen, page = api_of(worker), [], f"{CHILDREN}?page_size=2"
    while page:
        body = api.get(page).json()
        seen += [child["id"] for child in body["results"]]
        page = body["next"]
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize("body", ['{"given_name": NaN}', '{"given_name": "\\ud800"}', "[1]", "{", '"text"', "null"])
def test_what_is_not_proper_json_is_a_problem_and_never_an_error(body):
    answer = api_of(a_user()).post(CHILDREN, body, content_type="application/json")
    assert answer.status_code == 400
    assert problem(answer)["errors"]


def test_a_method_that_is_not_there_is_405():
    assert api_of(a_user()).delete(CHILDREN).status_code == 405


def test_a_strangers_child_is_404_like_one_that_is_not_there():
    child = a_child()
    api = api_of(a_user())
    hidden = api.get(f"{CHILDREN}{child.public_id}/")
    absent = api.get(f"{CHILDREN}00000000-0000-4000-8000-000000000000/")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content == absent.content


def test_the_schema_is_served_and_complete():
    schema = APIClient().get(reverse("api:schema")).json()
    assert schema["openapi"].startswith("3.")
    assert "/api/v1/children/{child_id}/" in schema["paths"]
