"""What every test shares."""

import hashlib

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, settings

from cases import selectors

# How fast the machine is says nothing about the rule; one that is busy must not turn a test red.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _a_folder_for_files(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a test sends lies in a folder of its own, made when something is written there."""
    folder = tmp_path_factory.getbasetemp() / "documents" / hashlib.sha256(request.node.nodeid.encode()).hexdigest()
    # Not overridden: that would change the name of the settings, by which the made-up borough knows where it may be.
    monkeypatch.setattr(django_settings, "DOCUMENTS_FOLDER", str(folder))


@pytest.fixture(autouse=True)
def _forget_what_a_flush_renumbers() -> None:
    """A test with real commits empties the tables after it, and permissions come back under other ids."""
    selectors.view_permission_id.cache_clear()
