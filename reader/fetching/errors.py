"""What can go wrong while something is fetched, each a sentence for the person."""

from __future__ import annotations

from reader.errors import ReaderError
from reader.wording import tr


class FetchError(ReaderError):
    """Something could not be had from the web."""


class AddressRefused(FetchError):  # noqa: N818 - it says what became of the address
    """An address is none, or leads where nothing may be asked."""


class NotAllowed(FetchError):  # noqa: N818 - it says what the person decided
    """The person did not let a host be asked; ``host`` is which."""

    def __init__(self, host: str, sentence: str) -> None:
        super().__init__(sentence)
        self.host = host


class FetchStopped(FetchError):  # noqa: N818 - no error: the person wanted it
    """The person stopped it."""

    def __init__(self) -> None:
        super().__init__(tr("It was stopped; nothing was taken in."))


class TooLate(FetchError):  # noqa: N818 - it says when
    """The time for it is over."""
