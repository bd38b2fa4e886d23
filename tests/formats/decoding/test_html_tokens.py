"""HTML cut into tags and text in one tolerant pass."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reader.formats.decoding.html_tokens import MOST_ATTRIBUTES, listen


class Heard:
    """Writes tags and texts down, each as a line a person can read."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.attributes: list[dict[str, str]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.events.append(f"+{name}")
        self.attributes.append(dict(attributes))

    def end(self, name: str) -> None:
        self.events.append(f"-{name}")

    def text(self, text: str) -> None:
        self.events.append(text)


def heard(html: str) -> list[str]:
    listener = Heard()
    listen(html, listener)
    return listener.events


def attributes(html: str) -> dict[str, str]:
    listener = Heard()
    listen(html, listener)
    return listener.attributes[0]


@pytest.mark.parametrize(
    ("html", "events"),
    [
        ("", []),
        ("One", ["One"]),
        ("<p>One</p>two", ["+p", "One", "-p", "two"]),
        ("<P>One</P >", ["+p", "One", "-p"]),
        ("<br/><br />", ["+br", "+br"]),
        ("Tom &amp; Ana &lt;3", ["Tom & Ana <3"]),
        ("a < b, I <3 you <", ["a < b, I <3 you <"]),
        ("a<!-- <p> -- > -->b", ["a", "b"]),
        ("a<!-- never closed <p>", ["a"]),
        ("<!DOCTYPE html><?php x ?>a", ["a"]),
        ("<script>if (a<b) '</p>'</SCRIPT>a", ["+script", "-script", "a"]),
        ("<style>p {}</styles>p</style>a", ["+style", "-style", "a"]),
        ("<script>never closed", ["+script"]),
        ("<title>On &amp; <b>tides</title>", ["+title", "On & <b>tides", "-title"]),
        ("<textarea><p></textarea>", ["+textarea", "<p>", "-textarea"]),
        ("<p title='a>b'>One", ["+p", "One"]),
        ('<p title="it\'s">One', ["+p", "One"]),
        ("<p class=a'b>One", ["+p", "One"]),
        ("<p class='never closed>One<b>two", ["+p", "One", "+b", "two"]),
        ("One<p", ["One", "+p"]),
        ("<x-a.b:c>", ["+x-a.b:c"]),
    ],
)
def test_tags_and_texts(html: str, events: list[str]) -> None:
    assert heard(html) == events


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>", {}),
        ("<p / >", {}),
        ("<a HREF=/x>", {"href": "/x"}),
        ("<a href='/x' id = \"y\" hidden>", {"href": "/x", "id": "y", "hidden": ""}),
        ("<a href='/x?a=1&amp;b=2'>", {"href": "/x?a=1&b=2"}),
        ("<a id=one ID=two>", {"id": "one"}),
        ("<a title='a > b'>", {"title": "a > b"}),
        ("<a title=''>", {"title": ""}),
        ("<a\nid\n=\n'x'/>", {"id": "x"}),
    ],
)
def test_attributes(html: str, found: dict[str, str]) -> None:
    assert attributes(html) == found


def test_so_many_attributes_are_looked_at() -> None:
    many = " ".join(f"a{number}=b" for number in range(MOST_ATTRIBUTES + 5))
    assert len(attributes(f"<p {many}>")) == MOST_ATTRIBUTES


def test_the_listener_may_want_what_stands_in_scripts() -> None:
    listener = Heard()
    listen(
        "<script>a &amp;&amp; b</script><title>Tides</title><style>p</style>", listener, ("script",)
    )
    assert listener.events == [
        "+script",
        "a &amp;&amp; b",
        "-script",
        "+title",
        "-title",
        "+style",
        "-style",
    ]
