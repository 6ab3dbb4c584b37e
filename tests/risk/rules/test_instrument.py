import json

import pytest

from risk.data import instrument_data
from risk.rules import Tick, calculate, calculate_level, definition_faults, instrument_from
from slscb.core.errors import Invalid


def definition(**changed):
    return {
        "instrument": "a-tool",
        "version": "2",
        "source": "nowhere",
        "bands": [
            {"code": "high", "rule": "three or more", "minimum": 3},
            {"code": "low", "rule": "one", "minimum": 1},
        ],
        "indicators": [
            {"code": code, "band": "high" if code > "B" else "low", "text": code, "label": code} for code in "ABCDE"
        ],
        **changed,
    }


def test_a_version_of_the_tool_is_read_from_its_data():
    tool = instrument_from(definition())
    assert [band.level for band in tool.bands] == ["low", "high"]
    assert calculate_level(tool, {"C", "D"}) == "none"
    assert calculate_level(tool, {"C", "D", "A"}) == "low"
    assert calculate_level(tool, {"C", "D", "E"}) == "high"


def test_too_few_of_a_band_may_count_as_nothing_and_still_need_review():
    below = {"counts_as": "none", "rule": "fewer than three", "flag": "single_medium"}
    high = {"code": "high", "rule": "three or more", "minimum": 3, "below": below}
    tool = instrument_from(definition(bands=[high, {"code": "low", "rule": "one", "minimum": 1}]))
    found = calculate(tool, [Tick("C"), Tick("D")])
    assert (found.level, found.reasons, found.flags) == ("none", (), ("single_medium",))
    assert calculate(tool, [Tick("C"), Tick("D"), Tick("E")]).flags == ()
    assert calculate(tool, []).flags == ()


def test_the_first_version_is_the_pan_berkshire_tool():
    tool = instrument_from(instrument_data("1"))
    assert [(band.level, band.rule, band.minimum, len(band.codes)) for band in tool.bands] == [
        ("low", "one or more low indicators", 1, 10),
        ("medium", "two or more medium indicators", 2, 15),
        ("high", "any one or more high indicators", 1, 12),
    ]
    assert {one.code: one.age_under for one in tool.indicators if one.age_under} == {"H01": 13, "H03": 16}
    assert [one.code for one in tool.indicators if one.needs_another] == ["H12"]
    assert [one.code for one in tool.indicators if one.flag] == ["H01"]


def test_every_indicator_has_a_label_that_does_not_repeat_the_words_guidance_asks_to_avoid():
    avoided = ("promiscuous", "prostitut", "lifestyle", "refus", "risk taking", "putting themselves", "engaging in")
    for indicator in instrument_from(instrument_data("1")).indicators:
        assert indicator.label != indicator.text
        assert not any(word in indicator.label.lower() for word in avoided), indicator.label


def test_indicators_that_overlap_point_at_each_other():
    tool = instrument_from(instrument_data("1"))
    pairs = {(one.code, other) for one in tool.indicators for other in one.also_consider}
    assert pairs == {(other, one) for one, other in pairs} - {("M13", "M13")}
    assert {("L03", "M11"), ("L07", "M12"), ("L09", "H12"), ("L10", "M08"), ("L01", "M09"), ("L08", "H11")} <= pairs


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"version": ""}, "version"),
        ({"source": None}, "source"),
        ({"colour": "red"}, "colour"),
        ({"bands": []}, "bands"),
        ({"indicators": "A"}, "indicators"),
        ({"bands": [{"code": "low", "rule": "one", "minimum": 0}]}, "bands[0].minimum"),
        ({"bands": [{"code": "low", "rule": "one", "minimum": True}]}, "bands[0].minimum"),
        ({"bands": [{"code": "extreme", "rule": "one", "minimum": 1}]}, "bands[0].code"),
        ({"bands": [{"code": ["low"], "rule": "one", "minimum": 1}]}, "bands[0].code"),
        ({"bands": [{"code": "low", "rule": "one", "minimum": 1}] * 2}, "bands[1].code"),
        ({"bands": [{"code": "low", "rule": "one", "minimum": 1, "below": 3}]}, "bands[0].below"),
        (
            {"bands": [{"code": "low", "rule": "a", "minimum": 2, "below": {"counts_as": "low", "rule": "b"}}]},
            "bands[0].below.counts_as",
        ),
        (
            {"bands": [{"code": "low", "rule": "a", "minimum": 2, "below": {"counts_as": "none", "rule": ""}}]},
            "bands[0].below.rule",
        ),
    ],
)
def test_a_fault_in_the_definition_is_told_at_its_place(changed, path):
    assert path in [fault.path for fault in definition_faults(definition(**changed))]


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"code": "B"}, "indicators[1].code"),
        ({"text": ""}, "indicators[0].text"),
        ({"label": 7}, "indicators[0].label"),
        ({"band": "medium"}, "indicators[0].band"),
        ({"also_consider": ["Z"]}, "indicators[0].also_consider"),
        ({"also_consider": ["A"]}, "indicators[0].also_consider"),
        ({"age_under": "13"}, "indicators[0].age_under"),
        ({"age_undre": 13}, "indicators[0].age_undre"),
        ({"needs_another": 1}, "indicators[0].needs_another"),
        ({"flag": "unheard_of"}, "indicators[0].flag"),
    ],
)
def test_a_fault_in_an_indicator_is_told_at_its_place(changed, path):
    data = definition()
    data["indicators"][0] |= changed
    assert path in [fault.path for fault in definition_faults(data)]


@pytest.mark.parametrize("data", [None, [], "tool", 7])
def test_something_else_is_no_definition(data):
    assert [fault.path for fault in definition_faults(data)] == [""]


def test_every_fault_of_a_definition_is_raised_at_once():
    with pytest.raises(Invalid) as caught:
        instrument_from(json.loads('{"instrument": 1, "version": 2}'))
    assert len(caught.value.faults) == 5
