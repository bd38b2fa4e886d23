"""What may be said to ``transcript-reader library``: an action, and what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.cli.arguments import (
    Answer,
    UsageError,
    Verb,
    add_setting,
    add_switches,
    ordinal,
    parsed,
    verb_parser,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser

HELP: Final = """\
usage: transcript-reader library ACTION [OPTION]... ...

Keep transcripts on a shelf of your own, and search all of them at once.

actions:
  add PATH...          take in files, and those of folders and ZIP archives
  list                 list what is on the shelf
  search QUERY         list where something is said, in all transcripts
  show ID              write a transcript, as it was taken in
  notes [ID...]        list highlights and notes, of all transcripts or some
  export [ID...]       write them as one document, with a list of sources
  remove ID...         take transcripts off the shelf, with their notes
  check                look whether everything is sound, and mend the index
  backup               copy everything; with --list, list the copies
  restore [NAME]       go back to a copy, the newest if none is named

Each of these says more with --help, and writes JSON with --json.
--basedir DIR, before "library" or behind it, chooses the shelf below DIR.

queries:
  water bridge         both words; where they stand so comes first
  "founding act"       these words one after another
  bridg*               a word that begins so
  water OR river       one of the two
  -harbour             not in the same transcript
  ship NEAR harbour    at most 10 words between them; NEAR/3: at most 3
  speaker:ana          said by her; title:, tag: and kind: (auto, human,
                       translated, unknown) narrow the transcripts
  after:2021 before:2022-03-04
                       of videos from this day on; from before it
"""


@dataclass(frozen=True, slots=True)
class LibraryOptions(Verb):
    """What an action is asked to do; of the fields that it has no use for nothing is said."""

    action: str
    json: bool
    paths: tuple[str, ...] = ()
    query: str = ""
    limit: int | None = None
    csv: bool = False
    match_case: bool = False
    whole_words: bool = False
    exact: bool = False
    ids: tuple[int, ...] = ()
    to: str = "text"
    times: bool = False
    captions: bool = False
    list: bool = False
    name: str = ""
    output: str = "-"
    cite: str = "apa"


def library(words: Sequence[str]) -> LibraryOptions:
    """Return what the words after ``library`` ask for.

    Raises UsageError for what is no action or no option, and Answer for ``--help``.
    """
    # What all verbs may be told stands before the action when it stood before the verb.
    valued = {at + 1 for at, word in enumerate(words) if word == "--basedir"}
    at = next((n for n, word in enumerate(words) if word in ACTIONS and n not in valued), None)
    if at is None:
        if not words or words[0] in ("-h", "--help") or words[-1] in ("-h", "--help"):
            raise Answer(HELP)
        named = (word for n, word in enumerate(words) if word[:1] != "-" and n not in valued)
        raise UsageError(
            f"“{next(named, words[-1])}” is nothing that can be done with the library. "
            f"There are: {', '.join(ACTIONS)}."
        )
    action = words[at]
    said = parsed(action_parser(action), [*words[:at], *words[at + 1 :]])
    return LibraryOptions(action=action, **said)


def action_parser(action: str) -> ArgumentParser:
    """Return what reads the words around one of :data:`ACTIONS`."""
    what, add = ACTIONS[action]
    parser = verb_parser(f"library {action}", what)
    parser.add_argument("--json", action="store_true", help="write JSON")
    add(parser)
    return parser


def _add(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="a file, a folder or a ZIP archive"
    )


def _search(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help="what to find: see library --help")
    parser.add_argument("--limit", type=ordinal, metavar="N", help="list the first N hits only")
    parser.add_argument("--csv", action="store_true", help="write a table of all hits")
    add_switches(parser)


def _show(parser: ArgumentParser) -> None:
    parser.add_argument("ids", metavar="ID", nargs=1, type=ordinal, help="its number")
    parser.add_argument(
        "--to", default="text", metavar="FORMAT", help="the format to write, text by default"
    )
    add_setting(parser)


def _notes(parser: ArgumentParser) -> None:
    parser.add_argument("ids", metavar="ID", nargs="*", type=ordinal, help="of these transcripts")


def _export(parser: ArgumentParser) -> None:
    _notes(parser)
    parser.add_argument(
        "--to",
        default="markdown",
        metavar="FORMAT",
        help="markdown (the default), html, text, docx, odt, epub, pdf, csv, xlsx, qdpx, ris …",
    )
    parser.add_argument(
        *("-o", "--output"), default="-", metavar="OUT", help="the file; standard output by default"
    )
    parser.add_argument(
        "--cite", default="apa", metavar="STYLE", help="apa (the default), chicago, harvard or mla"
    )
    add_setting(parser)


def _remove(parser: ArgumentParser) -> None:
    parser.add_argument("ids", metavar="ID", nargs="+", type=ordinal, help="their numbers")


def _backup(parser: ArgumentParser) -> None:
    parser.add_argument("--list", action="store_true", help="list the copies and make none")


def _restore(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", default="", help="the copy")


def _nothing(parser: ArgumentParser) -> None:
    """Take nothing else."""


ACTIONS: Final[dict[str, tuple[str, Callable[[ArgumentParser], None]]]] = {
    "add": ("Take transcripts into the library.", _add),
    "list": ("List the transcripts of the library.", _nothing),
    "search": ("List where something is said, in all transcripts.", _search),
    "show": ("Write a transcript of the library.", _show),
    "notes": ("List highlights and notes.", _notes),
    "export": ("Write highlights and notes as one document.", _export),
    "remove": ("Take transcripts out of the library.", _remove),
    "check": ("Look whether everything in the library is sound.", _nothing),
    "backup": ("Copy the library.", _backup),
    "restore": ("Go back to a copy of the library.", _restore),
}
"""What can be done with the library: what it is for, and what adds its options to a parser."""
