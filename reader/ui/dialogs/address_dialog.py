"""The dialog that gets a transcript from an address."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.pages.fetch_panel import FetchPanel
from reader.ui.parts import plain
from reader.ui.parts.theme import Appearance, set_role
from reader.ui.state.fetching import OFFLINE, Fetching, Target
from reader.wording import tr

_LONGEST = 4_096
_LEAST_HEIGHT = 200


class AddressDialog(QDialog):
    """Asks for an address, and stays until a transcript has come from there or it is closed."""

    def __init__(
        self, parent: QWidget, fetching: Fetching, appearance: Appearance, address: str
    ) -> None:
        super().__init__(parent)
        self._fetching = fetching
        self.setWindowTitle(tr("Open Address"))
        self.field = QLineEdit(address)
        self.field.setAccessibleName(tr("Address"))
        self.field.setPlaceholderText(tr("https://…"))
        self.field.setMaxLength(_LONGEST)
        self.get = QPushButton(tr("&Get It"))
        self.get.setDefault(True)
        hint = plain.label(
            tr("A page with a video, a caption file, or the feed of a podcast."), wrap=True
        )
        set_role(hint, "quiet")
        self.panel = FetchPanel(fetching, appearance)
        self.panel.show_for(None)
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(self.get)
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        rows.addWidget(hint)
        rows.addLayout(line)
        rows.addWidget(self.panel)
        rows.addStretch(1)
        rows.addWidget(closing)
        self.resize(560, max(_LEAST_HEIGHT, self.sizeHint().height()))
        self.field.textChanged.connect(lambda _: self._show())
        self.get.clicked.connect(self._get)
        fetching.changed.connect(self._changed)
        fetching.fetched.connect(self._fetched)
        self.panel.left.connect(self._take_keyboard)
        self.finished.connect(lambda _: fetching.stop(None))
        if fetching.is_offline:
            hint.setText(OFFLINE)
        self._show()
        self.field.selectAll()

    def _get(self) -> None:
        self._fetching.get(None, self.field.text().strip())

    def _changed(self, target: Target) -> None:
        if target is None:
            self._show()

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return is_done

    def _fit(self) -> None:
        """Be as high as what is shown now; a width that was given by hand is kept."""
        layout = self.layout()
        assert layout is not None
        height = layout.totalHeightForWidth(self.width())
        self.resize(self.width(), max(_LEAST_HEIGHT, height))

    def _take_keyboard(self) -> None:
        """Take the keyboard back from the panel, to what can be mended or tried again."""
        self._show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        is_idle = not self.panel.is_in_the_way
        self.field.setEnabled(is_idle)
        can_ask = bool(self.field.text().strip()) and not self._fetching.is_offline
        had_keyboard = self.get.hasFocus() or self.field.hasFocus()
        self.get.setEnabled(is_idle and can_ask)
        if not is_idle and had_keyboard:
            self.panel.take_keyboard()

    def _fetched(self, target: Target) -> None:
        if target is None:
            self.accept()
