"""Speech to text: what is asked for, who does it, and the transcript that comes of it.

A recording is written down on this computer by a model in a file that the person has. Only the
path of that file is handed on, never the name of a model, which libraries take for something to
be fetched from the web.
"""

from __future__ import annotations

import importlib.util
import os
import stat
import struct
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from reader import files, formats
from reader.errors import FileError, ReaderError, how_to_get
from reader.formats import gate
from reader.formats.shared.sounds import kind_of
from reader.model.file_titles import file_title
from reader.model.timecode import clock
from reader.model.transcript import Cue, Provenance, ReportItem, Transcript, remark
from reader.named_tuple import NamedTuple
from reader.wording import tr

RATE: Final = 16_000
"""How many samples a second a recogniser takes: one channel, numbers from -1 to 1."""

LANGUAGES: Final = (
    *("af", "am", "ar", "as", "az", "ba", "be", "bg", "bn", "bo", "br", "bs", "ca", "cs", "cy"),
    *("da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fo", "fr", "gl", "gu", "ha", "haw"),
    *("he", "hi", "hr", "ht", "hu", "hy", "id", "is", "it", "ja", "jw", "ka", "kk", "km", "kn"),
    *("ko", "la", "lb", "ln", "lo", "lt", "lv", "mg", "mi", "mk", "ml", "mn", "mr", "ms", "mt"),
    *("my", "ne", "nl", "nn", "no", "oc", "pa", "pl", "ps", "pt", "ro", "ru", "sa", "sd", "si"),
    *("sk", "sl", "sn", "so", "sq", "sr", "su", "sv", "sw", "ta", "te", "tg", "th", "tk", "tl"),
    *("tr", "tt", "uk", "ur", "uz", "vi", "yi", "yo", "yue", "zh"),
)
"""The languages of Whisper's models, as these call them."""

# What others call them: codes that were withdrawn, and those of ISO 639 for what Whisper has else.
_CALLED: Final = {"iw": "he", "in": "id", "ji": "yi", "jv": "jw", "nb": "no", "fil": "tl"}
_AS_TAGS: Final = {"jw": "jv"}
# The head of a model of whisper.cpp: its sign, then eleven numbers, the first of which is how many
# tokens it knows. Those that know English alone have one less than the smallest of the others.
_MAGIC: Final = b"lmgg"
_HEAD: Final = struct.Struct("<4s11i")
_ENGLISH_TOKENS: Final = 51_864
_MOST_TOKENS: Final = 60_000
_MELS: Final = (80, 128)

NOT_INSTALLED: Final = tr(
    "What writes down speech is not installed. {how}", how=how_to_get("speech")
)


class SpeechRefused(ReaderError):  # noqa: N818 - it says what became of the recording
    """A recording could not be written down."""


class Model(NamedTuple):
    """A file with a model, and whether it knows English alone."""

    path: Path
    is_english: bool

    @property
    def name(self) -> str:
        """The name of the file."""
        return files.shown(self.path.name)


class SpeechRequest(NamedTuple):
    """A recording, the file of the model, and the language, "" for one that is to be found out."""

    recording: Path
    model: Path
    language: str = ""


class SoundPiece(NamedTuple):
    """Some of the sound of a recording, as a recogniser takes it, and how many milliseconds all of
    it has, 0 where that is not known.
    """

    samples: array[float]
    length: int


class Recogniser(Protocol):
    """Writes down speech; what it is given is at :data:`RATE`."""

    @property
    def name(self) -> str:
        """What the program is called, with its version."""

    def language_of(self, samples: array[float]) -> str:
        """Return the language that is spoken, as one of :data:`LANGUAGES`, "" for none."""

    def hear(
        self, samples: array[float], language: str, said: Callable[[int, int, str], object]
    ) -> None:
        """Call ``said`` with the beginning and the end, in milliseconds, and the words of each
        piece in turn.
        """


Sound: TypeAlias = "Callable[[str], Iterable[SoundPiece]]"
"""What decodes the recording at a path; raises ReaderError where it cannot."""

Load: TypeAlias = "Callable[[str], Recogniser]"
"""What loads the model at a path; raises ReaderError where it cannot."""


class Engine(NamedTuple):
    """What recognises speech: ``load`` is a function of a module, which a process of its own loads
    by its name; ``needs`` is the module that must be installed for it.
    """

    load: Load
    needs: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it is installed."""
        return not self.needs or importlib.util.find_spec(self.needs) is not None


@dataclass(slots=True)
class Written:
    """What has been written down so far; times are milliseconds.

    ``reached`` is up to where, ``length`` that of the recording, 0 where it is not known.
    ``trouble`` is why it ended before the end, "" where it did not or was stopped by the person.
    """

    request: SpeechRequest
    program: str = ""
    language: str = ""
    cues: list[Cue] = field(default_factory=list)
    reached: int = 0
    length: int = 0
    is_whole: bool = False
    trouble: str = ""

    @property
    def share(self) -> float:
        """The share that has been written down, from 0 to 1; -1 where it is not known."""
        return min(self.reached / self.length, 1.0) if self.length else -1.0

    @property
    def last(self) -> int:
        """Until when it has words, in milliseconds."""
        return max((cue.end or 0 for cue in self.cues), default=0)

    def add(self, start: int, end: int, words: str) -> None:
        """Take in some words."""
        self.cues.append(Cue(words, start, end, kind=kind_of(words)))

    def transcript(self) -> Transcript:
        """Return it as a transcript that says who has written it, and where it stops."""
        recording, model = self.request.recording, files.shown(self.request.model.name)
        return gate.admit(
            Transcript(
                title=file_title(recording.name),
                cues=tuple(self.cues),
                language=_AS_TAGS.get(self.language, self.language),
                media=files.shown(recording.name),
                provenance=Provenance.AUTOMATIC,
                made_with=f"{self.program}, {model}" if self.program else model,
                report=tuple(self._remarks(model)),
            )
        )

    def told_in_part(self, name: str) -> str:
        """Return what is said of a recording, by its name, of which not all is written down."""
        told = tr(
            "{file} has been written down as far as {time}.", file=name, time=clock(self.last)
        )
        return f"{self.trouble} {told}" if self.trouble else told

    def _remarks(self, model: str) -> list[ReportItem]:
        said = remark(
            "A machine has written it down, on this computer: {program} with the model {model}.",
            program=self.program,
            model=model,
        )
        if self.is_whole:
            return [said]
        return [said, remark("It stops at {time}, before the end.", time=clock(self.last))]


def admit_model(path: Path) -> Model:
    """Look whether a file is a model of whisper.cpp; raises FileError with a sentence if not."""
    name, found = files.shown(path), files.facts(path)
    if found is None:
        raise FileError(tr("{file}: There is no such file, or it may not be read.", file=name))
    head = files.piece(path, 0, _HEAD.size) if stat.S_ISREG(found.st_mode) else b""
    if len(head) == _HEAD.size:
        sign, tokens, *sizes, mels, _ = _HEAD.unpack(head)
        is_one = _ENGLISH_TOKENS <= tokens <= _MOST_TOKENS and all(0 < n < 1 << 16 for n in sizes)
        if sign == _MAGIC and is_one and mels in _MELS:
            return Model(Path(os.path.abspath(path)), tokens == _ENGLISH_TOKENS)
    raise FileError(
        tr(
            "{file}: This is no model of whisper.cpp, which has a name such as ggml-small.bin.",
            file=name,
        )
    )


def language_called(tag: str) -> str:
    """Return the language of a BCP 47 tag as the models call it, "" for "".

    Raises SpeechRefused where they do not know it.
    """
    code = tag.strip().replace("_", "-").partition("-")[0].lower()
    code = _CALLED.get(code, code)
    if code and code not in LANGUAGES:
        raise SpeechRefused(
            tr("“{language}” is no language that is written down; en, de and zh are.", language=tag)
        )
    return code


def language_for(model: Model, language: str) -> str:
    """Return the language in which a model is to write; raises SpeechRefused if it cannot."""
    if model.is_english and language not in ("", "en"):
        raise SpeechRefused(
            tr("{model} knows English alone: choose another model or language.", model=model.name)
        )
    return "en" if model.is_english else language


def nothing_heard(recording: Path) -> SpeechRefused:
    """Return what is told of a recording in which nobody speaks."""
    name = files.shown(recording)
    return SpeechRefused(tr("{file}: Nobody is heard to speak in this recording.", file=name))


def broken_model(model: files.AnyPath) -> str:
    """Return what is told of a model that cannot be loaded."""
    name = files.shown(model)
    return tr("{file}: This model cannot be loaded; is the file whole?", file=name)


def as_json(written: Written) -> bytes:
    """Return it as JSON, the form that loses nothing of it."""
    return formats.write(written.transcript(), "json")
