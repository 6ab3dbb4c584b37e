"""Bars: the longest fills the width, parts add up, and unknown is not nought."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slscb.core.charts import Figure, Series, bar_chart, stacked_bars


def test_the_longest_bar_fills_the_width():
    chart = bar_chart("a", "Title", [Figure("A", 30), Figure("B", 15), Figure("C", 0)])
    assert [bar.percent for bar in chart.bars] == [100, 50, 0]


def test_a_suppressed_figure_has_words_and_no_bar():
    [bar] = bar_chart("a", "Title", [Figure("A", None, "1 to 5")]).bars
    assert (bar.words, bar.percent) == ("1 to 5", 0)


def test_unknown_is_said():
    assert bar_chart("a", "Title", [Figure("A", None)]).bars[0].words == "not known"


def test_the_table_has_every_figure():
    table = bar_chart("a", "Title", [Figure("A", 1204), Figure("B", 2.5)], of="Agency").table
    assert [[cell.text for cell in row] for row in table.rows] == [["A", "1,204"], ["B", "2.5"]]
    assert [column.text for column in table.columns] == ["Agency", "Number"]


@given(st.lists(st.lists(st.none() | st.integers(0, 500), min_size=3, max_size=3), min_size=1, max_size=6))
def test_stacked_parts_stand_side_by_side_within_the_width(values):
    chart = stacked_bars("a", "T", ["x", "y", "z"], [Series(str(place), row) for place, row in enumerate(values)])
    for stack in chart.stacks:
        end = 0.0
        for part in stack.segments:
            assert part.x == pytest.approx(end, abs=0.1)
            assert part.width > 0
            end = part.x + part.width
        assert end <= 100.1


def test_a_narrow_part_goes_without_its_number():
    [stack] = stacked_bars("a", "T", ["x"], [Series("big", [95]), Series("small", [5])]).stacks
    assert [part.label for part in stack.segments] == ["95", ""]
    assert stack.total == "100"


def test_series_that_do_not_fit_are_our_slip():
    with pytest.raises(ValueError, match="2 figures for 1 labels"):
        stacked_bars("a", "T", ["x"], [Series("s", [1, 2])])
    with pytest.raises(ValueError, match="cannot be told apart"):
        stacked_bars("a", "T", ["x"], [Series(str(place), [1]) for place in range(7)])
