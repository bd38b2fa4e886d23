"""What has changed since a revision, in both kinds of library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from postgres import Databases

from reader.library import Arrival, Library, LibraryError, Note, ShelfPlace, open_at
from reader.model.amendments import Amendments
from reader.model.transcript import Cue, Span, Transcript


def talk(title: str) -> Transcript:
    return Transcript(title, cues=(Cue(f"{title} are built.", 0, 900),))


def add(library: Library, title: str) -> int:
    return library.add([Arrival(talk(title))])[0].id


@pytest.fixture
def other(open_again: object) -> Iterator[Library]:
    """The same library, opened by somebody else."""
    assert callable(open_again)
    made: Library = open_again()
    yield made
    made.close()


def test_each_change_that_others_make_is_told_once(library: Library, other: Library) -> None:
    boats = add(library, "Boats")
    revision, _ = library.changes_since("")
    note = Note(boats, Span(0, 0, 0, 5), "Boats")

    def has_changed() -> bool:
        nonlocal revision
        revision, ids = library.changes_since(revision)
        assert ids in (None, (), (boats,), (ships,))
        return ids != ()

    ships = 0
    assert not has_changed()
    ships = add(other, "Ships")
    assert has_changed()
    assert not has_changed()
    other.set_tags([boats], ["wood"])
    assert has_changed()
    kept = other.keep_note(note)
    assert has_changed()
    other.drop_note(kept.id, kept.version)
    assert has_changed()
    other.amend(boats, Amendments(title="Small boats"))
    assert has_changed()
    other.remove([ships])
    assert has_changed()
    other.bring_back([ships])
    assert has_changed()
    assert not has_changed()
    other.note_place(boats, ShelfPlace(0, 1, 0.5))
    assert not has_changed()


@pytest.fixture
def address(databases: Databases) -> str:
    return databases.address(databases.archive())


def test_an_archive_tells_which_transcripts_they_are(address: str) -> None:
    with closing(open_at(address)) as library:
        boats, ships, _ = (add(library, title) for title in ("Boats", "Ships", "Rafts"))
        revision = library.changes_since("").revision
        library.set_tags([ships], ["sea"])
        library.set_tags([boats], ["wood"])
        assert library.changes_since(revision).transcripts == tuple(sorted((boats, ships)))


def test_a_change_that_was_begun_before_and_kept_after_is_told(address: str) -> None:
    import psycopg

    with closing(open_at(address)) as library, psycopg.connect(address) as slow:
        boats, ships = add(library, "Boats"), add(library, "Ships")
        slow.execute("INSERT INTO transcript_reader.tag VALUES (%s, 'slow')", (boats,))
        library.set_tags([ships], ["quick"])
        revision, none = library.changes_since("")
        assert none == ()
        slow.commit()
        assert library.changes_since(revision).transcripts == (boats,)


def test_who_only_reads_is_told_too_and_writes_none(databases: Databases, address: str) -> None:
    import psycopg

    databases.run(
        "postgres",
        "DROP ROLE IF EXISTS gil",
        "CREATE ROLE gil LOGIN IN ROLE transcript_reader_reader",
    )
    gils = databases.address(address.rpartition("/")[2], "gil")
    with closing(open_at(address)) as library, closing(open_at(gils)) as reading:
        revision = reading.changes_since("").revision
        boats = add(library, "Boats")
        assert reading.changes_since(revision).transcripts == (boats,)
        revision = reading.changes_since(revision).revision
        reading.keep_note(Note(boats, Span(0, 0, 0, 5), "Boats"))
        assert reading.changes_since(revision).transcripts == (boats,)
    with psycopg.connect(gils) as db, pytest.raises(psycopg.errors.InsufficientPrivilege):
        db.execute("INSERT INTO transcript_reader.change (transcript) VALUES (1)")


def test_of_a_revision_that_is_too_old_it_is_not_known_what_has_changed(address: str) -> None:
    with closing(open_at(address)) as library:
        moment, _, snapshot = library.changes_since("").revision.partition(" ")
        month = 30 * 24 * 60 * 60
        assert library.changes_since(f"{int(moment) - month} {snapshot}").transcripts is None


OLDER = (1, 2, 3)


@pytest.mark.parametrize("layout", OLDER)
def test_an_archive_of_an_older_layout_is_brought_up_to_date(
    databases: Databases, monkeypatch: pytest.MonkeyPatch, layout: int
) -> None:
    # Not above, where psycopg may be missing: the rest of the tests are of both kinds.
    from reader.library.postgres import schema
    from reader.library.postgres.setting_up import set_up

    assert tuple(range(1, schema.VERSION)) == OLDER, "OLDER has every layout but the newest."
    address = databases.address(databases.empty())
    with monkeypatch.context() as older:
        older.setattr(schema, "VERSION", layout)
        older.setattr(schema, "TABLES", ())  # of which it has not all
        set_up(address)
    databases.run(
        address.rpartition("/")[2],
        "SET search_path TO transcript_reader",
        "INSERT INTO transcript (digest, title, author, site, url, video_id, date, day, language,"
        " provenance, format, sha256, path, folder, words, cues, added)"
        " VALUES ('d', 'Boats', '', '', '', '', '', '', '', '', '', '', '', '', 1, 1, '')",
        "INSERT INTO note (transcript, author, first, first_char, last, last_char, quote, words,"
        " before, after, colour, tags, made, changed, digest)"
        " VALUES (1, 'gil', 0, 0, 0, 5, 'Boats', 'Old', '', '', '', '[]', '', '', '')",
        "UPDATE note SET is_shared = true",
    )
    with pytest.raises(LibraryError, match="is of an older version"):
        open_at(address)
    set_up(address)
    with closing(open_at(address)) as library:
        revision = library.changes_since("").revision
        library.set_tags([1], ["wood"])
        assert library.changes_since(revision).transcripts == (1,)
        (note,) = library.notes()
        # From the third layout on the server counts what is changed, as the note was above.
        assert (note.author, note.version) == ("gil", 1 if layout < 3 else 2)
        assert layout >= 3 or note.changed_by == "gil"
