"""Words of strangers stay words in Markdown and XML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.quotes.escapes import in_markdown, in_xml


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("It's 5 - 3 = 2, isn't it?", "It's 5 - 3 = 2, isn't it?"),
        ("*so* _so_ `so` ~so~ ^so^", r"\*so\* \_so\_ \`so\` \~so\~ \^so\^"),
        ("[a](b) ![c](d) <i>", r"\[a\](b) !\[c\](d) \<i\>"),
        ("a | b # c $d$ ==e==", r"a \| b \# c \$d\$ \==e\=="),
        ("# One", r"\# One"),
        ("> One", r"\> One"),
        ("- One", r"\- One"),
        ("+ One", r"\+ One"),
        ("1. One", r"1\. One"),
        ("2026) One", r"2026\) One"),
        ("2026 was", "2026 was"),
        ("---", r"\---"),
        ("===", r"\=\=="),
        (": One", r"\: One"),
        ("R&D &amp; &#65;", r"R&D \&amp; \&#65;"),
        ("https://a.b www.a.b", r"https\://a.b www\.a.b"),
        ("C:\\new", r"C:\\new"),
    ],
)
def test_what_markdown_would_read_as_markup_is_escaped(words: str, markdown: str) -> None:
    # The first "#" of an entity needs no escape of its own, but has one.
    assert in_markdown(words) == markdown.replace("&#", "&\\#")


SPECIAL = st.text(st.sampled_from("*_`[]()<>#|~^$&=\\!+-.:0 1ax;\n"), max_size=30)


@given(SPECIAL)
def test_an_escape_only_adds_backslashes(words: str) -> None:
    markdown = in_markdown(words)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown) == words
    bare = re.sub(r"\\.", "x", markdown)
    assert not set(bare) & set("*_`[]<>#|~^$\\")
    assert "==" not in bare


def test_what_xml_does_not_allow_is_replaced() -> None:
    assert in_xml("a\x00b\x0bc\ud800d\ufffee<") == "a\ufffdb\ufffdc\ufffdd\ufffde&lt;"
    assert in_xml("tab\tline\n😀") == "tab\tline\n😀"
