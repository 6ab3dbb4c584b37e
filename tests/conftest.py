"""What every test shares."""

import pytest

from cases import selectors


@pytest.fixture(autouse=True)
def _forget_what_a_flush_renumbers() -> None:
    """A test with real commits empties the tables after it, and permissions come back under other ids."""
    selectors.view_permission_id.cache_clear()
