"""The signs on the pages of a PDF and where they stand, by way of pdfminer.six.

pdfminer gives a box for each sign, in the order of the file; how they make words and lines is seen
to in :mod:`reader.formats.decoding.pdf_lines`. What a file may cost is bounded here: how far a
stream unpacks, how often drawings are drawn inside one another, how many signs there are.
"""

from __future__ import annotations

import io
import logging
import struct
import unicodedata
import zlib
from typing import Any, Final, TypeAlias

from reader.errors import FormatError, MissingLibrary
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

LARGEST_STREAM: Final = 64 * 1024 * 1024
"""Bytes that one stream may unpack to; the text of a page has some ten thousand."""
MOST_UNPACKED: Final = 512 * 1024 * 1024
MOST_DRAWINGS: Final = 200_000
MOST_SIGNS: Final = 4_000_000
"""Signs of a document, of which a book has a million."""

_SLANT: Final = 0.2
"""The tangent from which on a line is aslant; pages that were scanned are so by a degree or two."""

_ITALIC: Final = lazy_pattern(r"(?i:italic|oblique)|(?:-|,|Bold|MT|PS)It\b")
_DAMAGED: Final = tr("This PDF is damaged and cannot be read.")
_LIGATURES: Final = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "\xad": "-",
    "\xa0": " ",
}
_RADICALS: Final = lazy_pattern("[\u2e80-\u2fdf]")
_SUPPLEMENT: Final = dict(
    zip(
        "⺋⺟⺠⻄⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻫⻬⻭⻮⻯⻰⻳",
        "卩母民西角贝车長长门青韦页风飞食马骨鬼鱼鸟麦黄斉齐歯齿竜龙龟",
        strict=True,
    )
)
"""Radicals that fonts draw with the signs of whole characters, and these characters
(Unicode, EquivalentUnifiedIdeograph)."""


def _letters(sign: str) -> str:
    """Return the letters of a sign: of a ligature, of a character given as its radical.

    A font that draws both with one sign names whichever it lists first.
    """
    if not _RADICALS.search(sign):
        return _LIGATURES.get(sign, sign)
    return "".join(
        _SUPPLEMENT.get(char) or unicodedata.normalize("NFKC", char)
        if _RADICALS.match(char)
        else char
        for char in sign
    )


class Sign(NamedTuple):
    """A sign: its box from the lower left in points, how large its font is, its letters."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    text: str
    is_tilted: bool = False
    """Whether it is of an italic font."""


_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class Pages(NamedTuple):
    """The signs of each page, what the file says of itself, how many signs have no letters.

    ``unread`` is the first page that was left out because the document is too long, 0 if none;
    ``aslant`` says on how many pages something is printed neither level nor upright.
    """

    signs: list[list[Sign]]
    facts: dict[str, str]
    unknown: int
    unread: int
    aslant: int = 0


def pages_of(data: bytes) -> Pages:
    """Return the signs of a document.

    Raises FormatError where pdfminer is missing, and for a document that is damaged, protected by
    a password, or unpacks beyond all measure.
    """
    try:
        import pdfminer  # noqa: F401 - the library itself, before any part of it
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfminer.psparser import PSException
    except ImportError as problem:
        raise FormatError(str(MissingLibrary(problem))) from problem
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    # What pdfminer raises for a damaged file is not only its own.
    faults = (
        *(PSException, ValueError, LookupError, TypeError, AttributeError, OSError),
        *(RecursionError, AssertionError, ArithmeticError, NotImplementedError),
        *(struct.error, zlib.error, EOFError, MemoryError, StopIteration),
    )
    try:
        return _read(data)
    except PDFPasswordIncorrect as problem:
        raise FormatError(tr("This PDF is protected by a password.")) from problem
    except faults as problem:
        raise FormatError(_DAMAGED) from problem


def _read(data: bytes) -> Pages:
    from pdfminer import pdftypes
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    # pdfminer unpacks whatever a file holds, however large: it gets a zlib that knows an end.
    pdftypes.zlib = _Bounded()  # type: ignore[assignment, attr-defined]
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    resources = PDFResourceManager()
    device = _device(resources)
    interpreter = PDFPageInterpreter(resources, device)
    pages: list[list[Sign]] = []
    unread = count = 0
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        signs = device.take()
        count += len(signs)
        if count > MOST_SIGNS:
            unread = len(pages) + 1
            break
        pages.append(signs)
    return Pages(pages, _facts(document.info), device.unknown, unread, device.aslant)


class _Bounded:
    """What pdfminer uses of :mod:`zlib`, with an end to what it returns."""

    error = zlib.error

    def __init__(self) -> None:
        self._left = MOST_UNPACKED

    def decompress(self, data: bytes) -> bytes:
        """Unpack a stream; one that is damaged raises ``error``, as zlib's own does."""
        unpacking = zlib.decompressobj()
        unpacked = unpacking.decompress(data, LARGEST_STREAM)
        self.count(len(unpacked), is_whole=not unpacking.unconsumed_tail)
        if not unpacking.eof:
            raise zlib.error("incomplete stream")
        return unpacked

    def decompressobj(self) -> _Piecewise:
        """Return what unpacks a damaged stream piece by piece."""
        return _Piecewise(self)

    def count(self, length: int, *, is_whole: bool) -> None:
        """Raise FormatError where too much was unpacked by now."""
        self._left -= length
        if not is_whole or self._left < 0:
            raise FormatError(tr("This PDF unpacks to far more than any document holds."))


class _Piecewise:
    def __init__(self, bounds: _Bounded) -> None:
        self._unpacking = zlib.decompressobj()
        self._bounds = bounds

    def decompress(self, data: bytes) -> bytes:
        """Unpack the next piece."""
        unpacked = self._unpacking.decompress(data)
        self._bounds.count(len(unpacked), is_whole=True)
        return unpacked


def _device(resources: Any) -> Any:
    """Return what collects the signs of a page; its class needs pdfminer, which few starts load.

    The boxes are those that pdfminer's own layout would give. It makes an object with a score of
    fields of each sign, line and picture, and takes twice the time.
    """
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdffont import PDFUnicodeNotDefined

    class SignCollector(PDFTextDevice):
        def __init__(self) -> None:
            super().__init__(resources)
            self.unknown = self.aslant = 0
            self._drawings = 0
            self._tilts: dict[int, bool] = {}
            self._sides: list[list[Sign]] = [[], [], [], []]

        def begin_figure(self, *_: Any) -> None:
            self._drawings += 1
            if self._drawings > MOST_DRAWINGS:
                raise FormatError(tr("The pages of this PDF are drawn out of too many drawings."))

        def render_char(
            self,
            matrix: Any,
            font: Any,
            fontsize: float,
            scaling: float,
            rise: float,
            cid: int,
            *_: Any,
        ) -> float:
            advance: float = font.char_width(cid) * fontsize * scaling
            try:
                text = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                self.unknown += 1
                return advance
            box = _box(matrix, _of_font(font, fontsize, rise, cid, advance))
            size = box[2] - box[0] if font.is_vertical() else box[3] - box[1]
            tilts = self._tilts.get(id(font))
            if tilts is None:
                tilts = self._tilts[id(font)] = _is_italic(font)
            sign = Sign(*box, size, _letters(text), tilts)
            self._sides[_direction(matrix)].append(sign)
            return advance

        def take(self) -> list[Sign]:
            """Return the signs of the page that was drawn last."""
            sides, self._sides = self._sides, [[], [], [], []]
            self.aslant += bool(sides[_SLANTING] and any(sides[:_SLANTING]))
            return _upright(sides)

    return SignCollector()


_LEVEL, _RISING, _FALLING, _SLANTING = range(4)


def _direction(matrix: _Matrix) -> int:
    """Return in which direction a sign stands."""
    a, b = matrix[:2]
    if min(abs(a), abs(b)) > _SLANT * max(abs(a), abs(b)):
        return _SLANTING
    return _LEVEL if abs(a) >= abs(b) else _RISING if b > 0 else _FALLING


def _upright(sides: list[list[Sign]]) -> list[Sign]:
    """Return the signs of a page, given those of each direction.

    What stands across the page is left out, or else the page is turned, where most does. What
    stands aslant is a stamp over the page, unless nothing else is there.
    """
    level, rising, falling, slanting = sides
    if not (level or rising or falling):
        return slanting
    if len(level) >= len(rising) + len(falling):
        return level
    if len(rising) >= len(falling):
        return [Sign(s.bottom, -s.right, s.top, -s.left, _width(s), *s[5:]) for s in rising]
    return [Sign(-s.top, s.left, -s.bottom, s.right, _width(s), *s[5:]) for s in falling]


def _is_italic(font: Any) -> bool:
    """Return whether a font is italic, by its name or its angle (ISO 32000-1, 9.8)."""
    name = font.descriptor.get("FontName", "") or getattr(font, "basefont", "")
    called = str(getattr(name, "name", name))
    return bool(_ITALIC.search(called)) or bool(getattr(font, "italic_angle", 0))


def _of_font(font: Any, size: float, rise: float, cid: int, advance: float) -> _Box:
    """Return the box of a sign as its font has it, from the place where it is set."""
    if not font.is_vertical():
        low = font.get_descent() * size + rise
        return 0.0, low, advance, low + size
    over, up = font.char_disp(cid)  # in thousandths of the size, from the middle of the top
    right = size / 2 if over is None else over * size / 1_000
    top = (1_000 - up) * size / 1_000 + rise
    return -right, top + advance, size - right, top


def _box(matrix: _Matrix, box: _Box) -> _Box:
    """Return the box around one that is moved, turned, mirrored or slanted by a matrix."""
    a, b, c, d, e, f = matrix
    left, bottom, right, top = box
    if b or c:
        across = [a * x + c * y for x in (left, right) for y in (bottom, top)]
        along = [b * x + d * y for x in (left, right) for y in (bottom, top)]
        return min(across) + e, min(along) + f, max(across) + e, max(along) + f
    left, right = a * left + e, a * right + e
    bottom, top = d * bottom + f, d * top + f
    if left > right:
        left, right = right, left
    return (left, bottom, right, top) if bottom <= top else (left, top, right, bottom)


def _width(sign: Sign) -> float:
    return sign.right - sign.left


def _facts(infos: list[Any]) -> dict[str, str]:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    facts: dict[str, str] = {}
    for info in infos:
        for key, name in (("Title", "title"), ("Author", "author")):
            value = resolve1(info.get(key))
            if isinstance(value, bytes):
                facts.setdefault(name, decode_text(value))
    return facts
