"""The dialog that asks what of an archive is taken along."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from reader.files import safe_name
from reader.library.apart import field_of
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending, let_shrink
from reader.ui.parts.theme import set_role
from reader.wording import tr

_LONGEST_NAME, _LONGEST_QUERY = 80, 1_000
_WIDTH = 520


class AlongDialog(QDialog):
    """Asks for a collection: all of the archive, a search, a tag or a folder; and for a name.

    *Signals*: ``chosen(str, str)``: what is searched for, "" for all, and what the copy is called.
    """

    chosen = Signal(str, str)

    def __init__(
        self,
        parent: QWidget,
        archive: str,
        query: str,
        tags: Sequence[str],
        folders: Sequence[str],
        taken: Sequence[str],
    ) -> None:
        super().__init__(parent)
        self._archive, self._taken = archive, frozenset(taken)
        self._is_named = False
        self.setWindowTitle(tr("Take Along"))
        words = plain.label(
            tr(
                "What you choose is copied to this computer, to read, search and note where the "
                "archive cannot be reached. Once it can be, both are synchronised: what was noted "
                "in either is in both."
            ),
            wrap=True,
        )
        self.what = QComboBox()
        self.what.addItem(tr("What a search finds"), None)
        self.what.addItem(tr("All of the archive"), "")
        for tag in tags:
            self.what.addItem(tr("Tag: {tag}", tag=plain.one_line(tag)), field_of("tag", tag))
        for folder in folders:
            self.what.addItem(
                tr("Folder: {folder}", folder=plain.one_line(folder)), field_of("folder", folder)
            )
        let_shrink(self.what)
        self.query = QLineEdit(query)
        self.query.setMaxLength(_LONGEST_QUERY)
        self.query.setPlaceholderText(tr("water tag:hearing after:2021"))
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        self.said = plain.label(wrap=True)
        set_role(self.said, "warning")
        self.said.hide()
        form = QFormLayout()
        form.addRow(tr("&What"), self.what)
        form.addRow(tr("&Search"), self.query)
        form.addRow(tr("&Name"), self.name)
        row, self.take_button = ending(self, tr("&Take Along"))
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        rows.addWidget(words)
        rows.addLayout(form)
        rows.addWidget(self.said)
        rows.addStretch(1)
        rows.addWidget(row)
        self.what.currentIndexChanged.connect(lambda _: self._follow())
        self.query.textChanged.connect(lambda _: self._follow())
        self.name.textEdited.connect(lambda _: self._name())
        self._follow()
        self.resize(_WIDTH, self.sizeHint().height())

    @property
    def wanted(self) -> str:
        """What is searched for, "" for all."""
        chosen = self.what.currentData()
        return self.query.text().strip() if chosen is None else str(chosen)

    def accept(self) -> None:
        """Say what is to be taken along, if that is a search."""
        from reader.errors import QueryError
        from reader.library.searches.query import read

        try:
            if self.wanted:
                read(self.wanted)
        except QueryError as error:
            self.refuse(str(error))
            return
        super().accept()
        self.chosen.emit(self.wanted, safe_name(self.name.text().strip()))

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be taken along."""
        self.said.setText(sentence)
        self.said.show()
        layout = self.layout()
        assert layout is not None
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _name(self) -> None:
        self._is_named = bool(self.name.text().strip())
        self._allow()

    def _follow(self) -> None:
        """Search only where that is chosen, and call it by that until it has a name."""
        self.query.setEnabled(self.what.currentData() is None)
        if not self._is_named:
            what = self.wanted or tr("all")
            self.name.setText(f"{self._archive}, {what}"[:_LONGEST_NAME])
        self._allow()

    def _allow(self) -> None:
        name = safe_name(self.name.text().strip())
        is_all = self.what.currentData() == ""
        self.take_button.setEnabled(bool(name) and (is_all or bool(self.wanted)))
        is_known = name in self._taken
        self.said.setVisible(is_known)
        if is_known:
            self.said.setText(
                tr("A copy is called so already: it takes this along from now on, and stays.")
            )
