"""What is asked, of whom, and what came of it."""

from __future__ import annotations

import codecs
import contextlib
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from reader.fetching.addresses import Address, Trust
from reader.model.asked import Asked
from reader.named_tuple import NamedTuple


class Wish(NamedTuple):
    """A request before it is made: ``purpose`` is what it is for, for people ("the page").

    ``is_page`` says that it is one that robots.txt may forbid; ``may_be_empty``, that an answer
    without a byte is one.
    """

    address: Address
    purpose: str
    trust: Trust = Trust()
    is_page: bool = False
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: the address at the end of all redirects, and the unpacked contents."""

    address: Address
    data: bytes
    type: str = ""
    charset: str = ""
    etag: str = ""

    @property
    def encoding(self) -> str | None:
        """The encoding that the server names, where it names one and the bytes are no UTF-8.

        Servers name the one that they are set up with, whatever the file.
        """
        try:
            self.data.decode("utf-8")
        except UnicodeDecodeError:
            with contextlib.suppress(LookupError):
                return codecs.lookup(self.charset).name
        return None

    @property
    def sha256(self) -> str:
        """The hexadecimal digest of the contents."""
        return hashlib.sha256(self.data).hexdigest()


May = Callable[[Wish], bool]
"""Asks whether a host may be asked for something; called before each request to a new host."""

Tell = Callable[[Asked], object]
"""Is told of each request that was made."""

Progress = Callable[[int, int | None], object]
"""Is told how many bytes have come in, and of how many, None where nobody knows."""


def tell_nobody(size: int, of: int | None) -> None:
    """Take no note of how far it is."""
