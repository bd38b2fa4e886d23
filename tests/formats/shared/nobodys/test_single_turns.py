"""Captions in which somebody takes the word whose label stands once."""

from __future__ import annotations

import pytest

from reader.formats.shared.captions import finish
from reader.model.transcript import Cue, WordTime


def told(*texts: str) -> list[tuple[str, str]]:
    cues = [Cue(text, 1_000 * at, 1_000 * at + 900) for at, text in enumerate(texts)]
    return [(cue.speaker, cue.text) for cue in finish(cues).cues]


def test_a_name_behind_a_sentence_says_the_sentence_that_follows() -> None:
    assert told(
        "The boats came in.", "Ana Reyes: I saw them", "that morning.", "The quay was white.", "So."
    ) == [
        ("", "The boats came in."),
        ("Ana Reyes", "I saw them"),
        ("Ana Reyes", "that morning."),
        ("", "The quay was white."),
        ("", "So."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Breaking News: The harbour is shut.",
        "Cold Harbour: a story of the sea.",
        "Wind: I felt it.",
        "New York: The mayor spoke.",
    ],
)
def test_other_labels_name_nobody(text: str) -> None:
    assert told("The boats came in.", text, "The quay was white.")[1] == ("", text)


def test_a_name_amid_a_sentence_is_said() -> None:
    text = "Ana Reyes: I saw them."
    assert told("She only said of", text, "So it was.")[1] == ("", text)


def test_times_of_words_go_with_them() -> None:
    words = (WordTime(0, 1_000), WordTime(11, 1_200), WordTime(13, 1_400))
    cues = [Cue("It rains.", 0, 900), Cue("Ana Reyes: I saw it.", 1_000, 1_900, words=words)]
    assert finish(cues).cues[1].words == (WordTime(0, 1_200), WordTime(2, 1_400))
