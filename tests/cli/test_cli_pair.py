from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from commands import run

FRENCH = "1\n00:00:01,000 --> 00:00:03,000\nBonsoir.\n"
ENGLISH = (
    "1\n00:00:01,000 --> 00:00:03,000\nGood evening.\n\n"
    "2\n00:00:03,000 --> 00:00:05,000\nWe build boats.\n"
)


@pytest.fixture
def english(tmp_path: Path) -> Path:
    path = tmp_path / "talk.srt"
    path.write_text(ENGLISH)
    return path


@pytest.fixture
def french(tmp_path: Path) -> Path:
    path = tmp_path / "talk.fr.srt"
    path.write_text(FRENCH)
    return path


def test_json_has_rows_of_three_values(english: Path, french: Path) -> None:
    done = run("pair", english, french, "--json")
    assert (done.status, done.err) == (0, "")
    nobody: dict[str, list[str]] = {"first_speakers": [], "second_speakers": []}
    assert json.loads(done.out) == {
        "rows": [
            {"first": "Good evening.", "second": "Bonsoir.", "confidence": 1.0} | nobody,
            {"first": "We build boats.", "second": "", "confidence": 0.0} | nobody,
        ]
    }


def test_lines_are_parted_by_tabs(english: Path, french: Path) -> None:
    done = run("pair", english, french)
    assert done.out == "1.00\tGood evening.\tBonsoir.\n0.00\tWe build boats.\t\n"


def test_who_speaks_is_told(tmp_path: Path, french: Path) -> None:
    first = tmp_path / "talk.vtt"
    first.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Lima>Good\n\n"
        "00:02.000 --> 00:03.000\n<v Ben>evening.\n\n00:03.000 --> 00:05.000\n<v Ben>Bye.\n"
    )
    lines = "1.00\tAna Lima: Good Ben: evening.\tBonsoir.\n0.00\tBye.\t\n"
    assert run("pair", first, french).out == lines
    rows = json.loads(run("pair", first, french, "--json").out)["rows"]
    assert [row["first_speakers"] for row in rows] == [["Ana Lima", "Ben"], ["Ben"]]
    assert [row["second_speakers"] for row in rows] == [[], []]
    for kind in ("text", "html", "tmx", "csv"):
        assert "Ana Lima" in run("pair", first, french, "--to", kind).out


def test_a_tab_in_a_caption_parts_nothing(tmp_path: Path, french: Path) -> None:
    first = tmp_path / "tab.srt"
    first.write_text("1\n00:00:01,000 --> 00:00:03,000\nGood\tevening.\n")
    assert run("pair", first, french).out == "1.00\tGood evening.\tBonsoir.\n"


def test_the_second_transcript_is_not_written_over_under_the_name_of_the_first(
    tmp_path: Path, english: Path
) -> None:
    second = tmp_path / "talk.html"
    second.write_text(f"<h1>Talk</h1><p>{'Bonsoir. ' * 30}</p>")
    before = second.read_bytes()
    english.write_text(f"1\n00:00:01,000 --> 00:00:03,000\n{'Good day. ' * 30}\n")
    done = run("pair", english, second, "--to", "html", "-o", tmp_path, "--force")
    assert (done.status, second.read_bytes()) == (2, before)
    assert done.err == f"transcript-reader: {second} is a file that is read; choose another name.\n"


def test_one_of_both_may_be_standard_input(english: Path) -> None:
    done = run("pair", english, "-", given=FRENCH.encode())
    assert done.out.startswith("1.00\tGood evening.\tBonsoir.\n")
    done = run("pair", "-", "-", given=FRENCH.encode())
    assert done.status == 2
    assert done.err == "transcript-reader: FIRST and SECOND cannot both be standard input.\n"


def test_a_translation_memory_has_a_unit_for_each_row(english: Path, french: Path) -> None:
    done = run("pair", english, french, "--to", "tmx")
    memory = ElementTree.fromstring(done.out)
    units = [[seg.text for seg in unit.iter("seg")] for unit in memory.iter("tu")]
    assert units == [["Good evening.", "Bonsoir."], ["We build boats."]]


@pytest.mark.parametrize("kind", ["docx", "epub", "xlsx", "odt", "html", "csv", "markdown"])
def test_a_document_is_written_to_a_file(
    english: Path, french: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / f"both.{kind}"
    assert run("pair", english, french, "--to", kind, "-o", out).status == 0
    assert out.stat().st_size > 100
    refused = run("pair", english, french, "--to", kind, "-o", out)
    assert refused.status == 2
    assert "exists already; --force replaces it." in refused.err
    assert run("pair", english, french, "--to", kind, "-o", out, "--force").status == 0


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        *(("a.TMX", b"<?xml"), ("b.xlsx", b"PK"), ("c.docx", b"PK"), ("d.epub", b"PK")),
        *(("e.html", b"<!"), ("f.csv", b"\xef\xbb\xbf"), ("g.md", b"#")),
    ],
)
def test_without_to_the_name_of_the_file_says_what_to_write(
    english: Path, french: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    done = run("pair", english, french, "-o", tmp_path / name)
    assert (done.status, done.err) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["talk.srt", "talk.fr.srt"])
def test_neither_transcript_is_written_over(
    english: Path, french: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    before = target.read_bytes()
    done = run("pair", english, french, "--to", "text", "-o", target, "--force")
    assert done.status == 2
    assert "is read; choose another name." in done.err
    assert target.read_bytes() == before


def test_a_file_named_where_a_format_is_wanted_is_led_to_its_option(
    english: Path, french: Path
) -> None:
    done = run("pair", english, french, "--to", "x.tmx")
    assert (done.status, done.err) == (
        2,
        "transcript-reader: --to wants a format, and “x.tmx” is the name of a file. Write: "
        "--to tmx -o x.tmx\n",
    )


def test_what_cannot_be_done_is_a_sentence(english: Path, french: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.tmx").mkdir()
    ways = ["-o", tmp_path / "out"], ["-o", tmp_path / "folder.tmx"], ["--json", "-o", "a.json"]
    for words in ways:
        done = run("pair", english, french, *words)
        assert (done.status, done.err) == (
            2,
            "transcript-reader: -o needs --to, which says what to write.\n",
        )
    done = run("pair", english, french, "-o", tmp_path / "out.mp3")
    assert (done.status, done.err.startswith("transcript-reader: “mp3” cannot be")) == (2, True)
    assert not (tmp_path / "out.mp3").exists()
    done = run("pair", english, french, "--to", "papyrus")
    assert (done.status, done.err.startswith("transcript-reader: “papyrus” cannot be")) == (2, True)
    done = run("pair", english, tmp_path / "none.srt")
    assert (done.status, "There is no such file." in done.err) == (2, True)


def test_nothing_that_belongs_together_is_an_answer(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("Yes.\n")
    second.write_text("However long this may be, and " * 40 + "it is no translation of one word.\n")
    out = tmp_path / "both.html"
    said = "transcript-reader: Nothing of one was found in the other. Do both say the same?\n"
    ways: list[list[str | Path]] = [[], ["--to", "html", "-o", out]]
    for words in ways:
        done = run("pair", first, second, *words)
        assert (done.status, done.out, done.err) == (1, "", said)
    assert not out.exists()
    done = run("pair", first, second, "--json")
    assert (done.status, json.loads(done.out), done.err) == (1, {"rows": []}, said)
