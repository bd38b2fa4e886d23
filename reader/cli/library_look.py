"""``library list``, ``search`` and ``show``: what is on the shelf."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Self

from reader import files
from reader.cli.arguments import (
    Today,
    UsageError,
    add_setting,
    add_switches,
    ordinal,
    refuse_beside,
    setting,
)
from reader.cli.console import Console
from reader.cli.hit_line import hit_data, show_hit
from reader.cli.library_action import LibraryAction, form_called, write_json
from reader.cli.loose_words import parsed_with_query
from reader.cli.sources import typed
from reader.cli.targets import writer
from reader.exit_status import DONE, NOTHING_FOUND
from reader.library import Apart, Entry, Hit, Library, Order, facets, open_quotation, unknown_field
from reader.model.search.switches import Switches
from reader.model.timecode import seconds
from reader.model.visible import one_line
from reader.quotes.tables import csv_table
from reader.tasks.hit_table import hit_table
from reader.wording import number, tr, trc, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser

# Translators: what transcripts are counted by; each stands alone on a line above the counts.
_FACETS: Final = {
    "year": tr("year"),
    "folder": tr("folder"),
    "tag": tr("tag"),
    "speaker": tr("speaker"),
    "language": tr("language"),
    "kind": trc("how a transcript was made", "kind"),
}

_EMPTY: Final = tr("There is no transcript in the library yet: “library add” takes some in.")


@dataclass(frozen=True, slots=True)
class List(LibraryAction):
    """List what is on the shelf."""

    what = tr("List the transcripts of the library.")

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        entries = shelf.entries()
        if self.json:
            write_json(console, {"transcripts": [_entry_json(entry) for entry in entries]})
            return DONE
        if not entries:
            console.say(_EMPTY)
        for entry in entries:
            facts = [
                entry.day or entry.date,
                trn("{n} word", "{n} words", entry.words),
                _state(entry),
            ]
            told = "  ·  ".join(one_line(fact) for fact in facts if fact)
            console.show(f"{entry.id:>6}  {one_line(entry.title)}  ({told})\n")
        return DONE


def _hit_data(entry: Entry, hit: Hit) -> dict[str, Any]:
    told: dict[str, Any] = {"id": entry.id, "title": entry.title}
    return told | hit_data(hit.cue, hit.start, hit.passage) | {"speaker": hit.speaker}


def _state(entry: Entry) -> str:
    if not entry.read:
        return ""
    if entry.reached >= 1:
        return trc("a transcript that was read", "read")
    return tr("read to {share}%", share=number(entry.reached * 100))


def _entry_json(entry: Entry) -> dict[str, Any]:
    told: dict[str, Any] = {"id": entry.id, "title": entry.title, "path": files.shown(entry.path)}
    told |= {
        "words": entry.words,
        "captions": entry.cues,
        "duration": seconds(entry.duration),
    }
    for name in ("author", "site", "url", "video_id", "date", "language", "format"):
        told[name] = getattr(entry, name)
    told |= {"kind": entry.provenance.value, "folder": files.shown(entry.folder)}
    told |= {"speakers": list(entry.speakers), "tags": list(entry.tags), "notes": entry.notes}
    told |= {"added": entry.added, "read": entry.read or None, "reached": round(entry.reached, 4)}
    return told


@dataclass(frozen=True, slots=True)
class SearchLibrary(LibraryAction):
    """List where something is said, in all transcripts."""

    query: str
    limit: int | None
    order: str
    facets: bool
    csv: bool
    match_case: bool
    whole_words: bool
    exact: bool

    what = tr("List where something is said, in all transcripts.")

    @classmethod
    def asked(cls, name: str, words: Sequence[str]) -> Self:
        """Return what is asked for; a query that lacks its quotation marks is told of."""
        return cls(**parsed_with_query(cls.parser(name), words))

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        parser.add_argument(
            "query", metavar=tr("QUERY"), help=tr("what to find: see library --help")
        )
        parser.add_argument(
            "--limit", type=ordinal, metavar="N", help=tr("list the first N hits only")
        )
        parser.add_argument(
            "--order",
            choices=[order.value for order in Order],
            default="",
            help=tr(
                "list these transcripts first: added last (the default), those that say most of"
                " it, of the last day, by title, by first speaker"
            ),
        )
        parser.add_argument(
            "--facets",
            action="store_true",
            help=tr(
                "instead of hits, count the transcripts by year, folder, tag, speaker, language"
                " and kind, with what narrows the query to them"
            ),
        )
        parser.add_argument("--csv", action="store_true", help=tr("write a table of all hits"))
        add_switches(parser)

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        query = typed(self.query)
        if not query.strip():
            raise UsageError(tr("There is nothing to find: QUERY is empty."))
        if self.facets:
            refuse_beside("--facets", asdict(self), "csv", "limit", "order")
        if self.csv:
            refuse_beside("--csv", asdict(self), "json")
        switches = Switches(self.match_case, self.whole_words, self.exact)
        if not shelf.is_indexed():
            console.say(tr("The index is made anew first; this may take a while, once."))
        if remark := open_quotation(query):
            console.say(remark)
        if self.facets:
            return self._count(shelf, query, switches, console)
        found = _Searched(shelf, query, switches, Order(self.order or Order.ADDED))
        if self.csv:
            console.put(csv_table(hit_table(found.hits(self.limit))))
        elif self.json:
            told = _searched_json(found, self.limit)
            apart = None if found.transcripts else shelf.words_apart(query, switches)
            write_json(console, told | {"apart": apart and apart._asdict()})
        else:
            for entry, hit in found.hits(self.limit):
                if hit is None:
                    console.show(_listed(entry))
                else:
                    where = f"{entry.id} {entry.title}"
                    show_hit(console, where, hit.cue, hit.start, hit.passage)
            console.say(_counted(found))
        if found.transcripts:
            return DONE
        if not self.json:
            if hint := unknown_field(query):
                console.say(hint)
            if apart := shelf.words_apart(query, switches):
                console.say(_offer(apart))
            if not shelf.entries():
                console.say(_EMPTY)
        return NOTHING_FOUND

    def _count(self, shelf: Library, query: str, switches: Switches, console: Console) -> int:
        """Write what the transcripts are made of that have it."""
        found = list(shelf.search(query, switches))
        counted_by = facets(found)
        if self.json:
            told = {one.name: [value._asdict() for value in one.values] for one in counted_by}
            write_json(console, {"facets": told, "transcripts": len(found)})
        else:
            for one in counted_by:
                console.show(f"{_FACETS[one.name]}\n")
                for words, count, narrowing in one.values:
                    console.show(
                        f"{number(count):>8}  {one_line(words)}  ({one_line(narrowing)})\n"
                    )
            console.say(trn("{n} transcript.", "{n} transcripts.", len(found)))
        return DONE if found else NOTHING_FOUND


def _offer(apart: Apart) -> str:
    """Return what says that the words of a phrase are there, but apart, and how to find them."""
    return trn(
        "Nobody says that as it stands; 1 transcript has its words apart: library search {query}",
        "Nobody says that as it stands; {n} transcripts have its words apart: "
        "library search {query}",
        apart.transcripts,
        query=shlex.quote(apart.query),
    )


def _counted(found: _Searched) -> str:
    """Return what says how much was found."""
    if found.transcripts and not found.total:
        return trn("{n} transcript.", "{n} transcripts.", found.transcripts)
    return trn(
        "{hits} in {n} transcript.",
        "{hits} in {n} transcripts.",
        found.transcripts,
        hits=trn("{n} hit", "{n} hits", found.total),
    )


def _listed(entry: Entry) -> str:
    """Return the line of a transcript of which no words were asked for: its title, and where."""
    facts = filter(None, (entry.day or entry.date, files.shown(entry.path)))
    told = "  ·  ".join(map(one_line, facts))
    return f"{entry.id:>6}  {one_line(entry.title)}{told and f'  ({told})'}\n"


def _searched_json(found: _Searched, limit: int | None) -> dict[str, Any]:
    """Return what was found as JSON has it: hits, or transcripts where no words were asked for."""
    hits: list[dict[str, Any]] = []
    listed: list[dict[str, Any]] = []
    for entry, hit in found.hits(limit):
        if hit is None:
            listed.append(_entry_json(entry))
        else:
            hits.append(_hit_data(entry, hit))
    told = {"hits": hits, "listed": listed}
    return told | {"total": found.total, "transcripts": found.transcripts}


class _Searched:
    """A search whose hits are counted as they go by."""

    def __init__(self, shelf: Library, query: str, switches: Switches, order: Order) -> None:
        self._found = shelf.search(query, switches, order=order)
        self.total = 0
        self.transcripts = 0

    def hits(self, limit: int | None) -> Iterator[tuple[Entry, Hit | None]]:
        """Yield the hits, up to a limit; all are counted.

        A query that has no words has none: then it is the transcripts.
        """
        left = sys.maxsize if limit is None else limit
        for found in self._found:
            self.transcripts += 1
            self.total += found.total
            hits = (found.hits() if found.total else (None,)) if left else ()
            for hit in islice(hits, left):
                left -= 1
                yield found.entry, hit


@dataclass(frozen=True, slots=True)
class Show(LibraryAction):
    """Write a transcript, as it was taken in."""

    ids: tuple[int, ...]
    to: str
    times: bool
    captions: bool

    what = tr("Write a transcript of the library.")

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        parser.add_argument("ids", metavar="ID", nargs=1, type=ordinal, help=tr("its number"))
        parser.add_argument(
            "--to",
            default="",
            metavar=tr("FORMAT"),
            help=tr("the format to write, text by default"),
        )
        add_setting(parser)

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        transcript = shelf.get(self.ids[0])
        wanted = form_called(self.json, self.to, "text")
        console.put(writer(wanted, setting(self), today).write(transcript))
        return DONE
