"""A recording that is written down in a process beside this one: watched, stopped, ended."""

from __future__ import annotations

import contextlib
import json
import logging
import multiprocessing
from collections.abc import Callable
from multiprocessing import connection
from typing import Any, Final

from reader import files, wording
from reader.tasks import recordings
from reader.tasks.reader_process import without_interrupts
from reader.tasks.speech import (
    NOT_INSTALLED,
    Engine,
    Sound,
    SpeechRefused,
    SpeechRequest,
    Written,
    admit_model,
    broken_model,
    language_called,
    language_for,
    nothing_heard,
)
from reader.tasks.speech_child import serve
from reader.wording import Said, tr

_log = logging.getLogger("reader.parse")
_LOOKS_EVERY: Final = 0.1  # seconds
_LONGEST_WORDS: Final = 10_000
_LONGEST_LINE: Final = 1 << 20
_spawn = multiprocessing.get_context("spawn")


def whisper_cpp() -> Engine:
    """Return what recognises speech, if it is installed."""
    from reader.tasks import whisper

    return Engine(whisper.load, "pywhispercpp")


class WritingDown:
    """One recording that is being written down; ``written`` is what there is of it by now.

    Making one raises ReaderError where the recording is none, the model is none, or what it needs
    is not installed; nothing has been started then.
    """

    def __init__(self, request: SpeechRequest, sound: Sound, engine: Engine) -> None:
        if not engine.is_here:
            raise SpeechRefused(NOT_INSTALLED)
        recordings.admit(request.recording)
        model = admit_model(request.model)
        language = language_for(model, language_called(request.language))
        self.written = Written(request, language=language)
        self._asked = (str(files.absolute(request.recording)), str(model.path), language)
        self._engine, self._sound = engine, sound

    def run(
        self,
        told: Callable[[Written], object] = lambda written: None,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> Written:
        """Write it down, to the end or until it is to stop, and return what there is then.

        ``told`` is called with what there is, at each step. Raises SpeechRefused where it came to
        nothing. However it goes, KeyboardInterrupt too, the process has ended with it.
        """
        alive, other_alive = _spawn.Pipe(duplex=False)
        line, other_line = _spawn.Pipe(duplex=False)
        process = _spawn.Process(
            target=serve,
            args=(
                (alive, other_line),
                *(wording.language(), self._asked, self._engine.load, self._sound),
            ),
            daemon=True,
        )
        is_over = False
        try:
            with without_interrupts():
                process.start()
            other_line.close()  # so that the end of the process is the end of its line
            alive.close()
            while not (is_over or should_stop()):
                if line.poll(_LOOKS_EVERY):
                    is_over = self._take(line.recv_bytes(_LONGEST_LINE))
                    told(self.written)
        except (EOFError, OSError, ValueError) as problem:
            process.join(1)
            _log.warning("Writing down broke off (%s): %s", process.exitcode, problem)
            self.written.trouble = self._broken()
            is_over = True
        finally:
            process.kill()
            process.join()
            self._take_rest(line)
            for end in (line, other_alive):
                end.close()
        return self._ended() if is_over else self.written

    def _take_rest(self, line: connection.Connection) -> None:
        """Take in what was said before the process ended."""
        with contextlib.suppress(EOFError, OSError, ValueError):
            while line.poll():
                self._take(line.recv_bytes(_LONGEST_LINE))

    def _take(self, data: bytes) -> bool:
        """Take in what the process says; return whether that is all. Raises ValueError for what it
        would not say.
        """
        written = self.written
        match json.loads(data):
            case ["ready", str(program)]:
                written.program = program[:200]
            case ["language", str(code)]:
                written.language = code[:20]
            case ["at", int(at), int(length)]:
                written.reached, written.length = max(at, 0), max(length, 0)
            case ["said", int(start), int(end), str(words)] if 0 <= start <= end and words.strip():
                written.add(start, end, words[:_LONGEST_WORDS])
            case ["end"]:
                written.is_whole = True
                return True
            case ["refused", str(sentence), str(english), str(why)]:
                if why:
                    _log.warning("Writing down: %s", why)
                written.trouble = Said(sentence, english)
                return True
            case other:
                raise ValueError(_short(other))
        return False

    def _broken(self) -> str:
        if not self.written.program:
            return broken_model(self.written.request.model)
        name = files.shown(self.written.request.recording)
        return tr("{file}: What was to write it down broke off.", file=name)

    def _ended(self) -> Written:
        written = self.written
        if not written.cues and written.trouble:
            raise SpeechRefused(written.trouble)
        if not written.cues:
            raise nothing_heard(written.request.recording)
        return written


def _short(value: Any) -> str:
    return repr(value)[:200]
