"""A fact of a transcript is one field: whoever keeps or passes on transcripts carries it along."""

from __future__ import annotations

import datetime
import hashlib
import json

import pytest

from reader import formats
from reader.formats.gate import admit
from reader.library.records import packed, unpacked
from reader.model.excerpt import cut
from reader.model.transcript import FACTS, LINES, Cue, Transcript
from reader.quotes.excerpt_json import as_json, from_json


@pytest.fixture(params=FACTS)
def told(request: pytest.FixtureRequest) -> tuple[str, Transcript]:
    fact = {request.param: f"What is told as {request.param}"}
    return request.param, Transcript(cues=(Cue("Words.", 0, 900),), **fact)


def test_there_are_some() -> None:
    assert {"title", "url", "author", "language"} <= set(FACTS)
    assert set(FACTS) >= LINES


def test_the_gate_lets_it_pass_clean(told: tuple[str, Transcript]) -> None:
    name, transcript = told
    assert admit(transcript) == transcript
    dirty = admit(Transcript(cues=transcript.cues, **{name: " a\0\n b "}))
    assert getattr(dirty, name) == ("a\ufffd\n b" if name in LINES else "a\ufffd b")


def test_the_neutral_form_has_it(told: tuple[str, Transcript]) -> None:
    name, transcript = told
    again = formats.read_bytes(formats.write(transcript, "json"), "talk.json")
    assert getattr(again, name) == getattr(transcript, name)


def test_the_library_keeps_it(told: tuple[str, Transcript]) -> None:
    _, transcript = told
    assert unpacked(*packed(transcript)) == transcript
    assert packed(transcript)[1] != packed(Transcript(cues=transcript.cues))[1]


def test_the_basket_keeps_it(told: tuple[str, Transcript]) -> None:
    excerpt = cut(told[1], None, taken=datetime.date(2026, 11, 26))
    kept = json.loads(json.dumps(as_json(excerpt)))
    assert from_json(kept) == excerpt
    # One that an older version put aside knows nothing of a fact that came later.
    del kept[told[0]]
    assert getattr(from_json(kept).transcript, told[0]) == ""


def test_the_digest_of_what_was_kept_before_is_what_it_was() -> None:
    """The digest of an empty transcript, worked out by hand from the layout of the record."""
    _, digest = packed(Transcript(title="A", cues=(Cue("b", 1, 2),)))
    said = (
        '{"title":"A","standfirst":"","url":"","video_id":"","site":"","author":"","date":"",'
        '"language":"","provenance":"unknown","related":[],"texts":["b"],"starts":[1],"ends":[2],'
        '"names":[""],"speakers":[0],"kinds":[],"paragraphs":[],"words":[]}'
    )
    assert digest == hashlib.sha256(said.encode()).hexdigest()
