"""What is known of a format before its code is loaded is true of its code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source import ROOT

from reader import formats
from reader.formats.decoding.text import NotTextError, decode
from reader.formats.format import Claim, Document, Format

CASES = sorted(path for path in (ROOT / "tests" / "cases").rglob("*") if path.is_file())
# Pieces of which the heads of all kinds of files consist, and some that look like them.
PIECES = (
    *("WEBVTT", "WEBVTT - x", "1", "0:00:01.000,0:00:02.000", "1:2:3.4,5:6:7.8", "Hello", ","),
    *("00:00:01,000 --> 00:00:02,000", "0:01 -> 0:02", "0:01 – > 0:02", "0:01 → 0:02", "-5:00:1"),
    *("[00:01.00]Words", "[ti:Song]", "[ti :Song]", "[12:34]", "[1][2]a", "{1}{2}b", "{1}{}c"),
    *("[Script Info]", "[events]", "Dialogue: 0", "[INFORMATION]", "[BEGIN]", "00:00:01.00,00:02"),
    *("<sami>", "<SYNC Start=1>", '<tt xmlns="http://www.w3.org/ns/ttml">', "<x:tt >", "</tt>"),
    *("<transcript>", '<timedtext format="3">', '<text start="1">', "<p t='1'>", "<!doctype html>"),
    *("{", "[", "}", '"events": [', '"tStartMs": 1', '"segs": []', '"segments": [', '"body": ""'),
    *('"startTime": 1', '"chunks": [', '"words":', '"utterances": [', '"media": ""', '"text": ""'),
    *('"media-source": 1', '"standfirst": ""', 'class=\\"timestamp', "Transcript", "Related"),
    *(
        "start,end,text",
        "in;out;content",
        "start_time\tcaption",
        "text",
        "time",
        "# Title",
        "%PDF-",
    ),
)


def documents() -> list[Document]:
    made = []
    for path in CASES:
        data = path.read_bytes()
        try:
            text = decode(data).text
        except NotTextError:
            text = ""
        made.append(Document(data, text, path.name))
    return made


@pytest.mark.parametrize("form", formats.FORMATS, ids=lambda form: form.name)
def test_no_document_is_claimed_that_the_look_would_not_let_pass(form: Format) -> None:
    for document in documents():
        holds(form, document)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from((" ", "\n", "\n\n", "")))
def test_nor_one_that_is_put_together(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    document = Document(text.encode(), text, "name.txt")
    for form in formats.FORMATS:
        holds(form, document)


def holds(form: Format, document: Document) -> None:
    claimed = form.code.score(document)
    assert claimed <= form.claims, document.name
    assert claimed == Claim.NONE or form.look(document) or not is_seen(form, document)


def is_seen(form: Format, document: Document) -> bool:
    """Whether a format would be asked at all: of what is no text only some are."""
    return form.reads_bytes or bool(document.text)


@pytest.mark.parametrize("form", formats.FORMATS, ids=lambda form: form.name)
def test_what_is_said_to_be_written_is_written(form: Format) -> None:
    assert hasattr(form.code, "write") is form.is_written


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("seeds/000_80146eb17a4ea20d.txt", "saved_page"),
        ("tests/cases/001-bom-srt/input.srt", "srt"),
        ("tests/cases/002-bom-vtt/input.vtt", "webvtt"),
    ],
)
def test_only_the_format_that_claims_a_file_is_loaded(case: str, kind: str) -> None:
    script = (
        "import sys; from reader import formats; formats.read(sys.argv[1]);"
        "print(*(name for name in sys.modules if name.startswith('reader.formats.kinds.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(Path(ROOT / case))],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == [f"reader.formats.kinds.{kind}"]


@pytest.mark.parametrize(
    ("line", "is_let_pass"),
    [
        ("Time,TEXT", True),
        ("Zaman;METİN", True),  # whose small letter is no i but for those who write Turkish
        ("Zeit;Übersetzung", True),
        ("temps;Sous-titre", True),
        ("von;was", True),
        ("Anna\t\t00:00:01.000\tHallo", True),
        ("Es ist wasserdicht, und blau.", False),
        ("Text", False),  # one cell alone
    ],
)
def test_what_may_be_a_row_of_names_is_let_pass(line: str, is_let_pass: bool) -> None:
    look = formats.by_name("csv").look
    assert look(Document(line.encode(), f"{line}\n0,1", "names.txt")) is is_let_pass
