"""The markup inside captions, and what only looks like it."""

from __future__ import annotations

import pytest

from reader.formats.shared.caption_markup import (
    Turn,
    escape,
    has_markup,
    is_escaped,
    subrip_text,
    unescape,
    webvtt_turns,
)
from reader.model.transcript import WordTime


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        ("a &amp; b", "a & b"),
        ("&lt;i&gt;", "<i>"),
        ("&#228;&#xe4;&#XE4;", "äää"),
        ("&nbsp;&lrm;", "\xa0\u200e"),
        ("AT&T & co; a &b", "AT&T & co; a &b"),
        ("&nosuchname;", "&nosuchname;"),
        ("&amp;amp;", "&amp;"),
    ],
)
def test_references_are_resolved_once(text: str, plain: str) -> None:
    assert unescape(text) == plain


@pytest.mark.parametrize("text", ["<i>a</i>", "a</b>", "{\\an8}a", "{i}a", "{/i}", "{Y:i}a"])
def test_what_would_be_read_as_markup(text: str) -> None:
    assert has_markup(text)


@pytest.mark.parametrize("text", ["", "I <3 you", "a < b", "{name}", "<>", "{ i }"])
def test_what_would_not(text: str) -> None:
    assert not has_markup(text)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Tom &amp; Ana", True),
        ("Tom &#38; Ana", True),
        ("Tom & Ana", False),
        ("Tom &amp; Ana & Ben", False),
        ("Tom", False),
    ],
)
def test_a_text_is_escaped_where_each_ampersand_opens_a_reference(text: str, escaped: bool) -> None:
    assert is_escaped(text) is escaped


@pytest.mark.parametrize(
    ("caption", "text"),
    [
        ("<i>Hello</i>", "Hello"),
        ("<I>Hello</I>", "Hello"),
        ('<font color="#fff" face="Arial">Hello</font>', "Hello"),
        ("{\\an8}Hello", "Hello"),
        ("{\\i1}Hello{\\i0\\b1}", "Hello"),
        ("{b}Hello{/b}", "Hello"),
        ("{Y:i,b}Hello", "Hello"),
        ("One<br>two<BR/>three", "One\ntwo\nthree"),
        ("<c.yellow>Hello</c>", "Hello"),
        ("<v Ana>Hello</v>", "Hello"),
        ("Map<String>", "Map<String>"),
        ("I <3 you", "I <3 you"),
        ("a < b > c", "a < b > c"),
        ("<v>Hello", "<v>Hello"),
        ("<title>Hello", "<title>Hello"),
        ("{name} said", "{name} said"),
        ("{\\an8\nHello", "{\\an8\nHello"),
        ("<i>unclosed", "unclosed"),
    ],
)
def test_subrip_loses_its_tags_and_nothing_else(caption: str, text: str) -> None:
    assert subrip_text(caption) == text


@pytest.mark.parametrize(
    ("payload", "turns"),
    [
        ("", [("", "")]),
        ("Tom &amp; Ana", [("", "Tom & Ana")]),
        ("<i>One</i> <b>two</b>", [("", "One two")]),
        ("<i></i>", []),
        ("<v Ana>Hello", [("Ana", "Hello")]),
        ("<v.loud.first Ana  Reyes>Hello</v> there", [("Ana Reyes", "Hello"), ("", " there")]),
        ("So: <v Ana>One <v Ben>two", [("", "So: "), ("Ana", "One "), ("Ben", "two")]),
        ("<v Ana &amp; Ben>Hello", [("Ana & Ben", "Hello")]),
        ("<v>Hello", [("", "Hello")]),
        ("<v ->Hello", [("", "Hello")]),
        ("<c.yellow.bg_blue>One</c>", [("", "One")]),
        ("<lang en-GB>One</lang>", [("", "One")]),
        ("One<br>two", [("", "One\ntwo")]),
        ("<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>です", [("", "漢字です")]),
        ("<ruby>漢<rt>kan</ruby>字", [("", "漢字")]),
        ("&lt;i&gt;", [("", "<i>")]),
        ("Map<String> I <3 you <", [("", "Map<String> I <3 you <")]),
    ],
)
def test_webvtt_is_read_voice_by_voice(payload: str, turns: list[tuple[str, str]]) -> None:
    assert [(turn.speaker, turn.text) for turn in webvtt_turns(payload)] == turns


def test_time_tags_are_times_of_words() -> None:
    assert webvtt_turns("so <00:01.500>it <00:00:02.000><i>is</i>") == [
        Turn("", "so it is", (WordTime(3, 1_500), WordTime(6, 2_000)))
    ]
    assert webvtt_turns("<v Ana>a &amp; <v Ben><00:02.000>b")[1] == Turn(
        "Ben", "b", (WordTime(0, 2_000),)
    )
    assert webvtt_turns("&amp;<00:02.000>b")[0].words == (WordTime(1, 2_000),)


def test_text_is_escaped_as_webvtt_asks() -> None:
    assert escape("a<b>&c") == "a&lt;b&gt;&amp;c"
    assert unescape(escape("&lt; <i>")) == "&lt; <i>"
