"""Lines: from zero to a round number, a gap where nothing is known, and few enough words below."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slscb.core.charts import Series, line_chart
from slscb.core.charts.lines import PLOT_HEIGHT, PLOT_TOP, round_above

MONTHS = [f"M{number}" for number in range(1, 9)]


@pytest.mark.parametrize(
    ("value", "top"), [(0, 4), (1, 4), (4, 4), (5, 8), (9, 12), (13, 20), (21, 40), (81, 120), (121, 200), (0.5, 4)]
)
def test_the_axis_ends_at_a_round_number(value, top):
    assert round_above(value) == top


@given(st.lists(st.none() | st.integers(0, 10_000), min_size=1, max_size=30))
def test_every_known_figure_stands_inside_the_plot(values):
    chart = line_chart("a", "T", [str(place) for place in range(len(values))], [Series("s", values)])
    [line] = chart.lines
    assert len(line.points) == sum(value is not None for value in values)
    assert all(0 <= point.x <= 100 and PLOT_TOP <= point.y <= PLOT_TOP + PLOT_HEIGHT for point in line.points)
    assert len(chart.columns) <= 4


def test_a_gap_is_left_where_nothing_is_known():
    [line] = line_chart("a", "T", MONTHS, [Series("s", [1, 2, None, 3, 4, None, 5, None])]).lines
    assert [len(run.split()) for run in line.runs] == [2, 2]
    assert [point.words for point in line.points] == ["1", "2", "3", "4", "5"]


def test_nought_is_at_the_bottom_and_the_top_at_the_top():
    [line] = line_chart("a", "T", ["x", "y"], [Series("s", [0, 4])]).lines
    assert [point.y for point in line.points] == [PLOT_TOP + PLOT_HEIGHT, PLOT_TOP]


def test_one_column_stands_in_the_middle():
    assert line_chart("a", "T", ["x"], [Series("s", [3])]).columns[0].x == 50


def test_the_table_says_what_is_not_known():
    table = line_chart("a", "T", ["x", "y"], [Series("s", [None, 4])], of="Month").table
    assert [[cell.text for cell in row] for row in table.rows] == [["x", "not known"], ["y", "4"]]
