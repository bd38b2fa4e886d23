"""The window by keyboard alone: Tab reaches every control both ways, F6 every area."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from driver import SEED, Reader, until
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from recordings import SENTENCES, ClocklessPlayer, ClocklessSpeaker, Decoder, tone, write
from shelves import search, take_in, three_talks
from twin_texts import beside, bilingual

from reader.ui.dialogs.small_dialogs import KeysDialog
from reader.ui.frame.panes import PANELS
from reader.ui.panels.areas import Side
from reader.ui.panels.list_panel import ListPanel
from reader.ui.panels.sound_strip import SoundStrip
from reader.ui.panels.transport import Transport
from reader.ui.panels.twin_bar import TwinBar
from reader.ui.parts.focusing import enter

_LONGEST_WAY = 200
# Whatever is open; the picture has a recording of its own.
ALWAYS = [row.name for row in PANELS if row.while_ is None]
BESIDE = [row.name for row in PANELS if row.side is Side.RIGHT]

# -- states of the window ------------------------------------------------------------------------


def nothing_open(window: Reader, folder: Path) -> None:
    pass


def related_videos(window: Reader, folder: Path) -> None:
    window.open(SEED)


def no_related_videos(window: Reader, folder: Path) -> None:
    window.open(folder / "water.json")
    until(lambda: not window.window.areas.shows_side)  # nor anything else to show there


def every_panel_empty(window: Reader, folder: Path) -> None:
    no_related_videos(window, folder)
    for panel in ALWAYS:
        window.do(panel)
    window.do("basket")


def every_panel_full(window: Reader, folder: Path) -> None:
    window.open(SEED)
    take_in(window, folder)
    for panel in ("notes", "basket", "hit-list"):
        window.do(panel)
    window.find("NATO")
    window.window.pane.setFocus()
    for action in ("next-sentence", "highlight-yellow", "basket-add"):
        window.do(action)
    window.do("find-next")
    until(lambda: all(window.window.areas[name].model.rows for name in ("notes", "basket")))


def a_filter_that_leaves_nothing(window: Reader, folder: Path) -> None:
    every_panel_full(window, folder)
    window.window.areas["related"].filter.setText("xyzzy")
    window.window.areas["library"].filter.setText("xyzzy")


def a_video_without_transcript(window: Reader, folder: Path) -> None:
    window.open(SEED)
    window.click_related(0)


def the_library_searched(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    search(window, "bridge")


def the_library_searched_as_a_table(window: Reader, folder: Path) -> None:
    the_library_searched(window, folder)
    window.click(window.window.commands.library.page.table_button)


def the_library_searched_in_vain(window: Reader, folder: Path) -> None:
    window.press("Ctrl+Shift+F")
    window.click(window.window.commands.library.page.help_button)


def a_notice(window: Reader, folder: Path) -> None:
    no_related_videos(window, folder)
    window.window.notices.show_error("It broke.", "Mend")


def narrow(window: Reader, folder: Path) -> None:
    window.open(SEED)
    window.window.resize(500, 600)


def a_recording_beside(window: Reader, folder: Path) -> None:
    tone(folder / "talk.wav", 100)
    window.open(write(folder / "talk.vtt", *SENTENCES))
    until(lambda: window.window.desk.listening.offered)


def a_video_heard(window: Reader, folder: Path) -> None:
    player = ClocklessPlayer(has_picture=True)
    window.window.desk.listening.make_player = lambda: player
    a_recording_beside(window, folder)
    window.press("Space", window.window.pane)
    until(lambda: window.window.desk.listening.here)
    player.load()
    window.window.resize(1_000, 700)
    window.settle()
    player.show("#c00000")
    assert window.window.areas.is_shown("picture")


def a_text_read_aloud(window: Reader, folder: Path) -> None:
    speaker = ClocklessSpeaker()
    window.window.desk.listening.make_speaker = lambda: speaker
    window.open(write(folder / "alone.vtt", *SENTENCES))
    window.press("Ctrl+Alt+K")
    speaker.load()


def a_text_in_another_language_beside(window: Reader, folder: Path) -> None:
    window.open(bilingual(folder))
    until(lambda: window.window.commands.pairs.bar.isVisible())


def two_texts(window: Reader, folder: Path) -> None:
    beside(window, bilingual(folder), "porto.fr.vtt")


def speaker_and_time_in_the_text(window: Reader, folder: Path) -> None:
    window.open(SEED)
    window.do("turns-in-text")


def open_beside(name: str) -> Callable[[Reader, Path], None]:
    """The state with one of the panes beside the text."""

    def set_up(window: Reader, folder: Path) -> None:
        window.open(SEED)
        if not window.window.areas.is_shown(name):
            window.do(name)
        assert window.window.areas.is_shown(name)

    set_up.__name__ = f"{name}_beside_the_text"
    return set_up


STATES = (
    *(nothing_open, related_videos, no_related_videos, every_panel_empty, every_panel_full),
    *(a_filter_that_leaves_nothing, a_video_without_transcript, the_library_searched),
    *(the_library_searched_as_a_table, the_library_searched_in_vain, a_notice, narrow),
    *(a_recording_beside, a_video_heard, a_text_read_aloud, two_texts),
    *(a_text_in_another_language_beside, speaker_and_time_in_the_text),
    *map(open_beside, BESIDE),
)


@pytest.fixture(autouse=True)
def _decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reader.ui.state.sound.sound_reading", Decoder())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return three_talks(tmp_path)


@pytest.fixture(params=STATES, ids=lambda state: state.__name__)
def state(request: pytest.FixtureRequest, window: Reader, folder: Path) -> Reader:
    set_up: Callable[[Reader, Path], None] = request.param
    set_up(window, folder)
    window.settle()
    window.window.activateWindow()
    if QApplication.focusWidget() is None:
        window.press("F6")
    return window


# -- Tab -----------------------------------------------------------------------------------------


def controls(window: Reader) -> set[str]:
    """What can be used now and takes the keyboard, by where it stands."""
    return {
        told(widget)
        for widget in window.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }


def told(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{words}” at {widget.mapToGlobal(widget.rect().topLeft())}"


def walk(keys: Callable[[QWidget], None]) -> list[str]:
    """Press a key until the keyboard is back where it was; return where it has been."""
    first = QApplication.focusWidget()
    assert first is not None
    seen, here = [first], first
    for _ in range(_LONGEST_WAY):
        keys(here)
        now = QApplication.focusWidget()
        assert now is not None, f"{told(here)} led out of the window"
        assert now is not here, f"{told(here)} keeps the keyboard"
        here = now
        if here is first:
            return [told(widget) for widget in seen]
        assert here not in seen, f"{told(first)} is never reached again"
        seen.append(here)
    raise AssertionError("The way has no end.")


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_reaches_every_control(state: Reader, key: Qt.Key) -> None:
    reached = walk(lambda here: QTest.keyClick(here, key))
    assert set(reached) == controls(state)


# -- F6 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", ["F6", "Shift+F6"])
def test_f6_reaches_every_area(state: Reader, keys: str) -> None:
    window = state.window
    panels = [window.areas[row.name] for row in PANELS if window.areas.is_shown(row.name)]
    areas = [window.areas.page, window.search_bar, *panels]
    bars = [bar for kind in (Transport, TwinBar, SoundStrip) for bar in window.findChildren(kind)]
    areas += [bar for bar in (*bars, window.notices) if bar.isVisible()]
    reached = []
    for _ in areas:
        state.press(keys)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached += [area for area in areas if area is focused or area.isAncestorOf(focused)]
    assert set(reached) == set(areas)


# -- what has the keyboard -----------------------------------------------------------------------


def test_a_list_that_takes_the_keyboard_has_a_current_row(window: Reader, folder: Path) -> None:
    every_panel_full(window, folder)
    panels = {name: window.window.areas[name] for name in ALWAYS}
    lists = {name: panel.list for name, panel in panels.items() if isinstance(panel, ListPanel)}
    full = {name: shown for name, shown in lists.items() if shown.model().rowCount()}
    assert full.keys() >= {"library", "related", "notes", "basket"}
    for name, shown in full.items():
        if not window.window.areas.is_shown(name):
            window.do(name)
        shown.setCurrentIndex(shown.model().index(-1, -1))
        window.window.pane.setFocus()
        shown.setFocus(Qt.FocusReason.TabFocusReason)
        assert shown.currentIndex().row() == shown.first_row(), name


def test_no_notice_takes_the_keyboard_with_it(window: Reader, folder: Path) -> None:
    a_notice(window, folder)
    window.window.notices.way.setFocus(Qt.FocusReason.TabFocusReason)
    window.press("Escape")
    assert not window.window.notices.isVisible()
    assert window.window.pane.hasFocus()


@pytest.mark.parametrize("name", ALWAYS)
def test_a_panel_that_is_hidden_leaves_the_keyboard_to_the_page(
    window: Reader, folder: Path, name: str
) -> None:
    every_panel_full(window, folder)
    if not window.window.areas.is_shown(name):
        window.do(name)
    enter(window.window.areas[name])
    window.do(name)
    assert not window.window.areas.is_shown(name)
    assert QApplication.focusWidget() is window.window.pane


def test_a_panel_that_has_no_room_any_more_leaves_the_keyboard_to_the_page(
    window: Reader, folder: Path
) -> None:
    every_panel_full(window, folder)
    enter(window.window.areas["related"])
    window.window.resize(600, 700)
    window.settle()
    assert not window.window.areas.is_shown("related")
    assert QApplication.focusWidget() is window.window.pane


def test_a_panel_that_is_hidden_from_the_page_leaves_the_keyboard_where_it_is(
    window: Reader, folder: Path
) -> None:
    every_panel_full(window, folder)
    window.window.search_bar.field.setFocus()
    window.do("related")
    assert QApplication.focusWidget() is window.window.search_bar.field


def test_what_went_wrong_comes_back_after_a_notice_until_it_is_closed(window: Reader) -> None:
    notices, mended = window.window.notices, []
    notices.show_error("It broke.", "Mend", lambda: mended.append(1))
    notices.show_notice("Something else is done.")
    assert notices.sentence.text() == "Something else is done."
    assert not notices.way.isVisible()
    window.click(notices._close)
    assert notices.sentence.text() == "It broke."
    window.click(notices.way)
    assert mended == [1]
    assert not notices.isVisible()
    notices.show_notice("Something else is done.")
    window.click(notices._close)
    assert not notices.isVisible()


def test_the_list_of_keys_shows_those_that_have_what_is_typed(window: Reader) -> None:
    window.press("F1")
    dialog = window.dialog()
    assert isinstance(dialog, KeysDialog)
    assert dialog.filter.hasFocus()
    assert len(rows_shown(dialog)) > 60
    window.type("library search")
    assert rows_shown(dialog) == [("Library", "Search the Library", "Ctrl+Shift+F")]
    dialog.filter.clear()
    window.type("ctrl+shift+f")
    assert ("Library", "Search the Library", "Ctrl+Shift+F") in rows_shown(dialog)
    assert not dialog.nothing.isVisible()
    window.press("Return")
    assert dialog.isVisible()
    assert dialog.table.hasFocus()
    dialog.filter.setFocus()
    window.type("zebra")
    assert rows_shown(dialog) == []
    assert dialog.nothing.isVisible()
    window.press("Escape")
    assert len(rows_shown(dialog)) > 60
    window.press("Escape")
    assert not dialog.isVisible()


def rows_shown(dialog: KeysDialog) -> list[tuple[str, ...]]:
    table = dialog.table
    return [
        tuple(table.model().index(row, column).data() for column in range(3))
        for row in range(table.rowCount())
        if not table.isRowHidden(row)
    ]


def test_the_keyboard_stays_in_the_hit_list_when_its_hits_go(window: Reader, folder: Path) -> None:
    window.open(folder / "water.json")
    window.find("under")
    window.do("hit-list")
    panel = window.window.areas["hit-list"]
    panel.table.setFocus()
    window.session.search.set_query("over")  # nobody says it
    window.settle()
    assert panel.heading.hasFocus()
    window.press("Escape")
    assert window.window.pane.hasFocus()


def test_nothing_is_searched_where_nothing_is_open(window: Reader, folder: Path) -> None:
    field = window.window.search_bar.field
    assert not field.isEnabled()
    window.open(folder / "water.json")
    assert field.isEnabled()
    window.find("under")
    assert window.count == "1 of 1"
    window.press("Ctrl+W")
    assert not field.isEnabled()
    assert QApplication.focusWidget() is not None
    assert window.window.welcome.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("within", ["page", "search"])
def test_a_key_that_does_nothing_now_says_so(window: Reader, within: str) -> None:
    window.open(SEED)
    bar = window.window.statusBar()
    window.press("Ctrl+F" if within == "search" else "Escape")
    window.press("Ctrl+1")
    assert bar.currentMessage() == "Not possible now: Highlight the selected words in yellow"
    bar.clearMessage()
    window.press("Ctrl+Shift+Alt+1")  # nothing's key
    assert bar.currentMessage() == ""
