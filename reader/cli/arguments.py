"""What may be said on the command line: the options of the window, and those that verbs share.

argparse is imported only where there is an option to parse: starting the window with nothing but
files, or asking for help, does not wait for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol, TypeAlias

from reader import __version__
from reader.errors import ReaderError
from reader.named_tuple import NamedTuple
from reader.wording import listed, mark, tr, trn

if TYPE_CHECKING:
    import datetime
    from argparse import Action, ArgumentParser
    from pathlib import Path

    from reader.quotes.parts import QuoteOptions

Today: TypeAlias = "Callable[[], datetime.date]"
"""What tells the day on which words are taken."""

VERBS: Final = ("convert", "find", "quote", "pair", "get", "write-down", "library")


# Translators: the end of a sentence that says that no window can be shown.
WITHOUT_ONE: Final = tr("the verbs {verbs} work without one", verbs=listed(VERBS))
"""What is left to do where no window can be shown."""

STANDARD_OUTPUT: Final = "-"

_NO_OPTION: Final = "\0"

# Translators: options and commands stay as they are, what they do begins in the same column.
HELP: Final = tr("""\
usage: transcript-reader [OPTION]... [FILE]...
       transcript-reader convert [OPTION]... FILE...
       transcript-reader find [OPTION]... QUERY FILE...
       transcript-reader quote [OPTION]... FILE WORDS...
       transcript-reader pair [OPTION]... FIRST SECOND
       transcript-reader get [OPTION]... URL
       transcript-reader write-down [OPTION]... RECORDING
       transcript-reader library ACTION [OPTION]... ...

Read, search and quote the transcripts of videos, talks and hearings.

Without a verb the files are opened in the window; without files, what was open last.
A file called like a verb is opened as ./find.

options:
  --basedir DIR        keep settings, data, caches and the log below DIR
  --temp-basedir       keep them in a new folder, which is deleted at the end
  --theme NAME         show the window in this theme, this time:
                       system, light, dark, sepia, contrast, contrast-light
  --size WxH           show the window in this size, in pixels, this time
  --offline            ask nothing of the web, whatever is clicked, this time
  --screenshot FILE    draw the window with what is open into FILE, a .png, and
                       leave; nothing of it is kept
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
  pair                 set two languages side by side, row by row
  get                  get a transcript from the web, and write it
  write-down           write down the speech of a recording, by a model
  library              keep transcripts on the shelf, and search all of them

Each of these says more with --help; --basedir may stand before it.

exit status:
  0  all went well                       1  nothing found, or not as it should be
  2  refused; a sentence says why        69  no window can be shown
  70  the program is at fault            130, 141  interrupted; nobody reads
""")

THEMES: Final = ("system", "light", "dark", "sepia", "contrast", "contrast-light")
"""The themes of the settings, whose own words are loaded later, in the language of the window."""


# Translators: what argparse says of a command line. %s, %r and %(…)s stay as they are.
OF_ARGPARSE: Final = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("expected one argument"),
    mark("not allowed with argument %s"),
    mark("ignored explicit argument %r"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""Of what argparse says, all that a person meets here."""


class UsageError(ReaderError):
    """The command line says something that it cannot say."""


class Answer(Exception):  # noqa: N818 - no error: the person asked for it
    """The person asked for help or for the version: ``str(answer)`` is all there is to do."""


class Options(NamedTuple):
    """What the window was started with; ``size`` is width and height in pixels."""

    files: tuple[Path, ...] = ()
    basedir: Path | None = None
    temp_basedir: bool = False
    debug: bool = False
    log: tuple[str, ...] = ()
    screenshot: Path | None = None
    theme: str = ""
    size: tuple[int, int] | None = None
    offline: bool = False

    def as_words(self) -> list[str]:
        """Return them as a command line has them."""
        valued = {
            "--basedir": self.basedir and self.basedir.absolute(),
            "--log": ",".join(self.log),
            "--screenshot": self.screenshot,
            "--theme": self.theme,
            "--size": self.size and "{}x{}".format(*self.size),
        }
        switches = {
            "--temp-basedir": self.temp_basedir,
            "--debug": self.debug,
            "--offline": self.offline,
        }
        words = [word for name, value in valued.items() if value for word in (name, str(value))]
        words += [name for name, is_on in switches.items() if is_on]
        return [*words, *(("--", *map(str, self.files)) if self.files else ())]


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
    from pathlib import Path  # late: find is asked for without it

    if all(words) and not any(word.startswith("-") for word in words):
        return Options(tuple(map(Path, words)))
    said = parsed(window_parser(), words)
    if said["basedir"] and said["temp_basedir"]:
        raise UsageError(tr("--basedir and --temp-basedir exclude each other."))
    said["files"] = tuple(map(Path, said["files"]))
    return Options(**said)


def window_parser() -> ArgumentParser:
    """Return what reads the words of a start without a verb; :data:`HELP` says what they mean."""
    from pathlib import Path

    parser = _parser("transcript-reader", "", HELP)
    parser.add_argument("files", nargs="*", metavar=tr("FILE"))
    parser.add_argument("--basedir", type=Path)
    parser.add_argument("--temp-basedir", action="store_true")
    parser.add_argument("--debug", action="store_true")
    parser.add_argument("--log", type=_subjects, default=())
    parser.add_argument("--screenshot", type=_picture)
    parser.add_argument("--theme", type=_theme, default="")
    parser.add_argument("--size", type=_size)
    parser.add_argument("--offline", action="store_true")
    parser.add_argument("--version", action=_answering(f"transcript-reader {__version__}\n"))
    return parser


def verb_parser(verb: str, what: str, whole_help: str = "") -> ArgumentParser:
    """Return a parser with what every verb may be told."""
    from pathlib import Path

    parser = _parser(f"transcript-reader {verb}", what, whole_help)
    parser.add_argument("--debug", action="store_true", help=tr("log in detail, to standard error"))
    parser.add_argument(
        "--basedir",
        type=Path,
        # Translators: stands for a folder in the help, like FILE for a file: one word, no brackets.
        metavar=tr("DIR"),
        help=tr("keep the library and the log below DIR"),
    )
    return parser


def reading_parser(verb: str, what: str, *also: str) -> ArgumentParser:
    """Return a parser with what every verb may be told that reads files.

    ``also`` is what else ``--format`` is called.
    """
    parser = verb_parser(verb, what)
    parser.add_argument("--encoding", metavar=tr("ENCODING"), help=tr("the encoding of the files"))
    parser.add_argument(
        *(*also, "--format"),
        dest="format",
        metavar=tr("FORMAT"),
        help=tr("read the files as of this format"),
    )
    return parser


def add_switches(parser: ArgumentParser) -> None:
    """Let a parser take how strictly a query is meant."""
    for name, what in {
        "--match-case": tr("capital and small letters count"),
        "--whole-words": tr("find whole words only"),
        "--exact": tr("accents and punctuation count"),
    }.items():
        parser.add_argument(name, action="store_true", help=what)


class TellsSetting(Protocol):
    """A command that was told how texts for people are set, as :func:`add_setting` has it."""

    @property
    def times(self) -> bool:
        """Whether paragraphs begin with their time."""

    @property
    def captions(self) -> bool:
        """Whether each caption has a line."""


def setting(command: TellsSetting) -> QuoteOptions:
    """Return how a command sets texts for people."""
    from reader.quotes.parts import QuoteOptions  # late: not every verb sets any

    return QuoteOptions(times=command.times, captions=command.captions)


def add_setting(parser: ArgumentParser) -> None:
    """Let a parser take how texts for people are set."""
    parser.add_argument(
        "--times",
        action="store_true",
        help=tr("in texts for people: begin paragraphs with their time"),
    )
    parser.add_argument(
        "--captions",
        action="store_true",
        help=tr("in texts for people: a line for each caption"),
    )


def add_output(parser: ArgumentParser) -> None:
    """Let a parser take where the result goes."""
    parser.add_argument(
        *("-o", "--output"),
        default=STANDARD_OUTPUT,
        # Translators: stands for what is written to in the help: one word, no brackets.
        metavar=tr("OUT"),
        help=tr('the file to write, or the folder; "-" for standard output, which is the default'),
    )
    parser.add_argument("--force", action="store_true", help=tr("replace what exists"))


def refuse_beside(what: str, said: Mapping[str, Any], *others: str) -> None:
    """Raise UsageError for what was said although it means nothing beside an option.

    ``said`` has it by the names of the options, ``others`` names those that mean nothing.
    """
    idle = [f"--{name}" for name in others if said[name] not in (None, False, "", (), "-")]
    if idle:
        raise UsageError(
            trn(
                "{options} means nothing beside {what}.",
                "{options} mean nothing beside {what}.",
                len(idle),
                options=listed(idle),
                what=what,
            )
        )


def _parser(program: str, what: str, whole_help: str = "") -> ArgumentParser:
    import argparse
    from argparse import ArgumentParser

    # argparse has no other way to say its sentences in a language that only the program knows.
    vars(argparse)["_"] = tr

    class Parser(ArgumentParser):
        """Raises what argparse would print before it ends the process."""

        def add_argument(self, *names: str, **rest: Any) -> Action:
            """Take what an option or a place is called, and what is said of it."""
            if "type" in rest:
                rest["type"] = _of_some(rest["type"])
            return super().add_argument(*names, **rest)

        def error(self, message: str) -> NoReturn:
            problem = f"{message[:1].upper()}{message[1:].rstrip('.。')}"
            raise UsageError(
                tr("{problem}. Try {program} --help.", problem=problem, program=self.prog)
            )

        def format_usage(self) -> str:
            """Return how it is called, with seven letters before: argparse takes as many off."""
            return "usage: " + super().format_usage().removeprefix(tr("usage: "))

    parser = Parser(program, description=what, add_help=False, allow_abbrev=False)
    # What an option or a place takes, where nothing else is said.
    parser.register("action", None, _storing())
    parser.add_argument(
        *("-h", "--help"),
        action=_answering(whole_help),
        help=tr("say this, and leave"),
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


def _of_some(type_: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return what makes a value of a word, and leaves the empty one to be refused."""
    return lambda text: type_(text) if _unmarked(text) else text


def _storing() -> Any:
    """Return an action of argparse that keeps what was said, and refuses the empty word.

    That is what a script says with a variable that is not set. As a path it would be the folder
    one is in, as anything else it would be as if nothing was said.
    """
    from argparse import Action, ArgumentError

    class Storing(Action):
        def __call__(
            self, parser: ArgumentParser, namespace: Any, values: Any, option: str | None = None
        ) -> None:
            said = values if isinstance(values, list) else [values]
            is_said = option is not None or values != self.default
            if is_said and "" in map(_unmarked, said):
                told = tr("an empty word stands there, perhaps for a variable that is not set")
                raise ArgumentError(self, told)
            setattr(namespace, self.dest, values)

    return Storing


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
        raise ArgumentTypeError(tr("{text} is no size such as 1200x800", text=text))
    return int(found[1]), int(found[2])


def _theme(text: str) -> str:
    from reader.model.visible import one_line

    if text not in THEMES:
        raise UsageError(
            tr(
                "There is no theme called “{name}”. There are: {themes}.",
                name=one_line(text),
                themes=listed(THEMES),
            )
        )
    return text


def _picture(text: str) -> Path:
    from pathlib import Path

    from reader.model.visible import one_line

    if Path(text).suffix.lower() != ".png":
        raise UsageError(
            tr(
                "{file}: The picture is a PNG file, so its name has to end in .png.",
                file=one_line(text),
            )
        )
    return Path(text)


def ordinal(text: str) -> int:
    """Return a number from 1; raises the ArgumentTypeError that argparse asks for."""
    from argparse import ArgumentTypeError

    number = _unmarked(text)
    if not re.fullmatch(r"[1-9][0-9]{0,8}", number):
        raise ArgumentTypeError(tr("{text} is no number from 1", text=number))
    return int(number)


def moment(text: str) -> int:
    """Return a time in milliseconds, written as everywhere in the program.

    Raises the ArgumentTypeError that argparse asks for.
    """
    from argparse import ArgumentTypeError

    from reader.model.timecode import typed

    time = typed(text)
    if time is None or time < 0:
        raise ArgumentTypeError(tr("{text} is no time such as 12:34, 1:02:03 or 90s", text=text))
    return time


def _subjects(text: str) -> tuple[str, ...]:
    from argparse import ArgumentTypeError

    from reader.log import subjects  # late: it brings in logging

    try:
        return subjects(text)
    except ValueError as problem:
        raise ArgumentTypeError(str(problem)) from problem
