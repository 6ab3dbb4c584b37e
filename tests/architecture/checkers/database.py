"""Where the database may be asked, written to, and with what SQL."""

import ast
from collections.abc import Iterator

from tests.architecture.checkers.findings import Finding
from tests.architecture.checkers.sources import Source
from tests.architecture.checkers.syntax import calls, dotted, functions, imports

THIN = {"views", "forms", "presenters", "tasks", "api", "cards", "panels"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
QUESTIONS = {
    "aggregate", "alias", "annotate", "defer", "distinct", "exclude", "exists", "filter", "get_queryset", "in_bulk",
    "iterator", "only", "order_by", "prefetch_related", "select_for_update", "select_related", "values_list",
    "visible_to",
}  # fmt: skip
WRITES = {
    "abulk_create", "acreate", "adelete", "asave", "aupdate", "bulk_create", "bulk_update", "create", "delete",
    "get_or_create", "save", "update", "update_or_create",
}  # fmt: skip
UNMISTAKABLE = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "save", "asave", "abulk_create"}
GATHERED = {"gathering.insert", "gathering.update"}
WRITERS = {"services", "migrations"}
RAW = {"execute", "executemany", "extra", "raw", "RawSQL", "RunSQL", "copy_expert", "mogrify"}


def orm_in_thin_layers(source: Source) -> Iterator[Finding]:
    """Views, forms, presenters, tasks, cards and the API ask selectors and services, never the database."""
    if source.layer not in THIN:
        return
    for line, module, name in imports(source.tree):
        if module == "django.db" or module.startswith(("django.db.backends", "django.db.transaction")):
            yield Finding(source.path, line, f"leave {name or module} to a selector or a service")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield Finding(source.path, node.lineno, f"call a selector or a service instead of .{node.attr}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in QUESTIONS:
            yield Finding(source.path, node.lineno, f"let a selector do .{node.func.attr}(…)")
        elif isinstance(node, ast.Call) and _writes(node):
            yield Finding(source.path, node.lineno, f"let a service do .{dotted(node.func).rpartition('.')[2]}(…)")


def writes_outside_services(source: Source) -> Iterator[Finding]:
    """The database is written to by services alone; seeding and migrations apart."""
    if WRITERS & set(source.parts) or source.is_seeding:
        return
    for name, line, subject in _writing_calls(source):
        yield Finding(source.path, line, f"move {name}(…) into the app's services", subject)
    for line, module, name in imports(source.tree):
        if module == "slscb.core.writing" and name in {"create", "change"}:
            yield Finding(source.path, line, f"only services take {name} from slscb.core.writing")


def built_sql(source: Source) -> Iterator[Finding]:
    """SQL is a constant with parameters; nothing is put together from strings."""
    built = _built_names(source.tree)
    for call in calls(source.tree):
        name = dotted(call.func).rpartition(".")[2]
        if name == "extra" and isinstance(call.func, ast.Attribute):
            yield Finding(source.path, call.lineno, "use annotate() with an expression instead of .extra(…)")
        for argument in call.args[:1] if name in RAW else []:
            if _is_built(argument) or (isinstance(argument, ast.Name) and argument.id in built):
                yield Finding(source.path, call.lineno, f"give {name}(…) a constant and parameters, not built text")


def _writing_calls(source: Source) -> Iterator[tuple[str, int, str]]:
    owners = {id(call): name for name, function in functions(source.tree) for call in calls(function)}
    for call in calls(source.tree):
        if _writes(call):
            name = dotted(call.func)
            yield name, call.lineno, owners.get(id(call), "")


def _writes(call: ast.Call) -> bool:
    if dotted(call.func) in GATHERED:
        return True
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in WRITES:
        return False
    if _is_super(call.func.value) or (dotted(call.func.value) == "self" and call.func.attr in ("save", "delete")):
        return False
    chain = set(dotted(call.func.value).split("."))
    bare_delete = call.func.attr == "delete" and not call.args
    return call.func.attr in UNMISTAKABLE or bool(chain & (MANAGERS | QUESTIONS)) or bare_delete


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and dotted(node.func) == "super"


def _is_built(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(value, ast.FormattedValue) for value in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return any(isinstance(side, ast.JoinedStr) or _is_text(side) for side in (node.left, node.right))
    method = node.func if isinstance(node, ast.Call) else None
    return isinstance(method, ast.Attribute) and method.attr in {"format", "join", "replace"} and _is_text(method.value)


def _is_text(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    return isinstance(node, ast.BinOp) and _is_built(node)


def _built_names(tree: ast.AST) -> set[str]:
    return {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and _is_built(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
