"""Addresses of the web, and which of them may be asked.

An address that a person typed may be one of their own computer or network, one out of a file or a
page never: it could make the program knock at doors that only this computer can reach. What counts
is the number that a host stands for (RFC 6890 and the registries it points to), looked at after the
name is resolved and before a connection is made, to that number and no other.
"""

from __future__ import annotations

import ipaddress
from typing import Final, TypeAlias
from urllib.parse import urljoin, urlsplit

from reader.fetching.errors import AddressRefused
from reader.model.visible import one_line
from reader.model.web_address import web_address, without_www
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

_PORTS: Final = {"http": 80, "https": 443}
_SCHEME: Final = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:(?!\d)")
_LONGEST_TOLD: Final = 120
# WHATWG URL, 3.5: a host whose last label is a number is one of IPv4, however it is written.
_NUMBER: Final = lazy_pattern(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)\.?")
# RFC 6761, 6762, 8375 and the reservation of .internal: names of this computer or network.
_LOCAL_NAMES: Final = (".localhost", ".local", ".internal", ".home.arpa", ".lan")
_EMBEDDED_V4: Final = (  # RFC 6052; RFC 4291, 2.5.5.1
    ipaddress.IPv6Network("64:ff9b::/96"),
    ipaddress.IPv6Network("64:ff9b:1::/48"),
    ipaddress.IPv6Network("::/96"),
)

Number: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


class Address(NamedTuple):
    """An address in ASCII, taken apart; ``target`` is its path with what follows a "?"."""

    text: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def place(self) -> tuple[str, int]:
        """Who is asked: host and port."""
        return self.host, self.port

    @property
    def authority(self) -> str:
        """The host as a request names it: with the port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """The host with "www." in front and without: it is one and the same."""
        return without_www(self.host)

    @property
    def is_local_by_name(self) -> bool:
        """Whether whoever reads the host knows that it is of this computer or network."""
        number = number_of(self.host)
        if number is not None:
            return not is_public(number)
        name = self.host.rstrip(".")
        return "." not in name or name.endswith(_LOCAL_NAMES)

    @property
    def is_disguised(self) -> bool:
        """Whether the host is a number that does not look like one: 2130706433, 0x7f.1, 127.1."""
        return bool(_NUMBER.fullmatch(self.host)) and number_of(self.host) is None


def address_of(text: str, base: str = "") -> Address:
    """Return an address as a person typed it or a page has it; raises AddressRefused.

    Without ``base`` "https://" may be missing; with it, the address may be relative to it.
    """
    wanted = text.strip()
    try:
        whole = urljoin(base, wanted) if base and wanted else wanted
    except ValueError:
        whole = ""
    if not base and not _SCHEME.match(wanted):
        whole = f"https://{wanted}"
    plain = web_address(whole)
    try:
        parts = urlsplit(plain)
        port = parts.port if plain else None
    except ValueError:
        plain, port = "", None
    if not plain or port == 0:
        told = one_line(text)[:_LONGEST_TOLD]
        raise AddressRefused(
            tr(
                "“{text}” is no address that can be asked: those begin with http:// or https://, "
                "name a host and no user, and hold no spaces.",
                text=told,
            )
        )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    text = plain.partition("#")[0]
    host = (parts.hostname or "").rstrip(".")
    return Address(text, parts.scheme, host, port or _PORTS[parts.scheme], target)


def address_text(text: str, base: Address) -> str:
    """Return the address that a text is where another stands, "" where it is none."""
    try:
        return address_of(text, base.text).text if text else ""
    except AddressRefused:
        return ""


def number_of(host: str) -> Number | None:
    """Return the number that a host is written as, in the usual form; None for a name."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def is_public(number: Number) -> bool:
    """Whether a number is one that anybody on the internet may reach."""
    if isinstance(number, ipaddress.IPv6Address):
        inner = _embedded(number)
        if inner is not None:
            return is_public(inner)
    return number.is_global and not number.is_multicast and not number.is_reserved


def _embedded(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the number of IPv4 that one of IPv6 stands for."""
    if number.ipv4_mapped is not None:
        return number.ipv4_mapped
    if number.sixtofour is not None:
        return number.sixtofour
    if number.teredo is not None:
        return number.teredo[1]
    if any(number in network for network in _EMBEDDED_V4):
        return ipaddress.IPv4Address(int(number) & 0xFFFF_FFFF)
    return None


class Trust(NamedTuple):
    """Which places on this computer or network may be asked: those that the person typed."""

    local: frozenset[tuple[str, int]] = frozenset()

    def check(self, address: Address) -> None:
        """Raise AddressRefused for an address that may not be asked, as far as it shows."""
        if address.is_disguised:
            raise AddressRefused(
                tr(
                    "{host} is a number in disguise, and may lead to what is on this computer or "
                    "network. Write it as a plain number, such as 192.168.1.20.",
                    host=address.authority,
                )
            )
        if address.place not in self.local and address.is_local_by_name:
            raise AddressRefused(
                tr(
                    "{host} is on this computer or network. Such addresses are asked only if you "
                    "type them yourself, never out of a page or file.",
                    host=address.authority,
                )
            )

    def check_number(self, address: Address, number: Number) -> None:
        """Raise AddressRefused where the host stands for a number that may not be asked."""
        if address.place not in self.local and not is_public(number):
            raise AddressRefused(
                tr(
                    "{host} leads to {number}, which is on this computer or network; nothing is "
                    "asked there.",
                    host=address.host,
                    number=number,
                )
            )


def trust_typed(address: Address) -> Trust:
    """Return the trust that typing an address gives: a local place only where it can be seen."""
    return Trust(frozenset([address.place]) if address.is_local_by_name else frozenset())
