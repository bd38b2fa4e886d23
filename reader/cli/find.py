"""``find``: every place where something is said, as grep would list it, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.cli.arguments import Reading, Today, UsageError, add_switches, parsed, reading_parser
from reader.cli.console import Console
from reader.cli.hit_line import hit_data, show_hit
from reader.cli.sources import shown, transcript, typed
from reader.errors import ReaderError
from reader.exit_status import DONE, NOTHING_FOUND, REFUSED
from reader.model.excerpt import starts_at
from reader.model.prose import prose
from reader.model.search.find import Finder, Passage, Switches, in_context
from reader.model.transcript import Transcript

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Hit(NamedTuple):
    """A place that was found; ``cue`` counts from 0, ``start`` is a time that the file gives."""

    cue: int
    start: int | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Find(Reading):
    """What ``find`` is asked to do."""

    query: str
    files: tuple[str, ...]
    json: bool = False
    match_case: bool = False
    whole_words: bool = False
    exact: bool = False
    regex: bool = False

    def run(self, console: Console, today: Today) -> int:
        """List the hits in each file; a file that is refused does not keep the others."""
        if not self.query.strip():
            raise UsageError("There is nothing to find: QUERY is empty.")
        listing = _JsonListing(len(self.files) > 1, console) if self.json else _Listing(console)
        refused = False
        for file in self.files:
            try:
                read = transcript(file, self, console)
            except ReaderError as problem:
                console.say(str(problem))
                refused = True
            else:
                for hit in self._hits(read):
                    listing.add(file, hit)
        listing.close()
        if refused:
            return REFUSED
        return DONE if listing.count else NOTHING_FOUND

    def _hits(self, read: Transcript) -> Iterator[Hit]:
        """Yield the hits in a transcript, in order; raises QueryError."""
        switches = Switches(self.match_case, self.whole_words, self.exact, self.regex)
        reading = prose(read)
        for start, end in Finder(reading.text).search(typed(self.query), switches):
            cue, char = reading.place(start)
            passage = in_context(reading.text, start, end)
            yield Hit(cue, starts_at(read.cues[cue], char).given, passage)


def asked(words: Sequence[str]) -> Find:
    """Return what the words after ``find`` ask for; raises UsageError and Answer."""
    if len(words) > 1 and not any(word.startswith("-") for word in words):
        # No option: there is nothing for argparse to do, which takes as long as the search.
        return Find(False, None, None, None, words[0], tuple(words[1:]))
    return Find(**parsed(parser(), words))


def parser() -> ArgumentParser:
    """Return what reads the words after ``find``."""
    made = reading_parser("find", "List where something is said, across all caption breaks.")
    made.add_argument("query", metavar="QUERY", help="what to find")
    made.add_argument("files", metavar="FILE", nargs="+", help='a transcript; "-" for input')
    add_switches(made)
    made.add_argument("--regex", action="store_true", help="QUERY is a regular expression")
    made.add_argument("--json", action="store_true", help="write JSON")
    return made


class _Listing:
    """A line for each hit."""

    def __init__(self, console: Console) -> None:
        self.count = 0
        self._console = console

    def add(self, file: str, hit: Hit) -> None:
        self.count += 1
        show_hit(self._console, shown(file), *hit)

    def close(self) -> None:
        """Nothing stands below the lines."""


class _JsonListing:
    """One JSON object with a list of all hits; with several files each hit tells its own."""

    def __init__(self, has_several: bool, console: Console) -> None:
        self.count = 0
        self._console = console
        self._has_several = has_several

    def add(self, file: str, hit: Hit) -> None:
        import json  # late: few listings are JSON

        item: dict[str, Any] = {"file": shown(file)} if self._has_several else {}
        self._console.show('{"hits": [\n' if not self.count else ",\n")
        self._console.show(" " + json.dumps(item | hit_data(*hit), ensure_ascii=False))
        self.count += 1

    def close(self) -> None:
        self._console.show("\n]}\n" if self.count else '{"hits": []}\n')
