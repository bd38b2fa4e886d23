"""Files that hold up or break what reads them come into the library with others, in the window."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import strange_readers
from driver import Reader, reader, until
from processes import LONGEST, of_ones_own
from shelves import notice, take_in, titles, wait_for_lines, write
from source import ROOT
from strange_readers import BROKEN, ENDLESS

from reader.tasks import importing, readers
from reader.tasks.reading import ReadRequest


@pytest.fixture
def hard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of seventy talks, one of which is read for ever."""
    monkeypatch.setattr(
        importing, "Readers", partial(readers.Readers, strange_readers.read, most=2)
    )
    talks = tmp_path / "talks"
    talks.mkdir()
    for number in range(70):
        write(talks / f"{number:02}.json", f"Talk {number:02}", f"This is talk number {number}.")
    write(talks / "30.json", "Talk without end", ENDLESS)
    return talks


def test_they_are_told_and_the_others_are_there(
    window: Reader, hard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReadRequest, "most_seconds", property(strange_readers.seconds))
    write(hard / "50.json", "Talk that breaks", BROKEN)
    take_in(window, hard)
    assert notice(window) == "Library: 68 added, 2 refused."
    assert sorted(titles(window)) == [f"Talk {n:02}" for n in range(70) if n not in (30, 50)]
    window.click(window.window.notices.way)
    told = window.dialog()
    assert f"{hard / '30.json'}: Reading this file was given up after 1 second." in told.text()  # type: ignore[attr-defined]
    broke = "Reading this file broke the process that did it, so it was left out."
    assert f"{hard / '50.json'}: {broke}" in told.text()  # type: ignore[attr-defined]
    told.reject()
    assert multiprocessing.active_children() == []


def test_taking_in_is_stopped_in_the_middle_of_one(window: Reader, hard: Path) -> None:
    bar = window.window.commands.library.busy
    window.window.commands.library.take_in([hard])
    until((hard / "30.tries").exists)
    window.click(bar.stop)
    until(lambda: not bar.isVisible())
    wait_for_lines(window)
    count = len(window.shelf.cards)
    assert count <= 30
    assert notice(window) == f"Library: Stopped: {count} added."
    assert multiprocessing.active_children() == []


def test_a_window_that_is_closed_leaves_nothing_at_work(hard: Path, tmp_path: Path) -> None:
    with reader(base=tmp_path / "base") as window:
        window.window.commands.library.take_in([hard])
        until((hard / "30.tries").exists)
    assert multiprocessing.active_children() == []


# The window, with a reading that never comes to an end.
PROGRAM = """
import runpy, sys
from functools import partial
import strange_readers
from reader.tasks import importing, readers
readers._MANY = 1
importing.Readers = partial(readers.Readers, strange_readers.never)
sys.argv = ["transcript-reader", *sys.argv[1:]]
runpy.run_module("reader", run_name="__main__")
"""


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_a_session_that_ends_leaves_nothing_at_work(tmp_path: Path) -> None:
    talks, base = tmp_path / "talks", tmp_path / "base"
    talks.mkdir()
    write(talks / "one.json", "One", "This is the one.")
    (base / "config").mkdir(parents=True)
    settings = json.dumps({"watched_folder": str(talks), "show_library": True})
    (base / "config" / "settings.json").write_text(settings, encoding="utf-8")
    home = of_ones_own(tmp_path / "home")
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "--basedir", str(base)],
        env={**home, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "reading\n"
        program.send_signal(signal.SIGTERM)
        # Its processes have its output too: this ends when they all have.
        _, errors = program.communicate(timeout=LONGEST)
    finally:
        program.kill()
    assert (program.returncode, errors) == (0, "")
