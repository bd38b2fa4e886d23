"""A library in a folder of which something is damaged, newer, gone, or gone back to a copy."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import (
    Arrival,
    Library,
    LibraryDamaged,
    LibraryNewer,
    newest_backup,
    open_library,
    restore_backup,
)
from reader.model.transcript import Cue, Transcript


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    return data


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    made = opened(folder)
    yield made
    made.close()


def opened(folder: Path) -> Library:
    return open_library(folder, folder.parent / "cache")


def talk(title: str, text: str) -> Transcript:
    return Transcript(title, cues=(Cue(text, 0, 900),))


def add(library: Library, transcript: Transcript) -> list[int]:
    return [added.id for added in library.add([Arrival(transcript)])]


def found(library: Library, query: str) -> list[tuple[str, int]]:
    return [(one.entry.title, one.total) for one in library.search(query)]


def test_an_index_that_is_gone_or_broken_is_made_again(library: Library, folder: Path) -> None:
    add(library, talk("Boats", "We build boats."))
    library.close()
    index = folder.parent / "cache" / "index.db"
    for damage in (b"", b"no database", index.read_bytes()[:9_000]):
        index.write_bytes(damage)
        again = opened(folder)
        assert found(again, "boats") == [("Boats", 1)]
        again.close()


def test_a_damaged_library_is_left_alone_and_its_backup_is_offered(
    library: Library, folder: Path
) -> None:
    add(library, talk("Boats", "We build boats."))
    made = library.back_up()
    library.close()
    path = folder / "library.db"
    whole = path.read_bytes()
    for damage in (b"", b"hello " * 50, whole[: len(whole) // 2], whole[:60] + b"x" * 40):
        path.write_bytes(damage)
        with pytest.raises((LibraryDamaged, LibraryNewer)):
            opened(folder)
        assert path.read_bytes() == damage
    backup = newest_backup(folder)
    assert backup is not None
    assert backup == made
    restore_backup(folder, backup.name)
    again = opened(folder)
    assert found(again, "boats") == [("Boats", 1)]
    again.close()
    assert [name for name in os.listdir(folder) if ".aside-" in name]


def test_a_newer_library_stays_as_it_is(library: Library, folder: Path) -> None:
    library.close()
    path = folder / "library.db"
    newer = bytearray(path.read_bytes())
    newer[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(newer)
    with pytest.raises(LibraryNewer):
        opened(folder)
    assert path.read_bytes() == newer


def test_a_library_that_is_gone_is_not_begun_anew(library: Library, folder: Path) -> None:
    add(library, talk("Boats", "We build boats."))
    library.back_up()
    library.close()
    (folder / "library.db").unlink()
    with pytest.raises(LibraryDamaged):
        opened(folder)


def test_a_restored_copy_brings_back_what_was_there(library: Library) -> None:
    add(library, talk("Boats", "We build boats."))
    made = library.back_up()
    assert made is not None
    add(library, talk("Ships", "We sail ships."))
    library.restore(made.name)
    assert [entry.title for entry in library.entries()] == ["Boats"]
    assert found(library, "ships") == []
    assert library.check().faults == ()


def test_the_copy_that_is_restored_is_not_let_go_for_the_one_made_before(library: Library) -> None:
    copies = []
    for word in ("one", "two", "three"):
        add(library, talk(word, f"The word {word}."))
        made = library.back_up()
        assert made is not None
        copies.append(made)
    # Of one day the two newest are kept.
    assert [copy.name for copy in library.backups()] == [copies[2].name, copies[1].name]
    library.restore(copies[1].name)
    assert {entry.title for entry in library.entries()} == {"one", "two"}


def test_a_transcript_is_kept_though_the_index_cannot_be_written(
    library: Library, folder: Path
) -> None:
    add(library, talk("One", "First words."))
    broken = sqlite3.connect(folder.parent / "cache" / "index.db", isolation_level=None)
    broken.execute("CREATE TRIGGER no BEFORE INSERT ON body BEGIN SELECT raise(ABORT, 'no'); END")
    (id_,) = add(library, talk("Two", "Second words."))
    assert library.entry(id_).title == "Two"
    broken.execute("DROP TRIGGER no")
    broken.close()
    assert found(library, "second") == [("Two", 1)]
