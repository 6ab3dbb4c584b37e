"""Query strings with one parameter changed."""

from django.http import QueryDict

from slscb.core.pages import query_with


def test_a_parameter_is_set_or_dropped_and_the_rest_stays():
    query = QueryDict("q=a+b&page=2")
    assert query_with(query, page=3) == "?q=a+b&page=3"
    assert query_with(query, page=None, sort="name") == "?q=a+b&sort=name"
    assert query.urlencode() == "q=a+b&page=2"
