"""Whatever path a command is given, it says in one sentence what is wrong with it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from commands import BOATS, run
from strange import bad_paths

from reader.library import Arrival, Note, open_library
from reader.model.transcript import Cue, Span, Transcript
from reader.paths import folders

pytestmark = pytest.mark.skipif(os.name != "posix", reason="paths as POSIX has them")

READING = {
    "convert": ("convert", "PATH", "--to", "srt"),
    "find": ("find", "boats", "PATH"),
    "quote": ("quote", "PATH", "boats"),
    "verify": ("quote", "--verify", "PATH"),
    "library add": ("library", "--basedir", "BASE", "add", "PATH"),
}


# A folder stands for its transcripts.
FINE = {("find", "a folder"), ("library add", "a folder")}


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "boats.json"
    path.write_text(json.dumps(BOATS))
    return path


@pytest.mark.parametrize("verb", READING)
def test_a_path_to_read(verb: str, tmp_path: Path, basedir: Path) -> None:
    for what, path in bad_paths(tmp_path).items():
        if "\0" in path or (verb, what) in FINE:
            continue
        words = [{"PATH": path, "BASE": str(basedir)}.get(word, word) for word in READING[verb]]
        result = run(*words)
        assert result.status != 0, (verb, what)
        assert "went wrong" not in result.err, (verb, what)
        assert all(line.endswith(".") for line in result.err.splitlines()), (verb, what)
        assert len(result.err.splitlines()) in (1, 2), (verb, what)  # and what came of it in all


WRITING = {
    "convert": ("convert", "TALK", "--to", "srt", "-o", "PATH"),
    "export": ("library", "--basedir", "BASE", "export", "-o", "PATH"),
}
UNWRITABLE = ("half a character", "too long a name", "too long", "below a file")


@pytest.mark.parametrize("verb", WRITING)
def test_a_path_to_write(verb: str, tmp_path: Path, talk: Path, basedir: Path) -> None:
    where = folders(basedir)
    library = open_library(where.data, where.cache)
    (added,) = library.add([Arrival(Transcript(title="Boats", cues=(Cue("We build boats."),)))])
    library.keep_note(Note(added.id, Span(0, 0, 0, 15), "We build boats.", "", "", "", "green", ()))
    library.close()
    given = {"TALK": str(talk), "BASE": str(basedir)}
    for what, path in bad_paths(tmp_path).items():
        if what not in UNWRITABLE:
            continue
        words = [{**given, "PATH": path}.get(word, word) for word in WRITING[verb]]
        before = sorted(tmp_path.rglob("*"))
        result = run(*words)
        assert result.status != 0, (verb, what)
        assert "was not saved" in result.err, (verb, what, result.err)
        assert sorted(tmp_path.rglob("*")) == before
