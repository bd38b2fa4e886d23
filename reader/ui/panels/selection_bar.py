"""A small bar beside words selected with the mouse, with what is mostly done with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from reader.ui.actions.actions import Actions
from reader.ui.pages.caret_view import CaretView
from reader.ui.parts.theme import set_role
from reader.wording import tr

BUTTONS = (
    *("highlight-yellow", "highlight-green", "highlight-blue", "highlight-pink"),
    *("highlight-violet", "note", "copy-with-source", "basket-add", "where-else"),
)
"""The actions that have a button, in their order."""

_GAP = 8
_MODIFIERS = (
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta),
    Qt.Key.Key_AltGr,
)
_STILL_READING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class SelectionBar(QFrame):
    """Shown over a page for as long as the words stay selected and where they are.

    It never takes the keyboard: the page's own menu has the same for the keyboard.
    """

    def __init__(self, page: CaretView, actions: Actions) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("selection-bar")
        set_role(self, "floating")
        self.setAccessibleName(tr("What to do with the selected words"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for name in BUTTONS:
            button = self.buttons[name] = actions.button(name)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self.hide)
            if name == "note":
                row.addSpacing(8)
            row.addWidget(button)
        page.installEventFilter(self)
        page.selectionChanged.connect(self.hide)
        page.verticalScrollBar().valueChanged.connect(self.hide)
        self.hide()

    def show_beside_words(self) -> None:
        """Show it beside the selected words, unless there is no room but over them."""
        view, size = self._page.viewport(), self.sizeHint()
        cursor = self._page.textCursor()
        caret = self._page.cursorRect()
        is_at_end = cursor.position() >= cursor.anchor()
        layout = self._page.page_layout
        column = layout.column if layout is not None else (0, view.width())
        at = beside(size, view.rect(), self._page.selected_lines(), caret, column, below=is_at_end)
        if at is not None:
            self.setGeometry(QRect(view.mapTo(self._page, at), size))
            self.show()
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go at the next key, and when the page is another or leaves; Escape does nothing else."""
        kind = event.type()
        if not self.isVisible():
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() not in _MODIFIERS:
                self.hide()
            return event.key() == Qt.Key.Key_Escape
        is_away = isinstance(event, QFocusEvent) and event.reason() not in _STILL_READING
        if kind in (QEvent.Type.Hide, QEvent.Type.Resize) or (
            kind == QEvent.Type.FocusOut and is_away
        ):
            self.hide()
        return False


def beside(
    size: QSize,
    view: QRect,
    words: QRect,
    caret: QRect,
    column: tuple[int, int],
    *,
    below: bool,
) -> QPoint | None:
    """Return where in a view something of a size goes that must not hide some words.

    That is below them or above, where the caret is if there is room, or else in the margin of the
    ``column`` (left edge and width); None if there is no room anywhere.
    """
    furthest = view.width() - size.width() - _GAP
    x = max(_GAP, min(caret.center().x() - size.width() // 2, furthest))
    under, over = words.bottom() + 1 + _GAP, words.top() - _GAP - size.height()
    for y in (under, over) if below else (over, under):
        if _GAP <= y <= view.height() - size.height() - _GAP:
            return QPoint(x, y)
    left, right = column[0] - _GAP - size.width(), column[0] + column[1] + _GAP
    y = max(_GAP, min(caret.top(), view.height() - size.height() - _GAP))
    if right <= furthest:
        return QPoint(right, y)
    return QPoint(left, y) if left >= _GAP else None
