"""The dialog that says what program this is, what it runs on and where it keeps things."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader import __version__
from reader.paths import Folders, resource
from reader.ui.dialogs import about
from reader.ui.parts import plain
from reader.ui.parts.desktop.open_link import open_folder
from reader.ui.parts.dialog_parts import add_action, scrolled
from reader.ui.parts.theme import set_role
from reader.wording import tr

_ICON = 56  # pixels
_CHARACTERS = 84  # that a line has room for
_MARGINS = 40  # pixels above, below and between


class AboutDialog(QDialog):
    """Shows versions and folders; opens a folder; copies what a report of a fault should say."""

    def __init__(self, parent: QWidget, places: Folders) -> None:
        super().__init__(parent)
        self._places = places
        self.setWindowTitle(tr("About Transcript Reader"))
        self._said = plain.label(wrap=True)
        set_role(self._said, "quiet")
        page = QWidget()
        content = QVBoxLayout(page)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(18)
        content.addLayout(self._head())
        content.addLayout(self._facts())
        content.addStretch(1)
        scroll = scrolled(page)
        row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        row.rejected.connect(self.reject)
        copy = add_action(row, tr("Copy for a &Report"), self.copy)
        copy.setAutoDefault(False)
        rows = QVBoxLayout(self)
        for widget in (scroll, self._said, row):
            rows.addWidget(widget)
        close = row.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        close.setFocus()
        self._page, self._row = page, row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.resize(self._good_size(self._page, self._row))

    def copy(self) -> None:
        """Put on the clipboard what a report of a fault should say of the program."""
        QGuiApplication.clipboard().setText(about.report(self._places))
        self._said.setText(
            tr("Copied: versions and folders, no words of yours. Nothing is sent by itself.")
        )

    def show_folder(self, folder: about.NamedFolder) -> None:
        """Show a folder in the system's file manager; where there is none, copy its path."""
        if not os.path.isdir(folder.path):
            self._said.setText(tr("Nothing is kept in {} yet.").format(folder.path))
        elif not open_folder(folder.path):
            QGuiApplication.clipboard().setText(str(folder.path))
            self._said.setText(tr("No program here shows folders; its path was copied instead."))
        else:
            self._said.clear()

    def _head(self) -> QHBoxLayout:
        icon = plain.label()
        icon.setPixmap(QIcon(str(resource("icons/transcript-reader.svg"))).pixmap(_ICON, _ICON))
        title = plain.label(f"Transcript Reader {__version__}", selectable=True)
        set_role(title, "title")
        words = plain.label(
            tr(
                "Read, search and quote the transcripts of videos, talks, interviews and "
                "hearings. It works offline; nothing goes online unless you ask for it.\n"
                "Free software under the MIT license, built with Qt and PySide6 (LGPL). "
                "Typefaces: Literata and Atkinson Hyperlegible Next (SIL Open Font License)."
            ),
            wrap=True,
        )
        beside = QVBoxLayout()
        beside.addWidget(title)
        beside.addWidget(words)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(beside, 1)
        return head

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        made_of = "  ·  ".join(f"{name} {version}" for name, version in about.versions().items())
        rows = [(tr("Runs on"), made_of), (tr("System"), about.system())]
        for row, (name, value) in enumerate(rows):
            grid.addWidget(_title(name), row, 0)
            grid.addWidget(_field(name, value), row, 1, 1, 2)
        for row, folder in enumerate(about.folders(self._places), len(rows)):
            name = tr(folder.name)
            path = _field(name, str(folder.path))
            path.setAccessibleDescription(folder.holds)
            plain.set_tooltip(path, folder.holds)
            # Translators: a button; opens a folder.
            show = QPushButton(tr("Open"))
            show.setAutoDefault(False)
            show.setAccessibleName(tr("Open the folder: {}").format(name))
            show.clicked.connect(partial(self.show_folder, folder))
            for column, widget in enumerate((_title(name), path, show)):
                grid.addWidget(widget, row, column)
        return grid

    def _good_size(self, page: QWidget, buttons: QWidget) -> QSize:
        """Room for all of it with lines of a good length, but never more than the screen has."""
        room = self.screen().availableSize() * 0.9
        width = min(_CHARACTERS * self.fontMetrics().averageCharWidth(), room.width())
        below = 2 * self._said.sizeHint().height() + buttons.sizeHint().height() + _MARGINS
        return QSize(width, min(page.heightForWidth(width) + below, room.height()))


def _title(words: str) -> QLabel:
    title = plain.label(words)
    set_role(title, "quiet")
    return title


def _field(name: str, value: str) -> QLineEdit:
    """Return a field to read: it scrolls where a path is long, and lets itself be copied."""
    field = QLineEdit(value)
    field.setReadOnly(True)
    field.setCursorPosition(0)
    field.setAccessibleName(name)
    return field
