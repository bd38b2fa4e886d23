"""The shelf from the command line."""

from __future__ import annotations

import json
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commands import SEED, process, run

from reader.cli.arguments import with_verb


def test_the_shelf_from_the_command_line(tmp_path: Path) -> None:
    base = ("--basedir", tmp_path / "base")
    added = run("library", *base, "add", SEED, "--json")
    assert (added.status, json.loads(added.out)["added"]) == (0, 1)
    listed = json.loads(run("library", "list", "--json", *base).out)["transcripts"]
    assert [entry["title"] for entry in listed] == ["NATO and Russia: uneasy partners"]
    answer = json.loads(run("library", "search", '"signed a founding act"', "--json", *base).out)
    (hit,) = json.loads(run("find", "signed a founding act", SEED, "--json").out)["hits"]
    assert (answer["total"], answer["hits"][0]["text"]) == (1, "signed a founding act")
    assert answer["hits"][0]["segment"] == hit["segment"]
    assert run("library", "search", "zzzz", *base).status == 1
    refused = run("library", "search", "a OR", *base)
    assert (refused.status, "OR stands between" in refused.err) == (2, True)
    assert run("library", "check", *base).out.startswith("Everything is sound: 1 transcript,")
    assert run("library", "backup", *base).status == 0
    number = str(listed[0]["id"])
    assert "founding act" in run("library", "show", number, *base).out
    assert run("library", "remove", number, *base).status == 0
    assert json.loads(run("library", "restore", "--json", *base).out)["transcripts"] == 1


def test_words_that_are_no_phrase_are_offered_apart(tmp_path: Path) -> None:
    base = ("--basedir", tmp_path / "base")
    talk = tmp_path / "talk.txt"
    talk.write_text(
        "Minutes\n\nThe network is no proof of anything, said the work group.\n", "utf-8"
    )
    run("library", *base, "add", talk)
    found = run("library", *base, "search", "proof of anything")
    assert (found.status, "“" not in found.err) == (0, True)
    missed = run("library", *base, "search", "proof of work")
    assert (missed.status, missed.out) == (1, "")
    assert missed.err.splitlines()[1:] == [
        "transcript-reader: Nobody says that as it stands; 1 transcript has its words apart: "
        "library search 'proof AND of AND work'"
    ]
    apart = json.loads(run("library", *base, "search", "proof of work", "--json").out)["apart"]
    assert apart == {"query": "proof AND of AND work", "transcripts": 1}
    hits = json.loads(run("library", *base, "search", apart["query"], "--json").out)
    assert [hit["text"] for hit in hits["hits"]] == ["proof", "of", "work"]
    assert hits["apart"] is None
    # "net work" stands in no transcript even apart: "network" is another word.
    none = run("library", *base, "search", "net work")
    assert (none.status, "apart" in none.err) == (1, False)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("author:Ana", "“author:” is no field, and is looked for as a word."),
        ("rivers foo:bar", "“foo:” is no field, and is looked for as a word."),
        ("at 12:30", ""),
        ("https://example.org", ""),
        ('"foo:bar"', ""),
        ("speaker:Nobody", ""),
    ],
)
def test_what_looks_like_a_field_and_is_none_is_told_of(
    tmp_path: Path, query: str, hint: str
) -> None:
    base = ("--basedir", tmp_path / "base")
    (tmp_path / "talk.txt").write_text("Minutes\n\nThe network is no proof of anything.\n", "utf-8")
    run("library", *base, "add", tmp_path / "talk.txt")
    missed = run("library", *base, "search", query)
    assert missed.status == 1
    assert missed.err.count("is no field") == bool(hint)
    assert hint in missed.err
    assert not hint or "speaker:, title:, tag:" in missed.err


def test_transcripts_are_found_in_an_order(tmp_path: Path) -> None:
    base = ("--basedir", tmp_path / "base")
    for name, date, author, times in (
        ("Bats", "2020-05-01", "Zoe", 1),
        ("ants", "2022", "Ada", 9),
        ("Crows", "", "Mia", 3),
    ):
        talk = tmp_path / f"about {name}.json"
        said = [{"text": "We saw swans there.", "speaker": author}] * times
        said += [{"text": "Nothing else was to be seen.", "speaker": author}] * (12 - times)
        talk.write_text(json.dumps({"title": name, "date": date, "segments": said}))
        run("library", *base, "add", talk)

    def titles(*order: str) -> list[str]:
        answer = json.loads(run("library", *base, "search", "swans", "--json", *order).out)
        return list(dict.fromkeys(hit["title"] for hit in answer["hits"]))

    assert titles() == ["Crows", "ants", "Bats"]
    assert titles("--order", "relevance") == ["ants", "Crows", "Bats"]
    assert titles("--order", "date") == ["ants", "Bats", "Crows"]
    assert titles("--order", "title") == ["ants", "Bats", "Crows"]
    assert titles("--order", "speaker") == ["ants", "Crows", "Bats"]


def test_a_query_without_words_lists_the_transcripts(tmp_path: Path) -> None:
    base = ("--basedir", tmp_path / "base")
    for name, date, speaker in (
        ("Bats", "2020-05-01", "Eva Ortega"),
        ("Ants", "", "Ortega"),
        ("Crows", "2021", "Ana"),
    ):
        talk = tmp_path / f"{name}.json"
        said = {"text": "We saw swans.", "speaker": speaker}
        talk.write_text(json.dumps({"title": name, "date": date, "segments": [said]}))
        run("library", *base, "add", talk)
    done = run("library", *base, "search", "speaker:ortega")
    assert (done.status, done.err) == (0, "transcript-reader: 2 transcripts.\n")
    ants, bats = (tmp_path / f"{name}.json" for name in ("Ants", "Bats"))
    assert done.out == f"     2  Ants  ({ants})\n     1  Bats  (2020-05-01  ·  {bats})\n"
    told = json.loads(run("library", *base, "search", "speaker:ortega", "--json").out)
    assert (told["hits"], told["total"], told["transcripts"]) == ([], 0, 2)
    assert [(one["id"], one["title"], one["path"]) for one in told["listed"]] == [
        *((2, "Ants", str(ants)), (1, "Bats", str(bats))),
    ]
    first = run("library", *base, "search", "speaker:ortega", "--limit", "1", "--order", "title")
    assert (first.out, first.err) == (f"     2  Ants  ({ants})\n", done.err)
    table = run("library", *base, "search", "after:2021", "--csv").out.splitlines()
    assert table[1:] == [f"1,Crows,2021,,,,,,,{tmp_path / 'Crows.json'},"]
    with_words = json.loads(run("library", *base, "search", "swans", "--json").out)
    assert (len(with_words["hits"]), with_words["listed"]) == (3, [])
    assert run("library", *base, "search", "speaker:nobody").status == 1


def test_what_was_found_is_counted_by_what_narrows_it(tmp_path: Path) -> None:
    base = ("--basedir", tmp_path / "base")
    for folder, name, date, speakers in (
        ("old", "Bats", "2020-05-01", ("Zoe", "Ana Maria")),
        ("old", "Ants", "2021", ("Zoe", "Zoe")),
        ("new", "Crows", "", ("", "Ana Maria")),
    ):
        talk = tmp_path / folder / f"{name}.json"
        talk.parent.mkdir(exist_ok=True)
        texts = ("We saw swans there, and swans again.", "Nothing.")
        said = [{"text": words, "speaker": who} for words, who in zip(texts, speakers, strict=True)]
        talk.write_text(json.dumps({"title": name, "date": date, "segments": said}))
        run("library", *base, "add", talk)
    answer = json.loads(run("library", *base, "search", "swans", "--facets", "--json").out)
    old, new = (str(tmp_path / folder) for folder in ("old", "new"))
    counts = {
        name: [(value["words"], value["transcripts"]) for value in values]
        for name, values in answer["facets"].items()
    }
    assert counts == {
        "year": [("2021", 1), ("2020", 1)],
        "folder": [(old, 2), (new, 1)],
        "speaker": [("Zoe", 2)],
        "kind": [("unknown", 3)],
    }
    for values in answer["facets"].values():
        for value in values:
            query = f"swans {value['query']}"
            found = json.loads(run("library", *base, "search", query, "--json").out)
            assert found["transcripts"] == value["transcripts"], query
    told = run("library", *base, "search", "swans", "--facets").out
    assert "speaker\n       2  Zoe  (speaker:Zoe)\n" in told
    assert run("library", *base, "search", "zebra", "--facets").status == 1


def test_what_all_verbs_may_be_told_stands_before_the_verb_too(tmp_path: Path) -> None:
    done = process("--basedir", tmp_path / "base", "library", "list", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"transcripts": []})
    assert (tmp_path / "base" / "data" / "library.db").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--basedir", "find", "a.srt"], None),
        (["--theme", "dark", "find"], None),
        (["a.srt", "find"], None),
        (["--debug", "--basedir=x", "find", "q"], ["find", "--debug", "--basedir=x", "q"]),
    ],
)
def test_only_a_verb_is_a_verb(words: list[str], said: list[str] | None) -> None:
    assert with_verb(words) == said


def unreadable(what: str, library: Path) -> None:
    """Make something in the place of a library that is none."""
    if what == "folder":
        library.mkdir()
    elif what == "of another program":
        with closing(sqlite3.connect(library)) as other:
            other.execute("CREATE TABLE kept (it)")
    elif what == "cut off":
        library.write_bytes(b"SQLite format 3\0" + bytes(52) + b"TRDR" + bytes(28))
    else:
        library.write_bytes(b"" if what == "empty" else b"\x93junk of 16 byte")


@pytest.mark.parametrize("what", ["empty", "junk", "folder", "of another program", "cut off"])
def test_what_is_no_library_is_told_of_wherever_one_is_opened(tmp_path: Path, what: str) -> None:
    base, sound = ("--basedir", tmp_path / "base"), tmp_path / "sound"
    run("library", "add", SEED, "--at", sound)
    library = tmp_path / "base" / "data" / "library.db"
    library.parent.mkdir(parents=True)
    unreadable(what, library)
    before = None if library.is_dir() else library.read_bytes()
    for words in (
        ("library", "list", *base),
        ("library", "add", SEED, *base),
        ("library", "check", "--at", library.parent),
        ("library", "copy", sound, library.parent),
        ("library", "copy", library.parent, tmp_path / "new"),
        ("quote", "--verify", SEED, *base),
    ):
        done = run(*words)
        assert (done.status, done.out) == (2, ""), words
        assert done.err.startswith("transcript-reader: The library is damaged: "), words
        assert done.err.count(str(library)) == 1, words
        told = " There is no copy of it; move the file away to begin an empty library.\n"
        assert done.err.endswith(told), words
        assert (None if library.is_dir() else library.read_bytes()) == before


def test_the_advice_names_the_library_that_is_damaged(tmp_path: Path) -> None:
    at = tmp_path / "talks of old"
    for chosen, where in ((("--at", at), at), (("--basedir", tmp_path), tmp_path / "data")):
        run("library", "add", SEED, *chosen)
        (where / "library.db").write_bytes(b"")
        told = run("library", "list", *chosen).err
        option, folder = map(str, chosen)
        command = shlex.join(("transcript-reader", "library", "restore", option, folder))
        assert f" “{command}” brings back the copy of 20" in told
        assert run(*shlex.split(command)[1:]).status == 0
        assert run("library", "list", *chosen).status == 0


def test_a_library_is_not_copied_into_itself(tmp_path: Path) -> None:
    at = tmp_path / "talks"
    run("library", "add", SEED, "--at", at)
    (tmp_path / "link").symlink_to(at)
    told = "transcript-reader: FROM and TO are the same library: name another one to copy it into."
    for source, target in (
        (at, at),
        (at, tmp_path / "x" / ".." / "talks"),
        (tmp_path / "link", at),
        ("postgresql://ana@host/talks", "postgres://ana@host/talks"),
    ):
        done = run("library", "copy", source, target)
        assert (done.status, done.err) == (2, f"{told}\n")


def test_a_file_that_is_refused_is_named_once(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttml"
    broken.write_text('<tt xmlns="http://www.w3.org/ns/ttml"><body>\n<p>', "utf-8")
    refused = run("library", "add", broken, "--basedir", tmp_path / "base")
    assert refused.err.startswith(f"transcript-reader: {broken}: line 2: ")
    assert refused.err.count(broken.name) == 1
    (told,) = json.loads(
        run("library", "add", broken, "--basedir", tmp_path / "base", "--json").out
    )["refused"]
    assert told["path"] == str(broken)
    assert broken.name not in told["reason"]


def test_a_damaged_library_is_told_of_with_what_to_do(tmp_path: Path) -> None:
    base = ("--basedir", tmp_path)
    run("library", *base, "add", SEED)
    path = tmp_path / "data" / "library.db"
    path.write_bytes(b"")
    refused = run("library", *base, "list")
    assert refused.status == 2
    assert "is empty" in refused.err
    assert "library restore" in refused.err
    assert path.read_bytes() == b""
    assert run("library", *base, "restore").status == 0
    assert len(json.loads(run("library", *base, "list", "--json").out)["transcripts"]) == 1


def test_an_index_that_other_rules_made_is_made_anew_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = ("library", "search", "founding", "--basedir", tmp_path / "base")
    run("library", "add", SEED, "--basedir", tmp_path / "base")
    assert "made anew" not in run(*search).err
    monkeypatch.setattr("reader.library.tokens.LONGEST", 999)
    said = run(*search)
    assert (said.status, "The index is made anew first" in said.err) == (0, True)
    assert "made anew" not in run(*search).err


def test_a_folder_without_a_transcript_is_refused(tmp_path: Path) -> None:
    base, folder = ("--basedir", tmp_path / "base"), tmp_path / "empty"
    folder.mkdir()
    done = run("library", *base, "add", folder)
    told = "transcript-reader: There is no transcript in that folder.\n"
    assert (done.status, done.out, done.err) == (2, "", told)
    (folder / "song.mp3").write_bytes(b"")
    done = run("library", *base, "add", folder, "--json")
    assert (done.status, json.loads(done.out)["passed_over"]) == (2, 1)
    assert "There is no transcript in that folder" in done.err


def test_where_a_library_cannot_be_kept_another_place_is_told(tmp_path: Path) -> None:
    base = tmp_path / "base"
    base.write_bytes(b"a file where the folder should be")
    refused = run("library", "list", "--basedir", base)
    assert (refused.status, refused.err) == (
        2,
        f"transcript-reader: The library cannot be kept: {base / 'data'} cannot be written. "
        "Another place can be named at the start: --basedir DIR.\n",
    )
    # Who names the place of a library knows that there are others.
    at = run("library", "add", SEED, "--at", base)
    assert at.err == (f"transcript-reader: The library cannot be kept: {base} cannot be written.\n")


@pytest.mark.parametrize("form", ["", "--csv", "--json", "--facets"])
def test_a_quotation_mark_without_another_is_remarked(tmp_path: Path, form: str) -> None:
    base = ("--basedir", tmp_path / "base")
    run("library", *base, "add", SEED)
    words = [form] if form else []
    open_ = run("library", *base, "search", *words, '"founding  act')
    assert open_.status == 0
    assert open_.err.splitlines()[0] == (
        "transcript-reader: The quotation mark is not closed; all behind it is taken as one "
        "phrase: “founding act”."
    )
    closed = run("library", *base, "search", *words, '"founding act"')
    assert (closed.out, "quotation" in closed.err) == (open_.out, False)
