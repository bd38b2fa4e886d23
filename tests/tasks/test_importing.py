"""Files, folders and archives into a library."""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.kept.memory import ReadAs
from reader.library import Library, open_library
from reader.model.transcript import RelatedVideo
from reader.tasks.importing import Progress, Refusal, Report, take_in

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
    assert {entry.title for entry in library.entries()} == {"A", "B"}
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
    assert (entry.title, entry.path) == ("Caf\ufffd", str(path))
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
    assert [entry.title for entry in library.entries()] == ["B", "A"]
    library.close()


# -- what is told -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (Report(), "There is no transcript in that folder."),
        (
            Report(passed_over=2, nothing="There is no transcript in any of them"),
            "There is no transcript in any of them, 2 other files passed over.",
        ),
        (Report(ids=[1], added=1_200), "1,200 added."),
        (Report(ids=[1], added=1, known=2), "1 added, 2 already there."),
        (
            Report(
                added=1,
                changed=2,
                known=3,
                passed_over=4,
                refused=[Refusal("a.srt", "It is empty.")],
            ),
            "1 added, 2 brought up to date, 3 already there, 1 refused, 4 other files passed over.",
        ),
        (Report(is_stopped=True), "Stopped: 0 added."),
    ],
)
def test_the_end_is_told_by_what_there_was(report: Report, sentence: str) -> None:
    assert report.sentence() == sentence


@pytest.mark.parametrize(
    ("progress", "left", "sentence"),
    [
        (Progress(0, 10, 0, 0, 0.0), None, "0 of 10  ·  0.0 MB/s"),
        (Progress(1, 10, 500_000, 5_000_000, 0.5), None, "1 of 10  ·  1.0 MB/s"),
        (
            Progress(1_000, 2_000, 6_000_000, 126_000_000, 2.0),
            40.0,
            "1,000 of 2,000  ·  3.0 MB/s  ·  0:40 left",
        ),
        (Progress(2, 2, 4_000_000, 4_000_000, 1.0), 0.0, "2 of 2  ·  4.0 MB/s  ·  0:00 left"),
        (Progress(3, 9, 0, 100, 7.0), None, "3 of 9  ·  0.0 MB/s"),
    ],
)
def test_how_far_it_is(progress: Progress, left: float | None, sentence: str) -> None:
    assert progress.seconds_left == left
    assert progress.sentence() == sentence


# -- what is taken in ---------------------------------------------------------------------------


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = open_library(tmp_path / "shelf", tmp_path / "cache")
    yield made
    made.close()


def talk(path: Path, words: str = "We build boats.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SRT.format(words))
    return path


def test_each_file_is_grouped_by_its_folder_or_archive(library: Library, tmp_path: Path) -> None:
    talk(tmp_path / "talks" / "a.srt", "One.")
    talk(tmp_path / "talks" / "sub" / "b.srt", "Two.")
    archive = tmp_path / "talks" / "more.ZIP"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("in/c.srt", SRT.format("Three."))
    take_in(library, [tmp_path / "talks"])
    told = {entry.title: (entry.folder, entry.path) for entry in library.entries()}
    top = tmp_path / "talks"
    assert told == {
        "A": (str(top), str(top / "a.srt")),
        "B": (str(top / "sub"), str(top / "sub" / "b.srt")),
        "C": (str(archive), str(archive / "in" / "c.srt")),
    }


def test_what_is_hidden_is_left_out(library: Library, tmp_path: Path) -> None:
    talks = tmp_path / "talks"
    talk(talks / ".hidden.srt")
    talk(talks / ".git" / "a.srt")
    with zipfile.ZipFile(talks / "mac.zip", "w") as file:
        file.writestr("__MACOSX/._a.srt", "x")
        file.writestr("folder/.a.srt", "x")
    report = take_in(library, [talks])
    assert (report.ids, report.passed_over, report.refused) == ([], 3, [])


def test_a_hidden_file_that_is_named_is_taken_in(library: Library, tmp_path: Path) -> None:
    assert take_in(library, [talk(tmp_path / ".hidden.srt")]).added == 1


def test_what_cannot_be_read_is_refused_by_name_and_the_rest_goes_on(
    library: Library, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK no archive")
    paths = [tmp_path / "none.srt", broken, talk(tmp_path / "a.srt")]
    report = take_in(library, paths)
    assert report.added == 1
    assert report.refused == [
        Refusal(str(tmp_path / "none.srt"), "There is no such file."),
        Refusal(str(broken), "This is no ZIP archive, or it is damaged."),
    ]


def test_a_damaged_member_is_refused_and_the_others_come_in(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "talks.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.srt", SRT.format("Damaged."))
        file.writestr("b.srt", SRT.format("Whole."))
    data = bytearray(path.read_bytes())
    data[data.index(b"Damaged.")] ^= 0xFF
    path.write_bytes(data)
    report = take_in(library, [path])
    assert report.refused == [Refusal(str(path / "a.srt"), "The archive is damaged here.")]
    assert [entry.title for entry in library.entries()] == ["B"]


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="no such modes")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_may_not_be_looked_into_is_told(library: Library, tmp_path: Path) -> None:
    closed = tmp_path / "talks" / "closed"
    talk(closed.parent / "a.srt")
    closed.mkdir(mode=0)
    report = take_in(library, [closed.parent])
    closed.chmod(0o700)
    assert report.added == 1
    assert report.refused == [
        Refusal(str(closed), "The folder cannot be read: permission was refused.")
    ]


def test_a_file_that_has_changed_is_brought_up_to_date(library: Library, tmp_path: Path) -> None:
    path = talk(tmp_path / "a.srt", "Before.")
    (id_,) = take_in(library, [path]).ids
    report = take_in(library, [talk(path, "After.")])
    assert (report.added, report.changed, report.ids) == (0, 1, [id_])
    assert library.get(id_).cues[0].text == "After."
    assert take_in(library, [path]).known == 1


def test_the_same_words_from_another_place_are_there_already(
    library: Library, tmp_path: Path
) -> None:
    take_in(library, [talk(tmp_path / "a.srt")])
    report = take_in(library, [talk(tmp_path / "copies" / "a.srt")])
    assert (report.added, report.known) == (0, 1)


def test_a_file_is_read_as_the_person_wants_it(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes(SRT.format("caf\xe9").encode("cp1252"))
    take_in(library, [path], choice_of=lambda path: ReadAs("cp437", "srt"))
    (entry,) = library.entries()
    assert library.get(entry.id).cues[0].text == "cafΘ"  # the byte E9 in the letters of DOS
    assert library.get(entry.id).source.encoding == "cp437"


def test_progress_counts_files_and_bytes(library: Library, tmp_path: Path) -> None:
    sizes = [talk(tmp_path / "talks" / name).stat().st_size for name in ("a.srt", "b.srt")]
    told: list[Progress] = []
    take_in(library, [tmp_path / "talks"], told.append)
    assert [one[:4] for one in told] == [
        (1, 2, sizes[0], sum(sizes)),
        (2, 2, sum(sizes), sum(sizes)),
    ]


def test_more_than_a_few_come_in_in_their_order(library: Library, tmp_path: Path) -> None:
    for number in range(130):
        talk(tmp_path / "talks" / f"{number:03}.srt", f"Words {number}.")
    report = take_in(library, [tmp_path / "talks"])
    assert report.added == 130
    assert [library.entry(id_).title for id_ in report.ids] == [f"{n:03}.srt" for n in range(130)]


def test_what_is_no_transcript_is_left_out_of_a_folder_and_said_so(tmp_path: Path) -> None:
    talks = tmp_path / "talks"
    talks.mkdir()
    (talks / "todo.txt").write_text("Buy more milk.")
    (talks / "short.txt").write_text("Four words are enough.")
    (talks / "short.srt").write_text(SRT.format("Boats."))  # what has captions is one
    (talks / "han.txt").write_text(
        "今天我们来谈谈港口和桥的事情因为谁都没有看见潮水是怎么来的。", encoding="utf-8"
    )
    (talks / "LICENSE.txt").write_text(
        "MIT License\n\nCopyright (c) 2020 Ana Silva\n\nPermission is hereby granted, free of\n"
        "charge, to any person obtaining a copy of this software, to deal in it.\n"
    )
    (talks / "law.txt").write_text("We asked her about the MIT License. She laughed at that.")
    library = open_library(tmp_path, tmp_path / "cache")
    report = take_in(library, [talks])
    assert {Path(one.name).name: one.sentence for one in report.left_out} == {
        "LICENSE.txt": "It is a licence, not a transcript.",
        "todo.txt": "It has only 3 words, which is no transcript.",
    }
    assert report.added == 4
    assert report.sentence() == "4 added, 2 left out that are no transcripts."
    assert take_in(library, [talks / "todo.txt"]).added == 1  # it was chosen by itself
    library.close()
