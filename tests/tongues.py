"""The window in other languages, and in one that nobody speaks.

The tests of one process all speak the language that ``READER_SPEAKS`` names, English if none is
named. The language is chosen before the window's modules are loaded, as it is at a start. In
``MADE_UP`` every word that goes through a catalogue stands between marks, is longer by a half and
has letters with accents: what is shown without marks is no catalogue's.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

import reader
from reader import wording
from reader.errors import ReaderError

SPEAKS: Final = "READER_SPEAKS"
MADE_UP: Final = "made-up"
OPENS, CLOSES = "⟦", "⟧"

_ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")


def speak() -> None:
    """Speak the language that is asked for."""
    asked = os.environ.get(SPEAKS, "en")
    if asked == MADE_UP:
        wording._Spoken.catalogue = MadeUp()  # type: ignore[assignment]
        wording._Spoken.language = MADE_UP
    else:
        wording.use(asked)
        assert wording.language() == asked


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while.

    All modules are loaded before: a table of words is made in the language that is spoken when its
    module is loaded, and would keep this one for all tests that come after.
    """
    for module in pkgutil.walk_packages(reader.__path__, "reader."):
        if not module.name.endswith("__main__"):
            with suppress(ImportError, ReaderError):  # those of an extra
                importlib.import_module(module.name)
    spoken = wording._Spoken
    before = (spoken.language, spoken.catalogue, spoken.forms)
    wording.use(code)
    try:
        yield
    finally:
        spoken.language, spoken.catalogue, spoken.forms = before
        spoken.names = None


def made_up(words: str) -> str:
    """Return words in the language that nobody speaks; places and letters for Alt stay theirs."""
    parts = words.split("{")
    accented = [parts[0].translate(_ACCENTS)]
    for part in parts[1:]:
        place, brace, rest = part.partition("}")
        accented.append(f"{place}{brace}{rest.translate(_ACCENTS)}")
    ends = "…" if words.endswith("…") else ""
    longer = "".join(" " if at % 8 == 0 else "·" for at in range(len(words) // 2))
    return f"{OPENS}{'{'.join(accented).removesuffix('…')}{longer}{CLOSES}{ends}"


class MadeUp:
    """A catalogue of it, asked as one of gettext."""

    def gettext(self, words: str) -> str:
        return made_up(words)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return made_up(one if n == 1 else many)

    def pgettext(self, context: str, words: str) -> str:
        return made_up(words)
