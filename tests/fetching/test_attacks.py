"""Servers and addresses that mean harm: each ends in a sentence, in time, and asks nobody else.

Nothing but 127.0.0.1 is ever asked. Where a test speaks of another host, its name is resolved by a
function of the test, and no connection is made.
"""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib

import pytest
from asking import SECONDS, fetcher, found, refusal, typed
from server import CERTIFICATE, Say, Server, packed, response, serving

from reader.fetching.addresses import address_of
from reader.fetching.deadline import Deadline
from reader.fetching.errors import AddressRefused, TooLate
from reader.fetching.unpacking import MOST_MEMBERS, unpacked
from reader.model.asked import Asked

HELLO = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n"
LOCAL = "on this computer or network"


# -- addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        *("http://127.0.0.1/", "http://localhost/", "http://localhost./", "http://a.localhost/"),
        *("http://0.0.0.0/", "http://10.1.2.3/", "http://172.16.0.1/", "http://192.168.1.1/"),
        *("http://169.254.169.254/latest/", "http://100.64.0.1/", "http://224.0.0.1/"),
        *("http://[::1]/", "http://[::]/", "http://[fe80::1]/", "http://[fc00::1]/"),
        *("http://[::ffff:127.0.0.1]/", "http://[::ffff:a00:1]/", "http://[64:ff9b::7f00:1]/"),
        *("http://[2002:7f00:1::]/", "http://[::7f00:1]/", "http://240.0.0.1/"),
        *("http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/"),
        *("http://0x7f.1/", "http://017700000001/", "http://printer/", "http://nas.local/"),
        *("http://router.lan/", "http://vault.internal/"),
    ],
)
def test_an_address_out_of_a_file_leads_nowhere_on_this_computer(address: str) -> None:
    asked: list[Asked] = []

    def resolve(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host} was looked up")

    assert LOCAL in refusal(fetcher(asked.append, resolve=resolve), found(address))
    assert asked == []


@pytest.mark.parametrize(
    "address",
    [
        *(
            "file:///etc/passwd",
            "ftp://example.org/",
            "gopher://example.org/",
            "javascript:alert(1)",
        ),
        *("data:text/vtt,WEBVTT", "//example.org/a", "http:///a", "http://", "http://a b/", ""),
        *("http://user@example.org/", "http://user:word@example.org/", "http://example.org\\@x/"),
        *("http://example.org:0/", "http://example.org:99999/", "http://exa\x00mple.org/"),
        *("http://example.org/\r\nHost: x", "http://example.org/\u202egpj", "http://[::1"),
        "http://" + "a" * 5_000,
    ],
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(AddressRefused, match="is no address that can be asked") as told:
        address_of(address)
    assert len(str(told.value)) < 400
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "numbers", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::ffff:127.0.0.1"], ["fe80::1%1"]]
)
def test_a_name_that_leads_to_this_network_is_not_asked(server: Server, numbers: list[str]) -> None:
    server.put("/", HELLO)
    asking = fetcher(resolve=lambda host, port: numbers)
    wish = typed(f"http://talks.example:{server.port}/")
    assert LOCAL in refusal(asking, wish)
    assert server.requests == []


def test_a_name_that_changes_its_number_is_asked_at_the_number_that_was_checked(
    server: Server,
) -> None:
    answers = [["192.0.2.1"], ["127.0.0.1"]]
    asking = fetcher(resolve=lambda host, port: answers.pop(0))
    # 192.0.2.1 is of documentation (RFC 5737), and counts as not public: it is refused at the one
    # look that there is; a second look, which would find this computer, is not made.
    assert LOCAL in refusal(asking, found(f"http://talks.example:{server.port}/"))
    assert len(answers) == 1
    assert server.requests == []


# -- redirects -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("file:///etc/passwd", "is no address"),
        ("ftp://example.org/", "is no address"),
        ("javascript:alert(1)", "is no address"),
        ("http://user:word@127.0.0.1/", "is no address"),
        ("http://10.0.0.1/", LOCAL),
        ("http://169.254.169.254/latest/meta-data/", LOCAL),
        ("http://[::1]/", LOCAL),
        ("http://2130706433/", LOCAL),
        ("http://localhost/", LOCAL),
        ("http://127.0.0.1:1/", LOCAL),
        ("", "does not say where to"),
        ("/\x01", "is no address"),
    ],
)
def test_a_redirect_is_checked_like_any_address(server: Server, to: str, told: str) -> None:
    assert told in refusal(fetcher(), typed(server.move("/", to)))
    assert server.requests == ["/"]


def test_a_redirect_in_a_circle_is_left(server: Server) -> None:
    address = server.move("/a", "/b")
    server.move("/b", "/a", 307)
    assert "leads on and on" in refusal(fetcher(), typed(address))
    assert len(server.requests) == 6


def test_five_redirects_are_followed(server: Server) -> None:
    server.put("/5", HELLO, "text/vtt")
    for at in range(5):
        server.move(f"/{at}", f"/{at + 1}", (301, 302, 303, 307, 308)[at])
    answer = fetcher().get(typed(server.at("/0")))
    assert (answer.data.decode(), answer.address.target) == (HELLO, "/5")


def test_a_secure_address_does_not_lead_to_an_open_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serving(secure=True) as server:
        address = server.move("/", "http://example.org/")
        assert "not secure" in refusal(fetcher(), typed(address)).replace(
            "that is not", "not secure"
        )


# -- TLS -----------------------------------------------------------------------------------------


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    with serving(secure=True) as server:
        server.put("/", HELLO)
        assert "cannot prove" in refusal(fetcher(), typed(server.at("/")))
        assert server.requests == []


def test_a_certificate_of_another_host_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serving(secure=True) as server:
        server.put("/", HELLO)
        assert fetcher().get(typed(server.at("/"))).data.decode() == HELLO
        asking = fetcher(resolve=lambda host, port: ["127.0.0.1"])
        told = refusal(asking, typed(server.at("/", "other.localhost")))
        assert "cannot prove that it is other.localhost" in told
        assert server.requests == ["/"]


def test_a_port_without_tls_is_told(server: Server) -> None:
    server.pages["*"] = b"HTTP/1.1 200 OK\r\n\r\n"
    told = refusal(fetcher(), typed(server.at("/").replace("http:", "https:")))
    assert told in (
        "No secure connection to 127.0.0.1 can be made.",
        f"There was no whole answer within {SECONDS:g} seconds.",
    )


# -- answers -------------------------------------------------------------------------------------


def chunks(*pieces: bytes) -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([packer.compress(bytes(1_000_000)) for _ in range(size)]) + packer.flush()


def head(*lines: str, body: bytes = b"") -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", *lines]).encode("latin-1") + b"\r\n\r\n" + body


ANSWERS = {
    "nothing": (b"", "does not answer as a web server does"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n", "does not answer as a web server does"),
    "no number": (b"HTTP/1.1 many OK\r\n\r\n", "does not answer as a web server does"),
    "an endless line": (b"HTTP/1.1 200 " + b"a" * 70_000, "does not answer as a web server does"),
    "a long header": (head("X: " + "a" * 70_000), "does not answer as a web server does"),
    "many headers": (head(*["X: y"] * 200), "does not answer as a web server does"),
    "huge headers": (head(*["X: " + "a" * 60_000] * 9), "larger than anything"),
    "a bomb": (
        response(bomb(200), "text/vtt", "Content-Encoding: gzip"),
        "larger than 20 MB",
    ),
    "a packed bomb in a packed bomb": (
        response(packed(b"x"), "text/vtt", "Content-Encoding: gzip, gzip"),
        "packed in a way",
    ),
    "an unknown packing": (response("x", "text/vtt", "Content-Encoding: br"), "packed in a way"),
    "half a packing": (
        response(packed(b"x" * 9_000)[-30:-9], "text/vtt", "Content-Encoding: gzip"),
        "is damaged",
    ),
    "a cut packing": (
        response(bomb(1)[:-20], "text/vtt", "Content-Encoding: gzip"),
        "broke off",
    ),
    "a chain of packings": (
        response(
            packed(b"WEBVTT").partition(b"\r\n\r\n")[2] + bomb(0) * 1_000,
            "text/vtt",
            "Content-Encoding: gzip",
        ),
        "packed in too many pieces",
    ),
    "a length that is too long": (head("Content-Length: 100", body=b"WEBVTT"), "broke off"),
    "a length of gigabytes": (head("Content-Length: 99999999999"), "larger than 20 MB"),
    "a cut chunk": (chunks(b"WEBVTT") + b"ff\r\nabc", "does not answer as a web server does"),
    "no chunks": (head("Transfer-Encoding: chunked", body=b"zz\r\n"), "does not answer"),
    "an empty answer": (head("Content-Length: 0"), "empty answer"),
    "a film": (response(b"\0\0\0\x18ftyp", "video/mp4"), "sends no text there, but video/mp4"),
    "no content": (b"HTTP/1.1 204 No Content\r\n\r\n", "(204)"),
    "a part": (b"HTTP/1.1 206 Partial\r\nContent-Length: 1\r\n\r\na", "(206)"),
    "a door": (b"HTTP/1.1 401 No\r\n\r\n", "wants a sign-in"),
    "a wall": (b"HTTP/1.1 403 No\r\n\r\n", "does not give this to programs"),
    "too often": (b"HTTP/1.1 429 No\r\nRetry-After: 1\r\n\r\n", "left alone"),
    "a fault": (b"HTTP/1.1 503 No\r\n\r\n", "has a fault of its own (503)"),
    "no number of HTTP": (b"HTTP/1.1 999 \x1b[31m\r\n\r\n", "(999)"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_odd_answer_ends_in_a_sentence(server: Server, name: str) -> None:
    server.pages["/"], told = ANSWERS[name]
    asked: list[Asked] = []
    said = refusal(fetcher(asked.append), typed(server.at("/")))
    assert told in said
    assert "\x1b" not in said
    assert len(server.requests) == 1  # it is not tried again
    assert [(one.address, one.answer) for one in asked] == [(server.at("/"), said)]


def test_a_packing_is_unpacked_under_the_deadline_too() -> None:
    deadline = Deadline(0)
    with pytest.raises(TooLate):
        unpacked(bomb(1), "gzip", deadline)


def test_a_hundred_packings_are_one_text(server: Server) -> None:
    pieces = b"".join(gzip.compress(b"%d " % number) for number in range(MOST_MEMBERS))
    server.put("/", pieces, "text/vtt", "Content-Encoding: gzip")
    answer = fetcher().get(typed(server.at("/")))
    assert answer.data.split() == [b"%d" % number for number in range(100)]


def test_what_never_ends_is_left_where_it_becomes_too_much(server: Server) -> None:
    def endless(line: socket.socket, over: threading.Event) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while not over.is_set():
            line.sendall(b"a" * 1_000_000)

    server.pages["/"] = endless
    assert "larger than 20 MB" in refusal(fetcher(), typed(server.at("/")))


def test_headers_cannot_bring_in_controls_or_cookies(server: Server) -> None:
    server.pages["/"] = head(
        'ETag: "a\x1b[31m"',
        "Set-Cookie: who=you",
        "Content-Type: text/\x1bvtt",
        body=HELLO.encode(),
    )
    asking = fetcher()
    answer = asking.get(typed(server.at("/")))
    assert "\x1b" not in answer.etag + answer.type
    asking.get(typed(server.at("/")))
    assert "cookie" not in "".join(server.heads).lower()


# -- time ----------------------------------------------------------------------------------------


def drip(text: bytes, each: float = 0.05) -> Say:
    """Say something a byte at a time, and then nothing more."""

    def say(line: socket.socket, over: threading.Event) -> None:
        for byte in text:
            if over.wait(each):
                return
            line.sendall(bytes([byte]))
        over.wait(30)

    return say


SLOW: dict[str, bytes | Say] = {
    "says nothing": drip(b""),
    "a slow status": drip(b"HTTP/1.1 200 OK\r\n" * 9),
    "slow headers": drip(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 99),
    "a slow body": drip(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + b"a" * 999),
    "go on and on": drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 99, 0.001),
}


@pytest.mark.parametrize("name", SLOW)
def test_one_deadline_is_over_all(server: Server, name: str) -> None:
    server.pages["/"] = SLOW[name]
    began = time.monotonic()
    assert "no whole answer within 1 seconds" in refusal(fetcher(), typed(server.at("/")))
    assert SECONDS - 0.1 <= time.monotonic() - began < SECONDS + 0.5


def test_the_deadline_is_over_the_resolver_too() -> None:
    over = threading.Event()

    def never(host: str, port: int) -> list[str]:
        over.wait(30)
        return []

    began = time.monotonic()
    told = refusal(fetcher(resolve=never), typed("http://talks.example/"))
    over.set()
    assert "no whole answer" in told
    assert time.monotonic() - began < SECONDS + 0.5


def test_nobody_listens() -> None:
    with serving() as server:
        address = server.at("/")
    assert "nobody listens there" in refusal(fetcher(), typed(address))


def test_a_host_that_there_is_not() -> None:
    def none(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    told = refusal(fetcher(resolve=none), typed("http://talks.example/"))
    assert told == (
        "talks.example cannot be found: there is no such host, or this computer is offline."
    )


def test_a_number_of_ipv6_is_named_in_brackets() -> None:
    assert address_of("http://[::1]:8080/").authority == "[::1]:8080"
    assert address_of("https://[2606:4700::1]/").authority == "[2606:4700::1]"
    assert address_of("example.org/a").text == "https://example.org/a"
