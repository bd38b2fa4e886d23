"""The window as it sounds: what comes out of the computer when a person plays, seeks and loops.

Runs where there is what that takes: QtMultimedia, PulseAudio and its parec, and ffmpeg with the
encoder of a format. What is heard is counted in moments of the recording, whatever the clock says.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from booth import Booth, booth, talk, words_of
from microphone import (
    KINDS,
    RATE,
    WORD,
    Round,
    encoders,
    pitch,
    pitch_of,
    pitches,
    rounds,
    what_is_missing,
)

from reader.model.hearing.playhead import LEAD_IN

SECONDS = 120
ELSEWHERE = (95, 13, 64, 37, 110, 23)
"""Words that are gone to one after another, forwards and back."""

# A few blocks: where sound is cut, one is of neither side, and encoders blur an edge.
EDGE = 25


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Booth, Path]]:
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    folder = tmp_path_factory.mktemp("booth")
    with booth(folder) as made:
        if lacks := made.ask("lacks"):
            pytest.skip(lacks)
        yield made, folder


def opened(place: tuple[Booth, Path], name: str) -> Booth:
    """Have the talk in a format open in the window."""
    made, folder = place
    kind = KINDS[name]
    if kind.encoder not in encoders():
        pytest.skip(f"ffmpeg has no encoder {kind.encoder}")
    file = folder / name.replace(", ", "-") / "talk.vtt"
    made.ask("open", str(file if file.exists() else talk(file.parent, SECONDS, kind)))
    made.ask("set", "loop_count", 0)
    made.ask("speed", 1.0)
    return made


def heard_from(made: Booth, number: int) -> Round:
    """Go to a word, hear it and what follows, pause; return what was heard of all that."""
    with made.recording() as samples:
        made.ask("play_from", words_of(number))
        made.ask("play_to", number * 1_000 + WORD + 100)
        made.ask("pause")
        (once,) = rounds(samples(), number)
    return once


def looped(made: Booth, number: int, count: int) -> list[int]:
    """Loop a word so often; return the samples that were heard."""
    made.ask("set", "loop_count", count)
    with made.recording() as samples:
        made.ask("play_from", words_of(number))
        made.ask("do", "loop")
        made.ask("until_loop_is_over")
        made.ask("pause")
        return list(samples())


@pytest.mark.parametrize("name", KINDS)
def test_a_word_that_is_gone_to_is_heard_whole(place: tuple[Booth, Path], name: str) -> None:
    made = opened(place, name)
    for number in ELSEWHERE:
        once = heard_from(made, number)
        assert WORD - EDGE <= once.word <= WORD + EDGE, (number, once)


@pytest.mark.parametrize("name", ["m4a", "opus", "ogg"])
def test_seeks_land_within_fifty_milliseconds(place: tuple[Booth, Path], name: str) -> None:
    made = opened(place, name)
    for number in ELSEWHERE:
        once = heard_from(made, number)
        assert LEAD_IN - 50 <= once.before <= LEAD_IN + 50, (number, once)


@pytest.mark.parametrize("name", [name for name in KINDS if name.startswith("mp3")])
def test_what_comes_before_a_word_is_heard_in_mp3_as_well(
    place: tuple[Booth, Path], name: str
) -> None:
    made = opened(place, name)
    for number in ELSEWHERE:
        assert heard_from(made, number).before >= LEAD_IN - 80, number


@pytest.mark.parametrize("name", [name for name in KINDS if name.startswith("mp3")])
def test_an_mp3_is_as_long_as_it_is(place: tuple[Booth, Path], name: str) -> None:
    # No more than what an encoder puts before and behind it: 3 frames of 36 ms.
    assert SECONDS * 1_000 <= opened(place, name).ask("length") <= SECONDS * 1_000 + 108


@pytest.mark.parametrize("speed", [0.5, 0.7, 1.5, 2.0, 3.0])
def test_a_voice_keeps_its_pitch_at_every_speed(place: tuple[Booth, Path], speed: float) -> None:
    made = opened(place, "m4a")
    if not made.ask("keeps_pitch"):
        made.ask("press", "Ctrl+F7")
        assert "so it stays 1×" in made.ask("notice")
        pytest.skip("this Qt shifts the pitch, and is not let")
    number = 20
    assert made.ask("speed", speed) == speed
    with made.recording() as samples:
        made.ask("play_from", words_of(number))
        made.ask("play_to", number * 1_000 + 900)
        made.ask("pause")
        heard = samples()
    blocks = pitches(heard)
    size = len(heard) // len(blocks)
    first = blocks.index(pitch_of(number))
    last = len(blocks) - 1 - blocks[::-1].index(pitch_of(number))
    word = heard[first * size : last * size]
    assert len(word) > RATE // 20
    assert abs(pitch(word, pitch_of(number)) - pitch_of(number)) <= 5


@pytest.mark.parametrize("name", ["m4a", "mp3, variable"])
def test_a_sentence_is_looped_fifty_times_and_ends_where_it_ends(
    place: tuple[Booth, Path], name: str
) -> None:
    made = opened(place, name)
    *again, _ = heard = rounds(looped(made, 41, 50), 41)  # behind the last one it plays on
    assert len(heard) == 50
    # A single round may end late where the machine does something else meanwhile: the bench tells.
    assert WORD - EDGE <= statistics.median(one.word for one in again) <= WORD + EDGE
    assert statistics.median(one.after for one in again) <= 50


def test_a_loop_at_seven_tenths_of_the_speed_has_all_its_words(place: tuple[Booth, Path]) -> None:
    made = opened(place, "m4a")
    if not made.ask("keeps_pitch"):
        pytest.skip("this Qt shifts the pitch, and is not let")
    assert made.ask("speed", 0.7) == 0.7
    *again, _ = heard = rounds(looped(made, 52, 8), 52)
    assert len(heard) == 8
    assert WORD - EDGE <= statistics.median(one.word for one in again) * 0.7 <= WORD + EDGE
    assert statistics.median(one.after for one in again) * 0.7 <= 50


def test_a_pause_between_two_rounds_is_quiet(place: tuple[Booth, Path]) -> None:
    made = opened(place, "opus")
    made.ask("set", "loop_pause", 0.3)
    try:
        heard = looped(made, 33, 3)
    finally:
        made.ask("set", "loop_pause", 0.0)
    blocks = pitches(heard)
    word = pitch_of(33)
    silent = blocks[blocks.index(word) : len(blocks) - blocks[::-1].index(word)].count(0)
    # What is under way as it pauses is heard yet, some 50 ms.
    assert silent * 5 >= 2 * 230
    assert len(rounds(heard, 33)) == 3


def test_after_a_pause_words_are_heard_again_from_before(place: tuple[Booth, Path]) -> None:
    made = opened(place, "m4a")
    with made.recording() as samples:
        made.ask("play_from", words_of(70))
        made.ask("play_to", 70_000 + WORD + 100)
        made.ask("pause")
        made.ask("press", "Space")
        made.ask("play_to", 70_000 + WORD + 100)
        made.ask("pause")
        heard = samples()
    first, second = rounds(heard, 70)
    assert WORD - EDGE <= first.word <= WORD + EDGE
    assert WORD - EDGE <= second.word <= WORD + EDGE
    # A second and a half before the pause is behind the word before, and what is before it whole.
    assert second.before >= (1_000 - WORD) // 2 - EDGE
