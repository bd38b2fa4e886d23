"""Highlights find their words again in another version of a transcript, or are said to be lost."""

from __future__ import annotations

import os
import random

import pytest

from reader.model.anchors import Anchor, Placing, anchor, place
from reader.model.prose import Reading, prose
from reader.model.transcript import Cue, Span, Transcript

EDITS = int(os.environ.get("READER_EDITS", "120"))


def reading(*texts: str) -> Reading:
    return prose(Transcript(cues=tuple(Cue(text) for text in texts)))


OLD = reading(
    "They built the iron", "bridge over the Douro.", "Nobody came to see it,", "not even the king."
)


def kept(first: int, char: int, last: int, end: int) -> Anchor:
    return anchor(OLD, Span(first, char, last, end))


IRON_BRIDGE = kept(0, 15, 1, 6)
SENTENCE = kept(2, 0, 3, 18)


def test_a_passage_is_kept_with_what_stands_around_it() -> None:
    assert IRON_BRIDGE.quote == "iron bridge"
    assert IRON_BRIDGE.before == "They built the "
    assert IRON_BRIDGE.after.startswith(" over the Douro.")


def test_in_the_same_text_it_is_where_it_was() -> None:
    assert place(IRON_BRIDGE, OLD) == (Placing.SAME, Span(0, 15, 1, 6), "iron bridge")


def test_cut_into_other_captions_it_is_found_by_its_words() -> None:
    new = reading("Listen.", "They built the iron bridge", "over the Douro. Nobody came.")
    assert place(IRON_BRIDGE, new) == (Placing.MOVED, Span(1, 15, 1, 26), "iron bridge")


def test_of_the_same_words_in_two_places_it_is_the_one_with_its_surroundings() -> None:
    new = reading("An iron bridge is a bridge.", "They built the iron bridge over the Douro.")
    assert place(IRON_BRIDGE, new).span == Span(1, 15, 1, 26)


def test_a_few_words_said_elsewhere_are_not_the_passage() -> None:
    new = reading("An iron bridge is a bridge.", "Nobody came to see it.")
    assert place(IRON_BRIDGE, new) == (Placing.LOST, None, "")


def test_words_that_were_corrected_are_shown_as_they_are_now() -> None:
    new = reading("They built the", "iron bridges high", "over the Douro. Nobody came to see it,")
    assert place(IRON_BRIDGE, new) == (Placing.CHANGED, Span(1, 0, 1, 17), "iron bridges high")


def test_what_took_the_place_of_a_passage_is_not_it() -> None:
    new = reading("They built the whole xyz zzz over the Douro. Nobody came to see it,")
    assert place(IRON_BRIDGE, new).how is Placing.LOST


def test_a_long_passage_needs_no_surroundings() -> None:
    new = reading("Something else.", "Nobody came to see it, not even the king.", "The end.")
    assert place(SENTENCE, new) == (Placing.MOVED, Span(1, 0, 1, 41), SENTENCE.quote)


def test_an_empty_transcript_has_nothing() -> None:
    assert place(IRON_BRIDGE, prose(Transcript())).how is Placing.LOST


@pytest.mark.parametrize("seed", range(4))
def test_edits_move_change_or_lose_passages_and_never_mistake_them(seed: int) -> None:
    chance = random.Random(seed)
    words = [f"word{number}" for number in range(60)]
    sentences = [
        " ".join(chance.choice(words) for _ in range(chance.randint(3, 12))) + "."
        for _ in range(150)
    ]
    old = reading(*sentences)
    anchors = []
    for _ in range(40):
        first = chance.randrange(len(sentences) - 2)
        last = first + chance.randrange(3)
        char = chance.randrange(len(sentences[first]) - 3)
        end = (
            len(sentences[last])
            if last > first
            else chance.randint(char + 2, len(sentences[first]))
        )
        made = anchor(old, Span(first, char, last, end))
        if made.quote:
            anchors.append(made)
    new = list(sentences)
    for _ in range(EDITS // 4):
        edit(new, words, chance)
        now = reading(*new)
        for one in anchors:
            placed = place(one, now)
            if placed.span is None:
                assert placed.how is Placing.LOST
                continue
            start, end = now.range(placed.span)
            assert now.text[start:end] == placed.words
            if placed.how is not Placing.CHANGED:
                assert placed.words == one.quote


def edit(sentences: list[str], words: list[str], chance: random.Random) -> None:
    """Do what people and programs do to captions."""
    at = chance.randrange(len(sentences))
    kind = chance.choice(("insert", "delete", "swap", "correct", "join", "split"))
    if kind == "insert":
        sentences.insert(at, " ".join(chance.choice(words) for _ in range(5)) + ".")
    elif kind == "delete" and len(sentences) > 40:
        del sentences[at]
    elif kind == "swap":
        other = chance.randrange(len(sentences))
        sentences[at], sentences[other] = sentences[other], sentences[at]
    elif kind == "correct":
        parts = sentences[at].split()
        parts[chance.randrange(len(parts))] = chance.choice(words)
        sentences[at] = " ".join(parts)
    elif kind == "join" and at + 1 < len(sentences):
        sentences[at : at + 2] = [f"{sentences[at]} {sentences[at + 1]}"]
    elif kind == "split" and " " in sentences[at]:
        middle = sentences[at].index(" ")
        sentences[at : at + 1] = [sentences[at][:middle], sentences[at][middle + 1 :]]
