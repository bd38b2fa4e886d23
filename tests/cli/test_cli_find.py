from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import SEED, Result, run


def test_find_lists_hits_with_their_place_and_context(boats: Path) -> None:
    done = run("find", "the rest", boats)
    assert (done.status, done.err) == (0, "")
    first, second = done.out.splitlines()
    assert first.startswith(f"{boats}:2 (0:45): ")
    assert "we mend [the rest]." in first
    assert second.startswith(f"{boats}:3 (1:00:00): ")
    assert "[The rest]?" in second


def test_find_json_has_the_segment_of_the_neutral_form(boats: Path) -> None:
    done = run("find", "--json", "last and we", boats)
    value = json.loads(done.out)
    (hit,) = value["hits"]
    assert set(hit) == {"segment", "start", "text", "before", "after"}
    assert (hit["segment"], hit["start"], hit["text"]) == (0, 42.54, "last, and we")
    assert hit["before"].endswith("We build boats that ")
    assert hit["after"].startswith(" mend the rest.")


def test_find_tells_nothing_found_by_its_status(boats: Path) -> None:
    assert run("find", "submarine", boats) == Result(1, "", "")
    done = run("find", "--json", "submarine", boats)
    assert (done.status, json.loads(done.out)) == (1, {"hits": []})


def test_find_in_several_files_says_in_which(boats: Path) -> None:
    done = run("find", "--json", "founding act", boats, SEED)
    (hit,) = json.loads(done.out)["hits"]
    assert (hit["file"], hit["segment"], hit["start"]) == (str(SEED), 2, None)
    done = run("find", "rest", boats, "missing.srt")
    assert done.status == 2
    assert len(done.out.splitlines()) == 2
    assert done.err == "transcript-reader: missing.srt: There is no such file.\n"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("founding act which clearly", 1),
        ("don't", 2),
        ("don’t", 2),
        ("STANDEX", 3),
        ("nato russia", 2),
        ("trust", 4),
    ],
)
def test_find_counts_in_the_seed_as_a_person_does(query: str, count: int) -> None:
    done = run("find", "--json", query, SEED)
    assert len(json.loads(done.out)["hits"]) == count


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["--match-case", "the rest"], 1),
        (["--whole-words", "res"], 0),
        (["res"], 2),
        (["--exact", "last and"], 0),
        (["--regex", "m[ae]nd"], 1),
    ],
)
def test_find_has_the_switches_of_the_window(boats: Path, words: list[str], count: int) -> None:
    assert len(run("find", *words, boats).out.splitlines()) == count


@pytest.mark.parametrize("query", ["", "  "])
def test_find_wants_something_to_find(boats: Path, query: str) -> None:
    done = run("find", query, boats)
    assert (done.status, done.out) == (2, "")
    assert done.err == "transcript-reader: There is nothing to find: QUERY is empty.\n"


def test_find_refuses_a_broken_expression_with_a_sentence(boats: Path) -> None:
    done = run("find", "--regex", "(", boats)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_find_marks_hits_on_a_screen_and_shows_no_control_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"segments": [{"text": "\x1b[2J\x9b \u202ehello"}]}))
    done = run("find", "hello", path, screen=True)
    assert "\x1b[1m[hello]\x1b[0m" in done.out
    assert "⟨RLO⟩" in done.out
    assert done.out.count("\x1b") == 2
    plain = run("find", "hello", path)
    assert not {"\x1b", "\x9b", "\u202e"} & set(plain.out)
