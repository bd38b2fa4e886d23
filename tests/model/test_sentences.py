"""Where sentences end."""

from __future__ import annotations

import itertools

import pytest

from reader.model import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two? Three!", ["One.", " Two?", " Three!"]),
        ("Dr. Reed met Mr. Tumble. They spoke.", ["Dr. Reed met Mr. Tumble.", " They spoke."]),
        ("It costs 3.5 euros. Yes.", ["It costs 3.5 euros.", " Yes."]),
        ("He said “No.” She left.", ["He said “No.”", " She left."]),
        ("Well... maybe not. Right.", ["Well... maybe not.", " Right."]),
        ("The U.S. Army came. Then?", ["The U.S. Army came.", " Then?"]),
        ("港へ行きます。はい。", ["港へ行きます。", "はい。"]),
        ("यह है। ठीक।", ["यह है।", " ठीक।"]),
        ("no end here", []),
    ],
)
def test_sentences_end_where_a_reader_sees_it(text: str, parts: list[str]) -> None:
    ends = [0, *sentences.ends(text)]
    assert [text[a:b] for a, b in itertools.pairwise(ends)] == parts


def test_a_caption_can_end_a_sentence() -> None:
    assert sentences.ends_sentence("they don’t want that. ")
    assert sentences.ends_sentence("he said “no.”")
    assert not sentences.ends_sentence("which clearly stated that")
    assert not sentences.ends_sentence("")


def test_a_long_text_without_a_space_takes_no_long_time() -> None:
    assert sentences.ends("." * 200_000 + "a" * 1_000_000) == []
