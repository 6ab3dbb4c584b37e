"""The API under random fire: requests made from its own description, valid and not, never end in a server error."""

import json
from typing import Any

import pytest
import schemathesis
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core import NotSet

from agencies.choices import Role
from tests.access.world import World, a_world
from tests.helpers.signing_in import api_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_templates")]

SCHEMA = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(request=None, public=True))
OPERATIONS = {operation.ok().label: operation.ok() for operation in SCHEMA.get_all_operations()}
FEWEST_OPERATIONS = 25
EXAMPLES = 8
ROLES = (Role.PRACTITIONER, Role.TEAM_MANAGER, Role.SERAC_CHAIR, Role.POLICE_LIAISON, Role.LSCB_MANAGER)


def test_the_description_knows_every_operation_of_the_contract():
    assert len(OPERATIONS) >= FEWEST_OPERATIONS, sorted(OPERATIONS)


def test_no_request_ends_in_a_server_error():
    world = a_world()
    clients = [api_of(world.connected[role]) for role in ROLES]
    for client in clients:
        client.raise_request_exception = False
    for operation in OPERATIONS.values():
        fire_at(operation, clients, world)


def fire_at(operation: Any, clients: list[Any], world: World) -> None:
    """Some valid and some broken requests to one operation, as different people, to records that exist and that do not."""
    modes = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]
    cases = st.one_of([operation.as_strategy(generation_mode=mode) for mode in modes])

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(case=cases, client=st.sampled_from(clients), known=st.booleans())
    def fire(case: Any, client: Any, known: bool) -> None:
        answer = send(case, client, world if known else None)
        assert answer.status_code < 500, f"{case.method} {case.formatted_path} {case.query} {case.body!r}"
        if answer.status_code >= 400 and answer.content:
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert answer.json()["status"] == answer.status_code

    fire()


def send(case: Any, client: Any, world: World | None) -> Any:
    """The request as the test client sends it; with ids of records that exist, where a world is given."""
    if world:
        for name in case.path_parameters or {}:
            case.path_parameters[name] = str(world.arguments[name])
    body = None if isinstance(case.body, NotSet) else case.body
    headers = {name: value for name, value in (case.headers or {}).items() if str(value).isascii()}
    return client.generic(
        case.method,
        case.formatted_path,
        data=encoded(body),
        content_type="application/json",
        headers=headers | {"If-Match": '"1"'},
        query_params=case.query or {},
    )


def encoded(body: Any) -> bytes:
    """A body as JSON; bytes go as they are."""
    if body is None:
        return b""
    return body if isinstance(body, bytes) else json.dumps(body).encode()
