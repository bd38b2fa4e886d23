"""Excerpts and quotations as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reader.formats.kinds import neutral_json
from reader.model.excerpt import Excerpt
from reader.model.timecode import seconds
from reader.quotes.excerpt_json import as_json
from reader.quotes.paper import Quoted


def of_excerpt(excerpt: Excerpt) -> str:
    """Return the neutral form of the cues in the span, with one key more: ``quote``.

    It is read back as a transcript of these cues.
    """
    whole = neutral_json.write(excerpt.transcript).rstrip().removesuffix("}")
    return f'{whole},\n "quote": {json.dumps(_quote(excerpt), ensure_ascii=False)}}}\n'


def _quote(excerpt: Excerpt) -> dict[str, Any]:
    return {
        "text": excerpt.text,
        "speaker": excerpt.speaker,
        "locator": excerpt.locator,
        "start": seconds(excerpt.start),
        "end": seconds(excerpt.end),
        "start_is_about": excerpt.start_is_about,
        "end_is_about": excerpt.end_is_about,
        "segments": [excerpt.first_cue, excerpt.last_cue],
        "segment_count": excerpt.cue_count,
        "is_whole": excerpt.is_whole,
        "file": excerpt.file_name,
        "sha256": excerpt.transcript.source.sha256,
        "taken": excerpt.taken.isoformat(),
    }


def of_quotes(quotes: Sequence[Quoted]) -> str:
    """Return quotations with all that is noted of them."""
    told = [
        {
            "quote": quoted.excerpt.text,
            "note": quoted.note,
            "tags": quoted.tags,
            "colour": quoted.colour,
            "excerpt": as_json(quoted.excerpt),
        }
        for quoted in quotes
    ]
    return json.dumps({"quotations": told}, ensure_ascii=False, indent=1) + "\n"
