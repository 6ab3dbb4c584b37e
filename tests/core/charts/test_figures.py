"""Numbers as they are written beside a chart."""

import pytest

from slscb.core.charts.figures import number_words, percent


@pytest.mark.parametrize(("value", "words"), [(0, "0"), (1204, "1,204"), (2.5, "2.5"), (3.0, "3")])
def test_numbers(value, words):
    assert number_words(value) == words


def test_a_share_of_nothing_is_nothing():
    assert percent(3, 0) == 0
    assert percent(1, 3) == 33.33
