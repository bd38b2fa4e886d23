"""What may be said on the command line: the options of the window, and those of each verb.

argparse is imported only where there is an option to parse: starting the window with nothing but
files, or asking for help, does not wait for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from reader import __version__
from reader.errors import ReaderError

if TYPE_CHECKING:
    from argparse import ArgumentParser

VERBS: Final = ("convert", "find", "quote", "library")


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: with commas, and with "and" before the last."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


WITHOUT_ONE: Final = f"the verbs {listed(VERBS)} work without one"
"""What is left to do where no window can be shown."""

_NO_OPTION: Final = "\0"

HELP: Final = """\
usage: transcript-reader [OPTION]... [FILE]...
       transcript-reader convert [OPTION]... FILE...
       transcript-reader find [OPTION]... QUERY FILE...
       transcript-reader quote [OPTION]... FILE WORDS...
       transcript-reader library ACTION [OPTION]... ...

Read, search and quote the transcripts of videos, talks and hearings.

Without a verb the files are opened in the window; without files, what was open last.
A file called like a verb is opened as ./find.

options:
  --basedir DIR        keep settings, data, caches and the log below DIR
  --temp-basedir       keep them in a new folder, which is deleted at the end
  --theme NAME         show the window in this theme, this time
  --size WxH           show the window in this size, in pixels, this time
  --screenshot FILE    draw the window with what is open into FILE, and leave
  --debug              log in detail, to standard error too
  --log SUBJECTS       of these subjects only, parted by commas:
                       parse, find, library, ui
  --                   what follows are files, whatever they look like
  -h, --help           say this, and leave
  --version            say which version this is, and leave

without a window:
  convert              write transcripts in another format
  find                 list where something is said, across all caption breaks
  quote                write the words with their source
  library              keep transcripts on the shelf, and search all of them

Each of these says more with --help; --basedir may stand before it.

exit status:
  0  all went well                       1  nothing found, or not as it should be
  2  refused; a sentence says why        69  no window can be shown
  70  the program is at fault            130, 141  interrupted; nobody reads
"""


class UsageError(ReaderError):
    """The command line says something that it cannot say."""


class Answer(Exception):  # noqa: N818 - no error: the person asked for it
    """The person asked for help or for the version: ``str(answer)`` is all there is to do."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the window was started with; ``size`` is width and height in pixels."""

    files: tuple[Path, ...] = ()
    basedir: Path | None = None
    temp_basedir: bool = False
    debug: bool = False
    log: tuple[str, ...] = ()
    screenshot: Path | None = None
    theme: str = ""
    size: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """What every verb may be told."""

    debug: bool
    basedir: Path | None


@dataclass(frozen=True, slots=True)
class Reading(Verb):
    """How a verb reads its files; ``encoding`` and ``format`` are None where that is found out."""

    encoding: str | None
    format: str | None


@dataclass(frozen=True, slots=True)
class ConvertOptions(Reading):
    """What ``convert`` is asked to do; ``output`` is "-" for standard output."""

    files: tuple[str, ...]
    to: str
    output: str
    force: bool
    report: bool
    times: bool
    captions: bool


@dataclass(frozen=True, slots=True)
class FindOptions(Reading):
    """What ``find`` is asked to do."""

    query: str
    files: tuple[str, ...]
    json: bool
    match_case: bool
    whole_words: bool
    exact: bool
    regex: bool


@dataclass(frozen=True, slots=True)
class QuoteCommand(Reading):
    """What ``quote`` is asked to do; ``nth`` counts from 1 and is None where none is asked for."""

    file: str
    words: tuple[str, ...]
    to: str
    style: str
    cite: str
    json: bool
    nth: int | None
    times: bool
    captions: bool


@dataclass(frozen=True, slots=True)
class VerifyOptions(Reading):
    """What ``quote --verify`` is asked to do."""

    document: str
    json: bool


def with_verb(words: Sequence[str]) -> list[str] | None:
    """Return the words after the program's name with a verb first, None if they have none.

    The options that every verb has may stand before it; they are put behind it.
    """
    at = 0
    while at < len(words):
        if words[at] in VERBS:
            return [words[at], *words[:at], *words[at + 1 :]]
        if words[at] == "--basedir":
            at += 2
        elif words[at] == "--debug" or words[at].startswith("--basedir="):
            at += 1
        else:
            return None
    return None


def window(words: Sequence[str]) -> Options:
    """Return what the words after the program's name ask of the window.

    Raises UsageError for what is no option, and Answer for ``--help`` and ``--version``.
    """
    if not any(word.startswith("-") for word in words):
        return Options(tuple(map(Path, words)))
    said = parsed(window_parser(), words)
    if said["basedir"] and said["temp_basedir"]:
        raise UsageError("--basedir and --temp-basedir exclude each other.")
    said["files"] = tuple(map(Path, said["files"]))
    return Options(**said)


def convert(words: Sequence[str]) -> ConvertOptions:
    """Return what the words after ``convert`` ask for; raises as :func:`window` does."""
    return ConvertOptions(**parsed(convert_parser(), words))


def convert_parser() -> ArgumentParser:
    """Return what reads the words after ``convert``."""
    parser = _reading_parser("convert", "Write transcripts in another format.")
    parser.add_argument("files", metavar="FILE", nargs="+", help='a transcript; "-" for input')
    parser.add_argument(
        "--to",
        required=True,
        metavar="FORMAT",
        help="the format to write: srt, vtt, json, csv, markdown, docx, pdf …; README lists them",
    )
    parser.add_argument(
        *("-o", "--output"),
        default="-",
        metavar="OUT",
        help='the file to write, or the folder; "-" for standard output, which is the default',
    )
    parser.add_argument("--force", action="store_true", help="replace files that exist")
    parser.add_argument(
        "--report", action="store_true", help="tell what was changed, left out or guessed"
    )
    add_setting(parser)
    return parser


def find(words: Sequence[str]) -> FindOptions:
    """Return what the words after ``find`` ask for; raises as :func:`window` does."""
    return FindOptions(**parsed(find_parser(), words))


def find_parser() -> ArgumentParser:
    """Return what reads the words after ``find``."""
    parser = _reading_parser("find", "List where something is said, across all caption breaks.")
    parser.add_argument("query", metavar="QUERY", help="what to find")
    parser.add_argument("files", metavar="FILE", nargs="+", help='a transcript; "-" for input')
    add_switches(parser)
    parser.add_argument("--regex", action="store_true", help="QUERY is a regular expression")
    parser.add_argument("--json", action="store_true", help="write JSON")
    return parser


def quote(words: Sequence[str]) -> QuoteCommand | VerifyOptions:
    """Return what the words after ``quote`` ask for; raises as :func:`window` does."""
    until = words.index("--") if "--" in words else len(words)
    if any(word.partition("=")[0] == "--verify" for word in words[:until]):
        return _verify(words)
    said = parsed(quote_parser(), words)
    del said["verify"]
    return QuoteCommand(**said)


def quote_parser() -> ArgumentParser:
    """Return what reads the words after ``quote``, unless they ask to verify a document."""
    parser = _reading_parser("quote", "Write words as the captions have them, with their source.")
    parser.add_argument("file", metavar="FILE", help='a transcript; "-" for input')
    parser.add_argument("words", metavar="WORDS", nargs="+", help="the words, however punctuated")
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--json", action="store_true", help="write JSON")
    kinds.add_argument(
        "--to", default="", metavar="FORMAT", help="text (the default), markdown or html"
    )
    parser.add_argument(
        "--style",
        default="",
        metavar="NAME",
        help="plain, markdown or html; or a style of quotation: academic, block, link, sentence, "
        "or one of your own",
    )
    kinds.add_argument(
        "--cite",
        default="",
        metavar="STYLE",
        help="write the reference instead: apa, chicago, harvard, mla, bibtex, biblatex, ris, "
        "csl-json",
    )
    parser.add_argument(
        "--nth", type=ordinal, metavar="N", help="take the Nth place that has the words"
    )
    parser.add_argument(
        "--verify",
        metavar="DOCUMENT",
        help="instead: say which quotations of a document still match the library",
    )
    add_setting(parser)
    return parser


def _verify(words: Sequence[str]) -> VerifyOptions:
    what = "Say which quotations of a document are still the words of their sources."
    parser = _reading_parser("quote --verify", what)
    parser.add_argument("--verify", dest="document", metavar="DOCUMENT", required=True)
    parser.add_argument("--json", action="store_true", help="write JSON")
    return VerifyOptions(**parsed(parser, words))


def window_parser() -> ArgumentParser:
    """Return what reads the words of a start without a verb; :data:`HELP` says what they mean."""
    parser = _parser("transcript-reader", "", HELP)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--basedir", type=Path)
    parser.add_argument("--temp-basedir", action="store_true")
    parser.add_argument("--debug", action="store_true")
    parser.add_argument("--log", type=_subjects, default=())
    parser.add_argument("--screenshot", type=Path)
    parser.add_argument("--theme", default="")
    parser.add_argument("--size", type=_size)
    parser.add_argument("--version", action=_answering(f"transcript-reader {__version__}\n"))
    return parser


def verb_parser(verb: str, what: str, whole_help: str = "") -> ArgumentParser:
    """Return a parser with what every verb may be told."""
    parser = _parser(f"transcript-reader {verb}", what, whole_help)
    parser.add_argument("--debug", action="store_true", help="log in detail, to standard error")
    parser.add_argument(
        "--basedir", type=Path, metavar="DIR", help="keep the library and the log below DIR"
    )
    return parser


def _reading_parser(verb: str, what: str) -> ArgumentParser:
    parser = verb_parser(verb, what)
    parser.add_argument("--encoding", metavar="NAME", help="the encoding of the files")
    parser.add_argument(
        "--from", dest="format", metavar="FORMAT", help="read the files as of this format"
    )
    return parser


def add_switches(parser: ArgumentParser) -> None:
    """Let a parser take how strictly a query is meant."""
    for name, what in {
        "--match-case": "capital and small letters count",
        "--whole-words": "find whole words only",
        "--exact": "accents and punctuation count",
    }.items():
        parser.add_argument(name, action="store_true", help=what)


def add_setting(parser: ArgumentParser) -> None:
    """Let a parser take how texts for people are set."""
    parser.add_argument(
        "--times", action="store_true", help="in texts for people: begin paragraphs with their time"
    )
    parser.add_argument(
        "--captions", action="store_true", help="in texts for people: a line for each caption"
    )


def _parser(program: str, what: str, whole_help: str = "") -> ArgumentParser:
    from argparse import ArgumentParser

    class Parser(ArgumentParser):
        """Raises what argparse would print before it ends the process."""

        def error(self, message: str) -> NoReturn:
            raise UsageError(f"{_sentence(message)} Try {self.prog} --help.")

    parser = Parser(program, description=what, add_help=False, allow_abbrev=False)
    parser.add_argument(
        *("-h", "--help"),
        action=_answering(whole_help),
        help="say this, and leave",
    )
    return parser


def _answering(text: str) -> Any:
    """Return an action of argparse that answers with a text, or with the help of its parser."""
    from argparse import SUPPRESS, Action

    class Answering(Action):
        def __init__(self, option_strings: list[str], dest: str, **rest: Any) -> None:
            super().__init__(option_strings, SUPPRESS, nargs=0, default=SUPPRESS, **rest)

        def __call__(self, parser: ArgumentParser, *_: object) -> NoReturn:
            raise Answer(text or parser.format_help())

    return Answering


def _sentence(message: str) -> str:
    return f"{message[:1].upper()}{message[1:].rstrip('.')}."


def parsed(parser: ArgumentParser, words: Sequence[str]) -> dict[str, Any]:
    """Return what was said by the names of the options, those of files and words as tuples.

    Before Python 3.13 argparse loses "--" where options may follow what is none. So it never sees
    it: the words after it are marked by a character that no system passes on a command line.
    """
    end = words.index("--") if "--" in words else len(words)
    marked = [*words[:end], *(f"{_NO_OPTION}{word}" for word in words[end + 1 :])]
    said = vars(parser.parse_intermixed_args(marked))
    return {name: _unmarked(value) for name, value in said.items()}


def _unmarked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_unmarked, value))
    return value.removeprefix(_NO_OPTION) if isinstance(value, str) else value


def _size(text: str) -> tuple[int, int]:
    from argparse import ArgumentTypeError

    found = re.fullmatch(r"([1-9][0-9]{0,4})[xX×]([1-9][0-9]{0,4})", text)
    if found is None:
        raise ArgumentTypeError(f"{text} is no size such as 1200x800")
    return int(found[1]), int(found[2])


def ordinal(text: str) -> int:
    """Return a number from 1, for argparse."""
    from argparse import ArgumentTypeError

    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise ArgumentTypeError(f"{text} is no number from 1")
    return int(text)


def _subjects(text: str) -> tuple[str, ...]:
    from argparse import ArgumentTypeError

    from reader.log import subjects  # late: it brings in logging

    try:
        return subjects(text)
    except ValueError as problem:
        raise ArgumentTypeError(str(problem)) from problem
