"""Highlights and notes: made by key, kept on the disk, found again in another version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import Reader, reader, until
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QDialog
from shelves import notice, shelf, wait_for_lines

from reader import formats
from reader.library import Library, LibraryError, Note, open_library
from reader.library.sqlite_library import SqliteLibrary
from reader.paths import folders
from reader.ui.dialogs.note_dialog import NoteDialog
from reader.ui.dialogs.papers_dialog import PapersDialog

TEXTS = (
    "They built the iron bridge over the Douro.",
    "Nobody came to see it, not even the king.",
    "Then the river rose and took the quay away.",
)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return write(tmp_path / "bridges.json", *TEXTS)


def write(path: Path, *texts: str) -> Path:
    segments = [
        {"text": text, "start": 10.0 * n, "end": 10.0 * n + 9} for n, text in enumerate(texts)
    ]
    facts = {"title": "Bridges of Porto", "segments": segments}
    path.write_text(json.dumps(facts), encoding="utf-8")
    return path


@pytest.fixture
def window(qapp: QApplication, basedir: Path, talk: Path) -> Iterator[Reader]:
    with shelf(basedir) as made:
        made.open(talk)
        yield made


def highlighted(window: Reader) -> list[tuple[str, str]]:
    """The words that are highlighted in the text as it is shown, and their colours."""
    shown = []
    for mark in window.marks(0, len(window.text)):
        colour = mark.background.name()
        shown.append((window.text[mark.start : mark.end], colour))
    return shown


def kept(basedir: Path) -> list[Note]:
    library = open_library(folders(basedir).data, folders(basedir).cache)
    notes = library.notes()
    library.close()
    return notes


def ground(window: Reader, colour: str) -> str:
    found: QColor = getattr(window.appearance.theme, f"note_{colour}")
    return found.name()


def highlight(window: Reader, words: str, key: str) -> None:
    count = len(window.window.desk.highlights.items)
    window.select(words)
    window.press(key)
    until(lambda: len(window.window.desk.highlights.items) == count + 1)


def test_a_key_highlights_the_selection_and_it_is_on_the_disk(
    window: Reader, basedir: Path
) -> None:
    highlight(window, "iron bridge", "Ctrl+2")
    assert highlighted(window) == [("iron bridge", ground(window, "green"))]
    (note,) = kept(basedir)
    assert (note.quote, note.before, note.colour) == ("iron bridge", "They built the ", "green")
    # What is highlighted is in the library from then on.
    until(lambda: window.shelf.cards)
    assert [card.entry.title for card in window.shelf.cards] == ["Bridges of Porto"]


def test_another_colour_for_the_same_words(window: Reader) -> None:
    highlight(window, "iron bridge", "Ctrl+1")
    window.press("Ctrl+4")
    until(lambda: highlighted(window) == [("iron bridge", ground(window, "pink"))])


def test_undo_and_redo(window: Reader, basedir: Path) -> None:
    assert not window.window.actions_["undo"].isEnabled()
    highlight(window, "iron bridge", "Ctrl+1")
    highlight(window, "the king", "Ctrl+3")
    window.press("Ctrl+Z")
    until(lambda: len(highlighted(window)) == 1)
    window.press("Ctrl+Z")
    until(lambda: highlighted(window) == [])
    assert kept(basedir) == []
    window.press("Ctrl+Shift+Z")
    until(lambda: len(highlighted(window)) == 1)
    window.press("Ctrl+Shift+Z")
    until(lambda: len(highlighted(window)) == 2)
    assert [note.quote for note in kept(basedir)] == ["iron bridge", "the king"]
    window.select("the king")
    window.press("Ctrl+Backspace")
    until(lambda: len(highlighted(window)) == 1)
    window.press("Ctrl+Z")
    until(lambda: len(highlighted(window)) == 2)
    assert window.window.desk.highlights.items[1].note.colour == "blue"


def test_changes_are_undone_and_done_again_faster_than_they_are_written(
    window: Reader, basedir: Path
) -> None:
    highlight(window, "iron bridge", "Ctrl+1")
    window.press("Ctrl+4")
    until(lambda: highlighted(window) == [("iron bridge", ground(window, "pink"))])
    highlights = window.window.desk.highlights
    highlights.undo()
    highlights.undo()
    until(lambda: highlighted(window) == [])
    # A removed highlight has another number when it comes back: what follows is done to that one.
    highlights.redo()
    highlights.redo()
    until(lambda: highlighted(window) == [("iron bridge", ground(window, "pink"))])
    wait_for_lines(window)
    (note,) = kept(basedir)
    assert note.colour == "pink"


def test_what_could_not_be_undone_can_still_be(
    window: Reader, basedir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    highlight(window, "iron bridge", "Ctrl+1")

    def full(library: Library, id_: int, version: int) -> None:
        raise LibraryError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(SqliteLibrary, "drop_note", full)
        window.press("Ctrl+Z")
        until(lambda: notice(window) == "The disk is full.")
    assert len(highlighted(window)) == len(kept(basedir)) == 1
    assert window.window.desk.highlights.can_undo
    window.press("Ctrl+Z")
    until(lambda: highlighted(window) == [])
    window.press("Ctrl+Shift+Z")
    until(lambda: len(highlighted(window)) == 1)


def test_highlights_are_those_of_the_copy_that_was_restored(window: Reader) -> None:
    highlight(window, "iron bridge", "Ctrl+1")
    window.do("library-back-up")
    until(lambda: notice(window).startswith("The library was copied: "))
    highlight(window, "the king", "Ctrl+3")
    window.do("library-restore")
    until(lambda: [one for one in window.window.findChildren(QDialog) if one.isVisible()])
    window.dialog().accept()
    until(lambda: highlighted(window) == [("iron bridge", ground(window, "yellow"))])
    # What was done to other highlights than these is past undoing.
    assert not window.window.desk.highlights.can_undo


def test_a_note_is_written_and_listed(window: Reader, basedir: Path) -> None:
    window.select("not even the king")
    window.press("Ctrl+Shift+N")
    until(lambda: [one for one in window.window.findChildren(NoteDialog) if one.isVisible()])
    dialog = window.dialog()
    assert isinstance(dialog, NoteDialog)
    dialog.words.setPlainText("Ask the archive.")
    dialog.tags.setText("king, to check")
    dialog.accept()
    until(lambda: window.window.desk.highlights.items[0].note.words)
    (note,) = kept(basedir)
    assert (note.words, note.tags) == ("Ask the archive.", ("king", "to check"))
    window.do("notes")
    pane = window.window.areas["notes"]
    assert pane.isVisible()
    view = pane.model.view(0)
    assert view.title == "not even the king"
    assert view.detail == "0:10  ·  Yellow  ·  #king #to check"
    assert view.note == "Ask the archive."


def test_the_list_is_narrowed_and_leads_to_the_words(window: Reader) -> None:
    highlight(window, "iron bridge", "Ctrl+1")
    highlight(window, "river rose", "Ctrl+3")
    window.press("F7")
    pane = window.window.areas["notes"]
    assert pane._count.text() == "2"
    pane.filter.setText("river")
    assert [pane.model.view(n).title for n in range(pane.model.rowCount())] == ["river rose"]
    pane.filter.clear()
    pane.colour.setCurrentIndex(pane.colour.findData("yellow"))
    assert [pane.model.view(n).title for n in range(pane.model.rowCount())] == ["iron bridge"]
    pane.colour.setCurrentIndex(pane.colour.findData("violet"))
    assert pane._empty.isVisible()
    pane.colour.setCurrentIndex(0)
    pane.list.setFocus()
    pane.list.select_row(1)
    window.press("Return")
    assert window.window.pane.textCursor().selectedText() == "river rose"
    pane.list.select_row(0)
    window.press("Delete", pane.list)
    until(lambda: len(highlighted(window)) == 1)


def test_keys_lead_from_highlight_to_highlight(window: Reader) -> None:
    highlight(window, "iron bridge", "Ctrl+1")
    highlight(window, "river rose", "Ctrl+3")
    window.select("Nobody")
    for key, words in (("next", "river rose"), ("next", "iron bridge"), ("previous", "river rose")):
        window.do(f"highlight-{key}")
        assert window.window.pane.textCursor().selectedText() == words


def test_several_highlights_are_one_quotation(window: Reader) -> None:
    highlight(window, "iron bridge", "Ctrl+1")
    highlight(window, "river rose", "Ctrl+3")
    window.press("F7")
    pane = window.window.areas["notes"]
    pane.list.selectAll()
    copy = next(row for row in pane.menu_rows() if row and row[0] == "&Copy Quotation")
    copy[1]()
    assert window.clipboard.startswith("“iron bridge […] river rose”\n\n— “Bridges of Porto”")
    assert "Captions 1–3 of 3, about 0:0" in window.clipboard


def test_highlights_are_there_at_the_next_start(
    window: Reader, qapp: QApplication, basedir: Path, talk: Path
) -> None:
    highlight(window, "iron bridge", "Ctrl+1")
    wait_for_lines(window)
    window.shelf.close()
    with reader(base=basedir) as again:
        again.shelf.read()
        again.open(talk)
        until(lambda: highlighted(again))
        assert highlighted(again) == [("iron bridge", ground(again, "yellow"))]


def test_a_corrected_file_keeps_moves_changes_or_loses_its_highlights_and_says_so(
    window: Reader, talk: Path
) -> None:
    for words, key in (
        ("iron bridge", "Ctrl+1"),
        ("Nobody came to see it, not even the king.", "Ctrl+2"),
        ("river rose", "Ctrl+3"),
        ("quay", "Ctrl+4"),
    ):
        highlight(window, words, key)
    write(
        talk,
        "Good evening.",
        "They built the iron",
        "bridge over the Douro.",
        "Nobody came to see it, not even the old king.",
        "Then the river rose.",
    )
    window.do("reload")
    until(lambda: len(highlighted(window)) == 3)
    window.press("F7")
    assert [(words.replace("\n", " "), colour) for words, colour in highlighted(window)] == [
        ("iron bridge", ground(window, "yellow")),
        ("Nobody came to see it, not even the old king.", ground(window, "green")),
        ("river rose", ground(window, "blue")),
    ]
    details = [window.window.areas["notes"].model.view(row).detail for row in range(4)]
    assert details[0] == "0:10  ·  Yellow"
    assert "the words are now “Nobody came" in details[1]
    assert details[3] == "Pink  ·  not found in this version"


def test_highlights_stand_under_the_hits_in_either_view(window: Reader) -> None:
    highlight(window, "iron bridge", "Ctrl+1")
    window.find("bridge over")
    marks = [mark.background.name() for mark in window.marks(0, len(window.text))]
    look = window.appearance.theme
    assert marks == [look.note_yellow.name(), look.current_hit.name()]
    window.press("Ctrl+T")
    assert highlighted(window)[0] == ("iron bridge", ground(window, "yellow"))


def test_the_notes_of_all_transcripts_are_one_list(window: Reader, tmp_path: Path) -> None:
    highlight(window, "river rose", "Ctrl+1")
    other = write(tmp_path / "water.json", "Water under the bridge.", "And more of it.")
    facts = json.loads(other.read_text(encoding="utf-8"))
    other.write_text(json.dumps({**facts, "title": "Water"}), encoding="utf-8")
    window.open(other)
    highlight(window, "under the bridge", "Ctrl+2")
    window.press("F7")
    pane = window.window.areas["notes"]
    assert [pane.model.view(row).title for row in range(pane.model.rowCount())] == [
        "under the bridge"
    ]
    window.click(pane.all_button)
    until(lambda: pane.model.rowCount() == 4)
    assert [pane.model.view(row).title for row in range(4)] == [
        *("Bridges of Porto", "river rose", "Water", "under the bridge")
    ]
    pane.filter.setText("porto")
    assert pane.model.rowCount() == 2
    pane.list.setFocus()
    pane.list.select_row(1)
    window.press("Return", pane.list)
    until(lambda: window.title == "Bridges of Porto")
    assert window.window.pane.textCursor().selectedText() == "river rose"
    window.press("Delete", pane.list)
    until(lambda: pane._empty.isVisible() and highlighted(window) == [])


# -- the basket ---------------------------------------------------------------------------------


def test_quotations_of_several_transcripts_go_into_one_document(
    window: Reader, tmp_path: Path
) -> None:
    window.select("iron bridge")
    window.press("Ctrl+B")
    other = tmp_path / "water.json"
    facts = {"title": "Water", "segments": [{"text": "Water under the bridge.", "speaker": "Jo"}]}
    other.write_text(json.dumps(facts), encoding="utf-8")
    window.open(other)
    window.select("under the bridge")
    window.press("Ctrl+B")
    window.do("basket")
    pane = window.window.areas["basket"]
    shown = [pane.model.view(row) for row in range(pane.model.rowCount())]
    assert [view.title for view in shown] == ["iron bridge", "under the bridge"]
    assert shown[1].detail == "Jo  ·  Water  ·  caption 1 of 1"
    pane.list.setFocus()
    pane.list.select_row(1)
    window.press("Alt+Up", pane.list)
    assert [pane.model.view(row).title for row in range(2)] == ["under the bridge", "iron bridge"]
    pane.comment_wanted.emit(pane.model.rows[0])
    dialog = window.dialog()
    dialog.words.setPlainText("To open with.")  # type: ignore[attr-defined]
    dialog.accept()
    assert pane.model.view(0).note == "To open with."
    window.do("basket-save")
    saving = window.dialog()
    assert isinstance(saving, PapersDialog)
    assert saving.preview.toPlainText().startswith(
        "Quotations\n==========\n\n“under the bridge”\n\n— Jo, Water"
    )
    assert saving.kind_box.findData("qdpx") < 0  # it holds one transcript whole
    for kind in ("docx", "markdown", "csv", "xlsx", "json", "ris", "pdf"):
        saving.kind_box.setCurrentIndex(saving.kind_box.findData(kind))
        assert "Water" in saving.preview.toPlainText()
    saving.kind_box.setCurrentIndex(saving.kind_box.findData("docx"))
    out = tmp_path / "basket.docx"
    saving.save_to(out)
    until(lambda: saving.saved_as == out)
    text = " ".join(cue.text for cue in formats.read(out).cues)
    for words in ("under the bridge", "To open with.", "iron bridge", "Sources"):
        assert words in text
    pane.list.select_row(1)
    window.press("Return", pane.list)
    until(lambda: window.title == "Bridges of Porto")
    assert window.window.pane.textCursor().selectedText() == "iron bridge"
    pane.list.select_row(0)
    window.press("Delete", pane.list)
    assert pane.model.rowCount() == 1


def test_the_highlights_of_a_transcript_are_saved_as_a_document(
    window: Reader, tmp_path: Path
) -> None:
    highlight(window, "iron bridge", "Ctrl+1")
    highlight(window, "river rose", "Ctrl+3")
    window.do("notes-save")
    saving = window.dialog()
    assert isinstance(saving, PapersDialog)
    assert saving.title.text() == "Bridges of Porto"
    saving.kind_box.setCurrentIndex(saving.kind_box.findData("qdpx"))
    assert saving.kind == "qdpx"
    assert "iron bridge" in saving.preview.toPlainText()
    out = tmp_path / "no folder" / "x.md"
    saving.kind_box.setCurrentIndex(saving.kind_box.findData("markdown"))
    saving.save_to(out)
    until(lambda: "x.md" in saving.fault.text())
    assert saving.fault.isVisible()
    assert saving.save.isEnabled()
    saving.save_to(tmp_path / "x.md")
    until(lambda: saving.saved_as)
    written = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert written.startswith(
        "# Bridges of Porto\n\n> iron bridge\n>\n> — Bridges of Porto, caption 1"
    )
    assert "> river rose" in written


def test_what_a_search_found_goes_into_the_basket_sentence_by_sentence(window: Reader) -> None:
    window.find("the")
    window.do("basket-hits")
    assert [item.excerpt.text for item in window.window.desk.basket.items] == list(TEXTS)
    assert window.window.notices.sentence.text() == "3 quotations put into the basket."
    window.do("basket-hits")
    assert window.window.notices.sentence.text() == "It is in the basket already."


def test_a_full_basket_says_that_something_is_left_out(
    window: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.kept.basket.MOST_ITEMS", 2)
    window.find("the")
    window.do("basket-hits")
    assert notice(window) == "2 quotations put into the basket. It is full: it holds 2."


@pytest.mark.parametrize("theme", ["light", "contrast", "contrast-light"])
def test_a_selected_highlight_is_legible(window: Reader, theme: str) -> None:
    window.settings.set("theme", theme)
    highlight(window, "iron bridge", "Ctrl+3")
    window.select("iron bridge")
    look = window.appearance.theme
    assert look.note_blue.name() not in grounds(window)
    assert look.selection.name() in grounds(window)
    window.select("Nobody")
    assert look.note_blue.name() in grounds(window)


def grounds(window: Reader) -> set[str]:
    """The colours of the pixels where the words “iron bridge” are set."""
    return colours(window, "iron bridge")


def colours(window: Reader, words: str) -> set[str]:
    """The colours of the pixels where some words of one line are set."""
    pane, start = window.window.pane, window.text.index(words)
    edges = []
    for place in (start, start + len(words)):
        cursor = pane.textCursor()
        cursor.setPosition(place)
        edges.append(pane.cursorRect(cursor))
    image = pane.viewport().grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(edges[0].left() + 3, edges[1].left() - 3)
        for y in range(edges[0].top() + 2, edges[0].bottom() - 2)
    }


@pytest.mark.parametrize("theme", ["light", "dark", "sepia", "contrast", "contrast-light"])
def test_words_are_legible_wherever_hit_selection_and_highlight_meet(
    window: Reader, theme: str
) -> None:
    window.settings.set("theme", theme)
    window.settings.set("text_size", 24)  # strokes thick enough to have the very colour of the ink
    window.select("iron bridge over")
    window.press("Ctrl+3")
    until(lambda: window.window.desk.highlights.items)
    look = window.appearance.theme

    def stands_in(words: str, ground: QColor, ink: QColor) -> bool:
        return {ground.name(), ink.name()} <= colours(window, words)

    window.find("bridge")
    assert stands_in("bridge", look.current_hit, look.current_hit_text)
    window.select("iron bridge")
    assert stands_in("iron", look.selection, look.selection_text)
    assert stands_in("bridge", look.current_hit, look.current_hit_text)
    assert stands_in("over", look.note_blue, look.text)
    window.find("over")
    window.select("bridge over the D")
    assert stands_in("iron", look.note_blue, look.text)
    assert stands_in("bridge", look.selection, look.selection_text)
    assert stands_in("over", look.current_hit, look.current_hit_text)
    assert stands_in("the D", look.selection, look.selection_text)
    window.find("the ")  # the first of them from there on is the current hit
    window.select("built the iron")
    assert stands_in("the", look.hit, look.hit_text)
    assert stands_in("built", look.selection, look.selection_text)


def test_all_words_selected_go_into_the_basket_too(window: Reader) -> None:
    window.press("Ctrl+A")
    window.press("Ctrl+B")
    (item,) = window.window.desk.basket.items
    assert item.excerpt.text.split() == " ".join(TEXTS).split()
    assert notice(window) == "1 quotation put into the basket."
