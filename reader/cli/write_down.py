"""``write-down``: the speech of recordings, written down by a model on this computer."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import files
from reader.cli.arguments import (
    Today,
    UsageError,
    add_output,
    add_setting,
    parsed,
    setting,
    verb_parser,
)
from reader.cli.console import Console, OutputError
from reader.cli.meter_line import MeterLine
from reader.cli.sound import sound
from reader.cli.sources import shown
from reader.cli.targets import Targets, Writer, writer
from reader.cli.verb import Verb
from reader.errors import ReaderError
from reader.exit_status import DONE, INTERRUPTED, REFUSED
from reader.model.timecode import clock
from reader.tasks.kept_meanwhile import KeptMeanwhile
from reader.tasks.speech import (
    NOT_INSTALLED,
    Engine,
    Sound,
    SpeechRefused,
    SpeechRequest,
    Written,
    admit_model,
    language_called,
    language_for,
)
from reader.tasks.speech_process import WritingDown, whisper_cpp
from reader.wording import number, tr

if TYPE_CHECKING:
    from argparse import ArgumentParser


@dataclass(frozen=True, slots=True)
class WriteDown(Verb):
    """What ``write-down`` is asked to do; ``output`` is "-" for standard output."""

    recordings: tuple[str, ...]
    model: str
    language: str
    to: str
    output: str
    force: bool
    times: bool
    captions: bool

    def run(self, console: Console, today: Today) -> int:
        """Write down recordings, one after another; one that is refused keeps none from the rest.

        What there is when it is interrupted is written to a file. Raises UsageError for what cannot
        be written, and ReaderError where none can be written down so.
        """
        return self.run_with(console, today, whisper_cpp(), sound)

    def run_with(
        self, console: Console, today: Today, engine: Engine, sound: Callable[[], Sound]
    ) -> int:
        """Do the same by some engine, and what decodes sound.

        Raises UsageError for several that go to no folder, SpeechRefused and FileError where none
        can be written down so.
        """
        if len(self.recordings) > 1 and not os.path.isdir(self.output):
            raise UsageError(tr("Several transcripts need a folder: name one that exists with -o."))
        writing = writer(self.to, setting(self), today)
        if not engine.is_here:
            raise SpeechRefused(NOT_INSTALLED)
        language_for(admit_model(Path(self.model)), language_called(self.language))
        targets = Targets((*self.recordings, self.model), self.output, self.force, writing.suffix)
        decoder, status = sound(), DONE
        with _told_to_end() as end:
            for count, recording in enumerate(self.recordings, 1):
                try:
                    request = SpeechRequest(Path(recording), Path(self.model), self.language)
                    targets.look(recording)
                    part = _PartBeside(targets.beside(recording, ".part"), writing, console)
                    work = WritingDown(request, decoder, engine)
                    meter = self._meter(console, count)
                    ended = self._write(recording, work, part, targets, meter, end)
                except OutputError:
                    raise
                except ReaderError as problem:
                    console.say(str(problem))
                    ended = REFUSED
                if end.is_asked:
                    return INTERRUPTED
                status = ended or status
        return status

    def _write(
        self,
        recording: str,
        work: WritingDown,
        part: _PartBeside,
        targets: Targets,
        meter: _Meter,
        end: _End,
    ) -> int:
        """Write one recording down, to its file; what there is of it when it is interrupted too."""

        def should_stop() -> bool:
            part.keep(work.written)
            return end.is_asked

        try:
            written = work.run(meter.show, should_stop)
        finally:
            meter.clear()
        if end.is_asked and (self.output == "-" or not written.cues):
            part.forget()
            return INTERRUPTED
        transcript = written.transcript()
        try:
            targets.put(part.writing.write(transcript), recording, transcript.title, part.console)
        except ReaderError:
            part.tell()
            raise
        part.forget()
        if written.is_whole:
            return DONE
        part.console.say(written.told_in_part(shown(recording)))
        return INTERRUPTED if end.is_asked else REFUSED

    def _meter(self, console: Console, count: int) -> _Meter:
        several = len(self.recordings) > 1
        which = f"{number(count)}/{number(len(self.recordings))}" if several else ""
        return _Meter(MeterLine(console), which)


@dataclass(frozen=True, slots=True)
class _Meter:
    """How far a recording is written down; ``which`` says which of several it is."""

    line: MeterLine
    which: str

    def show(self, written: Written) -> None:
        """Say how far it is."""
        self.line.show("  ".join(filter(None, (self.which, _how_far(written)))))

    def clear(self) -> None:
        """Leave the line empty."""
        self.line.clear()


class _PartBeside:
    """What there is of a transcript so far, kept beside its file, which is there when it is whole:
    whatever ends the program, the words of some seconds before are not lost.
    """

    def __init__(self, path: str, writing: Writer, console: Console) -> None:
        """``path`` is "" where the transcript goes to no file."""
        self.writing, self.console = writing, console
        self._path, self._kept = path, KeptMeanwhile(self._write)

    def keep(self, written: Written) -> None:
        """Keep what there is, if that is time; say once if it cannot be kept."""
        if self._path and (problem := self._kept.look(written)) is not None:
            self.console.say(str(problem))

    def tell(self) -> None:
        """Say where it is kept, if it is."""
        if self._kept.has_any:
            told = tr("What was written down so far is in {file}.", file=files.shown(self._path))
            self.console.say(told)

    def forget(self) -> None:
        """Keep it no longer: the file is there, or there is nothing to write."""
        if self._kept.has_any:
            with contextlib.suppress(OSError):
                os.unlink(self._path)

    def _write(self, written: Written) -> None:
        files.atomic_write(self._path, self.writing.write(written.transcript()))


@dataclass(slots=True)
class _End:
    """Whether the end has been asked for, by Ctrl+C or a signal that ends programs."""

    is_asked: bool = False


@contextlib.contextmanager
def _told_to_end() -> Iterator[_End]:
    """Have those signals ask for the end, once, and interrupt nothing: what there is is written."""
    end, before = _End(), dict[int, Any]()

    def ask(number: int, _frame: object) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        end.is_asked = True

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        each = getattr(signal, name, None)  # Windows knows no closed terminals
        # One that is ignored from the start stays so.
        if each and signal.getsignal(each) in (signal.SIG_DFL, signal.default_int_handler):
            before[each] = signal.signal(each, ask)
    try:
        yield end
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def asked(words: Sequence[str]) -> WriteDown:
    """Return what the words after ``write-down`` ask for; raises UsageError and Answer."""
    said = parsed(parser(), words)
    if "-" in said["recordings"]:
        raise UsageError(tr("A recording is a file: it is not read from standard input."))
    return WriteDown(**said)


def parser() -> ArgumentParser:
    """Return what reads the words after ``write-down``."""
    made = verb_parser("write-down", tr("Write down the speech of recordings by a model."))
    made.add_argument(
        "recordings", metavar=tr("RECORDING"), nargs="+", help=tr("a sound or video file")
    )
    made.add_argument(
        "--model",
        required=True,
        metavar=tr("FILE"),
        help=tr("the file of a model of whisper.cpp, such as ggml-small.bin"),
    )
    made.add_argument(
        "--language",
        default="",
        metavar=tr("LANGUAGE"),
        help=tr("the language that is spoken, such as en; found out by default"),
    )
    made.add_argument(
        "--to",
        default="vtt",
        metavar=tr("FORMAT"),
        help=tr("the format to write, vtt by default; json keeps which program made it"),
    )
    add_output(made)
    add_setting(made)
    return made


def _how_far(written: Written) -> str:
    told = clock(written.reached)
    if written.length:
        told = f"{told} / {clock(written.length)}  {round(100 * written.share)} %"
    return told
