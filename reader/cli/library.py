"""What may be said to ``transcript-reader library``: an action, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from reader.cli.arguments import Answer, UsageError
from reader.wording import joined, tr

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from reader.cli.library_action import LibraryAction

# Translators: what is typed stays as it is, what it does begins in the same column.
HELP: Final = tr("""\
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
  copy FROM TO         take what the library at one address has into the one at another
  take FROM TO [QUERY] take what an archive has of a search along, in a folder
  sync FOLDER          bring what was taken along and its archive together again
  decide [NUMBER CHOICE]
                       list notes that were changed at two places, or decide one
  serve-init ADDRESS   make an archive for many people in a PostgreSQL database

Each of these says more with --help, and writes JSON with --json.
--basedir DIR, before "library" or behind it, chooses the shelf below DIR.
--at ADDRESS chooses another library: a folder that has one, or an archive,
postgresql://PERSON@HOST/DATABASE; a password is read from ~/.pgpass.

queries:
  founding act         these words one after another, as in the search bar
  water AND bridge     both, as whole words, wherever in a transcript
  water OR old river   one of the two
  "an act" bridge      in quotation marks a phrase of its own: both, too
  ship NEAR harbour    at most 10 words between them; NEAR/3: at most 3
  bridg*               a word that begins so
  -harbour             not in the same transcript
  speaker:ana          said by Ana or Ana Lima, not by Diana; title:, tag:, folder:,
                       language: and kind: (auto, human, translated, unknown)
                       narrow the transcripts
  tag:"the ""new"" deal"
                       a value with spaces; a quotation mark in it is written twice
  after:2021 before:2022-03-04
                       of videos from this day on; from before it
""")

ACTIONS: Final = {
    "add": ("library_add", "Add"),
    "list": ("library_look", "List"),
    "search": ("library_look", "SearchLibrary"),
    "show": ("library_look", "Show"),
    "notes": ("library_notes", "Notes"),
    "export": ("library_notes", "ExportNotes"),
    "remove": ("library_keep", "Remove"),
    "check": ("library_keep", "Check"),
    "backup": ("library_keep", "BackUp"),
    "restore": ("library_keep", "Restore"),
    "copy": ("library_archive", "CopyLibrary"),
    "take": ("library_along", "TakeAlong"),
    "sync": ("library_along", "Synchronise"),
    "decide": ("library_along", "Decide"),
    "serve-init": ("library_archive", "ServeInit"),
}
"""What can be done with the library: the module and the class of each action, loaded when asked."""


def asked(words: Sequence[str]) -> LibraryAction:
    """Return what the words after ``library`` ask for.

    Raises UsageError for what is no action or no option, and Answer for ``--help``.
    """
    # What all verbs may be told stands before the action when it stood before the verb.
    valued = {at + 1 for at, word in enumerate(words) if word in ("--basedir", "--at")}
    at = next((n for n, word in enumerate(words) if word in ACTIONS and n not in valued), None)
    if at is None:
        if not words or words[0] in ("-h", "--help") or words[-1] in ("-h", "--help"):
            raise Answer(HELP)
        named = (word for n, word in enumerate(words) if word[:1] != "-" and n not in valued)
        raise UsageError(
            tr(
                "“{word}” is nothing that can be done with the library. There are: {actions}.",
                word=next(named, words[-1]),
                actions=joined(ACTIONS),
            )
        )
    action = words[at]
    return _kind(action).asked(action, [*words[:at], *words[at + 1 :]])


def action_parser(action: str) -> ArgumentParser:
    """Return what reads the words around one of :data:`ACTIONS`."""
    return _kind(action).parser(action)


def _kind(action: str) -> type[LibraryAction]:
    module, name = ACTIONS[action]
    return cast("type[LibraryAction]", getattr(import_module(f"reader.cli.{module}"), name))
