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
    assert made.columns == (
        *("number", "start", "speaker", "text"),
        *("translation", "translation speaker", "translation start", "confidence"),
    )
    assert list(made.rows) == [
        (
            *("1", "00:00:00.000", "", "We <b>build</b> & mend.", "Hacemos <i>barcos</i>.", ""),
            *("00:00:00.000", "1.00"),
        ),
        ("2", "00:00:01.000", "", "=SUM(1)", "Dos", "", "00:00:01.000", "1.00"),
        ("3", "00:00:02.000", "", "Bye.", "", "", "", "0.00"),
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


def spoken(*said: tuple[str, str, int, int]) -> Transcript:
    """Captions, each with its speaker and from and up to which second it is said."""
    cues = (Cue(text, start * 1000, end * 1000, name) for name, text, start, end in said)
    return Transcript(cues=tuple(cues))


# The second row has two captions of two people on one side, and one of one person on the other.
TALK = spoken(
    ("Ana & Co", "Good evening.", 0, 2),
    ("Ana & Co", "We build boats.", 2, 4),
    ("Ben Okri", "Not here.", 4, 6),
    ("", "Bye.", 7, 8),
)
CHARLA = spoken(
    *(("Ana & Co", "Buenas tardes.", 0, 2), ("Ana & Co", "Hacemos barcos. No, no.", 2, 6)),
    ("", "Adiós.", 7, 8),
)
SILENT = spoken(("", "Buenas tardes.", 0, 2), ("", "Hacemos barcos. No, no.", 2, 6))


def test_a_table_tells_who_speaks_in_each_row() -> None:
    cells = [(row[2], row[3], row[5]) for row in table(pair(TALK, CHARLA)).rows]
    assert cells == [
        ("Ana & Co", "Good evening.", "Ana & Co"),
        ("Ana & Co, Ben Okri", "We build boats. Not here.", "Ana & Co"),
        ("", "Bye.", ""),
    ]


def test_a_translation_memory_tells_who_speaks_in_each_language() -> None:
    memory = ElementTree.fromstring(tmx(pair(TALK, CHARLA)))
    told = [
        [(prop.get("type"), prop.text) for prop in variant.iter("prop")]
        for variant in memory.iter("tuv")
    ]
    ana, ben = ("x-speaker", "Ana & Co"), ("x-speaker", "Ben Okri")
    assert told == [[ana], [ana], [ana, ben], [ana], [], []]
    # TMX 1.4b, 2.3: what is told of a variant stands before its words.
    assert [child.tag for child in next(memory.iter("tuv"))] == ["prop", "seg"]


def test_a_page_names_who_begins_to_speak_in_each_column() -> None:
    page = html(pair(TALK, CHARLA))
    ana, nobody = "<b><bdi>Ana &amp; Co</bdi>:</b> ", "<b><bdi>[Unnamed]</bdi>:</b> "
    assert f"<time>0:00</time> {ana}Good evening.</td>" in page
    assert f"<time>0:00</time> {ana}Buenas tardes.</td>" in page
    assert "We build boats.<br><b><bdi>Ben Okri</bdi>:</b> Not here.</td>" in page
    assert "<time>0:02</time> Hacemos barcos. No, no.</td>" in page
    assert (page.count(nobody), page.count(f"{nobody}Adiós.</td>")) == (2, 1)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (
            CHARLA,
            [
                *("[0:00] Ana & Co: Good evening.", "Buenas tardes."),
                *("[0:02] We build boats.", "Ben Okri: Not here."),
                "Ana & Co: Hacemos barcos. No, no.",
                *("[0:07] [Unnamed]: Bye.", "Adiós."),
            ],
        ),
        # A side that names nobody is not told to be said by nobody.
        (
            SILENT,
            [
                *("[0:00] Ana & Co: Good evening.", "Buenas tardes."),
                *("[0:02] We build boats.", "Ben Okri: Not here.", "Hacemos barcos. No, no."),
                "[0:07] [Unnamed]: Bye.",
            ],
        ),
    ],
)
def test_a_document_names_who_begins_to_speak(second: Transcript, told: list[str]) -> None:
    blocks = paper(pair(TALK, second), DAY).blocks
    assert [block.text for block in blocks[1 : len(told) + 1]] == told
    assert [run.text for run in blocks[1].runs if run.is_bold] == ["Ana & Co: "]
