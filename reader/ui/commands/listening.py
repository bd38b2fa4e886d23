"""The recording of a transcript: opened, played, looped; the page goes with the voice."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.ui.actions.action import Action, bound
from reader.ui.commands.conditions import (
    CAN_CLOSE_RECORDING,
    CAN_LISTEN,
    CAN_READ_ALOUD,
    HAS_PICTURE,
    HAS_RECORDING,
    HAS_TRANSCRIPT,
    IS_FOLLOWED,
    IS_HEARD,
    IS_LOOPED,
    IS_READ_ALOUD,
)
from reader.ui.commands.desk import Commands, Desk
from reader.wording import tr

if TYPE_CHECKING:
    from reader.model.transcript import Span
    from reader.ui.commands.listening_bars import ListeningBars
    from reader.ui.panels.sound_strip import SoundStrip
    from reader.ui.panels.transport import Transport


class ListenCommands(Commands):
    """What is done with a recording."""

    SETTINGS = (
        Action(
            "waveform",
            tr("So&und as a Strip"),
            tr("Draw how loud the recording is, with chapters, hits, speakers and highlights"),
            setting="show_waveform",
        ),
        Action(
            "skip-silence",
            tr("S&kip Silence"),
            tr("Leave out gaps between captions in which nothing is heard"),
            setting="skip_silence",
        ),
        Action(
            "pause-at-sentences",
            tr("&Pause after Each Sentence"),
            tr("Wait at the end of each sentence until you go on"),
            setting="pause_at_sentences",
        ),
        Action(
            "picture-apart",
            tr("Picture in a Window of Its &Own"),
            tr("Have the picture of the video where you put it, on another screen too"),
            icon="apart",
            setting="picture_apart",
            when=HAS_PICTURE,
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._listening = desk.listening
        self._listening.changed.connect(self._show)
        self._listening.spoken_changed.connect(self._show_spoken)
        self._listening.said.connect(desk.voice.announce)
        desk.session.place_changed.connect(lambda _: self._moved())

    @cached_property
    def bar(self) -> Transport:
        """The bar at the foot of the page, once there is a recording."""
        return self._bars.transport({one.action.id: one for one in bound(self)})

    @property
    def strip(self) -> SoundStrip:
        """What shows the recording above its bar."""
        return self._bars.strip

    @cached_property
    def _bars(self) -> ListeningBars:
        from reader.ui.commands.listening_bars import ListeningBars

        return ListeningBars(self._desk)

    @Action(
        "open-recording",
        tr("Open Sound or &Video…"),
        tr("Hear the recording of this transcript from a file beside its words"),
        keys="Ctrl+Alt+O",
        when=HAS_TRANSCRIPT,
    )
    def open(self) -> None:
        for chosen in self._ask_for_recordings(tr("Open Sound or Video")):
            self._listening.open(chosen)

    @Action(
        "play",
        tr("&Play or Pause"),
        tr("Play or pause the recording, or what is read aloud"),
        icon="play",
        keys="Ctrl+K",
        media=("MediaPlay", "MediaTogglePlayPause", "MediaPause"),
        on_page="Space",
        when=CAN_LISTEN,
    )
    def play(self) -> None:
        self._listening.toggle()

    @Action(
        "read-aloud",
        tr("Rea&d Aloud"),
        tr("Let a voice of this computer read from the caret on, or from the selected words"),
        keys="Ctrl+Alt+K",
        when=CAN_READ_ALOUD,
    )
    def read_aloud(self) -> None:
        self._listening.read_aloud(self._here()[0])

    @Action(
        "stop-reading",
        tr("Stop Read&ing Aloud"),
        tr("Have nothing read aloud any more, and hide its bar"),
        when=IS_READ_ALOUD,
        on_page="Esc",
    )
    def stop_reading(self) -> None:
        self._listening.stop_reading()

    @Action(
        "play-from-here",
        tr("Play fro&m Here"),
        tr("Play the words at the caret, or those that are selected"),
        keys="Ctrl+Return",
        on_page="Return",
        when=IS_HEARD,
    )
    def play_from_here(self) -> None:
        self._listening.play_from(self._here()[0])

    def hear(self, span: Span) -> None:
        """Play the words of a span of the transcript shown, as a list beside it has them."""
        here = self._session.transcript
        if here is not None and self._listening.heard is None:
            self._notices.show_notice(
                tr(
                    "No recording of this transcript is open. Open one in the File menu, or have "
                    "the words read aloud in the Listen menu."
                )
            )
        elif here is not None:
            self._listening.play_from(here.prose.range(span)[0])

    @Action(
        "sentence-back",
        tr("Sentence &Back"),
        tr("Hear this sentence from its beginning, or the one before"),
        icon="sentence-back",
        keys="Ctrl+Shift+PgUp",
        media=("MediaPrevious",),
        when=IS_HEARD,
        value=-1,
    )
    @Action(
        "sentence-forward",
        tr("Sentence &Forward"),
        tr("Hear the next sentence"),
        icon="sentence-forward",
        keys="Ctrl+Shift+PgDown",
        media=("MediaNext",),
        when=IS_HEARD,
        value=1,
    )
    def step_sentence(self, step: int) -> None:
        self._listening.step_sentence(step)

    @Action(
        "caption-back",
        tr("Caption Bac&k"),
        tr("Hear this caption from its beginning, or the one before"),
        keys="Ctrl+Alt+PgUp",
        when=HAS_RECORDING,
        value=-1,
    )
    @Action(
        "caption-forward",
        tr("Caption Forwa&rd"),
        tr("Hear the next caption"),
        keys="Ctrl+Alt+PgDown",
        when=HAS_RECORDING,
        value=1,
    )
    def step_caption(self, step: int) -> None:
        self._listening.step_caption(step)

    @Action(
        "skip-back",
        tr("5 Se&conds Back"),
        tr("Go back by five seconds in the recording"),
        icon="skip-back",
        keys="Ctrl+J",
        media=("AudioRewind",),
        when=HAS_RECORDING,
        value=-1,
    )
    @Action(
        "skip-forward",
        tr("5 Seconds For&ward"),
        tr("Go on by five seconds in the recording"),
        icon="skip-forward",
        keys="Ctrl+Shift+J",
        media=("AudioForward",),
        when=HAS_RECORDING,
        value=1,
    )
    def skip(self, step: int) -> None:
        if self._listening.here is not None:
            self._listening.here.skip(step)

    @Action(
        "faster",
        tr("F&aster"),
        tr("Play faster; voices stay as high as they are"),
        keys="Ctrl+F8",
        when=IS_HEARD,
        value=1,
    )
    @Action(
        "slower",
        tr("&Slower"),
        tr("Play slower; voices stay as high as they are"),
        keys="Ctrl+F7",
        when=IS_HEARD,
        value=-1,
    )
    def step_speed(self, step: int) -> None:
        if self._listening.heard is not None:
            self._listening.heard.step_speed(step)

    @Action(
        "normal-speed",
        tr("&Normal Speed"),
        tr("Play as fast as people speak"),
        keys="Ctrl+Shift+F8",
        when=IS_HEARD,
    )
    def normal_speed(self) -> None:
        if self._listening.heard is not None:
            self._listening.heard.set_speed(1.0)

    @Action(
        "again-slower",
        tr("A&gain, Slower"),
        tr("Play this sentence from its beginning, slower than before"),
        keys="Ctrl+Shift+S",
        when=IS_HEARD,
    )
    def again_slower(self) -> None:
        self._listening.again_slower()

    @Action(
        "loop",
        tr("&Loop"),
        tr("Play the selected words, or this sentence, again and again"),
        icon="loop",
        keys="Ctrl+Shift+K",
        when=IS_HEARD,
        is_on=IS_LOOPED,
    )
    def loop(self, on: bool) -> None:
        """Loop the selected words, or the sentence that is spoken; or go on behind them."""
        heard = self._listening.heard
        if heard is not None and not on:
            heard.set_loop(None)
        elif heard is not None:
            self._listening.loop_words(self._here() if self._session.selection else None)

    @Action(
        "loop-ends",
        tr("&Loop from Here, to Here"),
        tr("Mark where what is played again begins, and pressed once more, where it ends"),
        keys="Ctrl+Alt+L",
        when=HAS_RECORDING,
    )
    def mark_loop(self) -> None:
        if self._listening.here is not None:
            self._listening.here.mark_loop()

    @Action(
        "follow",
        tr("F&ollow the Voice"),
        tr("Let the page go with what is spoken, until you scroll, select or search"),
        icon="follow",
        keys="F4",
        when=IS_HEARD,
        is_on=IS_FOLLOWED,
    )
    def follow(self, on: bool) -> None:
        """Let the page go with the voice, or stay."""
        if on:
            self._listening.resume_following()
        else:
            self._listening.let_go()

    @Action(
        "words-later",
        tr("Mark Words La&ter"),
        tr(
            "Mark each word a tenth of a second later: "
            "the recording begins later than the times say"
        ),
        when=HAS_RECORDING,
        value=1,
    )
    @Action(
        "words-earlier",
        tr("Mark Words &Earlier"),
        tr("Mark each word a tenth of a second earlier than now"),
        when=HAS_RECORDING,
        value=-1,
    )
    def shift(self, step: int) -> None:
        self._listening.shift(step)

    @Action(
        "words-here",
        tr("The Voice Is &Here"),
        tr("Take what is heard at this moment for the words at the caret, and all others by them"),
        when=HAS_RECORDING,
    )
    def tune(self) -> None:
        self._listening.tune(self._here()[0])

    def voices(self) -> list[tuple[str, str]]:
        """Return the voices that can read what is read aloud; before that, what begins it."""
        reads = self._listening.aloud
        if reads is None:
            return [(tr("Begin to Read Aloud"), "")]
        return [(name, name) for name in reads.voices]

    def choose_voice(self, name: str) -> None:
        """Have a voice read aloud from now on."""
        if name:
            self._listening.set_voice(name)
        elif self._session.transcript is not None and self._listening.here is None:
            self.read_aloud()

    def voice(self) -> str:
        """Return the name of the voice that reads aloud."""
        return self._listening.aloud.voice if self._listening.aloud is not None else "-"

    @Action(
        "close-recording",
        tr("Close &Recording"),
        tr("Hear no more of this recording, and hide its bar"),
        when=CAN_CLOSE_RECORDING,
    )
    def close(self) -> None:
        self._listening.close()

    def _here(self) -> tuple[int, int]:
        """Return where in the prose the selected words stand, or the caret."""
        here = self._session.transcript
        assert here is not None
        if self._session.selection is not None:
            return here.prose.range(self._session.selection)
        at = here.prose.offset(*self._session.caret)
        return at, at

    def _moved(self) -> None:
        pane = self._desk.pane
        if not (pane.is_placing or pane.is_holding):
            self._listening.let_go()

    def _show(self) -> None:
        if "bar" not in vars(self) and (self._listening.heard or self._listening.offered):
            self.bar.tell()
        self._show_spoken(moves=False)

    def _show_spoken(self, moves: bool) -> None:
        heard = self._listening.heard
        spoken = self._listening.spoken if heard is not None else None
        if spoken != self._desk.pane.spoken or moves:
            self._desk.pane.show_spoken(spoken, moves=moves)
