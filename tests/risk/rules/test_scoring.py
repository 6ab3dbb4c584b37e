"""The contract of `score_risk`: one case, many cases, and everything that is none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risk.data import carried_instruments
from risk.rules.scoring import answer
from slscb.core.errors import Fault
from tests.helpers.ticks import any_ticks

TOOLS = carried_instruments()


def case(*indicators, **changed):
    return {
        "instrument": "1",
        "assessed_on": "2026-11-23",
        "indicators": [{"code": "M02", "when": "current", "age_at_event": 14}, *indicators],
        "offence_evidence": False,
        "organised_model": False,
        **changed,
    }


def row(code="L01", when="current", **changed):
    return {"code": code, "when": when, "age_at_event": None, **changed}


def answered(document):
    scored, text = answer(json.dumps(document).encode(), TOOLS)
    assert scored, text
    return json.loads(text)


def refused(document):
    """The paths of the faults, in order."""
    raw = document if isinstance(document, bytes) else json.dumps(document).encode()
    scored, text = answer(raw, TOOLS)
    assert not scored, text
    errors = json.loads(text)["errors"]
    assert all(set(error) == {"path", "message"} and error["message"] for error in errors)
    return [error["path"] for error in errors]


def test_a_case_is_answered_in_the_words_of_the_contract():
    assert answered(case(row("M01"))) == {
        "calculated_level": "medium",
        "review_required": False,
        "flags": [],
        "reasons": [{"level": "medium", "rule": "two or more medium indicators", "codes": ["M01", "M02"]}],
    }


def test_flags_stand_in_the_order_of_the_contract():
    ticks = [row("H01", "historic", age_at_event=12)]
    assert answered(case(*ticks, offence_evidence=True, organised_model=True)) == {
        "calculated_level": "low",
        "review_required": True,
        "flags": [
            "single_medium",
            "offence_evidence",
            "organised_model",
            "historic_changes_level",
            "under_13_penetrative_sex",
        ],
        "reasons": [{"level": "low", "rule": "exactly one medium indicator", "codes": ["M02"]}],
    }


def test_no_indicators_give_no_level_and_no_reasons():
    assert answered(case(indicators=[])) == {
        "calculated_level": "none",
        "review_required": False,
        "flags": [],
        "reasons": [],
    }


def test_an_age_that_is_left_out_is_the_same_as_null():
    assert answered(case({"code": "L01", "when": "current"})) == answered(case(row()))


def test_an_array_gives_an_array_in_the_same_order():
    cases = [case(), case(indicators=[]), case(row("H05"))]
    assert answered(cases) == [answered(one) for one in cases]
    assert answered([]) == []


def test_one_bad_case_refuses_the_array_and_every_fault_names_its_case():
    assert refused([case(), case(row("X9")), 7, case(instrument="2")]) == [
        "[1].indicators[1].code",
        "[2]",
        "[3].instrument",
    ]


@pytest.mark.parametrize(
    ("changed", "paths"),
    [
        ({"instrument": "2"}, ["instrument"]),
        ({"instrument": 1}, ["instrument"]),
        ({"instrument": ["1"]}, ["instrument"]),
        ({"assessed_on": "2026-02-30"}, ["assessed_on"]),
        ({"assessed_on": "23/11/2026"}, ["assessed_on"]),
        ({"assessed_on": "20261123"}, ["assessed_on"]),
        ({"assessed_on": "2026-W48-1"}, ["assessed_on"]),
        ({"assessed_on": "2026-11-23T10:00:00Z"}, ["assessed_on"]),
        ({"assessed_on": "２０２６-11-23"}, ["assessed_on"]),
        ({"assessed_on": "0000-11-23"}, ["assessed_on"]),
        ({"assessed_on": None}, ["assessed_on"]),
        ({"offence_evidence": "true"}, ["offence_evidence"]),
        ({"offence_evidence": 1, "organised_model": None}, ["offence_evidence", "organised_model"]),
        ({"indicators": None}, ["indicators"]),
        ({"indicators": {}}, ["indicators"]),
        ({"indicators": "M02"}, ["indicators"]),
        ({"indicators": ["M02"]}, ["indicators[0]"]),
        ({"indicators": [None, row("H12")]}, ["indicators[0]", "indicators[1].code"]),
        ({"offence_evidense": True}, ["offence_evidense"]),
        ({"\ud800" * 99: True}, ["\ud800" * 40 + "…"]),
    ],
)
def test_a_bad_field_is_refused_at_its_path(changed, paths):
    assert refused(case(**changed)) == paths


@pytest.mark.parametrize(
    ("bad", "paths"),
    [
        (row("m02"), ["code"]),
        (row("M02 "), ["code"]),
        (row(None), ["code"]),
        (row(["M02"]), ["code"]),
        (row(when="past"), ["when"]),
        (row(when=None), ["when"]),
        (row(when=["current"]), ["when"]),
        (row("H01"), ["age_at_event"]),
        (row("H01", age_at_event=13), ["age_at_event"]),
        (row("H03", age_at_event=16), ["age_at_event"]),
        (row(age_at_event=True), ["age_at_event"]),
        (row(age_at_event="14"), ["age_at_event"]),
        (row(age_at_event=14.5), ["age_at_event"]),
        (row(age_at_event=-1), ["age_at_event"]),
        (row(age_at_event=18), ["age_at_event"]),
        (row(age_at_event=float("nan")), ["age_at_event"]),
        (row(age_at_event=float("-inf")), ["age_at_event"]),
        (row(evidence="seen"), ["evidence"]),
        ({}, ["code", "when"]),
    ],
)
def test_a_bad_indicator_is_refused_at_its_path(bad, paths):
    assert refused(case(bad)) == [f"indicators[1].{path}" for path in paths]


def test_every_fault_is_told_at_once():
    bad = {"assessed_on": 5, "indicators": [row("H12"), row("Q", "x")], "offence_evidence": 0, "extra": 1}
    assert sorted(refused(bad)) == [
        "assessed_on",
        "extra",
        "indicators[0].code",
        "indicators[1].code",
        "indicators[1].when",
        "instrument",
        "offence_evidence",
        "organised_model",
    ]


def test_a_field_that_is_given_twice_is_refused():
    text = json.dumps(case()).replace(
        '"offence_evidence": false', '"offence_evidence": true, "offence_evidence": false'
    )
    assert refused(text.encode()) == ["offence_evidence"]
    text = json.dumps(case()).replace('"when": "current"', '"when": "historic", "when": "current"')
    assert refused(text.encode()) == ["indicators[0].when"]


@pytest.mark.parametrize(
    "raw",
    [b"", b" ", b"{", b"null", b"7", b'"1"', b"true", b"NaN", b"\xff\xfe{}", b"[" * 100_000, b"9" * 5_000, b"{} {}"],
)
def test_what_is_no_json_object_is_refused_as_a_whole(raw):
    assert refused(raw) == [""]


def test_a_byte_order_mark_in_front_is_no_fault():
    assert answer(b"\xef\xbb\xbf[]", TOOLS) == (True, "[]")


def test_a_long_array_is_answered_in_order_and_whole():
    assert [one["calculated_level"] for one in answered([case(), case(row("H05"))] * 2_000)] == ["low", "high"] * 2_000


def test_faults_have_the_shape_of_the_rest_of_the_product():
    scored, text = answer(b"{}", TOOLS)
    assert not scored
    assert all(Fault(**error) for error in json.loads(text)["errors"])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from([*case(), "other"]), json_values), json_values)
def test_nothing_breaks_it(changed, indicator):
    for document in (changed, case(indicator), case(**changed)):
        scored, text = answer(json.dumps(document).encode(), TOOLS)
        assert scored or json.loads(text)["errors"]


@given(st.binary(max_size=60))
def test_no_bytes_break_it(raw):
    assert answer(raw, TOOLS)[0] in (True, False)


@given(any_ticks())
def test_order_never_matters_to_the_answer(ticks):
    rows = [row(tick.code, tick.when, age_at_event=tick.age_at_event) for tick in ticks]
    assert answered(case(*rows)) == answered(case(*reversed(rows)))
