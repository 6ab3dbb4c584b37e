"""h: the board's figures of two years by month."""

import re

from bench.jobs.base import Job
from bench.measure import Run
from bench.place import Place
from bench.sql import board as by_hand
from reporting.rules import Period
from slscb.core.days import months_before

IN_TABLES = re.compile(r'<td class="govuk-table__cell[^"]*"[^>]*>\s*([\d,]+)\s*</td>')


def job(place: Place) -> Job:
    """The whole dashboard beside the bare statements behind it and the hand-written page."""
    manager = place.person("lscb.manager")
    period = Period(months_before(place.today.replace(day=1), 23), place.today, "")
    asked = "?period=dates" + "".join(
        f"&{name}_day={day.day}&{name}_month={day.month}&{name}_year={day.year}"
        for name, day in (("first", period.first), ("last", period.last))
    )
    asked_by_hand = f"?period={period.first}_{period.last}"

    def check() -> None:
        left = IN_TABLES.findall(manager.get(f"/reports/{asked}").content.decode())
        right = [
            text
            for (_, _, groups, shown), found in zip(by_hand.MEASURES, by_hand.figures(period), strict=True)
            for row in by_hand.table(found, groups(period), shown)
            for text, _ in row[1:]
        ]
        if left != right:
            different = [(at, *pair) for at, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]]
            raise AssertionError(f"{len(left)} counts and {len(right)} by hand: {different[:9]}")

    return Job(
        title="board report, two years by month",
        runs=[
            Run("product", lambda _: manager.get(f"/reports/{asked}")),
            Run("by hand", lambda _: manager.get(f"/bench/board/{asked_by_hand}")),
            Run("its SQL", lambda _: by_hand.figures(period)),
        ],
        check=check,
        share=0.3,
    )
