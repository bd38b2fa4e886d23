"""``find``: every place where something is said, as grep would list it, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from reader.cli.arguments import FindOptions, UsageError
from reader.cli.console import Console
from reader.cli.sources import shown, transcript, typed
from reader.errors import ReaderError
from reader.exit_status import DONE, NOTHING_FOUND, REFUSED
from reader.model.excerpt import starts_at
from reader.model.prose import prose
from reader.model.search.find import Finder, Passage, Switches, in_context
from reader.model.timecode import clock, seconds
from reader.model.transcript import Transcript
from reader.model.visible import one_line


class Hit(NamedTuple):
    """A place that was found; ``cue`` counts from 0, ``start`` is a time that the file gives."""

    cue: int
    start: int | None
    passage: Passage


def find(options: FindOptions, console: Console) -> int:
    """List the hits in each file; a file that is refused does not keep the others."""
    if not options.query.strip():
        raise UsageError("There is nothing to find: QUERY is empty.")
    listing = _JsonListing(options, console) if options.json else _Listing(console)
    refused = False
    for file in options.files:
        try:
            read = transcript(file, options, console)
        except ReaderError as problem:
            console.say(str(problem))
            refused = True
        else:
            for hit in hits(read, options):
                listing.add(file, hit)
    listing.close()
    if refused:
        return REFUSED
    return DONE if listing.count else NOTHING_FOUND


def hits(read: Transcript, options: FindOptions) -> Iterator[Hit]:
    """Yield the hits in a transcript, in order; raises QueryError."""
    switches = Switches(
        match_case=options.match_case,
        whole_words=options.whole_words,
        exact=options.exact,
        regex=options.regex,
    )
    reading = prose(read)
    for start, end in Finder(reading.text).search(typed(options.query), switches):
        cue, char = reading.place(start)
        passage = in_context(reading.text, start, end)
        yield Hit(cue, starts_at(read.cues[cue], char).given, passage)


class _Listing:
    """A line for each hit: file, caption, time, and the hit in brackets between its context."""

    def __init__(self, console: Console) -> None:
        self.count = 0
        self._console = console

    def add(self, file: str, hit: Hit) -> None:
        self.count += 1
        time = "" if hit.start is None else f" ({clock(hit.start)})"
        # The brackets keep the spaces around the hit, which is no longer at the edge of a line.
        before = one_line(f"{shown(file)}:{hit.cue + 1}{time}: {hit.passage.before}[")
        after = one_line(f"]{hit.passage.after}")
        found = self._console.bold(f"[{one_line(hit.passage.hit)}]")
        line = f"{before[:-1]}{found}{after[1:]}\n"
        self._console.write(line.encode("utf-8", "replace"))

    def close(self) -> None:
        """Nothing stands below the lines."""


class _JsonListing:
    """One JSON object with a list of all hits; with several files each hit tells its own."""

    def __init__(self, options: FindOptions, console: Console) -> None:
        self.count = 0
        self._console = console
        self._has_several = len(options.files) > 1

    def add(self, file: str, hit: Hit) -> None:
        item: dict[str, Any] = {"file": shown(file)} if self._has_several else {}
        item |= {"segment": hit.cue, "start": seconds(hit.start), "text": hit.passage.hit}
        item |= {"before": hit.passage.before, "after": hit.passage.after}
        self._console.show('{"hits": [\n' if not self.count else ",\n")
        self._console.show(" " + json.dumps(item, ensure_ascii=False))
        self.count += 1

    def close(self) -> None:
        self._console.show("\n]}\n" if self.count else '{"hits": []}\n')
