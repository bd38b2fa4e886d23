"""TTML's times, spaces and people, by the clauses of the specification."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader import formats
from reader.errors import FormatError
from reader.formats.decoding.xml_text import DEEPEST
from reader.model.transcript import Cue, Transcript

SPACES = (
    'xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"'
    ' xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
)


def test_a_prefix_that_is_nowhere_declared_costs_nothing() -> None:
    text = '<tt xmlns="http://www.w3.org/ns/ttml" ttp:frameRate="25"><body><div>'
    transcript = read(f'{text}<p begin="25f" end="50f">One.</p></div></body></tt>', "a.ttml")
    assert times(transcript) == [(1_000, 2_000)]


def test_a_document_that_breaks_off_gives_what_stands_before() -> None:
    text = f'<tt {SPACES}><body><div><p begin="1s" end="2s">One &amp; R&D.</p>\n<p begin="3s"'
    transcript = read(text, "a.ttml")
    assert texts(transcript) == ["One & R&D."]
    assert "The XML breaks in line 2" in said(transcript)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f'<!DOCTYPE tt [<!ENTITY a "b">]><tt {SPACES}><body/></tt>', "declares a document type"),
        (f"<tt {SPACES}>" + "<div>" * DEEPEST + "</div>" * DEEPEST + "</tt>", "levels deep"),
        (f"<tt {SPACES}><body/></tt>", "holds no captions"),
        (f"<tt {SPACES}><body><div><image src='a.png'/></div></body></tt>", "are pictures"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        read(text, "a.ttml")


def test_it_is_written_with_its_people() -> None:
    cues = (Cue("A < B\n& C", 1_000, 2_500, "Tom & Ann"), Cue("Right.", 3_000, 4_000))
    transcript = Transcript(title='The "deal"', language="en", cues=cues)
    again = formats.read_bytes(formats.write(transcript, "ttml"), "a.ttml")
    assert (again.cues, again.title, again.language) == (cues, 'The "deal"', "en")
