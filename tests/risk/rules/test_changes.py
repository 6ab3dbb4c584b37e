from hypothesis import given

from risk.choices import RANK
from risk.rules import calculate, calculate_level, listed, score, what_would_change_it
from tests.helpers.ticks import TOOL, any_ticks, current, historic, tick


def sentences(ticks):
    return [change.sentence for change in what_would_change_it(TOOL, score(TOOL, ticks))]


def test_it_says_how_many_more_indicators_each_higher_level_needs():
    assert sentences([]) == [
        "One low indicator would make the level low.",
        "Two medium indicators would make the level medium.",
        "One high indicator would make the level high.",
    ]
    assert sentences(current("M01"))[0] == "One more medium indicator would make the level medium."


def test_it_says_what_the_level_rests_on():
    assert sentences(current("H05", "M01", "M02")) == ["Without H05 the level would be medium."]
    assert sentences(current("M03", "M01", "M02"))[-1] == (
        "With fewer than two of M01, M02 and M03 the level would be low."
    )
    assert sentences(current("M01", "L02"))[-1] == "Without L02 and M01 the level would be none."


def test_it_says_whether_the_historic_indicators_matter():
    assert sentences(current("M01") + historic("M02"))[-1] == (
        "If M02 were current and not historic the level would be medium."
    )
    assert len(sentences(current("M01", "M02") + historic("M03"))) == 2


def test_it_says_what_the_indicators_without_a_word_on_when_would_make_of_the_level():
    def said(ticks):
        return [change.sentence for change in what_would_change_it(TOOL, calculate(TOOL, ticks))]

    assert said([tick("L01"), tick("M01", when="")])[-1].startswith("Without L01")
    assert said([tick("M01"), tick("M02", when="")])[-1] == "If M02 is current the level would be medium."
    assert said([tick("M01", when=""), tick("M02", when="")])[-1] == (
        "If M01 and M02 are current the level would be medium."
    )


def test_nothing_but_the_indicators_it_rests_on_changes_the_highest_level():
    assert sentences(current("H05", "H07")) == ["Without H05 and H07 the level would be none."]


def test_words_stand_in_a_row_as_people_write_them():
    assert [listed(()), listed(("A",)), listed(("A", "B")), listed(("A", "B", "C"))] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


@given(any_ticks())
def test_every_level_it_names_is_another_one_and_can_be_reached(ticks):
    result = score(TOOL, ticks)
    for change in what_would_change_it(TOOL, result):
        assert change.level != result.level
        if RANK[change.level] > RANK[result.level] and not change.codes:
            band = next(band for band in TOOL.bands if band.level == change.level)
            new = sorted(band.codes - set(result.current))
            needed = range(1, len(new) + 1)
            counts = [
                count for count in needed if calculate_level(TOOL, {*result.current, *new[:count]}) == change.level
            ]
            words = {1: "One", 2: "Two"}
            assert change.sentence.startswith(words[counts[0]])
        elif "Without" in change.sentence:
            rest = [tick for tick in ticks if tick.code not in change.codes]
            assert calculate(TOOL, rest).level == change.level
