"""Captions all in capitals, shown as sentences: a view, and no more than that."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import SEED, Reader, until
from shelves import take_in, write

from reader.ui.dialogs.export_dialog import ExportDialog
from reader.ui.dialogs.many_dialog import ManyDialog

SAID = (
    "GOOD EVENING. TONIGHT WE ARE",
    "WITH ANA LIMA AT THE BBC.",
    "MR. SANTOS, YOU SAID “NO”.",
    "YES.",
)
READ = "Good evening. Tonight we are with Ana Lima at the BBC. Mr. Santos, you said “no”. Yes."


@pytest.fixture
def capitals(window: Reader, tmp_path: Path) -> Reader:
    """A window with captions in capitals, and a library in which Ana Lima is known."""
    write(tmp_path / "known.json", "Another", "Something else.", author="Ana Lima")
    take_in(window, tmp_path / "known.json")
    captions = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{text}\n\n" for n, text in enumerate(SAID, 1)
    )
    (tmp_path / "news.srt").write_text(captions, encoding="utf-8")
    window.open(tmp_path / "news.srt")
    return window


def shown(window: Reader) -> str:
    return window.window.pane.toPlainText()


def test_they_are_read_as_sentences_once_that_is_wanted_and_as_they_were(capitals: Reader) -> None:
    assert shown(capitals) == " ".join(SAID)
    capitals.do("reading-case")
    assert shown(capitals) == READ
    assert capitals.settings.reading_case
    capitals.do("reading-case")
    assert shown(capitals) == " ".join(SAID)


def test_a_caption_that_goes_on_begins_no_sentence(capitals: Reader) -> None:
    capitals.do("reading-case")
    capitals.do("captions")
    assert shown(capitals).split("\n") == [
        "Good evening. Tonight we are",
        "with Ana Lima at the BBC.",
        "Mr. Santos, you said “no”.",
        "Yes.",
    ]


def test_search_and_quotations_keep_what_the_file_said(capitals: Reader) -> None:
    capitals.do("reading-case")
    capitals.find("we are with")
    assert capitals.count == "1 of 1"
    capitals.press("Escape")
    capitals.window.pane.selectAll()
    capitals.settle()
    capitals.do("copy")
    assert capitals.clipboard == " ".join(SAID)
    capitals.do("copy-with-source")
    until(lambda: "TONIGHT WE ARE WITH ANA LIMA" in capitals.clipboard)


def test_the_line_that_is_read_stays(window: Reader, tmp_path: Path) -> None:
    lines = (f"SENTENCE NUMBER {n} IS SAID OUT LOUD HERE, AND SO ON." for n in range(400))
    (tmp_path / "long.txt").write_text("\n\n".join(lines), encoding="utf-8")
    window.open(tmp_path / "long.txt")
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    window.settle()
    place = window.session.place
    assert place.cue > 50
    window.do("reading-case")
    assert window.session.place[:2] == place[:2]
    assert window.top_words.startswith("Sentence number")


def test_an_export_has_them_as_the_file_unless_sentences_are_asked_for(
    capitals: Reader, tmp_path: Path
) -> None:
    capitals.do("reading-case")
    capitals.do("export")
    dialog = capitals.dialog()
    assert isinstance(dialog, ExportDialog)
    dialog._kind.setCurrentIndex(dialog._kind.findData("srt"))
    assert "WITH ANA LIMA AT THE BBC." in dialog.preview.toPlainText()
    dialog.sentences.setChecked(True)
    until(lambda: "with Ana Lima at the BBC." in dialog.preview.toPlainText())
    dialog.save_to(tmp_path / "saved.srt")
    until(lambda: dialog.saved_as is not None)
    lines = (tmp_path / "saved.srt").read_text(encoding="utf-8").splitlines()
    assert lines[2::4] == [
        "Good evening. Tonight we are",
        "with Ana Lima at the BBC.",
        "Mr. Santos, you said “no”.",
        "Yes.",
    ]


def test_a_selection_that_begins_within_a_sentence_does_so_as_sentences_too(
    capitals: Reader,
) -> None:
    pane = capitals.window.pane
    cursor = pane.textCursor()
    cursor.setPosition(READ.index("Tonight we") + 8)
    cursor.setPosition(READ.index(" at the BBC"), cursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    capitals.settle()
    capitals.do("export")
    dialog = capitals.dialog()
    assert isinstance(dialog, ExportDialog)
    dialog._kind.setCurrentIndex(dialog._kind.findData("text"))
    dialog.sentences.setChecked(True)
    until(lambda: dialog.preview.toPlainText().startswith("“we are with Ana Lima”"))
    dialog.reject()


def test_a_text_in_mixed_case_is_offered_nothing_of_it(window: Reader) -> None:
    window.open(SEED)
    window.do("export")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    assert dialog.sentences.isHidden()
    dialog.reject()


def test_several_are_exported_as_sentences_where_that_is_asked_for(
    capitals: Reader, tmp_path: Path
) -> None:
    take_in(capitals, tmp_path / "news.srt")
    (tmp_path / "out").mkdir()
    library = capitals.window.commands.library
    library.exporting.ask([card.entry.id for card in capitals.shelf.cards])
    dialog = capitals.dialog()
    assert isinstance(dialog, ManyDialog)
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.kind_box.setCurrentIndex(dialog.kind_box.findData("text"))
    dialog.sentences.setChecked(True)
    dialog.accept()
    until(lambda: "were saved" in capitals.window.notices.sentence.text())
    (saved,) = [path for path in (tmp_path / "out").iterdir() if path.name != "Another.txt"]
    assert READ in " ".join(saved.read_text(encoding="utf-8").split())
    capitals.window.notices.sentence.setText("")
    library.exporting.ask([card.entry.id for card in capitals.shelf.cards])
    again = capitals.dialog()
    assert isinstance(again, ManyDialog)
    assert Path(again.folder.text()) == tmp_path / "out"  # the folder that was chosen last
    again.reject()
