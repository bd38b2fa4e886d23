"""The document of a page, filled without keeping the window waiting.

Qt takes some microseconds for each block that it is given. A short text is there at once; a long
one goes in piece by piece, and between the pieces the window does what a person wants of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

from reader.ui.pages.transcript_layout import PageStyle, TranscriptLayout
from reader.ui.state.page_blocks import PageBlocks

# So much goes in at once: about thirty milliseconds of work.
_FEW_BLOCKS = 8_000
_FEW_LETTERS = 2_000_000


class PageDocument(QTextDocument):
    """A document laid out by ``page_layout``; empty until it is filled."""

    def __init__(self, parent: QObject, style: PageStyle) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.page_layout = TranscriptLayout(self, style)
        self.setDocumentLayout(self.page_layout)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._stretches: Iterator[str] = iter(())
        self._filled: Callable[[], object] | None = None

    def fill(self, blocks: PageBlocks, filled: Callable[[], object]) -> None:
        """Put a text in; ``filled`` is called once it is there, if it is short before this returns.

        How it looks is set by :meth:`dress`.
        """
        self._stretches, self._filled = blocks.stretches(), filled
        if len(blocks) > _FEW_BLOCKS or len(blocks.reading.text) > _FEW_LETTERS:
            self._timer.start(0)
        else:
            self._put(*self._stretches)
            self._end()

    def stop(self) -> None:
        """Put nothing more in, and be gone."""
        self._timer.stop()
        self._filled = None
        self.deleteLater()

    def dress(self, style: PageStyle) -> None:
        """Set what is in it, and what comes, in a style."""
        self.setDefaultFont(style.font)
        self.page_layout.set_style(style)

    def _go_on(self) -> None:
        stretch = next(self._stretches, None)
        if stretch is None:
            self._end()
        else:
            self._put(stretch)

    def _put(self, *stretches: str) -> None:
        cursor = QTextCursor(self)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for stretch in stretches:
            cursor.insertText(stretch)

    def _end(self) -> None:
        self._timer.stop()
        filled, self._filled = self._filled, None
        if filled is not None:
            filled()
