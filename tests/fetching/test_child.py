"""Another program at work: heard, bounded in time and words, ended with what it started."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from reader.fetching import child
from reader.fetching.deadline import Deadline
from reader.fetching.errors import FetchError, TooLate


def run(script: str, folder: Path, seconds: float = 20) -> child.Output:
    return child.run([sys.executable, "-c", script], {}, str(folder), Deadline(seconds))


def test_a_program_is_run_and_heard(tmp_path: Path) -> None:
    script = "import os, sys; print(os.getcwd()); print('no', file=sys.stderr); sys.exit(3)"
    output = run(script, tmp_path)
    assert output == (3, f"{tmp_path.resolve()}\n".encode(), b"no\n")


def test_a_program_is_ended_with_what_it_has_started(tmp_path: Path) -> None:
    inner = "import time; open('alive', 'w').close(); time.sleep(60)"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    began = time.monotonic()
    with pytest.raises(TooLate):
        run(script, tmp_path, 1)
    assert time.monotonic() - began < 1.5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes")
def test_what_a_program_leaves_behind_is_ended_too(tmp_path: Path) -> None:
    """It would write into the pipe when its time is over; the pipe ends as soon as it does."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    inner = "import time; time.sleep(10); print('It went on.')"
    script = (
        f"import subprocess, sys; pipe = open({str(pipe)!r}, 'w');"
        f"subprocess.Popen([sys.executable, '-c', {inner!r}], stdout=pipe)"
    )
    left = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert run(script, tmp_path).status == 0
    os.set_blocking(left, True)
    with open(left, "rb") as heard:
        assert heard.read() == b""


def test_a_program_that_never_stops_talking_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "MOST_BYTES", 1_000_000)
    with pytest.raises(FetchError, match="more than anything"):
        run("while True: print('a' * 100_000)", tmp_path)


def test_a_program_that_there_is_not_is_told(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="cannot be started"):
        child.run([str(tmp_path / "none")], {}, str(tmp_path), Deadline(1))


def test_it_has_the_environment_that_it_is_given_and_nothing_to_read(tmp_path: Path) -> None:
    script = (
        "import os, sys; print(os.environ.get('GIVEN'), os.environ.get('HOME'), sys.stdin.read())"
    )
    command = [sys.executable, "-c", script]
    output = child.run(command, {"GIVEN": "yes"}, str(tmp_path), Deadline(20))
    assert output.said.split() == [b"yes", b"None"]
