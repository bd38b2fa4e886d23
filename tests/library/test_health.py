"""A check of all that is kept: how much there is, and a sentence for each fault."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library import Arrival, Library, LibraryError, Note, open_library
from reader.model.transcript import Cue, Source, Span, Transcript

Alter = Callable[[str], None]


@pytest.fixture
def alter(tmp_path: Path) -> Alter:
    """Change what is on the disk, as no program of ours does."""

    def change(statement: str) -> None:
        connection = sqlite3.connect(tmp_path / "library.db")
        with connection:
            connection.execute(statement)
        connection.close()

    return change


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = open_library(tmp_path, tmp_path / "cache")
    talks = [
        Transcript(title, cues=(Cue(f"We {title}."),), source=Source(f"/x/{title}.srt"))
        for title in ("sail", "row")
    ]
    made.add([Arrival(talk) for talk in talks])
    made.keep_note(Note(1, Span(0, 0, 0, 2), "We"))
    yield made
    made.close()


def test_what_is_whole_has_no_faults(library: Library) -> None:
    health = library.check()
    assert (health.transcripts, health.notes, health.faults) == (2, 1, ())


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "UPDATE transcript SET title = 'swim' WHERE id = 1",
            "Transcript 1: what is listed of it is not what it says.",
        ),
        (
            "UPDATE content SET record = x'00' WHERE transcript = 2",
            "Transcript 2: The words kept of this transcript are damaged.",
        ),
        ("UPDATE note SET words = 'Mine.'", "1 note is not what was kept."),
    ],
)
def test_what_was_altered_is_told(
    library: Library, alter: Alter, statement: str, fault: str
) -> None:
    alter(statement)
    assert library.check().faults == (fault,)


def test_each_fault_is_told(library: Library, alter: Alter) -> None:
    alter("UPDATE transcript SET author = 'Nobody'")
    assert len(library.check().faults) == 2


def test_notes_that_were_altered_are_counted(library: Library, alter: Alter) -> None:
    library.keep_note(Note(2, Span(0, 0, 0, 2), "We"))
    alter("UPDATE note SET words = 'Mine.'")
    assert library.check().faults == ("2 notes are not what was kept.",)


def test_one_that_is_stopped_says_so(library: Library) -> None:
    with pytest.raises(LibraryError, match=r"^The library was not checked to the end\.$"):
        library.check(lambda: True)
