"""What is said to a first word that is neither a verb nor a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import first_word
from reader.cli.arguments import UsageError


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes").write_text("")
    (tmp_path / "find").write_text("")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("fnd", "There is no file or verb called “fnd”. Did you mean “find”?"),
        ("Qoute", "There is no file or verb called “Qoute”. Did you mean “quote”?"),
        ("serach", "There is no file or verb called “serach”. Did you mean “library search”?"),
        ("help", "There is no file or verb called “help”. Did you mean “--help”?"),
        (
            "harbour",
            "There is no file or verb called “harbour”. "
            "The verbs are convert, find, quote, pair, get, write-down and library.",
        ),
        ("convert", "“convert” is a verb and stands first, before any option of the window."),
    ],
)
def test_a_verb_with_a_letter_amiss_is_told_of(word: str, told: str) -> None:
    with pytest.raises(UsageError) as refusal:
        first_word.check([Path(word), Path("talk.srt")])
    assert str(refusal.value) == told


@pytest.mark.parametrize("word", ["notes", "find", "talk.srt", "talks/monday", "./fnd", ".hidden"])
def test_what_is_there_or_looks_like_a_file_is_left_to_the_window(word: str) -> None:
    first_word.check([word])
    first_word.check([])


def test_only_the_first_word_can_be_a_verb() -> None:
    first_word.check(["talk.srt", "fnd"])
