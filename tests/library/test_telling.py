"""What an archive tells at once: that something has changed, and nothing more."""

from __future__ import annotations

import select
from collections.abc import Iterator
from contextlib import closing

import pytest
from postgres import Databases

from reader.library import (
    Arrival,
    Library,
    LibraryAway,
    LibraryError,
    Note,
    ShelfPlace,
    open_at,
    open_library,
)
from reader.library.library import Ear
from reader.model.amendments import Amendments
from reader.model.transcript import Cue, Span, Transcript


@pytest.fixture
def address(databases: Databases) -> str:
    return databases.address(databases.archive())


@pytest.fixture
def library(address: str) -> Iterator[Library]:
    with closing(open_at(address)) as made:
        yield made


@pytest.fixture
def ear(address: str) -> Iterator[Ear]:
    """What somebody else hears."""
    with closing(open_at(address)) as other:
        made = other.listen()
        assert made is not None
        yield made
        made.close()


def hears(ear: Ear) -> bool:
    """Whether something is told within a minute."""
    readable, _, _ = select.select([ear], [], [], 60)
    return bool(readable) and ear.heard()


def talks(count: int) -> list[Arrival]:
    names = [f"Talk {nth}" for nth in range(count)]
    return [Arrival(Transcript(name, cues=(Cue(f"{name} is held."),))) for name in names]


def test_each_change_is_told_to_others(library: Library, ear: Ear) -> None:
    assert not ear.heard()
    ((id_, _), *_) = library.add(talks(3))
    assert hears(ear)
    library.set_tags([id_], ["held"])
    assert hears(ear)
    library.keep_note(Note(id_, Span(0, 0, 0, 4), "Talk"))
    assert hears(ear)
    library.amend(id_, Amendments(title="A speech"))
    assert hears(ear)
    library.remove([id_])
    assert hears(ear)
    assert not ear.heard()


def test_how_far_somebody_reads_is_told_to_nobody(library: Library, ear: Ear) -> None:
    ((id_, _),) = library.add(talks(1))
    assert hears(ear)
    library.note_place(id_, ShelfPlace(0, 2, 0.5))
    library.mark([id_], is_read=True)
    library.set_tags([id_], ["held"])  # told after anything that was told of these
    assert hears(ear)
    assert not ear.heard()


def test_of_a_transaction_that_failed_nothing_is_told(
    library: Library, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.library.postgres.index import ArchiveIndex  # not where psycopg is missing

    def fail(*_: object) -> None:
        raise LibraryError("The rows are there by now, and the words are not.")

    with monkeypatch.context() as broken:
        broken.setattr(ArchiveIndex, "add", fail)
        with pytest.raises(LibraryError, match="by now"):
            library.add(talks(1))
    library.add(talks(1))
    assert hears(ear)
    assert not ear.heard()


def hear_all(ear: Ear) -> None:
    """Hear whatever there is, without an end."""
    while True:
        hears(ear)


def test_an_end_is_told_as_one(ear: Ear, databases: Databases) -> None:
    databases.run(
        "postgres",
        "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
        " WHERE query LIKE 'LISTEN %' AND pid <> pg_backend_pid()",
    )
    with pytest.raises(LibraryAway, match="cannot be reached"):
        hear_all(ear)


def test_a_copy_that_can_only_be_read_says_that_it_tells_nothing(
    databases: Databases, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server in recovery refuses LISTEN; here the statement is one that any server refuses."""
    monkeypatch.setattr("reader.library.postgres.telling._CHANNEL", "no channel")
    with closing(open_at(address)) as library, pytest.raises(LibraryError, match="cannot be used"):
        library.listen()


def test_a_library_in_a_folder_tells_nothing(tmp_path: object) -> None:
    with closing(open_library(tmp_path, tmp_path)) as library:  # type: ignore[arg-type]
        assert library.listen() is None
