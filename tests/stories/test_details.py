"""What a person calls transcripts and speakers: edited once, seen everywhere, taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from driver import Reader, until
from pdfminer.high_level import extract_text
from PySide6.QtWidgets import QApplication, QDialog
from shelves import (
    found,
    notice,
    search,
    shelf,
    take_in,
    three_talks,
    titles,
    wait_for_lines,
)

from reader.library.values import Health
from reader.model.amendments import Amendments
from reader.quotes.exports import EXPORTS, Export
from reader.quotes.parts import QuoteOptions
from reader.ui.dialogs.details_dialog import DetailsDialog
from reader.ui.dialogs.many_dialog import ManyDialog


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talks" / "river.json"
    path.parent.mkdir()
    said = [
        {"start": 0, "end": 2, "text": "The river rose at night.", "speaker": "SPEAKER_00"},
        {"start": 2, "end": 4, "text": "Nobody had slept.", "speaker": "SPEAKER_01"},
        {"start": 4, "end": 6, "text": "We carried the boats.", "speaker": "SPEAKER_00"},
    ]
    path.write_text(json.dumps({"title": "rec_0017", "segments": said}), encoding="utf-8")
    return path


def edit(window: Reader) -> DetailsDialog:
    """Open the dialog from the menu of the only transcript in the list."""
    pane = window.window.areas["library"]
    pane.list.setFocus()
    pane.list.select_row(0)
    row = next(row for row in pane.menu_rows() if row and row[0] == "&Edit Details…")
    assert row[1] is not None
    row[1]()
    until(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    dialog = window.dialog()
    assert isinstance(dialog, DetailsDialog)
    return dialog


def rename(window: Reader) -> None:
    dialog = edit(window)
    dialog.fields["title"].setText("The night of the flood")
    dialog.fields["author"].setText("Lima, Ana")
    dialog.fields["date"].setText("4 March 2021")
    dialog.names["SPEAKER_00"].setText("Ana Lima")
    dialog.accept()
    until(lambda: titles(window) == ["The night of the flood"])
    window.settle()


def test_a_speaker_renamed_once_is_so_on_the_page_in_quotations_and_in_searches(
    window: Reader, talk: Path
) -> None:
    before = talk.read_bytes()
    take_in(window, talk)
    window.open(talk)
    window.press("F8")
    rename(window)
    until(lambda: window.title == "The night of the flood")
    here = window.session.transcript
    assert here is not None
    assert here.transcript.speakers == ("Ana Lima", "SPEAKER_01")
    assert window.text.startswith("The river rose at night.")
    assert window.window.windowTitle().startswith("The night of the flood")
    window.do("copy-with-source")
    until(lambda: "Ana Lima" in window.clipboard)
    assert "SPEAKER_00" not in window.clipboard
    search(window, "boats speaker:Lima")
    assert found(window)[0] == "The night of the flood"
    search(window, "boats speaker:SPEAKER_00")
    assert found(window) == []
    card = window.shelf.cards[0]
    assert (card.entry.author, card.entry.day) == ("Lima, Ana", "2021-03-04")
    assert talk.read_bytes() == before


@pytest.mark.parametrize("said", ["", "2021-03-04_river_talk.en"])
def test_what_has_no_title_is_called_the_same_wherever_it_is_named(
    window: Reader, tmp_path: Path, said: str
) -> None:
    """One without a title, and one that says its file's name for one, as programs write there."""
    path = tmp_path / "2021-03-04_river_talk.en.json"
    words = [{"text": "We carried the boats."}]
    path.write_text(json.dumps({"title": said, "segments": words}), encoding="utf-8")
    take_in(window, path)
    window.press("F8")
    called = "River talk, 2021-03-04"
    assert titles(window) == [called]
    search(window, "boats title:river")
    assert found(window)[0] == called
    window.open(path)
    assert window.title == called
    assert window.window.windowTitle().startswith(f"{called} — ")
    window.select("boats")
    window.do("basket-add")
    basket = window.window.areas["basket"]
    until(lambda: basket.model.rowCount())
    assert called in basket.model.view(0).detail
    dialog = edit(window)
    assert dialog.fields["title"].text() == called
    dialog.fields["title"].setText("2021-03-04_river_talk.en")  # a person may call it so
    dialog.accept()
    until(lambda: titles(window) == ["2021-03-04_river_talk.en"])
    until(lambda: window.title == "2021-03-04_river_talk.en")
    checked: list[Health] = []
    window.shelf.check(checked.append, pytest.fail)
    until(lambda: checked)
    assert checked[0].faults == ()


def test_what_was_edited_can_be_taken_back(window: Reader, talk: Path) -> None:
    take_in(window, talk)
    window.press("F8")
    window.open(talk)
    rename(window)
    assert notice(window) == "The details were changed. The file is as it was."
    window.click(window.window.notices.way)
    until(lambda: titles(window) == ["rec_0017"])
    until(lambda: window.title == "rec_0017")
    assert not window.window.actions_["library-undo"].isEnabled()


def test_an_emptied_field_is_what_the_file_says(window: Reader, talk: Path) -> None:
    take_in(window, talk)
    window.press("F8")
    rename(window)
    dialog = edit(window)
    assert dialog.fields["title"].text() == "The night of the flood"
    assert dialog.fields["title"].placeholderText() == "rec_0017"
    assert dialog.names["SPEAKER_00"].text() == "Ana Lima"
    for field in (*dialog.fields.values(), *dialog.names.values()):
        field.clear()
    dialog.accept()
    until(lambda: titles(window) == ["rec_0017"])
    assert window.shelf.cards[0].entry.speakers == ("SPEAKER_00", "SPEAKER_01")


def test_a_date_that_is_none_is_told_and_nothing_is_lost(window: Reader, talk: Path) -> None:
    take_in(window, talk)
    window.press("F8")
    dialog = edit(window)
    dialog.fields["title"].setText("The night")
    dialog.fields["date"].setText("yesterday")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.fault.text() == (
        "“yesterday” is no date: write 4 March 2021, 2021-03-04 or 2021."
    )
    dialog.fields["date"].setText("03/04/2022")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.fault.text() == (
        "“03/04/2022” can be read in two ways: write 4 March 2021 or 2021-03-04."
    )
    assert "2021-03-04" in dialog.fields["date"].placeholderText()
    dialog.fields["date"].setText("2021")
    dialog.accept()
    until(lambda: titles(window) == ["The night"])


@pytest.mark.parametrize("is_noticed", [True, False])
def test_what_was_typed_of_one_that_is_gone_stays_to_be_copied(
    window: Reader, talk: Path, is_noticed: bool
) -> None:
    take_in(window, talk)
    window.press("F8")
    dialog = edit(window)
    dialog.fields["title"].setText("The night of the flood")
    number = window.shelf.cards[0].entry.id
    if is_noticed:
        window.shelf.remove([number])
    else:  # by another program, and the list still shows it
        window.shelf.write(lambda library: library.remove([number]))
    wait_for_lines(window)
    dialog.accept()
    until(lambda: dialog.fault.isVisible())
    assert dialog.fault.text() == (
        f"There is no transcript {number} in the library. "
        "Nothing was changed; what you typed is still here."
    )
    assert dialog.isEnabled()
    assert dialog.fields["title"].text() == "The night of the flood"
    dialog.reject()
    assert not dialog.isVisible()


def test_the_menu_edits_what_is_chosen_in_the_list(window: Reader, talk: Path) -> None:
    take_in(window, talk)
    action = window.window.actions_["library-edit"]
    assert not action.isEnabled()
    library = window.window.areas["library"]
    library.list.setFocus()
    library.list.select_row(0)
    window.settle()
    assert action.isEnabled()
    action.trigger()
    until(lambda: isinstance(QApplication.activeModalWidget(), DetailsDialog))
    assert window.dialog().fields["title"].text() == "rec_0017"
    window.dialog().reject()


def test_it_outlives_the_program_and_what_is_opened_from_its_file_has_it(
    qapp: QApplication, basedir: Path, talk: Path
) -> None:
    with shelf(basedir) as window:
        take_in(window, talk)
        window.press("F8")
        rename(window)
    with shelf(basedir) as window:
        window.open(talk)
        until(lambda: window.title == "The night of the flood")
        window.do("library-edit")
        until(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        dialog = window.dialog()
        assert isinstance(dialog, DetailsDialog)
        assert dialog.names["SPEAKER_00"].text() == "Ana Lima"
        dialog.reject()


def test_what_is_listed_of_a_search_is_called_so_too(window: Reader, talk: Path) -> None:
    take_in(window, talk)
    window.press("F8")
    search(window, "boats")
    assert found(window)[0] == "rec_0017"
    rename(window)
    until(lambda: found(window) and found(window)[0] == "The night of the flood")


def test_a_highlight_is_listed_with_who_says_it_and_when(window: Reader, talk: Path) -> None:
    take_in(window, talk)
    window.open(talk)
    window.press("F8")
    window.select("carried the boats")
    window.press("Ctrl+1")
    cards = window.window.areas["notes"].model
    until(lambda: cards.rowCount() == 1)
    assert cards.view(0).detail == "SPEAKER_00, 0:04  ·  Yellow"
    rename(window)
    until(lambda: cards.view(0).detail == "Ana Lima, 0:04  ·  Yellow")


def test_words_that_nobody_touched_change_nothing(window: Reader, tmp_path: Path) -> None:
    # Marks of direction, which the field spells out, and a space that does not break.
    said = [
        {"start": 0, "end": 2, "text": "The river rose.", "speaker": "\u202bعمر\u202c"},
        {"start": 2, "end": 4, "text": "Nobody slept.", "speaker": "Ana\u00a0Silva"},
    ]
    path = tmp_path / "marks.json"
    path.write_text(json.dumps({"title": "Flood\u00a0night", "segments": said}), encoding="utf-8")
    take_in(window, path)
    window.press("F8")
    dialog = edit(window)
    assert dialog.amendments() == Amendments()
    dialog.names["Ana\u00a0Silva"].setText("Ana Lima")
    assert dialog.amendments() == Amendments(speakers=(("Ana\u00a0Silva", "Ana Lima"),))
    dialog.reject()


def known(window: Reader, **facts: str) -> None:
    """Say something of the source of the transcript shown, in Source and References."""
    window.do("source")
    for name, words in facts.items():
        window.dialog().fields[name].setText(words)  # type: ignore[attr-defined]
    window.dialog().accept()


def test_of_two_titles_that_are_said_the_last_is_quoted(window: Reader, talk: Path) -> None:
    take_in(window, talk)
    window.open(talk)
    window.press("F8")
    known(window, title="A working title", site="River Archive")
    assert window.session.excerpt().title == "A working title"  # type: ignore[union-attr]
    rename(window)
    until(lambda: window.title == "The night of the flood")
    excerpt = window.session.excerpt()
    assert excerpt is not None
    assert excerpt.title == "The night of the flood"
    assert excerpt.transcript.site == "River Archive"  # which Edit Details does not ask
    known(window, author="Silva, Ana")
    dialog = edit(window)
    dialog.names["SPEAKER_01"].setText("Rui")
    dialog.accept()
    until(lambda: window.session.transcript.transcript.speakers == ("Ana Lima", "Rui"))  # type: ignore[union-attr]
    assert window.session.excerpt().transcript.author == "Silva, Ana"  # type: ignore[union-attr]


def test_what_was_said_before_comes_back_with_what_is_taken_back(
    window: Reader, talk: Path
) -> None:
    take_in(window, talk)
    window.open(talk)
    window.press("F8")
    known(window, title="A working title")
    rename(window)
    until(lambda: window.title == "The night of the flood")
    window.click(window.window.notices.way)
    until(lambda: window.title == "rec_0017")
    assert window.session.excerpt().title == "A working title"  # type: ignore[union-attr]


# -- several of them as files -------------------------------------------------------------------


def test_several_chosen_transcripts_are_saved_each_as_a_file(
    window: Reader, folder: Path, tmp_path: Path
) -> None:
    take_in(window, folder)
    window.settings.set("library_sort", "title")
    window.press("F8")
    there = tmp_path / "out"
    there.mkdir()
    (there / "Water.txt").write_text("mine", encoding="utf-8")
    pane = window.window.areas["library"]
    pane.list.setFocus()
    pane.list.selectAll()
    row = next(row for row in pane.menu_rows() if row and row[0] == "E&xport…")
    assert row[1] is not None
    row[1]()
    until(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    dialog = window.dialog()
    assert isinstance(dialog, ManyDialog)
    dialog.folder.setText(str(there / "nowhere"))
    dialog.accept()
    assert (dialog.isVisible(), dialog.fault.text()) == (True, "There is no such folder.")
    dialog.folder.setText("out")
    assert not dialog.fault.isVisible()
    dialog.accept()
    assert dialog.fault.text() == "Give the whole path of the folder, or choose it."
    dialog.folder.setText(str(there))
    assert not dialog.fault.isVisible()
    dialog.kind_box.setCurrentIndex(dialog.kind_box.findData("text"))
    dialog.accept()
    until(lambda: notice(window) == f"3 transcripts were saved in {there}.")
    assert sorted(path.name for path in there.iterdir()) == [
        "A harbour town.txt",
        "Bridges of Porto.txt",
        "Water (2).txt",
        "Water.txt",
    ]
    assert (there / "Water.txt").read_text(encoding="utf-8") == "mine"
    assert "Water under the bridge." in (there / "Water (2).txt").read_text(encoding="utf-8")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Writing a transcript waits until this is set."""
    go_on = Event()

    def data(kind: Export, *given: object) -> bytes:
        assert go_on.wait(60)
        return b"written"

    monkeypatch.setattr("reader.ui.commands.shelf_export.transcript_data", data)
    yield go_on
    go_on.set()


def test_a_search_of_the_library_does_not_wait_for_an_export(
    window: Reader, tmp_path: Path, slow: Event
) -> None:
    take_in(window, three_talks(tmp_path))
    library, ids = window.window.commands.library, [card.entry.id for card in window.shelf.cards]
    library.exporting.export(ids, tmp_path, EXPORTS["text"], QuoteOptions())
    search(window, "Douro")
    assert found(window)[0] == "Bridges of Porto"
    assert library.busy.isVisible()
    slow.set()
    until(lambda: notice(window) == f"3 transcripts were saved in {tmp_path}.")
    assert not library.busy.isVisible()


def test_of_two_exports_what_is_stopped_is_the_one_that_is_told_of(
    window: Reader, tmp_path: Path, slow: Event
) -> None:
    take_in(window, three_talks(tmp_path))
    busy, ids = window.window.commands.library.busy, [card.entry.id for card in window.shelf.cards]
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, some in ((one, ids), (other, ids[:2])):
        folder.mkdir()
        window.window.commands.library.exporting.export(
            some, folder, EXPORTS["text"], QuoteOptions()
        )
    until(lambda: "of 2" in busy._said.text())
    window.click(busy.stop)
    slow.set()
    until(lambda: not busy.isVisible())
    assert len(list(one.iterdir())) == 3
    assert list(other.iterdir()) == []
    assert notice(window) == f"Stopped: 0 transcripts were saved in {other}."


def test_what_cannot_be_saved_is_named_and_keeps_none_from_the_rest(
    window: Reader, folder: Path, tmp_path: Path
) -> None:
    take_in(window, folder)
    ids = [card.entry.id for card in window.shelf.cards]
    window.window.commands.library.exporting.export(
        [*ids, 4711], tmp_path, EXPORTS["text"], QuoteOptions()
    )
    until(lambda: notice(window).endswith("; 1 could not be."))
    assert notice(window) == f"3 transcripts were saved in {tmp_path}; 1 could not be."
    window.click(window.window.notices.way)
    told = window.dialog()
    assert "There is no transcript 4711 in the library." in told.text()  # type: ignore[attr-defined]
    told.reject()


def test_what_is_printed_is_headed_as_its_page_is_and_names_its_file(
    window: Reader, tmp_path: Path
) -> None:
    pytest.importorskip(
        "PySide6.QtPrintSupport", reason="Qt cannot print here", exc_type=ImportError
    )
    path = tmp_path / "2021-03-04_river_talk.en.txt"
    path.write_text("We carried the boats.", encoding="utf-8")
    printed = tmp_path / "printed.pdf"
    window.open(path)
    window.do("print")
    dialog: Any = window.dialog()
    dialog.printer().setOutputFileName(str(printed))
    dialog.accepted.emit(dialog.printer())
    dialog.close()
    until(lambda: printed.is_file() and printed.read_bytes().rstrip().endswith(b"%%EOF"))
    lines = extract_text(printed).replace("\t", " ").split("\n")  # so pdfminer has its spaces
    assert lines[0] == "River talk, 2021-03-04"
    assert any("2021-03-04_river_talk.en.txt" in line for line in lines)
