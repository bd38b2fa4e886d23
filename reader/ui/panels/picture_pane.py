"""The picture of a video over the text, or in a window of its own, as it is heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from reader.kept.settings import Settings
from reader.model.timecode import clock
from reader.ui.panels.told_place import ToldPlace
from reader.ui.parts import plain
from reader.ui.parts.icons import icon
from reader.ui.parts.panel_parts import Panel
from reader.ui.parts.theme import Appearance, Theme
from reader.ui.state.listening import Listening
from reader.wording import tr

if TYPE_CHECKING:
    from reader.ui.state.sound.playing import Playing

_LEAST: Final = QSize(120, 68)
_RING: Final = 2
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PicturePane(Panel):
    """Shows the picture of the recording of the transcript shown, with what is done with it beside.

    It takes the keyboard by Tab and F6 alone, never by itself. Space plays and pauses, the arrows
    go by five seconds, Enter or a double click take it out of the window or back.

    *Signals*: ``switched_off()``: the person wants to see it no longer.
    """

    switched_off = Signal()

    def __init__(
        self,
        listening: Listening,
        settings: Settings,
        appearance: Appearance,
        buttons: Sequence[QToolButton],
    ) -> None:
        """``buttons`` stand beside the picture."""
        super().__init__(tr("Picture of the video"))
        self._listening, self._settings = listening, settings
        self._playing: Playing | None = None
        self._told = ToldPlace()
        self.screen_ = Screen(appearance)
        self.way_in = self.screen_
        self.off = QToolButton()
        self.off.setAccessibleName(tr("Hide the picture"))
        plain.set_tooltip(self.off, tr("Hide the picture; the Listen menu shows it again"))
        self.off.clicked.connect(lambda: self.switched_off.emit())
        side = QVBoxLayout()
        side.setContentsMargins(2, 4, 4, 4)
        side.setSpacing(2)
        for button in (self.off, *buttons):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            side.addWidget(button)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.screen_, 1)
        row.addLayout(side)
        self.screen_.left.connect(self.left)
        self.screen_.toggled.connect(listening.toggle)
        self.screen_.skipped.connect(self._skip)
        self.screen_.parted.connect(self._part)
        listening.changed.connect(self._look)
        listening.moved.connect(self._tell_place)
        appearance.theme_changed.connect(self._recolour)
        self._recolour(appearance.theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put the picture back over the text where its own window is closed."""
        event.ignore()
        self._settings.set("picture_apart", False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        """Have pictures shown for as long as they are seen."""
        here, was = self._listening.here, self._playing
        if was is not None and was is not here and was is self._listening.playing:
            was.look(None)
        if here is not was:
            self._playing = here
            self.screen_.show_picture(None)
        if here is not None:
            here.look(self.screen_.show_picture if self.isVisible() else None)
        self._tell_place()

    def _tell_place(self) -> None:
        here = self._listening.here
        if here is None or not self.isVisible():
            return
        if self._told.is_news(self.screen_, here.position, is_playing=here.is_playing):
            at, length = clock(here.position), clock(here.length)
            told = tr("{time} of {length}", time=at, length=length)
            if told != self.screen_.accessibleDescription():
                self.screen_.setAccessibleDescription(told)

    def _skip(self, step: int) -> None:
        if self._listening.here is not None:
            self._listening.here.skip(step)

    def _part(self) -> None:
        self._settings.set("picture_apart", not self._settings.picture_apart)

    def _recolour(self, look: Theme) -> None:
        self.off.setIcon(icon("close", look))


class Screen(QWidget):
    """Shows one picture as large as there is room for.

    *Signals*: ``toggled()``: play or pause; ``skipped(int)``: go on (1) or back (-1);
    ``parted()``: out of the window, or back; ``left()``: the keyboard is to go to the page.
    """

    toggled = Signal()
    skipped = Signal(int)
    parted = Signal()
    left = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.picture: QImage | None = None
        self.setMinimumSize(_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Picture of the video"))

    def show_picture(self, picture: QImage | None) -> None:
        """Show another picture, or none."""
        self.picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(426, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._place(self.picture.size()), self.picture)
        if self.hasFocus():
            painter.setPen(QPen(self._appearance.theme.accent, _RING))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _place(self, size: QSize) -> QRectF:
        """Where a picture of a size stands: whole, in its own shape, in the middle."""
        room = self.rect().adjusted(_RING, _RING, -_RING, -_RING)
        shown = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        x, y = (room.width() - shown.width()) / 2, (room.height() - shown.height()) / 2
        return QRectF(room.x() + x, room.y() + y, shown.width(), shown.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggled.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggled.emit()  # the first click has toggled it as well
            self.parted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self.toggled.emit()
        elif key in _STEPS:
            self.skipped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.parted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
