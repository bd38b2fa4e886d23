"""The program ends when it is told to, also where its work cannot be stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from source import ROOT

from reader.ui.state.opening import SMALL_FILE

# The program, with a reading that never comes to an end.
PROGRAM = """
import runpy, signal, sys, time
from reader import formats

def never(*args, **kwargs):
    while signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        time.sleep(0.01)
    print("reading", flush=True)
    while True:
        time.sleep(0.01)

formats.read = never
sys.argv = ["transcript-reader", *sys.argv[1:]]
runpy.run_module("reader", run_name="__main__")
"""


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_reading_that_never_ends_does_not_hold_the_end(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("Some words.\n" * (SMALL_FILE // 10), encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "--temp-basedir", str(talk)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(home), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "reading\n"
        program.send_signal(signal.SIGTERM)
        _, errors = program.communicate(timeout=60)
    finally:
        program.kill()
    assert (program.returncode, errors) == (0, "")
    assert list(home.iterdir()) == []
