"""``write-down``: what it writes, what it leaves behind, and what it refuses."""

from __future__ import annotations

import datetime
import importlib.util
import io
import json
import os
from pathlib import Path

import pytest
import strange_engines
from recordings import tone
from strange_engines import STAND_IN, loud, torn

from reader.cli import verbs, write_down
from reader.cli.console import Console
from reader.errors import ReaderError
from reader.exit_status import DONE, INTERRUPTED, REFUSED
from reader.tasks.speech import Sound

DAY = datetime.date(2026, 11, 27)

# Written down by hand from the first two pieces of the stand-in, by the grammar of WebVTT and with
# the head that the program gives to such a file.
VTT = """\
WEBVTT
Language: nl
Title: Talk
Made-With: stand-in 1, ggml-MODEL.bin

NOTE Automatically generated captions

00:00:00.000 --> 00:00:05.000
The water is high.

00:00:05.000 --> 00:00:10.000
Nobody crosses it today.
"""


class Said:
    """What came of a call: the status, the output, the sentences."""

    def __init__(self, status: int, output: bytes, errors: bytes) -> None:
        self.status, self.output = status, output.decode()
        self.told = errors.decode().replace("transcript-reader: ", "")


def run(*words: str, sound: Sound = loud) -> Said:
    console = Console(io.BytesIO(), io.BytesIO(), io.BytesIO())
    asked = write_down.asked(words)
    status = asked.run_with(console, lambda: DAY, STAND_IN, lambda: sound)
    assert isinstance(console.output, io.BytesIO)
    assert isinstance(console.errors, io.BytesIO)
    return Said(status, console.output.getvalue(), console.errors.getvalue())


@pytest.fixture
def talk(tmp_path: Path) -> str:
    return str(tone(tmp_path / "talk.wav", 50))


def model(folder: Path, does: str = "well") -> tuple[str, str]:
    return "--model", str(strange_engines.model(folder, does))


def test_it_writes_captions(talk: str, tmp_path: Path) -> None:
    said = run(talk, *model(tmp_path, "prints"))
    assert said.status == DONE
    assert said.output.replace("\r", "").startswith(VTT.replace("MODEL", "prints"))
    assert said.told == ""


def test_json_says_who_wrote_it(talk: str, tmp_path: Path) -> None:
    said = run(talk, *model(tmp_path), "--language", "en", "--to", "json")
    told = json.loads(said.output)
    assert told["made_with"] == "stand-in 1, ggml-well.bin"
    assert (told["provenance"], told["language"], told["media"]) == ("automatic", "en", "talk.wav")


def test_a_file_beside_the_recording_is_named_after_it(talk: str, tmp_path: Path) -> None:
    assert run(talk, *model(tmp_path), "-o", str(tmp_path)).status == DONE
    written = (tmp_path / "talk.vtt").read_text(encoding="utf-8")
    assert written.startswith(VTT.replace("MODEL", "well"))


def test_what_exists_is_refused_before_anything_is_heard(talk: str, tmp_path: Path) -> None:
    (tmp_path / "talk.vtt").write_text("Mine.", encoding="utf-8")
    with pytest.raises(ReaderError, match="exists already"):
        run(talk, *model(tmp_path, "dies"), "-o", str(tmp_path))
    with pytest.raises(ReaderError, match="is a file that is read"):
        run(talk, *model(tmp_path, "dies"), "--force", "-o", talk)
    assert run(talk, *model(tmp_path), "--force", "-o", str(tmp_path)).status == DONE


@pytest.mark.usefixtures("signals_are_heard")
def test_ctrl_c_keeps_what_there_is_in_a_file(talk: str, tmp_path: Path) -> None:
    said = run(talk, *model(tmp_path, "interrupts"), "-o", str(tmp_path / "part.vtt"))
    assert said.status == INTERRUPTED
    assert said.told == f"{talk} has been written down as far as 0:10.\n"
    kept = (tmp_path / "part.vtt").read_text(encoding="utf-8")
    assert kept.count("-->") == 2


@pytest.mark.usefixtures("signals_are_heard")
def test_ctrl_c_writes_nothing_to_standard_output(talk: str, tmp_path: Path) -> None:
    said = run(talk, *model(tmp_path, "interrupts"))
    assert (said.status, said.output) == (INTERRUPTED, "")


def test_one_that_ends_too_early_is_written_and_refused(talk: str, tmp_path: Path) -> None:
    said = run(talk, *model(tmp_path), sound=torn)
    assert said.status == REFUSED
    assert said.output.count("-->") == 4
    assert said.told == (
        f"talk.wav: It cannot be played: it is torn. {talk} has been written down as far as 0:20.\n"
    )


def test_progress_is_a_line_of_a_terminal(talk: str, tmp_path: Path) -> None:
    leader, follower = os.openpty()
    with os.fdopen(follower, "wb", buffering=0) as errors:
        console = Console(io.BytesIO(), io.BytesIO(), errors)
        asked = write_down.asked([talk, *model(tmp_path)])
        asked.run_with(console, lambda: DAY, STAND_IN, lambda: loud)
        shown = os.read(leader, 10_000).decode()
    os.close(leader)
    assert "\r\x1b[K0:05 / 0:40  12 %" in shown
    assert shown.endswith("\r\x1b[K")


def verb(*words: str) -> Said:
    console = Console(io.BytesIO(), io.BytesIO(), io.BytesIO())
    status = verbs.main(["transcript-reader", "write-down", *words], console)
    assert isinstance(console.errors, io.BytesIO)
    return Said(status, b"", console.errors.getvalue())


def test_the_verb_is_one_of_the_program(talk: str, tmp_path: Path) -> None:
    assert verb(talk).told.startswith("The following arguments are required: --model")
    assert verb("-", *model(tmp_path)).told.startswith("A recording is a file")
    told = verb(talk, *model(tmp_path), "--to", "tape").told
    assert told.startswith("“tape” cannot be written.")


@pytest.mark.skipif(
    importlib.util.find_spec("pywhispercpp") is not None
    or importlib.util.find_spec("PySide6.QtMultimedia") is None,
    reason="what recognises speech is installed, or what decodes sound is not",
)
def test_without_what_recognises_speech_a_sentence_says_how_to_get_it(
    talk: str, tmp_path: Path
) -> None:
    said = verb(talk, *model(tmp_path))
    assert said.status == REFUSED
    assert "“pip install transcript-reader[speech]” brings it." in said.told


@pytest.mark.skipif(
    importlib.util.find_spec("PySide6.QtMultimedia") is not None, reason="it is installed"
)
def test_without_qts_multimedia_a_sentence_says_how_to_get_it(talk: str, tmp_path: Path) -> None:
    said = verb(talk, *model(tmp_path))
    assert said.status == REFUSED
    assert "transcript-reader[" in said.told
