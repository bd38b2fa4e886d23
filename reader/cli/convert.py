"""``convert``: transcripts in another format."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from reader.cli.arguments import ConvertOptions
from reader.cli.console import Console, OutputError
from reader.cli.sources import shown, transcript
from reader.cli.targets import Targets, Writer, writer
from reader.errors import ReaderError
from reader.exit_status import DONE, REFUSED
from reader.model.transcript import Transcript
from reader.quotes.parts import QuoteOptions


def convert(options: ConvertOptions, console: Console, today: Callable[[], datetime.date]) -> int:
    """Write each file in the format asked for; one that is refused does not keep the others."""
    look = QuoteOptions(times=options.times, captions=options.captions)
    writing = writer(options.to, look, today)
    targets = Targets(options, writing.suffix)
    status = DONE
    for file in options.files:
        try:
            read = transcript(file, options, console)
            targets.put(writing.write(read), file, read.title, console)
        except OutputError:
            raise
        except ReaderError as problem:
            console.say(str(problem))
            status = REFUSED
        else:
            if options.report:
                _report(read, file, writing, console)
    return status


def _report(read: Transcript, file: str, writing: Writer, console: Console) -> None:
    for item in read.report:
        console.say(f"{shown(file)}: {item.sentence}")
    if writing.loses:
        console.say(f"{shown(file)}: Not kept, where there were any: {', '.join(writing.loses)}.")
