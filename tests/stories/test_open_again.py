"""What was open at the end is open at the next start, each transcript at its line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from driver import Reader, until
from PySide6.QtGui import QGuiApplication
from shelves import notice, shelf, take_in, three_talks, wait_for_lines

from reader.kept.memory import Memory
from reader.kept.pasted import sweep_at_end
from reader.ui.state.pages import Place
from reader.ui.state.reopening import Reopening

WORDS = "Nobody else has kept these words. " * 400


@contextmanager
def start(base: Path) -> Iterator[Reader]:
    """One start of the program and its end, as `reader.app` makes them."""
    memory = Memory.load(base / "memory.json")
    with shelf(base) as made:
        made.session.memory = made.memory = memory
        made.session.known.memory = memory
        if memory.open:
            again = Reopening(made.session, made.window.desk.doors, memory.open)
            again.show(memory.shown)
            until(lambda: made.session.transcript)
            again.go_on()
            until(lambda: not made.session.ones.waiting)
        made.settle()
        yield made
        made.session.note_open()
        memory.save()
        sweep_at_end(base / "data" / "pasted", memory)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    made = tmp_path / "base"
    made.mkdir()
    return made


def long_talk(folder: Path, title: str, length: int = 400, seconds: int | None = None) -> Path:
    """A talk of so many sentences, with or without times."""
    path = folder / f"{title}.json"
    words: list[dict[str, object]] = [
        {"text": f"Sentence number {number} of {title}."} for number in range(length)
    ]
    for number, segment in enumerate(words):
        segment |= {"start": number * seconds, "end": (number + 1) * seconds} if seconds else {}
    path.write_text(json.dumps({"title": title, "segments": words}), encoding="utf-8")
    return path


def read_on(window: Reader, share: float) -> str:
    """Scroll to a share of the page; return the words then at its top."""
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    window.settle()
    return window.top_words


def paste(window: Reader, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    window.do("open-pasted")
    until(lambda: not window.session.is_reading)
    window.settle()


def titles(window: Reader) -> list[str]:
    return [one.title for one in window.session.open_transcripts]


def test_pasted_text_is_there_at_the_next_start_at_its_line(base: Path) -> None:
    with start(base) as window:
        paste(window, WORDS)
        words = read_on(window, 0.5)
    with start(base) as window:
        assert window.text.split() == WORDS.split()
        assert window.title == "Pasted: Nobody else has kept these words. Nobody…"
        assert window.top_words == words


def test_pasted_text_that_was_closed_can_be_opened_again_from_the_list(base: Path) -> None:
    with start(base) as window:
        paste(window, WORDS)
        window.press("Ctrl+W")
        assert window.session.transcript is None
    with start(base) as window:
        assert window.session.transcript is None
        ((_, path),) = window.window.commands.files.recent()
        window.window.commands.files.open_recent(path)
        window.settle()
        assert window.text.split() == WORDS.split()
        window.press("Ctrl+W")
        window.do("clear-recent")
    assert not list((base / "data" / "pasted").glob("*.txt"))


def test_the_same_text_pasted_twice_is_one_transcript(base: Path) -> None:
    with start(base) as window:
        paste(window, WORDS)
        paste(window, "Other words.")
        paste(window, WORDS)
        assert len(window.session.open_transcripts) == 2
        assert window.text.split() == WORDS.split()


def test_pasted_text_that_cannot_be_kept_is_read_and_told_of(base: Path) -> None:
    with start(base) as window:
        (base / "data").mkdir(exist_ok=True)
        (base / "data" / "pasted").write_text("in the way")
        paste(window, WORDS)
        assert window.text.split() == WORDS.split()
        said = window.window.notices.sentence.text()
        assert said == f"What was pasted is not kept: {base / 'data' / 'pasted'} cannot be written."
        (base / "data" / "pasted").unlink()


@pytest.mark.parametrize(
    ("seconds", "told"), [(None, "caption 2 of 2"), (5, "0:05 of 0:10")], ids=["bare", "timed"]
)
def test_a_file_that_became_shorter_is_read_at_its_last_words(
    base: Path, tmp_path: Path, seconds: int | None, told: str
) -> None:
    talk = long_talk(tmp_path, "Talk", seconds=seconds)
    with start(base) as window:
        window.open(talk)
        read_on(window, 0.5)
    long_talk(tmp_path, "Talk", 2, seconds)
    with start(base) as window:
        window.settings.set("side_tab", "contents")
        assert window.session.place == Place(1)
        assert window.window.place_label.text() == f"100 %  ·  {told}"


def test_back_leads_into_a_file_that_became_shorter(base: Path, tmp_path: Path) -> None:
    talk = long_talk(tmp_path, "Talk")
    with start(base) as window:
        window.open(talk)
        read_on(window, 0.5)
        window.session.read_on_at(Place(0))
        window.open(long_talk(tmp_path, "Other"))
        long_talk(tmp_path, "Talk", 2)
        window.do("back")
        window.do("reload")
        until(lambda: not window.session.is_reading)
        window.do("back")
        assert (window.title, window.session.place) == ("Talk", Place(1))


def test_all_that_was_open_comes_back_in_its_order_each_at_its_line(
    base: Path, tmp_path: Path
) -> None:
    with start(base) as window:
        take_in(window, three_talks(tmp_path))
        window.open(long_talk(tmp_path, "Rivers"))
        read_on(window, 0.3)
        rivers = window.session.place
        paste(window, WORDS)
        window.open(long_talk(tmp_path, "Mountains"))
        read_on(window, 0.8)
        mountains = window.session.place
        (card,) = [one for one in window.shelf.cards if one.entry.title == "Water"]
        (tmp_path / "talks" / "water.json").unlink()
        window.window.desk.doors.open(card.entry.id)
        until(lambda: window.title == "Water")
        window.press("Ctrl+Tab")
        assert window.title == "Rivers"
        order = titles(window)
        wait_for_lines(window)
    with start(base) as window:
        assert titles(window) == order
        assert (order[0], order[2:]) == ("Rivers", ["Mountains", "Water"])
        assert window.title == "Rivers"
        assert window.session.place == rivers
        window.press("Ctrl+Shift+Tab")
        assert window.text == "Water under the bridge."
        window.press("Ctrl+Shift+Tab")
        assert window.session.place == mountains
        wait_for_lines(window)


def test_what_is_not_there_any_more_is_told_of_once(base: Path, tmp_path: Path) -> None:
    gone, left = long_talk(tmp_path, "Gone"), long_talk(tmp_path, "Left")
    with start(base) as window:
        window.open(left)
        window.open(gone)
    gone.unlink()
    with start(base) as window:
        assert titles(window) == ["Left"]
        said = window.window.notices.sentence.text()
        assert said == "Open last time and not to be had now: Gone.json"
    with start(base) as window:
        assert titles(window) == ["Left"]
        assert not window.window.notices.isVisible()


def test_the_others_keep_their_order_where_one_is_gone(base: Path, tmp_path: Path) -> None:
    names = ["Zero", "One", "Two", "Three", "Four"]
    with start(base) as window:
        for name in names:
            window.open(long_talk(tmp_path, name))
    (tmp_path / "One.json").unlink()
    with start(base) as window:
        assert titles(window) == ["Zero", "Two", "Three", "Four"]
        assert window.title == "Four"


def test_an_end_before_all_have_come_back_loses_none(base: Path, tmp_path: Path) -> None:
    with start(base) as window:
        for title in ("One", "Two", "Three"):
            window.open(long_talk(tmp_path, title))
    memory = Memory.load(base / "memory.json")
    with shelf(base) as window:
        window.session.memory = memory
        Reopening(window.session, window.window.desk.doors, memory.open).show(memory.shown)
        window.session.note_open()
        memory.save()
    with start(base) as window:
        assert titles(window) == ["One", "Two", "Three"]
        assert window.title == "Three"


def test_what_was_closed_last_comes_back_where_it_stood_at_its_line(
    base: Path, tmp_path: Path
) -> None:
    with start(base) as window:
        window.open(long_talk(tmp_path, "One"))
        window.open(long_talk(tmp_path, "Two"))
        words = read_on(window, 0.6)
        window.open(long_talk(tmp_path, "Three"))
        assert not window.window.actions_["reopen"].isEnabled()
        window.press("Ctrl+Shift+Tab")
        window.press("Ctrl+W")
        assert (window.title, titles(window)) == ("One", ["One", "Three"])
        window.press("Ctrl+W")
        window.press("Ctrl+Shift+T")
        assert titles(window) == ["One", "Three"]
        window.press("Ctrl+Shift+T")
        assert titles(window) == ["One", "Two", "Three"]
        assert (window.title, window.top_words) == ("Two", words)
        assert not window.window.actions_["reopen"].isEnabled()


def leave_the_library(window: Reader) -> None:
    """Take the transcript shown out of the library."""
    shown = window.session.transcript
    assert shown is not None
    assert shown.shelf_id
    window.shelf.remove([shown.shelf_id])
    wait_for_lines(window)


def test_what_has_left_the_library_comes_back_from_its_file(base: Path, tmp_path: Path) -> None:
    with start(base) as window:
        window.open(long_talk(tmp_path, "One"))
        words = read_on(window, 0.6)
        window.do("library-keep")
        wait_for_lines(window)
        leave_the_library(window)
        window.press("Ctrl+W")
        assert window.session.transcript is None
        faults: list[object] = []
        window.session.failed.connect(faults.append)
        window.press("Ctrl+Shift+T")
        assert (window.title, window.top_words, faults) == ("One", words, [])
        window.do("library-keep")
        wait_for_lines(window)
        leave_the_library(window)
    with start(base) as window:
        assert (window.title, window.top_words) == ("One", words)
        assert not window.window.notices.isVisible()


def test_one_in_the_library_whose_file_is_gone_keeps_its_line(base: Path, tmp_path: Path) -> None:
    path = long_talk(tmp_path, "One")
    with start(base) as window:
        window.open(path)
        window.do("library-keep")
        wait_for_lines(window)
        window.open(long_talk(tmp_path, "Two"))
        window.press("Ctrl+Shift+Tab")
        words = read_on(window, 0.6)
    path.unlink()
    with start(base) as window:
        assert titles(window) == ["One", "Two"]
        assert (window.title, window.top_words) == ("One", words)


def test_where_the_one_shown_is_gone_the_first_that_is_there_is_shown(
    base: Path, tmp_path: Path
) -> None:
    with start(base) as window:
        take_in(window, three_talks(tmp_path))
        window.open(long_talk(tmp_path, "Rivers"))
        (card,) = [one for one in window.shelf.cards if one.entry.title == "Water"]
        (tmp_path / "talks" / "water.json").unlink()
        window.window.desk.doors.open(card.entry.id)
        until(lambda: window.title == "Water")
        leave_the_library(window)
    with start(base) as window:
        assert (window.title, titles(window)) == ("Rivers", ["Rivers"])
        assert notice(window) == "Open last time and not to be had now: one of the library"


def test_one_that_cannot_be_read_any_more_gives_way_to_the_next(base: Path, tmp_path: Path) -> None:
    one, two = long_talk(tmp_path, "One"), long_talk(tmp_path, "Two")
    with start(base) as window:
        window.open(one)
        window.open(two)
    two.write_bytes(bytes(range(256)) * 4)
    with start(base) as window:
        assert (window.title, titles(window)) == ("One", ["One"])
        assert notice(window).startswith("Open last time and not to be had now: Two.json (")
