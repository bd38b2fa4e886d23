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
from typing import NamedTuple

import pytest
from source import ROOT, Module, functions, imports, modules, uses

READER = modules("reader")
TESTS = modules("tests")
PACKAGING = modules("packaging")

LIBRARY = ("reader.library", "reader.library.*")
WINDOW = ("reader.ui", "reader.ui.*")
STATE = ("reader.ui.state", "reader.ui.state.*")

GROUND = (
    *("reader", "reader.direction", "reader.errors", "reader.exit_status", "reader.files"),
    *("reader.log", "reader.paths", "reader.patterns", "reader.wording"),
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


class Ban(NamedTuple):
    """Something that only some modules may do.

    ``within`` are the modules it holds for, ``but`` those of them that may; ``breach`` is a line
    that breaks the rule, to prove that the rule sees it.
    """

    kind: str
    what: tuple[str, ...]
    reason: str
    breach: str
    but: tuple[str, ...] = ()
    within: tuple[str, ...] = ("reader", "reader.*")


BANS = (
    Ban(
        "import",
        ("PySide6", "shiboken6"),
        "Qt belongs to the window; all else works without one.",
        "from PySide6.QtCore import QObject",
        but=("reader.app", *WINDOW),
    ),
    Ban(
        "import",
        ("PySide6.QtGui", "PySide6.QtWidgets"),
        "State needs signals and nothing that can be seen.",
        "from PySide6.QtWidgets import QWidget",
        within=STATE,
    ),
    Ban(
        "import",
        ("reader.ui.frame.window",),
        "The window is put together last; nothing inside it knows it.",
        "from reader.ui.frame.window import Window",
        within=WINDOW,
    ),
    Ban(
        "import",
        ("sqlite3", "apsw"),
        "The library is the only room that knows SQL.",
        "import sqlite3",
        but=LIBRARY,
    ),
    Ban(
        "import",
        ("asyncio", "concurrent", "multiprocessing", "_thread"),
        "Long work goes through one place, which can cancel it and ends before the program does.",
        "from concurrent.futures import ThreadPoolExecutor",
        but=(
            "reader.ui.parts.background",
            # Files of strangers, read in processes that can be ended; a start in a folder without
            # Python has to know that it is one of them.
            *("reader.tasks.reader_process", "reader.tasks.reading_child", "reader.__main__"),
            # So is a recording written down.
            *("reader.tasks.speech_process", "reader.tasks.speech_child"),
        ),
    ),
    Ban(
        "name",
        ("QThread", "QThreadPool", "QRunnable", "Thread"),
        "Long work goes through one place, which can cancel it and ends before the program does.",
        "pool = QThreadPool.globalInstance()",
        # The system's resolver of names can be neither stopped nor hurried, only left alone.
        # A process of its own has threads for what comes and goes while it reads.
        but=(
            *("reader.ui.parts.background", "reader.fetching.resolving"),
            *("reader.tasks.reading_child", "reader.tasks.speech_child"),
        ),
    ),
    Ban(
        "make",
        ("QRunnable",),
        "One of Python's that ends while it is still being handed over is never freed.",
        "class Task(QRunnable): pass",
    ),
    Ban(
        "call",
        ("local", "threading.local"),
        "A pool's thread is a new one to Python for each job: what it is given to keep is lost.",
        "own = threading.local()",
    ),
    Ban(
        "name",
        ("is_dir", "is_file", "is_symlink"),
        "Path's own raise where a path is too long or may not be looked at; os.path's answer.",
        "if path.is_file(): pass",
        # What the system or an archive has just listed, and folders of the program's own.
        but=("reader.paths", "reader.formats.decoding.zip_parts", "reader.tasks.known"),
    ),
    Ban(
        "make",
        ("QAction", "QShortcut", "QActionGroup"),
        "What can be done stands in one table, from which menus, bars and keys are made.",
        "menu.addAction('Do it', self.do_it)",
        but=("reader.ui.actions.actions",),
    ),
    Ban(
        "tell",
        ("emit",),
        "A signal is told by the object that has it; what others want of it is a method.",
        "self._session.failed.emit(error)",
    ),
    Ban(
        "nameless",
        ("theme_changed",),
        "It is told as long as the program runs, and would call a lambda about a widget that is "
        "gone; Qt lets go of a method. What only paints is painted anew without being told.",
        "appearance.theme_changed.connect(lambda _: self.update())",
    ),
    Ban(
        "name",
        ("setStyleSheet",),
        "One module sets the looks of the window, so that a theme reaches all of it.",
        "label.setStyleSheet('color: red')",
        but=("reader.ui.parts.theme",),
    ),
    Ban(
        "name",
        ("setFocusProxy",),
        "One that leads to a hidden child is a trap for Tab; see ui.parts.focusing.",
        "panel.setFocusProxy(self.list)",
    ),
    Ban(
        "name",
        ("setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown"),
        "Qt hangs, crashes or reads local files on a stranger's markup.",
        "document.setHtml(text)",
    ),
    Ban(
        "make",
        ("QLabel", "QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog", "QToolTip"),
        "These guess rich text from the words they are given; ui.parts.plain makes them safely.",
        "title = QLabel(name)",
        but=("reader.ui.parts.plain",),
    ),
    Ban(
        "call",
        tuple(
            f"{owner}.{method}"
            for owner, methods in {
                "QMessageBox": ("about", "critical", "information", "question", "warning"),
                "QInputDialog": ("getInt", "getItem", "getMultiLineText", "getText"),
                "QToolTip": ("showText",),
            }.items()
            for method in methods
        ),
        "These guess rich text from the words they are given; ui.parts.plain makes them safely.",
        "QMessageBox.warning(self, 'Title', name)",
        but=("reader.ui.parts.plain",),
    ),
    Ban(
        "words",
        ("setToolTip", "setWhatsThis"),
        "A tip guesses rich text from the words it is given; use ui.parts.plain.set_tooltip.",
        "item.setToolTip(name)",
        but=("reader.ui.parts.plain",),
    ),
    Ban(
        "name",
        ("restoreState",),
        "One flipped byte in a saved state ends the process; keep plain numbers instead.",
        "window.restoreState(saved)",
    ),
    Ban(
        "name",
        ("QSettings", "QDataStream"),
        "They unpickle what they read: code out of a file.",
        "from PySide6.QtCore import QSettings",
    ),
    Ban(
        "name",
        ("QSaveFile", "QTextDocumentWriter"),
        "On a full disk they report success and leave half a file; use reader.files.",
        "file = QSaveFile(path)",
    ),
    Ban(
        "import",
        ("pickle", "shelve", "marshal"),
        "Nothing that is read may become code.",
        "import pickle",
    ),
    Ban(
        "call",
        ("eval", "exec", "compile", "__import__", "os.system", "os.popen"),
        "Nothing that is read may become code or a command.",
        "eval(text)",
    ),
    Ban(
        "argument",
        ("shell=True",),
        "Nothing that is read may become a command.",
        "run(command, shell=True)",
    ),
    Ban(
        "call",
        ("re.compile", "compile"),
        "A start needs few of the patterns: reader.patterns compiles each when it is first used.",
        'WORD = re.compile("[a-z]+")',
        but=("reader.patterns",),
    ),
    Ban(
        "import",
        ("html.parser", "lxml", "xml.sax", "xml.dom"),
        "They take quadratic time, or more, on some small files.",
        "from html.parser import HTMLParser",
    ),
    Ban(
        "import",
        ("ftplib", "http.client", "requests", "socket", "urllib.request"),
        "The program goes nowhere by itself; one room asks, on a click, and says what it asked.",
        "from urllib.request import urlopen",
        but=tuple(
            f"reader.fetching.{name}"
            for name in ("answers", "fetcher", "line", "proxies", "resolving")
        ),
    ),
    Ban(
        "name",
        ("QNetworkAccessManager", "QSslSocket", "QTcpServer", "QTcpSocket", "QUdpSocket"),
        "The program goes nowhere by itself; a link is given to the browser, on a click.",
        "self.network = QNetworkAccessManager(self)",
    ),
    Ban(
        "import",
        ("PySide6.QtCore.QProcess", "subprocess"),
        "No other program is started from here, least of all with words from a file; at its end "
        "the program may become itself again.",
        "from subprocess import run",
        but=("reader.ending", "reader.fetching.child"),
    ),
    Ban(
        "catch",
        ("BaseException", "Exception"),
        "What is not expected must reach the place that shows it.",
        "try: pass\nexcept (ValueError, Exception): pass",
        but=(
            *("reader.cli.verbs", "reader.ui.parts.background", "reader.ui.parts.crash"),
            # A stranger among the files around the one that was asked for.
            *("reader.tasks.known", "reader.tasks.reading"),
        ),
    ),
    Ban(
        "import",
        ("unittest.mock",),
        "A test uses the real thing, or a small one written by hand.",
        "from unittest.mock import MagicMock",
        within=("tests.*",),
    ),
    Ban(
        "import",
        ("tests",),
        "Some packages install a folder of this name, which is then found instead.",
        "from tests.shelves import filled",
        within=("tests.*",),
    ),
    Ban(
        "name",
        ("sleep", "qSleep", "qWait"),
        "A time that passes is no sign: driver.until and processes.Started wait for one.",
        "time.sleep(2)",
        but=("tests.driver",),
        within=("tests.*",),
    ),
    Ban(
        "call",
        tuple(f"qtbot.{name}" for name in ("wait", "waitExposed", "waitSignal", "waitUntil")),
        "driver.until and driver.hearing wait for a sign, and on a slow machine too.",
        "qtbot.wait(30)",
        within=("tests.*",),
    ),
)

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
    assert not {other for other in taken if not fits(room_of(other), (room, *ROOMS[room]))}


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
