import sys
from types import ModuleType

import pytest

from slscb.core import rulebook


@pytest.fixture
def book():
    """A module with rules, a private helper and a rule that stands elsewhere."""
    module = ModuleType("example.rules")
    module.__doc__ = "What an example decides."
    code = '''
def second_by_name():
    """Nobody waits for
    ever. Source: the strategy.
    """

def a_first_by_name():
    """It has no source."""

def _helper():
    """Nobody reads this."""

class Value:
    """A value is no rule."""
'''
    exec(compile(code, "example", "exec"), vars(module))  # noqa: S102
    module.elsewhere = rulebook.rulebook
    return module


def test_the_rules_of_a_module_are_its_own_public_functions_in_the_order_in_which_they_stand(book):
    assert [(rule.name, rule.sentence, rule.source) for rule in rulebook.rules_in(book)] == [
        ("second_by_name", "Nobody waits for ever.", "the strategy"),
        ("a_first_by_name", "It has no source.", ""),
    ]


def test_an_app_without_rules_has_no_chapter():
    assert list(rulebook.rule_modules("django.contrib.messages")) == []


def test_a_package_of_rules_gives_its_modules_by_name():
    names = [module.__name__ for module in rulebook.rule_modules("risk")]
    assert names == sorted(names)
    assert {"risk.rules", "risk.rules.levels", "risk.rules.ticks"} <= set(names)


def test_the_rulebook_holds_the_rules_of_every_app_with_their_sources():
    text = rulebook.rulebook()
    assert "### `risk.rules.levels`" in text
    assert (
        "- **`interview_due_at`**: The return home interview is due exactly 72 elapsed hours after the return" in text
    )
    assert "*Source: .*" not in text
    assert text == rulebook.rulebook()


def test_every_rule_says_where_it_comes_from():
    assert rulebook.without_source() == []


def test_a_rule_without_a_source_is_found(book, monkeypatch):
    monkeypatch.setitem(sys.modules, "example.rules", book)
    monkeypatch.setattr(rulebook, "rule_modules", lambda app: [book] if app == "risk" else [])
    assert [rule.name for rule in rulebook.without_source()] == ["a_first_by_name"]
