"""``library``: the shelf from the command line, action by action."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from reader import files, paths
from reader.cli import library_notes
from reader.cli.arguments import UsageError
from reader.cli.console import Console
from reader.cli.library_arguments import LibraryOptions
from reader.cli.sources import typed
from reader.cli.targets import writer
from reader.exit_status import DONE, NOTHING_FOUND, REFUSED
from reader.library import (
    Backup,
    Entry,
    Hit,
    Library,
    LibraryDamaged,
    LibraryError,
    newest_backup,
    open_library,
    restore_backup,
)
from reader.model.search.hits import Switches
from reader.model.timecode import clock, seconds
from reader.model.visible import one_line
from reader.quotes.parts import QuoteOptions
from reader.quotes.tables import csv_table
from reader.tasks.hit_table import hit_table
from reader.tasks.importing import Progress, take_in

Today = Callable[[], datetime.date]

_TOLD_EVERY = 0.2


def library(options: LibraryOptions, console: Console, today: Today) -> int:
    """Do what an action asks and return the exit status; raises ReaderError."""
    folders = paths.folders(options.basedir)
    if options.action == "restore":
        return _restore(folders, options, console)
    shelf = opened(folders)
    try:
        return _ACTIONS[options.action](shelf, options, console, today)
    finally:
        shelf.close()


def _opened(folders: paths.Folders) -> Library:
    try:
        return open_library(folders.data, folders.cache)
    except LibraryDamaged as problem:
        backup = newest_backup(folders.data)
        help_ = (
            f"“transcript-reader library restore” brings back the copy of {backup.made[:16]}; "
            "the file is kept beside it."
            if backup
            else "There is no copy of it; move the file away to begin an empty library."
        )
        raise LibraryDamaged(f"{problem} {help_}", problem.file) from problem


# -- taking in ----------------------------------------------------------------------------------


def _add(shelf: Library, options: LibraryOptions, console: Console, today: Today) -> int:
    if "" in options.paths:  # Path would take it for the folder one is in
        raise UsageError("One of the names is empty; name files, folders or ZIP archives.")
    meter = _Meter(console)
    given = [Path(path) for path in options.paths]
    try:
        report = take_in(shelf, given, meter.tell)
    finally:
        meter.clear()
    shelf.back_up(only_if_due=True)
    if options.json:
        refused = [{"path": one.name, "reason": one.sentence} for one in report.refused]
        told: dict[str, Any] = {
            "added": report.added,
            "changed": report.changed,
            "known": report.known,
        }
        told |= {"passed_over": report.passed_over, "refused": refused, "ids": report.ids}
        _write_json(console, told)
    else:
        for one in report.refused:
            console.say(f"{one.name}: {one.sentence}")
        console.show(f"{report.sentence()}\n")
    return REFUSED if report.refused else DONE


class _Meter:
    """How far it is, on one line of the screen, while somebody looks on."""

    def __init__(self, console: Console) -> None:
        self._errors = console.errors
        self._is_on = self._errors is not None and self._errors.isatty()
        self._told = 0.0

    def tell(self, progress: Progress) -> None:
        if not self._is_on or progress.seconds - self._told < _TOLD_EVERY:
            return
        self._told = progress.seconds
        self._put(f"\r\x1b[K{progress.sentence()}")

    def clear(self) -> None:
        if self._is_on:
            self._put("\r\x1b[K")

    def _put(self, text: str) -> None:
        if self._errors is not None:
            self._errors.write(text.encode())
            self._errors.flush()


# -- looking ------------------------------------------------------------------------------------


def _list(shelf: Library, options: LibraryOptions, console: Console, today: Today) -> int:
    entries = shelf.entries()
    if options.json:
        _write_json(console, {"transcripts": [_entry_json(entry) for entry in entries]})
        return DONE
    for entry in entries:
        facts = [entry.day or entry.date, f"{entry.words:,} words", _state(entry)]
        told = "  ·  ".join(one_line(fact) for fact in facts if fact)
        console.show(f"{entry.id:>6}  {one_line(entry.title)}  ({told})\n")
    return DONE


def _state(entry: Entry) -> str:
    if not entry.read:
        return ""
    return "read" if entry.reached >= 1 else f"read to {entry.reached:.0%}"


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


def _search(shelf: Library, options: LibraryOptions, console: Console, today: Today) -> int:
    query = typed(options.query)
    if not query.strip():
        raise UsageError("There is nothing to find: QUERY is empty.")
    switches = Switches(options.match_case, options.whole_words, options.exact)
    if not shelf.is_indexed():
        console.say("The index is made anew first; this may take a while, once.")
    found = _Searched(shelf, query, switches)
    if options.csv:
        console.write(csv_table(hit_table(found.hits(options.limit))))
    elif options.json:
        listed = [_hit_json(entry, hit) for entry, hit in found.hits(options.limit)]
        told = {"hits": listed, "total": found.total, "transcripts": found.transcripts}
        _write_json(console, told)
    else:
        for entry, hit in found.hits(options.limit):
            _show_hit(entry, hit, console)
        console.say(
            f"{_counted(found.total, 'hit')} in {_counted(found.transcripts, 'transcript')}."
        )
    return DONE if found.transcripts else NOTHING_FOUND


class _Searched:
    """A search whose hits are counted as they go by."""

    def __init__(self, shelf: Library, query: str, switches: Switches) -> None:
        self._found = shelf.search(query, switches)
        self.total = 0
        self.transcripts = 0

    def hits(self, limit: int | None) -> Iterator[tuple[Entry, Hit]]:
        """Yield the hits, up to a limit; all are counted."""
        left = sys.maxsize if limit is None else limit
        for found in self._found:
            self.transcripts += 1
            self.total += found.total
            for hit in islice(found.hits() if left else (), left):
                left -= 1
                yield found.entry, hit


def _hit_json(entry: Entry, hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    told = {"id": entry.id, "title": entry.title, "segment": hit.cue}
    told |= {"start": seconds(hit.start), "text": passage.hit}
    return told | {"before": passage.before, "after": passage.after, "speaker": hit.speaker}


def _show_hit(entry: Entry, hit: Hit, console: Console) -> None:
    time = "" if hit.start is None else f" ({clock(hit.start)})"
    # The brackets keep the spaces around the hit, which is no longer at the edge of a line.
    before = one_line(f"{entry.id} {entry.title}:{hit.cue + 1}{time}: {hit.passage.before}[")
    after = one_line(f"]{hit.passage.after}")
    found = console.bold(f"[{one_line(hit.passage.hit)}]")
    console.write(f"{before[:-1]}{found}{after[1:]}\n".encode("utf-8", "replace"))


def _show(shelf: Library, options: LibraryOptions, console: Console, today: Today) -> int:
    transcript = shelf.get(options.ids[0])
    look = QuoteOptions(times=options.times, captions=options.captions)
    wanted = "json" if options.json else options.to
    data = writer(wanted, look, today).write(transcript)
    if console.is_terminal:
        console.show(data.decode("utf-8", "replace"))
    else:
        console.write(data)
    return DONE


# -- keeping ------------------------------------------------------------------------------------


def _remove(shelf: Library, options: LibraryOptions, console: Console, today: Today) -> int:
    titles = [shelf.entry(id_).title for id_ in options.ids]
    shelf.back_up(only_if_due=True)
    shelf.remove(options.ids)
    if options.json:
        _write_json(console, {"removed": list(options.ids)})
    else:
        for title in titles:
            console.show(f"{one_line(title)} was removed.\n")
    return DONE


def _check(shelf: Library, options: LibraryOptions, console: Console, today: Today) -> int:
    health = shelf.check()
    if options.json:
        counts = {"transcripts": health.transcripts, "notes": health.notes}
        counts |= {"indexed": health.indexed}
        _write_json(console, {**counts, "faults": list(health.faults)})
    else:
        for fault in health.faults:
            console.say(fault)
        state = "Not everything is sound" if health.faults else "Everything is sound"
        kept = f"{_counted(health.transcripts, 'transcript')}, {_counted(health.notes, 'note')}"
        console.show(f"{state}: {kept}, {health.indexed:,} indexed.\n")
    return NOTHING_FOUND if health.faults else DONE


def opened(folders: paths.Folders) -> Library:
    """Open the library; raises LibraryError, with what can be done about it."""
    if not paths.ensure(folders.data):
        raise LibraryError(f"The library cannot be kept: {folders.data} cannot be written.")
    return _opened(folders)


def _backup(shelf: Library, options: LibraryOptions, console: Console, today: Today) -> int:
    if not options.list:
        made = shelf.back_up()
        assert made is not None
        _tell_backups([made], options, console)
    else:
        _tell_backups(shelf.backups(), options, console)
    return DONE


def _tell_backups(backups: list[Backup], options: LibraryOptions, console: Console) -> None:
    if options.json:
        _write_json(console, {"backups": [backup._asdict() for backup in backups]})
        return
    for backup in backups:
        console.show(f"{backup.name}  {backup.size / 1e6:.1f} MB\n")


def _restore(folders: paths.Folders, options: LibraryOptions, console: Console) -> int:
    """Go back to a copy, also where the library itself cannot be opened any more."""
    name = options.name
    if not name:
        newest = newest_backup(folders.data)
        if newest is None:
            raise LibraryError("There is no sound copy of the library to go back to.")
        name = newest.name
    try:
        shelf: Library = open_library(folders.data, folders.cache)
    except LibraryDamaged:
        restore_backup(folders.data, name)
        shelf = open_library(folders.data, folders.cache)
        count = len(shelf.entries())
        shelf.close()
    else:
        try:
            shelf.restore(name)
            count = len(shelf.entries())
        finally:
            shelf.close()
    if options.json:
        _write_json(console, {"restored": name, "transcripts": count})
    else:
        console.show(f"{name} was restored: {_counted(count, 'transcript')}.\n")
    return DONE


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _write_json(console: Console, value: dict[str, Any]) -> None:
    console.show(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


_ACTIONS: Final = {
    "add": _add,
    "list": _list,
    "search": _search,
    "show": _show,
    "notes": library_notes.notes,
    "export": library_notes.export,
    "remove": _remove,
    "check": _check,
    "backup": _backup,
}
