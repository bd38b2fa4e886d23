"""How a transcript comes here by way of a browser: three steps, each with a picture."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from reader.paths import resource
from reader.ui.parts import plain
from reader.ui.parts.panel_parts import heading
from reader.ui.parts.theme import Appearance, Theme, set_role
from reader.wording import tr

# In a narrower column the steps stand one below the other, with small pictures beside their words.
_ROOM_FOR_ALL = 480
_LARGE, _SMALL = QSize(144, 88), QSize(98, 60)
_BETWEEN = 16
_COLOURS = ("page", "border", "outline", "quiet", "text", "accent", "accent_text")


class BrowserSteps(QWidget):
    """Says what to do in a browser, in the order in which it is done."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        save, copy, paste = map(_keys, (_Key.Save, _Key.Copy, _Key.Paste))
        told = (
            (
                "show",
                tr("Show the transcript"),
                tr(
                    "Open the page of the video in your browser, and the transcript on it. On "
                    "YouTube: “…more” below the video, then “Show transcript”."
                ),
            ),
            (
                "save",
                tr("Save the page"),
                tr(
                    "{save} in the browser saves it. "
                    "Or select the transcript, and {copy} copies it.",
                    save=save,
                    copy=copy,
                ),
            ),
            (
                "bring",
                tr("Bring it here"),
                tr(
                    "Drop the saved file on this page, or open it with the button above. "
                    "Or {} pastes what you copied."
                ).format(paste),
            ),
        )
        self.steps = [
            _PicturedStep(name, f"{number}  {title}", words, appearance)
            for number, (name, title, words) in enumerate(told, 1)
        ]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(_BETWEEN)
        for step in self.steps:
            self._row.addWidget(step, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(heading(tr("With your browser, in three steps"), wrap=True))
        rows.addLayout(self._row)

    def minimumSizeHint(self) -> QSize:
        """Return what the steps take below each other: side by side they keep no page wide."""
        return QSize(_SMALL.width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the steps side by side where there is room for their words."""
        super().resizeEvent(event)
        has_room = self.width() >= max(_ROOM_FOR_ALL, 48 * self.fontMetrics().averageCharWidth())
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if has_room else down)
        for step in self.steps:
            step.set_large(has_room)


class _PicturedStep(QWidget):
    """One step: its picture above what is to be done, or beside it."""

    def __init__(self, name: str, title: str, words: str, appearance: Appearance) -> None:
        super().__init__()
        self.picture = _Picture(name, appearance)
        self.words = plain.label(words, wrap=True)
        set_role(self.words, "quiet")
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(heading(title, wrap=True))
        said.addWidget(self.words)
        said.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(8)
        self._parts.addWidget(
            self.picture, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        )
        self._parts.addLayout(said, 1)

    def set_large(self, is_large: bool) -> None:
        """Have a large picture above the words, or a small one beside them."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(down if is_large else across)
        self.picture.setFixedSize(_LARGE if is_large else _SMALL)


class _Picture(QWidget):
    """A drawing in the colours of the theme; what it shows is said beside it."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self._template = Template(resource(f"pictures/step-{name}.svg").read_text(encoding="utf-8"))
        self._drawing = QSvgRenderer(self)
        self.setFixedSize(_LARGE)
        appearance.theme_changed.connect(self._recolour)
        self._recolour(appearance.theme)

    def _recolour(self, look: Theme) -> None:
        colours = {name: getattr(look, name).name() for name in _COLOURS}
        self._drawing.load(QByteArray(self._template.substitute(colours).encode()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._drawing.render(QPainter(self), QRectF(self.rect()))


_Key = QKeySequence.StandardKey


def _keys(key: QKeySequence.StandardKey) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
