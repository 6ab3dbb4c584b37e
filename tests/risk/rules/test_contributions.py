"""The sentences of the rules of contributions."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from risk.data import load_instrument
from risk.rules import Observation, PutForward, check_contributions, gathered

TODAY, BORN = date(2026, 11, 30), date(2011, 5, 4)
TOOL = load_instrument("1")
DAYS = st.none() | st.dates(date(2025, 1, 1), TODAY)
OBSERVED = st.builds(
    Observation,
    st.sampled_from([one.code for one in TOOL.indicators]),
    evidence=st.text(min_size=1, max_size=20),
    nature=st.sampled_from(["fact", "opinion"]),
    when=st.sampled_from(["current", "historic"]),
    observed_on=DAYS,
    age_at_event=st.none() | st.integers(10, 17),
    agency=st.sampled_from(["health", "police"]),
    is_health_detail=st.booleans(),
)
SAID = st.lists(st.builds(PutForward, st.sampled_from(["A nurse", "An officer"]), OBSERVED), max_size=8)


def seen(code, **details):
    return Observation(code, **{"evidence": "Seen", "nature": "fact", "when": "current"} | details)


def paths(*observations):
    return [fault.path for fault in check_contributions(TOOL, observations, TODAY, BORN).faults]


def test_at_least_one_is_given():
    assert paths() == ["indicators"]


def test_each_indicator_put_forward_is_one_of_the_tool_with_its_evidence_at_a_possible_day_and_age():
    assert paths(seen("L01"), seen("H03", age_at_event=15)) == []
    assert paths(seen("L99")) == ["indicators[0].code"]
    assert paths(seen("L01", evidence=" ", nature="")) == ["indicators[0].evidence", "indicators[0].nature"]
    assert paths(seen("L01", observed_on=date(2027, 1, 1))) == ["indicators[0].observed_on"]
    assert paths(seen("L01", when="")) == ["indicators[0].when"]
    assert paths(seen("H01")) == ["indicators[0].age_at_event"]


def test_an_indicator_that_needs_another_one_is_taken_alone():
    assert paths(seen("H12")) == []


def test_every_fault_is_told_at_once_at_its_place():
    assert paths(seen("L01"), seen("L02", evidence=""), seen("H01", when="")) == [
        "indicators[2].when", "indicators[2].age_at_event", "indicators[1].evidence",
    ]  # fmt: skip


@given(SAID)
def test_there_is_one_observation_for_each_indicator_with_every_word_of_evidence_and_who_gave_it(said):
    found = {one.code: one for one in gathered(said, TODAY)}
    assert found.keys() == {one.observation.code for one in said}
    for one in said:
        assert f"{one.by}: {one.observation.evidence}" in found[one.observation.code].evidence


@given(SAID)
def test_what_is_health_detail_for_one_of_them_is_so_for_all(said):
    for one in gathered(said, TODAY):
        same = [each.observation for each in said if each.observation.code == one.code]
        assert one.is_health_detail == any(each.is_health_detail for each in same)


def test_where_those_who_put_it_forward_disagree_the_assessor_says():
    nurse, officer = (
        PutForward("A nurse", seen("M01", agency="health", observed_on=date(2026, 11, 2))),
        PutForward("An officer", seen("M01", agency="police", nature="opinion", observed_on=date(2026, 11, 9))),
    )
    (found,) = gathered([nurse, officer], TODAY)
    assert (found.nature, found.when, found.observed_on) == ("", "current", date(2026, 11, 9))
    assert (found.agency, found.evidence) == ("health", "A nurse: Seen\n\nAn officer: Seen")
    (found,) = gathered([nurse, PutForward("An officer", seen("M01", when="historic"))], TODAY)
    assert (found.when, found.observed_on) == ("", None)
