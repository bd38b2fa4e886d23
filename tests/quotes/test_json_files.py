"""Excerpts and quotations as JSON, for other programs."""

from __future__ import annotations

import json

from samples import BOATS, DAY, DIALOGUE, ONE_SPEAKER, WHOLE

from reader import formats
from reader.model.excerpt import cut
from reader.model.transcript import Transcript
from reader.quotes.excerpt_json import from_json
from reader.quotes.json_files import of_excerpt, of_quotes
from reader.quotes.paper import Quoted


def test_json_is_the_neutral_form_of_the_span_and_says_what_it_is() -> None:
    written = of_excerpt(DIALOGUE)
    value = json.loads(written)
    assert value["quote"] == {
        "text": "mend the rest.\nWhy?",
        "speaker": "",
        "locator": "captions 2–3 of 3, about 0:45–0:48",
        # 7 of 21 characters into the 1,580 ms of the caption.
        "start": 45.947,
        "end": 48.0,
        "start_is_about": True,
        "end_is_about": False,
        "segments": [1, 2],
        "segment_count": 3,
        "is_whole": False,
        "file": "boats.vtt",
        "sha256": "ab12",
        "taken": "2026-11-25",
    }
    assert [segment["text"] for segment in value["segments"]] == ["mend the rest.", "Why?"]
    assert value["title"] == "Boats"
    assert value["related"] == []


def test_json_is_read_back_as_a_transcript_of_the_same_words() -> None:
    read = formats.read_bytes(of_excerpt(DIALOGUE).encode(), "quote.json")
    assert read.cues == DIALOGUE.transcript.cues
    assert read.title == "Boats"
    whole = formats.read_bytes(of_excerpt(WHOLE).encode(), "whole.json")
    assert whole.cues == BOATS.cues
    assert whole.related == BOATS.related


def test_json_of_a_transcript_without_captions_is_json() -> None:
    empty = cut(Transcript(title="Announced"), None, taken=DAY)
    assert json.loads(of_excerpt(empty))["quote"]["text"] == ""


def test_quotations_come_with_all_that_is_noted_of_them() -> None:
    quotes = [Quoted(DIALOGUE, "Größe", ("a", "b"), "green"), Quoted(ONE_SPEAKER)]
    first, second = json.loads(of_quotes(quotes))["quotations"]
    assert (first["quote"], first["note"], first["tags"], first["colour"]) == (
        *("mend the rest.\nWhy?", "Größe", ["a", "b"], "green"),
    )
    assert (second["note"], second["tags"], second["colour"]) == ("", [], "")
    assert from_json(first["excerpt"]) == DIALOGUE
    assert json.loads(of_quotes([])) == {"quotations": []}
    assert "Größe" in of_quotes(quotes)
