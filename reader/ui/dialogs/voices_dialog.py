"""Who speaks how much: a bar for each speaker, with words, time and turns; saved as table or
picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QBuffer,
    QByteArray,
    QIODevice,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.files import atomic_write
from reader.model.shares import SpeakerShare
from reader.model.timecode import clock
from reader.quotes.bars import Bar, Inks, bars_svg
from reader.quotes.exports import Export, Matter, kinds
from reader.quotes.tables import of_voices
from reader.quotes.writing import table_data
from reader.ui.dialogs.saving import ask_where
from reader.ui.parts import plain
from reader.ui.parts.background import Background
from reader.ui.parts.dialog_parts import add_action
from reader.ui.parts.theme import Appearance, set_role, theme
from reader.ui.parts.voice_looks import VOICES, colour, fill

_COLUMNS: Final = ("Speaker", "Share", "Words", "Time", "Turns", "Transcripts")
_SHARE: Final = 1
_SORTED: Final = Qt.ItemDataRole.UserRole
_NAME_WIDTH: Final = 220
_PAD: Final = 10
_ROOM: Final = 16
# A picture is for paper, where twice as many pixels are seen.
_PICTURE_SCALE: Final = 2
_MOST_BARS: Final = 40

_SVG: Final = Export("svg", "Drawing (SVG)", ".svg")
_PNG: Final = Export("png", "Picture (PNG)", ".png", is_text=False)


class VoicesDialog(QDialog):
    """Shows who speaks how much in what ``title`` names.

    ``names`` are those that have a look of their own, in their order.

    *Signals*: ``saved(Path)``: the table or the picture was saved there.
    """

    saved = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        voices: Sequence[SpeakerShare],
        names: Sequence[str],
        appearance: Appearance,
        background: Background,
    ) -> None:
        super().__init__(parent)
        self._title, self._voices = title, voices
        self._background = background
        self.setWindowTitle("Who Speaks")
        self._looks = {name: number for number, name in enumerate(names, 1)}
        self._most = max((voice.share for voice in voices), default=0) or 1
        cells = _Cells(self, appearance, self._looks, self._most)
        self.table = _table(_VoicesModel(voices, self), cells)
        self.table.setColumnHidden(len(_COLUMNS) - 1, all(v.transcripts == 1 for v in voices))
        self.fault = plain.label(wrap=True, selectable=True)
        set_role(self.fault, "warning")
        self.fault.hide()
        head = plain.label(_head(title, voices), wrap=True)
        set_role(head, "quiet")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.save_button = add_action(buttons, "&Save…", self._ask)
        self.save_button.setVisible(bool(voices))
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        for widget in (head, self.table, self.fault, buttons):
            rows.addWidget(widget)
        self.table.setVisible(bool(voices))
        self.resize(760, 168 + 36 * min(max(len(voices), 3), 12) if voices else 120)

    def _ask(self) -> None:
        """Ask where, and save the table or the picture of it."""
        offered = [*kinds(Matter.HITS).values(), _PNG, _SVG]
        where = ask_where(self, "Save Who Speaks", f"{self._title} – who speaks", offered)
        if where is not None:
            self.save(*where)

    def save(self, path: Path, kind: Export) -> None:
        """Write the table, or the picture, as a file; if it cannot be, say why and stay open."""
        data = self.drawing() if kind in (_SVG, _PNG) else b""

        def write() -> None:
            made = _png(data) if kind is _PNG else data
            atomic_write(path, made or table_data(kind, of_voices(self._voices)))

        def refused(error: ReaderError) -> None:
            self.fault.setText(str(error))
            self.fault.show()

        def done(_: None) -> None:
            self.fault.hide()
            self.saved.emit(path)

        self._background.do(write, done, refused, is_long=len(self._voices) > _MOST_BARS)

    def drawing(self) -> bytes:
        """Return the bars as a drawing, in the colours of paper: those who say most, and so many
        others.
        """
        look = theme("light")
        most = self._most
        shown = [
            Bar(voice.speaker, voice.share / most, _told(voice), self._look(voice.speaker))
            for voice in self._voices[:_MOST_BARS]
        ]
        rest = self._voices[_MOST_BARS:]
        if rest:
            share = sum(voice.share for voice in rest)
            shown.append(Bar(f"{len(rest):,} others", share / most, _percent(share), VOICES))
        inks = tuple(colour(look, number).name() for number in range(1, VOICES + 2))
        return bars_svg(self._title, shown, Inks(look.page.name(), look.text.name(), inks))

    def _look(self, name: str) -> int:
        return self._looks.get(name, VOICES + 1) - 1


def _head(title: str, voices: Sequence[SpeakerShare]) -> str:
    shown = plain.one_line(title, 120)
    if not voices:
        return f"{shown}: nobody is named as a speaker."
    words = sum(voice.words for voice in voices)
    return (
        f"{shown}: {len(voices):,} speaker{'s' * (len(voices) != 1)},"
        f" {words:,} word{'s' * (words != 1)} said by somebody named."
    )


def _percent(share: float) -> str:
    return "< 1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"


def _told(voice: SpeakerShare) -> str:
    time = f", {clock(voice.time)}" if voice.time else ""
    return f"{_percent(voice.share)}, {voice.words:,} words{time}"


def _png(drawing: bytes) -> bytes:
    """Return a drawing as a picture."""
    renderer = QSvgRenderer(drawing)
    picture = QImage(renderer.defaultSize() * _PICTURE_SCALE, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())


def _table(model: QAbstractTableModel, cells: QStyledItemDelegate) -> QTableView:
    sorted_ = QSortFilterProxyModel(cells)
    sorted_.setSourceModel(model)
    sorted_.setSortRole(_SORTED)
    sorted_.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made = QTableView()
    made.setAccessibleName("Who speaks how much")
    made.setModel(sorted_)
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    made.setTabKeyNavigation(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(made.fontMetrics().height() + _ROOM)
    made.setSortingEnabled(True)
    made.sortByColumn(_SHARE, Qt.SortOrder.DescendingOrder)
    made.setItemDelegate(cells)
    header = made.horizontalHeader()
    header.setHighlightSections(False)
    header.setResizeContentsPrecision(0)  # the rows in view, not those of a whole library
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    header.resizeSection(0, _NAME_WIDTH)
    header.setSectionResizeMode(_SHARE, QHeaderView.ResizeMode.Stretch)
    return made


class _VoicesModel(QAbstractTableModel):
    """The speakers, a row each."""

    def __init__(self, voices: Sequence[SpeakerShare], parent: QWidget) -> None:
        super().__init__(parent)
        self.voices = voices

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.voices)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return _COLUMNS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        voice, column = self.voices[index.row()], index.column()
        amounts = (voice.words, voice.time, voice.turns, voice.transcripts)
        if role == _SORTED:
            return (voice.speaker, voice.share, *amounts)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        time = clock(voice.time) if voice.time else "–"
        shown = (plain.one_line(voice.speaker, 80), _percent(voice.share))
        return (*shown, f"{voice.words:,}", time, f"{voice.turns:,}", f"{voice.transcripts:,}")[
            column
        ]


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column <= _SHARE else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


class _Cells(QStyledItemDelegate):
    """Draws the words of a cell below those of its header, and a share as a bar in the look of its
    speaker, the percentage behind it.

    ``most`` is the share whose bar fills the column.
    """

    def __init__(
        self, parent: QWidget, appearance: Appearance, looks: dict[str, int], most: float
    ) -> None:
        super().__init__(parent)
        self._appearance, self._looks, self._most = appearance, looks, most

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        words = option.fontMetrics.horizontalAdvance(index.data())
        return QSize(words + 2 * _PAD, option.fontMetrics.height() + _ROOM)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        look = self._appearance.theme
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(_PAD, 0, 4 - _PAD, 0)  # as the words of the header stand
        painter.save()
        if index.column() == _SHARE:
            box.setLeft(self._draw_bar(painter, option, index) + _PAD)
        painter.setPen(look.selection_text if is_selected else look.text)
        words = option.fontMetrics.elidedText(
            index.data(), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, _side(index.column()), words)
        painter.restore()

    def _draw_bar(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> int:
        """Draw the bar of a share; return where it ends."""
        room = option.rect.adjusted(_PAD, _ROOM // 2 - 3, -2 * _PAD, 3 - _ROOM // 2)
        # The words have room behind the longest bar.
        room.setWidth(room.width() - option.fontMetrics.horizontalAdvance("100 %"))
        width = round(room.width() * index.data(_SORTED) / self._most)
        bar = QRect(room.topLeft(), QSize(max(2, width), room.height()))
        name = index.sibling(index.row(), 0).data(_SORTED)
        painter.fillRect(bar, self._appearance.theme.panel)  # a selected row would hide a pattern
        fill(painter, bar, self._appearance.theme, self._looks.get(name, 0))
        return bar.right()
