"""What a start loads: what the window shows, and nothing that waits to be asked for."""

from __future__ import annotations

import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

from source import ROOT

from reader.ui.state.opening import SMALL_FILE

MOST_MODULES = 148
"""So many of the project's own, packages counted; each more is felt at every start."""

# Asked for by an action, a file, or a setting that is not the usual one.
LATE = (
    *("reader.library*", "reader.quotes.*", "reader.tasks.importing", "reader.kept.basket"),
    *("reader.ui.dialogs*", "reader.ui.print*", "reader.ui.state.quote_book"),
    *("reader.kept.handed_on", "reader.ui.frame.anew", "reader.ui.state.turn_heads"),
    *("reader.ui.panels.basket_pane", "reader.ui.panels.library_pane", "reader.ui.panels.hit_list"),
    *("reader.ui.panels.notes_pane", "reader.ui.panels.neighbours_pane"),
    *("reader.ui.panels.contents_pane", "reader.ui.state.contents", "reader.model.outline"),
    *("reader.model.excerpt", "reader.model.moments"),
    *("reader.ui.panels.search_options", "reader.ui.panels.search_note"),
    *("reader.model.search.limits", "reader.ui.state.shelf_cards"),
    *("reader.ui.pages.shelf*", "reader.ui.pages.video*", "reader.ui.pages.welcome"),
    *("reader.ui.panels.transport", "reader.ui.panels.sound_*", "reader.ui.state.sound*"),
    *("reader.kept.heard", "reader.tasks.recordings", "reader.model.hearing.following"),
    *("reader.model.pairing*", "reader.kept.paired", "reader.ui.state.twin_texts.twin*"),
    *("reader.ui.pages.pair*", "reader.ui.panels.twin_bar"),
    *("reader.ui.state.shelf_search", "reader.ui.state.watched_folder", "reader.model.anchors"),
)

LATE_CLASSES = {
    *("QAccessible", "QDial", "QFileDialog", "QFormLayout", "QGradient", "QMessageBox", "QStyle"),
    "QWizard",
}
"""Classes of Qt that PySide makes when it is first asked for one, or for anything of their kind
that it does not know: all widgets are tried for a widget that Qt made, all styles for the style.
"""

WELCOMED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
import reader.app
from reader.cli.arguments import Options
from reader.ending import Ending

def shown(self, taken=reader.app.Start._keep):
    taken(self)
    labels = self.window.welcome.findChildren(QLabel)
    print([label.text() for label in labels if label.isVisible()])
    QTimer.singleShot(0, self.app.quit)

reader.app.Start._keep = shown
raise SystemExit(reader.app.main(Options(files=(Path(sys.argv[1]),), temp_basedir=True), Ending()))
"""

BESIDE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import reader.app
from reader.cli.arguments import Options
from reader.ending import Ending
from reader.tasks.known import KnownVideos

said, folder = [], Path(sys.argv[1])

def titles_in(self, folder, taken=KnownVideos.titles_in):
    said.append("looked around")
    return taken(self, folder)

def told(self):
    said.append("told")
    self.app.quit()

def painted(self, taken=reader.app.Start._keep):
    taken(self)
    self.app.sendPostedEvents()
    self.window.repaint()
    said.append("painted")
    self.session.known_changed.connect(lambda: told(self))

KnownVideos.titles_in = titles_in
reader.app.Start._keep = painted
options = Options(files=(folder / "shown.txt",), temp_basedir=True)
status = reader.app.main(options, Ending())
print(*said, sep=", ")
raise SystemExit(status)
"""

START = """
import linecache
import sys
import reader.ui
from PySide6 import QtGui, QtWidgets
early = {*vars(QtGui), *vars(QtWidgets)}  # all, where PySide makes none of them late
from PySide6.QtCore import QTimer
import reader.app
from reader.cli.arguments import Options
from reader.ending import Ending

def painted(self, taken=reader.app.Start._keep):
    taken(self)
    # What comes some time after the first paint is not let in, however slow this machine is.
    self.app.sendPostedEvents()
    self.window.repaint()
    print(*(name for name in sys.modules if name.partition(".")[0] in ("reader", "PySide6")))
    print(*linecache.cache)
    print(*{*vars(QtGui), *vars(QtWidgets)} - early)
    QTimer.singleShot(0, self.app.quit)

reader.app.Start._keep = painted
raise SystemExit(reader.app.main(Options(temp_basedir=True), Ending()))
"""


def printed(script: str, *paths: Path) -> str:
    """Run a script in a process of its own, and return what it prints."""
    command = [sys.executable, "-c", script, *map(str, paths)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_a_start_loads_what_it_shows() -> None:
    names, sources, classes = map(str.split, printed(START).splitlines())
    assert "PySide6.QtWidgets" in names
    assert not [name for name in names if name.startswith("PySide6.QtMultimedia")]
    loaded = [name for name in names if name.startswith("reader")]
    assert not [name for name in loaded if any(fnmatchcase(name, late) for late in LATE)]
    kinds = [name for name in loaded if name.startswith("reader.formats.kinds.")]
    assert kinds == ["reader.formats.kinds.saved_page"]  # the seed is one
    assert len(loaded) <= MOST_MODULES
    assert not LATE_CLASSES & {*classes}
    # Which PySide would read for the sake of switches that nothing uses.
    assert not [path for path in sources if Path(path).is_relative_to(ROOT / "reader")]


def test_a_start_with_a_long_file_says_what_is_read(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("Some words.\n" * (SMALL_FILE // 10), encoding="utf-8")
    assert printed(WELCOMED, file) == "['Reading long.txt …']\n"


def test_the_folder_of_a_file_is_looked_through_once_it_is_shown(tmp_path: Path) -> None:
    for name in ("shown", "beside"):
        page = f"{name.title()}\n\nFull video transcript\n\nThe water is cold.\n"
        (tmp_path / f"{name}.txt").write_text(page, encoding="utf-8")
    assert printed(BESIDE, tmp_path) == "painted, looked around, told\n"
