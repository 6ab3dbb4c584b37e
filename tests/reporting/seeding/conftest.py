"""One borough for all the tests of a module that only look at it."""

import pytest

from tests.reporting.seeding.worlds import a_borough


@pytest.fixture(scope="module")
def borough(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), a_borough():
        yield
