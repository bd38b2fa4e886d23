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
from reader.wording import tr

_TOKEN: Final = lazy_pattern(r"[A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,80}")
_CHARSET: Final = lazy_pattern(
    r"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)
_LONGEST_ETAG: Final = 200
_NO_TEXT: Final = ("audio/", "video/", "image/", "font/")

_TOLD: Final = {
    400: tr("{host} does not understand what it is asked."),
    401: tr(
        "{host} wants a sign-in for this; sign in with the browser and save the page from there."
    ),
    402: tr("{host} wants to be paid for this."),
    403: tr("{host} does not give this to programs; open it in the browser and save the page."),
    404: tr("{host} has nothing at this address."),
    407: tr("The proxy that is set on this computer wants a sign-in."),
    410: tr("{host} has nothing at this address."),
    429: tr("{host} has been asked too often and wants to be left alone for a while."),
    451: tr("{host} may not show this, for legal reasons."),
}
_CAUSES: Final = {
    errno.ECONNREFUSED: tr("nobody listens there"),
    errno.ECONNRESET: tr("it hung up"),
    errno.EPIPE: tr("it hung up"),
    errno.ENETUNREACH: tr("this computer is offline, or the host cannot be reached from here"),
    errno.EHOSTUNREACH: tr("the host cannot be reached from here"),
    errno.ETIMEDOUT: tr("it does not answer"),
}


class NotGiven(FetchError):  # noqa: N818 - it says what the answer was
    """A host answers that it does not give what is at an address; ``status`` is that of HTTP."""

    def __init__(self, sentence: str, status: int) -> None:
        # Translators: a whole sentence without its full stop, and the status of HTTP.
        super().__init__(tr("{sentence} ({status}).", sentence=sentence[:-1], status=status))
        self.status = status


def check(host: str, response: HTTPResponse) -> None:
    """Raise FetchError unless an answer brings a whole text; NotGiven for another status."""
    status = response.status
    if status != 200:
        usual = (
            tr("{host} has a fault of its own.")
            if status >= 500
            else tr("{host} does not give this.")
        )
        raise NotGiven(_TOLD.get(status, usual).format(host=host), status)
    kind = _type(response)
    if kind.startswith(_NO_TEXT):
        raise FetchError(tr("{host} sends no text there, but {kind}.", host=host, kind=kind))


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
        return tr("No secure connection to {host} can be made.", host=host)
    if isinstance(problem, HTTPException | ValueError):
        return tr("{host} does not answer as a web server does.", host=host)
    if isinstance(problem, socket.gaierror):
        return tr("{host} cannot be found.", host=host)
    number = problem.errno if isinstance(problem, OSError) else None
    cause = _CAUSES.get(number or 0, tr("the connection broke"))
    return tr("{host} cannot be asked: {cause}.", host=host, cause=cause)
