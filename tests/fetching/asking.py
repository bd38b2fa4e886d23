"""Asking as the program does, but for the second between two requests."""

from __future__ import annotations

from collections.abc import Callable

from reader.fetching.addresses import Trust, address_of, trust_typed
from reader.fetching.errors import FetchError
from reader.fetching.fetcher import Fetcher, FetchLimits
from reader.fetching.requests import Response, Wish
from reader.fetching.resolving import Resolve, by_system
from reader.model.asked import Asked

SECONDS = 1.0
QUICK = FetchLimits(SECONDS, 0)


def fetcher(
    tell: Callable[[Asked], object] = lambda asked: None,
    *,
    resolve: Resolve = by_system,
    limits: FetchLimits = QUICK,
) -> Fetcher:
    return Fetcher(lambda wish: True, tell, resolve=resolve, limits=limits)


def typed(address: str, *, is_page: bool = False) -> Wish:
    """An address that the person typed."""
    there = address_of(address)
    return Wish(there, "the page", trust_typed(there), is_page)


def found(address: str) -> Wish:
    """An address out of a page or file."""
    return Wish(address_of(address), "captions", Trust())


def refusal(asking: Fetcher, wish: Wish) -> str:
    """Ask in vain, and return the sentence."""
    try:
        answer: Response = asking.get(wish)
    except FetchError as problem:
        return str(problem)
    raise AssertionError(f"It was taken in: {answer.data[:80]!r}")
