"""The image: built in stages, without tools of the tests, run by nobody in particular."""

import re

import pytest

from tests.architecture.checkers.sources import APPS
from tests.deploy.composing import ROOT, load

STAGES = {"front-end", "packages", "runtime"}
HASHED = {"--require-hashes", "requirements.production.lock"}
NEVER_IN_THE_IMAGE = ("requirements.lock", "tests", "bench", "slscb/devstack", ".git", ".env")


def dockerfile():
    return (ROOT / "Dockerfile").read_text(encoding="utf-8")


def instructions(text):
    """The instructions as (word, arguments), continued lines joined, comments left out."""
    lines = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", text, flags=re.M)).splitlines()
    return [tuple(line.split(maxsplit=1)) for line in lines if line.strip()]


def stages(text):
    return {arguments.split(" AS ")[1] for word, arguments in instructions(text) if word == "FROM"}


def copies_from_here(text):
    """What the stages take from the repository."""
    for word, arguments in instructions(text):
        if word == "COPY" and "--from" not in arguments:
            yield from arguments.split()[:-1]


def faults(text):
    """What must be so in the image, and is not."""
    found = instructions(text)
    return [fault for check in (root_at_the_end, strange_copies, loose_instructions) for fault in check(found, text)]


def root_at_the_end(found, text):
    last_stage = found[max(place for place, (word, _) in enumerate(found) if word == "FROM") :]
    users = [arguments for word, arguments in last_stage if word == "USER"]
    if not users or users[-1].split(":")[0] in {"root", "0"}:
        yield "runs as root"


def strange_copies(found, text):
    for source in copies_from_here(text):
        if not (ROOT / source).exists():
            yield f"{source} is not there"
        if source.startswith(NEVER_IN_THE_IMAGE) or source == ".":
            yield f"{source} does not belong in the image"


def loose_instructions(found, text):
    for word, arguments in found:
        if word == "ADD":
            yield "fetches what nobody checked: no ADD"
        if word in {"ENV", "ARG"} and re.search(r"PASSWORD|SECRET|TOKEN", arguments):
            yield "holds a secret"
        if "pip install" in arguments and not set(arguments.split()) >= HASHED:
            yield "installs packages without their hashes"
        if word == "FROM" and not re.search(r"\$\{[A-Z_]+\}|:[0-9]", arguments):
            yield f"{arguments} has no version"


def test_the_stages():
    assert stages(dockerfile()) == STAGES


def test_what_must_be_so():
    assert list(faults(dockerfile())) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("USER 10001:10001", "USER 0:0", "runs as root"),
        ("USER 10001:10001", "", "runs as root"),
        ("COPY manage.py", "ADD manage.py", "no ADD"),
        ("COPY manage.py", "COPY lost.py", "lost.py is not there"),
        ("COPY manage.py", "COPY .", "does not belong"),
        ("COPY manage.py", "COPY tests", "does not belong"),
        ("--require-hashes ", "", "without their hashes"),
        ("requirement requirements.production.lock", "requirement requirements.lock", "without their hashes"),
        ("PYTHONUNBUFFERED=1", "SECRET_KEY=x", "holds a secret"),
        ("FROM ${NODE_IMAGE}", "FROM node", "has no version"),
    ],
)
def test_each_fault_is_found(old, new, fault):
    assert old in dockerfile()
    assert any(fault in found for found in faults(dockerfile().replace(old, new)))


def test_every_app_is_in_the_image():
    assert {*APPS, "slscb", "templates", "manage.py"} <= set(copies_from_here(dockerfile()))


def test_what_is_copied_is_let_in():
    allowed = {
        line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"
    }
    assert {source.partition("/")[0] for source in copies_from_here(dockerfile())} <= allowed


def test_what_never_belongs_in_the_image_stays_out():
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines
    assert {"slscb/devstack", "slscb/settings/demo.py", "slscb/settings/test.py"} <= set(lines)


def test_the_image_and_compose_agree_on_stage_user_and_roles():
    web = load()["services"]["web"]
    found = instructions(dockerfile())
    assert web["build"]["target"] in stages(dockerfile())
    assert ("USER", web["user"]) in found
    assert ("ENTRYPOINT", '["python", "-m", "slscb.deploy.start"]') in found
