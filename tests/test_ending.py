"""The program told to end by a signal, at any moment from the first on: it ends as if by hand."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import COMMAND, LONGEST, Home, Started, data, of_ones_own
from source import ROOT

from reader.ending import Ending

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks into processes by /proc"),
    pytest.mark.usefixtures("signals_are_heard"),
]

ROUNDS = int(os.environ.get("READER_KILL_ROUNDS", "1"))
"""How many moments that no sign tells of are tried: one in every run, many before a release."""

# What a start does, in this order. Each shows outside of the process once it has been done.
MOMENTS: dict[str, Callable[[Started, Home], object]] = {
    "a handler is there": lambda program, _: program.handles(signal.SIGTERM),
    "Qt is loaded": lambda program, _: program.has_loaded("libQt6Widgets"),
    "the claim is made": lambda _, home: (data(home) / "window.lock").exists(),
    "the start is marked": lambda _, home: (data(home) / "starts").exists(),
    "the window is there": lambda program, _: program.listens,
}
FIRST, *_, LAST = MOMENTS


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return of_ones_own(tmp_path / "home")


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        *(("SIGTERM", moment) for moment in MOMENTS),
        *((name, moment) for name in ("SIGINT", "SIGHUP") for moment in (FIRST, LAST)),
    ],
)
def test_a_signal_ends_the_program_cleanly(home: Home, name: str, moment: str) -> None:
    with Started(home) as program:
        program.wait_for(lambda: MOMENTS[moment](program, home))
        assert program.end(getattr(signal, name)) == (0, "")
    # A mark that is left would count as a death, and two of those as a reason to restore nothing.
    assert not (data(home) / "starts").exists()


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_signal_ends_the_program_cleanly_at_any_moment(home: Home, seed: int) -> None:
    ticks = random.Random(seed).randrange(150)
    with Started(home) as program:
        program.wait_for(lambda: program.handles(signal.SIGTERM))
        end = program.ticks + ticks
        program.wait_for(lambda: program.ticks >= end or program.listens)
        assert program.end() == (0, "")
    assert not (data(home) / "starts").exists()


def test_more_signals_than_one_change_nothing(home: Home) -> None:
    with Started(home) as program:
        program.wait_for_window()
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
            program.process.send_signal(number)
        assert program.end() == (0, "")


def test_a_signal_that_is_ignored_from_the_start_stays_so(home: Home) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Started(home) as program:
        program.wait_for_window()
        assert not program.handles(signal.SIGINT)
        program.process.send_signal(signal.SIGINT)
        program.wait_for_window()  # it still answers
        assert program.end() == (0, "")


def test_handlers_come_before_anything_else_is_imported() -> None:
    script = """
import signal, sys
set_handler = signal.signal
def noted(number, handler):
    modules = sorted(name for name in sys.modules if name.startswith(("PySide6", "reader")))
    print(modules, flush=True)  # the program's own words go past what would be held back here
    return set_handler(number, handler)
signal.signal = noted
from reader.__main__ import main
sys.argv = ["transcript-reader", "--version"]
main()
"""
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    assert done.stdout.splitlines()[0] == "['reader', 'reader.__main__', 'reader.ending']"


def test_a_verb_dies_of_a_signal_as_any_tool_does(home: Home) -> None:
    with subprocess.Popen(
        [*COMMAND, "find", "words", "-"], env=home, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdin is not None
        assert program.stderr is not None
        program.stdin.write(b"words " * 100_000)  # more than a pipe holds: it is being read
        program.send_signal(signal.SIGTERM)
        assert program.wait(LONGEST) == -signal.SIGTERM
        assert program.stderr.read() == b""
        with contextlib.suppress(BrokenPipeError):
            program.stdin.close()


def test_what_is_forgotten_is_as_before() -> None:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    ending = Ending()
    assert all(signal.getsignal(number) not in before for number in numbers)
    ending.forget()
    assert [signal.getsignal(number) for number in numbers] == before
    assert not ending.is_asked


def test_a_verb_that_was_told_to_end_before_it_was_one_ends() -> None:
    script = """
import os, signal
from reader.ending import Ending
ending = Ending()
os.kill(os.getpid(), signal.SIGTERM)
print(ending.is_asked, flush=True)
ending.forget()
print("still here")
"""
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    assert (done.returncode, done.stdout, done.stderr) == (-15, "True\n", "")


BECOME = """
import atexit, os, sys
from reader.ending import Ending
ending = Ending()
atexit.register(print, "ended")
left = os.open("/dev/null", os.O_RDONLY)
os.set_inheritable(left, True)
os.dup2(left, 57)
ending.go_on_as([sys.argv[1], "-c", "import os; print(os.path.exists('/dev/fd/57'))"])
"""


def test_a_process_becomes_another_program_when_all_else_is_done() -> None:
    command = [sys.executable, "-c", BECOME, sys.executable]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "ended\nFalse\n", "")


def test_a_program_that_is_not_there_is_told_of_in_one_line() -> None:
    command = [sys.executable, "-c", BECOME, "/no/such/program"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == (
        "ended\n", "/no/such/program: No such file or directory\n",
    )  # fmt: skip
