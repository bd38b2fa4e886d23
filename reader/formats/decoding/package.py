"""Documents that are ZIP packages (.docx, .odt, .epub), read part by part within bounds."""

from __future__ import annotations

import io
from types import TracebackType
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.zip_parts import SIGNATURE, ZipError, ZipParts, ZipProblem
from reader.wording import number, tr, trn

__all__ = ["LARGEST", "MOST_PARTS", "SIGNATURE", "Package"]

LARGEST: Final = 50_000_000
"""Bytes that may be unpacked of one package, counted while they are: a bomb holds more."""

MOST_PARTS: Final = 5_000

TOO_LARGE: Final = tr(
    "This document unpacks to more than {size} MB.", size=number(LARGEST // 10**6)
)
"""What is said of a document that holds more."""

_PROBLEMS: Final = {
    ZipProblem.TOO_MANY: trn(
        "This package has more than {n} part, as no document has.",
        "This package has more than {n} parts, as no document has.",
        MOST_PARTS,
    ),
    ZipProblem.TOO_LARGE: TOO_LARGE,
    ZipProblem.PACKED: tr("This document is packed in a way not known here."),
    ZipProblem.LOCKED: tr("This document is protected by a password."),
}


class Package:
    """An open package; a context manager. ``damaged`` is said of one that cannot be opened.

    Raises FormatError for a package that is damaged, encrypted, or too large to be a document.
    """

    def __init__(self, data: bytes, damaged: str) -> None:
        self._damaged = damaged
        try:
            self._parts = ZipParts(io.BytesIO(data), MOST_PARTS, LARGEST)
        except (ZipError, OSError) as fault:
            raise self._refusal(fault) from fault

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._parts.close()

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def text(self, name: str) -> str:
        """Return a part as text (UTF-8, or what its XML declaration or mark says)."""
        from reader.formats.decoding.text import decode

        return decode(self.read(name)).text

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; "" for one that is not there."""
        if name not in self:
            return b""
        try:
            return self._parts.read(name, LARGEST)
        except ZipError as fault:
            raise self._refusal(fault) from fault

    def _refusal(self, fault: Exception) -> FormatError:
        problem = fault.problem if isinstance(fault, ZipError) else ZipProblem.DAMAGED
        return FormatError(_PROBLEMS.get(problem, self._damaged))
