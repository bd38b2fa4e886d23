"""ZIP packages of strangers (.docx, .odt, .epub), read within bounds and never unpacked to disk."""

from __future__ import annotations

import io
import zlib
from types import TracebackType
from typing import TYPE_CHECKING, Final

from reader.errors import FormatError

if TYPE_CHECKING:
    from zipfile import ZipFile

LARGEST: Final = 50_000_000
"""Bytes that may be unpacked of one package, counted while they are: a bomb holds more."""

MOST_PARTS: Final = 5_000

SIGNATURE: Final = b"PK\x03\x04"


class Package:
    """An open package; a context manager. Of parts with the same name the last one counts.

    Raises FormatError for a package that is damaged, encrypted, or too large to be a document.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        from zipfile import BadZipFile, ZipFile

        self._kind = kind
        self._left = LARGEST
        try:
            self._zip: ZipFile = ZipFile(io.BytesIO(data))
        except (BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as problem:
            raise FormatError(f"This is not {kind}, or it is damaged.") from problem
        if len(self._zip.infolist()) > MOST_PARTS:
            raise FormatError(f"This package has more than {MOST_PARTS:,} parts, as no {kind} has.")

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def text(self, name: str) -> str:
        """Return a part as text (UTF-8, or what its XML declaration or mark says)."""
        from reader.formats.decoding.text import decode

        return decode(self.read(name)).text

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; "" for one that is not there."""
        from zipfile import BadZipFile

        if name not in self:
            return b""
        try:
            with self._zip.open(self._zip.NameToInfo[name]) as part:
                data = part.read(self._left + 1)
        except NotImplementedError as problem:
            raise FormatError("This document is packed in a way not known here.") from problem
        except RuntimeError as problem:
            raise FormatError("This document is protected by a password.") from problem
        except (BadZipFile, zlib.error, ValueError, OSError, EOFError) as fault:
            raise FormatError(f"This is not {self._kind}, or it is damaged.") from fault
        self._left -= len(data)
        if self._left < 0:
            raise FormatError(f"This document unpacks to more than {LARGEST // 10**6} MB.")
        return data
