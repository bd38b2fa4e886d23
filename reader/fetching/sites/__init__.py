"""The sites that are known, and the one way of looking at all others.

The next site needs one file here and one row in :data:`SITES`. Its module gives one function::

    def look(address: Address, ask: Ask) -> list[Candidate]: ...

``look`` returns what transcripts there are, in the site's own order, an empty list where there are
none. It asks by ``ask(address, purpose)`` and by nothing else; an address that it takes from what
came is made by :func:`reader.fetching.addresses.address_of` and is checked like any other when it
is asked. What is not as it was is passed over: sites change, and the page as any other is then
looked at by :mod:`reader.fetching.sites.page`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, Protocol, TypeAlias, cast

from reader.fetching.addresses import Address
from reader.fetching.candidates import Candidate
from reader.fetching.requests import Response
from reader.formats.clues import is_caption_file
from reader.named_tuple import NamedTuple


class Ask(Protocol):
    """Asks for an address and returns the answer; raises FetchError."""

    def __call__(self, address: Address, purpose: str, *, is_page: bool = False) -> Response:
        """``purpose`` is what it is for, for people; ``is_page``: robots.txt may forbid it."""


class SiteCode(Protocol):
    """What the module of a site gives."""

    def look(self, address: Address, ask: Ask) -> list[Candidate]:
        """Return what transcripts there are."""


class Site(NamedTuple):
    """A site: its module, and which addresses are its own."""

    module: str
    is_own: Callable[[Address], bool]

    @property
    def code(self) -> SiteCode:
        """Its module, loaded when first used."""
        return cast(SiteCode, import_module(f"reader.fetching.sites.{self.module}"))


Owns: TypeAlias = Callable[[Address], bool]


def _of(*hosts: str) -> Owns:
    """Take the addresses of some hosts, with and without "www."."""
    return lambda address: address.site in hosts


SITES: Final = (
    Site("caption_file", lambda address: is_caption_file(address.text)),
    Site("archive_org", _of("archive.org")),
    Site("ted", _of("ted.com")),
    Site("un", _of("webtv.un.org", "media.un.org")),
    Site("parliaments", _of("hansard.parliament.uk", "govinfo.gov")),
)
"""The sites; the first that an address belongs to looks at it."""

PAGE: Final = Site("page", lambda address: True)
"""Any other: a web page or a feed."""

PAGES: Final = ("html", "saved-page", "text")
"""The formats that any page is read as, whether it is a transcript or not."""


def site_of(address: Address) -> Site:
    """Return the site that an address belongs to, :data:`PAGE` if to none that is known."""
    return next((site for site in SITES if site.is_own(address)), PAGE)
