from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import SEED, run


def test_quote_writes_the_words_as_they_are_and_their_source(boats: Path) -> None:
    done = run("quote", boats, "LAST", "and we")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("“last, and we”\n\n— Ana, “Boats”\n")
    assert "Captions 1–2 of 3, about 0:4" in done.out
    assert done.out.endswith(" · boats.json · taken 25 November 2026\n")


@pytest.mark.parametrize(("kind", "begins"), [("markdown", "> last,"), ("html", "<!DOCTYPE html>")])
def test_quote_writes_other_forms(boats: Path, kind: str, begins: str) -> None:
    assert run("quote", boats, "last, and", "--to", kind).out.startswith(begins)


def test_quote_json_has_the_times_of_the_captions(boats: Path) -> None:
    done = run("quote", "--json", boats, "boats that last")
    assert json.loads(done.out) == {
        "text": "boats that last",
        "start": 42.54,
        "end": 45.42,
        "speaker": "Ana",
        "title": "Boats",
        "segments": [0, 0],
    }


def test_quote_json_of_several_names_who_begins_and_all(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("Ana: The bridge is old.\n\nBen: It holds.\n\nAna: It does.\n")
    quoted = json.loads(run("quote", "--json", path, "is old. it holds").out)
    assert (quoted["speaker"], quoted["speakers"]) == ("Ana", ["Ana", "Ben"])
    assert "speakers" not in json.loads(run("quote", "--json", path, "bridge is old").out)


def test_quote_of_the_seed_has_no_time_and_no_speaker() -> None:
    done = run("quote", "--json", SEED, "founding act which clearly")
    assert json.loads(done.out) == {
        "text": "founding act, which clearly",
        "start": None,
        "end": None,
        "speaker": "",
        "title": "NATO and Russia: uneasy partners",
        "segments": [2, 3],
    }


def test_quote_takes_the_first_place_and_says_how_many_there_are(boats: Path) -> None:
    done = run("quote", "--json", boats, "the rest")
    assert json.loads(done.out)["segments"] == [1, 1]
    assert done.err == (
        f"transcript-reader: {boats}: "
        "This is said 2 times; here is the first, --nth N gives another.\n"
    )
    done = run("quote", "--json", boats, "the rest", "--nth", "2")
    assert (json.loads(done.out)["text"], done.err) == ("The rest", "")


def test_quote_prefers_words_to_parts_of_words(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"segments": [{"text": "A party."}, {"text": "My art."}]}))
    assert json.loads(run("quote", "--json", path, "art").out)["segments"] == [1, 1]
    assert json.loads(run("quote", "--json", path, "part").out)["segments"] == [0, 0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--cite", "apa", "--style", "nonsense"], "--style means nothing beside --cite."),
        (["--style", "academic", "--json"], "--style means nothing beside --json."),
        (["--style", "plain", "--to", "html"], "--to and --style say the same: give one of"),
        (["--json", "--times"], "--times means nothing beside --json."),
        (["--cite", "apa", "--times", "--captions"], "--times and --captions mean nothing beside"),
        (["--style", "academic", "--captions"], "--captions means nothing beside a style of quot"),
    ],
)
def test_what_cannot_be_said_together_is_refused(boats: Path, words: list[str], told: str) -> None:
    done = run("quote", boats, "last", *words)
    assert (done.status, done.out) == (2, "")
    assert told in done.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["submarine"], "Nobody says “submarine” there."),
        (["the rest", "--nth", "3"], "“the rest” is said 2 times, not 3 times."),
        (["mend", "--nth", "2"], "“mend” is said once, not 2 times."),
    ],
)
def test_quote_says_that_nobody_says_the_words(
    boats: Path, words: list[str], sentence: str
) -> None:
    done = run("quote", boats, *words)
    assert (done.status, done.out) == (1, "")
    assert done.err == f"transcript-reader: {boats}: {sentence}\n"


def test_quote_refuses_a_form_that_it_does_not_know(boats: Path) -> None:
    done = run("quote", boats, "rest", "--to", "papyrus")
    assert (done.status, done.out) == (2, "")
    assert "There are: text, markdown, html." in done.err


def test_quote_in_a_style(boats: Path, basedir: Path) -> None:
    done = run("quote", boats, "last, and we", "--style", "sentence")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("“last, and we” (Ana, in “Boats”, about 0:4")
    assert run("quote", boats, "last", "--style", "plain").out.startswith("“last”\n\n— Ana")
    own = basedir / "config" / "quotes"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text('title = "Mine"\ntext = "{quote}!"', encoding="utf-8")
    (own / "bad.toml").write_text('title = "Bad"\ntext = "{quot}"', encoding="utf-8")
    kept = ("--basedir", basedir)
    assert run("quote", *kept, boats, "last", "--style", "mine").out == "last!\n"
    marked = run("quote", *kept, boats, "last", "--style", "mine", "--to", "html")
    assert marked.out == '<p dir="auto">last!</p>\n'
    bad = run("quote", *kept, boats, "last", "--style", "bad")
    assert bad.status == 2
    assert "bad.toml: There is no field called “quot”" in bad.err
    none = run("quote", boats, "last", "--style", "odd")
    assert none.status == 2
    assert "There are: academic, block, link, sentence." in none.err


def test_quote_writes_the_reference(boats: Path) -> None:
    done = run("quote", boats, "last", "--cite", "apa")
    assert done.out.splitlines()[0].startswith("Boats [Video].")
    assert run("quote", boats, "last", "--cite", "ris").out.startswith("TY  - VIDEO\n")
    assert "There are: apa, mla" in run("quote", boats, "last", "--cite", "odd").err
