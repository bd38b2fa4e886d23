"""The open transcripts are seen, and had by mouse: shown, closed, put in another order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import Reader, hearing, reader, until
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QTabBar

from reader.ui.panels.open_tabs import OpenTabs
from reader.ui.state.opening import SMALL_FILE
from reader.ui.state.pages import parted

TITLES = ("Rivers", "Mountains & <b>Hills</b>", "Seas")


def talk(folder: Path, title: str) -> Path:
    path = folder / f"{len(list(folder.iterdir()))}.json"
    segments = [{"text": f"Paragraph {number} goes on and on. " * 12} for number in range(60)]
    path.write_text(json.dumps({"title": title, "segments": segments}), encoding="utf-8")
    return path


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Reader]:
    with reader() as made:
        for title in TITLES:
            made.open(talk(tmp_path, title))
        yield made


def bar(window: Reader) -> QTabBar:
    tabs = window.window.findChild(OpenTabs)
    assert tabs is not None
    assert tabs.isVisible()
    return tabs.bar


def words(window: Reader) -> list[str]:
    shown = bar(window)
    return [shown.tabText(index) for index in range(shown.count())]


def middle(window: Reader, index: int) -> QPoint:
    return bar(window).tabRect(index).center()


def click(window: Reader, index: int, button: Qt.MouseButton) -> None:
    QTest.mouseClick(bar(window), button, pos=middle(window, index))
    window.settle()


def test_find_goes_from_another_page_to_the_transcript_shown_last(
    window: Reader, tmp_path: Path
) -> None:
    for title, related in (("Lister", [{"title": "Wanted"}, {"title": "Away"}]), ("Wanted", [])):
        file = tmp_path / f"{title}.json"
        words = [{"text": f"Words of {title}."}]
        file.write_text(json.dumps({"title": title, "related": related, "segments": words}))
        window.open(file)
    window.session.show_shelf_search()
    window.do("find")
    assert window.title == "Wanted"  # and not the one whose related videos stand beside it
    window.session.show_neighbour(-1)
    window.settle()
    window.click_related(1)
    assert window.title == "Away"  # a page without a transcript
    window.do("find")
    assert window.title == "Lister"


def test_one_transcript_has_no_tab(tmp_path: Path) -> None:
    with reader() as window:
        window.open(talk(tmp_path, "Alone"))
        assert window.window.findChild(OpenTabs) is None
        window.open(talk(tmp_path, "Another"))
        assert words(window) == ["Alone", "Another"]
        window.press("Ctrl+W")
        tabs = window.window.findChild(OpenTabs)
        assert tabs is not None
        assert not tabs.isVisible()


def test_each_transcript_is_a_tab_and_the_one_shown_is_the_current(window: Reader) -> None:
    assert words(window) == ["Rivers", "Mountains && <b>Hills</b>", "Seas"]
    assert bar(window).currentIndex() == 2
    assert bar(window).tabToolTip(1) == "<qt>Mountains &amp; &lt;b&gt;Hills&lt;/b&gt;</qt>"
    window.press("Ctrl+Tab")
    assert (window.title, bar(window).currentIndex()) == ("Rivers", 0)


def test_a_click_shows_a_transcript_at_its_line(window: Reader) -> None:
    scroll = window.window.pane.verticalScrollBar()
    scroll.setValue(scroll.maximum() // 2)
    window.settle()
    place = window.session.place
    click(window, 0, Qt.MouseButton.LeftButton)
    assert window.title == "Rivers"
    click(window, 2, Qt.MouseButton.LeftButton)
    assert (window.title, window.session.place) == ("Seas", place)


def long_texts(folder: Path) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(f"Words of number {number}.\n" * (SMALL_FILE // 10), encoding="utf-8")
    return paths


def test_long_files_opened_together_are_all_there_and_the_last_is_shown(tmp_path: Path) -> None:
    with reader() as window:
        for path in long_texts(tmp_path):
            window.session.open(path)
        until(lambda: len(window.session.open_transcripts) == 3 and window.session.transcript)
        window.settle()
        assert window.title == "2.txt"
        assert sorted(words(window)) == ["0.txt", "1.txt", "2.txt"]


def test_what_is_being_read_is_told_until_the_last_of_it_is_there(tmp_path: Path) -> None:
    with reader() as window, hearing(window.session.busy_changed) as heard:
        for path in long_texts(tmp_path)[:2]:
            window.session.open(path)
        until(lambda: len(window.session.open_transcripts) == 2)
        # Whichever of the two is there first, the other one is told of then.
        told = [words for (words,) in heard]
        assert told[:2] == ["Reading 0.txt …", "Reading 2 transcripts …"]
        assert told[2] in ("Reading 0.txt …", "Reading 1.txt …")
        assert told[3:] == [""]


def test_stop_ends_all_that_is_being_read(tmp_path: Path) -> None:
    with reader() as window:
        for path in long_texts(tmp_path):
            window.session.open(path)
        window.click(window.window.busy.stop)
        assert not window.session.is_reading
        assert window.session.background._pool.waitForDone(20_000)
        window.settle()
        assert window.session.open_transcripts == []


def test_from_the_library_page_a_click_on_the_current_tab_leads_back(window: Reader) -> None:
    window.do("search-library")
    click(window, 2, Qt.MouseButton.LeftButton)
    assert window.title == "Seas"
    assert window.window.pane.isVisible()


@pytest.mark.parametrize(
    ("keys", "title"), [("Ctrl+Shift+Tab", "Mountains & <b>Hills</b>"), ("Ctrl+Tab", "Rivers")]
)
def test_from_the_library_page_the_keys_lead_beside_what_was_shown_last(
    window: Reader, keys: str, title: str
) -> None:
    window.do("search-library")
    window.press(keys)
    assert window.title == title


def test_the_right_button_shows_nothing_else(window: Reader) -> None:
    click(window, 0, Qt.MouseButton.RightButton)
    assert window.title == "Seas"


def test_the_middle_button_closes_any_and_the_page_stays_as_it_is(window: Reader) -> None:
    scroll = window.window.pane.verticalScrollBar()
    scroll.setValue(scroll.maximum() // 2)
    window.settle()
    pane = window.window.pane
    view = pane.viewport()

    def stands() -> tuple[str, int]:
        cursor = pane.cursorForPosition(QPoint(view.width() // 2, view.height() // 2))
        cursor.movePosition(cursor.MoveOperation.StartOfBlock)
        at = view.mapTo(window.window, QPoint(0, pane.cursorRect(cursor).top())).y()
        return cursor.block().text()[:16], at

    before = stands()
    click(window, 0, Qt.MouseButton.MiddleButton)
    assert words(window) == ["Mountains && <b>Hills</b>", "Seas"]
    assert (window.title, stands()) == ("Seas", before)
    click(window, 0, Qt.MouseButton.MiddleButton)
    assert (window.title, stands()) == ("Seas", before)


def test_the_button_of_a_tab_closes_it(window: Reader) -> None:
    closer = bar(window).tabButton(1, QTabBar.ButtonPosition.RightSide)
    assert closer.accessibleName() == "Close Mountains & <b>Hills</b>"
    window.click(closer)
    assert words(window) == ["Rivers", "Seas"]
    window.press("Ctrl+Shift+T")
    assert words(window) == ["Rivers", "Mountains && <b>Hills</b>", "Seas"]
    assert bar(window).currentIndex() == 1


def test_tabs_are_put_in_another_order_by_mouse(window: Reader) -> None:
    shown = bar(window)
    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=middle(window, 0))
    start, far = middle(window, 0), shown.tabRect(1).width() * 3 // 4
    for step in range(1, 11):
        QTest.mouseMove(shown, start + QPoint(step * far // 10, 0))
    end = start + QPoint(far, 0)
    QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=end)
    window.settle()
    opened = [one.title for one in window.session.open_transcripts]
    assert opened == ["Mountains & <b>Hills</b>", "Rivers", "Seas"]
    assert words(window) == ["Mountains && <b>Hills</b>", "Rivers", "Seas"]
    window.press("Ctrl+Tab")
    assert window.title == "Seas"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_where_tabs_have_no_room_a_list_has_them_all(window: Reader, tmp_path: Path) -> None:
    tabs = window.window.findChild(OpenTabs)
    assert tabs is not None
    assert not tabs.all.isVisible()
    for number in range(9):
        window.open(talk(tmp_path, f"A longer title of transcript {number}"))
    window.window.resize(600, 700)
    window.settle()
    assert tabs.all.isVisible()
    window.click(tabs.all)
    (menu,) = tabs.findChildren(QMenu)
    actions = menu.actions()
    assert [action.text() for action in actions][:3] == words(window)[:3]
    actions[0].trigger()
    window.settle()
    assert window.title == "Rivers"
    menu.close()


@pytest.mark.parametrize(
    ("facts", "names", "told"),
    [
        (({"language": "en"}, {"language": "fr"}), ("a", "b"), ("English", "French")),
        (({"date": "2021"}, {"date": "2022"}), ("a", "b"), ("2021", "2022")),
        (({"language": "en"}, {}), ("a", "b"), ("a.json", "b.json")),
        (({}, {}), ("one/a", "two/a"), ("one", "two")),
        (({}, {}), ("one/x/a", "two/x/a"), ("1", "2")),
    ],
)
def test_equal_titles_are_told_apart(
    tmp_path: Path,
    facts: tuple[dict[str, str], ...],
    names: tuple[str, ...],
    told: tuple[str, ...],
) -> None:
    with reader() as window:
        for name, known in zip(names, facts, strict=True):
            path = tmp_path / "talks" / f"{name}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            said = {
                "title": "Hearing",
                "segments": [{"text": name}],
                "related": [],
                "standfirst": "",
                "url": "",
                **known,
            }
            path.write_text(json.dumps(said), encoding="utf-8")
            window.open(path)
        window.open(talk(tmp_path, "Rivers"))
        assert words(window) == [*(f"{one} – Hearing" for one in told), "Rivers"]
        assert bar(window).tabToolTip(0) == f"<qt>{told[0]} – Hearing</qt>"
        window.session.close(window.session.open_transcripts[0])
        window.settle()
        assert words(window) == ["Hearing", "Rivers"]


@pytest.mark.parametrize(
    ("names", "brief"),
    [
        (("Rivers", "Seas"), ("Rivers", "Seas")),
        (("Part one", "Part two"), ("Part one", "Part two")),  # it fits as it is
        (
            ("Hearing of the committee, part 1", "Hearing of the committee, part 12", "Seas"),
            ("…1", "…12", "Seas"),
        ),
        (
            ("Defence Committee – morning", "Defence Committee – evening"),
            ("…morning", "…evening"),
        ),
        # The words that are alike are left out whole, and what another goes on from is not.
        (("The committee meets", "The committee methods"), ("…meets", "…methods")),
        (("Talk about rivers", "Talk about rivers: two"), ("Talk about rivers", "…two")),
    ],
)
def test_of_names_that_begin_alike_the_difference_is_left(
    names: tuple[str, ...], brief: tuple[str, ...]
) -> None:
    assert parted(names) == list(brief)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_tabs_of_a_series_show_which_part_each_is(tmp_path: Path) -> None:
    series = "Hearing of the Select Committee on the Reform of the House"
    parts = [f"{day} session" for day in ("first", "second", "third", "fourth")]
    titles = [f"{series}, {part}" for part in parts]
    with reader() as window:
        for title in titles:
            window.open(talk(tmp_path, title))
        window.window.resize(600, 700)
        window.settle()
        assert words(window) == [
            f"…{day} session" for day in ("first", "second", "third", "fourth")
        ]
        # The whole title is in the tip, and what a screen reader says.
        assert bar(window).tabToolTip(1) == f"<qt>{titles[1]}</qt>"
        assert bar(window).accessibleTabName(1) == titles[1]
        tabs = window.window.findChild(OpenTabs)
        assert tabs is not None
        window.click(tabs.all)
        (menu,) = tabs.findChildren(QMenu)
        assert [action.text().replace("&", "") for action in menu.actions()] == titles
        menu.close()


def test_titles_stand_whole_where_there_is_room(window: Reader, tmp_path: Path) -> None:
    title = "The harbour board met again, and what it said of the old bridge"
    for opened in window.session.open_transcripts[1:]:
        window.session.close(opened)
    window.open(talk(tmp_path, title))
    window.window.resize(1600, 800)
    window.settle()
    shown = bar(window)
    assert words(window) == [TITLES[0], title]
    assert shown.tabRect(1).width() > shown.fontMetrics().horizontalAdvance(title)
    window.window.resize(800, 800)
    window.settle()
    assert shown.tabRect(1).right() <= shown.width()


@pytest.mark.parametrize("width", [1180, 900])
def test_parts_of_a_series_differ_as_they_are_shown(
    window: Reader, tmp_path: Path, width: int
) -> None:
    for opened in window.session.open_transcripts:
        window.session.close(opened)
    for part in range(1, 5):
        window.open(talk(tmp_path, f"HOME HOMEWORK MEMORY, PART {part}"))
    window.window.resize(width, 600)
    window.settle()
    shown = bar(window)
    letters = shown.fontMetrics()
    drawn = {
        letters.elidedText(
            shown.tabText(index), shown.elideMode(), shown.tabRect(index).width() - 60
        )
        for index in range(4)
    }
    assert len(drawn) == 4


def test_no_number_is_cut() -> None:
    names = [f"A rather long title of a talk, number {nth} of many" for nth in (0, 1, 10)]
    assert parted(names) == ["…0 of many", "…1 of many", "…10 of many"]
