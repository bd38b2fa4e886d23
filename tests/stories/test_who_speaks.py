"""Who speaks how much: seen as bars, read as a table, saved as either."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from driver import Reader, reader, until
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLabel
from shelves import notice

from reader.model.transcript import Cue, Transcript
from reader.ui.dialogs.voices_dialog import VoicesDialog
from reader.ui.parts.voice_looks import colour
from reader.ui.state.pages import OpenTranscript

TALK = Transcript(
    "A talk",
    cues=(
        Cue("One two three four five six.", 0, 61_000, "Ada"),
        Cue("Seven eight.", 61_000, 62_500, "=Ben"),
        Cue("Nine ten.", 62_500, 64_000, "Cy"),
        Cue("Eleven twelve.", 64_000, 65_000, "=Ben"),
    ),
)
"""Ada: 6 words of 12, 61 s, 1 turn. Ben: 4 in 2.5 s, 2 turns. Cy: 2 in 1.5 s, 1 turn."""


def dialog_of(window: Reader) -> VoicesDialog:
    dialog = window.dialog()
    assert isinstance(dialog, VoicesDialog)
    return dialog


def shown(dialog: VoicesDialog) -> list[list[str]]:
    model = dialog.table.model()
    columns = [n for n in range(model.columnCount()) if not dialog.table.isColumnHidden(n)]
    return [
        [str(model.index(row, column).data()) for column in columns]
        for row in range(model.rowCount())
    ]


def show(window: Reader, transcript: Transcript = TALK) -> VoicesDialog:
    window.session.open_kept(OpenTranscript(transcript))
    window.settle()
    window.do("who-speaks")
    return dialog_of(window)


def test_the_speakers_of_a_talk() -> None:
    with reader() as window:
        dialog = show(window)
        assert shown(dialog) == [
            ["Ada", "50 %", "6", "1:01", "1"],
            ["=Ben", "33 %", "4", "0:02", "2"],
            ["Cy", "17 %", "2", "0:01", "1"],
        ]
        said = dialog.findChildren(QLabel)[0].text()
        assert said == "A talk: 3 speakers, 12 words said by somebody named."
        # By a click on a header those with most turns come first.
        dialog.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
        assert shown(dialog)[0][0] == "=Ben"
        picture = dialog.table.viewport().grab().toImage()
        ink = colour(window.appearance.theme, 1).name()
        row = dialog.table.visualRect(dialog.table.model().index(1, 1))
        inked = sum(
            picture.pixelColor(x, row.center().y()).name() == ink
            for x in range(row.left(), row.right())
        )
        assert inked > 100  # the bar of Ada, the longest
        window.press("Escape", dialog)
        assert not dialog.isVisible()


def test_it_is_saved_as_table_drawing_and_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with reader() as window:
        dialog = show(window)
        for name in ("who.csv", "who.svg", "who.png"):
            path = tmp_path / name
            monkeypatch.setattr(
                QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), "")
            )
            window.click(dialog.save_button)
            until(path.exists)
            until(window.window.notices.isVisible)
            assert notice(window) == f"Saved as {path}"
            assert window.window.notices.way.text() == "Show Folder"
            window.window.notices.hide()
        table = (tmp_path / "who.csv").read_text(encoding="utf-8-sig")
        assert list(csv.reader(io.StringIO(table))) == [
            ["speaker", "words", "share", "time", "turns", "transcripts"],
            ["Ada", "6", "50.0", "00:01:01.000", "1", "1"],
            ["'=Ben", "4", "33.3", "00:00:02.500", "2", "1"],
            ["Cy", "2", "16.7", "00:00:01.500", "1", "1"],
        ]
        drawing = (tmp_path / "who.svg").read_text(encoding="utf-8")
        assert "=Ben: 33 %, 4 words, 0:02" in drawing
        picture = QImage(str(tmp_path / "who.png"))
        # 2 × (720, 2 × 24 + 28 + 3 × 28)
        assert (picture.width(), picture.height()) == (1440, 320)


def test_what_cannot_be_saved_is_said_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with reader() as window:
        dialog = show(window)
        missing = tmp_path / "missing" / "who.svg"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(missing), ""))
        window.click(dialog.save_button)
        until(dialog.fault.isVisible)
        assert dialog.isVisible()
        assert "missing" in dialog.fault.text()


def test_where_nobody_is_named_that_is_said() -> None:
    with reader() as window:
        dialog = show(window, Transcript("A talk", cues=(Cue("Words."),)))
        assert dialog.findChildren(QLabel)[0].text() == "A talk: nobody is named as a speaker."
        assert not dialog.table.isVisible()


def test_the_speakers_of_the_library(window: Reader, tmp_path: Path) -> None:
    for name, speakers in (("one", "Ada Ben Ada Ada"), ("two", "Ben"), ("three", "")):
        segments = [
            {"text": f"These are four words {n}.", "speaker": speaker}
            for n, speaker in enumerate(speakers.split() or [""])
        ]
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps({"title": name, "segments": segments}), encoding="utf-8")
    window.shelf.take_in([tmp_path])
    until(lambda: len(window.shelf.cards) == 3 and not window.shelf._taking)
    window.do("library-speakers")
    until(lambda: any(one.isVisible() for one in window.window.findChildren(VoicesDialog)))
    # Five words a sentence: Ada 15 of 25 in two turns, Ben 10 in two turns of two transcripts.
    assert shown(dialog_of(window)) == [
        ["Ada", "60 %", "15", "–", "2", "1"],
        ["Ben", "40 %", "10", "–", "2", "2"],
    ]
    assert not window.window.commands.library.busy.isVisible()


@pytest.mark.parametrize(("width", "percent"), [(760, 100), (600, 100), (360, 100), (600, 200)])
def test_where_there_is_little_room_names_stand_above_their_bars(width: int, percent: int) -> None:
    names = ("The Right Honourable the Baroness of Somewhere", "Ada", "Ben")
    said = tuple(
        Cue(f"{'word ' * (9 - 4 * n)}and so on.", n * 9_000, n * 9_000 + 8_000, name)
        for n, name in enumerate(names)
    )
    with reader() as window:
        window.settings.set("interface_size", percent)
        dialog = show(window, Transcript("A talk", cues=said))
        table = dialog.table
        dialog.resize(width, 400)
        window.settle()
        is_roomy = width == 760
        assert table.isColumnHidden(0) is not is_roomy
        lines = table.rowHeight(0) // table.fontMetrics().height()
        assert lines >= (1 if is_roomy else 2)
        # The longest name has room, and the longest bar can be told from one half as long.
        room = table.columnWidth(0 if is_roomy else 1)
        longest = table.fontMetrics().horizontalAdvance(names[0])
        assert room >= min(longest, table.viewport().width() - 20)
        assert table.columnWidth(1) >= 170 * percent // 100
        index = table.model().index(0, 1)  # 12, 8 and 4 words of 24
        said_of_it = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert said_of_it.startswith(f"{names[0]}, 50 %")
        window.settings.set("interface_size", 100)


def test_in_a_narrow_dialog_the_bars_give_way_to_the_amounts() -> None:
    names = ("Ana Lie", "Bo Ek", "Cy Orr")
    said = tuple(
        Cue("word " * 400 + "and so on.", n * 600_000, n * 600_000 + 599_000, name)
        for n, name in enumerate(names)
    )
    with reader() as window:
        dialog = show(window, Transcript("A talk", cues=said))
        dialog.resize(360, 400)
        window.settle()
        table = dialog.table
        assert table.isColumnHidden(0)
        assert table.horizontalScrollBar().maximum() == 0
        turns = table.visualRect(table.model().index(0, 4))
        assert turns.right() <= table.viewport().width()
        assert table.columnWidth(1) >= table.fontMetrics().horizontalAdvance("Ana Lie") + 10


def test_a_name_beyond_all_room_leaves_the_amounts_theirs() -> None:
    name = "The Right Honourable " * 4 + "Ada"
    with reader() as window:
        dialog = show(window, Transcript("A talk", cues=(Cue("One two.", 0, 1_000, name),)))
        assert dialog.table.horizontalScrollBar().maximum() == 0
        turns = dialog.table.visualRect(dialog.table.model().index(0, 4))
        assert turns.right() <= dialog.table.viewport().width()


@pytest.mark.parametrize(
    ("width", "percent", "name"),
    [(360, 200, "Ana"), (360, 100, "The Right Honourable Baroness of Somewhere")],
)
def test_amounts_without_room_beside_the_bars_stand_below_them(
    width: int, percent: int, name: str
) -> None:
    said = tuple(
        Cue("word " * 1_200 + "and so on.", n * 600_000, n * 600_000 + 599_000, speaker)
        for n, speaker in enumerate((name, "Ben", "Cy"))
    )
    with reader() as window:
        dialog = show(window, Transcript("A talk", cues=said))
        table = dialog.table
        dialog.resize(760, 400)
        window.settle()
        usual = table.rowHeight(0)
        assert shown(dialog)[0] == [name, "33 %", "1,203", "9:59", "1"]
        window.settings.set("interface_size", percent)
        dialog.resize(width, 400)
        window.settle()
        assert table.horizontalScrollBar().maximum() == 0
        row = 0
        bar = table.model().index(row, 1)
        amounts = table.itemDelegate().amounts(bar)
        assert amounts.replace("\u00a0", " ") == "Words 1,203  ·  Time 9:59  ·  Turns 1"
        # It has lines of its own, all of which the row has room for.
        lines = table.rowHeight(row) // table.fontMetrics().height()
        assert lines >= 3
        said_of_it = bar.data(Qt.ItemDataRole.AccessibleTextRole)
        assert said_of_it == f"{name}, 33 %, Words 1,203, Time 9:59, Turns 1"
        dialog.resize(1_400, 400)
        window.settings.set("interface_size", 100)
        window.settle()
        assert shown(dialog)[row] == [name, "33 %", "1,203", "9:59", "1"]
        assert table.rowHeight(row) == usual
