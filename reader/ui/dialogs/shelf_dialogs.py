"""The dialogs of the library: tags, the folder to watch, the copies to go back to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.files import absolute
from reader.kept.settings import Settings
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending, tags_of
from reader.ui.parts.theme import set_role
from reader.wording import number, tr, trn

if TYPE_CHECKING:
    from reader.library.values import Backup, Entry

_ROW = 16


class TagsDialog(QDialog):
    """Edits the tags that transcripts have in common.

    *Signals*: ``chosen(list, list)``: these tags are to be given, those taken away.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget, entries: Sequence[Entry], known: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tags"))
        tags = [set(entry.tags) for entry in entries]
        self._common = sorted(set.intersection(*tags))
        what = (
            plain.one_line(entries[0].title, 80)
            if len(entries) == 1
            else trn("{n} transcript", "{n} transcripts", len(entries))
        )
        self.field = QLineEdit(", ".join(self._common))
        self.field.setAccessibleName(tr("Tags"))
        self.field.setPlaceholderText(tr("nato, to quote, 2021"))
        hint = plain.label(tr("Tags are parted by commas."), wrap=True)
        set_role(hint, "quiet")
        rows = _rows(self, plain.label(what, wrap=True), self.field)
        if known:
            self._completer = QCompleter(self)
            self._completer.setModel(QStringListModel(list(known), self._completer))
            self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            shown = plain.one_line(", ".join(known), 200)
            hint.setText(tr("Tags are parted by commas. In use: {tags}", tags=shown))
        rows.addWidget(hint)
        rows.addWidget(ending(self, tr("&Set Tags"))[0])
        self.resize(440, self.sizeHint().height())

    def accept(self) -> None:
        """Say which tags have come and gone."""
        wanted = tags_of(self.field.text())
        add = [tag for tag in wanted if tag not in self._common]
        remove = [tag for tag in self._common if tag not in wanted]
        super().accept()
        if add or remove:
            self.chosen.emit(add, remove)


class WatchDialog(QDialog):
    """Names the folder that is watched."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Watch a Folder"))
        words = plain.label(
            tr(
                "Transcripts that are saved in this folder, or in a folder in it, are taken into "
                "the library by themselves. The files stay as they are."
            ),
            wrap=True,
        )
        self.field = QLineEdit(settings.watched_folder)
        self.field.setAccessibleName(tr("Folder to watch"))
        self.field.setPlaceholderText(tr("No folder is watched"))
        choose = QPushButton(tr("&Choose…"))
        choose.clicked.connect(self._choose)
        self._said = plain.label(wrap=True)
        set_role(self._said, "warning")
        self._said.hide()
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(choose)
        rows = _rows(self, words)
        rows.addLayout(line)
        rows.addWidget(self._said)
        rows.addWidget(ending(self, tr("&Watch It"))[0])
        self.resize(520, self.sizeHint().height())

    def accept(self) -> None:
        """Watch the folder, or none if the field is empty; say so where there is no such folder."""
        folder = self.field.text().strip()
        if folder and not os.path.isdir(folder):
            self._said.setText(tr("There is no such folder."))
            self._said.show()
            return
        self._settings.set("watched_folder", str(absolute(folder)) if folder else "")
        super().accept()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.windowTitle(), self.field.text())
        if chosen:
            self.field.setText(chosen)


class BackupsDialog(QDialog):
    """Lists the copies of the library.

    *Signals*: ``chosen(str)``: the name of the copy to go back to.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, backups: Sequence[Backup]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Restore a Copy of the Library"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Copies"))
        for backup in backups:
            made = backup.made[:16].replace("T", " ")
            item = QListWidgetItem(
                tr("{moment} UTC   ({size} MB)", moment=made, size=number(backup.size / 1e6, 1))
            )
            item.setData(Qt.ItemDataRole.UserRole, backup.name)
            # The padding that the style sheet gives a row is not counted by Qt.
            item.setSizeHint(QSize(0, self.list.fontMetrics().height() + _ROW))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        words = tr(
            "The library becomes what it was then. As it is now, it is copied first, so that "
            "nothing is lost."
        )
        rows = _rows(self, plain.label(words, wrap=True), self.list)
        rows.addWidget(ending(self, tr("&Restore"))[0])
        self.resize(440, 360)

    def accept(self) -> None:
        """Say which copy is chosen."""
        item = self.list.currentItem()
        super().accept()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _rows(dialog: QDialog, *widgets: QWidget) -> QVBoxLayout:
    rows = QVBoxLayout(dialog)
    rows.setSpacing(10)
    for widget in widgets:
        rows.addWidget(widget)
    return rows
