"""The printed page, on paper and as a PDF file: the blocks of a document set by Qt.

Every character goes in through a cursor as what it is, never as markup.
"""

from __future__ import annotations

import itertools
import os
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLoggingCategory,
    QMarginsF,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from reader.model.visible import one_line
from reader.patterns import lazy_pattern
from reader.quotes.paper import BlockKind, Paper
from reader.quotes.pdf_outline import OutlineEntry, finished
from reader.quotes.pdf_tags import TaggedPart, box_of
from reader.ui.parts.theme import theme
from reader.ui.parts.typefaces import paper_font, with_plain_letters

if TYPE_CHECKING:
    from reader.quotes.paper import Block, Picture, Run

_LATIN: Final = 0x17F
"""The last letter of Latin scripts that every font of text has."""
# What is not of Latin, Greek or Cyrillic, with the spaces, signs and digits amid it.
_OURS: Final = "\\x00-\u058f\u1c80-\u1c8f\u1d00-\u214f\u2c60-\u2c7f\ua640-\ua69f"
_FOREIGN: Final = lazy_pattern(
    f"([^{_OURS}](?:[^A-Za-z\u00c0-\u02af\u0370-\u0556\u1d00-\u1fff]*[^{_OURS}])?"
    "[\u0300-\u036f\u200b-\u200f]*)"
)
_POINTS: Final = 11.0
_DPI: Final = 300
# Qt itself leaves two centimetres within these.
_MARGIN_MM: Final = 4.0
_AROUND_INCH: Final = 2 / 2.54
_QUIET: Final = QColor("#595959")
# The paragraphs that are told in a language of their own, and what each kind is to a screen reader.
_TOLD: Final = (BlockKind.PICTURE, BlockKind.SOURCE)
_PARTS: Final = {BlockKind.TITLE: "H1", BlockKind.HEADING: "H2", BlockKind.QUOTE: "BlockQuote"}
_LEFTWARD: Final = frozenset(("R", "AL", "AN"))
_JOINED: Final = frozenset(("Mn", "Mc"))
# How each kind is set: size as a factor, bold, room above and below in points, indented or not.
# Notes are, or they would look like what a speaker of that name says.
_LOOKS: Final = {
    BlockKind.TITLE: (1.8, True, 0, 6, False),
    BlockKind.SUBTITLE: (1.1, False, 0, 8, False),
    BlockKind.HEADING: (1.25, True, 16, 6, False),
    BlockKind.BODY: (1.0, False, 0, 7, False),
    BlockKind.QUOTE: (1.0, False, 6, 4, True),
    BlockKind.PICTURE: (0.85, False, 0, 4, True),
    BlockKind.SOURCE: (0.9, False, 0, 3, True),
    BlockKind.NOTE: (1.0, False, 3, 3, True),
    BlockKind.REFERENCE: (1.0, False, 0, 6, False),
}
_INDENT: Final = 28.0
_LINE: Final = 130.0
_WIDEST, _HIGHEST = 370.0, 255.0  # the room of a picture, in points


def pdf(paper: Paper) -> bytes:
    """Return a document as PDF, on A4; may be called beside the window."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(paper.title)
    writer.setCreator("Transcript Reader")
    if paper.author and hasattr(writer, "setAuthor"):  # from Qt 6.9 on
        writer.setAuthor(paper.author)
    made = document(paper, writer.logicalDpiX())
    _lay_out(made, writer)
    parts = list(_parts(paper))
    _print(made, writer, len(parts))
    buffer.close()
    marks = list(_marks(paper, made, writer))
    return finished(bytes(data.data()), paper.language, marks, parts)


def pdf_without_window(paper: Paper) -> bytes:
    """Return a document as PDF in a program that shows no window; for its one thread."""
    _begun()
    return pdf(paper)


def _begun() -> None:
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
        _kept.append(QGuiApplication(["transcript-reader"]))


def without_sign(text: str) -> str:
    """Return the characters of a text for which no font here has a sign, each once.

    On pages they are empty boxes, and what is copied from there is not what was said.
    """
    signs = sorted({sign for sign in text if ord(sign) > _LATIN and _is_seen(sign)})
    if not signs:
        return ""
    letters = " ".join(signs)
    layout = QTextLayout(letters, paper_font(_POINTS))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    missing = {
        at
        for run in layout.glyphRuns(0, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
        for glyph, at in zip(run.glyphIndexes(), run.stringIndexes(), strict=False)
        if not glyph
    }
    # Qt counts in UTF-16, where those beyond the first 65,536 are two.
    counted = [letter for letter in letters for _ in range(1 + (letter > "\uffff"))]
    return "".join(sorted({counted[at] for at in missing} - {" "}))


def _is_seen(sign: str) -> bool:
    """Return whether a character is to be seen; what has no meaning but a font's own is, too."""
    return sign.isprintable() or unicodedata.category(sign) == "Co"


def without_sign_there(text: str) -> str:
    """Return the same in a program that shows no window."""
    _begun()
    return without_sign(text)


# An application that nobody holds on to ends at once.
_kept: list[QGuiApplication] = []


def document(paper: Paper, dots: float = 72) -> QTextDocument:
    """Return a document as Qt prints it, on a device of so many dots an inch."""
    made = QTextDocument()
    made.setUndoRedoEnabled(False)
    font = paper_font(_POINTS)
    made.setDefaultFont(font)
    plain = with_plain_letters(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setDefaultTextOption(option)
    cursor = QTextCursor(made)
    for number, block in enumerate(paper.blocks):
        if number:
            cursor.insertBlock()
        if block.picture is not None:
            _insert(cursor, block.picture, f"still-{number}", dots)
        cursor.setBlockFormat(_block_format(block, dots))
        for run in block.runs:
            letters = _letters(block, run)
            for nth, words in enumerate(_FOREIGN.split(run.text)):
                cursor.insertText(words, letters if nth % 2 else _in_font(plain, letters))
    return made


def _in_font(font: QFont, letters: QTextCharFormat) -> QTextCharFormat:
    """Return a format of letters in another font, of the same size and weight."""
    made = QTextCharFormat()
    made.setFont(font)
    made.merge(letters)
    return made


def _insert(cursor: QTextCursor, picture: Picture, name: str, dots: float) -> None:
    """Put a picture into a paragraph of its own, which no page parts from its words."""
    image = QImage.fromData(picture.data)
    cursor.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
    wide, high = picture.within(_WIDEST, _HIGHEST)
    made = QTextImageFormat()
    made.setName(name)
    made.setWidth(wide)
    made.setHeight(high)
    made.setProperty(QTextFormat.Property.ImageAltText, picture.told)
    around = QTextBlockFormat()
    around.setLeftMargin(_indent(dots))
    around.setTopMargin(4)
    around.setNonBreakableLines(True)
    cursor.setBlockFormat(around)
    cursor.insertImage(made)
    cursor.insertBlock()


def _lay_out(made: QTextDocument, writer: QPdfWriter) -> None:
    """Set a document on the pages of a file, with two centimetres around it, as Qt prints it."""
    made.documentLayout().setPaintDevice(writer)
    frame = made.rootFrame().frameFormat()
    # In dots of the screen, which the layout makes dots of the page.
    frame.setMargin(int(_AROUND_INCH * QGuiApplication.primaryScreen().logicalDotsPerInchY()))
    made.rootFrame().setFrameFormat(frame)
    made.setPageSize(QSizeF(writer.width(), writer.height()))


def _print(made: QTextDocument, writer: QPdfWriter, count: int) -> None:
    """Draw a document line by line, with what tells where each of its ``count`` parts begins.

    QTextDocument.print does the same without the latter.
    """
    layout, high = made.documentLayout(), made.pageSize().height()
    painter = QPainter(writer)
    page, block = 0, made.begin()
    for part in range(count):
        lines, is_told = block.layout(), False
        origin = layout.blockBoundingRect(block).topLeft()  # the first line may be a page below it
        for nth in range(lines.lineCount()):
            line = lines.lineAt(nth)
            while origin.y() + line.y() + line.height() / 2 >= (page + 1) * high:
                _end_page(painter, writer, page, made)
                writer.newPage()
                page, is_told = page + 1, False
            if not is_told:
                painter.fillRect(QRectF(*box_of(part)), Qt.GlobalColor.white)
                is_told = True
            at = origin - QPointF(0, page * high)
            line.draw(painter, at)
            if nth + 1 < lines.lineCount():
                _part_words(painter, line, at, block)
        block = block.next()
    _end_page(painter, writer, page, made)
    painter.end()


def _part_words(painter: QPainter, line: QTextLine, origin: QPointF, block: QTextBlock) -> None:
    """Draw the space at the end of a line, which Qt leaves out: it parts words (14.8.2.5)."""
    end = block.position() + line.textStart() + line.textLength()
    if block.document().characterAt(end - 1) == " ":
        painter.setFont(block.charFormat().font())
        at = line.naturalTextRect().topRight() + QPointF(0, line.ascent())
        painter.drawText(origin + at, " ")


def _end_page(painter: QPainter, writer: QPdfWriter, page: int, made: QTextDocument) -> None:
    """Draw the number of a page in its corner, which is no part of the document."""
    painter.fillRect(QRectF(*box_of(None)), Qt.GlobalColor.white)
    painter.setFont(made.defaultFont())
    letters, around = painter.fontMetrics(), _AROUND_INCH * _DPI
    words = str(page + 1)
    left = writer.width() - around - letters.horizontalAdvance(words)
    top = writer.height() - around + letters.ascent() + 5 * _DPI / 72
    painter.drawText(QPointF(left, top), words)


def _parts(paper: Paper) -> Iterator[TaggedPart]:
    """Yield the paragraphs of a printed document, one after the other, as the parts they are."""
    for block in paper.blocks:
        language = block.language if block.kind in _TOLD else ""
        if block.picture is not None:  # it has a paragraph of its own before that of its words
            yield TaggedPart("Figure", language, block.picture.told)
        told = block.text if _is_drawn_otherwise(block.text) else ""
        yield TaggedPart(_PARTS.get(block.kind, "P"), language, told)


def _is_drawn_otherwise(text: str) -> bool:
    """Whether letters may be drawn in another order than they are read, or as parts of others.

    Or whether Qt does not tell what they are, as of those beyond the first 65,536.
    """
    return not text.isascii() and any(
        letter > "\uffff"
        or unicodedata.category(letter) in _JOINED
        or unicodedata.bidirectional(letter) in _LEFTWARD
        for letter in text
    )


def _marks(paper: Paper, made: QTextDocument, writer: QPdfWriter) -> Iterator[OutlineEntry]:
    """Yield the outline of a document that is laid out: its title and headings, where they are."""
    # A picture has a paragraph of its own before that of its words.
    shifts = itertools.accumulate(block.picture is not None for block in paper.blocks)
    headed = [
        (block, nth + shift)
        for nth, (block, shift) in enumerate(zip(paper.blocks, shifts, strict=True))
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING) and block.text.strip()
    ]
    layout, high, to_points = made.documentLayout(), made.pageSize().height(), 72 / _DPI
    whole = writer.pageLayout().fullRectPoints().height()
    above = writer.pageLayout().marginsPoints().top()
    for block, at in headed:
        there = made.findBlockByNumber(at)
        top = layout.blockBoundingRect(there).top() + there.layout().lineAt(0).y()
        number, within = divmod(top, high)
        height = whole - above - within * to_points
        is_title = block.kind is BlockKind.TITLE
        yield OutlineEntry(one_line(block.text), int(number), height, is_title)


def _indent(dots: float) -> float:
    """How far paragraphs are indented, in dots: Qt takes margins above and below for those of the
    screen, and makes them larger on paper, but not those at the side.
    """
    return _INDENT * dots / 72


def _block_format(block: Block, dots: float) -> QTextBlockFormat:
    _size, _bold, above, below, is_indented = _LOOKS[block.kind]
    made = QTextBlockFormat()
    made.setTopMargin(above)
    made.setBottomMargin(below)
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if is_indented:
        made.setLeftMargin(_indent(dots))
        made.setRightMargin(_indent(dots))
    if block.kind is BlockKind.REFERENCE:
        made.setLeftMargin(_indent(dots))
        made.setTextIndent(-_indent(dots))
    if block.kind is BlockKind.HEADING:
        made.setHeadingLevel(1)
    return made


def _letters(block: Block, run: Run) -> QTextCharFormat:
    size, is_bold, *_ = _LOOKS[block.kind]
    made = QTextCharFormat()
    made.setFontPointSize(_POINTS * size)
    if is_bold or run.is_bold:
        made.setFontWeight(QFont.Weight.Bold)
    made.setFontItalic(run.is_italic)
    if block.kind in (BlockKind.SUBTITLE, BlockKind.PICTURE, BlockKind.SOURCE):
        made.setForeground(_QUIET)
    else:
        made.setForeground(QColor(Qt.GlobalColor.black))
    if run.mark:
        made.setBackground(
            getattr(theme("light"), f"note_{run.mark}", QColor(Qt.GlobalColor.white))
        )
    if run.link:
        made.setAnchor(True)
        made.setAnchorHref(QUrl(run.link).toString())
        made.setForeground(theme("light").link)
    return made
