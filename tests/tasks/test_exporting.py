"""Transcripts of the library become files: one each, and none in the place of another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import FileError, ReaderError
from reader.library import Arrival, Library, open_library
from reader.model.transcript import Cue, Transcript
from reader.quotes.exports import EXPORTS
from reader.tasks.exporting import Exported, export_all

TEXT = EXPORTS["text"]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of three talks; two have one title, which holds what no file may be called."""
    (tmp_path / "data").mkdir()
    made = open_library(tmp_path / "data", tmp_path / "cache")
    for title, words in (("Water: a/b", "First."), ("Water: a/b", "Second."), ("Wind", "Third.")):
        made.add([Arrival(Transcript(title, cues=(Cue(words),)))])
    yield made
    made.close()


def ids(library: Library) -> list[int]:
    return sorted(entry.id for entry in library.entries())


def as_words(transcript: Transcript) -> bytes:
    return " ".join(cue.text for cue in transcript.cues).encode()


def test_each_has_a_file_of_its_own(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    told: list[tuple[int, int]] = []
    made = export_all(
        library,
        ids(library),
        folder,
        TEXT,
        as_words,
        lambda done, total: told.append((done, total)),
    )
    assert [path.read_text("utf-8") for path in made.paths] == ["First.", "Second.", "Third."]
    assert {path.parent for path in made.paths} == {folder}
    assert len({path.name for path in made.paths}) == 3
    assert made.paths[1].name == made.paths[0].name.replace(".txt", " (2).txt")
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert made.sentence(folder).startswith("3 transcripts were saved in ")


def test_a_file_that_is_there_stays(library: Library, tmp_path: Path) -> None:
    mine = tmp_path / "Wind.txt"
    mine.write_text("mine", encoding="utf-8")
    made = export_all(library, ids(library)[2:], tmp_path, TEXT, as_words)
    assert [path.name for path in made.paths] == ["Wind (2).txt"]
    assert mine.read_text("utf-8") == "mine"


def test_one_that_cannot_be_written_keeps_none_from_the_rest(
    library: Library, tmp_path: Path
) -> None:
    def write(transcript: Transcript) -> bytes:
        if transcript.cues[0].text == "Second.":
            raise ReaderError("It has no times.")
        return as_words(transcript)

    made = export_all(library, [*ids(library), 999], tmp_path, TEXT, write)
    assert [path.read_text("utf-8") for path in made.paths] == ["First.", "Third."]
    assert made.refused[0] == "Water: a/b: It has no times."
    assert made.refused[1].startswith("Transcript 999: ")
    assert made.sentence(tmp_path).endswith("; 2 could not be.")


def test_it_is_stopped_between_two(library: Library, tmp_path: Path) -> None:
    written: list[Transcript] = []

    def write(transcript: Transcript) -> bytes:
        written.append(transcript)
        return b"words"

    made = export_all(
        library, ids(library), tmp_path, TEXT, write, should_stop=lambda: bool(written)
    )
    assert len(made.paths) == len(written) == 1
    assert made.sentence(tmp_path).startswith("Stopped: 1 transcript was saved in ")


def test_a_folder_that_is_gone_is_said(library: Library, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no folder"):
        export_all(library, ids(library), tmp_path / "gone", TEXT, as_words)


def test_nothing_to_save_is_told_as_such(tmp_path: Path) -> None:
    assert Exported().sentence(tmp_path).startswith("0 transcripts were saved in ")
