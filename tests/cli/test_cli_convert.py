from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from commands import BOATS, SEED, process, run
from source import ROOT

from reader.quotes.exports import Matter, kinds


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
        ("text", "Boats\n=====\nHow they are built.\n\nAna: We build boats that last, and we mend"),
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


def test_convert_sets_capitals_as_sentences_where_that_is_wanted(tmp_path: Path) -> None:
    news = tmp_path / "news.srt"
    news.write_text("1\n00:00:01,000 --> 00:00:02,000\nGOOD EVENING. I AM\nAT THE BBC.\n")
    as_said, done = (run("convert", news, "--to", "srt", *asked) for asked in ([], ["--sentences"]))
    assert "GOOD EVENING. I AM\nAT THE BBC.\n" in as_said.out
    assert "Good evening. I am\nat the BBC.\n" in done.out


def test_convert_refuses_a_format_that_it_cannot_write(boats: Path) -> None:
    done = run("convert", boats, "--to", "papyrus")
    assert (done.status, done.out) == (2, "")
    written = ", ".join(sorted(kinds(Matter.EXCERPT)))
    told = f"transcript-reader: “papyrus” cannot be written. What can: {written}.\n"
    assert done.err == told


@pytest.mark.parametrize(("file", "format"), [("out.md", "markdown"), ("talks/Out.SRT", "srt")])
def test_a_file_named_where_a_format_is_wanted_is_led_to_its_option(
    boats: Path, tmp_path: Path, file: str, format: str
) -> None:
    done = run("convert", boats, "--to", tmp_path / file)
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        f"transcript-reader: --to wants a format, and “{tmp_path / file}” is the name of a file. "
        f"Write: --to {format} -o {tmp_path / file}\n"
    )
    assert run("convert", boats, "--to", "notes.papyrus").err.startswith(
        "transcript-reader: “notes.papyrus” cannot be written. What can: "
    )


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
        assert "is a file that is read" in done.err
    assert boats.read_bytes() == before


def test_none_of_the_files_that_are_read_is_written_over(tmp_path: Path) -> None:
    """The first would be written under the name of the second."""
    (tmp_path / "talk.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\nGood evening.\n")
    (tmp_path / "talk.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nGuten Abend.\n")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    files = (tmp_path / "talk.srt", tmp_path / "talk.vtt")
    done = run("convert", *files, "--to", "vtt", "-o", tmp_path, "--force")
    told = f"transcript-reader: {files[1]} is a file that is read; choose another name.\n"
    assert (done.status, done.err) == (2, told * 2)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.usefixtures("qapp")  # paper is set with one, and Qt has one alone
@pytest.mark.parametrize("form", ["docx", "odt", "epub", "pdf", "xlsx"])
def test_no_packed_file_is_thrown_at_a_screen(boats: Path, form: str) -> None:
    done = run("convert", boats, "--to", form, screen=True)
    assert (done.status, done.out) == (2, "")
    told = "A screen shows no such file: name one with -o, or behind “>”."
    assert done.err == f"transcript-reader: {told}\n"
    assert run("convert", boats, "--to", "markdown", screen=True).out.startswith("# Boats\n")


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
    assert done.err == "transcript-reader: /dev/full cannot be written: the disk is full.\n"
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


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_convert_writes_documents(boats: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"boats.{kind}"
    done = run("convert", boats, "--to", kind, "-o", out)
    assert (done.status, done.err) == (0, "")
    back = run("convert", out, "--to", "text")
    assert back.status == 0
    assert "Boats" in back.out


def test_convert_writes_pdf_without_a_window(boats: Path, tmp_path: Path) -> None:
    out = tmp_path / "boats.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "reader", "convert", boats, "--to", "pdf", "-o", out],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    text = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(out).pages).split())
    assert "Boats" in text


def test_convert_says_that_pdf_needs_qt(boats: Path) -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None; from reader.cli import verbs;"
        "sys.exit(verbs.main(['x', 'convert', sys.argv[1], '--to', 'pdf']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, boats], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 2
    assert "PDF is set by Qt, which is not installed here." in done.stderr


def test_what_no_font_has_a_sign_for_is_told_of_a_pdf(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("Ana: The \U0010fffd is shut.\n\nBo: When?\n\nAna: In May.\n", "utf-8")
    told = process("convert", str(talk), "--to", "pdf", "-o", str(tmp_path / "a.pdf"))
    assert told.returncode == 0
    assert told.stderr.decode().endswith(
        "talk.txt: No font here has a sign for “\U0010fffd”, which is an empty box in the PDF:"
        " install a font of that script, or write docx, odt or html.\n"
    )
    assert not run("convert", talk, "--to", "html").err
