"""``write-down``: the speech of a recording, written down by a model on this computer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.arguments import (
    Today,
    UsageError,
    Verb,
    add_output,
    add_setting,
    parsed,
    setting,
    verb_parser,
)
from reader.cli.console import Console
from reader.cli.meter_line import MeterLine
from reader.cli.sound import sound
from reader.cli.sources import shown
from reader.cli.targets import Targets, writer
from reader.exit_status import DONE, INTERRUPTED, REFUSED
from reader.model.timecode import clock
from reader.tasks.speech import Engine, Sound, SpeechRequest, Written
from reader.tasks.speech_process import WritingDown, whisper_cpp
from reader.wording import tr

if TYPE_CHECKING:
    from argparse import ArgumentParser


@dataclass(frozen=True, slots=True)
class WriteDown(Verb):
    """What ``write-down`` is asked to do; ``output`` is "-" for standard output."""

    recording: str
    model: str
    language: str
    to: str
    output: str
    force: bool
    times: bool
    captions: bool

    def run(self, console: Console, today: Today) -> int:
        """Write down a recording; what there is when it is interrupted is written to a file.

        Raises UsageError for what cannot be written, and ReaderError as writing down does.
        """
        return self.run_with(console, today, whisper_cpp(), sound)

    def run_with(
        self, console: Console, today: Today, engine: Engine, sound: Callable[[], Sound]
    ) -> int:
        """Do the same by some engine, and what decodes sound."""
        writing = writer(self.to, setting(self), today)
        targets = Targets((self.recording, self.model), self.output, self.force, writing.suffix)
        targets.look(self.recording)
        request = SpeechRequest(Path(self.recording), Path(self.model), self.language)
        work = WritingDown(request, sound(), engine)
        meter = MeterLine(console)
        is_interrupted = False
        try:
            written = work.run(lambda written: meter.show(_how_far(written)))
        except KeyboardInterrupt:
            is_interrupted, written = True, work.written
        finally:
            meter.clear()
        if is_interrupted and (self.output == "-" or not written.cues):
            return INTERRUPTED
        transcript = written.transcript()
        targets.put(writing.write(transcript), self.recording, transcript.title, console)
        if written.is_whole:
            return DONE
        console.say(written.told_in_part(shown(self.recording)))
        return INTERRUPTED if is_interrupted else REFUSED


def asked(words: Sequence[str]) -> WriteDown:
    """Return what the words after ``write-down`` ask for; raises UsageError and Answer."""
    said = parsed(parser(), words)
    if said["recording"] == "-":
        raise UsageError(tr("A recording is a file: it is not read from standard input."))
    return WriteDown(**said)


def parser() -> ArgumentParser:
    """Return what reads the words after ``write-down``."""
    made = verb_parser("write-down", tr("Write down the speech of a recording by a model."))
    made.add_argument("recording", metavar=tr("RECORDING"), help=tr("a sound or video file"))
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
