import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from risk import rules
from risk.data import instrument_data, load_instrument
from risk.management.commands.score_risk import Command

CASE = {
    "instrument": "1",
    "assessed_on": "2026-11-23",
    "indicators": [{"code": "H05", "when": "current", "age_at_event": None}],
    "offence_evidence": False,
    "organised_model": False,
}


def run(monkeypatch, raw):
    """What the command writes for these bytes on standard input, and its exit code; no database is open to it."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    out, code = io.StringIO(), 0
    try:
        call_command(Command(), stdout=out)
    except SystemExit as stop:
        code = stop.code
    return json.loads(out.getvalue()), code


def test_a_case_on_standard_input_is_scored_to_standard_output(monkeypatch):
    got, code = run(monkeypatch, json.dumps(CASE).encode())
    assert (got["calculated_level"], code) == ("high", 0)


def test_an_array_gives_an_array(monkeypatch):
    got, code = run(monkeypatch, json.dumps([CASE, CASE]).encode())
    assert ([one["calculated_level"] for one in got], code) == (["high", "high"], 0)


@pytest.mark.parametrize(
    ("raw", "paths"), [(b"", [""]), (json.dumps({**CASE, "instrument": "9"}).encode(), ["instrument"])]
)
def test_bad_input_exits_2_with_every_error(monkeypatch, raw, paths):
    got, code = run(monkeypatch, raw)
    assert ([error["path"] for error in got["errors"]], code) == (paths, 2)


def test_it_starts_without_the_checks_that_need_the_rest_of_the_system():
    assert Command.requires_system_checks == []
    assert Command.requires_migrations_checks is False


def test_a_further_version_is_scored_from_a_file_with_its_definition(monkeypatch, tmp_path):
    data = rules.copied(load_instrument("1"), instrument_data("1"), "2")
    row = {"code": "M16", "band": "high", "text": "Fake accounts", "label": "Somebody uses fake accounts"}
    file = tmp_path / "two.json"
    file.write_text(json.dumps(rules.with_indicator(data, row)), encoding="utf-8")
    case = {"instrument": "2", "assessed_on": "2026-11-23", "indicators": [{"code": "M16", "when": "current"}]}
    case |= {"offence_evidence": False, "organised_model": False}
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps(case).encode())))
    out = io.StringIO()
    call_command("score_risk", tool=[str(file)], stdout=out)
    assert json.loads(out.getvalue())["calculated_level"] == "high"
