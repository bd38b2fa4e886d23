"""Files, folders and archives into a library."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from reader.library import open_library
from reader.model.transcript import RelatedVideo
from reader.tasks.importing import take_in

SRT = "1\n00:00:01,000 --> 00:00:02,000\n{}\n"


def test_a_folder_and_an_archive_are_taken_in(tmp_path: Path) -> None:
    talks = tmp_path / "talks"
    talks.mkdir()
    (talks / "a.srt").write_text(SRT.format("We build boats."))
    (talks / "same.srt").write_text(SRT.format("We build boats."))
    (talks / "empty.srt").write_text("")
    (talks / "picture.png").write_bytes(b"x")
    with zipfile.ZipFile(talks / "more.zip", "w") as archive:
        archive.writestr("in/b.srt", SRT.format("We sail ships."))
        archive.writestr("../c.bin", "x")
    before = {path: path.read_bytes() for path in talks.iterdir()}
    library = open_library(tmp_path, tmp_path / "cache")
    report = take_in(library, [talks])
    assert (report.added, report.passed_over) == (2, 2)
    assert [(Path(one.name).name, one.sentence) for one in report.refused] == [
        ("empty.srt", "The file is empty.")
    ]
    assert {entry.title for entry in library.entries()} == {"a", "b"}
    again = take_in(library, [talks])
    assert (again.added, again.known) == (0, 3)
    library.close()
    assert before == {path: path.read_bytes() for path in talks.iterdir()}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there all names are Unicode")
def test_a_name_that_is_no_text_is_taken_in(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.srt"))
    path.write_text(SRT.format("We build boats."))
    library = open_library(tmp_path, tmp_path / "cache")
    assert take_in(library, [path]).added == 1
    (entry,) = library.entries()
    assert (entry.title, entry.path) == ("caf\ufffd", str(path))
    assert [found.entry.id for found in library.search("title:caf boats")] == [entry.id]
    assert library.resolve(RelatedVideo("Ships")).entry is None
    library.close()


def test_whoever_stops_keeps_what_is_whole(tmp_path: Path) -> None:
    talks = tmp_path / "talks"
    talks.mkdir()
    for name in "abc":
        (talks / f"{name}.srt").write_text(SRT.format(f"Words of {name}."))
    library = open_library(tmp_path, tmp_path / "cache")
    told: list[int] = []
    report = take_in(
        library,
        [talks],
        lambda progress: told.append(progress.done),
        should_stop=lambda: len(told) == 2,
    )
    assert report.sentence() == "Stopped: 2 added."
    assert [entry.title for entry in library.entries()] == ["b", "a"]
    library.close()
