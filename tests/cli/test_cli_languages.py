"""The command line in other languages: what argparse says of it, and the help of every verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType

import pytest
import tongues

from reader import wording
from reader.cli import arguments, convert, find, get, library, pair, quote, verify
from reader.cli.arguments import OF_ARGPARSE, Answer, UsageError
from reader.kept.settings import Settings

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


def test_the_themes_are_those_of_the_settings() -> None:
    assert tuple(Settings.theme.choices) == arguments.THEMES


@pytest.mark.parametrize("spoken", wording.LANGUAGES, indirect=True)
def test_the_letters_that_answer_stand_in_the_question(spoken: str) -> None:
    once = wording.trc("the letter in brackets in “[o]nce”", "o")
    always = wording.trc("the letter in brackets in “[a]lways”", "a")
    question = wording.tr(
        "Ask {host} for {purpose}? It will learn your address. [o]nce, [a]lways, [N]o: "
    )
    assert once != always
    for letter in (once, always):
        assert letter == letter.lower()
        assert len(letter) == 1
        assert f"[{letter}]" in question
