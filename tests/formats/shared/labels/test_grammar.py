"""What opens a line as a label does."""

from __future__ import annotations

import pytest
from read import read

from reader.formats.shared.labels.grammar import any_label_of


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("De **voorzitter**: Dank u.", "De voorzitter", "Dank u."),
        ("Mevrouw **Lind** (Water): Sinds mei.", "Mevrouw Lind (Water)", "Sinds mei."),
        ("Bo (@bo_b): hi", "Bo", "hi"),
        ("Pat 🚢 (@pat): boo", "Pat 🚢", "boo"),
    ],
)
def test_labels_with_marks_and_handles(line: str, name: str, words: str) -> None:
    label = any_label_of(line)
    assert label is not None
    assert (label.name, line[label.length :]) == (name, words)


@pytest.mark.parametrize("line", ["It is **very** good: yes.", "See (@bo)", "So **it** was"])
def test_words_in_bold_within_a_sentence_are_no_label(line: str) -> None:
    assert any_label_of(line) is None


def test_words_of_nobody_are_so_where_nobody_is_named() -> None:
    cues = read("[Unnamed]: It is shut.\n\nSince May.", "a.txt").cues
    assert [(cue.speaker, cue.text) for cue in cues] == [("", "It is shut."), ("", "Since May.")]
