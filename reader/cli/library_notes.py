"""``library notes`` and ``library export``: what was highlighted, listed and as one document."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.cli.arguments import Today, UsageError, add_output, add_setting, ordinal, setting
from reader.cli.console import Console
from reader.cli.library_action import LibraryAction, form_called, write_json
from reader.cli.pdf import pdf
from reader.cli.sources import STANDARD_INPUT
from reader.cli.targets import Targets, kind_called
from reader.exit_status import DONE, NOTHING_FOUND
from reader.library import Entry, Library, Note
from reader.model.anchors import Anchor, place
from reader.model.excerpt import Excerpt, cut
from reader.model.prose import Reading, prose
from reader.model.visible import one_line
from reader.quotes.citations import STYLES
from reader.quotes.exports import Matter
from reader.quotes.paper import Quoted
from reader.quotes.qdpx import Case, Coded
from reader.quotes.writing import Quotations, quotes_data, usual_title
from reader.wording import joined, tr

if TYPE_CHECKING:
    from argparse import ArgumentParser


def _add_ids(parser: ArgumentParser) -> None:
    parser.add_argument(
        "ids", metavar="ID", nargs="*", type=ordinal, help=tr("of these transcripts")
    )


@dataclass(frozen=True, slots=True)
class Notes(LibraryAction):
    """List highlights and notes, of all transcripts or some."""

    ids: tuple[int, ...]

    what = tr("List highlights and notes.")

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        _add_ids(parser)

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        """List them; none is no failure."""
        told = list(_noted(shelf, self.ids))
        if self.json:
            listed = [_as_json(entry, note) for entry, note in told]
            write_json(console, {"notes": listed})
            return DONE
        for entry, note in told:
            tags = "".join(f" #{tag}" for tag in note.tags)
            said = f": {one_line(note.words)}" if note.words else ""
            whose = f" ({one_line(note.author)})" if note.author else ""
            title, quote = one_line(entry.title), one_line(note.quote)
            console.show(f"{entry.id:>6}  {title}: “{quote}”{said}{tags}{whose}\n")
        if not told:
            console.say(tr("There are no highlights or notes there."))
        return DONE


@dataclass(frozen=True, slots=True)
class ExportNotes(LibraryAction):
    """Write highlights and notes as one document, or their references."""

    ids: tuple[int, ...]
    to: str
    output: str
    force: bool
    cite: str
    times: bool
    captions: bool

    what = tr("Write highlights and notes as one document.")

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        _add_ids(parser)
        parser.add_argument(
            "--to",
            default="",
            metavar=tr("FORMAT"),
            help=tr(
                "markdown (the default), html, text, docx, odt, epub, pdf, csv, xlsx, qdpx, ris …"
            ),
        )
        add_output(parser)
        parser.add_argument(
            "--cite",
            default="apa",
            metavar=tr("STYLE"),
            help=tr("apa (the default), chicago, harvard or mla"),
        )
        add_setting(parser)

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        """Write highlights and notes as one document, or their references for another program."""
        if self.cite not in STYLES:
            raise UsageError(
                tr(
                    "“{name}” is no style of reference. There are: {styles}.",
                    name=self.cite,
                    styles=joined(STYLES),
                )
            )
        kind = kind_called(
            form_called(self.json, self.to, "markdown"), Matter.QUOTES, Matter.PROJECT
        )
        targets = Targets((), self.output, self.force, kind.suffix)
        wanted = Quotations((), "", self.cite, setting(self), today())
        if kind.saves(Matter.PROJECT):
            wanted = wanted._replace(title="Transcripts", cases=list(_cases(shelf, self.ids)))
        else:
            quotes = list(_quoted(shelf, self.ids, today()))
            wanted = wanted._replace(quotes=quotes, title=usual_title(quotes))
        if not wanted.quotes and not wanted.cases:
            console.say(tr("There are no highlights there; nothing is written."))
            return NOTHING_FOUND
        targets.put(quotes_data(kind, wanted, pdf), STANDARD_INPUT, wanted.title, console)
        return DONE


def _cases(shelf: Library, ids: tuple[int, ...]) -> Iterator[Case]:
    """Yield the transcripts that have highlights, or those asked for, with them."""
    noted: dict[int, list[Note]] = {id_: [] for id_ in ids}
    for entry, note in _noted(shelf, ids):
        noted.setdefault(entry.id, []).append(note)
    for id_, notes_ in noted.items():
        reading = prose(shelf.get(id_))
        yield Case(shelf.entry(id_).title, reading, tuple(_coded(notes_, reading)))


def _coded(notes_: list[Note], reading: Reading) -> Iterator[Coded]:
    for note in notes_:
        span = place(Anchor(note.span, note.quote, note.before, note.after), reading).span
        if span is not None:
            yield Coded(span, note.colour or "yellow", note.tags, note.words)


def _noted(shelf: Library, ids: tuple[int, ...]) -> Iterator[tuple[Entry, Note]]:
    """Yield notes, of all transcripts or some; raises LibraryError for one that is not there."""
    entries = {id_: shelf.entry(id_) for id_ in ids} or {one.id: one for one in shelf.entries()}
    for note in shelf.notes():
        if note.transcript in entries:
            yield entries[note.transcript], note


def _quoted(shelf: Library, ids: tuple[int, ...], today: datetime.date) -> Iterator[Quoted]:
    cuts: dict[int, Callable[[Note], Excerpt | None]] = {}
    for entry, note in _noted(shelf, ids):
        if entry.id not in cuts:
            cuts[entry.id] = _cutter(shelf, entry.id, today)
        excerpt = cuts[entry.id](note)
        if excerpt is not None:
            yield Quoted(excerpt, note.words, note.tags, note.colour)


def _cutter(shelf: Library, id_: int, today: datetime.date) -> Callable[[Note], Excerpt | None]:
    transcript = shelf.get(id_)
    reading = prose(transcript)

    def excerpt(note: Note) -> Excerpt | None:
        span = place(Anchor(note.span, note.quote, note.before, note.after), reading).span
        return None if span is None else cut(transcript, span, taken=today)

    return excerpt


def _as_json(entry: Entry, note: Note) -> dict[str, object]:
    told: dict[str, object] = {"id": note.id, "transcript": entry.id, "title": entry.title}
    told |= {"quote": note.quote, "note": note.words, "colour": note.colour}
    told |= {"tags": list(note.tags), "segments": [note.span.first, note.span.last]}
    return told | {"author": note.author, "made": note.made, "changed": note.changed}
