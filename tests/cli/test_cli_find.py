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


def test_find_wants_something_to_find(boats: Path) -> None:
    done = run("find", "  ", boats)
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


@pytest.mark.parametrize(
    ("limits", "captions"),
    [
        (["--speaker", "ana"], [2]),
        (["--speaker", "BEN"], [3]),
        (["--questions"], [3]),
        (["--from", "0:46"], [3]),
        # The caption begins at 45.42 seconds, and so within the forty-fifth.
        (["--to", "0:45"], [2]),
        (["--from=45s", "--to", "00:00:45.500"], [2]),
        (["--from", "0:45", "--to", "1h", "--no-sounds"], [2, 3]),
    ],
)
def test_find_keeps_to_limits(boats: Path, limits: list[str], captions: list[int]) -> None:
    done = run("find", "the rest", boats, *limits)
    assert (done.status, done.err) == (0, "")
    assert [int(line.split(":")[1].split()[0]) for line in done.out.splitlines()] == captions


@pytest.mark.parametrize(
    ("name", "captions"),
    [
        # As speaker: of the library: by whole words of a name, of however many.
        ("ana", [1, 2]),
        ("Ana Lima", [1]),
        ("LIMA", [1]),
        ("ána  maría", [2]),
        ("maria", [2]),
        ("Diana", [3]),
    ],
)
def test_a_speaker_is_found_by_words_of_the_name(
    tmp_path: Path, name: str, captions: list[int]
) -> None:
    path = tmp_path / "talk.vtt"
    names = ("Ana Lima", "Ana María", "Diana")
    rows = [f"00:0{at}.000 --> 00:0{at}.900\n<v {name}>Yes.\n" for at, name in enumerate(names, 1)]
    path.write_text("\n".join(["WEBVTT\n", *rows]), encoding="utf-8")
    done = run("find", "yes", path, "--speaker", name)
    assert (done.status, done.err) == (0, "")
    assert [int(line.split(":")[1].split()[0]) for line in done.out.splitlines()] == captions
    for part in ("an", "Lima Ana", "?"):
        assert run("find", "yes", path, "--speaker", part).status == 2


def test_find_says_when_nothing_is_within_the_limits(boats: Path) -> None:
    assert run("find", "the rest", boats, "--to", "0:44") == Result(1, "", "")
    assert run("find", "build", boats, "--questions") == Result(1, "", "")


def test_a_sound_is_not_found_where_none_are_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n[music and bells]\n\n"
        "00:02.000 --> 00:04.000\nThe bells [bells ring] rang.\n"
    )
    done = run("find", "bells", path, "--no-sounds")
    assert done.out == f"{path}:2 (0:02): [music and bells] The [bells] [bells ring] rang.\n"


def test_an_unknown_speaker_is_told_who_speaks(boats: Path, tmp_path: Path) -> None:
    done = run("find", "rest", boats, "--speaker", "Bob")
    assert done == Result(
        *(2, ""),
        "transcript-reader: Nobody called “Bob” speaks there. The speakers are Ana and Ben.\n",
    )
    bare = tmp_path / "bare.txt"
    bare.write_text("The rest is silence.\n")
    done = run("find", "rest", bare, "--speaker", "Bob")
    assert done.status == 2
    assert done.err == (
        "transcript-reader: --speaker finds nothing, since no speakers are named there.\n"
    )
    done = run("find", "rest", boats, "--speaker", " ")
    assert (done.status, done.err) == (
        2,
        "transcript-reader: The name behind --speaker is empty.\n",
    )
    # One of several files is enough: in the others nobody is called so.
    assert run("find", "rest", bare, boats, "--speaker", "ben").status == 0


def test_times_that_cannot_be_are_a_sentence(boats: Path) -> None:
    done = run("find", "nato", SEED, "--from", "0:10")
    assert (done.status, done.out) == (2, "")
    assert done.err == f"transcript-reader: {SEED}: It has no times for --from and --to.\n"
    done = run("find", "rest", boats, "--from", "2:00", "--to", "1:00")
    assert done.err == ("transcript-reader: There is no time between: --from is later than --to.\n")
    done = run("find", "rest", boats, "--from", "noon")
    assert done.status == 2
    assert "Argument --from: noon is no time such as 12:34, 1:02:03 or 90s." in done.err
    assert run("find", "rest", boats, "--to=-0:10").status == 2
    done = run("find", "rest", boats, "--from", "srt")
    assert "srt is no time; how a file is read is said by --format." in done.err


def test_a_folder_is_refused_with_how_to_go_on(tmp_path: Path) -> None:
    done = run("find", "nato", tmp_path)
    assert done.status == 2
    assert done.err == (
        f"transcript-reader: {tmp_path}: This is a folder. Name its files, {tmp_path}/*, "
        "or take it into the library and search that.\n"
    )


def test_a_speaker_who_is_called_so_goes_before_those_whose_names_begin_so(tmp_path: Path) -> None:
    path = tmp_path / "talk.vtt"
    names = ("Interviewer", "Interviewer 2")
    rows = [f"00:0{at}.000 --> 00:0{at}.900\n<v {name}>Yes.\n" for at, name in enumerate(names, 1)]
    path.write_text("\n".join(["WEBVTT\n", *rows]), encoding="utf-8")
    done = run("find", "yes", path, "--speaker", "interviewer")
    assert [int(line.split(":")[1].split()[0]) for line in done.out.splitlines()] == [1]
