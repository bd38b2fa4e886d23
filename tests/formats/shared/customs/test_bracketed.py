"""Names in brackets that no colon parts from the words."""

from __future__ import annotations

import pytest

from reader.formats.shared.customs.bracketed import behind_dashes, bracketed, wide_label
from reader.formats.shared.names import Label
from reader.model.transcript import Cue


def names(*texts: str) -> list[str]:
    found = bracketed([Cue(text) for text in texts])
    return [labels[0].name if labels and labels[0] else "" for labels in found]


def test_names_in_brackets_open_nearly_all() -> None:
    assert names("[Tom] One.", "[Eve] Two.", "[Tom] Three.") == ["Tom", "Eve", "Tom"]
    assert names("[Tom] One.", "[Eve] Two.", "[Tom] Three.", "[laughs] Yes.")[:3] == [
        "Tom",
        "Eve",
        "Tom",
    ]
    assert names("【山田】一。", "（鈴木）二。", "【山田】三。") == ["山田", "鈴木", "山田"]


def test_notes_in_brackets_name_nobody() -> None:
    assert names("[Tom] One.", "Two.", "Three.", "Four.") == []
    assert names("（小声で）一。", "（足音）二。", "（小声で）三。") == []


@pytest.mark.parametrize(
    "line", ["（拍手）ありがとう", "（小声で）だめ", "（足音）あ", "(Ana) So", ""]
)
def test_sounds_and_manners_are_no_wide_labels(line: str) -> None:
    assert wide_label(line) is None


def test_a_wide_label() -> None:
    assert wide_label("（山田）おはよう") == Label("山田", 4)
    assert wide_label("【ナレーション】 海。") == Label("ナレーション", 9)


def dashed(*texts: str) -> list[list[str]]:
    found = behind_dashes([Cue(text) for text in texts])
    return [
        [label.name if label else "" for label in found.get(at, [])] for at in range(len(texts))
    ]


def test_names_in_brackets_stand_behind_dashes() -> None:
    assert dashed("- [Tom] One.", "Two.", "- [Eve] Three.\n- [Tom] Four.") == [
        ["Tom"],
        [],
        ["Eve", "Tom"],
    ]
    assert dashed(*["- [Tom] One.", "- [Eve] Two."] * 2, "- [Laughs] Three.") == [
        *[["Tom"], ["Eve"]] * 2,
        [],
    ]


def test_sounds_behind_dashes_name_nobody() -> None:
    assert dashed("- [Sighs] Yes.", "- [Laughing] No.", "- [Groans] Go.", "- Stay.") == [[]] * 4
    assert dashed("- [Tom] One.", "- Two.", "- Three.", "- Four.", "- [Eve] Five.") == [[]] * 5
