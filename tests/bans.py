"""What only some modules may do, in rows of a table: one with a reason for each thing."""

from __future__ import annotations

from typing import NamedTuple

LIBRARY = ("reader.library", "reader.library.*")
WINDOW = ("reader.ui", "reader.ui.*")
STATE = ("reader.ui.state", "reader.ui.state.*")


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
            # So is a recording written down, and so is one decoded to be drawn.
            *("reader.tasks.speech_process", "reader.tasks.speech_child"),
            *("reader.tasks.child_manners", "reader.ui.state.sound.sound_*"),
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
            *("reader.tasks.reading_child", "reader.tasks.child_manners"),
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
        "make",
        ("QScrollArea",),
        "There the wheel sets whatever field it comes over; ScrolledPage has it scroll.",
        "area = QScrollArea()",
        but=("reader.ui.parts.dialog_parts",),
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
        ("typing.NamedTuple",),
        "It compiles the type of each field when it is loaded, which takes longer than the rest.",
        "from typing import NamedTuple",
        within=("reader.*",),
        but=("reader.named_tuple",),
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
            # Whatever the system has for a keyring, which raises what it likes.
            "reader.library.postgres.passwords",
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
