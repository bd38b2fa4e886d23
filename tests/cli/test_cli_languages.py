"""The command line in other languages: what argparse says of it, and the help of every verb."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import tongues
from commands import run

from reader import wording
from reader.cli import arguments, convert, find, get, library, pair, quote, verify
from reader.cli.arguments import OF_ARGPARSE, Answer, UsageError
from reader.cli.get_asking import QUESTION
from reader.kept.settings import Settings
from reader.library import Arrival, open_at
from reader.model.transcript import Cue, Transcript

VERBS: dict[str, ModuleType] = {
    "convert": convert,
    "find": find,
    "get": get,
    "library": library,
    "pair": pair,
    "quote": quote,
}
ALL = (
    *("convert", "find", "get", "pair", "quote", "quote --verify"),
    *(f"library {action}" for action in library.ACTIONS),
)
_PLACES = re.compile(r"%(?:\(\w+\))?[rs]")
_UNMARKED = re.compile(r"(?<![-\w])[A-Za-z]{3,}")


def asked(verb: str, *words: str) -> object:
    """Say words to a verb."""
    first, *action = verb.split()
    module = verify if verb == "quote --verify" else VERBS[first]
    return module.asked([*action, *words] if first == "library" else words)


class Marked:
    """A catalogue in which all words stand between marks."""

    def gettext(self, words: str) -> str:
        return f"⟦{words}⟧"

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)

    def pgettext(self, context: str, words: str) -> str:
        return self.gettext(words)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COLUMNS", "400")
    with tongues.speaking("en"):
        wording._Spoken.catalogue = Marked()  # type: ignore[assignment]
        yield


@pytest.fixture
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    with tongues.speaking(request.param):
        yield request.param


def helped(verb: str) -> str:
    with pytest.raises(Answer) as answer:
        asked(verb, "--help")
    return str(answer.value)


def refused(verb: str, *words: str) -> str:
    with pytest.raises(UsageError) as problem:
        asked(verb, *words)
    return str(problem.value)


@pytest.mark.parametrize("verb", ALL)
def test_the_help_of_a_verb_is_in_the_language_spoken(marked: None, verb: str) -> None:
    usage, *rest = helped(verb).partition("\n")
    assert usage.startswith(f"⟦usage: ⟧transcript-reader {verb} [-h] ")
    # What it is for is a table of words, made in the language in which it was loaded.
    told = [line for line in "".join(rest).splitlines() if line.startswith((" ", "⟦"))]
    left = re.sub(r"⟦[^⟦⟧]*⟧|\{[a-z,]+\}|URL|--?\w+(?:-\w+)*", "", "\n".join(told))
    assert _UNMARKED.findall(left) == []


def test_what_argparse_says_is_in_the_language_spoken(marked: None) -> None:
    assert refused("find", "--nope", "a", "b") == (
        "⟦⟦unrecognized arguments: --nope⟧. Try transcript-reader find --help.⟧"
    )
    assert "⟦the following arguments are required: ⟦QUERY⟧, ⟦FILE⟧⟧" in refused("find", "--json")
    assert "⟦argument --speaker: ⟦expected one argument⟧⟧" in refused("find", "a", "b", "--speaker")
    assert "⟦ignored explicit argument '3'⟧" in refused("find", "a", "b", "--json=3")
    assert "⟦not allowed with argument --json⟧" in refused("pair", "a", "b", "--json", "--to", "x")
    assert "⟦invalid choice: 'x' (choose from " in refused("library search", "a", "--order", "x")


@pytest.mark.parametrize("spoken", wording.LANGUAGES, indirect=True)
def test_every_language_keeps_the_places_of_argparse(spoken: str) -> None:
    for words in OF_ARGPARSE:
        assert sorted(_PLACES.findall(wording.tr(words))) == sorted(_PLACES.findall(words)), words


@pytest.mark.parametrize("columns", ["60", "400"])
@pytest.mark.parametrize("spoken", wording.LANGUAGES, indirect=True)
def test_every_language_can_write_the_help(
    spoken: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for verb in ALL:
        assert helped(verb).startswith(f"{wording.tr('usage: ')}transcript-reader {verb}")


@pytest.mark.parametrize("spoken", ["de", "ar"], indirect=True)
def test_what_machines_read_is_english_whatever_is_spoken(spoken: str, tmp_path: Path) -> None:
    base = ("--basedir", tmp_path / "base")
    hello = b"1\n00:00:01,000 --> 00:00:02,000\nHello there.\n"
    (tmp_path / "talk.srt").write_bytes(hello)
    (tmp_path / "empty.srt").write_bytes(b"")

    def told(*words: str | Path, given: bytes = b"") -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(run(*words, "--json", given=given).out)
        return answer

    with closing(open_at(str(tmp_path / "base" / "data"))) as library:
        library.add([Arrival(Transcript(cues=(Cue("Hello there."),)))])
    added = told("library", "add", tmp_path / "empty.srt", *base)
    assert added["refused"] == [
        {"path": str(tmp_path / "empty.srt"), "reason": "The file is empty."}
    ]
    assert told("library", "list", *base)["transcripts"][0]["title"] == "Untitled transcript"
    assert told("library", "search", "hello", *base)["hits"][0]["title"] == "Untitled transcript"
    assert run("library", "search", "hello", "--csv", *base).out.count("Untitled transcript") == 1
    named = told("find", "hello", "-", tmp_path / "talk.srt", given=hello)["hits"]
    assert [hit["file"] for hit in named] == ["standard input", str(tmp_path / "talk.srt")]
    with closing(sqlite3.connect(tmp_path / "base" / "data" / "library.db")) as kept:
        kept.execute("UPDATE transcript SET author = 'Ana'")
        kept.commit()
    (fault,) = told("library", "check", *base)["faults"]
    assert fault == "Transcript 1: what is listed of it is not what it says."


def test_the_themes_are_those_of_the_settings() -> None:
    assert tuple(Settings.theme.choices) == arguments.THEMES


@pytest.mark.parametrize("spoken", wording.LANGUAGES, indirect=True)
def test_the_letters_that_answer_stand_in_the_question(spoken: str) -> None:
    once, always = re.findall(r"\[(.)\]", wording.tr(str(QUESTION)))
    assert (once.lower(), always.lower()) == (once, always)
    # The English letters are taken too.
    assert once not in (always, "a")
    assert always not in (once, "o")
