from __future__ import annotations

import datetime
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader import cli, formats, log
from reader.console import Console

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "000_80146eb17a4ea20d.txt"
DAY = datetime.date(2026, 11, 25)

BOATS = {
    "title": "Boats",
    "standfirst": "How they are built.",
    "related": [{"title": "More boats", "url": ""}],
    "segments": [
        {"start": 42.54, "end": 45.42, "speaker": "Ana", "text": "We build boats\nthat last,"},
        {"start": 45.42, "end": 47.0, "speaker": "Ana", "text": "and we mend the rest."},
        {"start": 3600.0, "end": 3601.0, "speaker": "Ben", "text": "The rest?"},
    ],
    "report": [],
}


@dataclass
class Result:
    """What a command came to: its exit status and what it wrote where."""

    status: int
    out: str
    err: str


class Screen(io.BytesIO):
    def isatty(self) -> bool:
        return True


def run(*words: str | Path, given: bytes = b"", screen: bool = False) -> Result:
    output, errors = Screen() if screen else io.BytesIO(), io.BytesIO()
    console = Console(io.BytesIO(given), output, errors)
    status = cli.main(["transcript-reader", *map(str, words)], console, lambda: DAY)
    return Result(status, output.getvalue().decode(), errors.getvalue().decode())


def process(*words: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "reader", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    path = tmp_path / "boats.json"
    path.write_text(json.dumps(BOATS))
    return path


@pytest.fixture(autouse=True)
def _log_closed() -> Iterator[None]:
    yield
    log.close()


# -- convert ---------------------------------------------------------------------------------------


def test_convert_writes_the_neutral_form_to_standard_output(boats: Path) -> None:
    done = run("convert", boats, "--to", "json", "-o", "-")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out) == BOATS


def test_convert_reads_the_seed() -> None:
    done = run("convert", SEED, "--to", "json")
    value = json.loads(done.out)
    assert value["title"] == "NATO and Russia: uneasy partners"
    assert len(value["segments"]) == 146
    assert len(value["related"]) == 88
    assert {(s["start"], s["end"], s["speaker"]) for s in value["segments"]} == {(None, None, "")}


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("text", "Boats\n\nHow they are built.\n\nAna: We build boats that last, and we mend"),
        ("txt", "Boats\n"),
        ("markdown", "# Boats\n"),
        ("MD", "# Boats\n"),
        (".html", "<!DOCTYPE html>\n"),
        ("json", '{"title": "Boats"'),
    ],
)
def test_convert_knows_a_format_by_its_name_and_by_its_suffix(
    boats: Path, name: str, begins: str
) -> None:
    done = run("convert", boats, "--to", name)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(begins)


def test_convert_sets_texts_for_people_as_wanted(boats: Path) -> None:
    done = run("convert", boats, "--to", "text", "--captions", "--times")
    assert "[0:42] Ana: We build boats that last,\n[0:45] and we mend the rest.\n" in done.out


def test_convert_refuses_a_format_that_it_cannot_write(boats: Path) -> None:
    done = run("convert", boats, "--to", "papyrus")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(
        "transcript-reader: “papyrus” cannot be written. What can: html, json"
    )
    assert done.err.count("\n") == 1


def test_convert_reads_standard_input() -> None:
    done = run("convert", "-", "--to", "json", given=json.dumps(BOATS).encode())
    assert json.loads(done.out) == BOATS
    done = run("convert", "-", "--to", "json")
    assert (done.status, done.err) == (2, "transcript-reader: standard input: The file is empty.\n")


def test_convert_writes_a_file_and_replaces_none_unasked(boats: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert run("convert", boats, "--to", "md", "-o", target).status == 0
    assert target.read_text("utf-8").startswith("# Boats\n")
    target.write_text("mine")
    done = run("convert", boats, "--to", "md", "-o", target)
    assert (done.status, done.err) == (
        2,
        f"transcript-reader: {target} exists already; --force replaces it.\n",
    )
    assert target.read_text() == "mine"
    assert run("convert", boats, "--to", "md", "-o", target, "--force").status == 0
    assert target.read_text("utf-8").startswith("# Boats\n")


def test_convert_never_writes_over_what_it_reads(boats: Path, tmp_path: Path) -> None:
    before = boats.read_bytes()
    (tmp_path / "link.json").symlink_to(boats)
    for target in (boats, tmp_path, tmp_path / "link.json"):
        done = run("convert", boats, "--to", "json", "-o", target, "--force")
        assert done.status == 2
        assert "is the file that is read" in done.err
    assert boats.read_bytes() == before


def test_convert_fills_a_folder_and_tells_of_each_file_that_it_cannot(
    boats: Path, tmp_path: Path
) -> None:
    other = tmp_path / "b" / "boats.json"
    other.parent.mkdir()
    other.write_bytes(boats.read_bytes())
    out = tmp_path / "out"
    out.mkdir()
    done = run("convert", boats, tmp_path / "none.srt", other, SEED, "--to", "html", "-o", out)
    assert done.status == 2
    assert sorted(os.listdir(out)) == ["000_80146eb17a4ea20d.html", "boats.html"]
    missing, twice = done.err.splitlines()
    assert missing == f"transcript-reader: {tmp_path / 'none.srt'}: There is no such file."
    assert twice == (
        f"transcript-reader: {out / 'boats.html'} was just written"
        " from another file of the same name."
    )


def test_convert_names_what_came_in_by_its_title(tmp_path: Path) -> None:
    value = {**BOATS, "title": "../a/b: c?"}
    done = run("convert", "-", "--to", "md", "-o", tmp_path, given=json.dumps(value).encode())
    assert done.status == 0
    (written,) = tmp_path.iterdir()
    assert written.suffix == ".md"


@pytest.mark.parametrize("output", ["-", "one.json"])
def test_convert_does_not_mix_transcripts(boats: Path, output: str) -> None:
    done = run("convert", boats, SEED, "--to", "json", "-o", output)
    assert (done.status, done.out) == (2, "")
    assert "name one that exists with -o" in done.err


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="no such device here")
def test_convert_hands_on_to_what_is_no_file(boats: Path) -> None:
    assert run("convert", boats, "--to", "json", "-o", "/dev/null", "--force").status == 0
    assert not os.path.isfile("/dev/null")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")
def test_convert_tells_when_there_is_no_room(boats: Path) -> None:
    done = run("convert", boats, "--to", "json", "-o", "/dev/full")
    assert (done.status, done.out) == (2, "")
    assert done.err == "transcript-reader: /dev/full cannot be written: No space left on device.\n"
    with open("/dev/full", "wb") as full:
        process_ = subprocess.run(
            [sys.executable, "-m", "reader", "convert", str(boats), "--to", "json"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert process_.returncode == 2
    assert process_.stderr == (
        b"transcript-reader: Standard output cannot be written: No space left on device.\n"
    )


def test_convert_reports_what_reading_changed(tmp_path: Path) -> None:
    done = run("convert", SEED, "--to", "json", "--report")
    assert json.loads(done.out)["segments"]
    sentences = done.err.splitlines()
    assert sentences
    assert all(s.startswith(f"transcript-reader: {SEED}: ") for s in sentences)


# -- find ------------------------------------------------------------------------------------------


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


# -- quote -----------------------------------------------------------------------------------------


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
    ("words", "sentence"),
    [
        (["submarine"], "Nobody says “submarine” there."),
        (["the rest", "--nth", "3"], "“the rest” is said 2 times, not 3 times."),
        (["mend", "--nth", "2"], "“mend” is said once, not 2 times."),
    ],
)
def test_quote_refuses_words_that_nobody_says(boats: Path, words: list[str], sentence: str) -> None:
    done = run("quote", boats, *words)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"transcript-reader: {boats}: {sentence}\n"


def test_quote_refuses_a_form_that_it_does_not_know(boats: Path) -> None:
    done = run("quote", boats, "rest", "--to", "papyrus")
    assert (done.status, done.out) == (2, "")
    assert "There are: text, markdown, html." in done.err


# -- all of them -----------------------------------------------------------------------------------


def test_a_file_is_read_as_the_person_says(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes('{"segments": [{"text": "na\xefve caf\xe9"}]}'.encode("latin-1"))
    done = run("find", "--encoding", "cp437", "--from", "json", "na", path)
    assert "[na]∩ve cafΘ" in done.out
    done = run("find", "--from", "papyrus", "na", path)
    assert done.status == 2
    assert "There is no format called “papyrus”." in done.err


def test_help_and_wrong_use_are_answered() -> None:
    done = run("find", "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("usage: transcript-reader find ")
    done = run("find")
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("secret words\nof a transcript")


def test_a_fault_of_the_program_is_one_sentence_and_the_rest_is_in_the_log(
    boats: Path, basedir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "read", broken)
    done = run("convert", boats, "--to", "json", "--basedir", basedir)
    assert (done.status, done.out) == (70, "")
    (file,) = (basedir / "log").iterdir()
    assert done.err == (
        "transcript-reader: The program itself went wrong (ZeroDivisionError)."
        f" Details are in {file}.\n"
    )
    assert "ZeroDivisionError" in file.read_text()


def test_a_fault_without_a_place_for_the_log(boats: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "read", broken)
    done = run("convert", boats, "--to", "json", "--basedir", os.devnull)
    assert done.status == 70
    assert done.err.endswith("(ZeroDivisionError). --debug shows details.\n")


def test_debug_shows_details(
    boats: Path, basedir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(formats, "read", broken)
    assert run("convert", boats, "--to", "json", "--debug", "--basedir", basedir).status == 70
    assert "Traceback" in capsys.readouterr().err


class Torn(io.BytesIO):
    """An output whose reader has gone."""

    def write(self, data: object) -> int:
        raise BrokenPipeError


class Interrupting(io.BytesIO):
    def write(self, data: object) -> int:
        raise KeyboardInterrupt


@pytest.mark.parametrize(("output", "status"), [(Torn(), 141), (Interrupting(), 130)])
def test_who_stops_listening_is_not_talked_to(boats: Path, output: io.BytesIO, status: int) -> None:
    errors = io.BytesIO()
    console = Console(None, output, errors)
    assert cli.main(["transcript-reader", "find", "rest", str(boats)], console) == status
    assert errors.getvalue() == b""


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="no such pipes here")
def test_a_pipe_that_breaks_is_silent(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    path.write_text(json.dumps({"segments": [{"text": "word " * 50}] * 2_000}))
    command = [sys.executable, "-m", "reader", "find", "word", str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(str(path).encode())
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 141


def test_the_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"segments": [{"text": "港へ ♪"}]}))
    ascii_only = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process("find", "港", path, env=ascii_only)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "[港]へ ♪" in done.stdout.decode("utf-8")
    done = process("find", "♥", path, tmp_path / "♥.srt", env=ascii_only)
    assert "♥.srt: There is no such file." in done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--help"], 0),
        (["--version"], 0),
        (["--nonsense"], 2),
        (["find", "founding act", str(SEED)], 0),
        (["quote", str(SEED), "founding act"], 0),
        (["convert", str(SEED), "--to", "html"], 0),
    ],
)
def test_without_a_window_nothing_of_qt_is_loaded(words: list[str], status: int) -> None:
    script = (
        "import sys\n"
        "from reader.__main__ import main\n"
        f"sys.argv = ['transcript-reader', *{words!r}]\n"
        "status = main()\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=60)
    assert done.returncode == status, done.stderr.decode()


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_a_question_is_answered_before_anything_else_is_loaded(word: str) -> None:
    script = (
        "import sys\n"
        "from reader.__main__ import main\n"
        f"sys.argv = ['transcript-reader', {word!r}]\n"
        "main()\n"
        "slow = {'reader.formats', 'reader.model.prose', 'logging', 'regex', 'json', 'hashlib'}\n"
        "assert not slow & set(sys.modules), slow & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith((b"usage: transcript-reader ", b"transcript-reader "))
