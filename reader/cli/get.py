"""``get``: a transcript from the web.

The address on the command line is the click: its host is asked. Any other host, of a caption file
or behind a redirect, is asked only if the person says so: at the terminal, by ``--allow``, or once
for always.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader import files, paths
from reader.cli.arguments import (
    Today,
    UsageError,
    add_output,
    add_setting,
    ordinal,
    parsed,
    refuse_beside,
    setting,
    verb_parser,
)
from reader.cli.console import Console
from reader.cli.get_asking import Asking
from reader.cli.library_action import own, write_json
from reader.cli.sources import STANDARD_INPUT
from reader.cli.targets import Targets, writer
from reader.cli.verb import Verb
from reader.exit_status import DONE, NOTHING_FOUND
from reader.fetching import yt_dlp
from reader.fetching.addresses import address_of
from reader.fetching.candidates import Candidate
from reader.fetching.errors import NotAllowed
from reader.fetching.fetcher import Fetcher
from reader.fetching.getting import Getting
from reader.kept.asked import AskedList
from reader.kept.hosts import Hosts
from reader.kept.settings import Settings
from reader.library import Arrival, Outcome
from reader.model.transcript import Provenance, Transcript
from reader.model.visible import one_line
from reader.wording import joined, tr, trc, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser

_FOR_ONE: Final = ("pick", "to", "output", "force", "keep", "times", "captions")
"""What is said of the one transcript that is got."""

_MADE_BY: Final = {
    Provenance.AUTOMATIC: trc("captions", "automatic"),
    Provenance.HUMAN: tr("made by people"),
    Provenance.TRANSLATED: trc("captions", "translated"),
    Provenance.UNKNOWN: "",
}


@dataclass(frozen=True, slots=True)
class Get(Verb):
    """What ``get`` is asked to do; ``address`` is "" where the list of requests is asked for."""

    address: str
    list: bool
    json: bool
    pick: int | None
    to: str
    output: str
    force: bool
    keep: bool
    allow: tuple[str, ...]
    offline: bool
    log: bool
    times: bool
    captions: bool

    def run(self, console: Console, today: Today) -> int:
        """List what an address offers, or write a transcript from it.

        Raises UsageError for an address that is a file here, and ReaderError as fetching does.
        """
        if os.path.isfile(self.address):
            name = one_line(files.shown(self.address))
            raise UsageError(
                tr("{file} is a file here; open it: transcript-reader {file}", file=name)
            )
        folders = paths.folders(self.basedir)
        if self.log:
            return _log(AskedList(folders.data), self, console)
        writing = writer(self.to or "text", setting(self), today)
        targets = Targets((STANDARD_INPUT,), self.output, self.force, writing.suffix)
        getting = _getting(self, folders, console, today)
        found = getting.candidates()
        if self.list:
            return _list(found, self, console)
        if not found:
            console.say(_nothing(getting))
            return NOTHING_FOUND
        transcript = getting.transcript(_picked(found, self))
        targets.put(writing.write(transcript), STANDARD_INPUT, transcript.title, console)
        if self.keep:
            console.say(_keep(transcript, self.basedir))
        return DONE


def asked(words: Sequence[str]) -> Get:
    """Return what the words after ``get`` ask for; raises UsageError and Answer."""
    said = parsed(parser(), words)
    said["allow"] = tuple(said["allow"] or ())
    if said["log"] == bool(said["address"]):
        raise UsageError(
            tr(
                "Name one address to get a transcript from, or say --log without one. "
                "Try transcript-reader get --help."
            )
        )
    if said["log"]:
        refuse_beside("--log", said, "list", "allow", *_FOR_ONE)
    elif said["list"]:
        refuse_beside(tr("--list, which gets none"), said, *_FOR_ONE)
    elif said["json"]:
        raise UsageError(tr("--json goes with --list or --log; --to json writes the transcript."))
    return Get(**said)


def parser() -> ArgumentParser:
    """Return what reads the words after ``get``."""
    made = verb_parser("get", tr("Get a transcript from the web, and write it."))
    made.add_argument(
        "address",
        metavar="URL",
        nargs="?",
        default="",
        help=tr("a page, a caption file or a feed"),
    )
    made.add_argument(
        "--list",
        action="store_true",
        help=tr("list the transcripts that there are, and get none"),
    )
    made.add_argument("--json", action="store_true", help=tr("list as JSON"))
    made.add_argument(
        "--pick", type=ordinal, metavar="N", help=tr("get the Nth of the list, not the first")
    )
    made.add_argument(
        "--to",
        default="",
        metavar=tr("FORMAT"),
        help=tr("the format to write, text by default"),
    )
    add_output(made)
    made.add_argument("--keep", action="store_true", help=tr("take it into the library too"))
    made.add_argument(
        "--allow",
        action="append",
        metavar=tr("HOST"),
        help=tr("let this host be asked too, this time; may be said again"),
    )
    made.add_argument("--offline", action="store_true", help=tr("ask nothing of the web"))
    made.add_argument(
        "--log", action="store_true", help=tr("list what was asked of the web so far")
    )
    add_setting(made)
    return made


def _getting(options: Get, folders: paths.Folders, console: Console, today: Today) -> Getting:
    address = address_of(options.address)
    settings = Settings()
    hosts = Hosts(folders.config)
    for notice in (settings.load(folders.config / "settings.json"), hosts.notice):
        if notice:
            console.say(notice)
    if options.offline or settings.offline:
        told = (
            tr("{host} was not asked: --offline was said.")
            if options.offline
            else tr("{host} was not asked: the settings say so.")
        )
        raise NotAllowed(address.host, told.format(host=address.host))
    asking = Asking((address.host, *options.allow), hosts, folders, console)
    fetcher = Fetcher(asking.may, asking.tell)
    return Getting(options.address, fetcher, asking.tell, today=today)


def _nothing(getting: Getting) -> str:
    host = getting.address.host
    sentence = tr("{host} offers no transcript at this address.", host=host)
    return sentence if yt_dlp.command() is not None else f"{sentence} {yt_dlp.HOW_TO_GET}"


def _picked(found: list[Candidate], options: Get) -> Candidate:
    wanted = options.pick or 1
    if wanted > len(found):
        raise UsageError(
            trn(
                "There is {n} transcript there, so --pick goes no further than {n}.",
                "There are {n} transcripts there, so --pick goes no further than {n}.",
                len(found),
            )
        )
    return found[wanted - 1]


def _list(found: list[Candidate], options: Get, console: Console) -> int:
    if options.json:
        told = {"candidates": [candidate.as_json() for candidate in found]}
        write_json(console, told)
    for at, candidate in enumerate(() if options.json else found, 1):
        facts = (candidate.language, tr(candidate.kind.value), _MADE_BY[candidate.provenance])
        known = joined(one_line(fact) for fact in facts)
        console.show(f"{at:>3}  {one_line(candidate.label)} ({known})\n")
        console.show(f"     {candidate.address.text}\n")
    return DONE if found else NOTHING_FOUND


def _keep(transcript: Transcript, basedir: Path | None) -> str:
    """Take a transcript into the library, and return what is told of it."""
    with own(basedir) as shelf:
        added = shelf.add([Arrival(transcript, "")])[0]
    name = one_line(transcript.title)
    if added.outcome is Outcome.KNOWN:
        told = tr("“{title}” is in the library already, as number {number}.")
    else:
        told = tr("“{title}” is in the library now, as number {number}.")
    return told.format(title=name, number=added.id)


def _log(asked: AskedList, options: Get, console: Console) -> int:
    requests = asked.requests()
    if options.json:
        told = {"requests": [request._asdict() for request in requests]}
        write_json(console, told)
    elif not requests:
        console.say(tr("Nothing has been asked of the web."))
    for request in () if options.json else requests:
        status = f" ({request.status})" if request.status else ""
        status = "" if status.strip() in request.answer else status  # refusals say it themselves
        answer = tr(request.answer)
        size = trn("{n} byte", "{n} bytes", request.size)
        line = f"{tr(request.purpose)}: {answer}{status}  ·  {size}"
        console.show(f"{request.when}  {request.address}\n    {line}\n")
    return DONE
