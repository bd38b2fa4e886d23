"""A talk with its sound and its picture, as a learner, a journalist and a deaf viewer have it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from booth import Booth, booth
from microphone import WORD, encoders, marked, pitch_of, pitches, rounds, what_is_missing
from recordings import write

ENGLISH = ("The water is high.", "The bridge is old.", "Nobody crosses today.", "Not even by boat.")
SPANISH = (
    "El agua está alta.",
    "El puente es viejo.",
    "Hoy no cruza nadie.",
    "Ni siquiera en barco.",
)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Booth]:
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    if not all(name in encoders() for name in ("libx264", " aac ")):
        pytest.skip("ffmpeg has no encoder libx264 or aac")
    with booth(tmp_path / "booth") as one:
        if lacks := one.ask("lacks"):
            pytest.skip(lacks)
        yield one


def film(folder: Path) -> Path:
    """Make a video in which a word begins each fifth second, in two languages; return the first."""
    marked(folder / "tones.wav", 20)
    still = ("-f", "lavfi", "-i", "testsrc=size=320x180:rate=10:duration=20")
    coded = ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac")
    command = ("ffmpeg", "-v", "error", *still, "-i", str(folder / "tones.wav"), *coded)
    subprocess.run([*command, str(folder / "talk.mp4")], check=True)
    for language, texts in (("es", SPANISH), ("en", ENGLISH)):
        cues = [(text, n * 5_000, n * 5_000 + WORD) for n, text in enumerate(texts)]
        first = write(folder / f"talk.{language}.vtt", *cues)
    return first


def test_a_talk_is_heard_repeated_let_go_quoted_with_its_frame_and_read_in_two_languages(
    made: Booth, tmp_path: Path
) -> None:
    made.ask("open", str(film(tmp_path)))
    assert made.ask("shows_picture")
    # Found, and heard.
    with made.recording() as samples:
        made.ask("find", "nobody")
        made.ask("press", "Escape")
        made.ask("press", "Return")
        made.ask("play_to", 10_000 + WORD + 500)
        assert made.ask("sentence") == "Nobody crosses today."
        made.ask("pause")
        (once,) = rounds(samples(), 10)
    assert once.word >= WORD - 30
    # Looped at 0.7×, twice.
    assert made.ask("speed", 0.7) == 0.7
    made.ask("set", "loop_count", 2)
    with made.recording() as samples:
        made.ask("play_from", "Nobody crosses today.")
        made.ask("do", "loop")
        made.ask("until_loop_is_over")
        # Let go, and back with one key.
        assert made.ask("is_followed")
        made.ask("turn_wheel", -120)
        assert not made.ask("is_followed")
        made.ask("press", "F4")
        assert made.ask("is_followed")
        made.ask("pause")
        heard = samples()
    assert len(rounds(heard, 10)) == 2
    assert pitch_of(10) in pitches(heard)
    # Quoted with its frame.
    made.ask("select", "Nobody crosses today.")
    made.ask("quote", str(tmp_path / "quote.docx"))
    with ZipFile(tmp_path / "quote.docx") as package:
        assert "Nobody crosses today." in package.read("word/document.xml").decode()
        assert package.read("word/media/rIdP1.jpg").startswith(b"\xff\xd8\xff")
    # Read beside its twin, and both quoted.
    rows = made.ask("read_beside")
    assert rows == [list(pair) for pair in zip(ENGLISH, SPANISH, strict=True)]
    words = made.ask("copy_row", 2)
    assert "Nobody crosses today." in words
    assert "Hoy no cruza nadie." in words
    assert words.count("0:10") == 2
    assert "talk.en.vtt" in words
    assert "talk.es.vtt" in words
