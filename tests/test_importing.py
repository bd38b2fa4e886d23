"""Files, folders and archives into a library, and the commands that do it."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

from reader.importing import take_in
from reader.library import open_library

sys.path.insert(0, str(Path(__file__).parent / "cli"))

from commands import SEED, run

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
    assert {entry.title for entry in library.entries()} <= {"a", "same", "b"}
    again = take_in(library, [talks])
    assert (again.added, again.known) == (0, 3)
    library.close()
    assert before == {path: path.read_bytes() for path in talks.iterdir()}


def test_the_shelf_from_the_command_line(tmp_path: Path) -> None:
    base = ("--basedir", tmp_path / "base")
    added = run("library", *base, "add", SEED, "--json")
    assert (added.status, json.loads(added.out)["added"]) == (0, 1)
    listed = json.loads(run("library", "list", "--json", *base).out)["transcripts"]
    assert [entry["title"] for entry in listed] == ["NATO and Russia: uneasy partners"]
    answer = json.loads(run("library", "search", '"signed a founding act"', "--json", *base).out)
    (hit,) = json.loads(run("find", "signed a founding act", SEED, "--json").out)["hits"]
    assert (answer["total"], answer["hits"][0]["text"]) == (1, "signed a founding act")
    assert answer["hits"][0]["segment"] == hit["segment"]
    assert run("library", "search", "zzzz", *base).status == 1
    refused = run("library", "search", "a OR", *base)
    assert (refused.status, "OR stands between" in refused.err) == (2, True)
    assert run("library", "check", *base).out.startswith("Everything is sound: 1 transcript,")
    assert run("library", "backup", *base).status == 0
    number = str(listed[0]["id"])
    assert "founding act" in run("library", "show", number, *base).out
    assert run("library", "remove", number, *base).status == 0
    assert json.loads(run("library", "restore", "--json", *base).out)["transcripts"] == 1
