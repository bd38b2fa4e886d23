"""Where a recording was heard last: taken note of while it is heard, and gone on from later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from reader.kept.settings import Settings
from reader.ui.state.pages import OpenTranscript
from reader.ui.state.session import Session

if TYPE_CHECKING:
    from reader.ui.state.listening import Listening

# Whoever heard so little of it, or all but so much, begins where they read.
_LITTLE: Final = 1_000
# The same lines in a window of another width begin with other words, some to a line.
_SAME_PLACE: Final = 200


class Stops(QObject):
    """Remembers, of each transcript, the moment that was heard last and what was read then.

    While the page goes with the voice that is told sentence by sentence, so that little is lost
    when the program ends at once; a pause is told as it is.
    """

    def __init__(self, listening: Listening, session: Session, settings: Settings) -> None:
        super().__init__(listening)
        self._listening, self._session, self._settings = listening, session, settings
        # Where it was left, and what was read as it was opened, while its length is not known.
        self._left: tuple[int, int] | None = None
        listening.changed.connect(self._changed)
        listening.spoken_changed.connect(lambda _: self._spoken())

    def beginning(self, opened: OpenTranscript) -> tuple[int, int]:
        """Return where the recording of the transcript shown is to begin: the moment at which it
        was left, in milliseconds and a step back, or else 0 and the offset in the prose of what
        is read. That holds where it was not heard, and where something else is read by now; and
        one that turns out to be over before that moment is taken there, too.
        """
        now = opened.prose.offset(*self._session.place[:2])
        known = self._session.memory.stop_of(opened.path) if opened.path is not None else None
        if known is None or abs(opened.prose.offset(*known[1:]) - now) > _SAME_PLACE:
            self._left = None
            return 0, now
        self._left = known[0], now
        return max(known[0] - round(self._settings.step_back * 1_000), 1), 0

    def _changed(self) -> None:
        here = self._listening.here
        if here is None:
            return
        if self._left is not None and here.length:
            (left, now), self._left = self._left, None
            if left > here.length:  # another one by now: to play on there Qt would wait for ever
                here.seek(0)
                self._listening.begin(now)
        if not here.is_playing:
            self._note()

    def _spoken(self) -> None:
        if self._listening.is_followed:
            self._note()

    def _note(self) -> None:
        here, opened = self._listening.here, self._session.transcript
        if here is None or not here.has_begun or opened is None or opened.path is None:
            return
        at, end = here.position, here.length - _LITTLE
        cue, char, _ = self._session.place
        self._session.memory.note_stop(opened.path, (at, cue, char) if _LITTLE < at < end else None)
