"""docker-compose.yml as a dictionary, and what can be wrong with one beyond its shape."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
Compose = dict[str, Any]

SECRET = re.compile(r"PASSWORD|SECRET|TOKEN|KEY$|_URL$")
REQUIRED = re.compile(r"\$\{([A-Z_]+):\?[^}]+\}")
WITH_DEFAULT = re.compile(r"\$\{([A-Z_]+)(:?-[^}]*)?\}")
ROOTS = {"root", "0", "0:0"}
INNER = {"database", "broker"}


def load() -> Compose:
    """The committed file, its anchors merged."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def broken(*path: str, to: Any = None) -> Compose:
    """The committed file with one value changed, or removed where no other is given: a planted fault."""
    compose = copy.deepcopy(load())
    place = compose
    for step in path[:-1]:
        place = place[step]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return compose


def faults(compose: Compose) -> list[str]:
    """Everything that the shape alone does not say."""
    return [
        fault
        for check in (
            lost_references,
            root_users,
            no_health,
            open_secrets,
            lost_dependencies,
            reachable_data,
            lost_data,
        )
        for fault in check(compose)
    ]


def lost_references(compose: Compose) -> Iterator[str]:
    """Networks, volumes, secrets and configs that a service names exist, the files behind configs too."""
    for name, service in compose["services"].items():
        for kind in ("networks", "secrets"):
            for used in set(service.get(kind, [])) - compose[kind].keys():
                yield f"{name}: {kind} has no {used}"
        for used in {config["source"] for config in service.get("configs", [])} - compose.get("configs", {}).keys():
            yield f"{name}: configs has no {used}"
        for used in {volume.partition(":")[0] for volume in service.get("volumes", [])} - compose["volumes"].keys():
            yield f"{name}: volumes has no {used}"
    for name, config in compose.get("configs", {}).items():
        if not (ROOT / config["file"]).is_file():
            yield f"configs: {name} names {config['file']}, which is not there"


def root_users(compose: Compose) -> Iterator[str]:
    """Nothing runs as root."""
    for name, service in compose["services"].items():
        if service["user"] in ROOTS or service["user"].startswith("0:"):
            yield f"{name}: runs as root"


def no_health(compose: Compose) -> Iterator[str]:
    """What runs for ever says whether it is well; what runs once does not start again by itself."""
    for name, service in compose["services"].items():
        if service["restart"] != "no" and "healthcheck" not in service:
            yield f"{name}: has no health check"


def open_secrets(compose: Compose) -> Iterator[str]:
    """Every secret is asked of the environment: none is written here, none has a default."""
    for name, service in compose["services"].items():
        for key, value in service.get("environment", {}).items():
            if SECRET.search(key) and not REQUIRED.search(value):
                yield f"{name}: {key} is not asked of the environment"
            defaults = [found.group(1) for found in WITH_DEFAULT.finditer(value)]
            if any(SECRET.search(asked) for asked in defaults):
                yield f"{name}: {key} has a default"
    for name, secret in compose["secrets"].items():
        if not REQUIRED.match(secret["file"]):
            yield f"secrets: {name} is not asked of the environment"


def lost_dependencies(compose: Compose) -> Iterator[str]:
    """What is waited for exists, and can be in the state that is waited for."""
    services = compose["services"]
    for name, service in services.items():
        for needed, state in service.get("depends_on", {}).items():
            if needed not in services:
                yield f"{name}: waits for {needed}, which is not there"
            elif state["condition"] == "service_healthy" and "healthcheck" not in services[needed]:
                yield f"{name}: waits for the health of {needed}, which tells none"
            elif state["condition"] == "service_completed_successfully" and services[needed]["restart"] != "no":
                yield f"{name}: waits for the end of {needed}, which starts again"


def reachable_data(compose: Compose) -> Iterator[str]:
    """The database and the broker are on inner networks only, and only the proxy is reached from outside."""
    services, networks = compose["services"], compose["networks"]
    for name in INNER & services.keys():
        for network in services[name]["networks"]:
            if not networks.get(network, {}).get("internal"):
                yield f"{name}: is on {network}, which leads outside"
            if network in services["proxy"]["networks"]:
                yield f"{name}: shares {network} with the proxy"
    for name, service in services.items():
        if "ports" in service and name != "proxy":
            yield f"{name}: publishes a port"


def lost_data(compose: Compose) -> Iterator[str]:
    """PostgreSQL 18 keeps its data below /var/lib/postgresql; mounted one lower, it would be lost with the container."""
    database = compose["services"]["database"]
    if not database["image"].startswith("postgres:18"):
        yield "database: is not PostgreSQL 18"
    if [volume.partition(":")[2] for volume in database.get("volumes", [])] != ["/var/lib/postgresql"]:
        yield "database: mount its volume at /var/lib/postgresql"
