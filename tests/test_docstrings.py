"""What a public function raises by name stands in what it says of itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from source import modules

# A class that is to be derived from says so by it; one caught where it is raised goes no further.
NEVER_SAID = ("NotImplementedError",)

Definition = ast.FunctionDef | ast.AsyncFunctionDef


def public(body: list[ast.stmt], within: str = "") -> Iterator[tuple[str, Definition]]:
    """Yield the public functions of a module, and the public methods of its public classes."""
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public(node.body, f"{within}{node.name}.")
        elif isinstance(node, Definition) and not node.name.startswith("_"):
            yield f"{within}{node.name}", node


def raised(node: ast.AST, caught: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the classes that a function raises by name and does not catch; no function within."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Definition | ast.Lambda | ast.ClassDef):
            continue
        if isinstance(child, ast.Raise) and child.exc is not None:
            what = child.exc.func if isinstance(child.exc, ast.Call) else child.exc
            name = ast.unparse(what).rpartition(".")[2]
            if name[:1].isupper() and name not in caught:
                yield name
        if isinstance(child, ast.Try):
            names = (ast.unparse(handler.type) for handler in child.handlers if handler.type)
            here = {word.strip("( ).") for name in names for word in name.split(",")}
            for statement in child.body:
                yield from raised(ast.Module([statement], []), caught | here)
            for part in (*child.handlers, *child.orelse, *child.finalbody):
                yield from raised(ast.Module([part], []), caught)  # type: ignore[list-item]
        else:
            yield from raised(child, caught)


def unsaid(tree: ast.Module) -> Iterator[str]:
    """Yield what is raised and not named by each public function of a module."""
    for name, node in public(tree.body):
        said = ast.get_docstring(node) or ""
        for what in sorted(set(raised(node))):
            if what not in said and what not in NEVER_SAID:
                yield f"{name} raises {what}"


def test_what_a_public_function_raises_by_name_is_said_by_it() -> None:
    found = [
        f"{module.name}: {line}"
        for module in modules("reader").values()
        for line in unsaid(module.tree)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('def f():\n    "Do."\n    raise ValueError', ["f raises ValueError"]),
        ('def f():\n    "Do; raises ValueError."\n    raise ValueError("no")', []),
        ('class A:\n    def f(self):\n        raise a.B("no")', ["A.f raises B"]),
        ("def f():\n    try:\n        raise A\n    except (A, B):\n        pass", []),
        ("def f():\n    try:\n        g()\n    except A:\n        raise B", ["f raises B"]),
        ("def _f():\n    raise A", []),
        ("def f():\n    def g():\n        raise A\n    return g", []),
    ],
)
def test_it_is_found(source: str, found: list[str]) -> None:
    assert list(unsaid(ast.parse(source))) == found
