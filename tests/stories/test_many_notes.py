"""The notes of all transcripts, where they are many: read page by page, filtered as one types."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from driver import Reader, until
from PySide6.QtWidgets import QApplication
from shelves import shelf

from reader.library import Arrival, Note, open_library
from reader.model.transcript import Cue, Span, Transcript
from reader.paths import folders
from reader.ui.panels import notes_pane
from reader.ui.state import highlights


@pytest.fixture
def window(qapp: QApplication, basedir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """Each note is a page of its own here, and one is many."""
    monkeypatch.setattr(highlights, "_PAGE", 1)
    monkeypatch.setattr(notes_pane, "MANY", 0)
    with closing(open_library(folders(basedir).data, folders(basedir).cache)) as library:
        for title in ("Boats", "Ships"):
            (added,) = library.add([Arrival(Transcript(title, cues=(Cue(f"{title} and sails."),)))])
            library.keep_note(Note(added.id, Span(0, 0, 0, 5), title))
            library.keep_note(
                Note(added.id, Span(0, 10, 0, 15), "sails", f"Whose, in {title[:4]}?")
            )
    with shelf(basedir) as made:
        yield made


def test_they_are_listed_and_filtered_beside_the_window(window: Reader) -> None:
    window.press("F7")
    pane = window.window.areas["notes"]

    def rows() -> list[str]:
        return [pane.model.view(row).title for row in range(pane.model.rowCount())]

    window.click(pane.all_button)
    until(lambda: rows() == ["Boats", "Boats", "sails", "Ships", "Ships", "sails"])
    pane.filter.setText("boats")  # the title counts
    until(lambda: rows() == ["Boats", "Boats", "sails"])
    pane.filter.setText("whose")
    pane.filter.setText("whose ship")  # what is typed last counts
    until(lambda: rows() == ["Ships", "sails"])
    pane.filter.setText("nowhere")
    until(lambda: pane._empty.isVisible())
    assert pane._empty.text() == "No highlight is like that."
    pane.filter.clear()
    until(lambda: len(rows()) == 6)
    pane.list.select_row(2)
    window.press("Delete", pane.list)
    until(lambda: rows() == ["Boats", "Boats", "Ships", "Ships", "sails"])
    window.click(pane.all_button)
    until(lambda: rows() == [])
