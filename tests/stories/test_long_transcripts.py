"""Long transcripts: what is shown, selected and copied is the same as in short ones, only later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import Reader, reader, until
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication

from reader.model.prose import View
from reader.model.transcript import Cue, CueKind, Span, Transcript
from reader.ui.dialogs.export_dialog import ExportDialog
from reader.ui.panels.hit_list import HitModel
from reader.ui.state.pages import OpenTranscript, Place

COUNT = 12_000


def hearing() -> Transcript:
    cues = [
        Cue("[applause]", n * 3_000, n * 3_000 + 2_900, kind=CueKind.SOUND)
        if n % 100 == 99
        else Cue(f"This is sentence number {n}.", n * 3_000, n * 3_000 + 2_900)
        for n in range(COUNT)
    ]
    return Transcript(title="A hearing", cues=tuple(cues))


def said(first: int, last: int) -> list[str]:
    """The sentences from one number to another, without the applause between them."""
    return [f"This is sentence number {n}." for n in range(first, last) if n % 100 != 99]


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Reader]:
    with reader() as made:
        made.session.show(OpenTranscript(hearing()))
        made.settle()
        yield made


def copied(window: Reader) -> None:
    """Wait until what is being copied is on the clipboard."""
    until(lambda: not window.window.commands.excerpts.busy.isVisible())


# -- the hit list ----------------------------------------------------------------------------------


def test_no_time_is_cut_however_far_the_list_is_scrolled(window: Reader) -> None:
    window.find("number")
    window.do("hit-list")
    table = window.window.areas["hit-list"].table
    last, width = table.model().index(table.model().rowCount() - 1, 0), table.columnWidth(0)
    assert last.data() == "9:59:54"
    assert table.sizeHintForIndex(last).width() <= width
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    window.settle()
    assert width <= table.columnWidth(0) <= width + 12  # digits are not all as wide


# -- the clipboard --------------------------------------------------------------------------------


def test_while_much_is_copied_nothing_old_can_be_pasted(window: Reader) -> None:
    QGuiApplication.clipboard().setText("from before")
    window.window.actions_["copy-with-source"].trigger()
    assert window.window.commands.excerpts.busy.isVisible()
    assert window.clipboard == ""
    copied(window)
    assert window.clipboard.startswith("A hearing\n=========\n\nThis is sentence number 0. ")
    assert "— Whole transcript · taken " in window.clipboard
    assert " ".join(window.clipboard.split()).count("This is sentence number") == len(
        said(0, COUNT)
    )
    assert window.window.statusBar().currentMessage() == (
        "The whole transcript was copied with its source."
    )


def test_what_was_copied_is_what_was_selected_then(window: Reader) -> None:
    window.session.go_to(Span(0, 0, 6_000, 4))
    window.do("copy-with-source")
    window.session.go_to(Span(3, 0, 4, 4))
    window.do("close")
    copied(window)
    assert window.clipboard.startswith("“This is sentence number 0. ")
    assert "This is sentence number 5998." in window.clipboard
    assert f"Captions 1–6001 of {COUNT}" in window.clipboard


def test_few_words_are_copied_at_once(window: Reader) -> None:
    window.session.go_to(Span(0, 0, 1_000, 4))  # some five thousand words
    window.window.actions_["copy-with-source"].trigger()
    assert window.clipboard.startswith("“This is sentence number 0. ")
    assert not window.window.commands.excerpts.busy.isVisible()


def test_who_copies_something_else_meanwhile_has_the_last_word(window: Reader) -> None:
    window.do("copy-with-source")
    QGuiApplication.clipboard().setText("something else")
    window.settle()
    assert not window.window.commands.excerpts.busy.isVisible()
    window.background.finish()
    window.settle()
    assert window.clipboard == "something else"


def test_the_last_of_two_copies_is_the_one_that_stays(window: Reader) -> None:
    window.do("copy-with-source")
    window.session.go_to(Span(5, 0, 5, 28))
    window.do("copy-with-source")
    window.background.finish()
    window.settle()
    assert window.clipboard.startswith("“This is sentence number 5.”")


def test_copying_can_be_stopped(window: Reader) -> None:
    window.window.actions_["copy-with-source"].trigger()
    window.window.commands.excerpts.busy.stop.click()
    window.background.finish()
    window.settle()
    assert window.clipboard == ""
    assert not window.window.commands.excerpts.busy.isVisible()


# -- the page -------------------------------------------------------------------------------------


@pytest.mark.parametrize("cue", [150, 6_050, 11_700])
def test_the_line_read_stays_at_its_height_through_views_and_sounds(
    window: Reader, cue: int
) -> None:
    window.session.place_wanted.emit(Place(cue, 0, 3))
    window.settle()
    pane = window.window.pane
    for action in ("captions", "sounds", "captions", "sounds"):
        window.do(action)
        until(lambda: not pane.is_coming and window.session.transcript is not None)
        until(lambda: window.session.transcript.sounds == window.session.sounds)  # type: ignore[union-attr]
        window.settle()
        assert f"number {cue}." in line_at(window, 8)
        assert window.session.place == Place(cue, 0, 3)


def line_at(window: Reader, y: int) -> str:
    """The line at a height of the view, and the one below it: a sentence may go on there."""
    cursor = window.window.pane.cursorForPosition(QPoint(400, y))
    cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
    cursor.movePosition(QTextCursor.MoveOperation.Down, QTextCursor.MoveMode.KeepAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", " ")


def test_without_sounds_they_are_neither_shown_nor_copied(window: Reader) -> None:
    assert "[applause]" in window.text
    window.do("sounds")
    until(lambda: "[applause]" not in window.text)
    window.session.search.set_query("applause")
    assert window.count == "No hits"
    window.do("select-all")
    window.do("copy")
    assert "applause" not in window.clipboard
    assert window.clipboard.count("This is sentence number") == len(said(0, COUNT))


def test_what_is_wanted_of_a_page_waits_until_it_is_there(window: Reader) -> None:
    other = OpenTranscript(hearing())
    window.session.set_view(View.CAPTIONS)
    window.session.show(other)
    window.session.go_to(Span(9_000, 0, 9_000, 31))
    assert window.window.pane.is_coming
    window.window.pane.selectAll()
    window.session.go_to(Span(9_000, 0, 9_000, 31))
    window.settle()
    assert window.window.pane.selected_text() == "This is sentence number 9000."
    window.do("copy")
    assert window.clipboard == "This is sentence number 9000."


def test_a_page_that_is_left_before_it_is_there_never_comes(window: Reader) -> None:
    first, other = window.session.transcript, OpenTranscript(hearing())
    window.session.set_view(View.CAPTIONS)
    window.session.show(other)
    window.session.back()
    window.settle()
    window.background.finish()
    window.settle()
    assert window.session.transcript is first
    assert not window.window.pane.is_coming
    assert window.text.startswith("This is sentence number 0.\n")


def test_a_dialog_previews_when_it_can(window: Reader, tmp_path: Path) -> None:
    window.do("export")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    until(lambda: dialog.preview.toPlainText().startswith("# A hearing\n\nThis is sentence"))
    dialog._kind.setCurrentIndex(dialog._kind.findData("srt"))
    until(lambda: dialog.preview.toPlainText().startswith("1\n00:00:00,000 --> 00:00:02,900\n"))
    dialog.save_to(tmp_path / "hearing.srt")
    until(lambda: dialog.saved_as)
    assert (tmp_path / "hearing.srt").read_text(encoding="utf-8").count(" --> ") == COUNT


# -- one long line --------------------------------------------------------------------------------


@pytest.fixture
def line(qapp: QApplication) -> Iterator[Reader]:
    """A caption of 240,000 letters in words, with an emoji in each and no line end."""
    with reader() as made:
        words = " ".join(f"word😀{number:06}" for number in range(20_000))
        made.session.show(OpenTranscript(Transcript(title="A line", cues=(Cue(words),))))
        made.settle()
        yield made


def test_a_long_line_is_copied_without_a_break(line: Reader) -> None:
    line.do("select-all")
    line.do("copy")
    assert line.clipboard == " ".join(f"word😀{number:06}" for number in range(20_000))


@pytest.mark.parametrize("number", [0, 500, 555, 10_000, 19_999])
def test_words_of_a_long_line_are_selected_found_and_quoted(line: Reader, number: int) -> None:
    start = number * 12
    line.session.go_to(Span(0, start, 0, start + 11))
    assert line.window.pane.selected_text() == f"word😀{number:06}"
    line.do("copy-with-source")
    assert line.clipboard.startswith(f"“word😀{number:06}”")
    line.session.search.set_query(f"{number:06}")
    assert line.count == "1 of 1"
    pane = line.window.pane
    (mark,) = [mark for mark in line.marks(*line.units_in_view) if not mark.tall]
    shown = QTextCursor(pane.document())
    shown.setPosition(mark.start)
    shown.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
    assert shown.selectedText() == f"{number:06}"


def test_a_selection_over_the_pieces_of_a_long_line_is_whole(line: Reader) -> None:
    line.session.go_to(Span(0, 0, 0, 12 * 3_000 - 1))
    pane = line.window.pane
    assert pane.selected_text() == " ".join(f"word😀{number:06}" for number in range(3_000))
    line.do("captions")
    line.do("captions")
    assert line.session.selection == Span(0, 0, 0, 12 * 3_000 - 1)


def test_the_pieces_of_a_long_line_stand_below_each_other_without_a_gap(line: Reader) -> None:
    layout = line.window.pane.page_layout
    document = line.window.pane.document()
    assert layout is not None
    assert document.blockCount() > 30
    for number in range(3):
        above, below = (document.findBlockByNumber(number + nth) for nth in range(2))
        assert layout.blockBoundingRect(below).top() == layout.blockBoundingRect(above).bottom()


def test_the_end_of_a_long_line_is_reached_and_its_middle_is_returned_to(line: Reader) -> None:
    line.press("Ctrl+End")
    assert "word😀019999" in line.top_words or line.window.pane.verticalScrollBar().value() > 0
    line.session.place_wanted.emit(Place(0, 12 * 9_000, 0))
    line.settle()
    assert "word😀009000" in line.top_words
    line.do("captions")
    assert "word😀009000" in line.top_words


# -- the list of hits -----------------------------------------------------------------------------


def test_the_list_asks_for_no_more_of_many_hits_than_are_in_view(
    window: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    words = HitModel._words

    def counted(model: HitModel, row: int, column: int) -> str:
        asked.add(row)
        return words(model, row, column)

    monkeypatch.setattr(HitModel, "_words", counted)
    window.do("hit-list")
    window.find("sentence")
    table = window.window.areas["hit-list"].table
    assert table.isVisible()
    assert table.model().rowCount() == 11_880
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance("0:00")
    in_view = table.viewport().height() // table.rowHeight(0) + 1
    assert len(asked) <= 4 * in_view  # the rows at the top, then those around the current hit


def test_a_list_of_many_hits_that_is_hidden_asks_for_none_when_the_looks_change(
    window: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.do("hit-list")
    window.find("sentence")
    table = window.window.areas["hit-list"].table
    widths = [table.columnWidth(column) for column in range(4)]
    window.do("hit-list")
    assert not table.isVisible()
    asked: list[int] = []
    monkeypatch.setattr(HitModel, "_words", lambda model, row, column: asked.append(row) or "")
    window.settings.set("theme", "dark")
    window.settle()
    assert asked == []
    monkeypatch.undo()
    window.do("hit-list")
    assert table.isVisible()
    assert [table.columnWidth(column) for column in range(4)] == widths
