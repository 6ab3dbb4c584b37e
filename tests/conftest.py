"""What every test shares."""

import gc
import hashlib
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from tests.helpers.emptying import AsMigrated

# How fast the machine is says nothing about the rule; one that is busy must not turn a test red.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """What has been imported stays until the end: looking through it again and again cost a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True)
def _a_folder_for_files(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a test sends lies in a folder of its own, made when something is written there."""
    folder = tmp_path_factory.getbasetemp() / "documents" / hashlib.sha256(request.node.nodeid.encode()).hexdigest()
    # Not overridden: that would change the name of the settings, by which the made-up borough knows where it may be.
    monkeypatch.setattr(django_settings, "DOCUMENTS_FOLDER", str(folder))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A test with real commits leaves the database as the migrations did, so that tests can run in any order."""
    with django_db_blocker.unblock():
        as_migrated = AsMigrated.read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: as_migrated.put_back())
        yield
