"""An index that other rules made is never asked: it is made anew, by itself, and that is said."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import reader, until
from source import ROOT, imports, modules

from reader.library import Arrival, open_library
from reader.library import fingerprint as fingerprints
from reader.library.fingerprint import DECIDING, fingerprint
from reader.model import letters, titles
from reader.model.search import fold
from reader.model.search.find import Finder
from reader.model.transcript import Cue, RelatedVideo, Transcript

TEXT = "Vi spiser smørrebrød her"
TYPED = "smoerrebroed"


@pytest.fixture
def _spelled_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another rule of the search: ø is spelled oe, as æ is spelled ae."""
    monkeypatch.setitem(letters._SPELLED, "ø", "oe")
    forget()
    yield
    monkeypatch.undo()
    forget()


def forget() -> None:
    for remembering in (letters.spelled, letters.char_parts, fold.folded_char):
        remembering.cache_clear()


def keep(base: Path) -> None:
    library = open_library(base / "data", base / "cache")
    library.add([Arrival(Transcript("Lunch", cues=(Cue(TEXT, 0, 900),)))])
    assert list(library.search("smorrebrod"))
    assert not list(library.search(TYPED))
    library.close()


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def test_what_the_search_bar_finds_by_a_new_rule_the_library_finds_too(
    base: Path, request: pytest.FixtureRequest
) -> None:
    keep(base)
    request.getfixturevalue("_spelled_out")
    assert len(Finder(TEXT).search(TYPED)) == 1
    library = open_library(base / "data", base / "cache")
    assert not library.is_indexed()
    assert [found.total for found in library.search(TYPED)] == [1]
    assert library.is_indexed()
    library.close()


@pytest.mark.usefixtures("qapp")
def test_the_window_makes_it_anew_by_itself_and_says_so(
    base: Path, request: pytest.FixtureRequest
) -> None:
    keep(base)
    request.getfixturevalue("_spelled_out")
    said: list[str] = []
    shares: list[float] = []

    def hear(words: str, share: float) -> None:
        said.append(words)
        shares.append(share)

    with reader(base=base) as window:
        window.shelf.taking_changed.connect(hear)
        window.shelf.read()
        until(lambda: "" in said)
    assert said == ["Making the index anew: 1 of 1", ""]
    assert shares == [1, -1]
    library = open_library(base / "data", base / "cache")
    assert library.is_indexed()
    library.close()


def test_it_is_the_same_at_every_start() -> None:
    script = "from reader.library.fingerprint import fingerprint; print(fingerprint())"
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert re.fullmatch("[0-9a-f]{32}", said.pop())


def test_using_the_library_does_not_change_it(base: Path) -> None:
    before = fingerprint()
    keep(base)
    library = open_library(base / "data", base / "cache")
    library.similar_to("What we spoke of yesterday, “Über Schiffe”: 中文")
    library.resolve(RelatedVideo("12. Smørrebrød – the film"))
    assert library.is_indexed()
    library.close()
    assert fingerprint() == before


def test_searching_does_not_change_it() -> None:
    before = fingerprint()
    Finder("Ünïcode ø 中文 ﬁ").search("unicode")
    assert fingerprint() == before


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [
        ("reader.model.letters", "_STROKED", {"ł": "l"}),
        ("reader.model.letters", "_ACCENTS", re.compile("[\u0300-\u0301]")),
        ("reader.model.letters", "is_space", lambda char: char == " "),
        ("reader.model.search.fold", "_FEW", 17),
        ("reader.library.tokens", "LONGEST", 999),
        ("reader.library.tokens", "_LETTER", re.compile("([a])")),
        ("reader.model.titles", "_ADDED", frozenset({"a"})),
        ("unicodedata", "unidata_version", "99.0.0"),
    ],
)
def test_whatever_decides_what_is_indexed_changes_it(
    monkeypatch: pytest.MonkeyPatch, where: str, name: str, value: object
) -> None:
    before = fingerprint()
    monkeypatch.setattr(f"{where}.{name}", value, raising=False)
    if callable(value):
        value.__module__ = where
    assert fingerprint() != before


def test_a_method_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    monkeypatch.setattr(fold._FoldTable, "__missing__", lambda self, code: code)
    assert fingerprint() != before


def test_all_that_an_index_is_made_with_is_looked_at() -> None:
    known = modules("reader")
    made_with, todo = set[str](), ["reader.library.index"]
    while todo:
        name = todo.pop()
        if name not in made_with:
            made_with.add(name)
            todo += imports(known[name], known, running=True)
    # The layout has a number of its own; values and the way to the file decide nothing.
    decide_nothing = {
        *("reader.library.index", "reader.library.database", "reader.library.fingerprint"),
        *("reader.library.asking", "reader.library.bodies", "reader.library.fts5"),
        *(
            "reader.library.refusals",
            "reader.library.searches.vocabulary",
            "reader.model.transcript",
            "reader.errors",
        ),
        *("reader.files", "reader.named_tuple", "reader.paths", "reader.patterns"),
        "reader.wording",
    }
    assert {module.__name__ for module in DECIDING} == made_with - decide_nothing
    assert titles in fingerprints.DECIDING
