"""The gallery's charts: with a figure missing, one suppressed, long labels and nothing at all."""

from slscb.core.charts import Figure, Series, bar_chart, line_chart, stacked_bars

BARS = bar_chart(
    "by-agency",
    "Referrals by agency, July to September 2026",
    [
        Figure("Children’s social care", 48),
        Figure("Thames Valley Police and partners in the multi-agency safeguarding hub", 31),
        Figure("Education", 12),
        Figure("Turning Point", None, "1 to 5"),
        Figure("Health", 0),
    ],
    description="Children’s social care made almost half of all referrals.",
    of="Agency",
)
LINES = line_chart(
    "episodes",
    "Missing episodes a month",
    [f"{month} 2026" for month in ("Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")],
    [Series("From home", [12, 15, 11, 9, None, 14, 18, 17]), Series("From care", [7, 6, 9, 12, 10, 8, 7, 5])],
    description="Episodes from care fell after June; from home they rose.",
    of="Month",
)
STACKS = stacked_bars(
    "levels",
    "Open cases by level at the end of each quarter",
    ["March 2026", "June 2026", "September 2026"],
    [
        Series("High", [8, 11, 9]),
        Series("Medium", [21, 18, 25]),
        Series("Low", [30, 34, 2]),
        Series("Not assessed", [3, 1, 6]),
        Series("Closed", [4, 4, 4]),
        Series("Other", [6, 5, 6]),
    ],
    description="Fewer low levels were open in September.",
    of="Quarter",
)
NOTHING = bar_chart("nothing", "A chart of nothing", [])
