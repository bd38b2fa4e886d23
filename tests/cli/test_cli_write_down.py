"""``write-down``: what it writes, what it leaves behind, and what it refuses."""

from __future__ import annotations

import contextlib
import datetime
import importlib.util
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import strange_engines
from processes import LONGEST
from recordings import tone
from source import ROOT
from strange_engines import STAND_IN, loud, torn

from reader.cli import verbs, write_down
from reader.cli.console import Console
from reader.errors import FileError, ReaderError
from reader.exit_status import DONE, INTERRUPTED, REFUSED
from reader.files import AnyPath
from reader.tasks import kept_meanwhile
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
    said = run(talk, *model(tmp_path, "dies"), "-o", str(tmp_path))
    assert (said.status, said.told) == (
        REFUSED,
        f"{tmp_path / 'talk.vtt'} exists already; --force replaces it.\n",
    )
    said = run(talk, *model(tmp_path, "dies"), "--force", "-o", talk)
    assert (said.status, "is a file that is read" in said.told) == (REFUSED, True)
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


def test_several_are_written_each_to_its_own_file(tmp_path: Path) -> None:
    """One that is refused keeps none from the rest, and the status says that one was."""
    talks = [str(tone(tmp_path / f"{name}.wav", 50)) for name in ("one", "two", "three")]
    out = tmp_path / "out"
    out.mkdir()
    Path(talks[1]).write_bytes(b"no recording at all")
    said = run(*talks, *model(tmp_path), "-o", str(out))
    assert said.status == REFUSED
    assert said.told.startswith(f"{talks[1]}: This is no sound or video that can be played here")
    assert said.told.count("\n") == 1
    assert sorted(path.name for path in out.iterdir()) == ["one.vtt", "three.vtt"]
    assert run(talks[0], talks[2], *model(tmp_path), "--force", "-o", str(out)).status == DONE


def test_several_need_a_folder(talk: str, tmp_path: Path) -> None:
    more = str(tone(tmp_path / "more.wav", 50))
    with pytest.raises(ReaderError, match="Several transcripts need a folder"):
        run(talk, more, *model(tmp_path))


def test_two_that_would_have_one_file_are_told_before_the_second_is_heard(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    talks = [str(tone(folder / "talk.wav", 50)) for folder in (tmp_path, other)]
    said = run(*talks, *model(tmp_path), "-o", str(tmp_path))
    assert said.status == REFUSED
    assert said.told.endswith("was just written from another file of the same name.\n")


@pytest.mark.usefixtures("signals_are_heard")
def test_ctrl_c_ends_with_the_recording_that_is_heard(tmp_path: Path) -> None:
    talks = [str(tone(tmp_path / f"{name}.wav", 50)) for name in ("one", "two")]
    said = run(*talks, *model(tmp_path, "interrupts"), "-o", str(tmp_path))
    assert said.status == INTERRUPTED
    assert said.told == f"{talks[0]} has been written down as far as 0:10.\n"
    assert not (tmp_path / "two.vtt").exists()


def test_a_model_that_is_none_is_told_once(tmp_path: Path) -> None:
    talks = [str(tone(tmp_path / f"{name}.wav", 50)) for name in ("one", "two")]
    none = tmp_path / "ggml-none.bin"
    none.write_bytes(b"PK")
    with pytest.raises(ReaderError, match="no model of whisper"):
        run(*talks, "--model", str(none), "-o", str(tmp_path))
    with pytest.raises(ReaderError, match="“tlh” is no language"):
        run(*talks, *model(tmp_path), "--language", "tlh", "-o", str(tmp_path))


RUN = """
import datetime, sys
from reader.cli import write_down
from reader.cli.console import Console
from reader.tasks import kept_meanwhile
from strange_engines import STAND_IN, loud
kept_meanwhile._KEEPS_EVERY = 0
asked = write_down.asked(sys.argv[1:])
console = Console.standard()
sys.exit(asked.run_with(console, lambda: datetime.date(2026, 11, 27), STAND_IN, lambda: loud))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.usefixtures("signals_are_heard")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_whatever_ends_it_what_was_written_is_there(
    talk: str, tmp_path: Path, number: signal.Signals
) -> None:
    out, part = tmp_path / "out.vtt", tmp_path / "out.vtt.part"
    words = [talk, *model(tmp_path, "hangs"), "-o", str(out)]
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    with subprocess.Popen(
        [sys.executable, "-c", RUN, *words],
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        wait_for(lambda: part.exists() and part.read_text().count("-->") == 2, program)
        program.send_signal(number)
        told = program.communicate(timeout=LONGEST)[1]
    if number == signal.SIGKILL:
        kept = part
        # The next run does not write over what nobody else has.
        said = run(*words)
        assert said.told == f"{part} exists already; --force replaces it.\n"
    else:
        kept = out
        assert program.returncode == INTERRUPTED
        assert told == f"transcript-reader: {talk} has been written down as far as 0:10.\n"
        assert not part.exists()
    assert kept.read_text(encoding="utf-8").count("-->") == 2
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def wait_for(sign: Callable[[], bool], program: subprocess.Popen[str]) -> None:
    """Wait until a sign shows."""
    patience = time.monotonic() + LONGEST
    while not sign():
        assert time.monotonic() < patience, "There was no sign."
        with contextlib.suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"It ended, with {program.wait(0.02)}: {program.communicate()[1]}")


def test_a_disk_that_fills_is_told_once_and_ends_nothing(
    talk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_meanwhile, "_KEEPS_EVERY", 0)
    whole = write_down.files.atomic_write

    def full(path: AnyPath, data: bytes) -> None:
        if str(path).endswith(".part"):
            raise FileError(f"{path} was not saved: the disk is full.")
        whole(path, data)

    monkeypatch.setattr(write_down.files, "atomic_write", full)
    said = run(talk, *model(tmp_path), "-o", str(tmp_path / "out.vtt"))
    assert (said.status, said.told.count("the disk is full")) == (DONE, 1)
    assert (tmp_path / "out.vtt").read_text(encoding="utf-8").count("-->") == 4


def test_progress_is_a_line_of_a_terminal(talk: str, tmp_path: Path) -> None:
    leader, follower = os.openpty()
    with os.fdopen(follower, "wb", buffering=0) as errors:
        console = Console(io.BytesIO(), io.BytesIO(), errors)
        asked = write_down.asked([talk, *model(tmp_path)])
        asked.run_with(console, lambda: DAY, STAND_IN, lambda: loud)
    told = b""
    with contextlib.suppress(OSError):  # so Linux says that all is read of what nobody writes to
        while piece := os.read(leader, 10_000):
            told += piece
    os.close(leader)
    shown = told.decode()
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
    assert '-m pip install "transcript-reader[speech]"” brings it.' in said.told


@pytest.mark.skipif(
    importlib.util.find_spec("PySide6.QtMultimedia") is not None, reason="it is installed"
)
def test_without_qts_multimedia_a_sentence_says_how_to_get_it(talk: str, tmp_path: Path) -> None:
    said = verb(talk, *model(tmp_path))
    assert said.status == REFUSED
    assert "transcript-reader[" in said.told
