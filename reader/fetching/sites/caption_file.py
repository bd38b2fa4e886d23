"""An address that is one of a caption file: nothing need be asked to know what is there."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

from reader.fetching.addresses import Address
from reader.fetching.candidates import Candidate
from reader.fetching.sites import Ask
from reader.model.visible import one_line
from reader.patterns import lazy_pattern

# "talk.en.vtt", "talk.pt-BR.srt": what most programs that save captions write.
_LANGUAGE: Final = lazy_pattern(r"\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.[a-z0-9]+")


def look(address: Address, ask: Ask) -> list[Candidate]:
    """Return the file itself."""
    return [candidate(address)]


def candidate(address: Address, label: str = "", language: str = "") -> Candidate:
    """Return a caption file, called by its name where nothing else is known."""
    name = one_line(unquote(address.target.partition("?")[0].rpartition("/")[2]))
    found = _LANGUAGE.search(name)
    language = language or (found[1] if found else "")
    return Candidate(label or name or address.host, address, language, name=name)
