"""The reader without a window: the verbs, for a shell and other programs.

Results go to standard output, sentences to standard error; the status at the end is one of
:mod:`reader.exit_status`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, cast

from reader.cli import arguments
from reader.cli.arguments import WITHOUT_ONE, Today
from reader.cli.console import Console, OutputError
from reader.errors import MissingLibrary, ReaderError
from reader.exit_status import DONE, INTERRUPTED, NO_WINDOW, NOBODY_READS, OWN_FAULT, REFUSED
from reader.wording import tr

if TYPE_CHECKING:
    import datetime

    from reader.cli.verb import ToldVerb

__all__ = ["answer", "asked", "main", "no_window"]


def main(
    argv: Sequence[str],
    console: Console | None = None,
    today: Today | None = None,
) -> int:
    """Do what the command line asks and return the exit status; nothing is raised.

    ``argv`` is the program's name, a verb of :data:`reader.cli.arguments.VERBS`, and what belongs
    to the verb.
    """
    console = console or Console.standard()
    return _ended(lambda: _run(argv[1], argv[2:], console, today or _today), console)


def _today() -> datetime.date:
    import datetime  # late: few verbs ask for the day

    return datetime.date.today()


def answer(said: arguments.Answer | arguments.UsageError, console: Console | None = None) -> int:
    """Tell what a command line without a verb came to, and return the exit status."""
    console = console or Console.standard()
    return _ended(lambda: _told(said, console), console)


def no_window(
    problem: ImportError, options: arguments.Options, console: Console | None = None
) -> int:
    """Tell that what the window is made with is missing or broken, and return the exit status."""
    console = console or Console.standard()
    _log_fault("The window cannot be made", problem, options)
    console.say(
        tr(
            "No window can be shown, since something does not load: {problem}. "
            "README says what a window needs; {way_on}.",
            problem=problem,
            way_on=WITHOUT_ONE,
        )
    )
    return NO_WINDOW


def asked(verb: str, words: Sequence[str]) -> ToldVerb:
    """Return a verb with what the words after it ask for.

    Raises UsageError for what it does not know, and Answer for ``--help``.
    """
    # Each verb brings in what it needs and no more: a shell starts the program for every line.
    module = import_module(f"reader.cli.{verb.replace('-', '_')}")
    return cast("ToldVerb", module.asked(words))


def _ended(run: Callable[[], int], console: Console) -> int:
    try:
        status = run()
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
    options: ToldVerb | None = None
    try:
        options = asked(verb, words)
        if options.debug:
            _start_log(options)
        return options.run(console, today)
    except arguments.Answer as told:
        return _told(told, console)
    except OutputError:
        raise
    except ReaderError as problem:
        return _told(problem, console)
    except ImportError as problem:
        return _told(MissingLibrary(problem), console)
    except BrokenPipeError:
        raise
    except Exception as problem:
        console.say(_own_fault(problem, options))
        return OWN_FAULT


def _told(said: arguments.Answer | ReaderError, console: Console) -> int:
    if isinstance(said, ReaderError):
        console.say(str(said))
        return REFUSED
    console.show(str(said))
    return DONE


def _start_log(options: ToldVerb | arguments.Options | None) -> str:
    """Begin to log, and return the log file; "" where there is no place for one."""
    from reader import log, paths

    debug, folder = False, None
    if options is not None:
        debug = options.debug
    if not (isinstance(options, arguments.Options) and options.temp_basedir):
        # Without platformdirs nobody knows where a log is kept; that is said by what needs to know.
        with suppress(ImportError):
            folder = paths.folders(options.basedir if options else None).log
    file = log.setup(debug=debug, folder=folder if folder and paths.ensure(folder) else None)
    return str(file) if file else ""


def _log_fault(what: str, problem: Exception, options: ToldVerb | arguments.Options | None) -> str:
    """Log a fault with all that is known of it, and return the log file as ``_start_log`` does."""
    import logging

    file = _start_log(options)
    logging.getLogger("reader").error(what, exc_info=problem)
    return file


def _own_fault(problem: Exception, options: ToldVerb | None) -> str:
    """Log a fault of the program and return what to say of it."""
    file = _log_fault("The command line failed", problem, options)
    told = (
        tr("The program itself went wrong ({fault}). Details are in {file}.")
        if file
        else tr("The program itself went wrong ({fault}). --debug shows details.")
    )
    return told.format(fault=type(problem).__name__, file=file)
