"""Excerpts as JSON: they come back whole, and what is none is told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import BRIDGES, DAY

from reader.model.excerpt import Excerpt, cut, joined
from reader.model.transcript import (
    Fetched,
    Span,
)
from reader.quotes.excerpt_json import as_json, from_json


def excerpt(first: int, last: int) -> Excerpt:
    return cut(BRIDGES, Span(first, 0, last, len(BRIDGES.cues[last].text)), taken=DAY)


def test_an_excerpt_comes_back_whole() -> None:
    for one in (excerpt(0, 3), excerpt(1, 1), cut(BRIDGES, None, taken=DAY)):
        kept = json.loads(json.dumps(as_json(one)))
        assert from_json(kept) == one
    web = Fetched("https://example.org/a.vtt", "2026-11-26", '"v7"', "ab12")
    fetched = cut(BRIDGES._replace(source=BRIDGES.source._replace(fetched=web)), None, taken=DAY)
    assert from_json(json.loads(json.dumps(as_json(fetched)))) == fetched
    both = joined([excerpt(3, 3), excerpt(0, 0)])
    assert both.text == "They built\n[…] Why?"
    assert from_json(json.loads(json.dumps(as_json(both)))) == both


@given(st.integers(0, 3), st.integers(0, 12), st.integers(0, 3), st.integers(0, 12))
def test_any_excerpt_comes_back_whole(first: int, char: int, last: int, end: int) -> None:
    first, last = min(first, last), max(first, last)
    char, end = min(char, len(BRIDGES.cues[first].text)), min(end, len(BRIDGES.cues[last].text))
    if (first, char) <= (last, end):
        made = cut(BRIDGES, Span(first, char, last, end), taken=DAY)
        assert from_json(json.loads(json.dumps(as_json(made)))) == made


@pytest.mark.parametrize("broken", [None, {}, [], {"numbers": [1]}, "x", {"numbers": "abc"}])
def test_what_is_no_excerpt_is_told(broken: object) -> None:
    with pytest.raises(ValueError, match=r"no excerpt|invalid literal|not enough|unpack"):
        from_json(broken)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("taken", "yesterday"),
        ("provenance", "angels"),
        ("cues", [["a"]]),
        ("cues", 7),
        ("span", [0, 0]),
        ("times", [[1, False]]),
        ("source", ["a"]),
        ("paragraphs", [["Ana", "Words", [1, False], "shout"]]),
        ("fetched", ["https://example.org"]),
        ("fetched", {"colour": "red"}),
    ],
)
def test_one_wrong_part_is_told(key: str, wrong: object) -> None:
    value: dict[str, Any] = {**json.loads(json.dumps(as_json(excerpt(0, 1)))), key: wrong}
    with pytest.raises(ValueError):
        from_json(value)


def test_what_an_earlier_version_kept_was_not_fetched() -> None:
    value = as_json(excerpt(0, 1))
    del value["fetched"]
    assert from_json(value).transcript.source.fetched is None


def test_a_path_that_can_be_none_is_left_out() -> None:
    value = as_json(excerpt(0, 1))
    value["source"][0] = "/x/a\0b"
    assert from_json(value).transcript.source.path == ""
