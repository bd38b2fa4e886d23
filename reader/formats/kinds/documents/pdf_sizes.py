"""The paragraphs of a PDF by the size of their letters: which of them are headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.formats.decoding.pdf_lines import PdfLine, middle_size
from reader.formats.shared.credits import is_own_end
from reader.formats.shared.customs.styled import with_set_apart
from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.lines import is_title
from reader.formats.shared.paragraphs import FileParagraph
from reader.formats.shared.times.stamps import stamp_of

_HEADING: Final = 1.15
_SUBTITLE: Final = 1.05
"""How much larger than most words headings are set, and what stands below our own titles."""
_SMALL: Final = 0.85
"""How large the letters of a note are at most, measured by those of most words."""
_MOST_OWN_LINES: Final = 5


def by_size(texts: Sequence[str], paragraphs: Sequence[Sequence[PdfLine]]) -> list[FileParagraph]:
    """Return the paragraphs with those as headings that are set larger than most words.

    Our own documents set what stands below their title larger, too.
    """
    sizes = [min(line.size for line in one) for one in paragraphs]
    usual = _usual(sizes, texts)
    is_own = any(map(is_own_end, texts[-_MOST_OWN_LINES:]))
    set_as = []
    is_below_title = is_own
    for number, (text, size, lines) in enumerate(zip(texts, sizes, paragraphs, strict=True)):
        is_heading = size >= _HEADING * usual and is_title(text) and not _is_turn(text)
        is_subtitle = is_below_title and not is_heading and _SUBTITLE * usual <= size
        is_below_title = is_subtitle or (is_below_title and not number)
        is_heading = is_heading and (number > 0 or not is_own)
        is_tilted = all(piece.is_tilted for line in lines for piece in line.pieces)
        set_as.append(
            FileParagraph(
                text,
                is_heading=is_heading,
                is_subtitle=is_subtitle,
                tilt=len(text) if is_tilted else 0,
                is_small=max(line.size for line in lines) <= _SMALL * usual,
            )
        )
    return set_as if is_own else with_set_apart(set_as)


def _usual(sizes: Sequence[float], texts: Sequence[str]) -> float:
    letters = Counter[float]()
    for size, text in zip(sizes, texts, strict=True):
        letters[size] += len(text)
    return middle_size(letters)


def _is_turn(text: str) -> bool:
    return any_label_of(text) is not None or stamp_of(text) is not None
