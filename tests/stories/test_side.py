"""The panel at the right: its tabs, the contents, and what belongs to which page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from driver import NO_SCREEN, SEED, Reader, reader, until
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.kept.settings import Settings
from reader.ui.frame.panes import PANELS
from reader.ui.panels.areas import Side
from reader.ui.state.pages import VideoPage

TABS = [row.name for row in PANELS if row.side is Side.RIGHT]


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


def captions(path: Path, *names: str) -> Path:
    """Twenty minutes, a caption each ten seconds, said by these in turn."""
    lines = ["WEBVTT", ""]
    for n in range(120):
        label = f"<v {names[n % len(names)]}>" if names else ""
        lines += [
            f"{clock(10 * n)} --> {clock(10 * n + 10)}",
            f"{label}Number {n} of the rivers flows here.",
            "",
        ]
    path.write_text("\n".join(lines))
    return path


@pytest.fixture
def hearing(tmp_path: Path) -> Path:
    """Ana has every third caption, Ben the others."""
    return captions(tmp_path / "hearing.vtt", "Ana", "Ben", "Ben")


@pytest.fixture
def lecture(tmp_path: Path) -> Path:
    """One voice that nobody names."""
    return captions(tmp_path / "lecture.vtt")


def tab(window: Reader) -> str:
    """The tab that is open, "" where nothing is shown at the right."""
    side = window.window.areas.side
    return side.opened if side.isVisible() else ""


def told(window: Reader) -> dict[str, str]:
    """What a screen reader says of each tab."""
    bar = window.window.areas.side.bar
    interface = QAccessible.queryAccessibleInterface(bar)
    said = [interface.child(n).text(QAccessible.Text.Name) for n in range(bar.count())]
    return dict(zip(TABS, said, strict=True))


def counted(window: Reader) -> None:
    until(lambda: not window.window.areas.side.uncounted)
    window.settle()


def click_tab(window: Reader, name: str) -> None:
    bar = window.window.areas.side.bar
    window.click(bar, bar.tabRect(TABS.index(name)).center())


def entries(window: Reader) -> list[tuple[str, str]]:
    model = window.window.areas["contents"].model
    views = [model.view(row) for row in range(model.rowCount())]
    return [(view.detail, view.title) for view in views]


def click_entry(window: Reader, row: int) -> None:
    shown = window.window.areas["contents"].list
    index = shown.model().index(row, 0)
    shown.scrollTo(index)
    window.click(shown.viewport(), shown.visualRect(index).center())


def marked(window: Reader) -> list[str]:
    model = window.window.areas["contents"].model
    views = [model.view(row) for row in range(model.rowCount())]
    return [view.title for view in views if view.is_shown]


def test_a_page_with_related_videos_opens_them_and_each_tab_tells_its_count(
    window: Reader,
) -> None:
    assert tab(window) == ""  # nothing is open, and so nothing belongs to it
    window.open(SEED)
    counted(window)
    assert tab(window) == "related"
    assert window.window.areas["related"].model.rowCount() == 88
    spoken = told(window)
    assert spoken["related"] == "Related, 88"
    assert spoken["notes"] == "Highlights, nothing"
    assert spoken["basket"] == "Basket, nothing"
    assert spoken["similar"] == "Similar, nothing"
    assert spoken["contents"].startswith("Contents, ")


def test_a_tab_with_nothing_is_opened_by_a_person_alone(window: Reader, lecture: Path) -> None:
    window.open(lecture)
    counted(window)
    assert tab(window) == "contents"
    assert told(window)["related"] == "Related, nothing"
    click_tab(window, "related")
    assert tab(window) == "related"
    assert "no related videos" in window.window.areas["related"]._empty.text()
    window.open(SEED)
    assert tab(window) == "related"
    window.press("Alt+Left")
    assert tab(window) == "contents"


def test_an_empty_list_does_not_keep_the_keyboard(window: Reader, lecture: Path) -> None:
    window.open(SEED)
    window.click_related(2)
    assert window.window.areas["related"].list.hasFocus()
    window.open(lecture)
    assert tab(window) == "contents"
    assert window.window.pane.hasFocus()


def test_related_videos_of_another_page_are_not_shown_beside_this_one(
    window: Reader, lecture: Path
) -> None:
    window.open(SEED)
    window.open(lecture)
    counted(window)
    assert window.session.related == ()
    assert told(window)["related"] == "Related, nothing"
    window.press("Alt+Left")
    assert len(window.session.related) == 88
    window.press("Ctrl+Shift+F")  # nor beside the library
    assert window.session.related == ()
    assert tab(window) == ""


def test_the_list_stays_beside_a_video_that_was_followed(window: Reader, tmp_path: Path) -> None:
    window.open(SEED)
    window.click_related(1)
    assert isinstance(window.session.page, VideoPage)
    assert tab(window) == "related"
    given = tmp_path / "given.json"
    given.write_text(json.dumps({"title": "Something", "segments": [{"text": "Words."}]}))
    window.session.open(given, for_video=window.session.page.video)
    window.settle()
    assert window.title == "Something"
    assert len(window.session.related) == 88
    assert tab(window) == "related"


def test_the_tabs_are_worked_by_arrows_and_f6_leads_to_the_list(window: Reader) -> None:
    window.open(SEED)
    side = window.window.areas.side
    window.window.activateWindow()
    side.bar.setFocus(Qt.FocusReason.TabFocusReason)
    at = TABS.index("related")
    window.press("Left")
    assert tab(window) == TABS[at - 1]
    assert side.bar.hasFocus()
    window.press("Right")
    window.press("Right")
    assert tab(window) == TABS[at + 1]
    window.press("F9")
    assert tab(window) == "related"
    window.window.pane.setFocus()
    window.press("Shift+F6")
    while not side.isAncestorOf(QApplication.focusWidget()):
        window.press("F6")
    assert window.window.areas["related"].list.hasFocus()
    window.press("F9")
    assert tab(window) == ""
    window.press("Ctrl+F9")
    assert tab(window) == "related"


def test_the_tab_and_the_width_are_remembered(tmp_path: Path, lecture: Path) -> None:
    settings = Settings()
    with reader(settings=settings) as first:
        first.open(SEED)
        first.press("Ctrl+Shift+H")
        assert tab(first) == "contents"
        handle = first.window.areas.beside
        handle.moveSplitter(first.window.areas.width() - 360, handle.count() - 1)
    with reader(settings=settings) as second:
        second.open(SEED)
        assert tab(second) == "contents"
        assert abs(second.window.areas.side.width() - 360) < 8


def test_the_contents_are_parts_by_the_clock_that_follow_the_place(
    window: Reader, lecture: Path
) -> None:
    window.open(lecture)
    counted(window)
    assert (
        entries(window)[:3]
        == [
            ("10", "Parts of 2 minutes"),
            ("0:00", "Number 0 of the rivers flows here."),
            ("2:00", "Number 12 of the rivers flows here."),
        ]
        or entries(window)[1][0] == "0:00"
    )
    assert len(entries(window)) == 11
    assert [time for time, _ in entries(window)[1:]] == [f"{2 * n}:00" for n in range(10)]
    click_entry(window, 4)
    assert window.top_words.startswith("Number 36 ")
    assert [title.split()[1] for title in marked(window)] == ["36"]
    window.press("Alt+Left")
    assert window.window.pane.verticalScrollBar().value() == 0
    assert [title.split()[1] for title in marked(window)] == ["0"]


def test_the_contents_are_filtered_and_enter_goes_there(window: Reader, lecture: Path) -> None:
    window.open(lecture)
    contents = window.window.areas["contents"]
    contents.filter.setFocus()
    window.type("number 60")
    assert len(entries(window)) == 2
    window.press("Return")
    assert window.top_words.startswith("Number 60 ")
    window.press("Escape", contents.filter)
    assert len(entries(window)) == 11


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_a_speaker_leads_to_the_next_turn_and_can_be_searched_alone(
    window: Reader, hearing: Path
) -> None:
    window.open(hearing)
    counted(window)
    # Of 120 captions of 7 words each Ben has 80, Ana 40.
    assert entries(window) == [
        ("2", "Speakers"),
        ("67 %  ·  560 words  ·  13:20", "Ben"),
        ("33 %  ·  280 words  ·  6:40", "Ana"),
    ]
    assert marked(window) == ["Ana"]
    click_entry(window, 1)
    assert window.top_words.startswith("Number 1 ")
    click_entry(window, 1)
    assert window.top_words.startswith("Number 4 ")
    shown = window.window.areas["contents"].list
    shown.select_row(2)
    shown.setFocus()
    window.press("Shift+F10")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if "Only" in action.text()).trigger()
    menu.close()
    window.type("rivers")
    assert window.count == "3 of 40"  # of Ana's, which are those of 0, 3, 6 … the one after 4
    assert window.window.search_bar.button.isChecked()
    assert "only Ana" in window.window.search_bar.button.accessibleName()


def test_in_a_narrow_window_a_tab_is_shown_if_the_person_insists(window: Reader) -> None:
    window.open(SEED)
    window.window.resize(600, 700)
    window.settle()
    assert tab(window) == ""
    window.press("F9")
    assert tab(window) == "related"
    QTest.keyClick(window.window.areas.side.bar, Qt.Key.Key_Left)
    assert tab(window) == TABS[TABS.index("related") - 1]
    window.press("Ctrl+F9")
    assert tab(window) == ""
