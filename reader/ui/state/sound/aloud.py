"""A transcript that a voice of the system reads aloud, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from reader.errors import ReaderError
from reader.kept.settings import Settings
from reader.model.hearing.aloud import Utterance, sentence_before, spoken_at, utterance
from reader.model.hearing.playhead import Spoken
from reader.model.prose import Reading
from reader.ui.state.pages import language_name
from reader.ui.state.sound.by_words import AT_ITS_START, SLOWER
from reader.ui.state.sound.playing import SPEEDS, Loop, stepped
from reader.ui.state.sound.speaker import Speaker, SpeakerState
from reader.wording import language, tr, trc


class Aloud(QObject):
    """One transcript and what says its words. All places are offsets of its prose.

    ``spoken`` is what is said now, or was when it was last let be; ``loop`` is what is said again
    and again. ``voice_of`` returns the name of the voice that the person wants for a language.

    *Signals*: ``changed()``: it is read or not, faster or slower; ``moved()``: the voice has come
    to other words; ``failed(ReaderError)``: it cannot be read, and why; ``said(str)``: what was
    done, for who does not see it.
    """

    changed = Signal()
    moved = Signal()
    failed = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        speaker: Speaker,
        reading: Reading,
        start: int,
        settings: Settings,
        voice_of: Callable[[str], str] = lambda _: "",
    ) -> None:
        """It is read from ``start`` on."""
        super().__init__()
        self.loop: Loop | None = None
        self._voice_of = voice_of
        self._round = QTimer(self, singleShot=True)
        self._round.timeout.connect(self._say_next)
        self._speaker, self._reading, self._settings = speaker, reading, settings
        self.speed = 1.0
        self.is_playing = False
        self.spoken: Spoken | None = None
        self._next = utterance(reading, start) or utterance(reading, 0)
        self._has_voice = False
        self._saying: Utterance | None = None
        self._before_words = 0  # letters that are said before the words: who speaks
        self._speaker_named = ""
        self._since = QElapsedTimer()

    @property
    def is_loading(self) -> bool:
        """Whether voices are still looked for."""
        return self._speaker.state is SpeakerState.LOADING

    @property
    def position(self) -> int:
        """Where the voice is; at the end of the text once all is read."""
        if self._saying is None and self._next is None:
            return self.length
        if self.spoken is not None:
            return self.spoken.word[0]
        return self._next.start if self._next is not None else 0

    @property
    def length(self) -> int:
        """How long the text is, in characters."""
        return len(self._reading.text)

    def open(self) -> None:
        """Begin to read, once there is a voice."""
        if self._next is None:
            self.failed.emit(ReaderError(tr("There are no words here to be read aloud.")))
            return
        self.is_playing = True
        self._speaker.open(self._told)

    def close(self) -> None:
        """Read no more."""
        self.is_playing = False
        self._round.stop()
        self._speaker.close()
        self.deleteLater()

    def set_reading(self, reading: Reading) -> None:
        """Go on in the same words of a transcript that is set anew."""
        if reading is self._reading:
            return
        was, self._reading = self._reading, reading
        is_playing = self.is_playing
        at = reading.offset(*was.place(self.position))
        self.set_loop(None)
        self._go_on_from(utterance(reading, at))
        if is_playing:
            self.play()

    # -- reading ---------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Read, or be quiet."""
        if self.is_playing:
            self.pause()
            self.said.emit(trc("a recording", "Paused"))
        else:
            self.play()
            self.said.emit(trc("a recording", "Playing"))

    def play(self) -> None:
        """Read on; after a pause from the words that it came in, after the end from the top."""
        if self._next is None:
            self._next = utterance(self._reading, 0)
        self.is_playing = True
        self._say_next()
        self.changed.emit()

    def pause(self) -> None:
        """Be quiet."""
        self.is_playing = False
        self._round.stop()
        self._next = self._saying or self._next
        self._saying = None
        self._speaker.stop()
        self.changed.emit()

    def seek(self, position: int) -> None:
        """Go on with the words at a place."""
        self._go_to(utterance(self._reading, self._reading.sentence_at(position)[0]))

    def play_from(self, offset: int) -> bool:
        """Read the words at an offset, which always can be: True."""
        self._go_on_from(utterance(self._reading, offset))
        self.play()
        return True

    def step_sentence(self, step: int) -> str:
        """Go to the next sentence (1), or to the beginning of this one or the one before (-1).

        Return its words, "" where there is none.
        """
        begins, ends = self._reading.sentence_at(self.position)
        if step > 0:
            goal = utterance(self._reading, ends + 1)
        elif self.is_playing and self._since.isValid() and self._since.elapsed() > AT_ITS_START:
            goal = utterance(self._reading, begins)
        else:
            goal = sentence_before(self._reading, begins)
        if goal is None:
            return ""
        self._go_to(goal)
        return goal.words.strip()

    def again_slower(self) -> bool:
        """Read what is looped, or else this sentence, again and slower: it always can be, True."""
        start = self._reading.sentence_at(self.position)[0]
        self._go_on_from(utterance(self._reading, self.loop.start if self.loop else start))
        self.is_playing = True
        self.step_speed(SLOWER)
        return True

    def set_speed(self, speed: float) -> None:
        """Read faster or slower, from the words on that are being said."""
        self.speed = min(max(speed, SPEEDS[0]), SPEEDS[-1])
        self._speaker.set_speed(self.speed)
        if self.is_playing and not self.is_loading:
            if self._saying is not None and self._speaker.reached is not None:
                self._next = utterance(self._reading, self.position)
            else:
                self._next = self._saying or self._next
            self._say_next()
        self.said.emit(tr("Speed {}").format(f"{self.speed:g}"))
        self.changed.emit()

    # -- voices ----------------------------------------------------------------------------------

    @property
    def language(self) -> str:
        """The language that is read, as the first part of its tag."""
        return (self._reading.transcript.language or language()).partition("-")[0].lower()

    @property
    def voices(self) -> tuple[str, ...]:
        """The names of the voices that can read it; none while they are looked for."""
        return self._speaker.voices if self._has_voice else ()

    @property
    def voice(self) -> str:
        """The name of the one that reads."""
        return self._speaker.voice if self._has_voice else ""

    def set_voice(self, name: str) -> None:
        """Have another voice read, from the beginning of what is being said."""
        self._speaker.set_voice(name)
        if self.is_playing and not self._round.isActive():
            self._next = self._saying or self._next
            self._say_next()
        self.said.emit(name)
        self.changed.emit()

    # -- again and again -------------------------------------------------------------------------

    def loop_words(self, words: tuple[int, int] | None) -> bool:
        """Read words again and again, without ``words`` this sentence; return whether there are."""
        start, end = words or self._reading.sentence_at(self.position)
        first = utterance(self._reading, start)
        if first is None or first.start >= end:
            return False
        self.set_loop(Loop(first.start, end, self._settings.loop_count or -1))
        if not first.start <= self.position < end or not self.is_playing:
            self._go_on_from(first)
            self.play()
        return True

    def set_loop(self, loop: Loop | None) -> None:
        """Read a stretch again and again, or go on behind it."""
        if loop != self.loop:
            self.loop = loop
            if self._round.isActive():
                self._say_next()
            self.said.emit(tr("Loop on") if loop is not None else tr("Loop off"))
            self.changed.emit()

    def _go_on(self, after: int) -> None:
        """Say what follows a place: the next words, or those of the loop from its beginning."""
        follows = utterance(self._reading, after)
        loop = self.loop
        if loop is not None and (follows is None or follows.start >= loop.end):
            left = loop.left - 1 if loop.left > 0 else loop.left
            if left:
                self.loop = loop._replace(left=left)
                self._next, self._saying = utterance(self._reading, loop.start), None
                if self._settings.loop_pause:
                    self._round.start(round(self._settings.loop_pause * 1_000))
                    return
                follows = self._next
            else:
                self.set_loop(None)
        elif self._waits_after(after, follows):
            self._next, self._saying = follows, None
            self.pause()
            return
        self._next = follows
        self._say_next()

    def _waits_after(self, after: int, follows: Utterance | None) -> bool:
        """Whether a sentence is over, and the person wants to go on by themselves."""
        if follows is None or self.loop is not None or not self._settings.pause_at_sentences:
            return False
        return self._reading.sentence_at(follows.start)[0] >= after

    def step_speed(self, step: int) -> None:
        """Read so many of :data:`SPEEDS` faster or slower."""
        self.set_speed(stepped(self.speed, step))

    def _go_to(self, goal: Utterance | None) -> None:
        self._go_on_from(goal)
        if self.is_playing and not self.is_loading:
            self._say_next()

    def _go_on_from(self, goal: Utterance | None) -> None:
        if self.loop is not None and (
            goal is None or not self.loop.start <= goal.start < self.loop.end
        ):
            self.set_loop(None)
        self._next, self._saying = goal, None
        self._show(goal.start if goal is not None else self.length, is_about=True)

    def _say_next(self) -> None:
        """Say what comes next, or be quiet at the end."""
        self._round.stop()
        if self.is_loading or not self._choose():
            return
        saying, self._next = self._next, None
        if saying is not None and self.loop is not None and saying.end > self.loop.end:
            end = self.loop.end
            saying = saying._replace(end=end, words=saying.words[: end - saying.start])
        self._saying = saying
        if saying is None:
            self.is_playing = False
            self._speaker.stop()
            self.changed.emit()
            return
        self._since.start()
        self._speaker.say(self._named(saying))
        self._show(saying.start, is_about=True)

    def _named(self, saying: Utterance) -> str:
        """Return what is said, with who says it where that is another than before, if wanted."""
        is_other = saying.speaker != self._speaker_named
        self._speaker_named = saying.speaker
        name = f"{saying.speaker}: " if is_other and saying.speaker else ""
        if not self._settings.read_names:
            name = ""
        self._before_words = len(name)
        return name + saying.words

    def _show(self, place: int, *, is_about: bool) -> None:
        place = min(place, max(0, self.length - 1))
        self.spoken = spoken_at(self._reading, place, is_about=is_about)
        self.moved.emit()

    # -- what the speaker tells ------------------------------------------------------------------

    def _told(self) -> None:
        state, saying = self._speaker.state, self._saying
        if state is SpeakerState.FAILED:
            self.is_playing = False
            self.failed.emit(self._speaker.trouble)
        elif state is SpeakerState.QUIET:
            if self.is_playing and saying is not None:
                self._go_on(saying.end)
            elif self.is_playing and not self._round.isActive():
                self._say_next()
            if saying is None:  # voices were looked for until now
                self.changed.emit()
        elif saying is not None and (reached := self._speaker.reached) is not None:
            within = reached - self._before_words
            if within >= 0:
                self._show(saying.start + within, is_about=False)

    def _choose(self) -> bool:
        """Take a voice for this language, once; return whether there is one.

        A transcript that does not say its language is taken for one in that of the window.
        """
        if not self._has_voice:
            told = self._reading.transcript.language
            wanted = self._voice_of(self.language)
            if not self._speaker.choose(told or language(), wanted) and told:
                self.is_playing = False
                self.failed.emit(_no_voice(told))
                return False
            self._has_voice = True
            self._speaker.set_speed(self.speed)
        return True


def _no_voice(tag: str) -> ReaderError:
    return ReaderError(
        tr(
            "No voice on this computer speaks {language}, so this is not read aloud: one can be "
            "added in the settings of the system.",
            language=language_name(tag),
        )
    )
