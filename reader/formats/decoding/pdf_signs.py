"""The signs on the pages of a PDF and where they stand, by way of pdfminer.six.

pdfminer gives a box for each sign, in the order of the file; how they make words and lines is seen
to in :mod:`reader.formats.decoding.pdf_lines`. What a file may cost is bounded here: how far a
stream unpacks, how often drawings are drawn inside one another, how many signs there are.
"""

from __future__ import annotations

import io
import logging
import struct
import zlib
from typing import Any, Final, NamedTuple

from reader.errors import FormatError, MissingLibrary

LARGEST_STREAM: Final = 64 * 1024 * 1024
"""Bytes that one stream may unpack to; the text of a page has some ten thousand."""
MOST_UNPACKED: Final = 512 * 1024 * 1024
MOST_DRAWINGS: Final = 200_000
MOST_SIGNS: Final = 4_000_000
"""Signs of a document, of which a book has a million."""

_DAMAGED: Final = "This PDF is damaged and cannot be read."
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
_UNKNOWN: Final = "(cid:"


class Sign(NamedTuple):
    """A sign: its box from the lower left in points, how large its font is, its letters."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    text: str


class Pages(NamedTuple):
    """The signs of each page, what the file says of itself, how many signs have no letters.

    ``unread`` is the first page that was left out because the document is too long, 0 if none.
    """

    signs: list[list[Sign]]
    facts: dict[str, str]
    unknown: int
    unread: int


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
        raise FormatError("This PDF is protected by a password.") from problem
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
    return Pages(pages, _facts(document.info), device.unknown, unread)


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
            raise FormatError("This PDF unpacks to far more than any document holds.")


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
    """Return what collects the signs of a page; its class needs pdfminer, which few starts load."""
    from pdfminer.converter import PDFLayoutAnalyzer
    from pdfminer.layout import LTChar, LTContainer

    class SignCollector(PDFLayoutAnalyzer):
        def __init__(self) -> None:
            super().__init__(resources, laparams=None)
            self.unknown = 0
            self._drawings = 0
            self._page: list[Any] = []

        def begin_figure(self, *arguments: Any) -> None:
            self._drawings += 1
            if self._drawings > MOST_DRAWINGS:
                raise FormatError("The pages of this PDF are drawn out of too many drawings.")
            super().begin_figure(*arguments)

        def receive_layout(self, ltpage: Any) -> None:
            self._page = []
            waiting = [iter(ltpage)]
            while waiting:
                item = next(waiting[-1], None)
                if item is None:
                    waiting.pop()
                elif isinstance(item, LTChar):
                    self._page.append(item)
                elif isinstance(item, LTContainer):
                    waiting.append(iter(item))

        def take(self) -> list[Sign]:
            """Return the signs of the page that was drawn last."""
            items, self._page = self._page, []
            told = [item for item in items if not item.get_text().startswith(_UNKNOWN)]
            self.unknown += len(items) - len(told)
            return _signs(told)

    return SignCollector()


def _signs(items: list[Any]) -> list[Sign]:
    """Return signs of pdfminer's as ours.

    What stands across the page is left out, or else the page is turned, where most of it does.
    """
    level: list[Sign] = []
    rising: list[Sign] = []
    falling: list[Sign] = []
    for item in items:
        a, b, _, _, _, _ = item.matrix
        side = level if abs(a) >= abs(b) else rising if b > 0 else falling
        text = item.get_text()
        left, bottom, right, top = item.bbox
        side.append(Sign(left, bottom, right, top, item.size, _LIGATURES.get(text, text)))
    if len(level) >= len(rising) + len(falling):
        return level
    if len(rising) >= len(falling):
        return [Sign(s.bottom, -s.right, s.top, -s.left, _width(s), s.text) for s in rising]
    return [Sign(-s.top, s.left, -s.bottom, s.right, _width(s), s.text) for s in falling]


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
