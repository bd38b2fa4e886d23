"""Names, and times, that hang in columns of their own beside the words of a PDF.

Archives set ``Ana Ruiz     The lock is shut``: who speaks stands left of what is said, without a
colon; tables that are printed have the time in one more column. Such pages are no columns of text:
they are read row by row, and a name gets the colon that says in a line what its place says here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reader.formats.decoding.pdf_lines import PdfLine, PdfPiece
from reader.formats.shared.names import is_name
from reader.formats.shared.tables.heads import head_of
from reader.formats.shared.times.stamps import stamp_of
from reader.named_tuple import NamedTuple

_LEAST_ROWS: Final = 3
"""How many names hang on a page at least."""
_MOST_LETTERS: Final = 40
_NEAR: Final = 2.0
"""How far apart, in points, what stands in one column may begin."""
_MOST_OTHERS: Final = 0.2
"""The share of the rows that may stand otherwise, as titles and heads do."""
_BAND: Final = 1.25
"""How much farther apart than its lines the rows of a table stand."""


class Columns(NamedTuple):
    """Where the columns of labels begin, from the left, and that of the words."""

    labels: tuple[float, ...]
    words: float


def usual_columns(pages: Sequence[Sequence[PdfLine]]) -> Columns | None:
    """Return the columns of a table that goes over pages too short to show them alone."""
    rows = [row for page in pages for row in page]
    found = _columns(rows) if len(pages) > 1 else None
    if found is None:
        return None
    inside = sum(_is_inside(row, found.labels, found.words) for row in rows)
    return found if inside >= (1 - _MOST_OTHERS) * len(rows) else None


def rows_with_names(rows: Sequence[PdfLine], usual: Columns | None = None) -> list[PdfLine] | None:
    """Return the lines of a page with the names that hang beside them, None where none do.

    ``usual`` are the columns of the other pages.
    """
    own = _columns(rows)
    found = own or usual
    if found is None:
        return None
    labels, words = found
    inside = [_is_inside(row, labels, words) for row in rows]
    if sum(inside) < (1 - _MOST_OTHERS) * len(rows):
        return None
    lines: list[PdfLine] = []
    band: list[PdfLine] = []
    # What stands above the first name of a page goes on the last row of the page before.
    starts = _starts(rows, inside, words) if own else _labelled(rows, inside, words)
    for index, row in enumerate(rows):
        if index in starts and band:
            lines += _read_across(band, words)
            band = []
        if inside[index] and _is_head(row):
            continue
        if inside[index]:
            band.append(row)
        else:
            lines += [*_read_across(band, words), row]
            band = []
    return [*lines, *_read_across(band, words)]


def _columns(rows: Sequence[PdfLine]) -> Columns | None:
    """Return where the columns of labels begin, and that of the words; None where none are."""
    letters, counts = Counter[float](), Counter[float]()
    for row in rows:
        for piece in row.pieces:
            at = next((x for x in letters if abs(x - piece.left) <= _NEAR), piece.left)
            letters[at] += len(piece.text)
            counts[at] += 1
    if not letters:
        return None
    words = max(letters, key=lambda x: letters[x])
    labels = tuple(sorted(x for x in counts if x < words - _NEAR and counts[x] >= _LEAST_ROWS))
    if not 1 <= len(labels) <= 2:
        return None
    names = [p.text for row in rows for p in row.pieces if abs(p.left - labels[-1]) <= _NEAR]
    hang = [
        piece.right < words - piece.size / 2
        for row in rows
        for piece in row.pieces
        if len(row.pieces) > 1 and any(abs(piece.left - x) <= _NEAR for x in labels)
    ]
    are_names = sum(map(_is_bare_name, names)) >= (1 - _MOST_OTHERS) * len(names)
    recur = len(set(names)) < len(names)
    return Columns(labels, words) if hang and all(hang) and are_names and recur else None


def _is_bare_name(text: str) -> bool:
    return len(text) <= _MOST_LETTERS and is_name(text.rstrip(" :"))


def _is_inside(row: PdfLine, labels: Sequence[float], words: float) -> bool:
    """Return whether a row stands in the columns; its words may be set apart further on."""
    return all(
        any(abs(piece.left - x) <= _NEAR for x in (*labels, words))
        or (index > 0 and piece.left > words)
        for index, piece in enumerate(row.pieces)
    )


def _has_label(row: PdfLine, words: float) -> bool:
    return row.left < words - _NEAR


def _labelled(rows: Sequence[PdfLine], inside: Sequence[bool], words: float) -> frozenset[int]:
    return frozenset(
        index for index, row in enumerate(rows) if inside[index] and _has_label(row, words)
    )


def _starts(rows: Sequence[PdfLine], inside: Sequence[bool], words: float) -> frozenset[int]:
    """Return the rows with which what one says begins.

    The name stands level with the first line of the words, or else anywhere beside them, and gaps
    part the rows.
    """
    held = [index for index, is_inside in enumerate(inside) if is_inside]
    labelled = _labelled(rows, inside, words)
    gaps = {
        after: rows[before].middle - rows[after].middle
        for before, after in pairwise(held)
        if after == before + 1
    }
    least = min(gaps.values(), default=0.0)
    apart = frozenset(index for index in held if gaps.get(index, 2 * least) >= _BAND * least)
    edges = [*sorted(apart), len(rows)]
    bands = [range(begin, end) for begin, end in pairwise(edges)]
    each_has_one = all(sum(index in labelled for index in band) == 1 for band in bands)
    return apart if each_has_one else labelled


def _read_across(band: Sequence[PdfLine], words: float) -> Iterator[PdfLine]:
    """Yield the lines of a row of the page: its time, its name and its words."""
    labels = [piece for row in band for piece in row.pieces if piece.left < words - _NEAR]
    said = [
        row._replace(pieces=pieces)
        for row in band
        if (pieces := tuple(piece for piece in row.pieces if piece.left >= words - _NEAR))
    ]
    if not said:
        yield from band
        return
    head = tuple(_as_label(piece, words) for piece in sorted(labels, key=lambda one: one.left))
    yield said[0]._replace(pieces=(*head, *said[0].pieces))
    yield from said[1:]


def _is_head(row: PdfLine) -> bool:
    return head_of([piece.text for piece in row.pieces]) is not None


def _as_label(piece: PdfPiece, words: float) -> PdfPiece:
    """Return a name, or a time, as it stands before words, and where they begin."""
    is_bare = piece.text[-1:].isalnum() or piece.text[-1:] in ").]"
    is_time = stamp_of(piece.text) is not None
    text = f"{piece.text}:" if is_bare and not is_time else piece.text
    return piece._replace(text=text, left=words, right=words)
