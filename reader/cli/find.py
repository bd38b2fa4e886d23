"""``find``: every place where something is said, as grep would list it, or as JSON."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from reader.cli.arguments import (
    Today,
    UsageError,
    add_switches,
    moment,
    reading_parser,
)
from reader.cli.console import Console
from reader.cli.hit_line import hit_data, show_hit
from reader.cli.sources import STANDARD_INPUT, shown, transcript, typed
from reader.errors import ReaderError
from reader.exit_status import DONE, NOTHING_FOUND, REFUSED
from reader.formats import FORMATS
from reader.model.moments import starts_at
from reader.model.prose import Reading, prose
from reader.model.search.find import Finder, Hits, Passage, Switches, in_context
from reader.model.transcript import Transcript
from reader.model.visible import one_line
from reader.named_tuple import NamedTuple
from reader.wording import listed, tr, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from pathlib import Path


_MOST_NAMED: Final = 20


class FileHit(NamedTuple):
    """A place that was found; ``cue`` counts from 0, ``start`` is a time that the file gives."""

    cue: int
    start: int | None
    passage: Passage


class Find(NamedTuple):
    """What ``find`` is asked to do.

    No dataclass: what makes these takes longer to load than a search takes.
    """

    debug: bool
    basedir: Path | None
    encoding: str | None
    format: str | None
    query: str
    files: tuple[str, ...]
    json: bool = False
    match_case: bool = False
    whole_words: bool = False
    exact: bool = False
    regex: bool = False
    speaker: str | None = None
    first: int | None = None
    last: int | None = None
    questions: bool = False
    sounds: bool = True

    def run(self, console: Console, today: Today) -> int:
        """List the hits in each file; a file that is refused does not keep the others.

        Raises UsageError for options that cannot go together.
        """
        self._check()
        listing = _JsonListing(len(self.files) > 1, console) if self.json else _Listing(console)
        refused = False
        speakers: dict[str, None] = {}
        for file in self.files:
            try:
                read = transcript(file, self, console, digest=False)
                if self._wants_times and not read.is_timed:
                    told = tr("{file}: It has no times for --from and --to.", file=shown(file))
                    raise UsageError(told)
            except ReaderError as problem:
                console.say(f"{problem} {_way_on(file)}".rstrip())
                refused = True
            else:
                speakers |= dict.fromkeys(read.speakers)
                for hit in self._hits(read):
                    listing.add(file, hit)
        listing.close()
        if self.speaker and not refused:
            _check_speaker(typed(self.speaker), list(speakers))
        if refused:
            return REFUSED
        return DONE if listing.count else NOTHING_FOUND

    def _check(self) -> None:
        if not self.query.strip():
            raise UsageError(tr("There is nothing to find: QUERY is empty."))
        if self.speaker is not None and not self.speaker.strip():
            raise UsageError(tr("The name behind --speaker is empty."))
        if self.first is not None and self.last is not None and self.first > self.last:
            raise UsageError(tr("There is no time between: --from is later than --to."))

    @property
    def _wants_times(self) -> bool:
        return self.first is not None or self.last is not None

    def _limited(self, found: Hits, reading: Reading) -> Hits:
        if not (self._wants_times or self.questions) and self.sounds:
            return found
        from reader.model.search.limits import Limits, limited  # late: few searches have any

        limits = Limits("", self.first, self.last, self.questions, self.sounds)
        return limited(found, limits, reading)

    def _hits(self, read: Transcript) -> Iterator[FileHit]:
        """Yield the hits in a transcript, in order; raises QueryError."""
        switches = Switches(self.match_case, self.whole_words, self.exact, self.regex)
        reading = prose(read)
        found = Finder(reading.text, read.language).search(typed(self.query), switches)
        speakers = _called(typed(self.speaker), read.speakers) if self.speaker else None
        for start, end in self._limited(found, reading):
            cue, char = reading.place(start)
            if speakers is not None and read.cues[cue].speaker not in speakers:
                continue
            passage = in_context(reading.text, start, end)
            yield FileHit(cue, starts_at(read.cues[cue], char).given, passage)


def asked(words: Sequence[str]) -> Find:
    """Return what the words after ``find`` ask for; raises UsageError and Answer."""
    if len(words) > 1 and all(words) and not any(word.startswith("-") for word in words):
        # No option: there is nothing for argparse to do, which takes as long as the search.
        return Find(False, None, None, None, words[0], tuple(words[1:]))
    from reader.cli.loose_words import parsed_with_words  # late, as argparse

    return Find(**parsed_with_words(parser(), words, "transcript-reader find -- {word} …"))


def parser() -> ArgumentParser:
    """Return what reads the words after ``find``."""
    made = reading_parser("find", tr("List where something is said, across all caption breaks."))
    made.add_argument("query", metavar=tr("QUERY"), help=tr("what to find"))
    made.add_argument(
        "files", metavar=tr("FILE"), nargs="+", help=tr('a transcript; "-" for input')
    )
    add_switches(made)
    made.add_argument("--regex", action="store_true", help=tr("QUERY is a regular expression"))
    made.add_argument("--json", action="store_true", help=tr("write JSON"))
    made.add_argument("--speaker", metavar=tr("PERSON"), help=tr("said by this speaker"))
    made.add_argument(
        "--from",
        dest="first",
        type=_from,
        metavar=tr("TIME"),
        help=tr("from this time on: 12:34, 90s"),
    )
    made.add_argument(
        "--to",
        dest="last",
        type=_until,
        metavar=tr("TIME"),
        help=tr("up to and with this time"),
    )
    made.add_argument("--questions", action="store_true", help=tr("in questions alone"))
    made.add_argument(
        "--no-sounds",
        dest="sounds",
        action="store_false",
        help=tr("not in sounds such as [applause]"),
    )
    return made


def _from(text: str) -> int:
    from argparse import ArgumentTypeError

    if any(text == format.name for format in FORMATS):  # what --from is with the other verbs
        raise ArgumentTypeError(
            tr("{text} is no time; how a file is read is said by --format", text=text)
        )
    return moment(text)


def _until(text: str) -> int:
    """Return the last moment of what was written: hits show whole seconds, of which all belongs."""
    time = moment(text)
    return time if time % 1_000 else time + 999


def _way_on(file: str) -> str:
    """Return what to do instead where a folder was named, or a word that is no file."""
    if not os.path.isdir(file):
        is_word = "." not in file and os.path.basename(file) == file
        if is_word and file != STANDARD_INPUT and not os.path.lexists(file):
            return tr("Several words to find stand between quotation marks.")
        return ""
    inside = one_line(shown(os.path.join(file, "*")))
    return tr("Name its files, {files}, or take it into the library and search that.", files=inside)


def _called(name: str, speakers: Iterable[str]) -> frozenset[str]:
    """Return those of some speakers who are called so; else those whose names have these words, one
    after another.

    So does ``speaker:`` of the library: ``ana`` is Ana Lima too where nobody is called Ana alone,
    but not Diana.
    """
    from reader.library.tokens import spaced  # late: few searches are for a speaker

    wanted, named = spaced(name), {one: spaced(one) for one in speakers}
    whole = frozenset(one for one, words in named.items() if wanted and words == wanted)
    return whole or frozenset(one for one, words in named.items() if wanted and wanted in words)


def _check_speaker(name: str, speakers: list[str]) -> None:
    """Raise UsageError where none of some speakers is called so."""
    if not _called(name, speakers):
        raise UsageError(_nobody(name, speakers))


def _nobody(name: str, speakers: list[str]) -> str:
    if not speakers:
        return tr("--speaker finds nothing, since no speakers are named there.")
    named = [one_line(speaker) for speaker in speakers[:_MOST_NAMED]]
    if more := len(speakers) - len(named):
        # Translators: the last in a list of names of speakers: so many others.
        named.append(trn("{n} more", "{n} more", more))
    told = (
        tr("Nobody called “{name}” speaks there. The speakers are {speakers}.")
        if len(named) > 1
        else tr("Nobody called “{name}” speaks there. The only speaker is {speakers}.")
    )
    return told.format(name=one_line(name), speakers=listed(named))


class _Listing:
    """A line for each hit."""

    def __init__(self, console: Console) -> None:
        self.count = 0
        self._console = console

    def add(self, file: str, hit: FileHit) -> None:
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

    def add(self, file: str, hit: FileHit) -> None:
        from reader.cli.json_text import json_text  # late: few ask for JSON

        item: dict[str, Any] = {"file": shown(file)} if self._has_several else {}
        self._console.show('{"hits": [\n' if not self.count else ",\n")
        self._console.show(" " + json_text(item | hit_data(*hit)))
        self.count += 1

    def close(self) -> None:
        self._console.show("\n]}\n" if self.count else '{"hits": []}\n')
