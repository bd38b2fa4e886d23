"""A person looks at how a file was read, and has it read in another way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import Reader
from driver import reader as window
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPlainTextEdit, QPushButton

from reader import formats
from reader.formats.format import Claim, Document, Format
from reader.kept.memory import ReadAs
from reader.model.transcript import Cue, Transcript
from reader.ui.dialogs.file_report import FileReportDialog, FormatDialog

CYRILLIC = "1\n00:00:01,000 --> 00:00:02,000\nПривет, мир. Как дела сегодня?\n"


@pytest.fixture
def reader(qapp: QApplication) -> Iterator[Reader]:
    with window() as made:
        yield made


def report_of(reader: Reader) -> FileReportDialog:
    reader.do("report")
    dialog = reader.dialog()
    assert isinstance(dialog, FileReportDialog)
    return dialog


def combo(dialog: QDialog, name: str) -> QComboBox:
    return next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == name)


def choose(dialog: QDialog, name: str, words: str) -> None:
    box = combo(dialog, name)
    box.setCurrentIndex(box.findText(words))
    assert box.currentText() == words


def press(reader: Reader, dialog: QDialog, words: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == words)
    reader.click(button)


def said(dialog: QDialog) -> str:
    return dialog.findChildren(QPlainTextEdit)[0].toPlainText()


def test_the_report_tells_what_was_done_to_a_file(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "talk.srt"
    file.write_bytes(
        b"1\n00:00:01,000 --> 00:00:02,000\nIt\x92s a caf\xe9.\n\n"
        b"2\n00:00:03,000 --> 00:00:04,000\n\n"
    )
    reader.open(file)
    dialog = report_of(reader)
    assert "Read as: SubRip captions" in said(dialog)
    assert "Encoding: Windows-1252" in said(dialog)
    assert "Read as Windows-1252, which is a guess" in said(dialog)
    assert "1 caption without text was left out." in said(dialog)
    press(reader, dialog, "Copy Report")
    assert reader.clipboard == said(dialog)


def test_a_file_that_needed_nothing_says_so(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "talk.vtt"
    file.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHello there.\n", encoding="utf-8")
    reader.open(file)
    assert "Nothing had to be changed" in said(report_of(reader))


def test_another_encoding_is_read_at_once_and_stays(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "talk.srt"
    file.write_bytes(CYRILLIC.encode("koi8-r"))
    reader.session.read(file, ReadAs("cp1251"))
    reader.settle()
    assert "Привет" not in reader.text
    dialog = report_of(reader)
    assert combo(dialog, "Encoding").currentText() == "Windows-1251"
    choose(dialog, "Encoding", "KOI8-R")
    press(reader, dialog, "Read Again")
    assert "Привет, мир." in reader.text
    reader.session.close()
    reader.open(file)
    assert "Привет, мир." in reader.text
    assert reader.memory.choice_of(file) == ReadAs("koi8-r", "")
    dialog = report_of(reader)
    choose(dialog, "Encoding", "Found out from the file")
    press(reader, dialog, "Read Again")
    assert reader.memory.choice_of(file) == ReadAs()


def test_another_format_shows_the_file_as_it_stands(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "talk.srt"
    file.write_text(CYRILLIC, encoding="utf-8")
    reader.open(file)
    dialog = report_of(reader)
    choose(dialog, "Format", "WebVTT captions")
    press(reader, dialog, "Read Again")
    assert reader.session.transcript is not None
    assert reader.session.transcript.transcript.source.format == "vtt"


def test_a_choice_that_fails_says_why_and_changes_nothing(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "talk.srt"
    file.write_text(CYRILLIC, encoding="utf-8")
    reader.open(file)
    dialog = report_of(reader)
    choose(dialog, "Format", "TTML captions")
    press(reader, dialog, "Read Again")
    assert "TTML" in reader.window.notices.sentence.text()
    assert "Привет, мир." in reader.text
    assert reader.memory.choice_of(file) == ReadAs()


def twin(name: str, words: str) -> Format:
    class Twin(Format):
        def score(self, document: Document) -> int:
            return Claim.CERTAIN if document.text.startswith("twins") else Claim.NONE

        def read(self, document: Document) -> Transcript:
            return Transcript(cues=(Cue(words),))

    return Twin(name, name.title(), (), "", Claim.CERTAIN, lambda document: True)


def test_two_formats_with_equal_claims_are_asked_of_the_person(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins = (twin("castor", "The first way."), twin("pollux", "The second way."))
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, *twins))
    file = tmp_path / "both.bin"
    file.write_text("twins", encoding="utf-8")
    reader.session.open(file)
    reader.settle()
    dialog = reader.dialog()
    assert isinstance(dialog, FormatDialog)
    choose(dialog, "Format", "Pollux")
    press(reader, dialog, "Open")
    assert "The second way." in reader.text
    reader.session.close()
    reader.open(file)
    assert "The second way." in reader.text
