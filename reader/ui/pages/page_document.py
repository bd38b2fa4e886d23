"""The document of a page, filled without keeping the window waiting.

Qt takes some microseconds for each block that it is given. A short text is there at once; a long
one goes in piece by piece, and between the pieces the window does what a person wants of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QTextCursor, QTextDocument

from reader.kept.settings import Settings
from reader.model.prose import View
from reader.model.transcript import Transcript
from reader.ui.pages.transcript_layout import PageStyle, TranscriptLayout
from reader.ui.parts.theme import Theme
from reader.ui.parts.typefaces import for_text, lacking_letters, reading_font
from reader.ui.state.page_blocks import PageBlocks
from reader.ui.state.pages import OpenTranscript

STYLE_SETTINGS = (
    "text_size",
    "measure",
    "line_spacing",
    "typeface",
    "own_typeface",
    "letter_spacing",
    "word_spacing",
    "show_margin",
)
"""The settings by which a page is set."""

# So much goes in at once: about thirty milliseconds of work.
_FEW_BLOCKS = 8_000
_FEW_LETTERS = 2_000_000
# A text shows in so many captions, and so many letters of each, in which script it is.
_FEW_CUES = 8
_FEW_WORDS = 60


class PageDocument(QTextDocument):
    """A document laid out by ``page_layout``; empty until it is filled.

    It is to be dressed before it is shown.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.page_layout = TranscriptLayout(self)
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


def page_style(
    settings: Settings, look: Theme, view: View, base: QFont, page: OpenTranscript | None
) -> PageStyle:
    """Return how a page is set in a view, with ``base`` beside it, as the person wants it."""
    text, language = (sample_of(page.transcript), page.transcript.language) if page else ("", "")
    plain = reading_font(settings)
    font = for_text(plain, settings, text, language)
    metrics = QFontMetricsF(font)
    margin_font = QFont(base)
    margin_font.setPointSizeF(max(7.0, settings.text_size * 0.72))
    gap = 0.9 if view is View.PROSE else 0.35
    # As wide in every script: a letter of some is as wide as two of ours.
    letter = (metrics if font is plain else QFontMetricsF(plain)).averageCharWidth()
    return PageStyle(
        font=font,
        margin_font=margin_font,
        measure=round(settings.measure * letter),
        line_spacing=settings.line_spacing / 1.2,
        paragraph_gap=round(metrics.height() * gap),
        show_margin=settings.show_margin,
        text=look.text,
        quiet=look.quiet,
        lacking=lacking_letters(font, text),
    )


def sample_of(transcript: Transcript) -> str:
    """Return a piece of the text by which its script is told: from its beginning and its middle."""
    cues = transcript.cues
    middle = len(cues) // 2
    some = (*cues[:_FEW_CUES], *cues[middle : middle + _FEW_CUES])
    return "".join([cue.text[:_FEW_WORDS] for cue in some])
