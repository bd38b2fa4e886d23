"""A library at an address, from the command line: another folder, an archive, a copy."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from commands import run
from postgres import Databases

from reader.library import Arrival, Library, Note, NoteConflict, ShelfPlace, open_at
from reader.model.amendments import Amendments
from reader.model.transcript import Cue, RelatedVideo, Source, Span, Transcript

SECRET = "geheim"


@pytest.fixture
def address(databases: Databases) -> str:
    return databases.address(databases.archive())


def fill(library: Library) -> None:
    """Give a library a little of everything."""
    odd = "a\0b \ufdd0"
    ids = [
        added.id
        for added in library.add(
            [
                Arrival(Transcript("Boats", cues=(Cue("We build boats.", 0, 900, "Ana"),))),
                Arrival(
                    Transcript(
                        "Ships",
                        cues=(Cue(f"They sail {odd} ships.", None, None, "Ben"),),
                        source=Source("/talks/ships.srt", "srt", "utf-8", "ab12"),
                        related=(RelatedVideo("Boats", video_id="b"),),
                    ),
                    "/talks.zip",
                ),
                Arrival(Transcript("Gone", cues=(Cue("Nothing."),))),
            ]
        )
    ]
    library.set_tags(ids[:2], ["sea", odd])
    library.note_place(ids[0], ShelfPlace(0, 3, 0.25))
    library.amend(ids[1], Amendments(title="Old ships", speakers=(("Ben", "Benedita"),)))
    library.keep_note(
        Note(ids[0], Span(0, 3, 0, 8), "build", "how?", "We ", " boats", "green", ("x",))
    )
    library.keep_note(Note(ids[1], Span(0, 0, 0, 4), "They", odd))
    library.remove(ids[2:])


def kept(library: Library) -> list[object]:
    """All that is in a library, but for the numbers and who wrote it."""
    return [
        (
            entry._replace(id=0),
            library.as_said(entry.id),
            library.get(entry.id),
            [
                note._replace(id=0, transcript=0, is_shared=False, version=0)
                for note in library.notes(entry.id)
            ],
        )
        for entry in library.entries()
    ]


def test_every_verb_takes_an_archive(address: str, boats: Path, basedir: Path) -> None:
    at = ("--at", address, "--basedir", basedir)
    assert run("library", "add", boats, *at).out == "1 added.\n"
    (listed,) = json.loads(run("library", *at, "list", "--json").out)["transcripts"]
    number = listed["id"]
    found = run("library", "search", "harbour OR boats OR the", *at)
    assert (found.status, found.err) == (0, "transcript-reader: 3 hits in 1 transcript.\n")
    assert listed["title"] in found.out
    assert run("library", "search", "zzzz", *at).status == 1
    assert json.loads(run("library", "search", "the", "--facets", "--json", *at).out)
    assert run("library", "show", number, *at).out
    assert run("library", "notes", "--json", *at).out == '{\n "notes": []\n}\n'
    assert run("library", "check", *at).out.startswith("Everything is sound: 1 transcript,")
    for verb in ("backup", "restore"):
        refused = run("library", verb, *at)
        assert refused.status == 2
        assert "on its server" in refused.err
    assert run("library", "remove", number, *at).status == 0
    assert run("library", "list", *at).out == ""
    # Nothing of all this went into one's own library.
    assert not (basedir / "data" / "library.db").exists()


def test_a_folder_is_an_address_too(tmp_path: Path, boats: Path, basedir: Path) -> None:
    shelf = tmp_path / "shelf"
    at = ("--at", shelf, "--basedir", basedir)
    refused = run("library", "search", "boats", *at)
    assert (refused.status, refused.err) == (
        2,
        f"transcript-reader: There is no library in {shelf}.\n",
    )
    assert not shelf.exists()
    assert run("library", "add", boats, *at).status == 0
    assert run("library", "search", "boats OR the", *at).status == 0
    assert run("library", "backup", *at).status == 0
    assert run("library", "restore", *at).out.endswith("was restored: 1 transcript.\n")
    assert sorted(path.name for path in shelf.iterdir() if path.suffix == ".db") == ["library.db"]
    assert not (basedir / "data" / "library.db").exists()


@pytest.mark.parametrize("wrong", [" ", "ftp://x/y", "postgres:/x/y"])
@pytest.mark.parametrize("words", [("add", "talk.srt", "--at"), ("list", "--at"), ("copy", "here")])
def test_what_is_no_address_is_refused_and_makes_nothing(
    words: tuple[str, ...],
    wrong: str,
    tmp_path: Path,
    basedir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run("library", *words, wrong, "--basedir", basedir)
    assert refused.status == 2
    assert "neither a folder nor postgresql://" in refused.err
    assert not any(tmp_path.rglob("library.db"))


def test_ones_own_library_may_be_named_and_keeps_its_index(boats: Path, basedir: Path) -> None:
    run("library", "add", boats, "--basedir", basedir)
    own = basedir / "data"
    done = run("library", "list", "--json", "--at", own, "--basedir", basedir)
    assert len(json.loads(done.out)["transcripts"]) == 1
    assert not (own / "index").exists()


def test_a_library_goes_into_an_archive_and_back_without_loss(
    tmp_path: Path, address: str, basedir: Path
) -> None:
    first, last = tmp_path / "first", tmp_path / "last"
    with closing(open_at(str(first))) as library:
        fill(library)
        was = kept(library)
    base = ("--basedir", basedir)
    there = run("library", "copy", first, address, *base)
    assert there.out == "2 transcripts and 2 notes are in the copy, and the same there.\n"
    with closing(open_at(address)) as archive:
        assert kept(archive) == was
        assert [one.entry.title for one in archive.search("sail speaker:benedita tag:sea")]
    # Once more changes nothing.
    assert json.loads(run("library", "copy", first, address, "--json", *base).out) == {
        "transcripts": 2,
        "notes": 2,
        "left": 0,
        "undecided": 0,
    }
    assert run("library", "copy", address, last, *base).status == 0
    with closing(open_at(address)) as archive, closing(open_at(str(last))) as library:
        assert kept(archive) == kept(library) == was
        assert library.check().faults == archive.check().faults == ()
        assert [one.entry.title for one in library.search("sail speaker:benedita")]


def test_what_is_there_already_stays_and_is_given_what_it_lacks(
    tmp_path: Path, address: str, basedir: Path
) -> None:
    with closing(open_at(str(tmp_path))) as library, closing(open_at(address)) as archive:
        fill(library)
        (added,) = archive.add([Arrival(library.as_said(1))])
        archive.amend(added.id, Amendments(title="Barks"))
        archive.set_tags([added.id], ["own"])
    assert run("library", "copy", tmp_path, address, "--basedir", basedir).status == 0
    with closing(open_at(address)) as archive:
        entry = archive.entry(added.id)
        assert (entry.title, entry.notes) == ("Barks", 1)
        assert set(entry.tags) == {"a\0b \ufdd0", "own", "sea"}
        assert len(archive.entries()) == 2


def test_a_copy_tells_what_is_not_decided_yet(tmp_path: Path, address: str, basedir: Path) -> None:
    with closing(open_at(str(tmp_path))) as library:
        fill(library)
        note = library.notes()[0]
        library.keep_note(note._replace(words="one"))
        with pytest.raises(NoteConflict):
            library.keep_note(note._replace(words="two"))
    done = run("library", "copy", tmp_path, address, "--basedir", basedir)
    assert done.status == 0
    assert "1 note that was changed at two places is to be decided first" in done.err


def test_the_notes_of_others_are_theirs(
    databases: Databases, tmp_path: Path, basedir: Path
) -> None:
    name = databases.archive()
    databases.run(
        "postgres",
        "DROP ROLE IF EXISTS dora",
        "CREATE ROLE dora LOGIN IN ROLE transcript_reader_contributor",
    )
    with closing(open_at(str(tmp_path / "own"))) as library:
        fill(library)
    base = ("--basedir", basedir)
    dora = databases.address(name, "dora")
    assert run("library", "copy", tmp_path / "own", dora, "--share-notes", *base).status == 0
    done = run("library", "copy", databases.address(name), tmp_path / "other", *base)
    assert done.out == "2 transcripts and 0 notes are in the copy, and the same there.\n"
    assert done.err == "transcript-reader: 2 notes of others stayed where they are.\n"
    listed = run("library", "notes", "--at", databases.address(name), *base).out
    assert [line.endswith(" (dora)") for line in listed.splitlines()] == [True, True]
    as_json = run("library", "notes", "--json", "--at", databases.address(name), *base).out
    assert [note["author"] for note in json.loads(as_json)["notes"]] == ["dora", "dora"]
    own = run("library", "notes", "--json", "--at", tmp_path / "own", *base).out
    assert [note["author"] for note in json.loads(own)["notes"]] == ["", ""]


def test_an_archive_is_made_and_made_ready_again(databases: Databases, basedir: Path) -> None:
    name = databases.empty()
    address = databases.address(name)
    base = ("--basedir", basedir)
    refused = run("library", "list", "--at", address, *base)
    assert refused.status == 2
    assert "“transcript-reader library serve-init ADDRESS”" in refused.err
    made = run("library", "serve-init", address, *base)
    assert (made.status, made.err) == (0, "")
    assert f"The archive ({name} at " in made.out
    assert "GRANT transcript_reader_reader TO somebody;" in made.out
    assert run("library", "list", "--at", address, *base).status == 0
    assert "was ready already" not in made.out
    again = run("library", "serve-init", address, *base)
    assert (again.status, again.err) == (0, "")
    assert "was ready already, and nothing was changed." in again.out
    assert "GRANT transcript_reader_reader TO somebody;" in again.out
    told = json.loads(run("library", "serve-init", address, "--json", *base).out)
    assert told["changed"] is False
    assert told["roles"] == [
        "transcript_reader_reader",
        "transcript_reader_contributor",
        "transcript_reader_keeper",
    ]
    refused = run("library", "serve-init", basedir, *base)
    assert refused.status == 2
    assert "postgresql://OWNER@HOST/DATABASE" in refused.err


def test_who_may_only_read_is_not_told_that_they_made_an_archive(
    databases: Databases, basedir: Path
) -> None:
    name = databases.archive()
    databases.run(
        "postgres",
        "DROP ROLE IF EXISTS dora, nina",
        "CREATE ROLE dora LOGIN IN ROLE transcript_reader_keeper",
        "CREATE ROLE nina LOGIN",
    )
    base = ("--basedir", basedir)
    made = run("library", "serve-init", databases.address(name, "dora"), *base)
    assert (made.status, made.err) == (0, "")
    assert "was ready already, and nothing was changed: " in made.out
    assert "GRANT" not in made.out
    # One who may not even look at it is told so.
    refused = run("library", "serve-init", databases.address(name, "nina"), *base)
    assert (refused.status, refused.out) == (2, "")
    assert f"The archive ({name} at " in refused.err
    assert "does not let you do this" in refused.err
    databases.run(name, "DROP TABLE transcript_reader.name")
    refused = run("library", "serve-init", databases.address(name), *base)
    assert (refused.status, refused.out) == (2, "")
    assert "is damaged: it has no name." in refused.err


@pytest.mark.parametrize("verb", [("list", "--at"), ("serve-init",), ("copy", "here")])
def test_a_password_is_refused_and_told_nowhere(verb: tuple[str, ...], basedir: Path) -> None:
    (basedir / "data").mkdir(parents=True)
    with closing(open_at(str(basedir / "here"))):
        words = [str(basedir / word) if word == "here" else word for word in verb]
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    refused = run(
        "library",
        *words,
        f"postgresql://ana:{SECRET}@nowhere.invalid/x",
        "--debug",
        "--basedir",
        basedir,
    )
    assert refused.status == 2
    assert "holds a password" in refused.err
    files = [path.read_bytes() for path in basedir.rglob("*") if path.is_file()]
    assert not any(SECRET.encode() in data for data in (*files, refused.err.encode()))


def test_an_archive_that_cannot_be_reached_is_told_of_in_words_of_ours() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    # Nobody listens at port 1.
    done = run("library", "list", "--at", "postgresql://ana@127.0.0.1:1/talks")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(
        "transcript-reader: The archive (talks at 127.0.0.1) cannot be reached: see that its "
        "address is right, that its server runs, and that you are online. PostgreSQL says: "
    )
    assert "failed" not in done.err  # its name says already where it was tried


def test_who_is_not_let_in_is_told_so(databases: Databases, address: str) -> None:
    for refused in (address.replace("owner@", "nobody@"), databases.address("nowhere")):
        done = run("library", "list", "--at", refused)
        assert (done.status, done.out) == (2, "")
        assert "does not let you in: see that person and database are right." in done.err
        assert done.err.count("PostgreSQL says: ") == done.err.count("does not exist") == 1
