"""The compose file: its shape by a closed schema, and what must be so in it. No engine runs here to try it."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.deploy.composing import ROOT, broken, faults, load

SCHEMA = json.loads(Path(__file__).with_name("compose.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
SERVICES = {"proxy", "web", "worker", "beat", "migrate", "database", "broker", "scanner"}
OF_OUR_IMAGE = {"web", "worker", "beat", "migrate"}


def shape(compose):
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(compose)]


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_shape():
    assert shape(load()) == []


@pytest.mark.parametrize(
    "compose",
    [
        broken("services", "web", "read_only"),
        broken("services", "web", "read_only", to=False),
        broken("services", "web", "cap_drop", to=[]),
        broken("services", "web", "security_opt"),
        broken("services", "web", "user"),
        broken("services", "web", "deploy", "resources", "limits", "memory"),
        broken("services", "web", "privileged", to=True),
        broken("services", "web", "comand", to=["web"]),
        broken("services", "web", "environment", "DEBUG", to=True),
        broken("services", "database", "image", to="postgres"),
        broken("services", "database", "volumes", to=["./data:/var/lib/postgresql"]),
        broken("services", "web", "healthcheck", "retries"),
        broken("services", "web", "healthcheck", "interval", to="often"),
        broken("services", "web", "depends_on", "migrate", "condition", to="service_done"),
        broken("secrets", "proxy_key", to={"environment": "KEY"}),
        broken("services"),
    ],
)
def test_another_shape_is_found(compose):
    assert shape(compose)


def test_what_must_be_so():
    assert faults(load()) == []


@pytest.mark.parametrize(
    ("compose", "fault"),
    [
        (broken("networks", "data"), "networks has no data"),
        (broken("volumes", "database"), "volumes has no database"),
        (broken("secrets", "internal_ca"), "secrets has no internal_ca"),
        (broken("configs", "nginx"), "configs has no nginx"),
        (broken("configs", "nginx", "file", to="./lost.conf"), "which is not there"),
        (broken("services", "web", "user", to="0:0"), "web: runs as root"),
        (broken("services", "scanner", "user", to="root"), "scanner: runs as root"),
        (broken("services", "worker", "healthcheck"), "worker: has no health check"),
        (broken("services", "database", "healthcheck"), "which tells none"),
        (broken("services", "migrate", "restart", to="always"), "which starts again"),
        (broken("services", "web", "depends_on", "lost", to={"condition": "service_started"}), "which is not there"),
        (broken("services", "web", "environment", "SECRET_KEY", to="hunter2"), "SECRET_KEY is not asked"),
        (
            broken("services", "web", "environment", "SECRET_KEY", to="${SECRET_KEY:-hunter2}"),
            "SECRET_KEY has a default",
        ),
        (broken("services", "web", "environment", "SECRET_KEY", to="${SECRET_KEY}"), "SECRET_KEY has a default"),
        (broken("services", "database", "environment", "POSTGRES_PASSWORD", to="postgres"), "is not asked"),
        (broken("secrets", "proxy_key", "file", to="./proxy.key"), "is not asked of the environment"),
        (broken("networks", "data", "internal", to=False), "which leads outside"),
        (broken("services", "database", "networks", to=["front"]), "with the proxy"),
        (broken("services", "database", "ports", to=["5432:5432"]), "publishes a port"),
        (broken("services", "database", "volumes", to=["database:/var/lib/postgresql/data"]), "mount its volume"),
        (broken("services", "database", "image", to="postgres:17"), "is not PostgreSQL 18"),
    ],
)
def test_each_fault_is_found(compose, fault):
    assert any(fault in found for found in faults(compose))


def test_every_part_is_there_and_ours_share_one_image():
    services = load()["services"]
    assert services.keys() == SERVICES
    assert len({services[name]["image"] for name in OF_OUR_IMAGE}) == 1
    assert {name for name, service in services.items() if "build" in service} == OF_OUR_IMAGE


def test_each_of_ours_starts_in_its_own_role():
    services = load()["services"]
    assert {name: services[name]["command"] for name in OF_OUR_IMAGE} == {name: [name] for name in OF_OUR_IMAGE}


def test_nothing_of_ours_starts_before_the_tables_are_there():
    services = load()["services"]
    for name in OF_OUR_IMAGE - {"migrate"}:
        assert services[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_only_the_migration_owns_tables():
    services = load()["services"]
    users = {
        name: re.search(r"//(\w+):", services[name]["environment"]["DATABASE_URL"]).group(1) for name in OF_OUR_IMAGE
    }
    assert users == {"web": "slscb_app", "worker": "slscb_app", "beat": "slscb_app", "migrate": "slscb_migrator"}


def test_every_variable_is_in_the_deployment_page():
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
    page = (ROOT / "docs/deploy.md").read_text(encoding="utf-8")
    assert {name for name in asked if f"`{name}`" not in page} == set()
