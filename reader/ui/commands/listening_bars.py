"""The bars of a recording at the foot of the page, made once there is one."""

from __future__ import annotations

from collections.abc import Mapping

from reader.ui.actions.action import Bound
from reader.ui.commands.desk import Desk
from reader.ui.panels.sound_strip import SoundStrip
from reader.ui.panels.transport import Transport
from reader.ui.state.sound.skipping import Skipping
from reader.ui.state.sound.waiting import Waiting
from reader.ui.state.sound.waveform import Waveform


class ListeningBars:
    """The strip that shows a recording, and what goes by its times; ``transport`` makes its bar."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        listening, session, settings = desk.listening, desk.session, desk.settings
        waveform = Waveform(session.background, desk.folders.cache / "sound")
        shown = session, desk.highlights, waveform, settings, desk.appearance
        self.strip = SoundStrip(listening, *shown)
        self.strip.left.connect(desk.areas.focus_page)
        self._skipping = Skipping(listening, waveform, session, settings)
        self._waiting = Waiting(listening, settings)

    def transport(self, actions: Mapping[str, Bound]) -> Transport:
        """Return the bar, which stands below the strip; ``actions`` are those of recordings."""
        areas = self._desk.areas
        made = Transport(self._desk.listening, self._desk.appearance, actions)
        areas.put_below(self.strip)
        areas.put_below(made)
        self.strip.tell()  # once it has its place: shown before, it would be a window
        made.left.connect(areas.focus_page)
        return made
