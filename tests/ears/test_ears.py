"""The four uses, the library and highlights as a screen reader says them, word for word.

The window is on a screen of its own and on a bus of its own, and is heard over AT-SPI, as Orca
hears it. Runs where there is what that takes: Xvfb, a bus and AT-SPI's own programs, and jeepney.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from driver import SEED
from shelves import three_talks

_SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_HAND = Path(__file__).with_name("hand.py")
_LONGEST_S = 60

TALK = """1
00:00:01,000 --> 00:00:03,000
Ana: The water is high under the old bridge.

2
00:12:04,000 --> 00:12:06,000
Bob Miller: Nobody crosses the water today.
"""


@contextmanager
def going(*command: str, **how: object) -> Iterator[subprocess.Popen[str]]:
    """Have a program run meanwhile."""
    made = subprocess.Popen(command, text=True, stderr=subprocess.DEVNULL, **how)  # type: ignore[call-overload]
    try:
        yield made
    finally:
        made.terminate()
        made.wait(_LONGEST_S)
        for pipe in filter(None, (made.stdin, made.stdout)):
            pipe.close()


class Person:
    """Somebody who has the keyboard of a window, and a screen reader."""

    def __init__(self, window: subprocess.Popen[str], bus: str) -> None:
        from ear import Ear

        self._window, self._ear = window, Ear(bus)

    def does(self, name: str, *given: str) -> None:
        """Do one of the things that ``hand.py`` and ``driver.Reader`` know."""
        assert self._window.stdin is not None
        self._window.stdin.write(f"{json.dumps([name, *given])}\n")
        self._window.stdin.flush()
        self.wait()

    def wait(self) -> None:
        """Wait until the window has come to rest."""
        assert self._window.stdout is not None
        assert self._window.stdout.readline() == "\n", "The window has gone."

    def hears(self, *said: str) -> None:
        """Have heard this and nothing else since the last time."""
        assert self._ear.heard(len(said)) == list(said)

    def hears_at_last(self, *said: str) -> None:
        """Hear on until this has been heard, and nothing behind it."""
        heard: list[str] = []
        while heard[-len(said) :] != list(said):
            heard += self._ear.heard(1)

    def passes_over(self, least: int) -> None:
        """Hear so many sentences that another test asks for."""
        self._ear.heard(least)

    def close(self) -> None:
        self._ear.close()


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    for program in ("Xvfb", "dbus-daemon"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    if not _SERVICE.is_file():
        pytest.skip("at-spi2-core is not installed")
    pytest.importorskip("jeepney", reason="jeepney is not installed")
    end, number = os.pipe()
    screen = ("Xvfb", "-displayfd", str(number), "-screen", "0", "1280x900x24", "-noreset")
    with going(*screen, pass_fds=[number]), open(end, encoding="ascii") as told:
        os.close(number)
        here = {**os.environ, "DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        command = ("dbus-daemon", "--session", "--nofork", "--print-address")
        with going(*command, env=here, stdout=subprocess.PIPE) as daemon:
            assert daemon.stdout is not None
            bus = here["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            hand = (sys.executable, str(_HAND), str(tmp_path / "base"))
            with going(*hand, env=here, **pipes) as window:
                made = Person(window, bus)
                made.wait()
                yield made
                made.close()


def talk(folder: Path) -> str:
    file = folder / "talk.srt"
    file.write_text(TALK, encoding="utf-8")
    return str(file)


def test_the_start_and_a_related_video(person: Person) -> None:
    person.hears("Transcript Reader", "Open a File…, push button")
    person.does("open", str(SEED))
    person.passes_over(3)
    person.does("press", "F6")
    person.hears("Find in transcript, text, Find in transcript…")
    person.does("press", "F6")
    person.hears("Mladic, Srebrenica and justice, not here yet, list item", "Related videos, list")
    person.does("press", "Enter")
    person.hears("Mladic, Srebrenica and justice, not here yet")
    person.does("press", "Alt+Left")
    person.hears("NATO and Russia: uneasy partners")


def test_the_search_of_a_transcript(person: Person, tmp_path: Path) -> None:
    person.passes_over(2)
    person.does("open", talk(tmp_path))
    person.passes_over(3)
    person.does("press", "Ctrl+F")
    person.hears("Find in transcript, text, Find in transcript…")
    person.does("type", "water")
    letters = ["water"] * 5  # the line at the caret; a reader says the letters instead
    person.hears(*letters, "1 of 2, Ana, 0:01: The water is high under the old bridge. Nobody")
    person.does("press", "Enter")
    person.hears("2 of 2, Bob Miller, 12:04: the old bridge. Nobody crosses the water today.")
    person.does("press", "Escape")
    person.hears("Transcript, text")


def test_reading_and_a_highlight(person: Person, tmp_path: Path) -> None:
    person.passes_over(2)
    person.does("open", talk(tmp_path))
    person.passes_over(3)
    person.does("press", "Down")
    person.hears("Bob Miller, 12:04", "Nobody crosses the water today.")
    person.does("do", "next-sentence")
    person.passes_over(1)
    person.does("do", "highlight-green")
    person.hears("Nobody crosses the water today.", "Highlighted in green")
    person.does("press", "Ctrl+I")
    person.hears("Bob Miller, 12:04, paragraph 2 of 2, 56 % of the text. Highlighted in green.")


def test_the_search_of_the_library(person: Person, tmp_path: Path) -> None:
    person.passes_over(2)
    person.does("keep", str(three_talks(tmp_path)))
    person.hears("Library: 3 added.")
    person.does("press", "Ctrl+Shift+F")
    person.passes_over(2)
    person.does("type", "bridge")
    person.hears(*["bridge"] * 6, "2 hits in 2 transcripts")
    person.does("press", "Enter")
    person.hears_at_last("Transcript, text", "Water under the bridge.")


def test_a_quotation_and_an_export(person: Person, tmp_path: Path) -> None:
    person.passes_over(2)
    person.does("open", talk(tmp_path))
    person.passes_over(3)
    person.does("do", "next-sentence")
    person.passes_over(1)
    person.does("press", "Ctrl+Shift+C")
    person.hears("The selection was copied with its source.")
    person.does("press", "Ctrl+E")
    person.hears("Talk — Transcript Reader", "Save Excerpt", "Markdown, combo box")
    file = tmp_path / "quoted.md"
    person.does("save_to", str(file))
    person.does("press", "Enter")
    person.hears(f"Saved as {file}")
    assert "The water is high under the old bridge." in file.read_text(encoding="utf-8")
