"""The recording as a strip above its bar: to see, to go to, and to select words by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QApplication

from reader.direction import in_a_row
from reader.kept.settings import Settings
from reader.model.hearing.timeline import Timeline
from reader.model.highlight import COLOURS
from reader.model.overview import Overview, overview
from reader.model.timecode import clock
from reader.ui.panels.sound_lanes import (
    HEIGHT,
    Lanes,
    ShownTime,
    chapters,
    draw_place,
    draw_selected,
)
from reader.ui.panels.told_place import ToldPlace
from reader.ui.parts import plain
from reader.ui.parts.theme import Appearance
from reader.ui.state.highlights import Highlights
from reader.ui.state.listening import Listening
from reader.ui.state.session import Session
from reader.ui.state.sound.waveform import Waveform
from reader.wording import joined, quoted, tr, trn

if TYPE_CHECKING:
    from reader.ui.state.sound.playing import Playing

_SECOND: Final = 1_000
_STEP: Final = 5_000
_PAGE: Final = 30_000
_NEAREST: Final = 5_000  # so little is shown at the most, in milliseconds
_ZOOM: Final = 2
_SHOWN: Final = 120
_NEAR: Final = 4
_WHEEL_STEP: Final = 120
# How many milliseconds a key goes; with Shift the words from there are selected.
_KEYS: Final = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
_LARGER: Final = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)


class SoundStrip(QAbstractSlider):
    """Shows the loudness of the recording that is open, with chapters, hits, speakers, highlights.

    A click goes to a moment, a drag selects the words that are heard there. By keyboard the arrows
    go by 5 seconds, with Shift they select; + and - show less and more of it.

    *Signals*: ``left()``: the strip had the keyboard and has gone.
    """

    left = Signal()

    def __init__(
        self,
        listening: Listening,
        session: Session,
        highlights: Highlights,
        waveform: Waveform,
        settings: Settings,
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self._listening, self._session, self._highlights = listening, session, highlights
        self._waveform, self._settings, self._appearance = waveform, settings, appearance
        self._timeline: Timeline | None = None
        self._overview = Overview()
        self._playing: Playing | None = None
        self._start, self._length, self._place = 0, 0, 0
        self._picture: QPixmap | None = None
        self._pressed: int | None = None
        self._dragged: tuple[int, int] | None = None
        self._anchor: int | None = None
        self._told = ToldPlace()
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFixedHeight(HEIGHT + 8)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Sound of the recording"))
        self.valueChanged.connect(self._moved)
        for signal in (highlights.changed, waveform.changed, session.search.changed):
            signal.connect(self._change)
        appearance.theme_changed.connect(self._change)
        session.selection_changed.connect(self._selected)
        session.page_changed.connect(self._let_go)
        listening.changed.connect(self.tell)
        listening.moved.connect(self._tell_place)
        settings.watch(lambda _: self.tell(), "show_waveform", "skip_silence")

    # -- what is shown ---------------------------------------------------------------------------

    def tell(self) -> None:
        """Show the recording of the transcript shown, if it is open and the strip is wanted."""
        here = self._listening.here
        is_wanted = here is not None and self._settings.show_waveform
        playing = self._listening.playing
        is_read = self._settings.show_waveform or self._settings.skip_silence
        self._waveform.show(playing.path if playing is not None and is_read else None)
        had_keyboard = self.hasFocus()
        self.setVisible(is_wanted)
        if had_keyboard and not is_wanted:
            self.left.emit()
        if is_wanted:
            self._tell_place()

    @property
    def shown(self) -> ShownTime:
        """The part of the recording that is shown."""
        whole = self._whole
        length = min(self._length or whole, whole)
        return ShownTime(max(0, min(self._start, whole - length)), length, self.width())

    @property
    def _whole(self) -> int:
        here = self._listening.here
        return max(1, here.length if here is not None else 1)

    def _tell_place(self) -> None:
        here = self._listening.here
        if here is None or self.isHidden():
            return
        if here is not self._playing:
            self._begin(here)
        timeline = self._listening.timeline
        if timeline is not self._timeline:
            self._take(timeline)
        was, longest = self.value(), self.maximum()
        self.blockSignals(True)  # it is the recording that has moved, not the person
        self.setRange(0, here.length // _SECOND)
        if self._told.is_news(self, here.position, is_playing=here.is_playing):
            self.setValue(here.position // _SECOND)
        self.blockSignals(False)
        if longest != self.maximum():
            self._change()
        elif was != self.value():
            self._describe()
        was_seen = self._is_seen(self._place)
        self._place = min(here.position, self._whole - 1)
        # Who has moved the strip elsewhere wants to see what is there.
        if self._pressed is None and was_seen and not self._is_seen(self._place):
            self._show_from(self._place)
        self.update()

    def _begin(self, playing: Playing) -> None:
        """Show a recording that was not shown before, the whole of it."""
        self._playing, self._pressed = playing, None
        self._start, self._length, self._place = 0, 0, 0
        self._let_go()
        self._change()

    def _is_seen(self, time: int) -> bool:
        shown = self.shown
        return shown.start <= time < shown.end

    def _take(self, timeline: Timeline | None) -> None:
        """Show the words as they are set now."""
        self._timeline, self._overview = timeline, Overview()
        self._change()
        if timeline is None:
            return

        def done(found: Overview) -> None:
            if self._timeline is timeline:
                self._overview = found
                self._change()

        here, session = self._session.transcript, self._session
        session.background.do(
            lambda: overview(timeline.reading),
            done,
            session.tell_failed,
            is_long=here is not None and here.is_long,
        )

    def _change(self, _: object = None) -> None:
        """Have everything drawn anew when it is next seen."""
        self._picture = None
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Say where it is and what is shown, for who does not see it."""
        here = self._listening.here
        if here is None:
            return
        place = tr("{time} of {length}", time=clock(here.position), length=clock(here.length))
        marked, count = len(self._highlights.items), self._session.search.state.count
        titles = len(self._overview.titles)
        parts = (
            place,
            trn("{n} chapter", "{n} chapters", titles) if titles else "",
            joined(plain.one_line(name, 60) for name in self._overview.voices),
            trn("{n} highlight", "{n} highlights", marked) if marked else "",
            trn("{n} hit", "{n} hits", count) if count else "",
            self._state,
        )
        self.setAccessibleDescription("; ".join(filter(None, parts)))

    @property
    def _state(self) -> str:
        """What is to be said where the sound is not drawn, or not all of it."""
        if self._waveform.trouble:
            trouble = plain.one_line(self._waveform.trouble, _SHOWN)
            return tr("The sound cannot be drawn: {}.").format(trouble.rstrip("."))
        return "" if self._waveform.is_read else tr("The sound is being read.")

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        here, look, shown = self._listening.here, self._appearance.theme, self.shown
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.window)
        painter.fillRect(0, 0, self.width(), 1, look.border)
        painter.translate(0, 4)
        if here is not None:
            place = shown.x(here.position)
            for first, last in self._selected_times():
                draw_selected(painter, shown.x(first), shown.x(last), look)
            painter.drawPixmap(0, 0, self._drawn(shown))
            draw_place(painter, place, look)
            if self._waveform.trouble:
                painter.setPen(look.text)
                box = QRect(16, 12, self.width() - 32, 32)
                words = painter.fontMetrics().elidedText(
                    self._state, Qt.TextElideMode.ElideRight, box.width()
                )
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            painter.translate(0, -4)
            painter.setPen(look.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()

    def _drawn(self, shown: ShownTime) -> QPixmap:
        """All that does not move, drawn once."""
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(round(self.width() * ratio), round(HEIGHT * ratio))
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            marks, search = self._highlights.marks, self._session.search.state
            lanes = Lanes(self._waveform.values, self._timeline, self._overview, marks, search)
            lanes.draw(painter, shown, self._appearance.theme)
            painter.end()
        return self._picture

    def _selected_times(self) -> list[tuple[int, int]]:
        if self._dragged is not None:
            return [(min(self._dragged), max(self._dragged))]
        selection, timeline = self._session.selection, self._timeline
        if selection is None or timeline is None:
            return []
        first, last = map(timeline.heard, timeline.reading.range(selection))
        return [(first, last)] if first is not None and last is not None else []

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._change()

    # -- more and less of it ---------------------------------------------------------------------

    def zoom(self, step: int, at: int) -> None:
        """Show half as much of the recording (1), or twice as much (-1), around a time."""
        shown, whole = self.shown, self._whole
        length = shown.length // _ZOOM if step > 0 else shown.length * _ZOOM
        self._length = min(max(length, min(_NEAREST, whole)), whole)
        share = (at - shown.start) / max(1, shown.length)
        self._show_from(at - round(share * self._length))

    def _show_from(self, start: int) -> None:
        self._start = max(
            0, min(start, self._whole - min(self._length or self._whole, self._whole))
        )
        self._change()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or -event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoom(1 if turned > 0 else -1, self.shown.time(event.position().x()))
        else:
            self._show_from(self.shown.start - turned * self.shown.length // (10 * _WHEEL_STEP))
        event.accept()

    # -- going and selecting ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, key = self._listening.here, event.key()
        if here is None:
            return
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = _KEYS.get(Qt.Key(key))
        places = {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: here.length,
            Qt.Key.Key_PageUp: here.position - _PAGE,
            Qt.Key.Key_PageDown: here.position + _PAGE,
        }
        if step is not None and is_shifted:
            self._extend(step)
        elif step is not None:
            self._go(here.position + step)
        elif key in places:
            self._go(places[Qt.Key(key)])
        elif key in _LARGER or key == Qt.Key.Key_Minus:
            self.zoom(-1 if key == Qt.Key.Key_Minus else 1, here.position)
        elif key == Qt.Key.Key_Space:
            here.toggle()
        else:
            event.ignore()  # Escape is for the window

    def _moved(self, value: int) -> None:
        """Go where something other than a hand has moved it, such as a screen reader."""
        self._go(value * _SECOND)

    def _go(self, time: int) -> None:
        """Go to a moment and show it; what is selected from now on begins there."""
        here = self._listening.here
        if here is None:
            return
        self._let_go()
        place = max(0, min(time, self._whole - 1))
        if not self._is_seen(place):
            self._show_from(place)
        here.seek(time)

    def _let_go(self, _: object = None) -> None:
        """Have no end of a selection in hand any more."""
        self._dragged = self._anchor = None
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._let_go()

    def _extend(self, step: int) -> None:
        """Select the words from where the recording is, and so much more or less of them."""
        here = self._listening.here
        assert here is not None
        if self._anchor is None or self._dragged is None:
            self._anchor = here.position
        last = self._dragged[1] if self._dragged is not None else self._anchor
        self._dragged = (self._anchor, max(0, min(last + step, here.length)))
        self._select(*self._dragged)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = round(event.position().x()), None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = round(event.position().x())
        if self._pressed is None:
            return
        is_dragged = abs(x - self._pressed) >= QApplication.startDragDistance()
        if is_dragged or self._dragged is not None:
            self._dragged = (self.shown.time(self._pressed), self.shown.time(x))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here, pressed, dragged = self._listening.here, self._pressed, self._dragged
        self._pressed = self._dragged = None
        if here is None or pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if dragged is not None:
            self._select(*dragged)
        else:
            self._go(self._moment(pressed))
        self.update()

    def _moment(self, x: int) -> int:
        """Return the time at a pixel; near to the flag of a chapter, where that begins."""
        for _, time in chapters(self._overview, self._timeline) if self._timeline else ():
            if abs(self.shown.x(time) - x) <= _NEAR:
                return time
        return self.shown.time(x)

    def _select(self, one: int, other: int) -> None:
        """Select the words that are heard between two times."""
        timeline, here = self._timeline, self._session.transcript
        words = timeline.words(min(one, other), max(one, other)) if timeline is not None else None
        if words is None or timeline is None or here is None:
            self._session.tell(tr("No words are told to be heard there."))
            return
        self._listening.say(plain.one_line(timeline.reading.text[slice(*words)], _SHOWN))
        self._session.go_to(timeline.reading.span(*words))

    def _selected(self, _: object) -> None:
        if not self.hasFocus():
            self._let_go()
        self.update()

    # -- pointing --------------------------------------------------------------------------------

    def told_at(self, x: int) -> str:
        """Return what stands at a pixel: time, chapter, speaker, words, highlight."""
        time, timeline = self.shown.time(x), self._timeline
        if timeline is None:
            return clock(time)
        before = [words for words, at in chapters(self._overview, timeline) if at <= time]
        parts = [clock(time), plain.one_line(before[-1], _SHOWN) if before else ""]
        number = timeline.cue_at(time)
        if number is not None:
            cue = timeline.reading.transcript.cues[number]
            parts += [
                plain.one_line(cue.speaker, 60),
                quoted(plain.one_line(cue.text, _SHOWN)),
            ]
        for mark in self._highlights.marks:
            times = tuple(map(timeline.heard, timeline.reading.range(mark.span)))
            if times[0] is not None and times[0] <= time <= (times[1] or times[0]):
                parts.append(COLOURS.get(mark.colour, ""))
        return in_a_row(parts)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            x = event.pos().x()
            area = QRect(x - 2, 0, 4, self.height())
            plain.show_tip(event.globalPos(), self.told_at(x), self, area)
            return True
        return super().event(event)
