"""The menu shows what a person may use and marks where they are."""

import pytest

from slscb.core import navigation

pytestmark = pytest.mark.urls("tests.core.menu_urls")


class Person:
    def __init__(self, *capabilities):
        self.capabilities = capabilities

    def may(self, capability):
        return capability in self.capabilities


@pytest.fixture(autouse=True)
def menu(monkeypatch):
    monkeypatch.setattr(navigation, "_items", {})
    navigation.register("Reports", "reports", "report.view", order=30)
    navigation.register("Home", "home", order=10)
    navigation.register("Children", "children", "child.view", order=20)
    navigation.register("Closed children", "closed", "child.view", order=21)
    navigation.register("Not built yet", "no-such-page", order=5)


def shown(path, *capabilities):
    return [(entry.text, entry.active) for entry in navigation.entries_for(Person(*capabilities), path)]


def test_only_what_a_person_may_use_in_order():
    assert shown("/") == [("Home", True)]
    assert [text for text, _ in shown("/", "child.view")] == ["Home", "Children", "Closed children"]


@pytest.mark.parametrize(
    ("path", "active"),
    [
        ("/children/", "Children"),
        ("/children/123/", "Children"),
        ("/children/closed/", "Closed children"),
        ("/elsewhere/", None),
        ("/", "Home"),
    ],
)
def test_the_entry_nearest_to_the_page_is_marked(path, active):
    assert [text for text, is_active in shown(path, "child.view") if is_active] == ([active] if active else [])
