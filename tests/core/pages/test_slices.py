"""One page of a list: one query for a short list, a total that stops counting at a thousand for a long one."""

import pytest

from agencies.models import User
from slscb.core.pages import Slice, number_from, page_of


@pytest.fixture
def people(db):
    User.objects.bulk_create(User(username=f"person{number:04}") for number in range(60))
    return User.objects.order_by("username")


def names(part):
    return [user.username for user in part.items]


def test_pages_follow_each_other_without_gap_or_overlap(people):
    pages = [page_of(people, number) for number in (1, 2, 3)]
    assert [name for part in pages for name in names(part)] == [user.username for user in people]
    assert [(part.previous, part.next) for part in pages] == [(None, 2), (1, 3), (2, None)]
    assert {part.total for part in pages} == {60}


def test_a_short_list_is_counted_by_reading_it(people, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert page_of(people.filter(username__lt="person0020"), 1).total == 20


def test_a_long_list_is_counted_once(people, django_assert_num_queries):
    with django_assert_num_queries(2) as queries:
        assert page_of(people, 1).total == 60
    assert "LIMIT 1001" in queries[1]["sql"]


def test_a_full_last_page_has_no_next(people):
    part = page_of(people, 3, per_page=20)
    assert (len(part.items), part.next, part.last) == (20, None, 3)


@pytest.mark.parametrize("number", [4, 400, 10**9])
def test_beyond_the_end_is_an_empty_page(people, number):
    part = page_of(people, number)
    assert (part.items, part.next, part.total) == ([], None, 60)
    assert part.previous


@pytest.mark.parametrize("number", [0, -3])
def test_before_the_start_is_the_first_page(people, number):
    assert page_of(people, number).number == 1


def test_nothing_is_one_empty_page(db):
    part = page_of(User.objects.order_by("pk"), 1)
    assert (part.items, part.total, part.last, part.next, part.previous) == ([], 0, 1, None, None)


@pytest.mark.parametrize(
    ("total", "words"),
    [(0, "0 children"), (1, "1 child"), (1000, "1,000 children"), (1001, "more than 1,000 children")],
)
def test_the_total_stops_at_a_thousand(total, words):
    assert Slice([], total).total_words("child", "children") == words


@pytest.mark.parametrize(
    ("text", "number"), [("3", 3), (None, 1), ("", 1), ("x", 1), ("-1", 1), ("²", 1), ("9" * 40, 1), ("0", 0)]
)
def test_a_page_number_in_the_address_never_breaks(text, number):
    assert number_from(text) == number
