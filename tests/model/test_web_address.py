from __future__ import annotations

import pytest

from reader.model.web_address import web_address


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=abc&t=42",
        "http://example.org",
        "https://example.org:8080/a/b?c#d",
        "https://[2001:db8::1]/x",
        "https://xn--80ak6aa92e.com/",
    ],
)
def test_a_plain_web_address_stays_as_it_is(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        # A Cyrillic "а" in the host; the same letters of a path are of no consequence.
        ("https://p\u0430ypal.com/", "https://xn--pypal-4ve.com/"),
        # Not a full stop but a dot that leads the eye: the network takes it for one.
        ("https://e\u2024org/", "https://e.org/"),
        ("HTTPS://Example.ORG/A", "https://example.org/A"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("https://example.org/%C3%A9é", "https://example.org/%C3%A9%C3%A9"),
    ],
)
def test_what_could_look_like_another_is_written_in_ascii(address: str, shown: str) -> None:
    assert web_address(address) == shown


@pytest.mark.parametrize(
    "address",
    [
        *("", "https://", "https:///etc/passwd", "https:foo", "//example.org/", "example.org"),
        *("javascript:alert(1)", " javascript:alert(1)", "data:text/html,<script>", "vbscript:x"),
        *("file:///etc/passwd", "file://host/share", "smb://host/share", "mailto:a@b", "ftp://x/y"),
        *("\\\\host\\share", "--help", "-https://x", "HTTPS://-x/", "https://a..b/", "https://.a/"),
        *("https://www.youtube.com@evil.example/", "https://youtube.com\\@evil.example/"),
        *("https://example.org/\u202egnp.exe", "https://exa\nmple.org/", "https://e.org/\x00x"),
        *('https://e.org/"x', "https://e.org/<x>", "https://e.org/a b", "https://e.org:port/"),
        *("https://" + "\u0430" * 70 + ".com/", "https://e.org/" + "a" * 5_000),
    ],
)
def test_anything_else_is_no_link(address: str) -> None:
    assert web_address(address) == ""
