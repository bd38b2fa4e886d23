"""oTranscribe documents: JSON that holds the text as HTML with time marks."""

from __future__ import annotations

import json

import pytest
from read import as_json, said

from reader.errors import FormatError, UnknownFormat
from reader.formats.format import Document
from reader.formats.kinds import otranscribe
from reader.model.transcript import Cue


def test_otranscribe_has_the_exact_time_and_not_the_label() -> None:
    stamp = '<span class="timestamp" data-timestamp="71.25">01:11</span>'
    transcript = as_json(
        {"text": f"<p>{stamp}&nbsp;So we <b>walk</b>.</p>", "media": "a.mp3", "media-time": 1},
        "a.otr",
    )
    assert transcript.cues == (Cue("So we walk.", 71_250, starts_paragraph=True),)
    assert "“a.mp3”" in said(transcript)


def paragraphs(html: str) -> list[tuple[int | None, str, str]]:
    transcript = otranscribe.read(Document(b"", json.dumps({"text": html})))
    return [(cue.start, cue.speaker, cue.text) for cue in transcript.cues]


def stamp(time: str) -> str:
    return f'<span class="timestamp" data-timestamp="{time}">label</span>'


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("One.<br>two.<br><br>Three.", [(None, "", "One.\ntwo."), (None, "", "Three.")]),
        ("<p>One.</p><div>Two.</div>", [(None, "", "One."), (None, "", "Two.")]),
        (f"{stamp('5')}One. {stamp('9.5')}Two.", [(5_000, "", "One."), (9_500, "", "Two.")]),
        (f"{stamp('1:05')}One.", [(65_000, "", "One.")]),
        (f"{stamp('soon')}One.", [(None, "", "One.")]),
        ("<p>Ana: One.</p><p>Ben: Two.</p>", [(None, "Ana", "One."), (None, "Ben", "Two.")]),
        (
            "<p>Ana: One.</p><p>So.</p><p>So.</p>",
            [(None, "", "Ana: One."), (None, "", "So."), (None, "", "So.")],
        ),
    ],
)
def test_paragraphs_marks_and_labels(html: str, read: list[tuple[int | None, str, str]]) -> None:
    assert paragraphs(html) == read


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ('{"text": "a", "media": "b", "media-time": 1}', 95),
        ('{"text": "<span class=\\"timestamp\\">", "media": "b"}', 95),
        ('{"text": "a", "media": "b"}', 0),
        ('{"media": "b", "media-time": 1}', 0),
        ("text", 0),
    ],
)
def test_it_is_claimed_by_its_keys(text: str, claim: int) -> None:
    assert otranscribe.score(Document(text.encode(), text)) == claim


def test_what_holds_no_words_is_refused() -> None:
    with pytest.raises(FormatError, match="This oTranscribe document holds no words yet"):
        paragraphs("<p> </p>")
    for text in ("{}", "[]", '{"text": 5}'):
        with pytest.raises(UnknownFormat, match="no oTranscribe document: it has no text"):
            otranscribe.read(Document(b"", text))
