"""Which encoding a detector takes bytes for: the one place that knows which detector there is.

It is uchardet, by either of two doors: faust-cchardet brings it along for pip, and Debian has it as
a bare library, libuchardet0. Where there is neither,
:mod:`reader.formats.decoding.charset_guess` goes by its own checks.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from functools import cache
from typing import Final

_log = logging.getLogger("reader.formats")

Detect = Callable[[bytes], str | None]
"""Return the name of the likeliest encoding, None where no one is likely."""


def cchardet() -> Detect:
    """Return the detector of faust-cchardet; raises ImportError where that is missing."""
    from cchardet import detect  # late: only a file that is not UTF-8 needs it

    return lambda sample: detect(sample)["encoding"]


def libuchardet() -> Detect:
    """Return the detector of the system's library.

    Raises OSError where that is missing and AttributeError where it is another one of that name.
    """
    library = ctypes.CDLL("libuchardet.so.0")
    made, fed = library.uchardet_new, library.uchardet_handle_data
    ended, told = library.uchardet_data_end, library.uchardet_get_charset
    freed = library.uchardet_delete
    made.restype, told.restype = ctypes.c_void_p, ctypes.c_char_p
    fed.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
    for function in (ended, told, freed):
        function.argtypes = [ctypes.c_void_p]

    def detect(sample: bytes) -> str | None:
        handle = made()
        try:
            fed(handle, sample, len(sample))
            ended(handle)
            name: bytes = told(handle) or b""
        finally:
            freed(handle)
        return name.decode("ascii", "replace") or None

    return detect


DOORS: Final = (cchardet, libuchardet)


def likeliest(sample: bytes) -> str | None:
    """Return the encoding that the detector takes ``sample`` for, None if it knows of none."""
    detect = _detector()
    return detect(sample) if detect else None


@cache
def _detector() -> Detect | None:
    for door in DOORS:
        try:
            return door()
        except (ImportError, OSError, AttributeError):
            continue
    _log.info("neither faust-cchardet nor libuchardet is here; encodings are guessed without")
    return None
