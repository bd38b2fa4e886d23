"""An archive that cannot be reached for a while: what is changed meanwhile is not lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from postgres import Databases, server

from reader.library import (
    Arrival,
    Library,
    LibraryAway,
    LibraryError,
    Note,
    Outstanding,
    ShelfPlace,
    archive_name,
    open_at,
)
from reader.model.transcript import Cue, Span, Transcript

FIRST = Span(0, 0, 0, 4)


@pytest.fixture(scope="module")
def own() -> Iterator[Databases]:
    """A server that only these tests have, since they stop it."""
    with server() as made:
        yield made


@pytest.fixture
def address(own: Databases) -> str:
    return own.address(own.archive())


@pytest.fixture
def waiting(tmp_path: Path) -> Path:
    return tmp_path / "waiting"


@pytest.fixture
def library(own: Databases, address: str, waiting: Path) -> Iterator[Library]:
    """An archive with two talks, as a window has it."""
    with closing(open_at(address, waiting)) as made:
        made.add([Arrival(talk("Boats")), Arrival(talk("Ships"))])
        made.entries()
        yield made


def talk(title: str) -> Transcript:
    return Transcript(title, cues=(Cue(f"{title} are built here.", 0, 900),))


def note(library: Library, words: str, at: int = 0) -> Note:
    return Note(library.entries()[at].id, FIRST, "Ship", words)


def words(library: Library) -> list[str]:
    return sorted(note.words for note in library.notes())


@pytest.fixture
def _away(own: Databases, library: Library) -> Iterator[None]:
    own.stop()
    yield
    if not (own.folder / "data" / "postmaster.pid").exists():
        own.start()


@pytest.mark.usefixtures("_away")
def test_what_is_noted_while_it_is_away_is_there_once_it_is_back(
    own: Databases, library: Library, address: str
) -> None:
    made = library.keep_note(note(library, "Who says so?"))
    assert made.id < 0
    changed = library.keep_note(made._replace(words="Who says so, and when?"))
    assert changed.id == made.id
    gone = library.keep_note(note(library, "Not this"))
    library.drop_note(gone.id, gone.version)
    assert words(library) == ["Who says so, and when?"]
    own.start()
    assert library.catch_up() == []
    assert library.waiting() == Outstanding()
    with closing(open_at(address)) as other:
        assert words(other) == ["Who says so, and when?"]
    again = library.keep_note(changed._replace(words="Since when?"))  # under its passing number
    assert again.id > 0
    assert words(library) == ["Since when?"]


@pytest.fixture
def _back(own: Databases) -> Iterator[None]:
    yield
    if not (own.folder / "data" / "postmaster.pid").exists():
        own.start()


@pytest.mark.usefixtures("_back")
def test_what_was_changed_a_moment_before_it_went_away_is_known(
    own: Databases, library: Library
) -> None:
    """Nothing is read between the changes and the end of the server."""
    ships, boats = library.entries()
    gone = library.keep_note(note(library, "to go"))
    changed = library.keep_note(note(library, "before"))
    assert words(library) == ["before", "to go"]
    kept = library.keep_note(Note(boats.id, FIRST, "Boat", "kept"))
    library.keep_note(changed._replace(words="after"))
    library.drop_note(gone.id, gone.version)
    library.set_tags([ships.id], ["sea", "steel"])
    library.set_tags([ships.id], [], ["steel"])
    library.note_place(ships.id, ShelfPlace(0, 5, 0.5))
    library.mark([boats.id], is_read=True)
    (rafts,) = library.add([Arrival(talk("Rafts"))])
    library.remove([boats.id])
    own.stop()
    assert words(library) == ["after", "kept"]
    assert library.notes(boats.id) == [kept]
    assert [(one.title, one.tags, one.char) for one in library.entries()] == [
        ("Ships", ("sea",), 5),
        ("Rafts", (), 0),
    ]
    assert library.entry(rafts.id).title == "Rafts"


@pytest.mark.usefixtures("_back")
def test_what_others_changed_while_it_was_away_is_not_written_over(
    own: Databases, library: Library, address: str
) -> None:
    kept, gone = (library.keep_note(note(library, words)) for words in ("before", "to go"))
    own.stop()
    changed = library.keep_note(kept._replace(words="from the train"))
    library.keep_note(changed._replace(words="from the train, later"))
    library.drop_note(gone.id, gone.version)
    own.start()
    with closing(open_at(address)) as other:
        other.keep_note(kept._replace(words="from the desk"))
        other.keep_note(gone._replace(words="to stay"))
    assert library.catch_up() == []
    assert library.waiting() == Outstanding()
    assert words(library) == ["from the desk", "to stay"]
    told = [
        (one.mine and one.mine.words, one.theirs and one.theirs.words)
        for one in library.conflicts()
    ]
    assert told == [("from the train, later", "from the desk"), (None, "to stay")]
    own.stop()
    assert len(library.conflicts()) == 2  # as they were read last


@pytest.mark.usefixtures("_back")
def test_what_was_changed_while_it_was_away_is_changed_on_from_there(
    own: Databases, library: Library
) -> None:
    kept = library.keep_note(note(library, "before"))
    own.stop()
    changed = library.keep_note(kept._replace(words="from the train"))
    made = library.keep_note(note(library, "made in the train"))
    own.start()
    library.catch_up()
    changed = library.keep_note(changed._replace(words="from the train, at home"))
    assert (changed.id, changed.version) == (kept.id, 3)
    library.drop_note(made.id, made.version)
    own.stop()
    changed = library.keep_note(changed._replace(words="from the train, and back"))
    own.start()
    library.catch_up()
    library.drop_note(changed.id, changed.version)
    assert library.notes() == []
    assert library.conflicts() == []


@pytest.mark.usefixtures("_away")
def test_what_waits_outlives_the_program(
    own: Databases, library: Library, address: str, waiting: Path
) -> None:
    ships = library.entries()[0]
    library.keep_note(note(library, "Half \ud800 a letter")._replace(tags=("to ask",)))
    library.set_tags([ships.id], ["sea", "port"], ["wood"])
    library.note_place(ships.id, ShelfPlace(0, 5, 0.5))
    library.close()
    own.start()
    with closing(open_at(address, waiting)) as again:
        assert again.waiting() == Outstanding(changes=2, places=1)
        again.catch_up()
        assert again.waiting() == Outstanding()
        entry = again.entry(ships.id)
        assert (entry.tags, entry.char, entry.reached) == (("port", "sea"), 5, 0.5)
        (kept,) = again.notes()
        assert (kept.words, kept.tags) == ("Half \ud800 a letter", ("to ask",))


@pytest.mark.usefixtures("_away")
def test_what_was_read_before_is_there_meanwhile(own: Databases, library: Library) -> None:
    ships, boats = library.entries()
    library.set_tags([boats.id], ["wood"])
    library.mark([ships.id], is_read=True)
    told = {entry.title: (entry.tags, entry.reached) for entry in library.entries()}
    assert told == {"Ships": ((), 1.0), "Boats": (("wood",), 0.0)}
    with pytest.raises(LibraryAway, match=r"^The archive \(test\d+ at /tmp/pg-\S+\) cannot be "):
        library.get(ships.id)
    with pytest.raises(LibraryAway):
        library.add([Arrival(talk("Rafts"))])
    own.start()
    library.catch_up()
    assert library.get(ships.id).title == "Ships"


def test_notes_are_read_page_by_page_with_what_waits_among_them(
    own: Databases, library: Library
) -> None:
    def paged() -> list[Note]:
        pages = [library.notes_after(None, 2)]
        while len(pages[-1]) == 2:
            pages.append(library.notes_after(pages[-1][-1], 2))
        return [one for page in pages for one in page]

    ships, boats = library.entries()
    for at, entry in enumerate((ships, boats)):
        for nth in range(2):
            library.keep_note(note(library, f"{entry.title} {nth}", at))
    known = paged()
    assert [one.words for one in known] == [
        f"{name} {nth}" for name in ("Boats", "Ships") for nth in (0, 1)
    ]
    own.stop()
    assert paged() == known
    library.drop_note(known[0].id, known[0].version)
    library.keep_note(note(library, "Boats later", 1))
    # What waits has a number below those of what is kept.
    assert [one.words for one in paged()] == ["Boats later", "Boats 1", "Ships 0", "Ships 1"]
    own.start()
    library.catch_up()
    assert [one.words for one in paged()] == ["Boats 1", "Boats later", "Ships 0", "Ships 1"]


@pytest.mark.usefixtures("_away")
def test_a_note_that_was_kept_in_the_last_moment_is_not_kept_twice(
    own: Databases, library: Library, address: str
) -> None:
    made = library.keep_note(note(library, "Once"))
    own.start()
    with closing(open_at(address)) as other:  # as if the answer alone had been lost
        other.keep_note(made._replace(id=0))
    library.catch_up()
    assert words(library) == ["Once"]


@pytest.mark.usefixtures("_away")
def test_the_words_of_a_note_that_cannot_be_kept_any_more_are_told(
    own: Databases, library: Library, address: str
) -> None:
    ships, _ = library.entries()
    library.keep_note(note(library, "Much thought"))
    library.set_tags([ships.id], ["sea"])
    own.start()
    with closing(open_at(address)) as other:
        other.remove([ships.id])
    told = "The transcript is not in the library any more. The note was: Much thought"
    assert library.catch_up() == [told]
    assert library.catch_up() == []
    assert library.waiting() == Outstanding()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"changes": [{"what": "Other"}]}',
        '{"changes": [{"what": "DroppedNote", "id": "1"}]}',
        '{"changes": [{"what": "KeptNote", "span": [0, 1], "tags": []}]}',
    ],
)
def test_a_file_of_what_waits_that_is_none_is_put_aside(
    address: str, waiting: Path, content: str
) -> None:
    with closing(open_at(address, waiting)) as library:
        library.add([Arrival(talk("Ships"))])
        library.entries()
    waiting.mkdir(exist_ok=True)
    names = _names(address, waiting)
    (waiting / names).write_text(content, encoding="utf-8")
    with closing(open_at(address, waiting)) as library:
        assert library.waiting() == Outstanding()
    assert (waiting / f"{names}.bad").read_text(encoding="utf-8") == content


def _names(address: str, waiting: Path) -> str:
    """Return the name of the file in which the changes for an archive wait."""
    from reader.library.postgres.away import DistantArchive

    with closing(DistantArchive(address, waiting)) as library:
        return library._outbox._path.name


@pytest.mark.usefixtures("_away")
def test_a_change_that_cannot_be_written_down_is_refused(library: Library, waiting: Path) -> None:
    waiting.write_text("no folder")
    with pytest.raises(LibraryError, match=r"^What waits for the archive could not be kept: "):
        library.keep_note(note(library, "Lost otherwise"))
    assert library.waiting() == Outstanding()


@pytest.mark.usefixtures("_away")
def test_the_file_of_what_waits_is_read_by_anybody(library: Library, waiting: Path) -> None:
    library.set_tags([3], ["sea"])
    (file,) = waiting.iterdir()
    assert json.loads(file.read_text())["changes"] == [
        {"what": "Tagged", "ids": [3], "add": ["sea"], "remove": []}
    ]


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("", r"asks for a password: write it into a password file \(~/\.pgpass or PGPASSFILE\) "),
        ("*:*:*:eva:wrong", r"does not let you in with the password .*: password authentication "),
    ],
)
def test_a_password_that_is_missing_or_wrong_is_told_and_is_not_tried_again(
    own: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str, told: str
) -> None:
    own.run("postgres", "DROP ROLE IF EXISTS eva", "CREATE ROLE eva LOGIN PASSWORD 'right'")
    rules = own.folder / "data" / "pg_hba.conf"
    usual = rules.read_text()
    rules.write_text(f"local all eva scram-sha-256\n{usual}")
    own.run("postgres", "SELECT pg_reload_conf()")
    file = tmp_path / "passwords"
    file.write_text(f"{kept}\n")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))
    address = own.address(own.archive(), "eva")
    with pytest.raises(LibraryError, match=told) as refusal:
        open_at(address, tmp_path / "waiting")
    assert not isinstance(refusal.value, LibraryAway)
    file.write_text("*:*:*:eva:right\n")
    with pytest.raises(LibraryError, match="role that may"):  # let in, and no reader yet
        open_at(address)
    rules.write_text(usual)
    own.run("postgres", "SELECT pg_reload_conf()")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("postgresql://ana@db.example.org/talks", "talks at db.example.org"),
        ("postgresql://ana:secret@db.example.org/talks", "talks at db.example.org"),
        ("postgresql://%2Ftmp%2Fpg/talks", "talks at /tmp/pg"),
        ("postgresql:///talks?host=/tmp/pg", "talks at /tmp/pg"),
        ("postgresql:///?service=archive", "archive"),
        ("postgresql://db.example.org", "db.example.org"),
        ("postgresql://", "PostgreSQL"),
        ("postgresql://[::1", "postgresql://[::1"),
    ],
)
def test_an_archive_is_called_by_its_address(address: str, name: str) -> None:
    assert archive_name(address) == name
