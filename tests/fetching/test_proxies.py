"""The proxy of the system: for whom it is asked, how it is told apart, and what it is told."""

from __future__ import annotations

import base64

import pytest

from reader.fetching.addresses import address_of
from reader.fetching.errors import FetchError
from reader.fetching.proxies import Proxy, proxy_for


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("told", "proxy"),
    [
        ("http://proxy.example:3128", Proxy("proxy.example", 3128, "")),
        ("proxy.example:3128", Proxy("proxy.example", 3128, "")),
        ("http://proxy.example", Proxy("proxy.example", 8080, "")),
        ("http://[2001:db8::1]:3128/", Proxy("2001:db8::1", 3128, "")),
        # RFC 7617, 2: the user "Aladdin" and the password "open sesame".
        (
            "http://Aladdin:open%20sesame@proxy.example:1",
            Proxy("proxy.example", 1, "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        ),
        ("http://me@proxy.example:1", Proxy("proxy.example", 1, base64.b64encode(b"me:").decode())),
    ],
)
def test_a_proxy_is_read_as_it_is_set(put: pytest.MonkeyPatch, told: str, proxy: Proxy) -> None:
    put.setenv("https_proxy", told)
    assert proxy_for(address_of("https://example.org/")) == proxy
    assert proxy_for(address_of("http://example.org/")) is None


def test_one_for_all_is_for_what_has_none_of_its_own(put: pytest.MonkeyPatch) -> None:
    put.setenv("all_proxy", "http://all.example:1")
    put.setenv("http_proxy", "http://own.example:2")
    assert proxy_for(address_of("http://example.org/")) == Proxy("own.example", 2, "")
    assert proxy_for(address_of("https://example.org/")) == Proxy("all.example", 1, "")


@pytest.mark.parametrize(
    "address",
    ["https://localhost/", "https://127.0.0.1/", "https://nas.local/", "https://a.spared.example/"],
)
def test_what_is_near_or_spared_is_asked_directly(put: pytest.MonkeyPatch, address: str) -> None:
    put.setenv("https_proxy", "http://proxy.example:1")
    put.setenv("no_proxy", "spared.example")
    assert proxy_for(address_of(address)) is None


@pytest.mark.parametrize(
    "told", ["socks5://proxy.example:1", "https://proxy.example:1", "http://:1", "http://p:port"]
)
def test_one_that_cannot_be_used_is_told(put: pytest.MonkeyPatch, told: str) -> None:
    put.setenv("https_proxy", told)
    with pytest.raises(FetchError, match=r"cannot be used: only those of HTTP can\.$"):
        proxy_for(address_of("https://example.org/"))


def test_without_one_there_is_none(put: pytest.MonkeyPatch) -> None:
    assert proxy_for(address_of("https://example.org/")) is None
