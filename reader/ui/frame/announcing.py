"""What happens in the window, said: the search, notices, how the text is set."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from reader.model.prose import View
from reader.ui.commands.desk import Desk
from reader.ui.state.search_state import SearchState

# Once somebody types no more: a count after each letter would be heard over the letters.
_PAUSE_MS = 500
_AROUND_HIT = 40


class Announcing(QObject):
    """Tells the voice of a window what changes in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._heard = desk, ""
        session, say = desk.session, desk.voice.announce
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell_search)
        session.search.changed.connect(lambda _: self._pause.start())
        session.view_changed.connect(
            lambda view: say("As captions" if view is View.CAPTIONS else "As prose")
        )
        desk.notices.told.connect(say)
        desk.areas.toggled.connect(
            lambda words, on: say(f"{words} shown" if on else f"{words} hidden")
        )
        desk.settings.watch(
            lambda _: say(f"Text size {desk.settings.text_size:g} points"), "text_size"
        )

    def _tell_search(self) -> None:
        state = self._desk.session.search.state
        words = self._told(state)
        if words != self._heard:
            self._heard = words
            self._desk.voice.announce(words)

    def _told(self, state: SearchState) -> str:
        """Return how a search stands: the hit with who says it, when, and the words around it."""
        from reader.model.search.find import in_context
        from reader.model.timecode import clock

        if state.error:
            return state.error
        if state.hits is None or not state.query:
            return ""
        if not state.count and state.relaxed is not None:
            from reader.ui.panels.search_options import without

            told = without(state.relaxed.name, state.limits)
            return f"No hits; {state.relaxed.hits:,} {told}"
        if not state.count:
            return "No hits"
        here, at = self._desk.session.transcript, state.current_range
        if here is None or at is None:
            return f"{state.count:,} hit{'s' * (state.count != 1)}"
        assert state.current is not None
        reading = here.prose
        cue = reading.transcript.cues[reading.cue_at(at[0])]
        time = clock(cue.start) if cue.start is not None else ""
        place = ", ".join(
            filter(None, (f"{state.current + 1:,} of {state.count:,}", cue.speaker, time))
        )
        around = in_context(reading.text, *at, _AROUND_HIT)
        return f"{place}: {around.before}{around.hit}{around.after}"
