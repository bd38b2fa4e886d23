"""Answers of HTTP as people are told of them, and as they are taken in."""

from __future__ import annotations

import errno
import re
import socket
import ssl
from http.client import HTTPException, HTTPResponse
from typing import Final

from reader.fetching.addresses import Address
from reader.fetching.errors import FetchError
from reader.fetching.requests import Response
from reader.model.visible import one_line
from reader.patterns import lazy_pattern

_TOKEN: Final = lazy_pattern(r"[A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,80}")
_CHARSET: Final = lazy_pattern(
    r"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)
_LONGEST_ETAG: Final = 200
_NO_TEXT: Final = ("audio/", "video/", "image/", "font/")

_TOLD: Final = {
    400: "{host} does not understand what it is asked.",
    401: "{host} wants a sign-in for this; sign in with the browser and save the page from there.",
    402: "{host} wants to be paid for this.",
    403: "{host} does not give this to programs; open it in the browser and save the page.",
    404: "{host} has nothing at this address.",
    407: "The proxy that is set on this computer wants a sign-in.",
    410: "{host} has nothing at this address.",
    429: "{host} has been asked too often and wants to be left alone for a while.",
    451: "{host} may not show this, for legal reasons.",
}
_CAUSES: Final = {
    errno.ECONNREFUSED: "nobody listens there",
    errno.ECONNRESET: "it hung up",
    errno.EPIPE: "it hung up",
    errno.ENETUNREACH: "this computer is offline, or the host cannot be reached from here",
    errno.EHOSTUNREACH: "the host cannot be reached from here",
    errno.ETIMEDOUT: "it does not answer",
}


class NotGiven(FetchError):  # noqa: N818 - it says what the answer was
    """A host answers that it does not give what is at an address; ``status`` is that of HTTP."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(f"{sentence[:-1]} ({status}).")
        self.status = status


def check(host: str, response: HTTPResponse) -> None:
    """Raise FetchError unless an answer brings a whole text; NotGiven for another status."""
    status = response.status
    if status != 200:
        usual = "{host} has a fault of its own." if status >= 500 else "{host} does not give this."
        raise NotGiven(_TOLD.get(status, usual).format(host=host), status)
    kind = _type(response)
    if kind.startswith(_NO_TEXT):
        raise FetchError(f"{host} sends no text there, but {kind}.")


def answer_of(address: Address, response: HTTPResponse, data: bytes) -> Response:
    """Return an answer with what its headers say of it."""
    charset = _CHARSET.search(response.getheader("Content-Type", "")[:1_000])
    etag = one_line(response.getheader("ETag", ""))[:_LONGEST_ETAG]
    return Response(address, data, _type(response), charset[1].lower() if charset else "", etag)


def _type(response: HTTPResponse) -> str:
    found = _TOKEN.match(response.getheader("Content-Type", "").strip()[:200])
    return found[0].lower() if found else ""


def broken(host: str, problem: Exception) -> str:
    """Return what to say of a connection that failed."""
    if isinstance(problem, ssl.SSLError):
        return f"No secure connection to {host} can be made."
    if isinstance(problem, HTTPException | ValueError):
        return f"{host} does not answer as a web server does."
    if isinstance(problem, socket.gaierror):
        return f"{host} cannot be found."
    number = problem.errno if isinstance(problem, OSError) else None
    cause = _CAUSES.get(number or 0, "the connection broke")
    return f"{host} cannot be asked: {cause}."
