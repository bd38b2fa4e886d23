"""Silence that is not played, where that is wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reader.kept.settings import Settings
from reader.model.hearing.loudness import STEP
from reader.model.hearing.quiet import jump, silent_below
from reader.ui.state.listening import Listening
from reader.ui.state.session import Session
from reader.ui.state.sound.playing import Playing
from reader.ui.state.sound.waveform import Waveform
from reader.wording import tr


class Skipping(QObject):
    """Lets a recording go on behind the silent gaps between its captions; tells so once."""

    def __init__(
        self, listening: Listening, waveform: Waveform, session: Session, settings: Settings
    ) -> None:
        super().__init__()
        self._listening, self._waveform = listening, waveform
        self._session, self._settings = session, settings
        self._told_of: Playing | None = None
        self._values, self._silent = b"", 0
        listening.moved.connect(self._look)

    def _look(self) -> None:
        here, timeline = self._listening.here, self._listening.timeline
        if not self._settings.skip_silence or here is None or timeline is None:
            return
        gap = timeline.gap_at(here.position) if here.is_playing else None
        if gap is None or not self._is_known(gap[1]):
            return
        goal = jump(gap, here.position, *self._loudness(), here.lead_in)
        if goal is None or (here.loop is not None and goal >= here.loop.end):
            return
        here.seek(goal)
        if self._told_of is not here:
            self._told_of = here
            self._session.tell(tr("Silence is left out: Listen, Skip Silence has it heard again."))

    def _is_known(self, until: int) -> bool:
        """Whether the sound is read so far, or cannot be: then the words alone count."""
        sound = self._waveform
        return sound.is_read or bool(sound.trouble) or len(sound.values) * STEP >= until

    def _loudness(self) -> tuple[bytes, int]:
        """Return how loud the recording is, as far as that is known, and how silence is."""
        if self._values is not self._waveform.values:
            self._values = self._waveform.values
            self._silent = silent_below(self._values)
        return self._values, self._silent
