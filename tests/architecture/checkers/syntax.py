"""Small questions to ask of a syntax tree."""

import ast
from collections.abc import Iterator

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def dotted(node: ast.expr) -> str:
    """`a.b.c` for a chain of names and attributes; calls and subscripts on the way are passed through."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    if isinstance(node, ast.Subscript):
        return dotted(node.value)
    return node.id if isinstance(node, ast.Name) else ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call in the tree."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def imports(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Every import as (line, module, name); the name is empty for `import module`. Relative imports keep their dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((node.lineno, module, alias.name) for alias in node.names)


def runtime_imports(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """The imports that happen when the file runs: those for the type checker alone are left out."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(ast.Module([node], []))
        elif isinstance(node, ast.If) and dotted(node.test).rpartition(".")[2] == "TYPE_CHECKING":
            yield from runtime_imports(ast.Module(node.orelse, []))
        else:
            yield from runtime_imports(node)


def functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, Function]]:
    """Every function and method at any depth with its qualified name."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            name = f"{prefix}{node.name}"
            if isinstance(node, FUNCTIONS):
                yield name, node
            yield from functions(node, f"{name}.")
        else:
            yield from functions(node, prefix)


def public_functions(tree: ast.Module) -> Iterator[Function]:
    """The functions of a module that other modules may call."""
    return (node for node in tree.body if isinstance(node, FUNCTIONS) and not node.name.startswith("_"))


def length(node: Function) -> int:
    """The lines from `def` to the last of the body; decorators are not counted."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
