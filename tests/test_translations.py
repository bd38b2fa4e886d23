"""The catalogues of other languages: whole, right in their places, and what the code says."""

from __future__ import annotations

import ast
import csv
import importlib.util
import re
from collections.abc import Iterable, Iterator, Mapping
from gettext import GNUTranslations
from io import BytesIO
from types import ModuleType
from typing import Any

import pytest
from source import ROOT, Module, modules

from reader.wording import FROM_RIGHT, LANGUAGES

WHY = "what is in the code is found by Babel"
Locale = pytest.importorskip("babel", reason=WHY).Locale
read_po = pytest.importorskip("babel.messages.pofile", reason=WHY).read_po

FOLDER = ROOT / "resources" / "translations"
MODULES = list(modules("reader").values())
OTHERS = [code for code in LANGUAGES if code != "en"]
SHORT = 24
"""Letters of what stands on a button or in a menu."""
MANY_WORDS = 4
MOST_TOLD = 10


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogues(tool: ModuleType) -> dict[str, Any]:
    said = tool.template()
    assert len(said) > 100
    return {code: tool.merged(code, said) for code in OTHERS}


def few(faults: Iterable[str]) -> str:
    """What is at fault, a line each: some of it, where it is much."""
    told = sorted(faults)
    more = [f"and {len(told) - MOST_TOLD} more"] if len(told) > MOST_TOLD else []
    return "\n".join((*told[:MOST_TOLD], *more))


def unlike(some: Mapping[Any, object], others: Mapping[Any, object]) -> Iterator[str]:
    """The messages that are not the same in both."""
    return (repr(one) for one in some.keys() | others.keys() if some.get(one) != others.get(one))


@pytest.mark.parametrize("code", OTHERS)
def test_all_is_translated_and_every_place_is_kept(
    tool: ModuleType, catalogues: dict[str, Any], code: str
) -> None:
    assert few(tool.faults(code, catalogues[code])) == ""


@pytest.mark.parametrize("code", OTHERS)
def test_what_the_program_reads_is_what_people_translate(
    tool: ModuleType, catalogues: dict[str, Any], code: str
) -> None:
    """Where this fails, run packaging/translations.py."""
    # Calls inside of one another are found in another order by each Python.
    with (FOLDER / f"{code}.po").open("rb") as file:
        kept = {(m.context, m.id): m.string for m in read_po(file, locale=code) if m.id}
    said = {(m.context, m.id): m.string for m in catalogues[code] if m.id}
    assert few(unlike(kept, said)) == ""
    with (FOLDER / f"{code}.mo").open("rb") as file:
        read = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    made = GNUTranslations(BytesIO(tool.as_mo(catalogues[code])))
    assert few(unlike(read, made._catalog)) == ""  # type: ignore[attr-defined]


def is_asked_for(node: ast.AST) -> bool:
    """Whether words of the program are asked for in the language of who reads them."""
    if not isinstance(node, ast.Call) or not any(isinstance(a, ast.Constant) for a in node.args):
        return False
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in ("tr", "trn", "trc", "mark", "remark", "remarks")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_no_words_are_asked_for_within_a_string(module: Module) -> None:
    """Before Python 3.12 a string with places is one token, and what is in it is found by nobody:
    it would never be translated.
    """
    strings = [node for node in ast.walk(module.tree) if isinstance(node, ast.JoinedStr)]
    assert not [ast.unparse(n) for string in strings for n in ast.walk(string) if is_asked_for(n)]


def pairs(catalogue: Any) -> Iterator[tuple[str, str]]:
    """Words of the code and what they are in a language; of plurals those for many."""
    for message in catalogue:
        if message.id and message.string:
            plural = isinstance(message.id, tuple)
            yield (
                message.id[-1] if plural else message.id,
                message.string[-1] if plural else message.string,
            )


@pytest.mark.parametrize("code", OTHERS)
def test_letters_for_alt_are_where_the_code_has_them(catalogues: dict[str, Any], code: str) -> None:
    letter = re.compile(r"&(?!&)\w")
    for english, words in pairs(catalogues[code]):
        count = len(letter.findall(english.replace("&&", "")))
        assert len(letter.findall(words.replace("&&", ""))) == count, (english, words)


@pytest.mark.parametrize("code", OTHERS)
def test_short_words_stay_short(catalogues: dict[str, Any], code: str) -> None:
    for english, words in pairs(catalogues[code]):
        if len(english) <= SHORT:
            assert len(words) <= 2.2 * SHORT, (english, words)


@pytest.mark.parametrize("code", OTHERS)
def test_lines_and_spaces_at_the_ends_are_kept(catalogues: dict[str, Any], code: str) -> None:
    for english, words in pairs(catalogues[code]):
        assert words.count("\n") == english.count("\n"), (english, words)
        assert (words[:1] == " ") == (english[:1] == " "), (english, words)
        assert (words[-1:] == " ") == (english[-1:] == " "), (english, words)


SCRIPTS = {
    "ar": re.compile(r"[\u0620-\u064a]"),
    "uk": re.compile(r"[\u0400-\u04ff]"),
    "ja": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"),
}


@pytest.mark.parametrize("code", OTHERS)
def test_no_words_are_those_of_another_language(catalogues: dict[str, Any], code: str) -> None:
    """Words are in letters of their language, but for those that stand in the English too."""
    for english, words in pairs(catalogues[code]):
        for other, letters in SCRIPTS.items():
            if other != code:
                assert set(letters.findall(words)) <= set(letters.findall(english)), words


def test_no_two_languages_have_the_same_sentence(catalogues: dict[str, Any]) -> None:
    """A long sentence that two languages say alike was taken from the wrong one."""
    said: dict[str, set[str]] = {}
    for code in OTHERS:
        for english, words in pairs(catalogues[code]):
            if len(words.split()) >= MANY_WORDS and words != english:
                said.setdefault(words, set()).add(code)
    assert {words: codes for words, codes in said.items() if len(codes) > 1} == {}


def test_languages_with_a_script_of_their_own_are_looked_at() -> None:
    latin = re.compile("[A-Za-z]")
    others = {code for code in OTHERS if not latin.search(LANGUAGES[code])}
    assert others == SCRIPTS.keys(), "SCRIPTS has the letters of each of them."


def test_what_is_read_from_the_right_is_known_to_be() -> None:
    from_right = {code for code in LANGUAGES if Locale.parse(code).text_direction == "rtl"}
    assert from_right == FROM_RIGHT, "FROM_RIGHT is in reader/wording.py."


def test_readme_names_the_languages_that_the_window_speaks() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^The window speaks ([\w\s,]+?):", readme, re.MULTILINE)
    assert found is not None
    assert sorted(re.split(r",\s|\sand\s", found[1])) == sorted(
        str(Locale.parse(code).get_display_name("en")) for code in LANGUAGES
    )


def test_the_glossary_has_a_word_for_each_term_in_each_language() -> None:
    with (FOLDER / "glossary.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert sorted(head[2:]) == sorted(OTHERS)
    assert rows
    assert all(len(row) == len(head) and all(row) for row in rows)
