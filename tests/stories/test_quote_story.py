"""From an open transcript to a quotation and a reference in somebody's document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from driver import Reader, reader, until
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from shelves import notice

from reader import formats, paths
from reader.errors import ReaderError
from reader.kept.memory import Memory
from reader.ui.dialogs.export_dialog import ExportDialog
from reader.ui.dialogs.source_dialog import SourceDialog
from reader.ui.dialogs.style_dialog import StyleDialog
from reader.ui.state import quote_book

WORDS = "they built the iron"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "bridges.json"
    segments = [
        {"text": "They built the iron", "start": 42.0, "end": 45.0, "speaker": "Ana"},
        {"text": "bridge over the Douro.", "start": 45.0, "end": 48.0, "speaker": "Ana"},
    ]
    facts = {"title": "Bridges of Porto", "url": "https://youtu.be/abc"}
    path.write_text(json.dumps({**facts, "segments": segments}), encoding="utf-8")
    return path


@pytest.fixture
def window(qapp: QApplication, basedir: Path, talk: Path) -> Iterator[Reader]:
    with reader(base=basedir) as made:
        made.shelf.read()
        made.open(talk)
        select(made, 0, 19)
        yield made


def select(window: Reader, start: int, end: int) -> None:
    pane = window.window.pane
    cursor = pane.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    window.settle()


def mime(kind: str) -> str:
    return bytes(QGuiApplication.clipboard().mimeData().data(kind).data()).decode()


def styles_menu(window: Reader) -> list[tuple[str, bool]]:
    menu = window.window.actions_.menus["edit/quote-style"]
    menu.aboutToShow.emit()
    return [(one.text(), one.isChecked()) for one in menu.actions() if one.text()]


def choose_style(window: Reader, title: str) -> None:
    menu = window.window.actions_.menus["edit/quote-style"]
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == title).trigger()
    window.settle()


def test_one_key_copies_words_and_source_in_three_forms(window: Reader) -> None:
    window.press("Ctrl+Shift+C")
    assert window.clipboard.startswith("“They built the iron”\n\n— Ana, “Bridges of Porto”")
    assert mime("text/markdown").startswith("> They built the iron\n>\n> — **Ana**")
    assert "<blockquote>" in mime("text/html")


def test_a_style_is_chosen_in_the_menu(window: Reader) -> None:
    assert styles_menu(window)[0] == ("With all that is known", True)
    choose_style(window, "Words and link")
    assert ("Words and link", True) in styles_menu(window)
    window.press("Ctrl+Shift+C")
    assert window.clipboard == (
        "“They built the iron” – Ana (0:42–0:45)\nhttps://youtu.be/abc?t=42"
    )
    assert mime("text/markdown").endswith("<https://youtu.be/abc?t=42>")
    assert 'href="https://youtu.be/abc?t=42"' in mime("text/html")


def test_a_style_of_ones_own_is_made_with_its_preview(
    window: Reader, basedir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise ReaderError("There is no room.")

    choose_style(window, "Words and link")
    window.do("quote-styles")
    dialog = window.dialog()
    assert isinstance(dialog, StyleDialog)
    assert not dialog.template.isEnabled()  # one that ships stays as it is
    assert dialog.preview.toPlainText().startswith("“They built the iron” – Ana")
    dialog.add()
    dialog.title.setText("For my notes")
    dialog.template.setPlainText("{quote}\n[{who}]")
    window.settle()
    assert dialog.fault.text().startswith("Line 2, character 2: There is no field called “who”.")
    assert dialog.preview.toPlainText() == ""
    dialog.template.setPlainText("{quote} [| {speaker}]")
    with monkeypatch.context() as full:
        full.setattr(quote_book, "atomic_write", refuse)
        dialog.accept()
    assert dialog.isVisible()
    assert dialog.fault.text() == "There is no room."  # which is of no line of the template
    dialog.template.setPlainText("{quote} [| {speaker}]")
    assert dialog.preview.toPlainText() == "They built the iron | Ana"
    assert not dialog.fault.isVisible()
    dialog.accept()
    window.settle()
    assert ("For my notes", True) in styles_menu(window)
    window.do("copy-with-source")
    assert window.clipboard == "They built the iron | Ana"
    kept = paths.folders(basedir).config / "quotes" / "my-style.toml"
    assert 'text = "{quote} [| {speaker}]"' in kept.read_text(encoding="utf-8")


def test_what_the_file_did_not_know_is_added_and_remembered(
    window: Reader, talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.do("source")
    dialog = window.dialog()
    assert isinstance(dialog, SourceDialog)
    assert dialog.fields["title"].text() == "Bridges of Porto"
    dialog.fields["author"].setText("Duarte, Ana")
    dialog.fields["date"].setText("4 March 2021")
    dialog.fields["site"].setText("YouTube")
    assert dialog.entry.text() == (
        "Duarte, A. (2021, March 4). Bridges of Porto [Video]. YouTube. https://youtu.be/abc"
    )
    dialog.fields["medium"].setText("interview")
    assert " Bridges of Porto [Interview]. YouTube." in dialog.entry.text()
    assert dialog.short.text() == "(Duarte, 2021, 0:42)"
    dialog.style_box.setCurrentIndex(dialog.style_box.findData("harvard"))
    assert dialog.entry.text().startswith("Duarte, A. (2021) Bridges of Porto. 4 March.")
    out = tmp_path / "talk.ris"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(out), "RIS (*.ris)"), raising=True
    )
    dialog.save()
    assert out.read_text(encoding="utf-8").startswith("TY  - VIDEO\nAU  - Duarte, Ana\n")
    assert "M3  - interview\n" in out.read_text(encoding="utf-8")
    dialog.copy()
    assert "<i>Bridges of Porto</i>" in mime("text/html")
    dialog.accept()
    window.settle()
    choose_style(window, "Author, year, time")
    window.do("copy-with-source")
    assert window.clipboard == "“They built the iron” (Duarte, 2021, 0:42–0:45)"
    window.do("copy-reference")
    assert window.clipboard.startswith("Duarte, A. (2021) Bridges of Porto.")
    kept = tmp_path / "memory.json"
    memory = Memory(kept)
    of = window.session.transcript
    assert of is not None
    memory.note_facts(of.transcript.source, window.memory.facts_of(of.transcript.source))
    memory.save()
    again = Memory.load(kept).facts_of(of.transcript.source)
    assert (again.author, again.medium) == ("Duarte, Ana", "interview")


def test_facts_left_as_the_file_says_them_are_not_kept(window: Reader) -> None:
    window.do("source")
    window.dialog().accept()
    of = window.session.transcript
    assert of is not None
    assert not any(window.memory.facts_of(of.transcript.source))


def exported(window: Reader, kind: str, path: Path) -> ExportDialog:
    window.do("export")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    dialog._kind.setCurrentIndex(dialog._kind.findData(kind))
    window.settle()
    assert "They built the iron" in dialog.preview.toPlainText()
    dialog.save_to(path)
    until(lambda: dialog.saved_as == path)
    return dialog


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_a_quotation_is_saved_as_a_document(window: Reader, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"quote.{kind}"
    exported(window, kind, path)
    read = formats.read(path)
    assert any("They built the iron" in cue.text for cue in read.cues)
    assert window.settings.export_format == kind


def test_a_pdf_holds_the_words_as_text(window: Reader, tmp_path: Path) -> None:
    path = tmp_path / "quote.pdf"
    exported(window, "pdf", path)
    text = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())
    assert "They built the iron" in text
    assert "Bridges of Porto" in text


def test_captions_that_were_cut_out_may_begin_at_zero(window: Reader, tmp_path: Path) -> None:
    window.do("export")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    assert dialog._from_zero.isHidden()
    dialog._kind.setCurrentIndex(dialog._kind.findData("srt"))
    assert not dialog._from_zero.isHidden()
    assert "00:00:42,000 --> 00:00:45,000" in dialog.preview.toPlainText()
    dialog._from_zero.setChecked(True)
    assert "00:00:00,000 --> 00:00:03,000" in dialog.preview.toPlainText()
    dialog.save_to(tmp_path / "clip.srt")
    until(lambda: dialog.saved_as)
    assert "00:00:00,000" in (tmp_path / "clip.srt").read_text(encoding="utf-8")


def test_a_page_can_be_printed(window: Reader) -> None:
    support = pytest.importorskip(
        "PySide6.QtPrintSupport", reason="Qt cannot print here", exc_type=ImportError
    )
    window.do("print")
    dialog = window.dialog()
    assert isinstance(dialog, support.QPrintDialog)
    dialog.reject()


def test_the_hit_that_is_shown_is_quoted_and_the_whole_once_the_search_is_over(
    window: Reader,
) -> None:
    window.window.pane.drop_selection()
    window.press("Ctrl+F")
    window.type("built the iron")
    until(lambda: window.count == "1 of 1")
    window.press("Ctrl+Shift+C")
    until(lambda: window.clipboard.startswith("“built the iron”\n\n— "))
    window.press("Escape")
    window.press("Ctrl+Shift+C")
    until(lambda: window.clipboard.startswith("Bridges of Porto\n====="))


def test_a_hit_is_quoted_no_more_once_the_caret_has_left_it(window: Reader) -> None:
    window.window.pane.drop_selection()
    window.find("built the iron")
    window.press("F3")
    window.press("Right", window.window.pane)
    window.press("Ctrl+Shift+C")
    until(lambda: window.clipboard.startswith("Bridges of Porto\n====="))


def test_where_a_page_was_printed_to_is_told(window: Reader, tmp_path: Path) -> None:
    support = pytest.importorskip(
        "PySide6.QtPrintSupport", reason="Qt cannot print here", exc_type=ImportError
    )
    window.do("print")
    dialog = window.dialog()
    assert isinstance(dialog, support.QPrintDialog)
    path = tmp_path / "printed.pdf"
    dialog.printer().setOutputFileName(str(path))
    dialog.accepted.emit(dialog.printer())
    until(lambda: notice(window) == f"Saved as {path}")
    words = pypdf.PdfReader(path).pages[0].extract_text().split()
    assert "Bridges of Porto" in " ".join(words)
    dialog.reject()


@pytest.mark.parametrize(
    ("title", "proposed"),
    [
        ("Budget 2021/22 debate", "Budget 2021 22 debate.pdf"),
        ("Porto: which bridges", "Porto which bridges.pdf"),
        ("Dr.Smith talks", "Dr.Smith talks.pdf"),
    ],
)
def test_the_file_to_print_to_is_named_as_any_other(
    window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, title: str, proposed: str
) -> None:
    """It is proposed beneath the home and not where the program began; the page has its title."""
    pytest.importorskip(
        "PySide6.QtPrintSupport", reason="Qt cannot print here", exc_type=ImportError
    )
    home, folder = tmp_path / "home", tmp_path / "talks"
    for made in (home, folder):
        made.mkdir()
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    monkeypatch.chdir(folder)
    segments = [{"text": "Good morning to all who came.", "start": 1.0, "end": 4.0}]
    data = {"title": title, "url": "https://youtu.be/abd", "segments": segments}
    (folder / "talk.json").write_text(json.dumps(data), encoding="utf-8")
    window.open(folder / "talk.json")
    assert window.title == title
    window.do("print")
    dialog = window.dialog()
    field = dialog.findChild(QLineEdit, "filename")
    if field is None:
        pytest.skip("The system prints by a dialog of its own")
    assert field.text() == str(home / proposed)
    assert field.width() > field.fontMetrics().horizontalAdvance(proposed) + 40
    dialog.accept()
    until(lambda: notice(window) == f"Saved as {home / proposed}")
    metadata = pypdf.PdfReader(home / proposed).metadata
    assert metadata is not None
    assert metadata.title == title


def test_the_dialog_says_whether_all_is_saved(window: Reader) -> None:
    window.do("export")
    assert window.dialog().windowTitle() == "Save Excerpt"
    window.dialog().reject()
    window.window.pane.drop_selection()
    window.do("export")
    assert window.dialog().windowTitle() == "Save Transcript"
    window.dialog().reject()


def test_a_style_that_is_none_is_told(qapp: QApplication, basedir: Path, talk: Path) -> None:
    own = paths.folders(basedir).config / "quotes"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text('title = "Mine"\ntext = "{quot}"', encoding="utf-8")
    with reader(base=basedir) as window:
        window.open(talk)
        styles_menu(window)
        told = window.window.notices.sentence.text()
        assert told.startswith("mine.toml: There is no field called “quot”.")
        assert "Mine" not in [title for title, _ in styles_menu(window)]


def test_the_first_thing_said_is_not_written_over_the_place(window: Reader) -> None:
    bar = window.window.statusBar()
    assert window.window.place_label.isVisible()
    window.press("Ctrl+Shift+C")
    until(bar.currentMessage)
    window.settle()
    assert not window.window.place_label.isVisible()
    bar.clearMessage()
    window.settle()
    assert window.window.place_label.isVisible()


def test_a_highlight_just_made_is_what_is_copied_exported_and_put_aside(window: Reader) -> None:
    desk = window.window.desk
    bar = window.window.statusBar()
    window.press("Ctrl+1")
    until(lambda: desk.highlights.items and window.session.selection is None)
    window.press("Ctrl+Shift+C")
    until(lambda: bar.currentMessage() == "The highlight was copied with its source.")
    assert window.clipboard.startswith("“They built the iron”")
    window.press("Ctrl+B")
    until(lambda: desk.basket.count == 1)
    assert (desk.basket.items[0].excerpt.text, desk.basket.items[0].colour) == (
        "They built the iron",
        "yellow",
    )
    window.do("export")
    shown = [label.text() for label in window.dialog().findChildren(QLabel)]
    assert any(words.startswith("The highlight: ") for words in shown)
    window.dialog().reject()


def test_with_the_caret_in_no_highlight_the_whole_transcript_is_copied(window: Reader) -> None:
    bar = window.window.statusBar()
    window.press("Ctrl+1")
    until(lambda: window.window.desk.highlights.items and window.session.selection is None)
    window.press("Ctrl+End")
    assert not window.window.actions_["basket-add"].isEnabled()
    window.press("Ctrl+Shift+C")
    until(lambda: bar.currentMessage() == "The whole transcript was copied with its source.")
