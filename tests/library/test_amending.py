"""What a person calls transcripts and speakers: kept, found by, and never in place of the words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import Arrival, Library, Outcome, open_library
from reader.model.amendments import Amendments
from reader.model.transcript import Cue, Source, Transcript

SAID = Transcript(
    "talk_03",
    cues=(Cue("Good evening.", 0, 900, "SPEAKER_00"), Cue("And to you.", 900, 1800, "SPEAKER_01")),
    author="someone",
    date="03/04/2021",
    source=Source("/talks/talk_03.vtt", "webvtt", "utf-8", "ab"),
)
AMENDED = Amendments(
    "The river", "Ana Lima", "2021-03-04", (("SPEAKER_01", "Rui"), ("SPEAKER_00", "Ana Lima"))
)


@pytest.fixture
def talk(library: Library) -> int:
    return library.add([Arrival(SAID)])[0].id


def titles(library: Library, query: str) -> list[str]:
    return [found.entry.title for found in library.search(query)]


def test_it_is_listed_read_and_found_as_it_is_called_now(library: Library, talk: int) -> None:
    assert titles(library, "title:river") == titles(library, "good speaker:Lima") == []
    library.amend(talk, AMENDED)
    entry, read = library.entry(talk), library.get(talk)
    assert (entry.title, entry.author, entry.day) == ("The river", "Ana Lima", "2021-03-04")
    assert entry.speakers == read.speakers == ("Ana Lima", "Rui")
    assert dict(entry.amended.speakers) == dict(AMENDED.speakers)
    assert [cue.text for cue in read.cues] == ["Good evening.", "And to you."]
    assert titles(library, "title:river") == ["The river"]
    assert titles(library, "good speaker:Lima") == ["The river"]
    assert titles(library, "good speaker:SPEAKER_00") == []
    assert titles(library, "after:2021-03-02 before:2021-03-05") == ["The river"]


def test_what_the_file_said_stays_and_comes_back(library: Library, talk: int) -> None:
    library.amend(talk, AMENDED)
    assert library.as_said(talk) == SAID
    library.amend(talk, Amendments())
    assert library.get(talk) == SAID
    assert library.entry(talk).amended == Amendments()
    assert titles(library, "speaker:SPEAKER_00") == ["Talk 03"]


def test_several_speakers_can_be_one(library: Library, talk: int) -> None:
    library.amend(talk, Amendments(speakers=(("SPEAKER_00", "Ana"), ("SPEAKER_01", "Ana"))))
    assert library.entry(talk).speakers == ("Ana",)


def test_it_outlives_the_program_and_the_index(
    library: Library, open_again: Callable[[], Library], talk: int, tmp_path: Path
) -> None:
    library.amend(talk, AMENDED)
    library.close()
    (tmp_path / "cache" / "index.db").unlink(missing_ok=True)
    with closing(open_again()) as again:
        assert again.get(talk).title == "The river"
        assert titles(again, "speaker:Rui") == ["The river"]
        assert again.check().faults == ()


def test_another_version_of_the_file_is_amended_as_the_one_before(
    library: Library, talk: int
) -> None:
    library.amend(talk, AMENDED)
    newer = Transcript(
        "talk_03",
        cues=(Cue("Good night.", 0, 900, "SPEAKER_01"),),
        source=Source("/talks/talk_03.vtt", "webvtt", "utf-8", "cd"),
    )
    assert library.add([Arrival(newer)])[0] == (talk, Outcome.CHANGED)
    assert (library.entry(talk).title, library.entry(talk).speakers) == ("The river", ("Rui",))
    assert titles(library, "night speaker:Rui") == ["The river"]


def test_what_was_removed_comes_back_as_it_was_called(library: Library, talk: int) -> None:
    library.amend(talk, AMENDED)
    library.remove([talk])
    assert library.add([Arrival(SAID)])[0] == (talk, Outcome.BACK)
    assert titles(library, "good speaker:Lima") == ["The river"]


@pytest.mark.parametrize("open_again", ["folder"], indirect=True)
def test_amendments_altered_on_the_disk_are_told_by_a_check(
    library: Library, talk: int, tmp_path: Path
) -> None:
    library.amend(talk, AMENDED)
    library.close()
    with closing(sqlite3.connect(tmp_path / "data" / "library.db")) as db:
        db.execute("UPDATE transcript SET amended = '{\"title\": '")
        db.commit()
    with closing(open_library(tmp_path / "data", tmp_path / "cache")) as again:
        assert again.get(talk) == SAID
        assert again.check().faults == (
            f"Transcript {talk}: what is listed of it is not what it says.",
        )
