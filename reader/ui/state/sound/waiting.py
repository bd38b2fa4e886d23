"""A recording that waits after each sentence, where that is wanted: to repeat it, to write it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from reader.kept.settings import Settings
from reader.ui.state.listening import Listening

_STEP: Final = 1_000  # told many times a second, it goes no further in one


class Waiting(QObject):
    """Lets a recording rest at the end of the sentence that is heard, once for each hearing.

    What is played again and again is not kept from it.
    """

    def __init__(self, listening: Listening, settings: Settings) -> None:
        super().__init__()
        self._listening, self._settings = listening, settings
        self._end: int | None = None
        self._at = 0
        listening.moved.connect(self._look)

    def _look(self) -> None:
        here = self._listening.here
        if not self._settings.pause_at_sentences or here is None or here.loop is not None:
            self._end = None
            return
        at, before = here.heard, self._at
        self._at = at
        if not before <= at < before + _STEP:
            self._end = None  # it was sought
        if not here.is_playing:
            return
        spoken, timeline = self._listening.spoken, self._listening.timeline
        end = timeline.end_of(*spoken.sentence) if spoken is not None and timeline else None
        if self._end is not None and self._end <= at:
            self._end = None
            here.rest()
            return
        heard_before = here.lead_in + here.run_up  # of the sentence before
        if end is not None and end - at > heard_before:
            self._end = end
