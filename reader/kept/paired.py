"""Which transcripts a person set side by side, and the rows that they made by hand.

All of it is one small JSON file. Whatever is wrong in it is left out by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from reader.kept.kept_file import KeptFile
from reader.model.pairing.by_hand import RowEdges, is_fit
from reader.named_tuple import NamedTuple
from reader.wording import tr

MOST_PAIRS: Final = 500
"""Of how many pairs it is remembered."""

MOST_ROWS: Final = 10_000
"""How many rows of a pair may be made by hand."""

_LONGEST: Final = 4_096
_LARGEST: Final = 10_000_000
_LOST: Final = tr("What was remembered of texts side by side could not be read")


class PairNames(NamedTuple):
    """Two transcripts, each by its path, or by what its bytes add up to."""

    first: str
    second: str


class PairedFiles:
    """What is remembered; ``notice`` is a sentence to show, "" without any."""

    def __init__(self, path: Path | None) -> None:
        self._file = KeptFile(path, _LOST)
        self._pairs = self._read()
        self.notice = self._file.notice

    def beside(self, first: str) -> list[str]:
        """Return what was set beside a transcript, the last first."""
        return [names.second for names in reversed(self._pairs) if names.first == first]

    def rows(self, names: PairNames) -> tuple[RowEdges, ...]:
        """Return the rows of a pair that were made by hand."""
        return self._pairs.get(names, ())

    def note(
        self, names: PairNames, rows: tuple[RowEdges, ...], *, keeps_bare: bool = True
    ) -> None:
        """Remember a pair and its rows as the last; raises FileError if that cannot be written.

        Without ``keeps_bare`` no pair stays of which no row was made by hand.
        """
        if not all(names):
            return
        with self._held():
            self._pairs.pop(names, None)
            self._pairs[names] = rows[:MOST_ROWS]
            while len(self._pairs) > MOST_PAIRS:
                del self._pairs[next(iter(self._pairs))]
            if not keeps_bare:
                self._drop_bare()

    def forget_bare(self) -> None:
        """Forget the pairs of which no row was made by hand; raises as :meth:`note` does."""
        with self._held():
            self._drop_bare()

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Change what is remembered, with what another program has added to it, and save that."""
        with self._file.held():
            if self._file.is_there:
                self._pairs = self._read()
            before = list(self._pairs.items())
            yield
            if list(self._pairs.items()) != before:
                self._file.save({"version": 1, "pairs": list(map(_as_json, self._pairs.items()))})

    def _drop_bare(self) -> None:
        self._pairs = {names: rows for names, rows in self._pairs.items() if rows}

    def _read(self) -> dict[PairNames, tuple[RowEdges, ...]]:
        items = self._file.load().get("pairs")
        told = items[-MOST_PAIRS:] if isinstance(items, list) else []
        return {names: _rows(item.get("rows")) for item in told if (names := _names(item))}


def _as_json(item: tuple[PairNames, tuple[RowEdges, ...]]) -> dict[str, Any]:
    names, rows = item
    stored: dict[str, Any] = {"first": names.first, "second": names.second}
    if rows:
        stored["rows"] = " ".join(",".join(map(str, row)) for row in rows)
    return stored


def _names(item: Any) -> PairNames | None:
    if not isinstance(item, dict):
        return None
    first, second = item.get("first"), item.get("second")
    if not (isinstance(first, str) and isinstance(second, str)):
        return None
    is_named = all(0 < len(name) <= _LONGEST for name in (first, second))
    return PairNames(first, second) if is_named else None


def _rows(written: Any) -> tuple[RowEdges, ...]:
    """Return the rows that are written as ``first,first_end,second,second_end``, in spaces."""
    if not isinstance(written, str):
        return ()
    rows = []
    for row in written.split()[:MOST_ROWS]:
        numbers = row.split(",")
        if len(numbers) != len(RowEdges._fields) or not all(map(_is_number, numbers)):
            return ()
        rows.append(RowEdges(*map(int, numbers)))
    return tuple(rows) if is_fit(rows) else ()


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) < len(str(_LARGEST))
