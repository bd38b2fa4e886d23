"""The page of a video without a transcript: what can be done there, and who mentions it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsers import browser
from driver import addresses, drag, drag_away, drop, files, hearing, until
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sessions import Opened, opened

from reader.model.transcript import RelatedVideo
from reader.ui.pages.hit_marks import STRIP_WIDTH
from reader.ui.pages.passage_button import PassageButton
from reader.ui.pages.video_page import VideoPane

ARCTIC = "The changing Arctic"
LISTED = (ARCTIC, "Fuel for thought", "Zebras & quaggas")
SPEECH = ("Much is new.", "The changing Arctic is one thing.", "The Arctic is changing fast.")
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def world(qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    with opened(tmp_path) as made:
        yield made


@pytest.fixture
def page(world: Opened, qtbot: QtBot) -> VideoPane:
    world.open("The list", *SPEECH, related=LISTED)
    made = VideoPane(world.session, world.appearance, world.settings, world.doors, world.fetching)
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    QTest.qWaitForWindowExposed(made)
    follow(world, made, ARCTIC)
    return made


def follow(world: Opened, page: VideoPane, title: str) -> None:
    with hearing(page.passages.finished):
        world.follow(title)
    QApplication.processEvents()


def words(page: VideoPane) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def passages(page: VideoPane) -> list[str]:
    return [button.accessibleName() for button in page.passages.buttons]


def press(button: QPushButton | PassageButton) -> None:
    QTest.mouseClick(button, Left)


# -- what is shown ------------------------------------------------------------------------------


def test_the_page_says_what_it_is_of_and_what_can_be_done(page: VideoPane) -> None:
    assert words(page)[:2] == [ARCTIC, "The transcript of this video is not here yet."]
    assert page.listed_by.text() == "Listed by The list"
    buttons = [page.open_file, page.paste, page.search]
    assert all(button.isVisible() and button.text() for button in buttons)
    assert not page.visit.isVisible()
    assert page.accessibleName() == ARCTIC


@pytest.mark.parametrize(
    "title", ["<b>Bold</b> & <img src='x'>", "Turned \u202egnp.exe", "Tom & Jerry"]
)
def test_a_strangers_title_is_shown_as_it_is(world: Opened, page: VideoPane, title: str) -> None:
    world.open(f"List of {title}", related=(title,))
    follow(world, page, title)
    seen = title.replace("\u202e", "⟨RLO⟩")
    assert page.title.text() == seen
    assert page.title.textFormat() == Qt.TextFormat.PlainText
    assert page.listed_by.text() == f"Listed by List of {seen}".replace("&", "&&")


@pytest.mark.parametrize("size", [8, 72])
@pytest.mark.parametrize("width", [320, 600, 2_000])
def test_the_column_fits_whatever_the_window_and_the_words(
    world: Opened, page: VideoPane, width: int, size: int
) -> None:
    world.settings.set("text_size", size)
    world.open("T" * 400, related=("x" * 1_000_000,))
    follow(world, page, "x" * 1_000_000)
    page.resize(width, 700)
    column = page.widget()
    assert column is not None
    until(lambda: column.width() == page.viewport().width())
    assert page.title.text().replace("\u200b", "") == "x" * 299 + "…"
    longest = max(page.title.text().split("\u200b"), key=len)
    assert page.title.fontMetrics().horizontalAdvance(longest) <= page.title.width()
    assert page.listed_by.geometry().right() < column.width()
    margins = column.contentsRect().width() - page.title.width()
    assert margins >= 0
    # As those of a transcript: a frame before it, behind it the strip, and the scroll bar always.
    left, right = (
        page.title.geometry().left(),
        column.width() - page.title.geometry().right() - 1,
    )
    bar = page.verticalScrollBar()
    behind = STRIP_WIDTH + (0 if bar.isVisible() else bar.sizeHint().width())
    assert abs((right - behind) - (left - 2)) <= 1


def test_another_page_leaves_nothing_of_it(world: Opened, page: VideoPane) -> None:
    world.session.back()
    assert page.passages.buttons == []
    page.paste.click()
    page.listed_by.click()
    assert world.shown == "The list"


def test_another_theme_and_another_typeface_are_taken_up(world: Opened, page: VideoPane) -> None:
    before, font = page.grab().toImage(), page.title.font()
    world.settings.set("theme", "dark")
    world.settings.set("typeface", "mono")
    QApplication.processEvents()
    assert page.grab().toImage() != before
    assert page.title.font() != font


# -- what can be done ---------------------------------------------------------------------------


def test_the_list_that_names_the_video_is_one_click_away(world: Opened, page: VideoPane) -> None:
    press(page.listed_by)
    assert world.shown == "The list"


def test_a_file_is_asked_for(page: VideoPane) -> None:
    with hearing(page.file_wanted):
        press(page.open_file)


def test_pasted_text_becomes_a_transcript(world: Opened, page: VideoPane) -> None:
    QGuiApplication.clipboard().setText(
        '{"title": "Pasted", "standfirst": "", "segments": [{"text": "Its words."}]}'
    )
    press(page.paste)
    assert world.shown == "Pasted"


def test_the_key_for_pasting_pastes_too(world: Opened, page: VideoPane) -> None:
    QGuiApplication.clipboard().setText(
        '{"title": "Pasted", "standfirst": "", "segments": [{"text": "Its words."}]}'
    )
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert world.shown == "Pasted"


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_clipboard_is_said_on_the_page(world: Opened, page: VideoPane, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(page.paste)
    assert "There is no text on the clipboard: copy the transcript first." in words(page)
    follow(world, page, "Fuel for thought")
    assert not page.message.isVisible()


def test_the_web_is_searched_on_a_click_alone_and_says_where(
    world: Opened, page: VideoPane
) -> None:
    with browser("https") as web:
        assert "duckduckgo.com" in page.search.toolTip()
        assert "duckduckgo.com" in page.search.accessibleDescription()
        assert web.opened == []
        press(page.search)
    assert web.opened == ["https://duckduckgo.com/?q=The%20changing%20Arctic"]


def test_without_a_browser_the_page_says_so(world: Opened, page: VideoPane) -> None:
    world.settings.set("web_search", "https://user@search.example/?q=%s")
    press(page.search)
    assert page.message.isVisible()


def test_the_page_of_a_video_opens_where_it_has_one_that_may_be_opened(
    world: Opened, page: VideoPane
) -> None:
    world.open("Other list", related=("Dying to eat",), url="https://video.example/eat")
    follow(world, page, "Dying to eat")
    assert page.visit.isVisible()
    assert "video.example" in page.visit.toolTip()
    with browser("https") as web:
        press(page.visit)
    assert web.opened == ["https://video.example/eat"]
    world.open("Third list", related=("Trap",), url="file:///etc/passwd")
    follow(world, page, "Trap")
    assert not page.visit.isVisible()


# -- dropping a file ----------------------------------------------------------------------------


def test_a_file_dropped_here_is_remembered_as_the_videos_transcript(
    world: Opened, page: VideoPane
) -> None:
    data = files(world.file("Quite another title"))
    assert drag(page, data)
    assert "Drop the file: it becomes the transcript of this video." in words(page)
    drop(page, data)
    assert world.shown == "Quite another title"
    assert world.session.known.path_for(RelatedVideo(ARCTIC)) is not None
    world.session.back()
    world.session.back()
    world.follow(ARCTIC)
    assert world.shown == "Quite another title"


def test_what_is_dragged_away_again_changes_nothing(world: Opened, page: VideoPane) -> None:
    assert drag(page, files(world.file("Other")))
    drag_away(page)
    assert "A file you open, or drop here, is remembered as its transcript." in words(page)


@pytest.mark.parametrize(
    "urls",
    [(), ("https://video.example/a.srt",), ("file:///a.srt", "file:///b.srt")],
    ids=["nothing", "address", "two"],
)
def test_only_one_file_is_welcome(world: Opened, page: VideoPane, urls: tuple[str, ...]) -> None:
    data = addresses(*map(QUrl, urls))
    assert not drag(page, data)
    drop(page, data)
    assert world.shown == ARCTIC


# -- who mentions it ----------------------------------------------------------------------------


def test_the_passages_that_mention_it_are_listed_with_their_place(page: VideoPane) -> None:
    first, *_ = page.passages.buttons
    assert "The changing Arctic is one thing." in first.accessibleName()
    assert first.accessibleDescription() == "caption 2 of 3"


def test_a_passage_leads_to_its_words(world: Opened, page: VideoPane) -> None:
    with hearing(world.session.span_wanted) as wanted:
        press(page.passages.buttons[0])
    assert world.shown == "The list"
    assert wanted == [((1, 0, 1, 19),)]


def test_a_passage_has_its_time_where_there_is_one(world: Opened, page: VideoPane) -> None:
    path = world.folder / "timed.json"
    path.write_text(
        '{"title": "Timed", "standfirst": "", "related": [{"title": "The Arctic melts"}],'
        ' "segments": [{"start": 754, "end": 760, "text": "The Arctic melts."}]}'
    )
    world.session.open(path)
    follow(world, page, "The Arctic melts")
    assert page.passages.buttons[0].accessibleDescription() == "12:34"


def test_passages_of_several_transcripts_stand_under_their_titles(
    world: Opened, page: VideoPane
) -> None:
    world.open("<i>Second</i>", "The changing Arctic is cold.", related=LISTED)
    follow(world, page, ARCTIC)
    heads = [text for text in words(page) if text in ("The list", "<i>Second</i>")]
    assert heads == ["<i>Second</i>", "The list"]
    assert "The changing Arctic is cold." in passages(page)[0]


def test_what_is_opened_while_the_page_shows_is_looked_through_too(
    world: Opened, page: VideoPane
) -> None:
    world.open("Second", "The changing Arctic is cold.")
    with hearing(page.passages.finished):
        world.session.back()
    assert any("is cold" in passage for passage in passages(page))


def test_where_nothing_mentions_it_a_sentence_says_so(world: Opened, page: VideoPane) -> None:
    follow(world, page, "Zebras & quaggas")
    assert passages(page) == []
    assert "None of the open transcripts mentions it." in words(page)


def test_the_keyboard_walks_the_passages_and_follows_one(world: Opened, page: VideoPane) -> None:
    far = "Words that say nothing of it. " * 10
    world.open("Cold", "The Arctic.", far, "An Arctic sea.", far, "Arctic ice.", related=LISTED)
    follow(world, page, ARCTIC)
    buttons = page.passages.buttons
    assert len(buttons) > 3
    page.activateWindow()
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Down)
    assert buttons[1].hasFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Up)
    QTest.keyClick(buttons[0], Qt.Key.Key_Up)
    assert buttons[0].hasFocus()
    with hearing(world.session.span_wanted):
        QTest.keyClick(buttons[0], Qt.Key.Key_Return)
    assert world.shown == "Cold"


def test_a_passage_is_drawn_otherwise_with_the_keyboard_on_it(page: VideoPane) -> None:
    button = page.passages.buttons[0]
    page.activateWindow()
    page.paste.setFocus()
    before = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != before
    assert button.height() >= button.heightForWidth(button.width())
    assert button.sizeHint().height() > button.fontMetrics().height()
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))


@pytest.mark.parametrize(("width", "is_across"), [(1_000, True), (600, True), (360, False)])
@pytest.mark.parametrize("size", [100, 200])
def test_three_steps_with_pictures_say_how_it_is_done_with_a_browser(
    world: Opened, page: VideoPane, width: int, is_across: bool, size: int
) -> None:
    world.settings.set("interface_size", size)
    try:
        page.resize(width, 900)
        QApplication.processEvents()
        one, two, three = page.steps.steps
        assert "Show transcript" in one.words.text()
        assert "Ctrl+S" in two.words.text()
        assert "or open it with the button above. Or Ctrl+V" in three.words.text()
        assert page.open_file.mapTo(page, QPoint()).y() < page.steps.mapTo(page, QPoint()).y()
        places = [step.mapTo(page.steps, QPoint()) for step in (one, two, three)]
        if size == 100:
            assert (len({place.y() for place in places}) == 1) is is_across
        for step in (one, two, three):
            assert step.picture.isVisible()
            assert step.words.height() >= step.words.heightForWidth(step.words.width())
            assert step.words.mapTo(page.steps, step.words.rect().bottomRight()).x() <= (
                page.steps.width()
            )
        assert page.horizontalScrollBar().maximum() == 0
    finally:
        world.settings.set("interface_size", 100)


def test_the_pictures_of_the_steps_have_the_colours_of_the_theme(
    world: Opened, page: VideoPane
) -> None:
    for name in ("light", "dark", "sepia", "contrast", "contrast-light"):
        world.settings.set("theme", name)
        QApplication.processEvents()
        for step in page.steps.steps:
            image = step.picture.grab().toImage()
            inks = {
                image.pixelColor(x, y).name()
                for x in range(image.width())
                for y in range(image.height())
            }
            look = world.appearance.theme
            assert {look.page.name(), look.accent.name()} <= inks, name
    world.settings.set("theme", "light")
