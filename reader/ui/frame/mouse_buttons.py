"""The buttons of a mouse that lead back and forward."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent

from reader.ui.state.session import Session


class MouseButtons(QObject):
    """Watches what the system sends to the handle of a window, where it comes first.

    So the buttons work over fields and menus too, which would keep them to themselves.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if event.button() == Qt.MouseButton.BackButton:
                self._session.back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self._session.forward()
                return True
        return False
