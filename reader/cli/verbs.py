"""The reader without a window: convert, find, quote, library, for a shell and other programs.

Results go to standard output, sentences to standard error. Exit status: 0 when all went well, 1
when nothing was found, 2 when something was refused, 70 when the program itself is at fault.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from reader.cli import arguments, library_arguments
from reader.cli.console import Console, OutputError
from reader.cli.status import INTERRUPTED, NOBODY_READS, OWN_FAULT, REFUSED
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.cli.arguments import Verb

__all__ = ["main"]

Today = Callable[[], datetime.date]


def main(
    argv: Sequence[str],
    console: Console | None = None,
    today: Today = datetime.date.today,
) -> int:
    """Do what the command line asks and return the exit status; nothing is raised.

    ``argv`` is the program's name, a verb of :data:`reader.cli.arguments.VERBS`, and what belongs
    to the verb.
    """
    console = console or Console.standard()
    try:
        status = _run(argv[1], argv[2:], console, today)
        console.flush()
        return status
    except OutputError as problem:
        console.say(str(problem))
        status = REFUSED
    except BrokenPipeError:
        status = NOBODY_READS
    except KeyboardInterrupt:
        status = INTERRUPTED
    console.abandon()
    return status


def _run(verb: str, words: Sequence[str], console: Console, today: Today) -> int:
    options: Verb | None = None
    try:
        options = _PARSERS[verb](words)
        if options.debug:
            _start_log(options)
        return _do(options, console, today)
    except arguments.Answer as answer:
        console.show(str(answer))
        return 0
    except OutputError:
        raise
    except ReaderError as problem:
        console.say(str(problem))
        return REFUSED
    except BrokenPipeError:
        raise
    except Exception as problem:
        console.say(_own_fault(problem, options))
        return OWN_FAULT


_PARSERS: Final[dict[str, Callable[[Sequence[str]], Verb]]] = {
    "convert": arguments.convert,
    "find": arguments.find,
    "quote": arguments.quote,
    "library": library_arguments.library,
}


def _do(options: Verb, console: Console, today: Today) -> int:
    # Each verb brings in what it needs and no more: a shell starts the program for every line.
    match options:
        case arguments.ConvertOptions():
            from reader.cli.convert import convert

            return convert(options, console, today)
        case arguments.FindOptions():
            from reader.cli.find import find

            return find(options, console)
        case arguments.QuoteCommand():
            from reader.cli.quote import quote

            return quote(options, console, today)
        case arguments.VerifyOptions():
            from reader.cli.verify import verify

            return verify(options, console)
        case library_arguments.LibraryOptions():
            from reader.cli.library import library

            return library(options, console, today)
    raise AssertionError(options)


def _start_log(options: Verb | None) -> str:
    """Begin to log, and return the name of the log file; "" where there is no place for one."""
    from reader import log, paths

    folder = paths.folders(options.basedir if options else None).log
    file = log.setup(
        debug=options is not None and options.debug, folder=folder if paths.ensure(folder) else None
    )
    return str(file) if file else ""


def _own_fault(problem: Exception, options: Verb | None) -> str:
    """Log a fault of the program and return what to say of it."""
    import logging

    file = _start_log(options)
    logging.getLogger("reader").error("The command line failed", exc_info=problem)
    sentence = f"The program itself went wrong ({type(problem).__name__})."
    return f"{sentence} {f'Details are in {file}.' if file else '--debug shows details.'}"
