"""Each row of the table of exit statuses, brought about by a command in a process of its own."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from source import ROOT

from reader import exit_status
from reader.quotes.exports import Matter, kinds

SEED = ROOT / "seeds" / "000_80146eb17a4ea20d.txt"
PAGE = ROOT / "packaging" / "linux" / "transcript-reader.1"
COMMAND = [sys.executable, "-P", "-m", "reader"]
POSIX = os.name == "posix"


def environment(**others: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        kept.pop(name, None)
    return {**kept, "PYTHONPATH": str(ROOT), **others}


def ends(*words: str | Path, **others: str) -> tuple[int, str]:
    """Run a command; return its status and what it said on standard error."""
    done = subprocess.run(
        [*COMMAND, *map(str, words)],
        env=environment(**others),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
    )
    return done.returncode, done.stderr.decode()


def all_well(folder: Path) -> None:
    base = ("--basedir", folder / "base")
    for words in (
        ["--version"],
        ["library", "--help"],
        [*base, "get", "--log"],
        ["find", "founding act", SEED],
        [*base, "library", "add", SEED],
        [*base, "library", "check"],
        [*base, "library", "notes"],
        [*base, "library", "backup", "--list"],
        ["--basedir", folder / "none", "library", "list"],
        ["--basedir", folder / "window", "--screenshot", folder / "window.png", SEED],
    ):
        assert ends(*words)[0] == 0, words


def nothing_found(folder: Path) -> None:
    base = ("--basedir", folder / "base")
    assert ends(*base, "library", "add", SEED) == (0, "")
    paper = folder / "paper.md"
    paper.write_text("They “signed a founding deed which clearly stated” it.", encoding="utf-8")
    status, said = ends("quote", SEED, "submarine")
    assert (status, "Nobody says “submarine” there." in said) == (1, True)
    for words in (
        ["find", "submarine", SEED],
        ["quote", SEED, "signed a founding act", "--nth", "9"],
        [*base, "library", "search", "submarine"],
        [*base, "quote", "--verify", paper],
    ):
        assert ends(*words)[0] == 1, words
    with contextlib.closing(sqlite3.connect(folder / "base" / "data" / "library.db")) as library:
        library.execute("UPDATE transcript SET title = 'Another'")
        library.commit()
    status, said = ends(*base, "library", "check")
    assert (status, "what is listed of it is not what it says" in said) == (1, True)


def refused(folder: Path) -> None:
    for words in (
        ["fnd", "founding act", SEED],
        ["--colour"],
        ["--theme", "blue"],
        ["--screenshot", folder / "window.jpg", SEED],
        ["--temp-basedir", "--screenshot", folder / "window.png", folder / "none.srt"],
        ["--theme", "dark", "find", "founding act", SEED],
        ["find", "founding act", folder / "none.srt", SEED],
        ["find"],
        ["convert", SEED, "--to", "papyrus"],
        ["library", "serch", "nato"],
        ["get", "file:///etc/passwd"],
        ["get", "https://example.org/a.vtt", "--offline"],
        ["--screenshot", folder / "none" / "window.png", "--temp-basedir"],
    ):
        status, said = ends(*words)
        assert status == 2, words
        assert said.startswith("transcript-reader: ")
        assert said.count("\n") == 1, said


def no_window(_: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("other systems always have a screen")
    assert ends("--temp-basedir")[0] == 69
    assert ends(str(SEED), QT_QPA_PLATFORM="no-such-platform")[0] == 69


def own_fault(folder: Path) -> None:
    (folder / "sitecustomize.py").write_text(
        "import reader.formats, reader.kept.settings\n"
        "def broken(*_, **__): raise ZeroDivisionError\n"
        "reader.formats.read = reader.kept.settings.Settings.load = broken\n"
    )
    python_path = f"{folder}{os.pathsep}{ROOT}"
    offscreen = {"PYTHONPATH": python_path, "QT_QPA_PLATFORM": "offscreen"}
    for words in (["find", "nato", SEED], ["--basedir", folder / "base"]):
        status, said = ends(*words, **offscreen)
        assert status == 70, words
        assert "The program itself went wrong (ZeroDivisionError)." in said


def interrupted(_: Path) -> None:
    if not POSIX:
        pytest.skip("signals as POSIX has them")
    pipe = subprocess.PIPE
    # What is started in the background by a shell without a terminal would not heed the signal.
    script = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from reader.__main__ import main; sys.exit(main())"
    )
    command = [sys.executable, "-P", "-c", script, "find", "nato", "-"]
    with subprocess.Popen(command, env=environment(), stdin=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        # More than a pipe takes in: once it is written, the program is reading.
        process.stdin.write(b" " * 1_000_000)
        assert _until_it_ends(process) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""


def _until_it_ends(process: subprocess.Popen[bytes]) -> int:
    """Interrupt a process, again if it was between two reads, where Python does not notice."""
    for _ in range(30):
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(2)
    raise AssertionError("It goes on and on.")


def nobody_reads(_: Path) -> None:
    if not POSIX:
        pytest.skip("signals as POSIX has them")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, "convert", SEED, "--to", "json"],
        env=environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


ROWS: dict[int, Callable[[Path], None]] = {
    0: all_well,
    1: nothing_found,
    2: refused,
    69: no_window,
    70: own_fault,
    130: interrupted,
    141: nobody_reads,
}


@pytest.mark.parametrize("status", ROWS)
def test_a_row_of_the_table_is_true(status: int, tmp_path: Path) -> None:
    ROWS[status](tmp_path)


def test_every_row_is_tried() -> None:
    assert ROWS.keys() == exit_status.MEANINGS.keys()


def test_the_manual_page_has_the_same_table() -> None:
    page = PAGE.read_text(encoding="utf-8").partition(".SH EXIT STATUS\n")[2].partition(".SH")[0]
    rows = re.findall(r"\.TP\n\.B (\d+)\n([^\n]+)\n", page)
    assert {int(status): words for status, words in rows} == exit_status.MEANINGS


def test_the_manual_page_names_every_format_that_is_written() -> None:
    page = PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    entry = page.partition(".B --to \\fIFORMAT\\fR\n")[2]
    named = re.findall(r"^\.BR? ([a-z-]+)", entry.partition(".TP")[0], re.MULTILINE)
    assert named == sorted(kinds(Matter.EXCERPT))


def test_the_help_names_every_status() -> None:
    done = subprocess.run(
        [*COMMAND, "--help"], env=environment(), capture_output=True, text=True, check=True
    )
    told = done.stdout.partition("exit status:")[2]
    assert {int(number) for number in re.findall(r"\b\d+\b", told)} == exit_status.MEANINGS.keys()
