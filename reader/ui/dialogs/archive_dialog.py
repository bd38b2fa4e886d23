"""The dialog that asks for the address of an archive, and stays until it has been reached."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from reader.errors import ReaderError
from reader.ui.parts import plain
from reader.ui.parts.background import Background, Job
from reader.ui.parts.dialog_parts import ending
from reader.ui.parts.theme import set_role
from reader.wording import tr

_LONGEST = 500
_WIDTH = 520


class ArchiveDialog(QDialog):
    """Asks for an address and looks beside the window whether an archive is there.

    ``look`` does that, on another thread; what it raises is told in the dialog.

    *Signals*: ``chosen(str)``: there is one at this address.
    """

    chosen = Signal(str)

    def __init__(
        self, parent: QWidget, look: Callable[[str], object], background: Background
    ) -> None:
        super().__init__(parent)
        self._look, self._background = look, background
        self._job: Job | None = None
        self.setWindowTitle(tr("Open an Archive"))
        words = plain.label(
            tr(
                "An archive is a library that many share, in a PostgreSQL database. Whoever looks "
                "after it tells you the address."
            ),
            wrap=True,
        )
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText("postgresql://PERSON@HOST/DATABASE")
        self.field.setAccessibleName(tr("Address"))
        hint = plain.label(
            tr(
                "A password is not part of it: that is read from a password file (~/.pgpass or "
                "PGPASSFILE), a service file of PostgreSQL or the keyring of the system."
            ),
            wrap=True,
        )
        set_role(hint, "quiet")
        self.said = plain.label(wrap=True, selectable=True)
        form = QFormLayout()
        form.addRow(tr("&Address"), self.field)
        row, self.open_button = ending(self, tr("&Open"))
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        rows.addWidget(words)
        rows.addLayout(form)
        rows.addWidget(hint)
        rows.addWidget(self.said)
        rows.addStretch(1)
        rows.addWidget(row)
        self.said.hide()
        self.field.textChanged.connect(lambda _: self._allow())
        self.finished.connect(lambda _: self._stop())
        self._allow()
        self.resize(_WIDTH, self.sizeHint().height())

    def accept(self) -> None:
        """Look whether there is one; the dialog goes once there is."""
        address = self.field.text().strip()
        if not address or self._job is not None:
            return
        self._say(tr("Looking for the archive …"), "quiet")
        self._job = self._background.run(
            lambda: self._look(address), lambda _: self._reached(address), self._refused
        )
        self._allow()

    def _reached(self, address: str) -> None:
        self._job = None
        super().accept()
        self.chosen.emit(address)

    def _refused(self, error: ReaderError) -> None:
        self._job = None
        self._say(str(error), "warning")
        self._allow()
        self.field.setFocus()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _allow(self) -> None:
        """Let nothing be changed while it is looked for, and ask nothing where nothing is typed."""
        is_looking = self._job is not None
        self.field.setReadOnly(is_looking)
        self.open_button.setEnabled(bool(self.field.text().strip()) and not is_looking)

    def _say(self, words: str, role: str) -> None:
        set_role(self.said, role)
        self.said.setText(words)
        self.said.show()
        layout = self.layout()
        assert layout is not None
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
