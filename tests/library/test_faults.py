"""Each call that writes to the disk fails once: with a full disk, and with an error of the disk.

What was acknowledged stays, what was not is not there by half, and the library is sound. strace
makes the calls fail; READER_FAULTS says how many of them, one in a few in every run.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from source import ROOT

from reader.library import Arrival, open_library
from reader.model.transcript import Cue, Transcript

FAULTS = int(os.environ.get("READER_FAULTS", "6"))
CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,openat"

WRITER = """
import sys
from pathlib import Path
from reader.library import Arrival, LibraryError, Note, open_library
from reader.model.transcript import Cue, Span, Transcript

data = Path(sys.argv[1])
try:
    library = open_library(data, data / "cache")
    for number in range(3):
        cues = tuple(Cue(f"Word {number} and {nth} more.") for nth in range(200))
        (added,) = library.add([Arrival(Transcript(f"New {number}", cues=cues))])
        print("talk", added.id, flush=True)
        note = library.keep_note(Note(added.id, Span(0, 0, 0, 4), "Word", f"note {number}"))
        print("note", note.id, flush=True)
    library.back_up()
    print("copy", 0, flush=True)
except LibraryError as error:
    print("refused", str(error), flush=True)
"""


def can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], check=False).returncode == 0


pytestmark = pytest.mark.skipif(
    not can_trace(), reason="strace, which makes calls of the system fail, cannot be used here"
)


def begun(folder: Path) -> Path:
    """Make a library with one talk, and return its folder."""
    data = folder / "data"
    library = open_library(data, data / "cache")
    library.add([Arrival(Transcript("Old", cues=(Cue("Old words."),)))])
    library.close()
    return data


def traced(data: Path, *how: str) -> tuple[list[str], str]:
    """Run the writer under strace; return what it said, and what it did to its files."""
    log = data.parent / "trace"
    files = [f"--trace-path={data / name}" for name in ("library.db", "library.db-journal")]
    files += [f"--trace-path={data / 'cache' / name}" for name in ("index.db", "index.db-journal")]
    command = ["strace", "-f", "-o", str(log), *files, *how, sys.executable, "-c", WRITER]
    done = subprocess.run(
        [*command, str(data)], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines(), log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, int]]:
    """Every call that a writer makes when nothing fails: its name, and its number of that name."""
    said, log = traced(begun(tmp_path_factory.mktemp("calls")), f"--trace={CALLS}")
    assert said[-1] == "copy 0"
    counts: dict[str, int] = {}
    found = []
    for name in re.findall(rf"^\d+ +({CALLS.replace(',', '|')})\(", log, re.MULTILINE):
        counts[name] = counts.get(name, 0) + 1
        found.append((name, counts[name]))
    return found


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_a_call_that_fails_once_loses_nothing(
    calls: list[tuple[str, int]], error: str, tmp_path: Path
) -> None:
    assert len(calls) > 30
    chosen = random.Random(error).sample(calls, min(FAULTS, len(calls)))
    for turn, (name, number) in enumerate(chosen):
        where = tmp_path / str(turn)
        data = begun(where)
        said, _ = traced(data, f"--inject={name}:error={error}:when={number}")
        kept = [line.split(" ", 1) for line in said]
        library = open_library(data, data / "cache")
        ids = {"talk": {entry.id for entry in library.entries()}}
        ids["note"] = {note.id for note in library.notes()}
        health = library.check()
        found = {one.entry.title for one in library.search("words OR more")}
        titles = {entry.title for entry in library.entries()}
        copies = library.backups()
        library.close()
        what = f"{name} {number}: {said}"
        assert health.faults == (), what
        assert found == titles, what
        assert "Old" in titles, what
        for kind, id_ in kept:
            assert kind not in ids or int(id_) in ids[kind], what
        assert (["copy", "0"] in kept) <= (len(copies) == 1), what
        assert kept, what
        assert kept[-1][0] in ("copy", "refused"), what
