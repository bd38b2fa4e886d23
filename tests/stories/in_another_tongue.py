"""In the language that nobody speaks, all that the window says is marked.

Run by ``test_other_tongues`` in a process that speaks it. What comes out of files and from the
person is shown as it is, in every language; here it is Greek, so that it is told apart.
"""

from __future__ import annotations

import re
import sys
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
from recordings import ClocklessPlayer, ClocklessSpeaker, Decoder, tone
from recordings import write as captions
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
        "français",  # a language that CLDR has no name for in that of the window, in its own words
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
    from reader.ui.frame.window import Window

    if isinstance(part, Window):
        part.actions_.finish()  # what the menus hold is made once it was painted
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
    from reader.tasks.speech import LANGUAGES
    from reader.ui.state.pages import language_name

    # CLDR has no names for languages in a language that is made up.
    named = {language_name(code) for code in LANGUAGES}
    found = sorted({text for text in said(part) if text not in named and bare(text)})
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
    from reader.ui.frame.panes import PANELS

    the_page(window, folder)
    for row in PANELS:
        if row.while_ is None and not window.window.areas.is_shown(row.name):
            window.do(row.name)
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


CUES = (("Το νερό είναι ψηλά.", 1_000, 4_000), ("Κανείς δεν περνά.", 4_000, 7_000))


def a_video_heard(window: Reader, folder: Path) -> None:
    player = ClocklessPlayer(has_picture=True)
    window.window.desk.listening.make_player = lambda: player
    tone(folder / "νερό.wav", 100)
    window.open(captions(folder / "νερό.vtt", *CUES))
    until(lambda: window.window.desk.listening.offered)
    window.settle()
    assert_all_is_marked(window.window)
    window.press("Space", window.window.pane)
    until(lambda: window.window.desk.listening.here)
    player.load()
    window.window.resize(1_000, 700)
    window.settle()
    player.show("#c00000")
    for action in ("faster", "loop", "quote-still", "loop"):
        window.do(action)
    assert window.window.areas.is_shown("picture")


def a_text_read_aloud(window: Reader, folder: Path) -> None:
    speaker = ClocklessSpeaker("el")
    speaker.voices = ("Άννα", "Νίκος")
    window.window.desk.listening.make_speaker = lambda: speaker
    window.open(captions(folder / "νερό.vtt", *CUES))
    window.press("Ctrl+Alt+K")
    window.settle()
    assert_all_is_marked(window.window)  # a voice is being looked for
    speaker.load()


def two_texts(window: Reader, folder: Path) -> None:
    captions(folder / "νερό.fr.vtt", *CUES)
    window.open(captions(folder / "νερό.el.vtt", *CUES))
    until(lambda: window.window.commands.pairs.bar.isVisible())
    window.settle()
    assert_all_is_marked(window.window)
    window.window.commands.pairs.open_beside(folder / "νερό.fr.vtt")
    until(lambda: window.window.commands.pairs.twins.pairing)
    window.settle()


STATES: tuple[Callable[[Reader, Path], None], ...] = (
    *(the_page, all_panels, found_words, nothing_found, the_library_searched),
    *(a_video_heard, a_text_read_aloud, two_texts),
)


@pytest.fixture(autouse=True)
def _decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reader.ui.state.sound.sound_reading", Decoder())


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
