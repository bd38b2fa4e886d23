"""A request to the web that was made: what is told of it, listed, and shown."""

from __future__ import annotations

from reader.named_tuple import NamedTuple


class Asked(NamedTuple):
    """A request that was made; ``when`` is the moment in ISO form and UTC.

    ``status`` is that of HTTP, 0 without an answer; ``size`` counts the bytes that came in.
    """

    when: str
    purpose: str
    address: str
    status: int
    size: int
    answer: str
