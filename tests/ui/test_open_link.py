"""Only plain web addresses reach the browser, and they show where they lead."""

import re
from collections.abc import Iterator

import pytest
from browsers import Browser, browser
from hypothesis import given
from hypothesis import settings as example_settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from reader.kept.settings import Settings
from reader.ui.parts.desktop.open_link import WEB_SEARCH, host, may_open, open_link, search_address

SCHEMES = ("http", "https", "file", "javascript", "data", "smb", "ftp", "mailto", "ms-msdt")


@pytest.fixture
def web(qtbot: QtBot) -> Iterator[Browser]:
    with browser(*SCHEMES) as made:
        yield made


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("https://www.youtube.com/watch?v=abc", "www.youtube.com"),
        ("http://video.example:8080/a?b=1#c", "video.example"),
        ("HTTPS://VIDEO.EXAMPLE/", "video.example"),
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
        ("https://аррӏе.com/", "xn--80ak6aa92e.com"),  # Cyrillic letters
        ("http://0x7f000001/", "127.0.0.1"),
        ("https://[2001:db8::1]/", "2001:db8::1"),
        ("https://e.example/$(touch%20/tmp/x)", "e.example"),
        ("https://e.example/video/überall", "e.example"),
    ],
)
def test_a_web_address_opens_and_shows_its_host(web: Browser, address: str, leads_to: str) -> None:
    assert may_open(address)
    assert host(address) == leads_to
    assert open_link(address)
    assert len(web.opened) == 1
    assert web.opened[0].startswith("http")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "file://attacker/share/x.exe",
        "\\\\attacker\\share\\x",
        "//attacker/share",
        "/etc/passwd",
        "smb://attacker/share",
        "ms-msdt:/id",
        "search-ms:query=x",
        "vbscript:x",
        "mailto:a@b?attach=/etc/passwd",
        "ftp://x/y",
        "www.youtube.com/watch?v=abc",
        "https://www.youtube.com@evil.example/watch",
        "https://user:secret@evil.example/",
        "https://@evil.example/",
        "https://youtube.com\\@evil.example/",
        "https://evil.example/\u202egnp.exe",
        "https://evil.example/\u200bx",
        "https://evil.example/\U000e0041x",
        "https://exa\nmple.org/x",
        "https://exa mple.org/x",
        " https://example.org/",
        "https://example.org/\t",
        "https:///etc/passwd",
        "https:foo",
        "https://",
        "--help",
        "-https://x",
        "https://e.org/\u0000x",
        "https://e.org/\ud800",
        "https://e.org/" + "x" * 5_000,
        "https://exa%00mple.org/",
        "https://[::1/",
    ],
)
def test_nothing_else_passes(web: Browser, address: str) -> None:
    assert not may_open(address)
    assert host(address) == ""
    assert not open_link(address)
    assert web.opened == []


@given(st.text(max_size=30))
@example_settings(max_examples=200)
def test_whatever_passes_is_a_web_address_of_one_host(text: str) -> None:
    for address in (text, f"https://{text}", f"https://video.example/{text}"):
        if may_open(address):
            assert address.lower().startswith(("http://", "https://"))
            assert host(address).isascii()
            # The host and its port end at a slash, a question mark or a hash (RFC 3986, 3.2).
            assert "@" not in re.split(r"[/?#]", address.partition("//")[2], maxsplit=1)[0]


# -- searching the web --------------------------------------------------------------------------


def test_a_search_carries_its_words_and_nothing_of_its_own(web: Browser) -> None:
    address = search_address("NATO - EU: getting closer? R&D #1 100%")
    assert address == (
        "https://duckduckgo.com/?q=NATO%20-%20EU%3A%20getting%20closer%3F%20R%26D%20%231%20100%25"
    )
    assert open_link(address)
    assert host(address) == "duckduckgo.com"


def test_words_in_any_script_are_encoded() -> None:
    assert search_address("é日") == "https://duckduckgo.com/?q=%C3%A9%E6%97%A5"


@pytest.mark.parametrize("words", ["a\n\tb", "a\u202e b", "a \x00b", "  a   b  ", "a\ud800b"])
def test_a_strangers_title_becomes_plain_words(words: str) -> None:
    assert search_address(words) == "https://duckduckgo.com/?q=a%20b"
    assert may_open(search_address(words))


def test_a_title_of_a_megabyte_makes_a_short_search() -> None:
    assert may_open(search_address("日" * 1_000_000))


def test_another_engine_is_asked_as_the_person_says() -> None:
    address = search_address("a b", "https://search.example/find?lang=de%2Den&words=%s&page=1")
    assert address == "https://search.example/find?lang=de%2Den&words=a%20b&page=1"


def test_the_usual_engine_is_that_of_the_settings() -> None:
    assert Settings().web_search == WEB_SEARCH
