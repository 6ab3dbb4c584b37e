"""Agreement of raters: known values, what has no value, and what is left out."""

from datetime import date, timedelta

import pytest

from risk import rules

TODAY = date(2026, 11, 23)


def keyed(*levels):
    return {str(at): level for at, level in enumerate(levels) if level}


def test_two_who_agree_on_everything_have_a_kappa_of_one():
    both = keyed("low", "high", "medium", "none")
    assert rules.cohen(both, both).value == pytest.approx(1)
    assert rules.cohen(both, both).words == "Almost perfect agreement"


def test_cohens_kappa_is_agreement_beyond_chance():
    one, other = keyed("low", "low", "high", "high"), keyed("low", "high", "high", "high")
    assert rules.cohen(one, other).value == pytest.approx(0.5)  # 3 of 4 alike, 1 of 2 by chance


def test_fleiss_kappa_is_that_of_the_published_example():
    """Fleiss 1971 as on the usual example of 14 raters: here three raters and four cases, worked out by hand."""
    table = [["low", "low", "high", "none"], ["low", "high", "high", "none"], ["low", "low", "high", "low"]]
    # agreement 1, 1/3, 1, 1/3 = 2/3 on average; by chance (6/12)^2 + (4/12)^2 + (2/12)^2 = 7/18
    assert rules.fleiss(table).value == pytest.approx((2 / 3 - 7 / 18) / (1 - 7 / 18))


def test_one_same_answer_throughout_has_no_kappa_and_is_said_to_be_agreement():
    same = keyed("low", "low")
    assert rules.cohen(same, same).value is None
    assert "they agree" in rules.cohen(same, same).words
    assert rules.fleiss([["low", "low"], ["low", "low"]]).value is None


def test_one_rater_has_nobody_to_agree_with():
    found = rules.agreement([keyed("low", "high")], keyed("low", "high"))
    assert found.everybody.value is None
    assert "nobody to agree with" in found.everybody.words
    assert found.pairs == {}
    assert found.to_reference[0].value == pytest.approx(1)


def test_nobody_at_all_is_said_in_words():
    assert rules.agreement([], keyed("low")).everybody.words == "Nobody has scored every vignette"


def test_missing_answers_count_in_the_pairs_that_have_them_and_not_for_all():
    whole, part = keyed("low", "high", "none"), keyed("low", "high", "")
    found = rules.agreement([whole, whole, part], whole)
    assert found.left_out == 1
    assert found.everybody.raters == 2
    assert found.pairs[0, 2].items == 2
    assert rules.cohen(keyed("low", ""), keyed("", "low")).words == "No vignette was scored by both"


def test_beyond_forty_raters_pairs_are_not_compared_one_by_one():
    raters = [keyed("low", "high")] * 41
    found = rules.agreement(raters, raters[0])
    assert found.pairs == {}
    assert found.middle is None
    assert found.everybody.value == pytest.approx(1)


@pytest.mark.parametrize(
    ("value", "words"),
    [(-0.2, "no better"), (0, "no better"), (0.2, "Slight"), (0.21, "Fair"), (0.4, "Fair"), (0.6, "Moderate"),
     (0.8, "Substantial"), (0.81, "Almost perfect")],
)  # fmt: skip
def test_a_kappa_in_the_words_of_landis_and_koch(value, words):
    assert words in rules.kappa_words(value)


def test_one_round_is_open_at_a_time_until_a_day_within_three_months():
    assert rules.round_faults(TODAY + timedelta(days=92), TODAY, is_another_open=False) == ()
    for day in (TODAY, TODAY + timedelta(days=93)):
        assert [fault.path for fault in rules.round_faults(day, TODAY, is_another_open=True)] == ["", "closes_on"]
