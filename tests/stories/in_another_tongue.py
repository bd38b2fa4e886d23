"""In the language that nobody speaks, all that the window says is marked.

Run by ``test_other_tongues`` in a process that speaks it. What comes out of files and from the
person is shown as it is, in every language; here it is Greek, so that it is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driver import Reader, until
from PySide6.QtCore import QAbstractListModel, QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFontComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)
from shelves import take_in, wait_for_lines, write
from test_dialogs import DIALOGS
from tongues import CLOSES, OPENS

_MARKED = re.compile(rf"{OPENS}[^{OPENS}{CLOSES}]*{CLOSES}")
_WORD = re.compile(r"(?!\d)\w{3,}")
_PATH_OR_ADDRESS = re.compile(
    r"(?:https?:/|~)?(?:/[\w .-]+)+|\b[\w.-]+\.(?:org|com|html|txt|json|sqlite3?|zip)\b"
)
_KEYS = re.compile(
    r"\b(?:Ctrl|Shift|Alt|Meta|Esc|Tab|Space|Return|Enter|Left|Right|Up|Down|Home|End|PgUp|PgDown"
    r"|Page|Menu|Del|Ins|Backspace)\b"
)
# What is called the same in every language.
_NAMES = frozenset(
    (
        *("Transcript", "Reader", "YouTube", "Zotero", "PDF", "HTML", "CSV", "TSV", "JSON", "SRT"),
        *("VTT", "WebVTT", "TTML", "DOCX", "ODT", "EPUB", "QDPX", "Markdown", "BibTeX", "RIS"),
        *("CSL", "XLSX", "TMX", "SBV", "LRC", "APA", "MLA", "Chicago", "Harvard", "Literata"),
        *("Atkinson", "Hyperlegible", "PySide", "Python", "SQLite", "English", "Deutsch"),
        *("Español", "Français", "BibLaTeX", "Video"),
        # Qt's own, which its catalogues have.
        # Names of encodings and of typefaces, and of keys.
        *("UTF", "Big5", "KOI8", "CP949", "EUC", "ISO", "Korean", "Thai", "Shift", "JIS", "Mac"),
        *("Roman", "Windows", "F10", "F11", "F12"),
        *("Next", "Sans", "Serif", "Fixed"),
        *("Cancel", "Close", "Scroll", "Left", "Right", "Show", "Details"),
    )
)
# What the stories of the dialogs put into them, and what a button says in the language it leads to.
_PUT_IN = (
    "Begin Anew Now",
    *("What was said.", "It broke.", "Welcome to Porto.", "The bridge is old."),
    *("Bienvenue à Porto.", "Le pont est vieux."),
)


def bare(words: str) -> list[str]:
    """The words in a text that no catalogue gave."""
    while _MARKED.search(words):  # one may hold another
        words = _MARKED.sub(" ", words)
    for data in _PUT_IN:
        words = words.replace(data, " ")
    words = _KEYS.sub(" ", _PATH_OR_ADDRESS.sub(" ", words.replace("&", "")))
    found = _WORD.findall(words)
    return [word for word in found if word not in _NAMES and re.search("[A-Za-z]", word)]


def said(part: QWidget) -> Iterator[str]:
    """All that a part of the window says: shown, on hovering, and to a screen reader."""
    for widget in (part, *part.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield from (widget.windowTitle(), widget.statusTip(), widget.whatsThis())
        if isinstance(widget, QAbstractButton | QLabel):
            yield widget.text()
        if isinstance(widget, QGroupBox):
            yield widget.title()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox) and not isinstance(widget, QFontComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        if isinstance(widget, QTabBar):
            yield from (widget.tabText(tab) for tab in range(widget.count()))
        if isinstance(widget, QMenu):
            yield widget.title()
        # What a list to choose from has is asked of it.
        is_list = isinstance(widget, QAbstractItemView) and not _is_in_a_box(widget)
        if is_list and widget.model() is not None:
            model = widget.model()
            top = QModelIndex()
            for row in range(min(model.rowCount(top), 50)):
                columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(top)
                for column in range(columns):
                    yield str(model.index(row, column).data() or "")
    for action in part.findChildren(QAction):
        yield from (action.text(), action.toolTip(), action.statusTip())


def _is_in_a_box(widget: QWidget | None) -> bool:
    while widget is not None and not isinstance(widget, QComboBox):
        widget = widget.parentWidget()
    return widget is not None


def assert_all_is_marked(part: QWidget) -> None:
    found = sorted({text for text in said(part) if bare(text)})
    assert not found, "\n".join(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Transcripts of which every word is Greek."""
    made = tmp_path / "ομιλίες"
    made.mkdir()
    write(made / "γέφυρα.json", "Η γέφυρα", "Έχτισαν τη γέφυρα.", "Και μετά;", author="Άννα")
    write(made / "νερό.json", "Το νερό", "Το νερό κάτω από τη γέφυρα.", date="2021-03-04")
    return made


def the_page(window: Reader, folder: Path) -> None:
    window.open(folder / "γέφυρα.json")


def all_panels(window: Reader, folder: Path) -> None:
    the_page(window, folder)
    for name in ("library", "notes", "basket", "similar", "related", "contents", "hit-list"):
        window.do(name)
    window.do("next-sentence")
    window.do("highlight-yellow")
    window.do("basket-add")


def found_words(window: Reader, folder: Path) -> None:
    the_page(window, folder)
    window.find("γέφυρα")


def nothing_found(window: Reader, folder: Path) -> None:
    the_page(window, folder)
    window.find("θάλασσα")


def the_library_searched(window: Reader, folder: Path) -> None:
    the_page(window, folder)
    window.press("Ctrl+Shift+F")
    window.type("γέφυρα")
    wait_for_lines(window)


STATES: tuple[Callable[[Reader, Path], None], ...] = (
    *(the_page, all_panels, found_words, nothing_found, the_library_searched),
)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_window(window: Reader, folder: Path, state: Callable[[Reader, Path], None]) -> None:
    take_in(window, folder)
    state(window, folder)
    window.settle()
    assert_all_is_marked(window.window)


@pytest.mark.parametrize("opens", DIALOGS, ids=lambda opens: opens.__name__)
def test_a_dialog(window: Reader, folder: Path, opens: Callable[[Reader], None]) -> None:
    take_in(window, folder)
    the_page(window, folder)
    opens(window)
    until(lambda: any(d.isVisible() for d in window.window.findChildren(QDialog)))
    window.settle()
    assert_all_is_marked(window.dialog())
    window.dialog().reject()
    QApplication.processEvents()
