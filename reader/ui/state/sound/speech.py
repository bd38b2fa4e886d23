"""Recordings that are written down, one after another, beside all else that a window does.

What there is of one is kept every few seconds (:mod:`reader.kept.unfinished`), so that neither the
end of the window nor that of the computer loses it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from reader import files
from reader.errors import ReaderError
from reader.kept import unfinished
from reader.model.timecode import clock
from reader.tasks.kept_meanwhile import KeptMeanwhile
from reader.tasks.speech import Engine, Sound, SpeechRefused, SpeechRequest, Written, as_json
from reader.tasks.speech_process import WritingDown, whisper_cpp
from reader.ui.parts import plain
from reader.ui.parts.background import Background, WorkChannel
from reader.wording import number, tr

if TYPE_CHECKING:
    from reader.model.transcript import RelatedVideo
    from reader.ui.state.session import Session

# What is told of it changes by so much at least, of the whole, or by some words more.
_LEAST_STEP = 0.002
_LONGEST_NAME: Final = 24  # among several, of which the number is to be seen

Done: TypeAlias = Callable[[Written, Callable[[], object]], object]
"""Takes what was written down, and what is to be called once it is kept elsewhere."""


class WantedRecording:
    """A recording that is being written down, or waits for that."""

    def __init__(self, work: WritingDown, done: Done, kept: unfinished.Unfinished | None) -> None:
        self.work, self.done, self.kept = work, done, kept
        self.is_begun = self.is_stopped = False
        self._meanwhile = KeptMeanwhile(self._keep)

    @property
    def name(self) -> str:
        """What the recording is called."""
        return files.shown(self.work.written.request.recording.name)

    @property
    def words(self) -> str:
        """What stopping it would stop."""
        if not self.is_begun:
            return tr("Leave out {file}", file=self.name)
        return tr("Stop {file}, at {time}", file=self.name, time=clock(self.work.written.reached))

    def keep(self, *, is_last: bool = False) -> ReaderError | None:
        """Keep what there is by now, if that is time; return why not, the first time it fails."""
        return self._meanwhile.look(self.work.written, is_last=is_last)

    def forget(self) -> None:
        """Keep it no longer: it is kept elsewhere, or there is nothing of it."""
        if self.kept is not None:
            self.kept.forget()

    def _keep(self, written: Written) -> None:
        if self.kept is not None:
            self.kept.keep(as_json(written).decode("utf-8"))


class SpeechState(QObject):
    """What is written down now, if anything is, and what waits for that.

    ``engine`` says what recognises speech, ``sound`` returns what decodes it. ``folder`` is where
    it is kept meanwhile, None where nothing can be kept.

    *Signals*

    - ``busy_changed(str, float)``: what is being done, and which share of it (-1: not known); ""
      where nothing is any more.
    """

    busy_changed = Signal(str, float)

    def __init__(self, session: Session, folder: Path | None) -> None:
        super().__init__(session)
        self._session, self._folder = session, folder
        self._background = Background(self, threads=1)
        self._count = 0
        self.wanted: list[WantedRecording] = []
        self.engine: Callable[[], Engine] = whisper_cpp
        self.sound: Callable[[], Sound] = _qt_sound

    @property
    def is_busy(self) -> bool:
        """Whether anything is being written down."""
        return bool(self.wanted)

    def start(self, request: SpeechRequest, done: Done, video: RelatedVideo | None = None) -> None:
        """Write down a recording, when those before it are done; ``done`` is given what came of it.

        That is to the end, or as far as the person wanted. Raises SpeechRefused where the recording
        is being written down already, another ReaderError where something is missing, or no such
        file.
        """
        if any(_is_same(one.work, request) for one in self.wanted):
            name = files.shown(request.recording.name)
            raise SpeechRefused(tr("{file} is being written down already.", file=name))
        work, kept = WritingDown(request, self.sound(), self.engine()), None
        if self._folder is not None:
            kept = unfinished.begun(self._folder, files.absolute(request.recording), video)
        self._count = self._count + 1 if self.wanted else 1
        self.wanted.append(WantedRecording(work, done, kept))
        self._go_on()

    def stop(self, one: WantedRecording) -> None:
        """Write one down no more; what there is by now stays, and comes."""
        if one.is_begun:
            one.is_stopped = True
        elif one in self.wanted:
            self.wanted.remove(one)
            self._count -= 1
            self._tell()

    def stop_all(self) -> None:
        """Write down no more; what there is by now of the first stays, and comes."""
        for one in reversed(list(self.wanted)):
            self.stop(one)

    def end(self) -> None:
        """Write down no more, and leave what there is to the next start: the window is closing."""
        self._background.close()
        for one in self.wanted:
            if one.kept is not None:
                one.kept.let_go()
        self.wanted.clear()

    def _go_on(self) -> None:
        if self.wanted and not self.wanted[0].is_begun:
            self._begin(self.wanted[0])
        self._tell()

    def _begin(self, one: WantedRecording) -> None:
        one.is_begun = True

        def run(channel: WorkChannel[ReaderError | None]) -> Written:
            told = (-1, -1.0)

            def tell(written: Written) -> None:
                nonlocal told
                now = (written.reached // 1_000, written.share)
                if now[1] - told[1] >= _LEAST_STEP or (now[1] < 0 and now[0] > told[0]):
                    told = now
                    channel.tell(None)

            def should_stop() -> bool:  # asked all the while, whether there is something new or not
                if (trouble := one.keep()) is not None:
                    channel.tell(trouble)
                return one.is_stopped or channel.is_cut() or self._session.background.is_closed

            try:
                return one.work.run(tell, should_stop)
            finally:
                one.keep(is_last=True)

        def told(trouble: ReaderError | None) -> None:
            self._tell()
            if trouble is not None:
                self._session.tell_failed(trouble)

        self._background.stream(
            run, told, lambda written: self._end(one, written), lambda error: self._fail(one, error)
        )

    def _tell(self) -> None:
        if not self.wanted:
            self.busy_changed.emit("", -1.0)
            return
        written, name = self.wanted[0].work.written, self.wanted[0].name
        at = clock(written.reached) if written.reached else ""
        if len(self.wanted) == 1 and at:
            words = tr("Writing down {file}, at {time}", file=name, time=at)
        elif len(self.wanted) == 1:
            words = tr("Writing down {file}", file=name)
        else:
            words = tr(
                "Writing down {n} of {all}: {file}",
                n=number(self._count - len(self.wanted) + 1),
                all=number(self._count),
                file=plain.one_line(name, _LONGEST_NAME),
            )
            words = tr("{work}, at {time}", work=words, time=at) if at else words
        self.busy_changed.emit(words, written.share)

    def _end(self, one: WantedRecording, written: Written) -> None:
        self._leave(one)
        if not written.cues:
            one.forget()
            name = one.name
            told = tr("Writing down {file} was stopped before there were any words.", file=name)
            self._session.tell(told)
        else:
            one.done(written, one.forget)

    def _fail(self, one: WantedRecording, error: ReaderError) -> None:
        self._leave(one)
        if not one.work.written.cues:
            one.forget()
        self._session.tell_failed(error)

    def _leave(self, one: WantedRecording) -> None:
        if one in self.wanted:
            self.wanted.remove(one)
            self._go_on()


def _is_same(work: WritingDown, request: SpeechRequest) -> bool:
    one, other = work.written.request.recording, request.recording
    try:
        return one == other or os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def _qt_sound() -> Sound:
    from reader.ui.state.sound.speech_sound import decoded  # raises where it is not installed

    return decoded
