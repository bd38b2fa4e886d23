"""What is shown while nothing is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import scrolled
from reader.ui.parts.flow_layout import FlowLayout
from reader.ui.parts.theme import grown, set_role
from reader.wording import tr

_WIDTH = 560
_MOST_RECENT = 6
_LONGEST_TITLE = 60

_TITLE = tr("Read, search and quote transcripts")
_LINES = (
    tr("Open the transcript of a video, a talk or a hearing: it reads like a page of a book."),
    tr("Type what was said: it is found wherever captions and lines break."),
    tr("Select words: they leave as an exact quotation, with who said it, when and where."),
)


class Welcome(QWidget):
    """Says what the program is for, and how to begin; ``recent`` gives the files opened last.

    Each of these is a title and a path.

    *Signals*: ``open_wanted()``, ``paste_wanted()``, ``example_wanted()``, ``library_wanted()``:
    the person has chosen one of the ways; ``recent_wanted(str)``: the file at this path.
    """

    open_wanted = Signal()
    paste_wanted = Signal()
    example_wanted = Signal()
    library_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, recent: Callable[[], Sequence[tuple[str, str]]]) -> None:
        super().__init__()
        self._recent = recent
        self._title = plain.label(_TITLE, wrap=True)
        set_role(self._title, "title")
        self.ways = QWidget()
        self._fill(column := QVBoxLayout(self.ways))
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._middle = middle = QWidget()
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(24, 48, 24, 24)
        rows.setSpacing(16)
        rows.addWidget(self._title)
        rows.addWidget(self.ways)
        rows.addStretch(1)
        page = QWidget()
        page.setBackgroundRole(QPalette.ColorRole.Base)
        beside = QHBoxLayout(page)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addStretch(1)
        beside.addWidget(middle, 1_000)
        beside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        area = scrolled(page)
        area.setBackgroundRole(QPalette.ColorRole.Base)
        area.setAutoFillBackground(True)  # below the scroll bar too
        whole.addWidget(area)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Let lines have as many letters whatever their size."""
        self._middle.setMaximumWidth(grown(_WIDTH))

    @property
    def way_in(self) -> QWidget:
        """What takes the keyboard: the button that opens a file."""
        return self.open_button

    def tell(self, work: str) -> None:
        """Show what is being read, in place of the ways to begin; "" when that has ended."""
        self._title.setText(plain.one_line(work) or _TITLE)
        self.ways.setVisible(not work)

    def follow(self, changed: SignalInstance, is_shown: Callable[[], bool]) -> None:
        """Offer to show the library where it is not shown, now and whenever that has changed."""
        changed.connect(lambda: self.library_link.setVisible(not is_shown()))
        self.library_link.setVisible(not is_shown())

    def showEvent(self, event: QShowEvent) -> None:
        """List what was opened last, as it is now."""
        super().showEvent(event)
        while (item := self._listed.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        found = list(self._recent())[:_MOST_RECENT]
        self.lately.setVisible(bool(found))
        for title, path in found:
            self._listed.addWidget(self._row(title, path), 0, Qt.AlignmentFlag.AlignLeft)

    def _fill(self, column: QVBoxLayout) -> None:
        for words in _LINES:
            column.addWidget(plain.label(words, wrap=True))
        column.addSpacing(8)
        column.addWidget(self._target())
        column.addSpacing(8)
        self.lately = QWidget()
        lately = QVBoxLayout(self.lately)
        lately.setContentsMargins(0, 0, 0, 8)
        lately.setSpacing(4)
        heading = plain.label(tr("Read lately"))
        set_role(heading, "quiet")
        lately.addWidget(heading)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(4)
        lately.addLayout(self._listed)
        column.addWidget(self.lately)
        quiet = plain.label(
            tr("The library keeps transcripts and searches all at once."), wrap=True
        )
        set_role(quiet, "quiet")
        column.addWidget(quiet)
        self.library_link = self._link(tr("Show the Library"), self.library_wanted.emit)
        column.addWidget(self.library_link, 0, Qt.AlignmentFlag.AlignLeft)

    def _target(self) -> QFrame:
        """Where files may be dropped, though the whole window takes them."""
        made = QFrame()
        set_role(made, "target")
        self.open_button = QPushButton(tr("&Open a File…"))
        set_role(self.open_button, "primary")
        self.open_button.clicked.connect(lambda: self.open_wanted.emit())
        paste = QPushButton(tr("&Paste Its Text"))
        paste.clicked.connect(lambda: self.paste_wanted.emit())
        example = QPushButton(tr("&Read the Example"))
        example.clicked.connect(lambda: self.example_wanted.emit())
        hint = plain.label(tr("or drop files, a folder or a link here"), wrap=True)
        set_role(hint, "quiet")
        buttons = QWidget()
        flow = FlowLayout()
        buttons.setLayout(flow)
        for button in (self.open_button, paste, example):
            flow.addWidget(button)
        rows = QVBoxLayout(made)
        rows.setContentsMargins(16, 16, 16, 16)
        rows.setSpacing(8)
        rows.addWidget(buttons)
        rows.addWidget(hint)
        return made

    def _row(self, title: str, path: str) -> QPushButton:
        row = self._link(
            plain.menu_text(title, _LONGEST_TITLE), lambda: self.recent_wanted.emit(path)
        )
        plain.set_tooltip(row, path)
        return row

    def _link(self, words: str, goes: Callable[[], object]) -> QPushButton:
        made = QPushButton(words)
        set_role(made, "link")
        made.clicked.connect(lambda: goes())
        return made
