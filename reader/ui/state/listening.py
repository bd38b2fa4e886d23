"""The recording of the transcript shown: found, opened, heard beside its words.

It is loaded at every start, so all that a recording needs is imported when one is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import FileError, ReaderError
from reader.kept.settings import Settings
from reader.ui.state.pages import OpenTranscript
from reader.ui.state.session import Session
from reader.wording import tr

if TYPE_CHECKING:
    from reader.kept.heard import HeardFiles
    from reader.model.hearing.following import Following
    from reader.model.hearing.playhead import Playhead, Spoken, Timing
    from reader.model.hearing.timeline import Timeline
    from reader.model.transcript import Span
    from reader.tasks.mpeg_audio import Recording
    from reader.ui.parts.background import Job
    from reader.ui.state.sound.aloud import Aloud
    from reader.ui.state.sound.by_words import ByWords
    from reader.ui.state.sound.player import Player
    from reader.ui.state.sound.playing import Playing
    from reader.ui.state.sound.speaker import Speaker
    from reader.ui.state.sound.stills import Stills
    from reader.ui.state.sound.stops import Stops

OFFSET_STEP: Final = 100
"""How far one step moves the words against the recording, in milliseconds."""

_LOOK_AROUND_MS: Final = 1_000  # once the page stands, on a slow machine too
_NO_TIMES: Final = tr("These words have no time here, so they are not found in the recording.")


class Listening(QObject):
    """The recording of one transcript at a time; another page lets it stay where it is.

    ``offered`` is one that could be opened, ``playing`` the one that is open, ``spoken`` what is
    said now, in the prose. ``make_player`` makes what plays. Where no recording is open, a voice of
    the system can read it; ``make_speaker`` makes what speaks.

    *Signals*
    - ``changed()``: a recording is offered, opened or closed, played or not, faster or slower.
    - ``moved()``: it is elsewhere.
    - ``spoken_changed(bool)``: other words are spoken, or they are to be brought into view (True).
    - ``following_changed()``: the page goes with the voice, or no longer.
    - ``said(str)``: what was done, for who does not see it.
    """

    changed = Signal()
    moved = Signal()
    spoken_changed = Signal(bool)
    following_changed = Signal()
    said = Signal(str)

    def __init__(self, session: Session, settings: Settings, kept: Path | None) -> None:
        """``kept`` is the file in which it is remembered what was opened."""
        super().__init__(session)
        self._session, self._settings, self._kept = session, settings, kept
        self.make_player: Callable[[], Player] = _qt_player
        self.make_speaker: Callable[[], Speaker] = self._qt_speaker
        self.offered: Path | None = None
        self.playing: Playing | None = None
        self.spoken: Spoken | None = None
        self._reads: Aloud | None = None
        self._speaker: Speaker | None = None
        self._following: Following | None = None
        self._of: OpenTranscript | None = None
        self._playhead: Playhead | None = None
        self._timeline: Timeline | None = None
        self._speed, self._moves, self._begins = 1.0, False, 0
        self._admitting: Job | None = None
        self._look_around = QTimer(self, singleShot=True, interval=_LOOK_AROUND_MS)
        self._look_around.timeout.connect(self._find)
        session.page_changed.connect(lambda _: self._page_changed())
        session.view_changed.connect(lambda _: self._set_playhead())
        session.open_changed.connect(self._left_open)
        session.selection_changed.connect(self._selected)
        session.search.hit_wanted.connect(lambda *_: self._leave("SEARCHED"))
        session.span_wanted.connect(lambda _: self._leave("JUMPED"))
        session.place_wanted.connect(lambda _: self._leave("JUMPED"))

    @property
    def here(self) -> Playing | None:
        """The recording of the transcript shown, if it is open."""
        return self.playing if self._of is self._session.transcript else None

    @property
    def aloud(self) -> Aloud | None:
        """What reads the transcript shown aloud, if that is on."""
        return self._reads if self._of is self._session.transcript else None

    @property
    def heard(self) -> Playing | Aloud | None:
        """What is heard of the transcript shown, the recording or a voice that reads it."""
        return self.aloud or self.here

    @property
    def is_followed(self) -> bool:
        """Whether the page goes with the voice."""
        return self._following is not None and self._following.is_on

    @property
    def offset(self) -> int:
        """How much later than the transcript says words are heard, in milliseconds."""
        return self.files.of(self._kept_as).offset

    @property
    def timeline(self) -> Timeline | None:
        """The words along the time of the recording, as they are set now; the same until then."""
        from reader.model.hearing.timeline import Timeline

        if self._playhead is None or self._of is None:
            self._timeline = None
        elif self._timeline is None or not self._timeline.is_of(self._playhead, self.offset):
            self._timeline = Timeline(self._of.prose, self._playhead, self.offset)
        return self._timeline

    # -- opening and closing ---------------------------------------------------------------------

    def open(self, path: Path, *, is_given: bool = True, plays: bool = False) -> None:
        """Open one for the transcript shown, and no other; remember it where the person gave it."""
        self._stop_opening()
        if (here := self._session.transcript) is None:
            return

        def prepare() -> Recording:
            from reader.tasks.mpeg_audio import admitted

            return admitted(path)

        def ready(recording: Recording) -> None:
            self._admitting = None
            if here is self._session.transcript:
                stopped, self._begins = self._stops.beginning(here)
                playing = self._load(recording, here)
                if stopped:
                    playing.seek(stopped)
                if is_given:
                    self._remember(recording=path)
                if plays:
                    playing.play()

        def refused(error: ReaderError) -> None:
            self._admitting = None
            self._session.tell_failed(error)

        self._admitting = self._session.background.run(prepare, ready, refused)

    def _stop_opening(self) -> None:
        if self._admitting is not None:
            self._admitting.cancel()
            self._admitting = None

    def close(self) -> None:
        """Close the recording, or offer it no more."""
        self._stop_opening()
        self.offered = None
        self._close()
        self.changed.emit()

    def _load(self, recording: Recording, here: OpenTranscript) -> Playing:
        from reader.model.hearing.following import Event, Following
        from reader.ui.state.sound.playing import Playing

        player = self.make_player()
        self._close()
        self.playing = playing = Playing(player, recording, self._settings)
        self._of, self._following = here, Following().after(Event.OPENED)
        playing.changed.connect(self.changed)
        playing.moved.connect(self._look)
        playing.said.connect(self.said)
        playing.noticed.connect(self._session.tell)
        playing.failed.connect(self._failed)
        playing.open()
        self._set_playhead()
        if self._speed != 1.0:
            playing.set_speed(self._speed)
        self.said.emit(tr("Opened {file}", file=recording.path.name))
        self.following_changed.emit()
        self.changed.emit()
        return playing

    def read_aloud(self, start: int) -> None:
        """Have a voice read the transcript shown, from an offset of the prose on."""
        from reader.model.hearing.following import Event, Following
        from reader.ui.state.sound.aloud import Aloud

        of = self._session.transcript
        if of is None or self.here is not None:
            return
        if self.aloud is not None:
            self.play_from(start)
            return
        try:
            self._speaker = self._speaker or self.make_speaker()
        except ReaderError as error:
            self._session.tell_failed(error)
            return
        self._close()
        voice_of = self.files.voice_of
        self._reads = reads = Aloud(self._speaker, of.prose, start, self._settings, voice_of)
        self._of, self._following = of, Following().after(Event.OPENED)
        reads.changed.connect(self.changed)
        reads.moved.connect(self._look)
        reads.said.connect(self.said)
        reads.failed.connect(self._cannot_read)
        if self._speed != 1.0:
            reads.set_speed(self._speed)
        reads.open()
        self.following_changed.emit()
        self.changed.emit()

    def set_voice(self, name: str) -> None:
        """Have another voice read aloud, now and whenever something is in its language."""
        if self.aloud is not None:
            self.aloud.set_voice(name)
            try:
                self.files.note_voice(self.aloud.language, name)
            except FileError as error:
                self._session.tell_failed(error)

    def stop_reading(self) -> None:
        """Have nothing read aloud any more."""
        if self._reads is not None:
            self._close()
            self.said.emit(tr("No longer read aloud"))
            self.changed.emit()

    def _cannot_read(self, error: ReaderError) -> None:
        self._speaker = None  # the next time it is looked for anew
        self._close()
        self.changed.emit()
        self._session.tell_failed(error)

    def _qt_speaker(self) -> Speaker:
        from reader.ui.state.sound.qt_speaker import QtSpeaker  # raises where it is not installed

        return QtSpeaker(self._session.background)

    def _close(self) -> None:
        open_now = self.playing or self._reads
        if open_now is not None:
            self._speed = open_now.speed
            open_now.close()
        self.playing = self._reads = self._following = self._of = self._playhead = None
        self._set_spoken(None)
        self.following_changed.emit()

    def _failed(self, trouble: str) -> None:
        from reader import files

        name = files.shown(self.playing.path) if self.playing is not None else ""
        self.close()
        told = tr("{file}: It cannot be played: {why}.", file=name, why=trouble.rstrip("."))
        self._session.tell_failed(ReaderError(told))

    def _set_playhead(self) -> None:
        """Have the times of the transcript at hand, as its words are set now."""
        of = self._of
        if of is None:
            return
        edition = of.edition
        if self._reads is not None:
            self._reads.set_reading(edition.prose)
            return

        def make() -> Playhead:
            from reader.model.hearing.playhead import Playhead

            return Playhead(edition.prose)

        def made(playhead: Playhead) -> None:
            if self._of is of and of.edition is edition:
                self._playhead = playhead
                self.begin(self._begins)
                self._look()

        session = self._session
        session.background.do(make, made, session.tell_failed, is_long=of.is_long)

    def begin(self, offset: int) -> None:
        """Go to the words at an offset of the prose, once their times are at hand; 0: nowhere."""
        self._begins = offset if self._playhead is None else 0
        if offset and self._recorded is not None:
            self._recorded.go_to(offset)

    def toggle(self) -> None:
        """Play what is heard, or let it stay; one that is only offered is opened, once."""
        if self.heard is not None:
            self.heard.toggle()
        elif self.offered is not None and self._admitting is None:
            self.open(self.offered, is_given=False, plays=True)

    def step_sentence(self, step: int) -> None:
        """Go to the next sentence (1), or to the beginning of this one or the one before (-1)."""
        if self._by_words is not None and (words := self._by_words.step_sentence(step)):
            self.said.emit(words)

    def step_caption(self, step: int) -> None:
        """Go to the next caption (1), or to the beginning of this one or the one before (-1)."""
        if self._recorded is not None and (words := self._recorded.step_caption(step)):
            self.said.emit(words)

    def play_from(self, offset: int) -> None:
        """Play the words at an offset of the prose; the page goes with the voice from there."""
        if self._by_words is not None and self._by_words.play_from(offset):
            self.resume_following()
        else:
            self._session.tell(_NO_TIMES)

    def again_slower(self) -> None:
        """Play what is looped, or else this sentence, again from its beginning, and slower."""
        if self._by_words is not None and not self._by_words.again_slower():
            self._session.tell(_NO_TIMES)

    def loop_words(self, words: tuple[int, int] | None) -> None:
        """Play words of the prose again and again; without ``words`` the sentence spoken now."""
        if self._by_words is None or not self._by_words.loop_words(words):
            self._session.tell(_NO_TIMES)
            self.changed.emit()  # the switch that was pressed is off again

    def shift(self, step: int) -> None:
        """Have words marked later (1) or earlier (-1) than now."""
        self._set_offset(self.offset + step * OFFSET_STEP)

    def tune(self, offset: int) -> None:
        """Take what is heard now for the words at an offset of the prose."""
        time = self._playhead.about(offset) if self._playhead is not None else None
        if time is None or self.playing is None:
            self._session.tell(_NO_TIMES)
        else:
            self._set_offset(self._timing.tuned(self.playing.position, time).offset)

    def _set_offset(self, offset: int) -> None:
        from reader.kept.heard import LARGEST_OFFSET
        from reader.ui.state.sound.by_words import told_offset

        offset = max(-LARGEST_OFFSET, min(offset, LARGEST_OFFSET))
        self._remember(offset=offset)
        self._session.tell(told_offset(offset), is_done=True)
        self._look()

    @property
    def _by_words(self) -> ByWords | Aloud | None:
        return self._reads or self._recorded

    @property
    def _recorded(self) -> ByWords | None:
        from reader.ui.state.sound.by_words import ByWords

        if self.playing is None or self._playhead is None or self._of is None:
            return None
        words = self._of.prose, self._playhead, self._timing
        return ByWords(self.playing, *words, self.spoken)

    # -- the page --------------------------------------------------------------------------------

    def resume_following(self) -> None:
        """Let the page go with the voice again."""
        self._happened("RESUMED")

    def let_go(self) -> None:
        """Let the page stay where the person has scrolled it to, whatever is spoken."""
        self._leave("SCROLLED")

    def _selected(self, span: Span | None) -> None:
        if span is not None:
            self._leave("SELECTED")

    def _leave(self, event: str) -> None:
        if self.heard is not None and not self._moves:
            self._happened(event)

    def _happened(self, name: str) -> None:
        """Have the page go with the voice, or no longer, as something has happened."""
        if self._following is None:
            return
        from reader.model.hearing.following import Event

        was_on = self._following.is_on
        self._following = self._following.after(Event[name])
        if self._following.moves_page:
            self._moves = True
            self.spoken_changed.emit(True)
            self._moves = False
        if self._following.is_on != was_on:
            self.following_changed.emit()

    def _look(self) -> None:
        """Find out what is spoken now."""
        self.moved.emit()
        if self._reads is not None:
            self._set_spoken(self._reads.spoken)
        elif self._playhead is not None and self.playing is not None:
            heard = self._timing.heard_at(self.playing.heard)
            self._set_spoken(self._playhead.at(heard))

    def _set_spoken(self, spoken: Spoken | None) -> None:
        if spoken != self.spoken:
            self.spoken = spoken
            self.spoken_changed.emit(False)
            if spoken is not None:
                self._happened("SPOKEN")

    @cached_property
    def stills(self) -> Stills:
        """The frames of the video that go with quotations."""
        from reader.ui.state.sound.stills import Stills

        return Stills(self, self._session)

    def say(self, words: str) -> None:
        """Tell who does not see it what was done."""
        self.said.emit(words)

    # -- what is around --------------------------------------------------------------------------

    def _page_changed(self) -> None:
        here, of, offered = self._session.transcript, self._of, self.offered
        if here is not None and of is not None and here.path == of.path is not None:
            self._of = here  # the same file, perhaps read anew
            self._set_playhead()
        elif (heard := self.playing or self._reads) is not None and heard.is_playing:
            heard.pause()
        self._stop_opening()
        self.offered = None
        self._look_around.start()
        if of is not None or offered is not None:
            self.changed.emit()

    def _find(self) -> None:
        """Offer what was given to the transcript shown, or lies beside it."""
        here = self._session.transcript
        if here is None or (self._of is here and self._reads is None):
            return
        given = self.files.of(here.remembered_as).recording

        def look() -> Path | None:
            from reader.tasks.recordings import belonging

            return belonging(None if here.is_pasted else here.path, here.transcript.media, given)

        def found(path: Path | None) -> None:
            if here is self._session.transcript and self._of is not here and path is not None:
                self.offered = path
                self.changed.emit()
                self.said.emit(tr("There is a recording: {file}", file=path.name))

        self._session.background.run(look, found, self._session.tell_failed)

    def _left_open(self) -> None:
        if self._of is not None and self._of not in self._session.open_transcripts:
            self._close()
            self.changed.emit()

    @property
    def _timing(self) -> Timing:
        from reader.model.hearing.playhead import Timing

        return Timing(self.offset, self.playing.lead_in if self.playing else 0)

    @cached_property
    def files(self) -> HeardFiles:
        """What is remembered of recordings."""
        from reader.kept.heard import HeardFiles

        return HeardFiles(self._kept)

    @cached_property
    def _stops(self) -> Stops:
        from reader.ui.state.sound.stops import Stops

        return Stops(self, self._session, self._settings)

    @property
    def _kept_as(self) -> str:
        of = self._of or self._session.transcript
        return of.remembered_as if of is not None else ""

    def _remember(self, **said: Any) -> None:
        try:
            self.files.note(self._kept_as, self.files.of(self._kept_as)._replace(**said))
        except FileError as error:
            self._session.tell_failed(error)


def _qt_player() -> Player:
    from reader.ui.state.sound.qt_player import QtPlayer

    return QtPlayer()
