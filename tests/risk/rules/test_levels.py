"""The level rule over every count of every band, and the flags."""

import time
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risk.choices import RANK, Flag, Level
from risk.rules import (
    Reason,
    Tick,
    calculate,
    calculate_level,
    historic_changes_level,
    offence_needs_review,
    organised_needs_review,
    proposed_level,
    score,
)
from slscb.core.errors import Invalid
from tests.helpers.ticks import CODES, TOOL, any_ticks, current, historic, tick

BOTH = list(product([False, True], repeat=2))
LOW, MEDIUM = ([code for code in CODES if code[0] == band] for band in "LM")
HIGH = [code for code in CODES if code[0] == "H" and code not in ("H01", "H12")]


def level(*codes):
    return calculate_level(TOOL, set(codes))


def test_any_high_indicator_is_high_else_two_medium_medium_else_one_low_or_exactly_one_medium_low_else_none():
    assert level() == "none"
    assert level("L01") == level("L01", "L02", "L10") == "low"
    assert level("M01") == level("M01", "L01") == "low"
    assert level("M01", "M15") == level("M01", "M02", "M03", "L01") == "medium"
    assert level("H11") == level("H02", "M01", "M02", "L01") == "high"


def expected_level(lows, mediums, highs):
    """The rule of the issue, written down once more and independently."""
    if highs >= 1:
        return "high"
    if mediums >= 2:
        return "medium"
    return "low" if lows >= 1 or mediums == 1 else "none"


def expected_flags(now, ever, offence, organised, h01):
    level = expected_level(*now)
    flags = []
    if now[1] == 1 and now[2] == 0:
        flags.append("single_medium")
    if offence and level in ("low", "none"):
        flags.append("offence_evidence")
    if organised and level != "high":
        flags.append("organised_model")
    if expected_level(*ever) != level:
        flags.append("historic_changes_level")
    if h01:
        flags.append("under_13_penetrative_sex")
    return flags


@pytest.mark.parametrize(("offence", "organised"), BOTH)
def test_level_and_flags_for_every_count_of_every_band(offence, organised):
    counts = product(range(len(LOW) + 1), range(len(MEDIUM) + 1), range(len(HIGH) + 1))
    for lows, mediums, highs in counts:
        now = current(*LOW[:lows], *MEDIUM[:mediums], *HIGH[:highs])
        got = score(TOOL, now, offence_evidence=offence, organised_model=organised)
        assert got.level == expected_level(lows, mediums, highs)
        counted = (lows, mediums, highs)
        assert list(got.flags) == expected_flags(counted, counted, offence, organised, h01=False)
        assert got.review_required is bool(got.flags)


@pytest.mark.parametrize(("offence", "organised"), BOTH)
def test_flags_for_every_mixture_of_a_few_current_and_historic_indicators(offence, organised):
    few = list(product(range(2), range(3), range(2)))
    for now, past, h01 in product(few, few, ("", "current", "historic")):
        ticks = current(*LOW[: now[0]], *MEDIUM[: now[1]], *HIGH[: now[2]])
        ticks += historic(*LOW[5 : 5 + past[0]], *MEDIUM[5 : 5 + past[1]], *HIGH[5 : 5 + past[2]])
        ticks += [tick("H01", h01)] if h01 else []
        counted = (now[0], now[1], now[2] + (h01 == "current"))
        ever = (now[0] + past[0], now[1] + past[1], now[2] + past[2] + bool(h01))
        got = score(TOOL, ticks, offence_evidence=offence, organised_model=organised)
        assert got.level == expected_level(*counted)
        assert list(got.flags) == expected_flags(counted, ever, offence, organised, h01)


def test_the_reasons_are_the_rules_that_give_the_level_and_no_others():
    assert score(TOOL, current("M02", "M01", "L03")).reasons == (
        Reason(Level.MEDIUM, "two or more medium indicators", ("M01", "M02")),
    )
    assert score(TOOL, current("H05", "M01", "M02")).reasons == (
        Reason(Level.HIGH, "any one or more high indicators", ("H05",)),
    )
    assert score(TOOL, current("M02", "L04", "L01")).reasons == (
        Reason(Level.LOW, "one or more low indicators", ("L01", "L04")),
        Reason(Level.LOW, "exactly one medium indicator", ("M02",)),
    )
    assert score(TOOL, historic("H05")).reasons == ()


def test_review_is_required_for_exactly_one_current_medium_and_no_current_high():
    assert score(TOOL, current("M01")).flags == (Flag.SINGLE_MEDIUM,)
    assert score(TOOL, current("M01", "L01")).flags == (Flag.SINGLE_MEDIUM,)
    assert score(TOOL, current("M01", "H05")).flags == ()
    assert score(TOOL, current("M01", "M02")).flags == ()


def test_review_is_required_for_evidence_of_an_offence_while_the_level_is_low_or_none():
    assert [offence_needs_review(level, True) for level in Level] == [True, True, False, False]
    assert not any(offence_needs_review(level, False) for level in Level)


def test_review_is_required_for_an_organised_or_networked_model_while_the_level_is_not_high():
    assert [organised_needs_review(level, True) for level in Level] == [True, True, True, False]
    assert not any(organised_needs_review(level, False) for level in Level)


def test_review_is_required_where_counting_the_historic_indicators_would_change_the_level():
    assert historic_changes_level(TOOL, Level.LOW, {"M01", "M02"})
    assert not historic_changes_level(TOOL, Level.MEDIUM, {"M01", "M02", "L01"})
    both = score(TOOL, current("M01") + historic("M02"))
    assert (both.level, both.flags) == ("low", (Flag.SINGLE_MEDIUM, Flag.HISTORIC_CHANGES_LEVEL))
    assert (both.current, both.historic) == (("M01",), ("M02",))


def test_a_tick_without_a_word_on_when_is_neither_current_nor_historic():
    found = calculate(TOOL, [tick("M01"), tick("H02", when=""), *historic("L01")])
    assert (found.level, found.current, found.historic, found.uncounted) == ("low", ("M01",), ("L01",), ("H02",))
    assert Flag.HISTORIC_CHANGES_LEVEL not in found.flags


def test_h01_asks_for_a_referral_even_before_anyone_says_when():
    assert calculate(TOOL, [tick("H01", when="")]).flags == (Flag.UNDER_13,)


def test_review_is_required_when_h01_is_ticked_current_or_historic():
    assert Flag.UNDER_13 in score(TOOL, current("H01")).flags
    assert Flag.UNDER_13 in score(TOOL, historic("H01")).flags
    assert Flag.UNDER_13 in score(TOOL, historic("H01") + current("H05")).flags


def test_an_indicator_ticked_both_current_and_historic_is_current():
    assert score(TOOL, historic("H05") + current("H05")) == score(TOOL, current("H05"))


def test_offence_evidence_proposes_at_least_medium_and_an_organised_model_high():
    assert proposed_level(Level.LOW, [Flag.OFFENCE_EVIDENCE]) == "medium"
    assert proposed_level(Level.NONE, ["offence_evidence", "organised_model"]) == "high"
    assert proposed_level(Level.MEDIUM, [Flag.ORGANISED_MODEL]) == "high"
    assert proposed_level(Level.LOW, [Flag.SINGLE_MEDIUM]) == "low"


def test_ticks_that_cannot_be_true_are_not_scored():
    with pytest.raises(Invalid) as caught:
        score(TOOL, [Tick("H12"), Tick("X1", "someday")])
    assert [fault.path for fault in caught.value.faults] == [
        "indicators[0].code",
        "indicators[1].code",
        "indicators[1].when",
    ]


def test_ticks_as_they_stand_are_calculated_even_where_they_are_not_complete():
    assert calculate(TOOL, [Tick("H12"), Tick("X1")]).level == "high"
    assert calculate(TOOL, current("L01")).flags == ()


@given(any_ticks(), st.sampled_from(CODES), st.booleans(), st.booleans())
def test_adding_a_current_indicator_never_lowers_the_level(ticks, code, offence, organised):
    before = calculate(TOOL, ticks, offence_evidence=offence, organised_model=organised)
    after = calculate(TOOL, [*ticks, tick(code)], offence_evidence=offence, organised_model=organised)
    assert RANK[after.level] >= RANK[before.level]


@given(any_ticks(), st.randoms(use_true_random=False), st.booleans(), st.booleans())
def test_order_and_repetition_never_matter(ticks, random, offence, organised):
    again = ticks + ticks[: len(ticks) // 2]
    random.shuffle(again)
    once = score(TOOL, ticks, offence_evidence=offence, organised_model=organised)
    assert score(TOOL, again, offence_evidence=offence, organised_model=organised) == once


@given(any_ticks(whens=("current",)), any_ticks(whens=("historic",)))
def test_historic_indicators_never_change_the_calculated_level(now, past):
    alone, together = score(TOOL, now), score(TOOL, now + past)
    assert (together.level, together.reasons) == (alone.level, alone.reasons)


def test_scoring_stays_within_twenty_times_of_merely_going_through_the_ticks():
    """A ratio of one run: quiet, 100,000 scorings take about 0.7 s of one core (docs/performance.md), busy or slow more."""
    random = Random(37)  # noqa: S311
    drawn = [random.sample(CODES[:-1], random.randint(0, 8)) for _ in range(10_000)]
    cases = [[tick(code, random.choice(["current", "current", "historic"])) for code in codes] for codes in drawn]
    ratios = [taken_by(score_all, cases) / taken_by(go_through, cases) for _ in range(5)]
    assert min(ratios) < 20, f"scoring took {min(ratios):.1f} times what going through the ticks takes"


def score_all(cases):
    for ticks in cases:
        score(TOOL, ticks)


def go_through(cases):
    for ticks in cases:
        sorted({(each.code, each.when) for each in ticks})


def taken_by(work, cases):
    began = time.process_time()
    work(cases)
    return time.process_time() - began
