"""How the program behaves towards hosts: when it asks, through whom, and whether it may."""

from __future__ import annotations

import base64
import time

import pytest
from asking import QUICK, fetcher, found, refusal, typed
from pages import HELLO
from server import CERTIFICATE, Server, serving

from reader.fetching.addresses import Trust, address_of
from reader.fetching.errors import NotAllowed
from reader.fetching.fetcher import AGENT, Fetcher, FetchLimits
from reader.fetching.requests import Wish


def test_a_second_request_to_a_host_waits(server: Server) -> None:
    server.put("/", HELLO, "text/vtt")
    address = address_of(server.at("/", "talks.localhost"))
    asking = fetcher(resolve=lambda host, port: ["127.0.0.1"], limits=FetchLimits(2, 0.3))
    # Of this computer, and yet not where the person is at home: as any host of the internet.
    wish = Wish(address._replace(host="talks.example"), "the page", Trust())

    class Friendly(Trust):
        def check_number(self, *_: object) -> None:
            """Let the name lead to this computer."""

    wish = wish._replace(trust=Friendly())
    asking.get(wish)
    began = time.monotonic()
    asking.get(wish)
    assert time.monotonic() - began >= 0.29


def test_a_host_is_asked_for_once_and_www_is_no_other(server: Server) -> None:
    wishes: list[str] = []

    def may(wish: Wish) -> bool:
        wishes.append(wish.address.host)
        return False

    asking = Fetcher(may, limits=QUICK)
    for address in ("https://www.talks.example/", "https://talks.example/"):
        with pytest.raises(NotAllowed, match="was not asked"):
            asking.get(found(address))
    assert wishes == ["www.talks.example", "talks.example"]

    wishes.clear()
    asking = Fetcher(lambda wish: not may(wish), limits=QUICK)
    server.put("/", HELLO, "text/vtt")
    for _ in range(2):
        asking.get(typed(server.at("/")))
    assert wishes == ["127.0.0.1"]


def test_a_redirect_to_another_host_is_asked_for_anew(server: Server) -> None:
    address = server.move("/", "https://other.example/a.vtt")
    asking = Fetcher(lambda wish: wish.address.host != "other.example", limits=QUICK)
    with pytest.raises(NotAllowed, match=r"other\.example was not asked"):
        asking.get(typed(address))


def test_a_request_says_who_asks_and_no_more(server: Server) -> None:
    server.put("/a", HELLO, "text/vtt")
    fetcher().get(typed(server.at("/a?b=1#c")))
    lines = server.heads[0].rstrip().split("\r\n")
    assert lines[0] == "GET /a?b=1 HTTP/1.1"
    assert {line.partition(":")[0] for line in lines[1:]} == {
        *("Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"),
    }
    assert f"User-Agent: {AGENT}" in lines


# -- proxies -------------------------------------------------------------------------------------


def test_the_proxy_of_the_system_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = server.at("").replace("http://", "http://ana:se%40cret@")
    monkeypatch.setenv("http_proxy", proxy)
    server.put("http://talks.example/a.vtt", HELLO, "text/vtt")

    def resolve(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host} is for the proxy to find")

    answer = fetcher(resolve=resolve).get(found("http://talks.example/a.vtt"))
    assert answer.data.decode() == HELLO
    word = base64.b64encode(b"ana:se@cret").decode()
    assert f"Proxy-Authorization: Basic {word}\r\n" in server.heads[0]


def test_what_is_secure_goes_through_the_proxy_by_a_tunnel(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", server.at(""))
    server.pages["*"] = b"HTTP/1.1 403 No\r\n\r\n"
    told = refusal(fetcher(), found("https://talks.example/a.vtt"))
    assert told == "The proxy does not connect to talks.example (403)."
    assert server.requests == ["talks.example:443"]
    assert server.heads[0].startswith("CONNECT talks.example:443 HTTP/1.1\r\n")


def test_this_computer_is_asked_without_the_proxy(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put("/", HELLO, "text/vtt")
    with serving() as proxy:
        monkeypatch.setenv("http_proxy", proxy.at(""))
        fetcher().get(typed(server.at("/")))
        assert proxy.requests == []


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "https://127.0.0.1:9", "http://"])
def test_a_proxy_of_another_kind_is_told(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("all_proxy", proxy)
    told = refusal(fetcher(), found("http://talks.example/"))
    assert told.startswith("The proxy that is set on this computer cannot be used")


def test_a_tunnel_leads_to_whom_it_is_for(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that answers itself cannot pass for the host: it has not its certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    monkeypatch.setenv("https_proxy", server.at(""))
    server.pages["*"] = b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + HELLO.encode()
    told = refusal(fetcher(), found("https://talks.example/a.vtt"))
    assert told == "No secure connection to talks.example can be made."
