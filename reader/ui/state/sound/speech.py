"""A recording that is being written down, beside all else that a window does; one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader import files
from reader.errors import ReaderError
from reader.model.timecode import clock
from reader.tasks.speech import Engine, Sound, SpeechRefused, SpeechRequest, Written
from reader.tasks.speech_process import WritingDown, whisper_cpp
from reader.ui.parts.background import Background, WorkChannel
from reader.wording import tr

if TYPE_CHECKING:
    from reader.ui.state.session import Session

# What is told of it changes by so much at least, of the whole, or by some words more.
_LEAST_STEP = 0.002


class SpeechState(QObject):
    """What is written down now, if anything is.

    ``engine`` says what recognises speech, ``sound`` returns what decodes it.

    *Signals*

    - ``busy_changed(str, float)``: what is being done, and which share of it (-1: not known); ""
      where nothing is any more.
    - ``came(Written)``: a recording was written down, to the end or as far as the person wanted.
    """

    busy_changed = Signal(str, float)
    came = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._background = Background(self, threads=1)
        self._is_stopped = self.is_busy = False
        self.engine: Callable[[], Engine] = whisper_cpp
        self.sound: Callable[[], Sound] = _qt_sound

    def start(self, request: SpeechRequest) -> None:
        """Begin to write down a recording.

        Raises SpeechRefused while another recording is being written down, another ReaderError
        where something is missing, or no such file.
        """
        if self.is_busy:
            raise SpeechRefused(
                tr("Another recording is being written down: let it end, or stop it first.")
            )
        work = WritingDown(request, self.sound(), self.engine())
        self._is_stopped, self.is_busy = False, True
        self._tell(work.written)

        def run(channel: WorkChannel[tuple[int, float]]) -> Written:
            told = (-1, -1.0)

            def tell(written: Written) -> None:
                nonlocal told
                now = (written.reached // 1_000, written.share)
                if now[1] - told[1] >= _LEAST_STEP or (now[1] < 0 and now[0] > told[0]):
                    told = now
                    channel.tell((written.reached, written.share))

            def should_stop() -> bool:
                return self._is_stopped or channel.is_cut() or self._session.background.is_closed

            return work.run(tell, should_stop)

        self._background.stream(run, lambda _: self._tell(work.written), self._end, self._fail)

    def stop(self) -> None:
        """Write down no more; what there is by now stays, and comes."""
        self._is_stopped = True

    def _tell(self, written: Written) -> None:
        name = files.shown(written.request.recording.name)
        words = tr("Writing down {file}", file=name)
        if written.reached:
            words = tr("Writing down {file}, at {time}", file=name, time=clock(written.reached))
        self.busy_changed.emit(words, written.share)

    def _end(self, written: Written) -> None:
        self.is_busy = False
        self.busy_changed.emit("", -1.0)
        if written.cues:
            self.came.emit(written)
        else:
            self._session.tell(tr("Writing down was stopped before there were any words."))

    def _fail(self, error: ReaderError) -> None:
        self.is_busy = False
        self.busy_changed.emit("", -1.0)
        self._session.tell_failed(error)


def _qt_sound() -> Sound:
    from reader.ui.state.sound.speech_sound import decoded  # raises where it is not installed

    return decoded
