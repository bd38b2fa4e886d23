"""Words on the command line that say nothing, or that a shell hands over as something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Result, process, run

EMPTY = "an empty word stands there, perhaps for a variable that is not set"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("find", "rest", "TALK", "--basedir", ""), "--basedir"),
        (("find", "rest", "TALK", "--basedir="), "--basedir"),
        (("find", "rest", "TALK", "--encoding", ""), "--encoding"),
        (("find", "rest", "TALK", "--format="), "--format"),
        (("find", "rest", "TALK", "--speaker", ""), "--speaker"),
        (("find", "rest", "TALK", "--from", ""), "--from"),
        (("find", "rest", ""), "FILE"),
        (("find", "rest", "--", "TALK", ""), "FILE"),
        (("convert", "TALK", "--to", "json", "-o", ""), "-o/--output"),
        (("convert", "TALK", "--to", ""), "--to"),
        (("convert", "", "--to", "srt"), "FILE"),
        (("quote", "", "rest"), "FILE"),
        (("quote", "TALK", "rest", "--style", ""), "--style"),
        (("quote", "TALK", "rest", "--nth", ""), "--nth"),
        (("quote", "--verify", ""), "--verify"),
        (("pair", "TALK", ""), "SECOND"),
        (("get", "example.org", "--to", ""), "--to"),
        (("library", "add", "TALK", ""), "PATH"),
        (("library", "show", ""), "ID"),
        (("library", "list", "--at", ""), "--at"),
        (("library", "--at=", "list"), "--at"),
        (("library", "restore", ""), "NAME"),
        (("library", "copy", "", "there"), "FROM"),
        (("library", "serve-init", ""), "ADDRESS"),
        (("library", "export", "-o", ""), "-o/--output"),
    ],
)
def test_an_empty_word_is_refused_and_never_the_folder_one_is_in(
    words: tuple[str, ...],
    named: str,
    boats: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    done = run(*(str(boats) if word == "TALK" else word for word in words))
    assert (done.status, done.out) == (2, "")
    assert f"Argument {named}: {EMPTY}. Try transcript-reader " in done.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ([""], "FILE"),
        (["--", ""], "FILE"),
        (["--basedir", ""], "--basedir"),
        (["--screenshot", "", "talk.srt"], "--screenshot"),
        (["--theme", ""], "--theme"),
        (["--size", ""], "--size"),
        (["--log", ""], "--log"),
    ],
)
def test_an_empty_word_opens_no_window(words: list[str], named: str) -> None:
    done = process(*words)
    assert (done.returncode, done.stdout) == (2, b"")
    said = f"transcript-reader: Argument {named}: {EMPTY}. Try transcript-reader --help.\n"
    assert done.stderr.decode() == said


def test_a_number_may_stand_behind_two_dashes(boats: Path, tmp_path: Path) -> None:
    run("library", "add", boats, "--basedir", tmp_path)
    assert "We build boats" in run("library", "show", "--basedir", tmp_path, "--", "1").out
    refused = run("library", "show", "--basedir", tmp_path, "--", "one")
    assert "Argument ID: one is no number from 1." in refused.err


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (("find", "-rest", "TALK"), "transcript-reader find -- -rest …"),
        (("find", "--json", "-it's", "TALK"), "transcript-reader find -- '-it'\"'\"'s' …"),
        (("quote", "TALK", "-rest"), "transcript-reader quote … -- -rest"),
    ],
)
def test_a_word_that_was_taken_for_an_option_is_told_of(
    boats: Path, words: tuple[str, ...], command: str
) -> None:
    done = run(*(str(boats) if word == "TALK" else word for word in words))
    assert (done.status, done.out) == (2, "")
    assert "was taken for an option. Words that begin with a minus stand behind" in done.err
    assert done.err.endswith(f"“--”: {command}\n")


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (("-nato",), "'water -nato'"),
        (("bridge", "-nato"), "'bridge -nato'"),
        (("founding", "act", "--limit", "3"), "'founding act'"),
        (("--json", "a", "OR", "b"), "'a OR b'"),
    ],
)
def test_a_query_without_quotation_marks_is_told_how_it_is_written(
    words: tuple[str, ...], query: str
) -> None:
    assert run("library", "search", *words) == Result(
        2,
        "",
        "transcript-reader: A query of several words stands between quotation marks, and says "
        f"first what is to be found: transcript-reader library search {query}\n",
    )


def test_a_word_of_the_query_that_stands_where_files_do_is_told_of(boats: Path) -> None:
    done = run("find", "mend", "the", boats)
    assert (done.status, "boats.json:2" in done.out) == (2, True)
    assert done.err == (
        "transcript-reader: the: There is no such file. "
        "Several words to find stand between quotation marks.\n"
    )
    assert run("find", "mend", "the.srt", boats).err.endswith("There is no such file.\n")


def test_a_document_without_quotations_is_told_of(tmp_path: Path) -> None:
    document = tmp_path / "paper.md"
    document.write_text("He said “no” to it.\n", "utf-8")
    done = run("quote", "--verify", document, "--basedir", tmp_path)
    assert (done.status, done.out) == (1, "")
    assert done.err == (
        "transcript-reader: There is no quotation in this document: "
        "3 words or more between quotation marks.\n"
    )


def test_what_is_amiss_besides_is_told_as_ever(boats: Path) -> None:
    assert "Unrecognized arguments: --limt" in run("library", "search", "a", "--limt", "3").err
    assert "Unrecognized arguments: -x" in run("find", "-x", "rest", boats).err
    assert run("find", "--", "-rest", boats).status == 1


def test_lists_with_nothing_in_them_say_so(tmp_path: Path) -> None:
    base = ("--basedir", tmp_path)
    empty = "There is no transcript in the library yet: “library add” takes some in."
    for words, told in (
        (("library", "list"), empty),
        (("library", "notes"), "There are no highlights or notes there."),
        (("library", "backup", "--list"), "There is no copy of the library yet."),
        (("get", "--log"), "Nothing has been asked of the web."),
    ):
        assert run(*words, *base) == Result(0, "", f"transcript-reader: {told}\n")
        as_json = run(*words, *base, "--json")
        assert (as_json.status, as_json.err) == (0, "")
        assert as_json.out.endswith("[]\n}\n")
    missed = run("library", "search", "rest", *base)
    assert (missed.status, missed.err.splitlines()[-1]) == (1, f"transcript-reader: {empty}")
