"""The rulebook: every rule of every app in its own words, read from the docstrings of the `rules` modules."""

import importlib
import importlib.util
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from types import FunctionType, ModuleType

from django.apps import apps
from django.conf import settings

HEAD = """# The rules

Every decision that the service makes by itself, in the words of the function that makes it, and where it comes from.
Written by `manage.py write_rules` from the docstrings of the `rules` modules: change the rule there, then run it again.

Of the sources, *strategy* is Slough LSCB's CSE, missing and trafficking strategy 2015-2017, *statutory guidance* the
Department for Education's of 2014 on children who run away or go missing, *issue* an issue of this project, *contracts* its
interfaces that other programs rely on, *domain* the facts gathered before it was built (table 9 settles what the strategy
leaves open, A1 to A23), and *security* its list of threats.
"""


@dataclass(frozen=True)
class Rule:
    """One decision: the function that makes it, its sentence, and its source ("" where the docstring names none)."""

    module: str
    name: str
    sentence: str
    source: str


def rulebook() -> str:
    """The whole rulebook as Markdown, the same for the same code."""
    parts = [HEAD]
    for label in settings.APPS:
        modules = [module for module in rule_modules(apps.get_app_config(label).name) if list(rules_in(module))]
        if modules:
            parts.append(f"\n## {str(apps.get_app_config(label).verbose_name).capitalize()}\n")
        parts += [_chapter(module) for module in modules]
    return "".join(parts)


def without_source() -> list[Rule]:
    """The rules whose docstring does not say where they come from."""
    modules = (module for label in settings.APPS for module in rule_modules(apps.get_app_config(label).name))
    return [rule for module in modules for rule in rules_in(module) if not (rule.sentence and rule.source)]


def rule_modules(app: str) -> Iterator[ModuleType]:
    """An app's `rules` module, or that package and the modules in it, by name; nothing where it has none."""
    if importlib.util.find_spec(f"{app}.rules") is None:
        return
    module = importlib.import_module(f"{app}.rules")
    yield module
    for found in sorted(pkgutil.iter_modules(getattr(module, "__path__", ())), key=lambda one: one.name):
        yield importlib.import_module(f"{app}.rules.{found.name}")


def rules_in(module: ModuleType) -> Iterator[Rule]:
    """The public functions that a module itself defines, in the order in which they stand there."""
    functions = [value for name, value in vars(module).items() if isinstance(value, FunctionType) and name[0] != "_"]
    own = {function for function in functions if function.__module__ == module.__name__}
    for function in sorted(own, key=lambda one: one.__code__.co_firstlineno):
        sentence, _, source = " ".join((inspect.getdoc(function) or "").split()).partition("Source: ")
        yield Rule(module.__name__, function.__name__, sentence.strip(), source.strip().rstrip("."))


def _chapter(module: ModuleType) -> str:
    lines = [f"\n### `{module.__name__}`\n", f"\n{inspect.getdoc(module) or ''}".rstrip(), "\n\n"]
    lines += [f"- **`{rule.name}`**: {rule.sentence} *Source: {rule.source}.*\n" for rule in rules_in(module)]
    return "".join(lines)
