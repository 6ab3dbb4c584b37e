"""The filters say what `slscb.core.words` says, count from now, and say nothing of nothing."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.template import engines

MOMENT, DAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC), date(2026, 11, 25)


def said(text, value):
    return engines["django"].from_string("{% load words %}{{ value|" + text + " }}").render({"value": value})


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("moment", MOMENT, "Monday 23 November 2026, 9:30am"),
        ("short_moment", MOMENT, "23 Nov 2026, 9:30am"),
        ("day", DAY, "25 November 2026"),
        ("weekday", DAY, "Wednesday 25 November 2026"),
        ("due", MOMENT, "2 hours overdue"),
        ("due", DAY, "in 2 days"),
        ("ago", MOMENT, "2 hours ago"),
    ],
)
@time_machine.travel("2026-11-23T12:00:00Z", tick=False)
def test_filters(name, value, expected):
    assert said(name, value) == expected
    assert said(name, None) == ""
