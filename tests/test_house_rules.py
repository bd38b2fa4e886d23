"""The rules of the house, read off the source: who may import whom, and what is done in one place.

A rule is a row of a table. Whoever breaks one is told the module, the line and the reason; whoever
finds a rule wrong changes the row, and the change is seen.
"""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from bans import BANS, WINDOW, Ban
from source import ROOT, Module, functions, imports, modules, uses

READER = modules("reader")
TESTS = modules("tests")
PACKAGING = modules("packaging")

GROUND = (
    *("reader", "reader.direction", "reader.errors", "reader.exit_status", "reader.files"),
    *("reader.log", "reader.named_tuple", "reader.paths", "reader.patterns", "reader.wording"),
)
MODEL = ("reader.model", "reader.model.search")
FORMATS = ("reader.formats", "reader.formats.*")
CORE = (
    *(*GROUND, *MODEL, *FORMATS),
    *("reader.library", "reader.library.values", "reader.quotes", "reader.kept", "reader.tasks"),
    "reader.fetching",
)
# What is shown takes what it shows from the state, and asks the state for the rest.
VALUES = (*GROUND, *MODEL, "reader.library.values", "reader.kept")

# The rooms from the ground up: a module belongs to the longest of these names that its own begins
# with, and may import from its own room and from those named beside it.
ROOMS: dict[str, tuple[str, ...]] = {
    "reader": (),
    "reader.ending": (),
    "reader.direction": ("reader.patterns", "reader.wording"),
    "reader.errors": ("reader.wording",),
    "reader.exit_status": ("reader.wording",),
    "reader.log": ("reader.patterns", "reader.wording"),
    "reader.named_tuple": (),  # which every room may import
    "reader.paths": (),
    "reader.patterns": (),
    "reader.wording": ("reader.paths",),
    "reader.files": ("reader.wording", "reader.errors", "reader.patterns"),
    "reader.model": ("reader.wording", "reader.direction", "reader.errors", "reader.patterns"),
    "reader.model.search": ("reader.wording", "reader.errors", "reader.patterns", *MODEL),
    # Never the library, never the settings: bytes become a transcript for whoever asks.
    "reader.formats.decoding": ("reader.wording", "reader.errors", "reader.patterns", *MODEL),
    "reader.formats.shared": (
        "reader.wording",
        "reader.errors",
        "reader.patterns",
        *MODEL,
        "reader.formats.d*",
    ),
    "reader.formats": (
        "reader.wording",
        "reader.errors",
        "reader.files",
        "reader.patterns",
        *MODEL,
        *FORMATS,
    ),
    "reader.formats.kinds": (
        "reader.wording",
        "reader.errors",
        "reader.patterns",
        *MODEL,
        *FORMATS,
    ),
    # Never the formats: the one place where files enter the library is reader.tasks.importing.
    "reader.library": (*GROUND, *MODEL, "reader.library.values"),
    "reader.library.values": (*GROUND, *MODEL),
    # Never the settings, the library or the window: who may be asked and what was asked is told to
    # it and by it.
    "reader.fetching": (
        *("reader", "reader.errors", "reader.patterns", "reader.wording", *MODEL, *FORMATS),
        "reader.fetching.sites",
    ),
    "reader.fetching.sites": (
        *("reader.errors", "reader.patterns", "reader.wording", *MODEL, *FORMATS),
        "reader.fetching",
    ),
    "reader.quotes": (*GROUND, *MODEL, *FORMATS),
    "reader.kept": (*GROUND, *MODEL, "reader.quotes"),
    "reader.tasks": CORE,
    # The command line is the program without a window, but for PDF, which Qt sets, and for the
    # sound of recordings, which Qt decodes.
    "reader.cli": (*CORE, "reader.cli.pdf", "reader.cli.sound"),
    "reader.cli.pdf": ("reader.wording", "reader.cli", "reader.quotes", "reader.ui"),
    "reader.cli.sound": ("reader.errors", "reader.tasks", "reader.ui.state"),
    "reader.ui.parts": (*GROUND, "reader.kept"),
    "reader.ui": (*GROUND, *MODEL, "reader.quotes", "reader.ui.parts"),
    "reader.ui.language": ("reader.paths", "reader.wording"),
    "reader.ui.state": (*CORE, "reader.ui.parts"),
    "reader.ui.actions": (*GROUND, *MODEL, "reader.kept", "reader.ui.parts", "reader.ui.state"),
    "reader.ui.pages": (*VALUES, "reader.ui.parts", "reader.ui.state"),
    "reader.ui.dialogs": (
        *CORE,
        "reader.ui",
        "reader.ui.language",
        "reader.ui.p*",
        "reader.ui.state",
        "reader.ui.actions",
    ),
    "reader.ui.panels": (*VALUES, "reader.ui.p*", "reader.ui.state", "reader.ui.actions"),
    "reader.ui.commands": (
        *CORE,
        *("reader.ui", "reader.ui.p*", "reader.ui.state", "reader.ui.actions", "reader.ui.dialogs"),
    ),
    "reader.ui.frame": (*CORE, *WINDOW),
    "reader.app": (*CORE, *WINDOW, "reader.cli", "reader.ending"),
    "reader.__main__": (
        *("reader.app", "reader.cli", "reader.ending", "reader.wording"),
        "reader.ui.language",
    ),
}

MOST_FILES = 32
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
LONGEST_WINDOW = 300


def fits(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def breaches(ban: Ban, name: str, tree: ast.AST) -> Iterator[str]:
    """Yield ``module:line what`` for each use in a tree that a rule forbids there."""
    if not fits(name, ban.within) or fits(name, ban.but):
        return
    for use in uses(tree):
        # Whoever imports a part of a package imports the package.
        whole = tuple(f"{what}." for what in ban.what) if ban.kind == "import" else ()
        if use.kind == ban.kind and (use.what in ban.what or use.what.startswith(whole)):
            yield f"{name}:{use.line} {use.what}"


@pytest.mark.parametrize("ban", BANS, ids=lambda ban: f"{ban.kind} {ban.what[0]}")
def test_what_is_done_in_one_place_is_done_nowhere_else(ban: Ban) -> None:
    everything = {**READER, **TESTS}.values()
    found = [line for module in everything for line in breaches(ban, module.name, module.tree)]
    assert not found, ban.reason


@pytest.mark.parametrize("ban", BANS, ids=lambda ban: f"{ban.kind} {ban.what[0]}")
def test_each_rule_sees_its_breach(ban: Ban) -> None:
    somewhere = ban.within[-1].replace("*", "anything")
    assert list(breaches(ban, somewhere, ast.parse(ban.breach)))


@pytest.mark.parametrize("name", READER)
def test_a_module_imports_only_what_its_room_may(name: str) -> None:
    room = room_of(name)
    taken = imports(READER[name], READER, running=False)
    allowed = (room, "reader.named_tuple", *ROOMS[room])
    assert not {other for other in taken if not fits(room_of(other), allowed)}


def room_of(name: str) -> str:
    """Return the room of a module, of the program's own the narrowest."""
    return max((room for room in ROOMS if f"{name}.".startswith(f"{room}.")), key=len)


@pytest.mark.parametrize("folder", sorted({module.path.parent for module in READER.values()}))
def test_a_folder_is_taken_in_at_a_glance(folder: Path) -> None:
    assert len(list(folder.glob("*.py"))) <= MOST_FILES


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {name: imports(module, READER, running=True) for name, module in READER.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


@pytest.mark.parametrize("without", ["PySide6", "shiboken6"])
def test_the_command_line_works_without_qt(without: str) -> None:
    # None in sys.modules makes every import of that name fail, a late one too.
    script = f"import sys; sys.modules[{without!r}] = None; import reader.cli.verbs"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_the_command_line_brings_in_no_qt() -> None:
    script = (
        "import sys, reader.cli.verbs; print([name for name in sys.modules if 'PySide6' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"


def test_the_name_of_a_class_stands_once() -> None:
    places: dict[str, list[str]] = {}
    for module in READER.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(module.name)
    assert not {name: where for name, where in places.items() if len(where) > 1}


def test_the_name_of_a_test_file_stands_once_where_folders_are_no_packages() -> None:
    """Such a file is imported by its name alone: of two in one process one would not be run."""
    places: dict[str, list[Path]] = {}
    for module in TESTS.values():
        is_alone = not (module.path.parent / "__init__.py").exists()
        if is_alone and module.path.name.startswith("test_"):
            places.setdefault(module.path.name, []).append(module.path)
    assert not {name: where for name, where in places.items() if len(where) > 1}


@pytest.mark.parametrize("module", {**READER, **TESTS, **PACKAGING}.values(), ids=lambda m: m.name)
def test_no_file_and_no_function_is_too_long_to_read(module: Module) -> None:
    longest = LONGEST_WINDOW if module.name == "reader.ui.frame.window" else LONGEST_FILE
    assert module.length <= longest
    assert not {name: lines for name, lines in functions(module) if lines > LONGEST_FUNCTION}


def test_most_files_and_functions_are_short() -> None:
    files = [module.length for module in READER.values()]
    lengths = [lines for module in READER.values() for _, lines in functions(module)]
    assert statistics.median(files) <= 150
    assert share(files, 400) >= 0.95
    assert statistics.median(lengths) <= 8
    assert share(lengths, 35) >= 0.95


def share(numbers: list[int], most: int) -> float:
    return sum(number <= most for number in numbers) / len(numbers)
