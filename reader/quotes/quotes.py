"""Excerpts as people take them away: text, Markdown, a web page, JSON, rich text for a clipboard.

All of them hold the words as the captions had them, and always their source.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from reader.formats.kinds import neutral_json
from reader.model.excerpt import Excerpt
from reader.quotes import quote_html
from reader.quotes.quote_markdown import markdown
from reader.quotes.quote_parts import QuoteOptions
from reader.quotes.quote_text import text

__all__ = ["KINDS", "Kind", "QuoteOptions", "html_fragment", "seconds", "write"]

_DEFAULT: Final = QuoteOptions()


def write(excerpt: Excerpt, kind: str, options: QuoteOptions = _DEFAULT) -> str:
    """Return the excerpt as a file of a kind named in :data:`KINDS`."""
    return KINDS[kind].write(excerpt, options)


def html_fragment(excerpt: Excerpt, options: QuoteOptions = _DEFAULT) -> str:
    """Return the excerpt as rich text for a clipboard: HTML of a few elements and no styles."""
    return quote_html.html_fragment(excerpt, options)


def seconds(time: int | None) -> float | None:
    """Return milliseconds as the seconds of JSON."""
    return None if time is None else time / 1000


def _json(excerpt: Excerpt, options: QuoteOptions) -> str:
    """Return the neutral form of the cues in the span, with one key more: ``quote``.

    It is read back as a transcript of these cues. Of the options none applies: nothing is left out.
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


class Kind(NamedTuple):
    """A kind of file that an excerpt can be written as: its name for people, suffix and writer."""

    title: str
    suffix: str
    write: Callable[[Excerpt, QuoteOptions], str]


KINDS: Final[dict[str, Kind]] = {
    "text": Kind("Plain text", ".txt", text),
    "markdown": Kind("Markdown", ".md", markdown),
    "html": Kind("Web page", ".html", quote_html.page),
    "json": Kind("JSON", ".json", _json),
}
