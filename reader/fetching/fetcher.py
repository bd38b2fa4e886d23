"""The one place that asks something of the web.

Each request, and each redirect as a request of its own, is checked from the beginning: scheme,
host, the number behind the host, the person's permission, the site's robots.txt. The connection
goes to the number that was checked. One deadline is over everything; what comes in is bounded;
nothing is tried twice, and no cookie is kept or sent. What is not expected ends in a sentence.

``http.client`` speaks HTTP over a :class:`~reader.fetching.line.BoundedConnection`: it is the one
client that lets the connection be made, bounded and stopped elsewhere without a part of it being
replaced.
"""

from __future__ import annotations

import contextlib
import datetime
import http.client
import ssl
import time
from http.client import HTTPException, HTTPResponse
from typing import Final

from reader import __version__
from reader.fetching import answers
from reader.fetching.addresses import Address, Number, address_of
from reader.fetching.deadline import Deadline, Stop, go_on
from reader.fetching.errors import AddressRefused, FetchError, NotAllowed
from reader.fetching.line import BoundedConnection
from reader.fetching.proxies import Proxy, proxy_for
from reader.fetching.requests import May, Progress, Response, Tell, Wish, tell_nobody
from reader.fetching.resolving import Resolve, by_system, numbers
from reader.fetching.robots import MOST_BYTES as MOST_ROBOTS
from reader.fetching.robots import Rule, may_ask, rules
from reader.fetching.unpacking import ACCEPTED, MOST_BYTES, too_large, unpacked
from reader.model.asked import Asked
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr, trn

SECONDS: Final = 30.0
"""The longest that one request may take, from the name of the host to the last byte."""

MOST_REDIRECTS: Final = 5
AGENT: Final = f"transcript-reader/{__version__}"
"""What the program calls itself; a browser it does not pretend to be."""

_HEADERS: Final = 256_000
_AT_ONCE: Final = 65_536
_LONGEST_LINE: Final = 65_536
_PROXY_SAID: Final = lazy_pattern(rb"HTTP/1\.[01] (\d{3})\b")
_MOVED: Final = (301, 302, 303, 307, 308)
_KINDS: Final = "text/vtt, text/html, application/xhtml+xml, application/json, text/*, */*;q=0.5"


class FetchLimits(NamedTuple):
    """How long a request may take, and how far apart two of one host are, both in seconds."""

    seconds: float = SECONDS
    apart: float = 1.0


USUAL: Final = FetchLimits()


class Fetcher:
    """Asks for addresses, one after the other.

    ``may`` is asked before each host that was not asked before, ``tell`` told of every request,
    ``progress`` of what has come in. ``should_stop`` is looked at twenty times a second. ``last``
    is when each host was asked last: fetchers that share it leave a host in peace between them.
    """

    def __init__(
        self,
        may: May,
        tell: Tell = lambda asked: None,
        *,
        progress: Progress = tell_nobody,
        should_stop: Stop = go_on,
        last: dict[str, float] | None = None,
        resolve: Resolve = by_system,
        limits: FetchLimits = USUAL,
    ) -> None:
        self._may = may
        self._tell = tell
        self._progress = progress
        self.should_stop = should_stop
        self._resolve = resolve
        self._limits = limits
        self._allowed: set[str] = set()
        self._last: dict[str, float] = {} if last is None else last
        self._robots: dict[tuple[str, str, int], list[Rule]] = {}
        self._context: ssl.SSLContext | None = None

    def get(self, wish: Wish) -> Response:
        """Return what is at an address; raises FetchError."""
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(wish)
            if isinstance(answer, Response):
                return answer
            wish = wish._replace(address=answer)
        raise FetchError(
            trn(
                "{host} leads on and on, over {n} addresses.",
                "{host} leads on and on, over {n} addresses.",
                MOST_REDIRECTS,
                host=wish.address.host,
            )
        )

    def permit(self, wish: Wish) -> None:
        """Ask whether the host of an address may be asked; raises NotAllowed and AddressRefused."""
        wish.trust.check(wish.address)
        if wish.address.site not in self._allowed:
            if not self._may(wish):
                host = wish.address.host
                raise NotAllowed(host, tr("{host} was not asked.", host=host))
            self._allowed.add(wish.address.site)

    def vouch(self, wish: Wish) -> None:
        """Check an address as for a request, for another program that will ask for it.

        Raises what :meth:`get` raises before it asks.
        """
        self.permit(wish)
        if proxy_for(wish.address) is None:
            self._numbers(wish, Deadline(self._limits.seconds, self.should_stop))

    def _numbers(self, wish: Wish, deadline: Deadline) -> list[Number]:
        """Return the numbers of a host, all of them checked."""
        address = wish.address
        found = numbers(address.host, address.port, deadline, self._resolve)
        for number in found:
            wish.trust.check_number(address, number)
        return found

    def _ask(self, wish: Wish) -> Response | Address:
        """Return an answer, or the address that it leads on to."""
        self.permit(wish)
        if wish.is_page:
            self._heed_robots(wish)
        return self._request(wish)

    def _heed_robots(self, wish: Wish) -> None:
        address = wish.address
        key = (address.scheme, *address.place)
        if key not in self._robots:
            self._robots[key] = self._read_robots(wish)
        if not may_ask(self._robots[key], address.target):
            raise FetchError(
                tr(
                    "{host} asks programs in its robots.txt not to read this page; open it in the "
                    "browser, save it, and open the saved file.",
                    host=address.host,
                )
            )

    def _read_robots(self, wish: Wish) -> list[Rule]:
        """Return the rules of a host (RFC 9309, 2.3.1): none where the file is empty or refused."""
        where = address_of("/robots.txt", wish.address.text)
        # Translators: what a host is asked for, as in “Ask HOST for …?”
        what = tr("what programs may read there (robots.txt)")
        asking = Wish(where, what, wish.trust, may_be_empty=True)
        try:
            answer = self.get(asking)
        except answers.NotGiven as problem:
            if 400 <= problem.status < 500:
                return []
            raise
        return rules(answer.data[:MOST_ROBOTS].decode("utf-8", "replace"))

    def _request(self, wish: Wish) -> Response | Address:
        deadline = Deadline(self._limits.seconds, self.should_stop)
        host = wish.address.host
        if wish.address.place not in wish.trust.local:  # the person's own machine needs no mercy
            self._pause(host)
        when = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        exchange = _Exchange()
        said = tr("It was broken off.")
        try:
            answer = self._exchanged(wish, deadline, exchange)
            said = (
                tr("Leads on to {address}", address=answer.text)
                if isinstance(answer, Address)
                else tr("It came.")
            )
            return answer
        except FetchError as problem:
            said = str(problem)
            raise
        except ssl.SSLCertVerificationError as problem:
            said = tr(
                "{host} cannot prove that it is {host}: {reason}.",
                host=host,
                reason=problem.verify_message or tr("no reason"),
            )
            raise FetchError(said) from problem
        except (OSError, HTTPException, ValueError) as problem:
            said = answers.broken(host, problem)
            raise FetchError(said) from problem
        finally:
            self._last[host] = time.monotonic()
            if exchange.is_begun:
                text = wish.address.text
                self._tell(Asked(when, wish.purpose, text, exchange.status, exchange.size, said))

    def _pause(self, host: str) -> None:
        """Let a second pass since the last request to a host."""
        since = time.monotonic() - self._last.get(host, -self._limits.apart)
        until = time.monotonic() + self._limits.apart - since
        patience = Deadline(self._limits.apart + 1, self.should_stop)
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(left, patience.slice()))

    def _exchanged(self, wish: Wish, deadline: Deadline, exchange: _Exchange) -> Response | Address:
        address = wish.address
        proxy = proxy_for(address)
        with contextlib.closing(self._line(wish, deadline, proxy, exchange)) as line:
            if address.scheme == "https":
                if proxy is not None:
                    _tunnel(line, address, proxy)
                line.secure(self._tls(), address.host)
            _ask(line, address, proxy)
            # Not the client's own way to the answer: it would hang up before the body has come.
            # Closed before the line: from Python 3.13 on it would complain of one that is gone.
            with HTTPResponse(line, method="GET") as response:  # type: ignore[arg-type]
                response.begin()
                exchange.status = response.status
                if response.status in _MOVED:
                    return _next(wish, response)
                answers.check(address.host, response)
                data = self._body(line, response, exchange, deadline)
        if not data and not wish.may_be_empty:
            raise FetchError(tr("{host} sends an empty answer.", host=address.host))
        return answers.answer_of(address, response, data)

    def _line(
        self, wish: Wish, deadline: Deadline, proxy: Proxy | None, exchange: _Exchange
    ) -> BoundedConnection:
        """Connect to the number that was checked, or to the proxy, which resolves names itself."""
        if proxy is not None:
            exchange.is_begun = True
            (number, *_) = numbers(proxy.host, proxy.port, deadline, self._resolve)
            return BoundedConnection(number, proxy.port, deadline, _HEADERS)
        *most, last = self._numbers(wish, deadline)
        exchange.is_begun = True
        for number in most:
            try:
                return BoundedConnection(number, wish.address.port, deadline, _HEADERS)
            except OSError:
                continue  # of several, as of IPv6 and IPv4, not each may be in reach
        return BoundedConnection(last, wish.address.port, deadline, _HEADERS)

    def _tls(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = ssl.create_default_context()
            self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        return self._context

    def _body(
        self,
        line: BoundedConnection,
        response: HTTPResponse,
        exchange: _Exchange,
        deadline: Deadline,
    ) -> bytes:
        expected = response.length
        if expected is not None and expected > MOST_BYTES:
            raise too_large()
        line.most = MOST_BYTES + _HEADERS
        data = bytearray()
        while piece := response.read(_AT_ONCE):
            data += piece
            exchange.size = len(data)
            if len(data) > MOST_BYTES:
                raise too_large()
            self._progress(len(data), expected)
        if expected is not None and len(data) < expected:
            raise FetchError(tr("The answer broke off before its end."))
        return unpacked(bytes(data), response.getheader("Content-Encoding", ""), deadline)


class _Exchange:
    """How far a request got: whether anything went out, what status and how much came back."""

    is_begun = False
    status = 0
    size = 0


class _Client(http.client.HTTPConnection):
    """HTTP over a line that is there already."""

    def __init__(self, line: BoundedConnection, host: str) -> None:
        super().__init__(host)
        self.sock = line


def _ask(line: BoundedConnection, address: Address, proxy: Proxy | None) -> None:
    """Send the request; raises OSError, HTTPException and FetchError."""
    client = _Client(line, address.host)
    is_passed_on = proxy is not None and address.scheme == "http"
    target = f"http://{address.authority}{address.target}" if is_passed_on else address.target
    client.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
    headers = {
        "Host": address.authority,
        "User-Agent": AGENT,
        "Accept": _KINDS,
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
    }
    if proxy is not None and is_passed_on and proxy.credentials:
        headers["Proxy-Authorization"] = f"Basic {proxy.credentials}"
    for name, value in headers.items():
        client.putheader(name, value)
    client.endheaders()


def _tunnel(line: BoundedConnection, address: Address, proxy: Proxy) -> None:
    """Let a proxy connect the line to a host (RFC 9110, 9.3.6)."""
    host = f"[{address.host}]" if ":" in address.host else address.host
    place = f"{host}:{address.port}"
    told = f"Proxy-Authorization: Basic {proxy.credentials}\r\n" if proxy.credentials else ""
    line.sendall(f"CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n{told}\r\n".encode("ascii"))
    # Byte by byte, and never more than the proxy's own words: what follows is the host's.
    found = _PROXY_SAID.match(line.readline(_LONGEST_LINE))
    while line.readline(_LONGEST_LINE).strip():
        pass
    if found is None or found[1] != b"200":
        status = found[1].decode("ascii") if found else tr("no answer")
        raise FetchError(
            tr(
                "The proxy does not connect to {host} ({status}).",
                host=address.host,
                status=status,
            )
        )


def _next(wish: Wish, response: HTTPResponse) -> Address:
    """Return where an answer leads on to; raises AddressRefused."""
    location = response.getheader("Location")
    if not location:
        raise FetchError(tr("{host} leads on, and does not say where to.", host=wish.address.host))
    # Servers send UTF-8 there, which http.client takes for Latin-1.
    location = location.encode("latin-1", "replace").decode("utf-8", "replace")
    there = address_of(location, wish.address.text)
    if wish.address.scheme == "https" and there.scheme == "http":
        raise AddressRefused(
            tr(
                "{host} leads from a secure address to one that is not; it is not followed.",
                host=wish.address.host,
            )
        )
    return there
