"""The list of related videos as a person uses it: look, filter, follow, by mouse and by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsers import browser
from driver import hearing
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QGuiApplication, QPainter, QPixmap
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from sessions import Opened, opened

from reader.model.transcript import RelatedVideo
from reader.ui.panels.related_delegate import RelatedDelegate
from reader.ui.panels.related_sidebar import RelatedSidebar
from reader.ui.state.pages import VideoPage
from reader.ui.state.related_model import Index

TITLES = (
    "Fuel for thought",
    "NATO - EU : Getting closer ?",
    "Interview: José Durão",
    "Smart Defence: the analyst's view",
    "Smart Defence Ministers?",
)
Spoken = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def world(qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    with opened(tmp_path) as made:
        yield made


@pytest.fixture
def sidebar(world: Opened, qtbot: QtBot) -> RelatedSidebar:
    world.open("The page", related=TITLES)
    return shown(world, qtbot)


def shown(world: Opened, qtbot: QtBot) -> RelatedSidebar:
    made = RelatedSidebar(world.session, world.appearance, world.settings, world.fetching)
    qtbot.addWidget(made)
    made.resize(280, 600)
    made.show()
    QTest.qWaitForWindowExposed(made)
    made.activateWindow()
    QApplication.processEvents()
    return made


def titles(sidebar: RelatedSidebar) -> list[str]:
    return [sidebar.model.index(row).data() for row in range(sidebar.model.rowCount())]


def spoken(sidebar: RelatedSidebar) -> list[str]:
    model = sidebar.model
    return [model.index(row).data(Spoken) for row in range(model.rowCount())]


def words(sidebar: RelatedSidebar) -> list[str]:
    return [label.text() for label in sidebar.findChildren(QLabel) if label.isVisible()]


def select(sidebar: RelatedSidebar, row: int) -> None:
    sidebar.list.setCurrentIndex(sidebar.model.index(row))


def click(sidebar: RelatedSidebar, row: int, **how: object) -> None:
    place = sidebar.list.visualRect(sidebar.model.index(row)).center()
    button = how.get("button", Qt.MouseButton.LeftButton)
    keys = how.get("keys", Qt.KeyboardModifier.NoModifier)
    QTest.mouseClick(sidebar.list.viewport(), button, keys, place)


# -- what is shown ------------------------------------------------------------------------------


def test_all_videos_are_listed_in_page_order(sidebar: RelatedSidebar) -> None:
    assert titles(sidebar) == list(TITLES)
    assert words(sidebar) == []  # its tab says how it is called and how many there are


def test_what_is_here_and_what_is_not_is_said_in_words(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    world.open("NATO–EU: Getting closer?")
    world.session.back()
    assert spoken(sidebar)[:2] == [
        "Fuel for thought, not here yet",
        "NATO - EU : Getting closer ?, transcript here",
    ]


def test_a_video_whose_transcript_arrives_changes_its_row(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    before = sidebar.list.visualRect(sidebar.model.index(0)).height()
    world.session.memory.give(RelatedVideo("Fuel for thought"), world.file("Other"))
    world.session.known_changed.emit()
    QApplication.processEvents()
    assert spoken(sidebar)[0] == "Fuel for thought, transcript here"
    assert sidebar.list.visualRect(sidebar.model.index(0)).height() > before


def test_the_video_shown_is_selected_and_said_to_be_shown(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    world.follow("Smart Defence Ministers?")
    assert titles(sidebar) == list(TITLES)
    assert sidebar.list.currentIndex().row() == 4
    assert spoken(sidebar)[4] == "Smart Defence Ministers?, not here yet, shown now"
    world.session.back()
    assert spoken(sidebar)[4] == "Smart Defence Ministers?, not here yet"


def test_a_file_given_to_a_video_makes_its_row_the_one_shown(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    world.follow("Fuel for thought")
    page = world.session.page
    assert isinstance(page, VideoPage)
    world.session.open(world.file("Quite another title", related=TITLES), for_video=page.video)
    assert world.shown == "Quite another title"
    assert spoken(sidebar)[0] == "Fuel for thought, transcript here, shown now"


def test_another_page_brings_its_own_list_and_no_filter(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    sidebar.filter.setText("smart")
    world.open("Another page", related=("Dying to eat",))
    assert titles(sidebar) == ["Dying to eat"]
    assert sidebar.filter.text() == ""
    assert words(sidebar) == []


def test_a_page_that_lists_nothing_says_so(world: Opened, qtbot: QtBot) -> None:
    world.open("Alone")
    sidebar = shown(world, qtbot)
    assert words(sidebar) == ["This page lists no related videos."]
    assert not sidebar.filter.isVisible()


def test_before_anything_is_open_there_is_nothing_listed(world: Opened, qtbot: QtBot) -> None:
    assert titles(shown(world, qtbot)) == []


# -- the filter ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("smart", [3, 4]),
        ("view smart", [3]),
        ("jose durao", [2]),
        ("nato eu closer", [1]),
        ("ANALYST’S", [3]),
        ("  ", [0, 1, 2, 3, 4]),
    ],
)
def test_the_filter_forgives(sidebar: RelatedSidebar, query: str, left: list[int]) -> None:
    QTest.keyClicks(sidebar.filter, query) if query.isascii() else sidebar.filter.setText(query)
    assert titles(sidebar) == [TITLES[number] for number in left]
    if query.strip():
        assert words(sidebar) == [f"{len(left)} of 5"]


def test_a_filter_that_nothing_matches_says_so_as_it_was_typed(sidebar: RelatedSidebar) -> None:
    sidebar.filter.setText("<b>zebra</b>")
    assert "Nothing in the list matches “<b>zebra</b>”." in words(sidebar)
    sidebar.filter.clear()
    assert titles(sidebar) == list(TITLES)


def test_the_row_chosen_stays_chosen_under_a_filter(sidebar: RelatedSidebar) -> None:
    select(sidebar, 4)
    sidebar.filter.setText("smart")
    assert sidebar.list.currentIndex().data() == "Smart Defence Ministers?"
    sidebar.filter.clear()
    assert sidebar.list.currentIndex().row() == 4


# -- by keyboard --------------------------------------------------------------------------------


def test_down_leads_from_the_filter_into_the_list_and_up_back(sidebar: RelatedSidebar) -> None:
    sidebar.filter.setFocus()
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Down)
    assert sidebar.list.hasFocus()
    assert sidebar.list.currentIndex().row() == 0
    QTest.keyClick(sidebar.list, Qt.Key.Key_Up)
    assert sidebar.filter.hasFocus()


def test_home_end_and_arrows_walk_the_list(sidebar: RelatedSidebar) -> None:
    sidebar.list.setFocus()
    select(sidebar, 1)
    rows = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Down):
        QTest.keyClick(sidebar.list, key)
        rows.append(sidebar.list.currentIndex().row())
    assert rows == [4, 3, 0, 1]


def test_typing_in_the_list_goes_to_a_title(sidebar: RelatedSidebar) -> None:
    sidebar.list.setFocus()
    QTest.keyClicks(sidebar.list, "int")
    assert sidebar.list.currentIndex().data() == "Interview: José Durão"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_row(world: Opened, sidebar: RelatedSidebar, key: Qt.Key) -> None:
    select(sidebar, 2)
    QTest.keyClick(sidebar.list, key)
    assert world.shown == "Interview: José Durão"


def test_enter_in_the_filter_opens_the_first_that_is_left(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Return)
    assert world.shown == "The page"
    QTest.keyClicks(sidebar.filter, "minist")
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Return)
    assert world.shown == "Smart Defence Ministers?"
    assert sidebar.filter.text() == "minist"


def test_escape_clears_the_filter_then_leaves(sidebar: RelatedSidebar) -> None:
    sidebar.filter.setText("smart")
    left = QSignalSpy(sidebar.left)
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Escape)
    assert sidebar.filter.text() == ""
    assert left.count() == 0
    with hearing(sidebar.left):
        QTest.keyClick(sidebar.filter, Qt.Key.Key_Escape)
    with hearing(sidebar.left):
        QTest.keyClick(sidebar.list, Qt.Key.Key_Escape)


# -- by mouse -----------------------------------------------------------------------------------


def test_a_click_follows_to_the_page_of_a_video_and_back_leads_back(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    click(sidebar, 0)
    assert world.shown == "Fuel for thought"
    click(sidebar, 3)
    assert world.shown == "Smart Defence: the analyst's view"
    world.session.back()
    world.session.back()
    assert world.shown == "The page"


def test_a_click_follows_to_a_transcript_that_is_here(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    world.session.memory.give(RelatedVideo("Fuel for thought"), world.file("Fuel: a thought"))
    click(sidebar, 0)
    assert world.shown == "Fuel: a thought"


def test_a_click_with_ctrl_opens_too_and_other_buttons_do_nothing(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    click(sidebar, 1, button=Qt.MouseButton.MiddleButton)
    click(sidebar, 1, button=Qt.MouseButton.RightButton)
    assert world.shown == "The page"
    click(sidebar, 1, keys=Qt.KeyboardModifier.ControlModifier)
    click(sidebar, 1, keys=Qt.KeyboardModifier.ControlModifier)
    assert world.shown == "NATO - EU : Getting closer ?"
    assert sidebar.list.selectionModel().isSelected(sidebar.list.currentIndex())


# -- the menu of a row --------------------------------------------------------------------------


def menu(sidebar: RelatedSidebar, row: int) -> dict[str, object]:
    sidebar.list.select_row(row)
    return {row[0].replace("&", ""): row[1] for row in sidebar.menu_rows() if row}


def choose(sidebar: RelatedSidebar, row: int, words: str) -> None:
    chosen = menu(sidebar, row)[words]
    assert callable(chosen)
    chosen()


def test_the_menu_opens_copies_and_asks_for_a_file(world: Opened, sidebar: RelatedSidebar) -> None:
    choose(sidebar, 1, "Copy Title")
    assert QGuiApplication.clipboard().text() == "NATO - EU : Getting closer ?"
    with hearing(sidebar.file_wanted) as wanted:
        choose(sidebar, 1, "Choose a File for It…")
    assert wanted == [(RelatedVideo("NATO - EU : Getting closer ?"),)]
    choose(sidebar, 1, "Open")
    assert world.shown == "NATO - EU : Getting closer ?"


def test_a_given_file_can_be_taken_back(world: Opened, sidebar: RelatedSidebar) -> None:
    assert menu(sidebar, 0)["Forget Its File"] is None
    world.session.memory.give(RelatedVideo("Fuel for thought"), world.file("Other"))
    world.session.known_changed.emit()
    choose(sidebar, 0, "Forget Its File")
    assert spoken(sidebar)[0] == "Fuel for thought, not here yet"


def test_the_web_is_searched_with_the_engine_of_the_settings(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    world.settings.set("web_search", "https://search.example/?words=%s")
    with browser("https") as web:
        choose(sidebar, 0, "Search the Web")
    assert web.opened == ["https://search.example/?words=Fuel%20for%20thought"]


def test_without_a_browser_the_person_is_told(world: Opened, sidebar: RelatedSidebar) -> None:
    world.settings.set("web_search", "https://user@search.example/?q=%s")
    with hearing(world.session.failed):
        choose(sidebar, 0, "Search the Web")


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(
    "reason", [QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse]
)
def test_the_menu_comes_by_mouse_and_by_its_key(
    sidebar: RelatedSidebar, reason: QContextMenuEvent.Reason
) -> None:
    select(sidebar, 1)
    place = sidebar.list.visualRect(sidebar.model.index(1)).center()
    event = QContextMenuEvent(reason, place, sidebar.list.viewport().mapToGlobal(place))
    QApplication.sendEvent(sidebar.list.viewport(), event)
    (made,) = sidebar.findChildren(QMenu)
    assert made.isVisible()
    words = [action.text().replace("&", "") for action in made.actions() if action.text()]
    assert words == list(menu(sidebar, 1))
    made.close()


def test_where_there_is_no_row_there_is_no_menu(sidebar: RelatedSidebar) -> None:
    place = QPoint(20, sidebar.list.viewport().height() - 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    QApplication.sendEvent(sidebar.list.viewport(), event)
    assert sidebar.findChildren(QMenu) == []


# -- strangers' titles --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("<b>Bold</b> & plain", "<b>Bold</b> & plain"),
        ("Two\nlines\tand a tab", "Two lines and a tab"),
        ("Turned \u202egnp.exe", "Turned ⟨RLO⟩gnp.exe"),
        ("x" * 1_000_000, "x" * 299 + "…"),
    ],
    ids=["markup", "lines", "turned", "long"],
)
def test_a_title_is_shown_as_it_is_and_bounded(
    world: Opened, qtbot: QtBot, title: str, seen: str
) -> None:
    world.open("The page", related=(title,))
    sidebar = shown(world, qtbot)
    index = sidebar.model.index(0)
    assert index.data() == seen
    assert index.data(Spoken) == f"{seen}, not here yet"
    assert "<b>" not in index.data(Qt.ItemDataRole.ToolTipRole)
    line = sidebar.list.fontMetrics().height()
    assert sidebar.list.visualRect(index).height() < 5 * line
    assert not sidebar.grab().isNull()


# -- how it is drawn ----------------------------------------------------------------------------


def picture(sidebar: RelatedSidebar, row: int) -> QPixmap:
    return sidebar.list.viewport().grab(sidebar.list.visualRect(sidebar.model.index(row)))


def test_known_and_shown_rows_look_otherwise_without_colour(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    def grey(row: int) -> object:
        image = picture(sidebar, row).toImage()
        return image.convertToFormat(image.Format.Format_Mono)

    before = grey(1)
    world.session.memory.give(RelatedVideo(TITLES[1]), world.file("Other"))
    world.session.known_changed.emit()
    QApplication.processEvents()
    known = grey(1)
    world.follow(TITLES[1])
    world.session.back()
    assert before != known
    before = grey(4)
    world.follow(TITLES[4])
    QApplication.processEvents()
    assert grey(4) != before


def test_rows_are_as_high_as_their_titles_need_at_any_width_and_size(
    sidebar: RelatedSidebar,
) -> None:
    def height() -> int:
        QApplication.processEvents()
        return sidebar.list.visualRect(sidebar.model.index(3)).height()

    sidebar.resize(600, 600)
    wide = height()
    sidebar.resize(200, 600)
    narrow = height()
    assert narrow == wide + sidebar.list.fontMetrics().height()
    font = QFont(sidebar.list.font())
    font.setPointSize(24)
    sidebar.list.setFont(font)
    assert height() > narrow


def test_no_line_of_a_title_is_ever_cut_off(world: Opened, qtbot: QtBot) -> None:
    title = "Helicopters - and why they’re important"
    world.open("The page", related=(title,))
    sidebar = shown(world, qtbot)
    for width in range(270, 340):
        sidebar.resize(width, 300)
        QApplication.processEvents()
        row = sidebar.list.visualRect(sidebar.model.index(0))
        image = sidebar.list.viewport().grab(row).toImage()
        ground = image.pixel(image.width() - 1, 0)
        bottom = range(image.height() - 4, image.height())
        assert all(image.pixel(x, y) == ground for x in range(60, image.width()) for y in bottom)


def test_the_list_repaints_in_the_colours_of_another_theme(
    world: Opened, sidebar: RelatedSidebar
) -> None:
    light = picture(sidebar, 0).toImage()
    world.settings.set("theme", "dark")
    QApplication.processEvents()
    assert picture(sidebar, 0).toImage() != light


def test_of_ten_thousand_videos_only_those_in_view_are_drawn(
    world: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    paint = RelatedDelegate.paint

    def counted(
        self: RelatedDelegate, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        drawn.append(index.row())
        paint(self, painter, option, index)

    monkeypatch.setattr(RelatedDelegate, "paint", counted)
    world.open("The page", related=tuple(f"Video {n} of the series" for n in range(10_000)))
    sidebar = shown(world, qtbot)
    sidebar.list.scrollToBottom()
    sidebar.list.viewport().grab()
    assert max(drawn) == 9_999
    assert len(set(drawn)) < 100


def test_an_event_that_is_no_key_passes_the_filter(sidebar: RelatedSidebar) -> None:
    assert not sidebar.eventFilter(sidebar.filter, QEvent(QEvent.Type.FocusIn))


def test_a_file_that_is_opened_has_the_rows_set_anew_once_for_page_and_once_for_what_is_known(
    world: Opened, sidebar: RelatedSidebar, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[int] = []
    monkeypatch.setattr(sidebar.list, "set_anew", lambda: times.append(1))
    world.open("Another page", related=TITLES)
    assert len(times) == 2
