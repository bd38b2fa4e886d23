"""Documents that are ZIP packages (.docx, .odt, .epub), read part by part within bounds."""

from __future__ import annotations

import io
from types import TracebackType
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.zip_parts import SIGNATURE, ZipError, ZipParts, ZipProblem

__all__ = ["LARGEST", "MOST_PARTS", "SIGNATURE", "Package"]

LARGEST: Final = 50_000_000
"""Bytes that may be unpacked of one package, counted while they are: a bomb holds more."""

MOST_PARTS: Final = 5_000

_PROBLEMS: Final = {
    ZipProblem.TOO_MANY: f"This package has more than {MOST_PARTS:,} parts, as no document has.",
    ZipProblem.TOO_LARGE: f"This document unpacks to more than {LARGEST // 10**6} MB.",
    ZipProblem.PACKED: "This document is packed in a way not known here.",
    ZipProblem.LOCKED: "This document is protected by a password.",
}


class Package:
    """An open package; a context manager. ``kind`` is what it should be, for people.

    Raises FormatError for a package that is damaged, encrypted, or too large to be a document.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        self._kind = kind
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
        damaged = f"This is not {self._kind}, or it is damaged."
        problem = fault.problem if isinstance(fault, ZipError) else ZipProblem.DAMAGED
        return FormatError(_PROBLEMS.get(problem, damaged))
