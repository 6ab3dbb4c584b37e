"""Page links: the first, the neighbours and the last, with ellipses between, keeping the filters."""

import pytest
from django.http import QueryDict

from slscb.core.pages import Slice, pagination


def shown(total, number):
    last = -(-total // 25)
    part = Slice([], total, number, next=number + 1 if number < last else None, previous=number - 1 or None)
    return [link.text for link in pagination(part, QueryDict()).numbers]


@pytest.mark.parametrize(
    ("total", "number", "expected"),
    [
        (40, 1, ["1", "2"]),
        (250, 1, ["1", "2", "⋯", "10"]),
        (250, 5, ["1", "⋯", "4", "5", "6", "⋯", "10"]),
        (250, 3, ["1", "2", "3", "4", "⋯", "10"]),
        (250, 10, ["1", "⋯", "9", "10"]),
        (1001, 2, ["1", "2", "3", "⋯"]),
    ],
)
def test_numbers(total, number, expected):
    assert shown(total, number) == expected


def test_one_page_needs_no_links():
    assert not pagination(Slice([], 3), QueryDict())


def test_filters_stay_in_the_links():
    links = pagination(Slice([], 60, 2, next=3, previous=1), QueryDict("state=open&state=new&page=2"))
    assert links.next == "?state=open&state=new&page=3"
    assert links.previous == "?state=open&state=new&page=1"
    assert [link.is_current for link in links.numbers] == [False, True, False]
