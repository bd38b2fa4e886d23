"""A recording that is open: played or not, how fast, and what of it again and again."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reader.kept.settings import Settings
from reader.model.hearing.playhead import LEAD_IN, LEAD_IN_MP3
from reader.model.timecode import clock
from reader.named_tuple import NamedTuple
from reader.tasks.mpeg_audio import Recording
from reader.ui.state.sound.player import Player, PlayerState
from reader.wording import tr, trc

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.state.sound.player import Picture

SPEEDS: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
"""How many times as fast a recording can be played."""

SKIP: Final = 5_000
"""How far a skip goes, in milliseconds."""

_PITCH: Final = tr(
    "The Qt that is installed here would change the voices with the speed, so it stays 1×; "
    "Qt 6.10 and later keep them."
)
_NO_DEVICE: Final = tr(
    "There is no device for sound on this computer: the recording runs, and nothing is heard."
)
_TORN: Final = tr("This recording is damaged or was cut off: not all of it can be heard.")
_CHAINED: Final = tr(
    "This file is several recordings, one behind the other: not all of them can be heard, and "
    "words are marked where others are heard. A program that converts sound can make one of them."
)
_STALLED: Final = tr(
    "Nothing more of this recording comes, so it is paused: it is damaged here, or this computer "
    "plays no sound at the moment."
)
_NO_PICTURE: Final = tr(
    "The picture of this video cannot be shown on this computer; its sound is heard."
)
# So long it is played until a picture must have come. What goes further at once was late itself:
# where a system takes seconds to begin, sound and picture come after them.
_PATIENCE, _AT_ONCE = 2_000, 100
_SOON: Final = 100
# Twice in a row nothing must have come: after a window stood still for long, one look says nothing.
_STALL_MS, _LOOKS = 10_000, 2


def stepped(speed: float, step: int) -> float:
    """Return the one of :data:`SPEEDS` that is so many further than a speed."""
    nearest = min(range(len(SPEEDS)), key=lambda nth: abs(SPEEDS[nth] - speed))
    return SPEEDS[max(0, min(nearest + step, len(SPEEDS) - 1))]


class Loop(NamedTuple):
    """What is played again and again, from and to a position; ``left`` rounds, -1 without end.

    ``words`` is where the words begin that are looped.
    """

    start: int
    end: int
    left: int = -1
    words: int = 0


class Playing(QObject):
    """One recording and its player. All times are milliseconds of the recording. ``has_begun``
    tells whether any of it was played.

    *Signals*: ``changed()``: it is played or not, faster or slower, again and again or not;
    ``moved()``: it is elsewhere; ``failed(str)``: it cannot be played, and why; ``said(str)``: what
    was done, for who does not see it; ``noticed(str)``: why something was not done.
    """

    changed = Signal()
    moved = Signal()
    failed = Signal(str)
    said = Signal(str)
    noticed = Signal(str)

    def __init__(self, player: Player, recording: Recording, settings: Settings) -> None:
        super().__init__()
        self.player, self.path, self._settings = player, recording.path, settings
        self._recording = recording
        self.run_up = self._words = 0
        self.speed = 1.0
        self.loop: Loop | None = None
        self._was = PlayerState.LOADING
        self.has_begun = False
        self._waits = self._steps_back = self._returns = False
        self._looks: Callable[[Picture], object] | None = None
        self._has_shown = self._is_dark = self._is_torn = False
        self._looked_at: int | None = None
        self._unseen = 0
        self._begins: int | None = None
        self._round = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._round.timeout.connect(self._begin_round)
        self._stall = QTimer(self, interval=_STALL_MS)
        self._stall.timeout.connect(self._look_at_stall)
        self._came_to, self._looks_left = 0, _LOOKS
        # The player tells of itself now and then: what is looped ends at its moment.
        self._end = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._end.timeout.connect(self._told)

    def open(self) -> None:
        """Load the recording."""
        self.player.open(self.path, self._told, self._recording.made)

    def close(self) -> None:
        """Have nothing more to do with the recording."""
        for timer in (self._round, self._end, self._stall):
            timer.stop()
        self.player.close()
        self.deleteLater()

    @property
    def is_playing(self) -> bool:
        """Whether it is being played, or will be in a moment."""
        is_played = self.player.state is PlayerState.PLAYING
        return is_played or self._waits or self._round.isActive()

    @property
    def position(self) -> int:
        """Where it is."""
        return self.player.position

    @property
    def heard(self) -> int:
        """Where it is, or the words that were gone to while it leads in to them."""
        return max(self.position, self._words)

    @property
    def length(self) -> int:
        """How long it is, 0 while that is not known."""
        return self.player.length

    @property
    def lead_in(self) -> int:
        """How much earlier than words it begins, for them to be heard whole."""
        is_counted = self._recording.frames is not None
        is_mp3 = self.path.suffix.lower() == ".mp3"
        return LEAD_IN_MP3 if is_mp3 and not is_counted else LEAD_IN

    # -- seeing ----------------------------------------------------------------------------------

    @property
    def shows_picture(self) -> bool:
        """Whether it is a video whose picture can be shown, as far as that is known."""
        return self.player.has_picture and not (self._is_dark or self.player.is_dark)

    def look(self, shown: Callable[[Picture], object] | None) -> None:
        """Have each picture shown from now on; None: no longer."""
        if shown != self._looks:
            self._looks, self._looked_at, self._unseen = shown, None, 0
            self.player.look(self._see if shown is not None else None)

    def _see(self, picture: Picture) -> None:
        self._has_shown = True
        if self._looks is not None:
            self._looks(picture)

    def _look_for_picture(self) -> None:
        """Say so where a video is played and none of its pictures comes."""
        if self._has_shown or self._looks is None or not self.shows_picture:
            return
        at, before = self.position, self._looked_at
        self._looked_at = at
        if before is not None:
            self._unseen += min(abs(at - before), _AT_ONCE)
        if self._unseen > _PATIENCE:
            self._go_dark()

    def _go_dark(self) -> None:
        self._is_dark = True
        self.look(None)
        self.noticed.emit(_NO_PICTURE)
        self.changed.emit()

    # -- playing ---------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Play it, or let it stay where it is."""
        if self.is_playing:
            self.pause()
            self.said.emit(trc("a recording", "Paused"))
        else:
            self.play()
            self.said.emit(trc("a recording", "Playing"))

    def play(self) -> None:
        """Play from where it is, after a pause from somewhat before; once it is loaded."""
        if self.player.state is PlayerState.LOADING:
            self._waits = True
        elif self._returns:  # a pause between two rounds
            self._round.stop()
            self._begin_round()
        elif self._steps_back:
            least = self.loop.start if self.loop is not None else 0
            back = round(self._settings.step_back * 1_000)
            self._go(max(least, self.position - back, 0))
            self.player.play()
        else:
            self.player.play()
        self._steps_back = False
        self.changed.emit()

    def pause(self) -> None:
        """Let it stay where it is."""
        was_playing = self.player.state is PlayerState.PLAYING
        self.rest()
        self._steps_back = was_playing

    def rest(self) -> None:
        """Let it stay where it is, and later go on from just there."""
        self._steps_back = self._waits = False
        self._round.stop()
        self.player.pause()
        self.changed.emit()

    def seek(self, position: int, words: int = 0) -> None:
        """Go to a position; if that lies outside of what is played again, this ends.

        ``words`` is where the words begin for whose sake it is gone to.
        """
        position = max(0, min(position, self.length or position))
        if self.loop is not None and not self.loop.start <= position < self.loop.end:
            self.set_loop(None)
        self._steps_back = self._returns = False
        self._go(position, words)
        self._end_quiet()

    def skip(self, step: int) -> None:
        """Go some seconds on (1) or back (-1)."""
        self.seek(self.position + step * SKIP)

    def set_speed(self, speed: float) -> bool:
        """Play faster or slower, if voices keep their pitch; return whether that is so."""
        if not self.player.keeps_pitch:
            self.noticed.emit(_PITCH)
            return False
        self.speed = min(max(speed, SPEEDS[0]), SPEEDS[-1])
        self.player.set_speed(self.speed)
        self.said.emit(tr("Speed {}").format(f"{self.speed:g}"))
        self.changed.emit()
        return True

    def step_speed(self, step: int) -> None:
        """Play so many of :data:`SPEEDS` faster or slower."""
        self.set_speed(stepped(self.speed, step))

    # -- again and again -------------------------------------------------------------------------

    def repeat(self, start: int, end: int, words: int = 0) -> None:
        """Play a stretch, and ``words`` in it, again and again, as often as is set."""
        self.set_loop(Loop(start, end, self._settings.loop_count or -1, words))
        if not start <= self.position < end:
            self.seek(start, words)
        self.play()

    def mark_loop(self) -> None:
        """Take this moment for the beginning of what is played again, and then for its end.

        Within such a stretch it ends it.
        """
        at = self.position
        if self.loop is not None:
            self.set_loop(None)
        elif self._begins is None or at <= self._begins:
            self._begins = at
            self.noticed.emit(
                tr(
                    "What is played again begins at {time}. Press the same where it ends.",
                    time=clock(at),
                )
            )
        else:
            start, self._begins = self._begins, None
            self.repeat(start, at)

    def set_loop(self, loop: Loop | None) -> None:
        """Play a stretch again and again, or go on behind it."""
        if loop != self.loop:
            self.loop, self._returns = loop, False
            self._end_quiet()
            self.said.emit(tr("Loop on") if loop is not None else tr("Loop off"))
            self.changed.emit()

    def _end_round(self, loop: Loop) -> None:
        left = loop.left - 1 if loop.left > 0 else loop.left
        if not left:
            self.set_loop(None)
            return
        self.loop, self._returns = loop._replace(left=left), True
        if self._settings.loop_pause:
            self._round.start(round(self._settings.loop_pause * 1_000))
            self.player.pause()
        else:
            self._begin_round()

    def _end_quiet(self) -> None:
        """Play on at once, if it is quiet between two rounds."""
        if self._round.isActive():
            self._round.stop()
            self.player.play()

    def _begin_round(self) -> None:
        if self.loop is not None:
            self._go(self.loop.start, self.loop.words)
            self.player.play()

    def _go(self, position: int, words: int = 0) -> None:
        """Have the player begin where it must for all to be heard from a position on."""
        frames = self._recording.frames
        begins = position if frames is None else frames.whole_from(position)
        self.run_up, self._words = position - begins, words
        self.player.seek(begins)

    # -- what the player tells -------------------------------------------------------------------

    def _told(self) -> None:
        state, was = self.player.state, self._was
        self._was = state
        if state is PlayerState.FAILED:
            self.failed.emit(self.player.trouble)
            return
        if self._waits and state is not PlayerState.LOADING:
            self._waits = False
            self.player.play()
        if state is PlayerState.PLAYING and not self.has_begun:
            self.has_begun = True
            if not self.player.has_device:
                self.noticed.emit(_NO_DEVICE)
            if self._recording.is_chained:
                self.noticed.emit(_CHAINED)
        self._watch(state)
        if self.player.is_torn and not self._is_torn:
            self._is_torn = True
            self.noticed.emit(_TORN)
        self._look_at_loop(state)
        if self.player.is_dark and not self._is_dark:
            self._go_dark()
        elif state is PlayerState.PLAYING:
            self._look_for_picture()
        self.moved.emit()
        if state is not was:
            self.changed.emit()

    def _watch(self, state: PlayerState) -> None:
        """Count for how long nothing more of it has come; FFmpeg looks through zeros for ever."""
        at = self.player.position
        if state is not PlayerState.PLAYING:
            self._stall.stop()
        elif at != self._came_to or not self._stall.isActive():
            self._came_to, self._looks_left = at, _LOOKS
            self._stall.start()

    def _look_at_stall(self) -> None:
        self._looks_left -= 1
        if not self._looks_left:
            self.pause()
            self.noticed.emit(_STALLED)

    def _look_at_loop(self, state: PlayerState) -> None:
        """Begin another round where one is over; until it is back, it is over no second time."""
        loop = self.loop
        if loop is None or self._round.isActive():
            return
        is_over = state is PlayerState.ENDED or self.position >= loop.end
        if self._returns:
            self._returns = is_over
        elif is_over and state in (PlayerState.PLAYING, PlayerState.ENDED):
            self._end_round(loop)
        elif state is PlayerState.PLAYING:
            left = (loop.end - self.position) / self.speed
            if left <= _SOON:
                self._end.start(ceil(left))
