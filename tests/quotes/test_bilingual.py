"""Two transcripts side by side as documents: what stands where; words are never markup."""

from __future__ import annotations

import datetime
import io
import zipfile
from xml.etree import ElementTree

import pytest

from reader.model.pairing.pairing import Pairing, pair
from reader.model.transcript import Cue, Source, Transcript
from reader.quotes.bilingual import html, paper, table, title_of, tmx
from reader.quotes.exports import EXPORTS, Matter, kinds
from reader.quotes.paper import Paper
from reader.quotes.writing import pairing_data

DAY = datetime.date(2026, 11, 25)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def transcript(title: str, language: str, *texts: str) -> Transcript:
    cues = (Cue(text, at * 1000, at * 1000 + 1000) for at, text in enumerate(texts))
    return Transcript(title=title, language=language, cues=tuple(cues), source=Source("x/talk.vtt"))


def pairing(english: str = "en", spanish: str = "es") -> Pairing:
    return pair(
        transcript("Boats", english, "We <b>build</b> & mend.", "=SUM(1)", "Bye."),
        transcript("Barcos", spanish, "Hacemos <i>barcos</i>.", "Dos"),
    )


def press(_: Paper) -> bytes:
    return b"%PDF-1.4"


def test_the_title_names_both() -> None:
    assert title_of(pairing()) == "Boats / Barcos"


def test_a_table_has_both_times_and_the_confidence() -> None:
    made = table(pairing())
    assert made.columns[1:5] == ("start", "text", "translation", "translation start")
    assert list(made.rows) == [
        (
            *("1", "00:00:00.000", "We <b>build</b> & mend.", "Hacemos <i>barcos</i>."),
            *("00:00:00.000", "1.00"),
        ),
        ("2", "00:00:01.000", "=SUM(1)", "Dos", "00:00:01.000", "1.00"),
        ("3", "00:00:02.000", "Bye.", "", "", "0.00"),
    ]


def test_a_translation_memory_names_the_languages() -> None:
    memory = ElementTree.fromstring(tmx(pairing()))
    assert (memory.tag, memory.get("version")) == ("tmx", "1.4")
    header = memory.find("header")
    assert header is not None
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang"}
    assert needed | {"datatype"} == set(header.attrib)  # TMX 1.4b, 2.2.1
    assert header.get("srclang") == "en"
    unit = next(memory.iter("tu"))
    assert [one.get(LANG) for one in unit.iter("tuv")] == ["en", "es"]
    assert [one.text for one in unit.iter("seg")] == [
        "We <b>build</b> & mend.",
        "Hacemos <i>barcos</i>.",
    ]
    assert [one.text for one in unit.iter("prop")] == ["1.00"]


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        (("", ""), ["x-first", "x-second"]),
        (("en", "en"), ["en", "x-second"]),
        (('en"><x', "es"), ["x-first", "es"]),
    ],
)
def test_languages_that_are_not_known_still_differ(
    languages: tuple[str, str], told: list[str]
) -> None:
    memory = ElementTree.fromstring(tmx(pairing(*languages)))
    assert [one.get(LANG) for one in next(memory.iter("tu")).iter("tuv")] == told


def test_a_page_has_two_columns_each_in_its_language() -> None:
    page = html(pairing())
    assert '<td dir="auto" lang="en"><time>0:00</time> We &lt;b&gt;build&lt;/b&gt; &amp;' in page
    assert (
        '<td dir="auto" lang="es"><time>0:00</time> Hacemos &lt;i&gt;barcos&lt;/i&gt;.</td>' in page
    )
    assert page.count("<tr>") == 4
    assert "<script" not in page


def test_a_document_has_the_translation_below_each_passage() -> None:
    made = paper(pairing(), DAY)
    assert [block.text for block in made.blocks] == [
        "Boats / Barcos",
        *("[0:00] We <b>build</b> & mend.", "Hacemos <i>barcos</i>."),
        *("[0:01] =SUM(1)", "Dos"),
        "[0:02] Bye.",
        *("— Boats, en, talk.vtt", "— Barcos, es, talk.vtt"),
    ]
    assert [any(run.is_italic for run in block.runs) for block in made.blocks[1:4]] == [
        *(False, True, False),
    ]


@pytest.mark.parametrize("name", kinds(Matter.PAIRING))
def test_every_kind_that_says_so_writes_it(name: str) -> None:
    data = pairing_data(EXPORTS[name], pairing(), press, DAY)
    assert data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            whole = b"".join(package.read(part) for part in package.namelist())
        assert b"Hacemos &lt;i&gt;barcos&lt;/i&gt;." in whole


def test_what_two_transcripts_can_be_saved_as() -> None:
    paper_kinds = ["docx", "odt", "epub", "text", "markdown", "html", "pdf"]
    assert list(kinds(Matter.PAIRING)) == [*paper_kinds, "csv", "tsv", "xlsx", "tmx"]
