"""The program's own source as data: which modules there are, and what each of them uses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Use(NamedTuple):
    """One thing that a line of source does.

    ``kind`` is one of

    - ``import``: ``what`` is the dotted name;
    - ``name``: any mention of a name, whatever it is an attribute of;
    - ``call``: what is called, as written;
    - ``make``: the last name of what is called or derived from;
    - ``words``: the same, of a call whose first argument is no literal;
    - ``catch``: a class of exceptions that goes no further;
    - ``argument``: ``name=value``, for values that are constants;
    - ``tell``: ``emit``, where it is a signal of something else than ``self``;
    - ``nameless``: a signal that is connected to a lambda.
    """

    kind: str
    what: str
    line: int


@dataclass(frozen=True)
class Module:
    """One file of Python: its dotted name, its syntax tree and its length in lines."""

    name: str
    path: Path
    tree: ast.Module
    length: int


@cache
def modules(folder: str) -> dict[str, Module]:
    """Return the modules below a folder of the project, by name."""
    found = (_module(path) for path in sorted((ROOT / folder).rglob("*.py")))
    return {module.name: module for module in found}


def uses(tree: ast.AST) -> Iterator[Use]:
    """Yield all that a piece of source uses, in no order of note."""
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        for kind, what in _used_by(node):
            yield Use(kind, what, line)


def imports(module: Module, known: dict[str, Module], *, running: bool) -> set[str]:
    """Return which of the ``known`` modules a module imports, wherever in it.

    With ``running``, what is imported for the type checker alone is left out.
    """
    trees = _without_type_checking(module.tree) if running else [module.tree]
    named = {use.what for tree in trees for use in uses(tree) if use.kind == "import"}
    resolved = {name if name in known else name.rpartition(".")[0] for name in named}
    return (resolved & known.keys()) - {module.name}


def functions(module: Module) -> Iterator[tuple[str, int]]:
    """Yield the name and the length in lines of each function, decorators left out."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    return Module(name, path, ast.parse(text, str(path)), text.count("\n"))


def _without_type_checking(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield statements that run, those inside other statements too, each of them alone."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        else:
            yield from _without_type_checking(node)


def _used_by(node: ast.AST) -> Iterator[tuple[str, str]]:
    match node:
        case ast.Import(names=names):
            yield from (("import", alias.name) for alias in names)
        case ast.ImportFrom(module=module, names=names):
            for alias in names:
                yield "import", f"{module}.{alias.name}"
                yield "name", alias.name
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield "name", name
            if name == "emit" and not _is_own(node):
                yield "tell", name
        case ast.Call():
            yield from _called(node)
        case ast.ClassDef(bases=bases):
            yield from (("make", ast.unparse(base).rpartition(".")[2]) for base in bases)
        case ast.ExceptHandler(type=caught, body=body):
            if not (isinstance(body[-1], ast.Raise) and body[-1].exc is None):
                yield from (("catch", name) for name in _caught(caught))


def _is_own(node: ast.expr) -> bool:
    """Whether the signal of an ``emit`` is one of ``self``."""
    signal = node.value if isinstance(node, ast.Attribute) else None
    owner = signal.value if isinstance(signal, ast.Attribute) else None
    return isinstance(owner, ast.Name) and owner.id == "self"


def _called(node: ast.Call) -> Iterator[tuple[str, str]]:
    written = ast.unparse(node.func)
    last = written.rpartition(".")[2]
    yield "call", written
    yield "make", last
    first = node.args[0] if node.args else None
    if first is not None and not isinstance(first, ast.Constant):
        yield "words", last
    if last == "addAction" and isinstance(first, ast.Constant):
        yield "make", "QAction"  # made by Qt from the words
    if last == "connect" and isinstance(first, ast.Lambda):
        yield "nameless", written.split(".")[-2]
    for argument in node.keywords:
        if isinstance(argument.value, ast.Constant):
            yield "argument", f"{argument.arg}={argument.value.value!r}"


def _caught(node: ast.expr | None) -> Iterator[str]:
    if node is None:
        yield "BaseException"
    elif isinstance(node, ast.Tuple):
        for part in node.elts:
            yield from _caught(part)
    else:
        yield ast.unparse(node)
