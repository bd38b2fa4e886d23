"""What an index lacks of its library, found out a page of each at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import Arrival, Library, open_library, proposed
from reader.library.sqlite_library import SqliteLibrary
from reader.model.transcript import Cue, Transcript


def found(library: Library, query: str) -> list[int]:
    return [one.entry.id for one in library.search(query)]


def added(library: Library, *numbers: int) -> None:
    library.add([Arrival(Transcript(f"{nth}", cues=(Cue(f"boat {nth}"),))) for nth in numbers])


@pytest.mark.parametrize("most", [1, 2, 3, 100])
def test_what_is_missing_gone_and_changed_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(proposed, "_DIGESTS_AT_ONCE", most)
    (tmp_path / "data").mkdir()
    library = open_library(tmp_path / "data", tmp_path / "cache")
    assert isinstance(library, SqliteLibrary)
    added(library, *range(1, 10))

    def behind() -> tuple[list[int], list[int]]:
        out, into = proposed.behind(library._database, library._index)
        return out, list(into)

    assert behind() == ([], [])
    # As if the program had ended between the library and its index.
    with library._database.writing() as db:
        db.execute("UPDATE transcript SET removed = '2020' WHERE id IN (1, 9)")
        db.execute('UPDATE transcript SET amended = \'{"title": "Other"}\' WHERE id = 4')
        db.execute("UPDATE state SET value = 'x' WHERE name = 'revision'")
    library._index.remove([3, 4, 8])
    assert behind() == ([1, 9], [3, 4, 8])
    library._index.add(library._documents([4], {4: "other"}))
    assert behind() == ([1, 4, 9], [3, 4, 8])
    assert found(library, "boat") == [8, 7, 6, 5, 4, 3, 2]
    assert behind() == ([], [])
    library.close()


def test_what_is_behind_is_told_page_by_page_and_made_up_for(
    open_again: Callable[[], Library],
) -> None:
    """Of both kinds: progress ends with all of them, and a stop leaves what is done."""
    library = open_again()
    added(library, *range(1, 231))
    _forget(library)
    assert not library.is_indexed()
    steps: list[tuple[int, int]] = []
    library.index(lambda *step: steps.append(step), lambda: len(steps) == 1)
    assert len(steps) == 1
    assert 0 < steps[0][0] < steps[0][1] == 230
    library.index(lambda *step: steps.append(step))
    assert steps[-1][0] == steps[-1][1] == 230 - steps[0][0]
    assert library.is_indexed()
    assert len(found(library, "boat")) == 230
    library.close()


def _forget(library: Library) -> None:
    """Have nothing of a library indexed by the rules of now."""
    if isinstance(library, SqliteLibrary):
        library._index.discard()
        library._index.open()
        return
    with library._server.asking() as db:  # type: ignore[attr-defined]
        db.execute("UPDATE proposal SET rules = 'older'")
