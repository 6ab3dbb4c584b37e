"""Query strings with one parameter changed, and the addresses of records."""

from uuid import uuid4

import pytest
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse, set_script_prefix

from slscb.core.pages import address_of, query_with


def test_a_parameter_is_set_or_dropped_and_the_rest_stays():
    query = QueryDict("q=a+b&page=2")
    assert query_with(query, page=3) == "?q=a+b&page=3"
    assert query_with(query, page=None, sort="name") == "?q=a+b&sort=name"
    assert query.urlencode() == "q=a+b&page=2"


def test_the_address_of_a_record_is_what_reverse_gives():
    one, other = uuid4(), uuid4()
    for identity in (one, other):
        assert address_of("cases:child-view", identity) == reverse("cases:child-view", args=[identity])


def test_the_address_follows_the_place_where_the_service_is_mounted():
    identity, before = uuid4(), address_of("cases:child-view", uuid4())
    set_script_prefix("/below/")
    try:
        assert address_of("cases:child-view", identity) == f"/below/children/{identity}/"
    finally:
        set_script_prefix("/")
    assert before.startswith("/children/")


def test_a_page_that_is_not_there_is_told():
    with pytest.raises(NoReverseMatch):
        address_of("cases:child-lost", uuid4())
