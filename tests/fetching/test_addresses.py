"""Addresses: what a text becomes, which are of this computer or network, and who may be asked."""

from __future__ import annotations

import ipaddress

import pytest

from reader.fetching.addresses import (
    Trust,
    address_of,
    address_text,
    is_public,
    number_of,
    trust_typed,
)
from reader.fetching.errors import AddressRefused


@pytest.mark.parametrize(
    ("text", "whole", "place", "target"),
    [
        ("example.org", "https://example.org", ("example.org", 443), "/"),
        ("http://example.org", "http://example.org", ("example.org", 80), "/"),
        (
            " https://Example.ORG/A?b=C#d ",
            "https://example.org/A?b=C",
            ("example.org", 443),
            "/A?b=C",
        ),
        ("example.org:8080/a", "https://example.org:8080/a", ("example.org", 8080), "/a"),
        ("localhost:8000", "https://localhost:8000", ("localhost", 8000), "/"),
        ("https://example.org./a", "https://example.org./a", ("example.org", 443), "/a"),
        ("https://example.org?q=1", "https://example.org?q=1", ("example.org", 443), "/?q=1"),
        ("https://[2001:db8::1]:8/a", "https://[2001:db8::1]:8/a", ("2001:db8::1", 8), "/a"),
        (
            "https://bücher.de/ü",
            "https://xn--bcher-kva.de/%C3%BC",
            ("xn--bcher-kva.de", 443),
            "/%C3%BC",
        ),
    ],
)
def test_what_is_typed_is_taken_apart(
    text: str, whole: str, place: tuple[str, int], target: str
) -> None:
    address = address_of(text)
    assert (address.text, address.place, address.target) == (whole, place, target)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("b.vtt", "https://example.org/talks/b.vtt"),
        ("/b.vtt", "https://example.org/b.vtt"),
        ("../b.vtt?x=1", "https://example.org/b.vtt?x=1"),
        ("//cdn.example/b.vtt", "https://cdn.example/b.vtt"),
        ("http://other.example/", "http://other.example/"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("http://[", ""),
        ("a b", ""),
    ],
)
def test_what_a_page_has_counts_from_the_page(text: str, whole: str) -> None:
    assert address_text(text, address_of("https://example.org/talks/a.html")) == whole


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_is_no_address_of_the_page_itself(text: str) -> None:
    with pytest.raises(AddressRefused):
        address_of(text, "https://example.org/talks/a.html")


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("http://example.org:80/", "example.org"),
        ("https://example.org:443/", "example.org"),
        ("https://example.org:80/", "example.org:80"),
        ("http://[2001:db8::1]/", "[2001:db8::1]"),
        ("http://[2001:db8::1]:81/", "[2001:db8::1]:81"),
    ],
)
def test_a_request_names_the_port_where_it_is_not_the_usual_one(text: str, authority: str) -> None:
    assert address_of(text).authority == authority


@pytest.mark.parametrize(("host", "site"), [("www.example.org", "example.org"), ("a.b", "a.b")])
def test_www_is_no_other_site(host: str, site: str) -> None:
    assert address_of(host).site == site


@pytest.mark.parametrize(
    ("number", "public"),
    [
        *(("8.8.8.8", True), ("1.1.1.1", True), ("126.255.255.255", True), ("128.0.0.1", True)),
        *(("127.0.0.1", False), ("10.0.0.0", False), ("9.255.255.255", True), ("11.0.0.0", True)),
        *(("172.15.255.255", True), ("172.16.0.0", False), ("172.31.255.255", False)),
        *(("172.32.0.0", True), ("192.167.255.255", True), ("192.168.0.0", False)),
        *(("169.254.169.254", False), ("100.64.0.1", False), ("100.128.0.1", True)),
        *(("0.0.0.0", False), ("224.0.0.1", False), ("240.0.0.1", False)),
        ("255.255.255.255", False),
        *(("2606:4700::1", True), ("::1", False), ("::", False), ("fe80::1", False)),
        *(("fc00::1", False), ("ff02::1", False), ("2001:db8::1", False)),
        # Numbers of IPv4 in those of IPv6: mapped, compatible, translated, 6to4.
        *(("::ffff:8.8.8.8", True), ("::ffff:10.0.0.1", False), ("::127.0.0.1", False)),
        *(("64:ff9b::8.8.8.8", True), ("64:ff9b::192.168.0.1", False)),
        *(("2002:808:808::1", True), ("2002:c0a8:1::1", False)),
    ],
)
def test_which_numbers_anybody_may_reach(number: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(number)) is public


@pytest.mark.parametrize(
    ("host", "number"),
    [
        ("8.8.8.8", ipaddress.IPv4Address(0x08080808)),
        ("::1", ipaddress.IPv6Address(1)),
        ("fe80::1%eth0", ipaddress.IPv6Address("fe80::1")),
        ("example.org", None),
        ("127.1", None),
        ("", None),
    ],
)
def test_a_host_that_is_a_number(host: str, number: object) -> None:
    assert number_of(host) == number


@pytest.mark.parametrize(
    ("host", "is_local", "is_disguised"),
    [
        ("example.org", False, False),
        ("printer", True, False),
        ("nas.local", True, False),
        ("local.example", False, False),
        ("notlocal.org", False, False),
        ("127.0.0.1", True, False),
        ("8.8.8.8", False, False),
        ("2130706433", True, True),
        ("127.1", False, True),
        ("0x7f.0.0.1", False, True),
        ("1.example", False, False),
        ("example.0x1", False, True),
    ],
)
def test_what_a_host_shows_of_itself(host: str, is_local: bool, is_disguised: bool) -> None:
    address = address_of(f"http://{host}/")
    assert (address.is_local_by_name, address.is_disguised) == (is_local, is_disguised)


def test_what_was_typed_is_trusted_there_and_nowhere_else() -> None:
    typed = address_of("http://127.0.0.1:8000/a")
    trust = trust_typed(typed)
    trust.check(typed)
    trust.check_number(typed, ipaddress.ip_address("127.0.0.1"))
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.1:8001 is on this computer or network"):
        trust.check(address_of("http://127.0.0.1:8001/a"))
    with pytest.raises(AddressRefused, match="only if you type them yourself"):
        Trust().check(typed)


def test_a_name_of_the_web_that_leads_home_is_not_asked_though_it_was_typed() -> None:
    typed = address_of("https://example.org/")
    trust = trust_typed(typed)
    assert trust == Trust()
    trust.check(typed)
    trust.check_number(typed, ipaddress.ip_address("8.8.8.8"))
    with pytest.raises(AddressRefused, match=r"^example\.org leads to 10\.0\.0\.1, which is on"):
        trust.check_number(typed, ipaddress.ip_address("10.0.0.1"))


def test_a_disguise_is_refused_though_it_was_typed() -> None:
    typed = address_of("http://127.1/")
    with pytest.raises(AddressRefused, match=r"^127\.1 is a number in disguise"):
        trust_typed(typed).check(typed)
