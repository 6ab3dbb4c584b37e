"""What every template knows, asked of the database only where it is shown."""

import pytest
from django.test import RequestFactory

from slscb.core import context
from tests.factories.agencies import a_user

pytestmark = pytest.mark.django_db


def page_for(user=None):
    request = RequestFactory().get("/")
    if user:
        request.user = user
    return context.page(request)


def test_a_stranger_sees_no_menu_and_no_bell():
    assert set(page_for()) == {"service_name", "demo_banner", "flashes"}


def test_nothing_is_asked_until_it_is_shown(django_assert_num_queries):
    user = a_user()
    with django_assert_num_queries(0):
        known = page_for(user)
    with django_assert_num_queries(1):
        assert not known["unread_notices"]


@pytest.mark.parametrize(("count", "said"), [(0, ""), (3, "3"), (99, "99"), (100, "99+")])
def test_the_bell_stops_counting_at_99(monkeypatch, count, said):
    monkeypatch.setattr(context.outbox, "unread_count", lambda user: count)
    assert context.unread_words(None) == said
