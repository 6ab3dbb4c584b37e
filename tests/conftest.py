"""What every test shares."""

import pytest
from hypothesis import HealthCheck, settings

from cases import selectors

# How fast the machine is says nothing about the rule; one that is busy must not turn a test red.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _forget_what_a_flush_renumbers() -> None:
    """A test with real commits empties the tables after it, and permissions come back under other ids."""
    selectors.view_permission_id.cache_clear()
