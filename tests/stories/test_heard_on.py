"""A recording goes on where it was left: after a pause, another page, another start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from driver import until
from PySide6.QtWidgets import QApplication
from recordings import ClocklessPlayer, Heard, tone, write
from shelves import shelf

from reader.kept.memory import Memory
from reader.ui.state.reopening import Reopening

LENGTH = 600_000


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Two hundred sentences, each of three seconds, with a recording beside them."""
    folder = tmp_path / "talks"
    folder.mkdir()
    tone(folder / "talk.wav", 100)
    cues = [(f"This is number {n}.", n * 3_000, n * 3_000 + 2_900) for n in range(200)]
    return write(folder / "talk.vtt", *cues)


@contextmanager
def start(base: Path, width: int = 1_180, length: int = LENGTH) -> Iterator[Heard]:
    """One start of the program, with what was open, and its end."""
    memory = Memory.load(base / "memory.json")
    with shelf(base) as window:
        heard = Heard(window, ClocklessPlayer(length))

        def make_player() -> ClocklessPlayer:
            heard.player = ClocklessPlayer(length)
            return heard.player

        window.session.memory = window.memory = memory
        window.session.known.memory = memory
        window.window.desk.listening.make_player = make_player
        window.window.resize(width, 780)
        window.settle()
        if memory.open:
            again = Reopening(window.session, window.window.desk.doors, memory.open)
            again.show(memory.shown)
            until(lambda: window.session.transcript)
        window.settle()
        yield heard
        window.session.note_open()
        window.window.close()
        memory.save()


@pytest.fixture
def base(tmp_path: Path, qapp: QApplication) -> Path:
    made = tmp_path / "base"
    made.mkdir()
    return made


def play(heard: Heard) -> None:
    """Press Space on the page, which plays what is offered."""
    until(lambda: heard.listening.offered)
    heard.window.press("Space", heard.window.window.pane)
    until(lambda: heard.listening.here)
    heard.player.load()
    heard.window.settle()
    assert heard.playing.is_playing


def test_space_goes_on_at_the_next_start_where_it_was_stopped(base: Path, talk: Path) -> None:
    with start(base) as heard:
        heard.window.open(talk)
        play(heard)
        heard.play_on(301_400)
        assert heard.sentence == "This is number 100."
        heard.window.press("Space", heard.window.window.pane)
        assert not heard.playing.is_playing
    with start(base) as heard:
        words = heard.window.top_words
        play(heard)
        assert heard.player.position == 301_400 - 1_500  # what a pause steps back
        assert heard.sentence == "This is number 99."
        heard.play_on(300_100)
        assert heard.sentence == "This is number 100."
        assert heard.window.top_words == words  # nor has the page moved


@pytest.mark.parametrize("width", [600, 1_440])
def test_it_goes_on_in_a_window_of_another_width(base: Path, talk: Path, width: int) -> None:
    with start(base) as heard:
        heard.window.open(talk)
        play(heard)
        heard.play_on(301_400)
        heard.window.press("Space", heard.window.window.pane)
    with start(base, width) as heard:
        play(heard)
        assert heard.player.position == 301_400 - 1_500


def test_it_goes_on_within_a_sentence_where_it_was_playing_at_the_end(
    base: Path, talk: Path
) -> None:
    with start(base) as heard:
        heard.window.open(talk)
        play(heard)
        heard.play_on(301_400)
    with start(base) as heard:
        play(heard)
        assert 301_400 - 3_000 - 1_500 <= heard.player.position <= 301_400


def test_who_has_read_on_since_hears_from_there(base: Path, talk: Path) -> None:
    with start(base) as heard:
        heard.window.open(talk)
        play(heard)
        heard.play_on(61_400)
        heard.window.press("Space", heard.window.window.pane)
    with start(base) as heard:
        bar = heard.window.window.pane.verticalScrollBar()
        bar.setValue(bar.maximum())
        heard.window.settle()
        cue = heard.window.session.place.cue
        assert cue > 100
        play(heard)
        assert heard.player.position == cue * 3_000 - 150


def test_what_was_heard_to_its_end_begins_where_one_reads(base: Path, talk: Path) -> None:
    with start(base) as heard:
        heard.window.open(talk)
        play(heard)
        heard.playing.seek(LENGTH - 5_000)
        heard.play_on(LENGTH)
        assert not heard.playing.is_playing
    with start(base) as heard:
        play(heard)
        assert heard.player.position == heard.window.session.place.cue * 3_000 - 150


def test_what_is_shorter_by_now_begins_where_one_reads(base: Path, talk: Path) -> None:
    with start(base) as heard:
        heard.window.open(talk)
        play(heard)
        heard.play_on(301_400)
        heard.window.press("Space", heard.window.window.pane)
    with start(base, length=290_000) as heard:
        cue = heard.window.session.place.cue
        play(heard)
        assert heard.player.position == cue * 3_000 - 150


def test_another_recording_meanwhile_takes_nothing_from_it(
    base: Path, talk: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "talks" / "other.vtt", ("Something else is said.", 0, 2_000))
    tone(tmp_path / "talks" / "other.wav", 100)
    with start(base) as heard:
        heard.window.open(talk)
        play(heard)
        heard.play_on(301_400)
        heard.window.press("Space", heard.window.window.pane)
        heard.window.open(other)
        play(heard)
        heard.window.open(talk)
        play(heard)
        assert heard.player.position == 301_400 - 1_500


def test_one_from_the_menu_begins_where_one_reads_and_waits(
    base: Path, talk: Path, tmp_path: Path
) -> None:
    elsewhere = tone(tmp_path / "sound.wav", 100)
    with start(base) as heard:
        heard.window.open(talk)
        bar = heard.window.window.pane.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        heard.window.settle()
        cue = heard.window.session.place.cue
        heard.listening.open(elsewhere)
        until(lambda: heard.listening.here)
        heard.player.load()
        heard.window.settle()
        assert not heard.playing.is_playing
        heard.window.press("Space", heard.window.window.pane)
        assert heard.player.position == cue * 3_000 - 150


def test_nothing_of_it_is_kept_where_no_list_is(base: Path, talk: Path) -> None:
    with start(base) as heard:
        heard.window.memory.note_wanted(False, False)
        heard.window.open(talk)
        play(heard)
        heard.play_on(301_400)
        heard.window.press("Space", heard.window.window.pane)
    assert "heard" not in (base / "memory.json").read_text("utf-8")
