from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commands import SEED, process, run
from source import ROOT

from reader import formats
from reader.cli import verbs
from reader.cli.console import Console


def test_a_file_is_read_as_the_person_says(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes('{"segments": [{"text": "na\xefve caf\xe9"}]}'.encode("latin-1"))
    done = run("find", "--encoding", "cp437", "--format", "json", "na", path)
    assert "[na]∩ve cafΘ" in done.out
    done = run("find", "--format", "papyrus", "na", path)
    assert done.status == 2
    assert "There is no format called “papyrus”." in done.err


def test_help_and_wrong_use_are_answered() -> None:
    done = run("find", "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("usage: transcript-reader find ")
    done = run("find")
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("secret words\nof a transcript")


def test_a_fault_of_the_program_is_one_sentence_and_the_rest_is_in_the_log(
    boats: Path, basedir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "read", broken)
    done = run("convert", boats, "--to", "json", "--basedir", basedir)
    assert (done.status, done.out) == (70, "")
    (file,) = (basedir / "log").iterdir()
    assert done.err == (
        "transcript-reader: The program itself went wrong (ZeroDivisionError)."
        f" Details are in {file}.\n"
    )
    assert "ZeroDivisionError" in file.read_text()


def test_a_fault_without_a_place_for_the_log(boats: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "read", broken)
    done = run("convert", boats, "--to", "json", "--basedir", os.devnull)
    assert done.status == 70
    assert done.err.endswith("(ZeroDivisionError). --debug shows details.\n")


def test_debug_shows_details(
    boats: Path, basedir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(formats, "read", broken)
    assert run("convert", boats, "--to", "json", "--debug", "--basedir", basedir).status == 70
    assert "Traceback" in capsys.readouterr().err


class Torn(io.BytesIO):
    """An output whose reader has gone."""

    def write(self, data: object) -> int:
        raise BrokenPipeError


class Interrupting(io.BytesIO):
    def write(self, data: object) -> int:
        raise KeyboardInterrupt


@pytest.mark.parametrize(("output", "status"), [(Torn(), 141), (Interrupting(), 130)])
def test_who_stops_listening_is_not_talked_to(boats: Path, output: io.BytesIO, status: int) -> None:
    errors = io.BytesIO()
    console = Console(None, output, errors)
    assert verbs.main(["transcript-reader", "find", "rest", str(boats)], console) == status
    assert errors.getvalue() == b""


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="no such pipes here")
def test_a_pipe_that_breaks_is_silent(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    path.write_text(json.dumps({"segments": [{"text": "word " * 50}] * 2_000}))
    command = [sys.executable, "-m", "reader", "find", "word", str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(str(path).encode())
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 141


def test_the_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"segments": [{"text": "港へ ♪"}]}))
    ascii_only = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process("find", "港", path, env=ascii_only)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "[港]へ ♪" in done.stdout.decode("utf-8")
    done = process("find", "♥", path, tmp_path / "♥.srt", env=ascii_only)
    assert "♥.srt: There is no such file." in done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--help"], 0),
        (["--version"], 0),
        (["--nonsense"], 2),
        (["find", "founding act", str(SEED)], 0),
        (["quote", str(SEED), "founding act"], 0),
        (["convert", str(SEED), "--to", "html"], 0),
    ],
)
def test_without_a_window_nothing_of_qt_is_loaded(words: list[str], status: int) -> None:
    script = (
        "import sys\n"
        "from reader.__main__ import main\n"
        f"sys.argv = ['transcript-reader', *{words!r}]\n"
        "status = main()\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=60)
    assert done.returncode == status, done.stderr.decode()


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_a_question_is_answered_before_anything_else_is_loaded(word: str) -> None:
    script = (
        "import sys\n"
        "from reader.__main__ import main\n"
        f"sys.argv = ['transcript-reader', {word!r}]\n"
        "main()\n"
        "slow = {'reader.formats', 'reader.model.prose', 'logging', 'regex', 'json', 'hashlib'}\n"
        "assert not slow & set(sys.modules), slow & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith((b"usage: transcript-reader ", b"transcript-reader "))
