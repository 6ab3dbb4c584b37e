"""The geometry of charts, so that templates only draw. Pure: figures in, places out.

Across, everything is a percentage of the drawing's width, so that a chart fits a phone while its words keep their size;
down, everything is in pixels. Beside its colour every series has a pattern, a dash or a marker, and every chart has the
table of its figures.
"""

from slscb.core.charts.bars import BarChart, StackedBars, bar_chart, stacked_bars
from slscb.core.charts.figures import Figure, Series
from slscb.core.charts.lines import LineChart, line_chart

__all__ = ["BarChart", "Figure", "LineChart", "Series", "StackedBars", "bar_chart", "line_chart", "stacked_bars"]
