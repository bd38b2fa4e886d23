"""What changes while it is being asked about: by another thread, and by another program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from reader.library import Arrival, Library, likeness, open_library
from reader.library.bodies import Proposer
from reader.library.index import Index
from reader.model.transcript import Cue, Source, Transcript


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[list[Library]]:
    """Two programs with one library."""
    (tmp_path / "data").mkdir()
    both = [open_library(tmp_path / "data", tmp_path / "cache") for _ in range(2)]
    yield both
    for library in both:
        library.close()


def add(library: Library, text: str, version: str = "1", name: str = "boats") -> int:
    source = Source(path=f"/talks/{name}.srt", sha256=version)
    transcript = Transcript(name, cues=(Cue(text),), source=source)
    return library.add([Arrival(transcript)])[0].id


def found(library: Library, query: str) -> list[str]:
    return [hit.passage.hit for one in library.search(query) for hit in one.hits()]


def test_the_words_that_another_program_changed_are_found(opened: list[Library]) -> None:
    here, there = opened
    add(here, "We build boats.")
    assert found(here, "boats") == ["boats"]
    add(there, "We mend ships.", version="2")
    assert (found(here, "boats"), found(here, "ships")) == ([], ["ships"])


def test_a_search_under_way_keeps_no_words_that_are_changed_meanwhile(
    opened: list[Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = opened[0]
    add(library, "We build boats.")
    add(library, "Boats again.", name="second")
    search = library.search("boats")
    first = [next(search).entry.title]
    remove = Index.remove

    def interrupted(index: Index, ids: Iterable[int]) -> None:
        # The change is in the library by now, not yet in the index.
        first.extend(one.entry.title for one in search)
        remove(index, ids)

    monkeypatch.setattr(Index, "remove", interrupted)
    add(library, "We mend ships.", version="2")
    assert first == ["Second", "Boats"]
    assert (found(library, "build"), found(library, "ships")) == ([], ["ships"])


def test_what_is_removed_while_others_are_compared_with_it_is_left_out(
    opened: list[Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = opened[0]
    own = add(library, "Glaciers melt, and boulders of granite are left.")
    twin = add(library, "The glaciers retreat from boulders of granite.", name="twin")
    add(library, "Boats.", name="other")
    assert [one.entry.id for one in library.similar(own)] == [twin]
    similar = likeness.similar

    def interrupted(
        index: Proposer, text: str, most: int, but: int | None = None
    ) -> list[likeness.Likeness]:
        alike = similar(index, text, most, but)
        library.remove([twin])
        return alike

    monkeypatch.setattr(likeness, "similar", interrupted)
    assert library.similar(own) == []
