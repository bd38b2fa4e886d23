"""What was acknowledged is there after the process was killed at any moment, and nothing is half.

READER_KILL_ROUNDS says how many libraries are tried, each with some kills: one in every run, many
before a release.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from source import ROOT

from reader.library import open_library

ROUNDS = int(os.environ.get("READER_KILL_ROUNDS", "1"))
KILLS = 12
MOST_SAID = 16

# Adds transcripts and notes for ever, and says of each of them, once it is kept, that it is.
WRITER = """
import sys
from pathlib import Path
from reader.library import Arrival, Note, open_library
from reader.model.transcript import Cue, Span, Transcript

data = Path(sys.argv[1])
print("opening", 0, 0, flush=True)
library = open_library(data, data / "cache")
first = len(library.entries())
for number in range(first, first + 10_000):
    cues = tuple(Cue(f"Word {number} and {nth} more.") for nth in range(200))
    (added,) = library.add([Arrival(Transcript(f"Talk {number}", cues=cues))])
    print("talk", added.id, number, flush=True)
    note = library.keep_note(Note(added.id, Span(0, 0, 0, 4), "Word", f"note {number}"))
    print("note", note.id, number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    acknowledged: dict[str, set[tuple[int, int]]] = {"talk": set(), "note": set()}
    for _ in range(KILLS):
        for kind, id_, number in killed_in(chance, tmp_path):
            acknowledged[kind].add((id_, number))
        library = open_library(tmp_path, tmp_path / "cache")
        talks = {(entry.id, int(entry.title.split()[1])) for entry in library.entries()}
        notes = {(note.id, int(note.words.split()[1])) for note in library.notes()}
        health = library.check()
        found = sum(one.total for one in library.search('"and 199 more"'))
        library.close()
        assert acknowledged["talk"] <= talks
        assert acknowledged["note"] <= notes
        assert (health.faults, health.indexed, found) == ((), len(talks), len(talks))
    assert acknowledged["note"]


def killed_in(chance: random.Random, data: Path) -> Iterator[tuple[str, int, int]]:
    """Let a writer write, kill it in the midst of it, and yield what it had said is kept."""
    command = [sys.executable, "-c", WRITER, str(data)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        # Each line is a sign of how far it has come. Only where it is hit between two of them is
        # a matter of time, and every place will do.
        said = [writer.stdout.readline() for _ in range(chance.randint(1, MOST_SAID))]
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(chance.random() / 50)
        writer.kill()
        said += writer.stdout
    for line in said:
        if not line.endswith("\n"):
            continue  # cut off while it was said: nothing was acknowledged
        kind, id_, number = line.split()
        if kind != "opening":
            yield kind, int(id_), int(number)
