"""``quote``: words as the captions have them, with their source."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

from reader.arguments import QuoteCommand, UsageError
from reader.cli.sources import shown, transcript, typed
from reader.cli.targets import KIND_NAMES
from reader.console import Console
from reader.errors import QueryError
from reader.formats import quotes
from reader.model.excerpt import Excerpt, cut
from reader.model.find import Finder, Hits, Switches
from reader.model.prose import prose


def quote(options: QuoteCommand, console: Console, today: Callable[[], datetime.date]) -> int:
    """Write the words that are asked for, found however they are punctuated and broken up."""
    kind = _kind(options.to)
    read = transcript(options.file, options, console)
    reading = prose(read)
    places = _places(Finder(reading.text), typed(" ".join(options.words)))
    start, end = places.at(_chosen(places, options, console))
    excerpt = cut(read, reading.span(start, end), taken=today())
    if options.json:
        console.show(json.dumps(_as_json(excerpt), ensure_ascii=False) + "\n")
    else:
        look = quotes.QuoteOptions(times=options.times, captions=options.captions)
        console.show(quotes.write(excerpt, kind, look))
    return 0


def _kind(name: str) -> str:
    try:
        return KIND_NAMES[name.lower()]
    except KeyError:
        raise UsageError(
            f"“{name}” is no form of a quotation. There are: text, markdown, html."
        ) from None


def _places(finder: Finder, words: str) -> Hits:
    """Return where the words are said; as parts of others only if never as words of their own."""
    whole = finder.search(words, Switches(whole_words=True))
    return whole if len(whole) else finder.search(words)


def _chosen(places: Hits, options: QuoteCommand, console: Console) -> int:
    count, name = len(places), shown(options.file)
    if not count:
        raise QueryError(f"{name}: Nobody says “{places.query}” there.")
    times = "once" if count == 1 else f"{count} times"
    if options.nth is None:
        if count > 1:
            console.say(f"{name}: This is said {times}; here is the first, --nth N gives another.")
        return 0
    if options.nth > count:
        raise QueryError(f"{name}: “{places.query}” is said {times}, not {options.nth} times.")
    return options.nth - 1


def _as_json(excerpt: Excerpt) -> dict[str, Any]:
    """Return the quotation for programs; its times are those of the file that enclose the words."""
    return {
        "text": excerpt.text,
        "start": quotes.seconds(excerpt.starts.given),
        "end": quotes.seconds(excerpt.ends.given),
        "speaker": excerpt.speaker,
        "title": excerpt.title,
        "segments": [excerpt.first_cue, excerpt.last_cue],
    }
