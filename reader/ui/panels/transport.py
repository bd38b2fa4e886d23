"""The bar at the foot of the page by which a recording is heard, or offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QStyle,
    QToolButton,
    QWidget,
)

from reader.model.timecode import clock
from reader.ui.actions.action import Bound, bare
from reader.ui.actions.actions import row_menu, sequences
from reader.ui.panels.told_place import ToldPlace
from reader.ui.parts import plain
from reader.ui.parts.focusing import holds_keyboard
from reader.ui.parts.icons import icon
from reader.ui.parts.theme import Appearance, Theme, set_role
from reader.ui.state.listening import Listening
from reader.wording import tr, trc

if TYPE_CHECKING:
    from reader.ui.state.sound.aloud import Aloud
    from reader.ui.state.sound.playing import Playing

# The slider is at least so wide, and has so much room before anything else has any.
_LEAST_SLIDER, _GOOD_SLIDER = 64, 100
_SHORT: Final = 120_000
_SECOND, _TENTH = 1_000, 100


class Transport(QFrame):
    """Shows one line: what is offered, the recording that is open, or what is read aloud of which
    transcript; else nothing.

    *Signals*: ``left()``: the bar had the keyboard and has gone.
    """

    left = Signal()

    def __init__(
        self, listening: Listening, appearance: Appearance, actions: Mapping[str, Bound]
    ) -> None:
        """``actions`` are those of recordings by their ids."""
        super().__init__()
        self._listening, self._actions = listening, actions
        self._look = appearance.theme
        self._icons: dict[QToolButton, str] = {}
        self._unit, self._measured = _SECOND, ("", 0)
        self._told = ToldPlace()
        set_role(self, "transport")
        self.setAccessibleName(tr("Recording"))
        self.offer = plain.label()
        set_role(self.offer, "quiet")
        # Translators: a button that opens the recording
        self.listen = QPushButton(tr("Listen"))
        self.listen.clicked.connect(listening.toggle)
        self.play = self._button("play")
        self.sentences = self._button("sentence-back"), self._button("sentence-forward")
        self.skips = self._button("skip-back"), self._button("skip-forward")
        self.at, self.length = plain.label(), plain.label()
        set_role(self.length, "quiet")
        self.place = _PlaceSlider()
        self.place.setAccessibleName(tr("Place in the recording"))
        self.place.moved.connect(self._seek)
        self.speed = QToolButton()
        self.speed.clicked.connect(self._choose_speed)
        self.loop = self._button("loop")
        self.loop.setCheckable(True)
        # Translators: a button: the text goes along with the voice again
        self.voice = QToolButton()
        self.voice.setAccessibleName(trc("who reads aloud", "Voice"))
        plain.set_tooltip(self.voice, tr("Which voice reads aloud"))
        self.voice.clicked.connect(self._choose_voice)
        self._icons[self.voice] = "voice"
        self.follow = QPushButton(tr("Follow"))
        plain.set_tooltip(self.follow, self._tip("follow"))
        self.follow.clicked.connect(listening.resume_following)
        self.closer = self._button("close-recording", look="close")
        self.stopper = self._button("stop-reading", look="close")
        for button in (self.speed, *self._icons):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.way_in = self.play
        self._arrange()
        self._recolour(appearance.theme)
        appearance.theme_changed.connect(self._recolour)
        listening.changed.connect(self.tell)
        listening.moved.connect(self._tell_place)
        listening.following_changed.connect(self.tell)

    # -- showing ---------------------------------------------------------------------------------

    def tell(self) -> None:
        """Show how things stand."""
        listening, heard = self._listening, self._listening.heard
        aloud, offered = listening.aloud, listening.offered if heard is None else None
        is_looking = aloud is not None and aloud.is_loading
        # Whoever pressed Listen goes on in the text: Qt would hand the keyboard to the next button
        # in the row, Close, and the next Space would end what was just begun.
        had_keyboard = holds_keyboard(self)
        is_taken_up = self.listen.hasFocus() and offered is None
        self.setVisible(heard is not None or offered is not None)
        self.offer.setVisible(offered is not None or is_looking)
        self.listen.setVisible(offered is not None)
        for part in self._parts:
            part.setVisible(heard is not None and not is_looking)
        room = self.follow.sizePolicy()  # kept while the page goes along: the slider stays as it is
        room.setRetainSizeWhenHidden(heard is not None and not is_looking)
        self.follow.setSizePolicy(room)
        # What plays goes to the right in all languages, as its signs do; words do not.
        if heard is not None and not is_looking:
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        else:
            self.unsetLayoutDirection()
        self.stopper.setVisible(aloud is not None)
        self.closer.setVisible(aloud is None)
        self.setAccessibleName(tr("Read aloud") if aloud is not None else tr("Recording"))
        if offered is not None:
            name = plain.one_line(offered.name, 80)
            self.offer.setText(tr("A recording lies beside this transcript: {}").format(name))
        elif is_looking:
            self.offer.setText(tr("Looking for a voice …"))
        elif heard is not None:
            self._tell_heard(heard)
        if is_taken_up or (had_keyboard and not self.isVisible()):
            self.left.emit()

    def _tell_heard(self, heard: Playing | Aloud) -> None:
        is_aloud = heard is self._listening.aloud
        self._draw_play()
        self.speed.setText(f"{heard.speed:g}×")
        self.speed.setAccessibleName(tr("Speed {}").format(f"{heard.speed:g}"))
        tip = tr("How fast it is read") if is_aloud else tr("How fast the recording is played")
        plain.set_tooltip(self.speed, tip)
        self.loop.setChecked(heard.loop is not None)
        self.follow.setVisible(not self._listening.is_followed)
        name = tr("Place in the text") if is_aloud else tr("Place in the recording")
        self.place.setAccessibleName(name)
        self._fit()
        self._tell_place()

    def _tell_place(self) -> None:
        heard = self._listening.heard
        if heard is None:
            return
        if heard is self._listening.aloud:
            at, length, longest = f"{100 * heard.position // (heard.length or 1)} %", "100 %", ""
            told, unit = at, 1
        else:
            at, length = clock(heard.position), clock(heard.length)
            longest, told = length, tr("{time} of {length}", time=at, length=length)
            unit = _TENTH if heard.length < _SHORT else _SECOND
        if (length, heard.length) != self._measured:
            self._measured, self._unit = (length, heard.length), unit
            self.length.setText(longest)
            self.place.setRange(0, heard.length // unit)
            self.place.setPageStep(max(1, 10_000 // unit if longest else heard.length // 10))
            self.place.setSingleStep(max(1, 5_000 // unit if longest else heard.length // 50))
            self.at.setFixedWidth(self.at.fontMetrics().horizontalAdvance(length))
            self.at.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.at.setText(at)
        if not self._told.is_news(self.place, heard.position, is_playing=heard.is_playing):
            self.place.show_at(heard.position // self._unit)
            return
        if told != self.place.accessibleDescription():
            self.place.setAccessibleDescription(told)
        if not self.place.isSliderDown():
            self.place.setValue(heard.position // self._unit)

    def _draw_play(self) -> None:
        heard = self._listening.heard
        is_playing = heard is not None and heard.is_playing
        name, words = ("pause", tr("Pause")) if is_playing else ("play", tr("Play"))
        self.play.setAccessibleName(words)
        if self._icons[self.play] != name:
            self._icons[self.play] = name
            self.play.setIcon(icon(name, self._look))

    def _recolour(self, look: Theme) -> None:
        self._look = look
        for button, name in self._icons.items():
            button.setIcon(icon(name, look))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for, first what the keyboard does as well."""
        row = self.layout()
        if self._listening.heard is None or not self.offer.isHidden() or row is None:
            return
        is_recording = self._listening.here is not None
        giving_way = (
            ((*self.skips,), is_recording),
            ((self.length,), is_recording),
            ((self.voice,), not is_recording),
            ((self.speed,), True),
            ((self.loop,), True),
            ((self.at,), True),
            ((*self.sentences,), True),
        )
        for parts, is_wanted in giving_way:
            for part in parts:
                part.setVisible(is_wanted)
        self.place.setMinimumWidth(_GOOD_SLIDER)
        for parts, _ in giving_way:
            if row.minimumSize().width() <= self.width():
                break
            for part in parts:
                part.setVisible(False)
        self.place.setMinimumWidth(_LEAST_SLIDER)

    # -- what the person does --------------------------------------------------------------------

    def _seek(self, value: int) -> None:
        if self._listening.heard is not None:
            self._listening.heard.seek(value * self._unit)

    def _choose_speed(self) -> None:
        heard = self._listening.heard
        if heard is None:
            return
        from reader.ui.state.sound.playing import SPEEDS

        rows = [(f"{speed:g}×", lambda speed=speed: heard.set_speed(speed)) for speed in SPEEDS]
        menu = row_menu(self, rows)
        menu.popup(self.speed.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _choose_voice(self) -> None:
        reads = self._listening.aloud
        if reads is None:
            return
        choose = self._listening.set_voice
        rows = [(plain.menu_text(one), lambda one=one: choose(one)) for one in reads.voices]
        menu = row_menu(self, rows)
        menu.popup(self.voice.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    # -- making it -------------------------------------------------------------------------------

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(4)
        back, forward = zip(self.sentences, self.skips, strict=True)
        row.addWidget(self.offer, 1)
        row.addWidget(self.listen)
        self._parts: list[QWidget] = [back[0], back[1], self.play, forward[1], forward[0]]
        self._parts += [self.at, self.place, self.length, self.speed, self.voice, self.loop]
        self._parts.append(self.follow)
        for part in self._parts:
            if part is self.at:
                row.addSpacing(4)
            row.addWidget(part, 1 if part is self.place else 0)
        row.addWidget(self.closer)
        row.addWidget(self.stopper)

    def _button(self, name: str, look: str = "") -> QToolButton:
        action, callback = self._actions[name]
        button = QToolButton()
        button.setAccessibleName(bare(action.words))
        plain.set_tooltip(button, self._tip(name))
        self._icons[button] = look or action.icon
        assert callback is not None
        if action.is_switch:
            button.clicked.connect(lambda on: callback(on))
        else:
            value = action.value
            button.clicked.connect(lambda: callback(value) if value else callback())
        return button

    def _tip(self, name: str) -> str:
        action = self._actions[name].action
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in sequences(action)]
        return f"{action.tip} ({keys[0]})" if keys else action.tip


class _PlaceSlider(QSlider):
    """A slider that goes where it is clicked.

    *Signals*: ``moved(int)``: the person has moved it there.
    """

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setMinimumWidth(_LEAST_SLIDER)
        self.actionTriggered.connect(lambda _: self.moved.emit(self.sliderPosition()))

    def show_at(self, value: int) -> None:
        """Stand there as seen, and tell nobody who hears it."""
        if not self.isSliderDown():
            self.setTracking(False)
            self.setSliderPosition(value)
            self.setTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._begin_where_it_stands()
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._begin_where_it_stands()
        super().wheelEvent(event)

    def _begin_where_it_stands(self) -> None:
        self.setValue(self.sliderPosition())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            edge = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self)
            at = round(event.position().x()) - edge // 2
            value = QStyle.sliderValueFromPosition(
                self.minimum(), self.maximum(), at, self.width() - edge
            )
            self.setSliderPosition(value)
            self.moved.emit(value)
        super().mousePressEvent(event)
