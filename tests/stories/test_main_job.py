"""The four uses of the program, as a person goes through them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import tongues
from driver import SEED, Reader, reader, until
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.kept.memory import Memory
from reader.kept.settings import Settings
from reader.model.prose import View, prose
from reader.model.transcript import Cue, Transcript
from reader.quotes.exports import EXPORTS
from reader.ui.dialogs.export_dialog import ExportDialog
from reader.ui.dialogs.small_dialogs import cue_at
from reader.ui.state.pages import Place, VideoPage

OTHER_TITLE = "Mladić, Srebrenica – and Justice"


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Reader]:
    with reader() as made:
        made.open(SEED)
        yield made


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "mladic.json"
    words = [{"text": f"Sentence number {number} of the other one."} for number in range(200)]
    path.write_text(json.dumps({"title": "Mladic, Srebrenica and justice", "segments": words}))
    return path


def test_the_seed_is_read_as_prose(window: Reader) -> None:
    assert window.window.windowTitle().startswith("NATO and Russia: uneasy partners — ")
    paragraphs = window.text.split("\n")
    assert paragraphs[0].startswith("NATO and Russia: uneasy partners? In 1997, NATO and Russia")
    assert all(paragraph[-1] in ".?!" for paragraph in paragraphs)
    assert len(window.text.split()) == 695
    assert window.window.areas["related"].model.rowCount() == 88


def test_the_place_is_kept_through_views_zoom_and_width(window: Reader) -> None:
    window.window.pane.select(window.session.page.prose.span(2000, 2010))
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    window.settle()
    words = window.top_words
    window.press("Ctrl+T")
    assert window.session.view is View.CAPTIONS
    assert window.top_words in words or words.split()[0] in window.top_words
    window.press("Ctrl+T")
    assert window.top_words == words
    window.do("text-bigger")
    window.do("text-bigger")
    assert words.split()[0] in window.top_words
    window.do("text-normal")
    assert window.top_words == words
    window.window.resize(700, 700)
    window.settle()
    assert words.split()[0] in window.top_words
    window.window.resize(1180, 780)
    window.settle()
    assert window.top_words == words


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("founding act which clearly", "1 of 1"),
        ("don't", "1 of 2"),
        ("don’t", "1 of 2"),
        ("STANDEX", "1 of 3"),
        ("nato russia", "1 of 2"),
        ("trust", "1 of 4"),
        ("no such words", "No hits"),
    ],
)
def test_a_search_forgives(window: Reader, query: str, count: str) -> None:
    window.find(query)
    assert window.count == count


def test_enter_steps_through_the_hits_and_says_where_it_begins_again(window: Reader) -> None:
    window.find("standex")
    window.press("Return")
    assert window.count == "2 of 3"
    window.press("Return")
    window.press("Return")
    assert window.count == "1 of 3, from the start again"
    window.press("Shift+Return")
    assert window.count == "3 of 3, from the end again"
    window.press("F3")
    assert window.count.startswith("1 of 3")


def test_escape_returns_to_where_reading_was(window: Reader) -> None:
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(300)
    window.settle()
    words = window.top_words
    window.find("lack of trust")
    assert bar.value() != 300
    window.press("Escape")
    assert window.top_words == words
    assert window.window.pane.hasFocus()
    assert window.count == ""


def test_a_hit_is_found_in_either_view(window: Reader) -> None:
    window.find("act which")
    window.press("Ctrl+T")
    assert window.count == "1 of 1"
    marks = window.marks(0, len(window.text))
    assert [window.text[mark.start : mark.end] for mark in marks] == ["act,\nwhich"]


def test_a_wrong_pattern_says_so_in_the_bar(window: Reader) -> None:
    window.window.search_bar.switches["regex"].click()
    window.find("(")
    until(lambda: window.window.search_bar.note.isVisible())
    assert "pattern" in window.window.search_bar.note.words.text()
    assert window.count == ""
    window.window.search_bar.field.clear()


def test_the_selection_is_searched_for(window: Reader) -> None:
    start = window.text.index("founding")
    window.window.pane.select(window.session.page.prose.span(start, start + len("founding act")))
    window.press("Ctrl+F")
    assert window.window.search_bar.field.text() == "founding act"
    assert window.count == "1 of 1"


def test_the_hit_list_leads_to_its_places(window: Reader) -> None:
    window.find("trust")
    window.press("Ctrl+Shift+L")
    hits = window.window.areas["hit-list"]
    assert hits.isVisible()
    assert hits.model.rowCount() == 4
    assert hits.model.index(0, 2).data().lower() == "trust"
    index = hits.model.index(3, 1)
    QTest.mouseClick(
        hits.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=hits.table.visualRect(index).center(),
    )
    window.settle()
    assert window.count == "4 of 4"


def test_hits_are_saved_as_a_table(window: Reader, tmp_path: Path) -> None:
    window.find("founding act which")
    window.window.commands.searching.save(tmp_path / "hits.csv", EXPORTS["csv"])
    header, row = (tmp_path / "hits.csv").read_text(encoding="utf-8-sig").splitlines()
    assert header == "number,caption,time,speaker,before,hit,after,title"
    assert row.startswith("1,3,,,")
    assert '"founding act, which"' in row


def test_a_video_without_a_transcript_has_its_own_page(window: Reader) -> None:
    window.click_related(1)
    assert isinstance(window.session.page, VideoPage)
    assert window.title == "Ukraine: where are all the fascists?"
    letters = window.window.video_pane.title.font()
    assert letters.families()[0] == "Literata"  # made late, it has the letters of the text too
    assert letters.pointSizeF() > window.settings.text_size
    window.press("Alt+Left")
    assert window.title == "NATO and Russia: uneasy partners"


def test_a_file_given_to_a_video_is_its_transcript_from_then_on(
    window: Reader, other: Path
) -> None:
    window.click_related(1)
    page = window.session.page
    assert isinstance(page, VideoPage)
    window.session.open(other, for_video=page.video)
    window.settle()
    assert window.title == "Mladic, Srebrenica and justice"
    window.press("Alt+Left")
    window.press("Alt+Left")
    window.click_related(1)
    assert window.title == "Mladic, Srebrenica and justice"


def test_back_and_forward_return_to_the_line(window: Reader, other: Path) -> None:
    window.open(other)
    window.press("Alt+Left")
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(417)
    window.settle()
    words = window.top_words
    window.click_related(0)  # known: its title is the other's
    assert window.title == "Mladic, Srebrenica and justice"
    bar.setValue(900)
    window.settle()
    there = window.top_words
    window.press_mouse(Qt.MouseButton.BackButton, window.window.pane.viewport())
    assert (window.title, window.top_words) == ("NATO and Russia: uneasy partners", words)
    window.press_mouse(Qt.MouseButton.ForwardButton, window.window.pane.viewport())
    assert (window.title, window.top_words) == ("Mladic, Srebrenica and justice", there)


def test_what_is_selected_with_the_mouse_is_copied_with_its_source(window: Reader) -> None:
    start = window.point_of(window.text.index("signed a founding"))
    end = window.point_of(window.text.index("act, which"))
    window.drag_over(start, end)
    window.press("Ctrl+C")
    assert window.clipboard.strip() == "signed a founding"
    window.press("Ctrl+Shift+C")
    assert "signed a founding" in window.clipboard
    assert "NATO and Russia: uneasy partners" in window.clipboard
    assert "Caption 3 of 146" in window.clipboard
    assert QGuiApplication.clipboard().mimeData().hasFormat("text/html")


def test_a_selection_is_made_with_the_keyboard(window: Reader) -> None:
    window.window.pane.setFocus()
    for _ in range(4):
        window.press("Shift+Right")
    assert window.window.pane.selected_text() == "NATO"
    window.press("Ctrl+A")
    assert len(window.window.pane.selected_text().split()) == 695


def test_the_selection_is_exported_with_its_source(window: Reader, tmp_path: Path) -> None:
    start = window.text.index("signed a founding act, which clearly")
    window.window.pane.select(window.session.page.prose.span(start, start + 36))
    window.press("Ctrl+E")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    path = tmp_path / "quote.md"
    path.write_text("old")
    dialog.save_to(path)
    until(lambda: dialog.saved_as == path)
    written = path.read_text(encoding="utf-8")
    assert "signed a founding act, which clearly" in written
    assert "Captions 3–4 of 146" in written
    assert "uneasy partners" in written


def test_captions_are_saved_as_captions_and_what_is_lost_is_said(
    window: Reader, tmp_path: Path
) -> None:
    file = tmp_path / "talk.vtt"
    file.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>One & two.\n", encoding="utf-8")
    window.open(file)
    window.press("Ctrl+E")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    kinds = dialog._kind
    kinds.setCurrentIndex(kinds.findText("SubRip captions"))
    assert "Not kept, where there were any: title" in dialog._not_kept.text()
    assert dialog.preview.toPlainText().startswith("1\n00:00:01,000 --> 00:00:02,000\n[Ana]: One")
    dialog.save_to(tmp_path / "talk.srt")
    until(lambda: dialog.saved_as)
    assert (tmp_path / "talk.srt").read_text(encoding="utf-8").endswith("[Ana]: One & two.\n")


def test_captions_without_times_are_not_saved_as_captions(window: Reader) -> None:
    window.press("Ctrl+E")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    dialog._kind.setCurrentIndex(dialog._kind.findText("SubRip captions"))
    assert "no times" in dialog.fault.text()
    assert not dialog.save.isEnabled()
    dialog._kind.setCurrentIndex(dialog._kind.findText("Markdown"))
    assert dialog.save.isEnabled()
    assert dialog.fault.isHidden()
    dialog.reject()


def test_a_file_that_cannot_be_written_leaves_the_old_one(window: Reader, tmp_path: Path) -> None:
    window.press("Ctrl+E")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    assert "The whole transcript" in dialog._what.text()
    dialog.save_to(tmp_path / "no such folder" / "quote.md")
    until(lambda: "no such folder" in dialog.fault.text())
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    dialog.reject()


def test_a_file_that_is_no_transcript_leaves_the_page(window: Reader, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("")
    window.session.open(path)
    window.settle()
    assert window.title == "NATO and Russia: uneasy partners"
    assert window.window.notices.isVisible()
    assert "empty" in window.window.notices.sentence.text()


def test_reading_goes_on_where_it_was_left(qapp: QApplication) -> None:
    memory = Memory()
    with reader(memory) as first:
        first.open(SEED)
        first.window.pane.verticalScrollBar().setValue(500)
        first.settle()
        words = first.top_words
    assert memory.last_open == SEED
    with reader(memory) as second:
        second.open(SEED)
        assert second.top_words == words


def test_the_page_stands_alone_in_a_narrow_window(window: Reader) -> None:
    window.window.resize(600, 700)
    window.settle()
    assert not window.window.areas["related"].isVisible()
    window.press("F9")
    window.press("F9")
    window.window.resize(1180, 700)
    window.settle()
    assert window.settings.show_side == window.window.areas["related"].isVisible()


def test_sentences_are_selected_one_by_one(window: Reader) -> None:
    window.window.pane.setFocus()
    window.do("next-sentence")
    assert window.window.pane.selected_text() == "NATO and Russia: uneasy partners?"
    window.do("next-sentence")
    assert window.window.pane.selected_text().startswith("In 1997, NATO and Russia signed")
    window.do("previous-sentence")
    assert window.window.pane.selected_text() == "NATO and Russia: uneasy partners?"


def test_one_goes_to_a_caption_by_its_number(window: Reader) -> None:
    window.press("Ctrl+L")
    dialog = window.dialog()
    dialog._field.setText("200")
    dialog.accept()
    assert dialog.isVisible()
    dialog._field.setText("146")
    dialog.accept()
    window.settle()
    assert window.window.pane.selected_text() == "on both sides."


def test_what_one_goes_to_is_a_caption_or_a_time() -> None:
    cues = tuple(Cue(f"Word {n}.", n * 1_000, n * 1_000 + 900) for n in range(3_000))
    reading = prose(Transcript(cues=cues))
    for text, cue in (
        (" 12 ", 11),
        ("1,997", 1_996),
        ("1 997", 1_996),
        ("1\u202f997", 1_996),
        ("0", None),
        ("3001", None),
        ("1:00", 60),
        ("0:16:40.5", 1_000),
        ("90s", 90),
        ("1.997", 1),
        ("42,54", 42),
        ("1.2.3", None),
        ("soon", None),
    ):
        assert cue_at(reading, text) == cue, text
    with tongues.speaking("de"):  # which writes the last caption as 3.000
        assert cue_at(reading, "1.997") == 1_996
        assert cue_at(reading, "1.5") == 1


def test_every_dialog_opens(window: Reader) -> None:
    for action in ("report", "keys", "about", "preferences"):
        window.do(action)
        window.dialog().reject()
        window.settle()


def test_closing_leads_to_what_is_left(window: Reader, other: Path) -> None:
    window.open(other)
    window.do("close")
    assert window.title == "NATO and Russia: uneasy partners"
    window.do("close")
    assert window.window.areas.page is window.window.welcome
    assert window.session.place == Place()


def test_a_long_transcript_comes_from_the_background(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    words = [{"text": f"These are the words of caption {n}, 😀 and more."} for n in range(20_000)]
    path.write_text(json.dumps({"title": "Long", "segments": words}))
    with reader(settings=Settings()) as window:
        window.open(path)
        window.find("caption 19999")
        assert window.count == "1 of 1"
        hit = window.marks(*window.units_in_view)
        text = window.window.pane.document().toRawText()
        units = text.encode("utf-16-le")
        found = [units[2 * m.start : 2 * m.end].decode("utf-16-le") for m in hit]
        assert found == ["caption 19999"]


def test_a_click_into_the_page_gives_it_the_keyboard(window: Reader) -> None:
    window.press("Ctrl+F")
    window.click(window.window.pane.viewport(), QPoint(300, 500))
    assert window.window.pane.hasFocus()


def test_the_mouse_can_select_far_down(window: Reader) -> None:
    window.drag_over(QPointF(300, 400), QPointF(500, 640))
    assert len(window.window.pane.selected_text().split()) > 20


@pytest.mark.parametrize("place", ["list", "menu", "search"])
def test_the_back_button_of_the_mouse_works_wherever_it_points_to(
    window: Reader, place: str
) -> None:
    window.click_related(1)
    window.press("Alt+Left")
    window.find("trust")
    window.settings.set("show_hits", True)
    window.click_related(1)
    parts = window.window
    target = {
        "list": parts.areas["related"].list.viewport(),
        "menu": parts.menuBar(),
        "search": parts.search_bar.field,
    }[place]
    window.press_mouse(Qt.MouseButton.BackButton, target)
    assert window.title == "NATO and Russia: uneasy partners"
