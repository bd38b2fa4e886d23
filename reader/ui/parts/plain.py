"""Words from a file, shown as they are: never as markup, a picture or an access key.

Labels, message boxes and tips of Qt guess whether they are given rich text, and load what it
points to. Whatever a stranger can have written goes into them through here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from reader.direction import turns_shown
from reader.patterns import lazy_pattern

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

Kind = Literal["information", "question", "warning", "error"]

_LONGEST = 300
_LONGEST_MENU = 80
_LONGEST_MESSAGE = 2_000
_SPACE = lazy_pattern(r"\s+")
_CONTROL = lazy_pattern("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")
# What html.escape does, without the table of all names that comes with it.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_ICONS = {
    "information": "Information",
    "question": "Question",
    "warning": "Warning",
    "error": "Critical",
}


def one_line(text: str, limit: int = _LONGEST) -> str:
    """Return ``text`` on one line of at most ``limit`` characters, cut with an ellipsis.

    Control characters are left out; marks that turn the direction of writing are spelled out.
    """
    whole = text.strip()
    if len(whole) <= limit and whole.isprintable() and "  " not in whole:
        return whole  # as nearly all are: nothing in it is a control or a mark, or can be joined
    head = whole[: 4 * limit + _LONGEST]  # enough to see what fits, however long the text is
    line = _SPACE.sub(" ", _visible(head)).strip()
    if len(line) <= limit and len(head) == len(whole):
        return line
    return f"{line[: limit - 1].rstrip()}…"


def label(text: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """Return a label that shows ``text``, and whatever it is given later, as it is."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


class PlaceLabel(QLabel):
    """Words at the side of a bar, which end with an ellipsis where they have no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("place")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        lacking = self.sizeHint().width() - self.width()
        if lacking <= 0:
            super().paintEvent(event)
            return
        metrics, words = self.fontMetrics(), self.text()
        room = metrics.horizontalAdvance(words) - lacking
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        look = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), look | Qt.TextFlag.TextSingleLine, shown)
        painter.end()


def tooltip(text: str, limit: int = _LONGEST) -> str:
    """Return ``text`` as a tip that shows it as it is, at most ``limit`` characters of it."""
    return f"<qt>{one_line(text, limit).translate(_ESCAPES)}</qt>" if text.strip() else ""


def set_tooltip(target: QWidget | QAction, text: str, limit: int = _LONGEST) -> None:
    """Give a widget or an action ``text`` as its tip; an action given "" has no tip of its own."""
    target.setToolTip(tooltip(text, limit))
    if isinstance(target, QWidget):
        # Without a description a screen reader is given the tip, markup and all.
        target.setAccessibleDescription(one_line(text, limit))


def show_tip(at: QPoint, text: str, over: QWidget, area: QRect) -> None:
    """Show ``text`` as a tip at a point of the screen, until the mouse leaves an area of a widget.

    "" puts away the tip that is shown.
    """
    QToolTip.showText(at, tooltip(text), over, area)


def menu_text(text: str, limit: int = _LONGEST_MENU) -> str:
    """Return ``text`` as the words of a menu entry or a button, without an access key of its own.

    A tab, which would begin the column of keys, and line breaks become spaces.
    """
    return one_line(text, limit).replace("&", "&&")


def window_title(text: str) -> str:
    """Return ``text`` as a window title; Qt would read ``[*]`` as its mark of unsaved changes."""
    return one_line(text).replace("[*]", "[*][*]")


def message(
    parent: QWidget | None,
    kind: Kind,
    text: str,
    details: str = "",
    buttons: Sequence[tuple[str, QMessageBox.ButtonRole]] = (),
) -> QMessageBox:
    """Return a message box that shows ``text``, ready for ``open()`` or ``exec()``.

    ``details`` are folded away behind a button. ``buttons`` are words with the part they play; the
    first is what Enter presses; with none there is a Close button. The box deletes itself.
    """
    from PySide6.QtWidgets import QMessageBox  # late: a start asks nothing

    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon[_ICONS[kind]])
    box.setText(_paragraphs(text))
    if details:
        box.setDetailedText(_visible(details))
    for number, (words, role) in enumerate(buttons):
        button = box.addButton(words, role)
        if number == 0:
            box.setDefaultButton(button)
    if not buttons:
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        box.setDefaultButton(QMessageBox.StandardButton.Close)  # and not the one for details
    return box


def _visible(text: str) -> str:
    return turns_shown(_CONTROL.sub("", text))


def _paragraphs(text: str) -> str:
    """The text of a message: its line breaks kept, its length bounded."""
    shown = _visible(text.strip())
    return shown if len(shown) <= _LONGEST_MESSAGE else f"{shown[: _LONGEST_MESSAGE - 1]}…"
