"""A process that writes down one recording for another process, as long as that one is there.

A recording and a model are strangers' files: they may break the process or keep it for ever, and
then it is ended from outside. It hears a few minutes at once, so that a long recording takes no
more memory than a short one. What it says goes over a line of its own, as JSON; whatever libraries
print goes nowhere.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import sys
from array import array
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from reader import wording
from reader.tasks import child_manners

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from reader.tasks.speech import Load, Recogniser, Sound, SoundPiece

AT_ONCE_MS: Final = 150_000
"""How much is heard at once, in milliseconds: five times what Whisper looks at together."""

# The loudest sample of what counts as silence: 60 dB below full scale.
_QUIET: Final = 0.001
# Words that end so near to the end of what is heard at once may be cut off there.
_NEAR_MS: Final = 1_000
_NICE: Final = 10
_MOST_MEMORY: Final = 8 << 30  # bytes of addresses, beside three times the size of the model


def serve(
    lines: tuple[Connection, Connection],
    language: str,
    asked: tuple[str, str, str],
    load: Load,
    sound: Sound,
) -> None:
    """Write down a recording.

    ``lines`` are that on which nothing is said, which ends when nobody waits any more, and that to
    tell on; ``asked`` is the path of the recording, that of the model, and the language, "" for
    one that is to be found out.
    """
    alive, told = lines
    child_manners.behave(alive, language)
    recording, model, spoken = asked
    _bound(model)

    def tell(kind: str, *values: object) -> None:
        told.send_bytes(json.dumps([kind, *values]).encode())

    from reader.errors import ReaderError

    with contextlib.suppress(OSError):
        try:
            recogniser = load(model)
            tell("ready", recogniser.name)
            Hearing(recogniser, spoken, tell).hear(sound(recording))
            tell("end")
        except ReaderError as problem:
            why = str(problem.__cause__ or "")
            tell("refused", str(problem), wording.in_english(str(problem)), why)
        except MemoryError:
            short = wording.tr("There is not enough memory for this model.")
            tell("refused", short, wording.in_english(short), "")
    # Nothing is taken down in order: Qt and the libraries have threads that may not like it.
    os._exit(0)


class Hearing:
    """Hears a recording, stretch by stretch."""

    def __init__(self, recogniser: Recogniser, language: str, tell: Callable[..., object]) -> None:
        from reader.tasks.speech import RATE

        self._recogniser, self._language, self._tell = recogniser, language, tell
        self._a_ms = RATE // 1_000
        self._waiting = array("f")
        self._at = 0  # of the first sample that waits, in milliseconds
        self._length = 0

    def hear(self, sound: Iterator[SoundPiece] | Any) -> None:
        """Hear all of it."""
        for stretch in sound:
            self._waiting += stretch.samples
            if stretch.length > self._length:
                self._length = stretch.length
                self._tell("at", self._at, self._length)
            while len(self._waiting) >= AT_ONCE_MS * self._a_ms:
                self._take(self._waiting[: AT_ONCE_MS * self._a_ms], is_last=False)
        if self._waiting:
            self._take(self._waiting, is_last=True)

    def _take(self, samples: array[float], *, is_last: bool) -> None:
        """Write down what is heard at once, and go on where that ends, or its last words begin."""
        length = len(samples) // self._a_ms
        heard = length
        if not samples or max(samples) >= _QUIET or min(samples) <= -_QUIET:
            heard = self._write(samples, length, is_last)
        del self._waiting[: heard * self._a_ms if not is_last else len(self._waiting)]
        self._at += heard
        self._tell("at", self._at, self._length)

    def _write(self, samples: array[float], length: int, is_last: bool) -> int:
        """Tell what is said, and return up to where that is all, in milliseconds."""
        if not self._language:
            self._language = self._recogniser.language_of(samples)
            self._tell("language", self._language)
        pieces = list[tuple[int, int, str]]()

        def said(start: int, end: int, words: str) -> None:
            start = min(max(start, 0), length)
            pieces.append((start, min(max(end, start), length), words))
            if len(pieces) > 1:  # the last may be cut off
                self._say(pieces[-2])

        self._recogniser.hear(samples, self._language, said)
        if not pieces:
            return length
        start, end, _ = pieces[-1]
        if not is_last and end > length - _NEAR_MS and start > 0:
            return start
        self._say(pieces[-1])
        return length if is_last else max(end, length - _NEAR_MS, 1)

    def _say(self, piece: tuple[int, int, str]) -> None:
        start, end, words = piece
        self._tell("said", self._at + start, self._at + end, words)
        self._tell("at", self._at + end, self._length)


def _bound(model: str) -> None:
    """Take no more memory than a model of this size may need, and give way to the window."""
    faulthandler.disable()
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        wanted = _MOST_MEMORY + 3 * os.path.getsize(model)
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
    if sys.platform != "win32":
        os.nice(_NICE)
