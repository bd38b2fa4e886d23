"""One highlight is changed: in the list of all, and as menus show it."""

from __future__ import annotations

from pathlib import Path

from driver import Reader, until
from shelves import write

from reader.ui.parts.background import Job


def highlight(window: Reader, words: str, colour: str) -> None:
    count = len(window.window.desk.highlights.items)
    window.select(words)
    window.do(f"highlight-{colour}")
    until(lambda: len(window.window.desk.highlights.items) == count + 1)


def test_a_change_of_one_note_reads_no_others(window: Reader, tmp_path: Path) -> None:
    titled = ("Bridges of Porto", "Water")
    texts = ("Then the river rose.", "Water under the bridge. And more of it.")
    for title, text in zip(titled, texts, strict=True):
        write(tmp_path / f"{title}.json", title, text)
        window.open(tmp_path / f"{title}.json")
        highlight(window, "river rose" if title != "Water" else "more of it", "yellow")
    window.press("F7")
    pane = window.window.areas["notes"]
    window.click(pane.all_button)
    until(lambda: pane.model.rowCount() == 4)
    highlights = window.window.desk.highlights

    def read_all(*_: object) -> Job:
        raise AssertionError("the notes of all transcripts are read once more")

    highlights.read_all = read_all  # type: ignore[method-assign]

    def listed() -> list[tuple[str, str]]:
        rows = map(pane.model.view, range(pane.model.rowCount()))
        return [(row.title, row.tint) for row in rows]

    porto = [("Bridges of Porto", ""), ("river rose", "yellow")]
    after = ("more of it", "yellow")
    assert listed() == [*porto, ("Water", ""), after]
    pane.list.select_row(3)
    # One more stands where it does in the text; what was chosen stays so.
    highlight(window, "under the bridge", "blue")
    until(lambda: pane.model.rowCount() == 5)
    assert listed() == [*porto, ("Water", ""), ("under the bridge", "blue"), after]
    assert pane.list.currentIndex().row() == 4
    # Another colour, and words of any length: one row, which is as high as they need.
    high = pane.list.visualRect(pane.model.index(3, 0)).height()
    resets: list[int] = []
    pane.model.modelReset.connect(lambda: resets.append(1))
    note = pane.model.rows[3].note
    highlights.change(note, note._replace(colour="pink", words="It is said of all of them. " * 9))
    until(lambda: listed()[3] == ("under the bridge", "pink"))
    window.settle()
    assert resets == []
    assert pane.list.visualRect(pane.model.index(3, 0)).height() > high + 40
    assert pane.list.visualRect(pane.model.index(4, 0)).top() > high + 40
    # What a filter leaves out goes; undone it is back, and gone where it was not before.
    pane.filter.setText("all of them")
    assert pane.model.rowCount() == 2
    window.do("undo")
    until(lambda: pane.model.rowCount() == 0)
    pane.filter.clear()
    assert listed()[3:] == [("under the bridge", "blue"), after]
    window.do("undo")
    until(lambda: listed() == [*porto, ("Water", ""), after])


def test_the_menu_marks_the_colour_of_the_words_at_the_caret(
    window: Reader, tmp_path: Path
) -> None:
    write(tmp_path / "porto.json", "Porto", "The iron bridge stood. Then the river rose.")
    window.open(tmp_path / "porto.json")
    actions = window.window.actions_
    colours = ("yellow", "green", "blue", "pink", "violet")

    def marked() -> list[str]:
        return [colour for colour in colours if actions[f"highlight-{colour}"].isChecked()]

    assert marked() == []
    highlight(window, "iron bridge", "yellow")
    window.select("iron bridge")
    until(lambda: marked() == ["yellow"])
    window.press("Ctrl+1")  # it has that colour
    window.settle()
    assert marked() == ["yellow"]
    window.press("Ctrl+3")
    until(lambda: marked() == ["blue"])
    window.select("river rose")
    assert marked() == []
