"""A video seen beside its words, and its still frames in what is taken away."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from driver import Reader, until
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox
from recordings import SENTENCES, ClocklessPlayer, Decoder, Heard, tone, write

from reader.model.still import Still, still_of
from reader.ui.panels.picture_pane import PicturePane
from reader.ui.state.sound.player import PlayerState
from reader.ui.state.sound.stills import Taken

RED, BLUE = "#c00000", "#0000c0"


@pytest.fixture(autouse=True)
def _decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reader.ui.state.sound.sound_reading", Decoder())


@pytest.fixture
def player() -> ClocklessPlayer:
    return ClocklessPlayer(has_picture=True)


@pytest.fixture
def seen(heard: Heard) -> Iterator[Heard]:
    """The talk as a video, of which a picture was shown."""
    heard.window.window.resize(1_000, 700)
    heard.window.settle()
    heard.player.show(RED)
    yield heard
    heard.window.settings.set("picture_apart", False)


def pane(seen: Heard) -> PicturePane:
    made = seen.window.window.areas["picture"]
    assert isinstance(made, PicturePane)
    return made


def jpeg(colour: str) -> bytes:
    image, buffer = QImage(160, 90, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor(colour))
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "JPEG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class Frames:
    """Takes the frames of a video without one: each is blue."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[int]]] = []
        self.fails = False

    def take(self, path: Path, times: list[int], taken: Taken) -> None:
        self.asked.append((path.name, times))
        found: list[Still | None] = [still_of(jpeg(BLUE), 160, 90, time) for time in times]
        taken([None] * len(times) if self.fails else found)


@pytest.fixture
def frames(seen: Heard) -> Frames:
    made = Frames()
    seen.listening.stills.take = made.take
    return made


# -- seen ----------------------------------------------------------------------------------------


def test_a_video_is_seen_over_the_text_and_takes_no_keyboard(seen: Heard) -> None:
    picture = pane(seen)
    assert picture.isVisible()
    assert picture.screen_.picture is not None
    assert QColor(picture.screen_.picture.pixel(1, 1)) == QColor(RED)
    page = seen.window.window.pane
    assert picture.mapTo(seen.window.window, picture.rect().bottomLeft()).y() < (
        page.mapTo(seen.window.window, page.rect().topLeft()).y()
    )
    assert page.hasFocus()


def test_a_recording_without_a_picture_has_no_panel(window: Reader, tmp_path: Path) -> None:
    player = ClocklessPlayer()
    window.window.desk.listening.make_player = lambda: player
    window.open(write(tmp_path / "talk.vtt", *SENTENCES))
    window.window.desk.listening.open(tone(tmp_path / "talk.wav", 100))
    until(lambda: window.window.desk.listening.here)
    player.load()
    assert not window.window.areas.is_shown("picture")
    assert not window.window.actions_["picture"].isEnabled()
    assert not window.window.actions_["quote-still"].isEnabled()


def test_the_picture_is_hidden_and_shown_by_one_key_and_is_not_made_meanwhile(seen: Heard) -> None:
    seen.window.press("Ctrl+Alt+V")
    assert not pane(seen).isVisible()
    assert seen.player.looks is None
    seen.window.press("Ctrl+Alt+V")
    assert pane(seen).isVisible()
    assert seen.player.looks is not None
    seen.window.click(pane(seen).off)
    assert not seen.window.settings.show_picture


def test_closing_the_recording_closes_its_picture(seen: Heard) -> None:
    pane(seen).screen_.setFocus()
    seen.window.do("close-recording")
    assert not pane(seen).isVisible()
    assert seen.window.window.pane.hasFocus()


def test_another_transcript_has_no_picture_and_the_way_back_has_it_again(
    seen: Heard, tmp_path: Path
) -> None:
    seen.window.open(write(tmp_path / "other.vtt", *SENTENCES))
    assert not pane(seen).isVisible()
    seen.window.do("back")
    assert pane(seen).isVisible()


def test_it_is_reached_by_f6_and_played_by_its_keys(seen: Heard) -> None:
    seen.window.window.areas.focus_page()
    seen.window.press("Shift+F6")
    screen = pane(seen).screen_
    assert screen.hasFocus()
    seen.window.press("Space", screen)
    assert seen.player.state is PlayerState.PAUSED
    seen.window.press("Space", screen)
    assert seen.player.state is PlayerState.PLAYING
    seen.play_on(7_000)
    seen.window.press("Left", screen)
    assert seen.player.position == 2_000
    assert screen.accessibleName() == "Picture of the video"
    assert screen.accessibleDescription() == "0:02 of 1:00"
    seen.window.press("Escape", screen)
    assert seen.window.window.pane.hasFocus()


def test_with_the_keyboard_it_counts_no_seconds_over_what_is_heard(seen: Heard) -> None:
    screen = pane(seen).screen_
    seen.play_on(2_000)
    assert screen.accessibleDescription() == "0:02 of 1:00"
    screen.setFocus()
    seen.play_on(5_000)
    assert screen.accessibleDescription() == "0:02 of 1:00"
    seen.window.press("Space", screen)
    assert screen.accessibleDescription() == "0:05 of 1:00"


def test_it_stands_in_a_window_of_its_own_that_keeps_its_place(seen: Heard) -> None:
    seen.window.do("picture-apart")
    seen.window.settle()
    picture = pane(seen)
    assert picture.isWindow()
    assert picture.isVisible()
    assert seen.player.looks is not None
    assert QApplication.activeWindow() is seen.window.window
    picture.resize(500, 320)
    picture.move(60, 40)
    picture.close()  # as the person closes that window
    assert not picture.isWindow()
    assert picture.isVisible()
    pane(seen).screen_.setFocus()
    seen.window.press("Return", pane(seen).screen_)
    assert picture.isWindow()
    assert (picture.size().width(), picture.size().height()) == (500, 320)
    kept = seen.window.session.memory.window
    assert (kept["picture_x"], kept["picture_y"]) == (60, 40)


def test_the_keys_of_the_window_work_in_its_own_window(seen: Heard) -> None:
    seen.window.do("picture-apart")
    seen.window.settle()
    pane(seen).activateWindow()
    pane(seen).screen_.setFocus()
    seen.window.press("Ctrl+K", pane(seen).screen_)
    assert seen.player.state is PlayerState.PAUSED


@pytest.mark.parametrize(("width", "height"), [(360, 560), (600, 640), (1_440, 900)])
def test_the_page_keeps_as_much_room_as_the_picture_has(
    seen: Heard, width: int, height: int
) -> None:
    seen.window.window.resize(width, height)
    seen.window.settle()
    picture, page = pane(seen), seen.window.window.pane
    assert picture.height() <= page.height() + 2
    assert picture.screen_.width() >= 120
    for button in (picture.off, *picture.findChildren(type(picture.off))):
        assert picture.rect().contains(button.geometry())


def test_where_no_picture_comes_it_is_said_and_the_sound_goes_on(heard: Heard) -> None:
    assert pane(heard).isVisible()
    heard.play_on(2_600)
    assert "The picture of this video cannot be shown on this computer" in heard.notice
    assert not pane(heard).isVisible()
    assert heard.player.state is PlayerState.PLAYING


def test_where_sound_and_picture_begin_late_the_picture_is_waited_for(heard: Heard) -> None:
    heard.play_on(20)
    heard.player.play_on(4_600, 4_580)
    heard.window.settle()
    assert pane(heard).isVisible()
    heard.player.show(RED)
    heard.play_on(9_000)
    assert pane(heard).isVisible()
    assert "cannot be shown" not in heard.notice


# -- taken along ---------------------------------------------------------------------------------


def test_a_quotation_is_copied_with_the_frame_at_its_time_where_that_is_wanted(
    seen: Heard, frames: Frames
) -> None:
    seen.window.select("Nobody crosses the water today.")
    seen.window.do("copy-with-source")
    assert frames.asked == []
    seen.window.do("quote-still")
    seen.window.do("copy-with-source")
    assert frames.asked == [("talk.wav", [4_000])]
    html = QApplication.clipboard().mimeData().html()
    assert 'alt="Still frame of the video at 0:04"' in html
    assert "Frame at 0:04" in html
    assert "Frame" not in QApplication.clipboard().text()


def test_the_frame_is_the_one_at_which_it_was_paused_within_the_words(
    seen: Heard, frames: Frames
) -> None:
    seen.window.settings.set("quote_still", True)
    seen.play_on(5_500)
    seen.window.do("play")
    seen.window.select("Nobody crosses the water today.")
    seen.window.do("copy-with-source")
    seen.window.select("Not even by boat.")
    seen.window.do("copy-with-source")
    assert [times for _, times in frames.asked] == [[5_500], [10_000]]


def test_words_that_are_heard_later_than_told_have_the_frame_of_then(
    seen: Heard, frames: Frames
) -> None:
    seen.window.settings.set("quote_still", True)
    seen.window.do("words-later")
    seen.window.select("Nobody crosses the water today.")
    seen.window.do("copy-with-source")
    assert frames.asked[-1][1] == [4_100]


def test_where_no_frame_can_be_had_the_words_are_copied_and_it_is_said(
    seen: Heard, frames: Frames
) -> None:
    frames.fails = True
    seen.window.settings.set("quote_still", True)
    seen.window.select("Nobody crosses")
    seen.window.do("copy-with-source")
    assert "“Nobody crosses”" in QApplication.clipboard().text()
    assert seen.notice == "A frame of the video could not be taken."


def test_a_word_document_has_the_frame_and_text_says_that_it_has_not(
    seen: Heard, frames: Frames, tmp_path: Path
) -> None:
    seen.window.select("Nobody crosses the water today.")
    seen.window.do("export")
    dialog = seen.window.dialog()
    kinds = dialog.findChildren(QComboBox)[0]
    box = next(one for one in dialog.findChildren(QCheckBox) if "frame" in one.text())
    assert box.isVisible()
    assert not box.isChecked()
    box.setChecked(True)
    kinds.setCurrentIndex(kinds.findData("markdown"))
    assert dialog._not_kept.text() == "Not kept, where there were any: still frames."  # type: ignore[attr-defined]
    kinds.setCurrentIndex(kinds.findData("docx"))
    assert dialog._not_kept.text() == ""  # type: ignore[attr-defined]
    dialog.save_to(tmp_path / "quote.docx")  # type: ignore[attr-defined]
    until(lambda: (tmp_path / "quote.docx").exists())
    until(lambda: seen.window.settings.quote_still)  # as it was chosen
    with ZipFile(BytesIO((tmp_path / "quote.docx").read_bytes())) as package:
        assert package.read("word/media/rIdP1.jpg") == jpeg(BLUE)


def test_the_basket_keeps_the_frame_and_lets_it_go_with_the_quotation(
    seen: Heard, frames: Frames, basedir: Path
) -> None:
    seen.window.settings.set("quote_still", True)
    seen.window.select("Nobody crosses the water today.")
    seen.window.do("basket-add")
    until(lambda: seen.window.window.desk.basket.items)
    folder = basedir / "data" / "basket-stills"
    assert [path.read_bytes() for path in folder.iterdir()] == [jpeg(BLUE)]
    seen.window.window.desk.basket.remove(seen.window.window.desk.basket.items)
    until(lambda: not seen.window.window.desk.basket.items)
    assert list(folder.iterdir()) == []
