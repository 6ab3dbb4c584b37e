"""What is counted is what is measured."""

import pytest

from agencies.models import Agency
from bench.measure import Run, in_turns
from tests.factories.agencies import a_team

pytestmark = pytest.mark.django_db


def test_the_statements_of_a_preparation_are_not_counted():
    a_team()
    run = Run("one look", lambda agency: agency.refresh_from_db(), Agency.objects.get)
    assert in_turns([run], 1)["one look"].statements == 1
