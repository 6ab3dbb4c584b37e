"""Markup made in Python, and fields taken wholesale."""

import ast
from collections.abc import Iterator

from tests.architecture.checkers.findings import Finding
from tests.architecture.checkers.sources import Source
from tests.architecture.checkers.syntax import imports

TRUSTED = {"mark_safe", "SafeString", "SafeText", "SafeData", "html_safe"}


def trusted_markup(source: Source) -> Iterator[Finding]:
    """Text becomes markup in a template, which escapes it."""
    for line, _module, name in imports(source.tree):
        if name in TRUSTED:
            yield Finding(source.path, line, f"render a template (or format_html) instead of {name}")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in TRUSTED:
            yield Finding(source.path, node.lineno, f"render a template (or format_html) instead of {node.attr}")
        elif isinstance(node, ast.keyword) and node.arg == "is_safe":
            yield Finding(source.path, node.value.lineno, "let the template escape: no is_safe filter")


def wholesale_fields(source: Source) -> Iterator[Finding]:
    """Forms and serializers list their fields, so that a new column is never open to the world by itself."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        name, value = node.targets[0].id, node.value
        if name == "fields" and isinstance(value, ast.Constant) and value.value == "__all__":
            yield Finding(source.path, node.lineno, 'list the fields by name instead of fields = "__all__"')
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and node.name == "Meta" and source.layer in {"forms", "api"}:
            yield from _exclusions(source, node)


def _exclusions(source: Source, meta: ast.ClassDef) -> Iterator[Finding]:
    for node in meta.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "exclude":
            yield Finding(source.path, node.lineno, "list the fields that are allowed instead of those that are not")
