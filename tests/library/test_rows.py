"""Transcripts and notes as rows, and back: nothing is lost, and what was altered is told."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator

import pytest

from reader.library import rows
from reader.library.library import Arrival
from reader.library.schema import upgrade
from reader.library.values import Entry, Note
from reader.model.transcript import Cue, Provenance, Source, Span, Transcript

NOW, LATER = "2026-11-26T09:00:00+00:00", "2026-11-27T09:00:00+00:00"
TALK = Transcript(
    title="Bridges",
    author="Ana",
    date="4 March 2021",
    language="en",
    provenance=Provenance.HUMAN,
    source=Source(os.path.join(os.sep, "talks", "b.srt"), "srt", "utf-8", "ab12"),
    cues=(
        Cue("They built it.", 1_000, 4_000, "Ben"),
        Cue("Why?", 5_000, None, "Ana"),
        Cue("Because.", 3_000, 4_500, "Ben"),
    ),
)


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    upgrade(connection)
    yield connection
    connection.close()


def insert(db: sqlite3.Connection, transcript: Transcript, folder: str = "") -> int:
    return rows.insert(db, rows.ready(Arrival(transcript, folder), NOW))


def test_an_entry_says_what_the_transcript_says(db: sqlite3.Connection) -> None:
    id_ = insert(db, TALK)
    db.execute("INSERT INTO tag VALUES (?, 'b'), (?, 'a')", (id_, id_))
    assert rows.entries(db) == [
        Entry(
            id_,
            "Bridges",
            author="Ana",
            date="4 March 2021",
            day="2021-03-04",
            language="en",
            provenance=Provenance.HUMAN,
            format="srt",
            path=TALK.source.path,
            folder=os.path.dirname(TALK.source.path),
            sha256="ab12",
            words=5,
            cues=3,
            duration=5_000,  # the last moment that any caption names
            added=NOW,
            speakers=("Ben", "Ana"),
            tags=("a", "b"),
        )
    ]
    assert rows.is_of(rows.entries(db)[0], TALK)


@pytest.mark.parametrize(
    ("transcript", "title", "folder", "duration"),
    [
        (Transcript(), "Untitled transcript", "", None),
        (Transcript(cues=(Cue("a"),)), "Untitled transcript", "", None),
        (Transcript(cues=(Cue("a", 0),)), "Untitled transcript", "", 0),
        (Transcript(source=Source("/x/My talk.srt")), "My talk", str(os.path.normpath("/x")), None),
        (Transcript(source=Source("my_talk.en.srt")), "My talk", ".", None),
    ],
)
def test_what_is_not_known(
    db: sqlite3.Connection, transcript: Transcript, title: str, folder: str, duration: int | None
) -> None:
    insert(db, transcript)
    (entry,) = rows.entries(db)
    assert (entry.title, entry.folder, entry.duration) == (title, folder, duration)
    assert rows.is_of(entry, transcript)


def test_what_has_no_title_is_kept_in_english_and_listed_in_the_language_spoken(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert(db, Transcript())
    monkeypatch.setattr(rows, "tr", str.upper)
    (entry,) = rows.entries(db)
    assert entry.title == "UNTITLED TRANSCRIPT"
    assert rows.is_of(entry, Transcript())
    assert db.execute("SELECT title FROM transcript").fetchone() == ("Untitled transcript",)


def test_it_is_grouped_by_the_folder_that_was_named(db: sqlite3.Connection) -> None:
    insert(db, TALK, "/x/talks.zip")
    assert rows.entries(db)[0].folder == "/x/talks.zip"


def test_entries_come_by_their_numbers_without_what_was_removed(db: sqlite3.Connection) -> None:
    ids = [insert(db, TALK._replace(title=str(number))) for number in range(3)]
    db.execute("UPDATE transcript SET removed = ? WHERE id = ?", (NOW, ids[1]))
    assert {entry.title for entry in rows.entries(db)} == {"0", "2"}
    assert [entry.title for entry in rows.entries(db, [ids[2], ids[1], 99])] == ["2"]
    assert rows.entries(db, []) == []


def test_another_version_takes_the_place_and_keeps_the_day(db: sqlite3.Connection) -> None:
    id_ = insert(db, TALK)
    new = TALK._replace(title="Bridges, corrected", cues=(Cue("Corrected.", speaker="Eva"),))
    rows.replace(db, id_, rows.ready(Arrival(new), LATER))
    (entry,) = rows.entries(db)
    assert (entry.id, entry.title, entry.added) == (id_, "Bridges, corrected", NOW)
    assert (entry.speakers, entry.cues, entry.words) == (("Eva",), 1, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Ridges"},
        {"author": ""},
        {"day": "2021-03-05"},
        {"cues": 2},
        {"duration": None},
        {"provenance": Provenance.UNKNOWN},
        {"path": "/other.srt"},
        {"speakers": ("Ana", "Ben")},
        {"added": "yesterday"},
        {"read": "2026-11-26 09:00"},
    ],
)
def test_an_entry_that_says_something_else_is_told(
    db: sqlite3.Connection, change: dict[str, object]
) -> None:
    insert(db, TALK)
    (entry,) = rows.entries(db)
    assert not rows.is_of(entry._replace(**change), TALK)


NOTE = Note(1, Span(0, 5, 1, 4), "built it. Why?", "So.", "They ", "", "green", ("a", "ü"))


def test_a_note_is_kept_and_changed_from_the_version_that_was_seen(
    db: sqlite3.Connection,
) -> None:
    insert(db, TALK)
    made = rows.insert_note(db, NOTE._replace(made=NOW, changed=NOW))
    assert made == NOTE._replace(id=1, made=NOW, changed=NOW, version=1)
    changed = rows.update_note(db, made._replace(words="More.", changed=LATER), 1)
    assert changed == made._replace(words="More.", changed=LATER, version=2)
    assert rows.update_note(db, made._replace(words="Other."), 1) is None
    assert rows.notes(db, 1) == rows.notes(db, None) == [changed]
    assert rows.notes(db, 2) == []
    assert (rows.note(db, 1), rows.note(db, 2)) == (changed, None)
    assert rows.entries(db)[0].notes == 1


def test_notes_come_in_the_order_of_the_text(db: sqlite3.Connection) -> None:
    insert(db, TALK)
    for place in ((1, 0), (0, 7), (0, 2)):
        rows.insert_note(db, NOTE._replace(span=Span(*place, 1, 4)))
    assert [note.span[:2] for note in rows.notes(db, 1)] == [(0, 2), (0, 7), (1, 0)]


def test_a_note_that_was_altered_on_the_disk_is_counted(db: sqlite3.Connection) -> None:
    insert(db, TALK)
    rows.insert_note(db, NOTE)
    assert rows.altered_notes(db) == 0
    db.execute("UPDATE note SET words = 'Mine.', tags = '['")
    assert rows.altered_notes(db) == 1
    assert rows.notes(db, 1)[0].tags == ()
