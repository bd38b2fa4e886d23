"""Lines of the signs on a page, in the order in which they are read: column by column.

A PDF says where each sign stands, and need not say where a word, a line or a column ends. A space
is where the gap between two signs is a seventh of their size, more where all are set apart. A
gutter is a place that few lines cross and beside which both sides have lines about as long; where
lines do cross it, as headings do, the columns above and below are read one after the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from reader.formats.decoding.pdf_signs import Sign
from reader.named_tuple import NamedTuple

_SPACE: Final = 0.15
"""The least gap between words, in sizes of the font: typesetters go down to a fifth, and kerning
moves letters up to an eighth apart."""
_APART: Final = 1.2
"""The least gap, in sizes, behind which something else begins: a column, a number of a line."""
_SAME_LINE: Final = 0.5
"""How far the middles of what stands on one line may lie apart, in sizes; a small sign set high
or low is still on it."""
_BIN: Final = 2.0
_LEAST_LINES: Final = 6
"""The lines that a page has at least for columns to be looked for."""
_MOST_CROSSING: Final = 0.3
_LEAST_BESIDE: Final = 0.1
_LEAST_SHARE: Final = 0.4
"""How long the lines of one column are at least, measured by those of the other."""
_MOST_CUTS: Final = 2
_OTHER_SIZE: Final = 1.12
"""How much larger than the words below a heading is set at least."""


class PdfPiece(NamedTuple):
    """Signs of a line that stand close together."""

    left: float
    right: float
    middle: float
    size: float
    text: str
    is_tilted: bool = False
    """Whether all of them are of italic fonts."""


class PdfLine(NamedTuple):
    """A line: its pieces from left to right; ``block`` counts the columns of its page."""

    pieces: tuple[PdfPiece, ...]
    block: int = 0

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.pieces[-1].right

    @property
    def middle(self) -> float:
        """How high the line stands."""
        return self.pieces[0].middle

    @property
    def size(self) -> float:
        """The size of its largest font."""
        return max(piece.size for piece in self.pieces)


def rows_of(signs: Sequence[Sign]) -> list[PdfLine]:
    """Return the lines across the whole width of a page, from the top down."""
    return _rows([piece for run in _runs(signs) if (piece := _piece(run)) is not None])


def usual_gutter(pages: Sequence[Sequence[PdfLine]]) -> float | None:
    """Return where the pages of a document are parted in two, None where most are not.

    The last page may be too short to show it; and where each is, all of them together do.
    """
    held = [rows for rows in pages if rows]
    found = [
        gutter
        for rows in held
        if len(rows) >= _LEAST_LINES and (gutter := _gutter(rows)) is not None
    ]
    if 2 * len(found) >= len(held) and found:
        return sorted(found)[len(found) // 2]
    if len(held) < 2 or max(map(len, held)) >= 2 * _LEAST_LINES:
        return None
    rows = [row for page in held for row in page]
    at = _gutter(rows)
    # Names and their times stand level as well, above the words.
    are_level = at is not None and 3 * _beside_each_other(rows, at) >= 2 * len(rows)
    return at if are_level else None


def in_columns(rows: Sequence[PdfLine], usual: float | None = None) -> list[PdfLine]:
    """Return the lines of a page, given those across its width, column by column.

    ``usual`` is where the other pages are parted, if they are: where this one does not show
    otherwise, it is parted there too.
    """
    pieces = [piece for row in rows for piece in row.pieces]
    ordered: list[PdfLine] = []
    for block, lines in enumerate(_blocks(pieces, _MOST_CUTS, usual)):
        ordered += [line._replace(block=block) for line in lines]
    return ordered


def of_other_size(before: PdfLine, line: PdfLine) -> bool:
    """Return whether most of one line is set larger than most of the other, as a heading is."""
    sizes = sorted(
        max(one.pieces, key=lambda piece: len(piece.text)).size for one in (before, line)
    )
    return sizes[1] > _OTHER_SIZE * sizes[0]


def pitch_of(lines: Sequence[PdfLine]) -> float:
    """Return how far apart the lines of a page usually stand, in points; 0 where none follow."""
    gaps = [a.middle - b.middle for a, b in pairwise(lines) if a.block == b.block]
    falling = [gap for gap in gaps if gap > 0]
    return median(falling) if falling else 0.0


def middle_size(letters: Mapping[float, int]) -> float:
    """Return the size in which the middle letter is set, given how many have each; 0 for none."""
    left = sum(letters.values()) / 2
    for size in sorted(letters):
        left -= letters[size]
        if left <= 0:
            return size
    return 0.0


def _runs(signs: Sequence[Sign]) -> Iterator[list[Sign]]:
    """Yield the signs in the order of the file, parted where the next stands elsewhere."""
    run: list[Sign] = []
    for sign in signs:
        if run and _is_elsewhere(run[-1], sign):
            yield run
            run = []
        run.append(sign)
    if run:
        yield run


def _is_elsewhere(before: Sign, sign: Sign) -> bool:
    size = max(before.size, sign.size)
    rise = abs((before.bottom + before.top) - (sign.bottom + sign.top)) / 2
    gap = sign.left - before.right
    return rise > _SAME_LINE * size or gap > _APART * size or gap < -max(size, _wide(before))


def _wide(sign: Sign) -> float:
    return sign.right - sign.left


def _piece(run: Sequence[Sign]) -> PdfPiece | None:
    shown = [sign for sign in run if not sign.text.isspace()]
    if not shown:
        return None
    size = max(sign.size for sign in shown)
    gaps = sorted(after.left - sign.right for sign, after in pairwise(run))
    usual = max(gaps[len(gaps) // 2], 0.0) if gaps else 0.0
    space = _SPACE * size + (usual if usual > _SPACE / 2 * size else 0.0)
    parts: list[str] = []
    for sign, after in pairwise([*run, run[-1]]):
        if not _is_covered(sign, after):
            parts.append(sign.text)
        if after.left - sign.right > space:
            parts.append(" ")
    text = " ".join("".join(parts).split())
    middles = sorted((sign.bottom + sign.top) / 2 for sign in shown)
    left, right = min(s.left for s in shown), max(s.right for s in shown)
    is_tilted = all(sign.is_tilted for sign in shown)
    return PdfPiece(left, right, middles[len(middles) // 2], size, text, is_tilted)


def _is_covered(sign: Sign, after: Sign) -> bool:
    """Return whether a space is none, since the next sign is set over it."""
    width = sign.right - sign.left
    return sign.text.isspace() and 0 <= after.left - sign.left < width / 4 and after is not sign


def _rows(pieces: Sequence[PdfPiece]) -> list[PdfLine]:
    """Return the lines from the top down, whatever stands on each of them."""
    rows: list[list[PdfPiece]] = []
    for piece in sorted(pieces, key=lambda one: -one.middle):
        last = rows[-1][0] if rows else None
        near = last and last.middle - piece.middle < _SAME_LINE * max(last.size, piece.size)
        if near:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [PdfLine(tuple(sorted(row, key=lambda one: one.left))) for row in rows]


def _blocks(
    pieces: Sequence[PdfPiece], cuts: int, usual: float | None = None
) -> Iterator[list[PdfLine]]:
    """Yield the columns of a page, or the whole of it, in reading order."""
    rows = _rows(pieces)
    gutter = _gutter(rows) if cuts and len(rows) >= _LEAST_LINES else None
    if gutter is None and usual is not None and _is_parted(rows, usual):
        gutter = usual
    if gutter is None:
        if rows:
            yield rows
        return
    beside: list[PdfPiece] = []
    crossing: list[PdfPiece] = []
    for row in rows:
        crosses = any(piece.left < gutter < piece.right for piece in row.pieces)
        if crosses and beside:
            yield from _beside(beside, gutter, cuts)
            beside = []
        if not crosses and crossing:
            yield _rows(crossing)
            crossing = []
        (crossing if crosses else beside).extend(row.pieces)
    if crossing:
        yield _rows(crossing)
    if beside:
        yield from _beside(beside, gutter, cuts)


def _beside(pieces: Sequence[PdfPiece], gutter: float, cuts: int) -> Iterator[list[PdfLine]]:
    yield from _blocks([piece for piece in pieces if piece.left < gutter], cuts - 1)
    yield from _blocks([piece for piece in pieces if piece.left >= gutter], cuts - 1)


def _gutter(rows: Sequence[PdfLine]) -> float | None:
    """Return where the text of a page is parted in two, None where it is one column."""
    left = min(row.left for row in rows)
    right = max(row.right for row in rows)
    count = min(int((right - left) / _BIN), 2_000)
    best, place = 0.0, None
    if count < 10:
        return None
    crossing = _crossing(rows, left, count)
    starts = sorted(row.left for row in rows)
    ends = sorted(row.right for row in rows)
    for index in range(count // 5, count * 4 // 5):
        at = left + index * _BIN
        # Lines that end before the place, begin behind it, or have text on both sides.
        before = bisect_right(ends, at)
        behind = len(rows) - bisect_right(starts, at)
        both = len(rows) - before - behind - crossing[index]
        beside = both + min(before, behind)
        enough = beside >= max(4, _LEAST_BESIDE * len(rows))
        if not enough or crossing[index] > _MOST_CROSSING * len(rows):
            continue
        if beside - 2 * crossing[index] > best:
            best, place = beside - 2 * crossing[index], at
    return place if place is not None and _are_alike(rows, place) else None


def _is_parted(rows: Sequence[PdfLine], at: float) -> bool:
    """Return whether a page has text on both sides of a place, and little across it."""
    crossing = sum(any(p.left < at < p.right for p in row.pieces) for row in rows)
    return _beside_each_other(rows, at) > 0 and crossing <= _MOST_CROSSING * len(rows)


def _beside_each_other(rows: Sequence[PdfLine], at: float) -> int:
    """Return how many lines have text on both sides of a place, and none across it."""
    return sum(
        row.left < at <= row.right and not any(p.left < at < p.right for p in row.pieces)
        for row in rows
    )


def _crossing(rows: Sequence[PdfLine], left: float, count: int) -> list[int]:
    """Return how many lines have a piece over each place of the width."""
    changes = [0] * (count + 2)
    for row in rows:
        for piece in row.pieces:
            changes[min(int((piece.left - left) / _BIN) + 1, count + 1)] += 1
            changes[min(int((piece.right - left) / _BIN) + 1, count + 1)] -= 1
    total, crossing = 0, []
    for change in changes:
        total += change
        crossing.append(total)
    return crossing


def _are_alike(rows: Sequence[PdfLine], gutter: float) -> bool:
    """Return whether the lines on both sides of a gutter are about as long, as labels are not."""
    letters, lines = [0, 0], [0, 0]
    for row in rows:
        counts = [0, 0]
        for piece in row.pieces:
            if not piece.left < gutter < piece.right:
                counts[piece.left >= gutter] += len(piece.text)
        for side, count in enumerate(counts):
            letters[side] += count
            lines[side] += count > 0
    means = [count / max(number, 1) for count, number in zip(letters, lines, strict=True)]
    return min(means) >= _LEAST_SHARE * max(means)
