"""A table some of whose amounts are drawn as bars, and what saves it as table or as picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QImageWriter, QPainter, QResizeEvent
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
from reader.quotes.bars import Bar, Inks, bars_svg
from reader.quotes.exports import Export, Matter, kinds
from reader.quotes.tables import Table
from reader.quotes.writing import table_data
from reader.ui.dialogs.saving import ask_where
from reader.ui.parts import plain
from reader.ui.parts.background import Background
from reader.ui.parts.dialog_parts import add_action, share_room
from reader.ui.parts.theme import Appearance, grown, set_role, theme
from reader.ui.parts.voice_looks import VOICES, colour, fill
from reader.wording import joined, tr

_SORTED: Final = Qt.ItemDataRole.UserRole
_CELL: Final = Qt.ItemDataRole.UserRole + 1
_PAD: Final = 10
# A bar has so much room at least, with its words: in pixels.
_LEAST_BAR: Final = 176
# Names above their bars have so much, else amounts are scrolled to.
_NAME_WIDTH: Final = 264
# And at the least, beside its share, where all amounts are in sight then.
_FEWEST_PIXELS: Final = 88
_ABOVE_BAR: Final = 4
_ROOM: Final = 16
# A picture is for paper, where twice as many pixels are seen.
_PICTURE_SCALE: Final = 2
_MOST_ROWS: Final = 12
_FEWEST_ROWS: Final = 3

_SVG: Final = Export("svg", tr("Drawing (SVG)"), ".svg")
_PNG: Final = Export("png", tr("Picture (PNG)"), ".png", is_text=False)


class Cell(NamedTuple):
    """What a cell shows, and what it is sorted by.

    With ``share``, from 0 to 1, it has a bar in one of the looks of speakers, counted from 1.
    """

    shown: str
    value: str | float
    share: float | None = None
    look: int = 0

    @property
    def side(self) -> Qt.AlignmentFlag:
        """Words and bars stand at the left, amounts at the right."""
        is_left = self.share is not None or isinstance(self.value, str)
        across = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        return across | Qt.AlignmentFlag.AlignVCenter


class BarsDialog(QDialog):
    """A table of amounts with a line above it; a click on a header sorts it.

    Where names and one column of bars have no room side by side, each name stands above its bar.

    *Signals*: ``saved(Path)``: the table or the picture was saved there; ``chosen(row, column)``: a
    double click or Enter on a cell, in the order in which rows were shown first.
    """

    saved = Signal(object)
    chosen = Signal(int, int)

    def __init__(
        self, parent: QWidget, words: str, appearance: Appearance, background: Background
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._bar_columns: list[int] = []
        self.setWindowTitle(words)
        self.head = plain.label(wrap=True)
        set_role(self.head, "quiet")
        self._cells = BarCells(self, appearance)
        self.table = _table(words, self._cells)
        self.table.activated.connect(self._choose)
        self.fault = plain.label(wrap=True, selectable=True)
        set_role(self.fault, "warning")
        self.fault.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.save_button = add_action(buttons, tr("&Save…"), self._ask)
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.rows = QVBoxLayout(self)
        for widget in (self.head, self.table, self.fault, buttons):
            self.rows.addWidget(widget)

    def show_rows(self, columns: Sequence[str], cells: Sequence[Sequence[Cell]]) -> None:
        """Show these rows; where there are none the table is hidden."""
        sorted_ = QSortFilterProxyModel(self)
        sorted_.setSourceModel(_CellsModel(columns, cells, sorted_))
        sorted_.setSortRole(_SORTED)
        sorted_.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        before = self.table.model()
        self.table.setModel(sorted_)
        if before is not None:
            before.deleteLater()
        self._bar_columns = [
            column
            for column, cell in enumerate(cells[0] if cells else ())
            if cell.share is not None
        ]
        self.table.horizontalHeader().setSectionResizeMode(_BY_CONTENTS)
        self.table.setVisible(bool(cells))
        self.save_button.setVisible(bool(cells))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Have no bar shorter than lengths can be told apart by, and no name cut."""
        table = self.table
        names = max(table.sizeHintForColumn(0), table.horizontalHeader().sectionSizeHint(0))
        seen = table.viewport().width()
        room = seen - self._amounts_width()
        is_stacked = len(self._bar_columns) == 1 and names + grown(_LEAST_BAR) > room
        self._cells.are_named = is_stacked
        table.setColumnHidden(0, is_stacked)
        line = table.fontMetrics().height()
        above = line + _ABOVE_BAR if is_stacked else 0
        table.verticalHeader().setDefaultSectionSize(above + line + _ROOM)
        least = grown(_LEAST_BAR)
        if is_stacked and max(names, grown(_FEWEST_PIXELS)) <= room < least:
            least = room  # a shorter bar is better than amounts out of sight
        elif is_stacked and room < grown(_NAME_WIDTH):
            least = max(least, min(names, seen))
        share_room(table, self._bar_columns, least)
        table.viewport().update()

    def _amounts_width(self) -> int:
        header = self.table.horizontalHeader()
        return sum(
            header.sectionSize(column)
            for column in range(1, header.count())
            if column not in self._bar_columns and not header.isSectionHidden(column)
        )

    def height_for(self, count: int) -> int:
        """Return how high the dialog is to be with so many rows."""
        return 168 + 36 * min(max(count, _FEWEST_ROWS), _MOST_ROWS)

    # -- what each of them has of its own -------------------------------------------------------

    def _title(self) -> str:
        """Return what heads the picture, and names the file."""
        raise NotImplementedError

    def _bars(self) -> Sequence[Bar]:
        """Return the bars of the picture."""
        raise NotImplementedError

    def _amounts(self) -> Table:
        """Return what is saved as a table."""
        raise NotImplementedError

    # -- saving ---------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ask where, and save the table or the picture of it."""
        offered = [*kinds(Matter.HITS).values(), _PNG, _SVG]
        # Translators: the title of a dialog; what is saved is the title of another, "Who Speaks".
        title = tr("Save {what}", what=self.windowTitle())
        where = ask_where(self, title, self._title(), offered)
        if where is not None:
            self.save(*where)

    def save(self, path: Path, kind: Export) -> None:
        """Write the table, or the picture, as a file; if it cannot be, say why and stay open."""
        title, bars, table = self._title(), self._bars(), self._amounts()

        def write() -> None:
            if kind in (_SVG, _PNG):
                drawing = bars_svg(title, bars, _paper())
                atomic_write(path, drawing if kind is _SVG else _png(drawing))
            else:
                atomic_write(path, table_data(kind, table))

        self._background.run(write, lambda _: self._done(path), self._refused)

    def _done(self, path: Path) -> None:
        self.fault.hide()
        self.saved.emit(path)

    def _refused(self, error: ReaderError) -> None:
        self.fault.setText(str(error))
        self.fault.show()

    def _choose(self, index: QModelIndex) -> None:
        model = self.table.model()
        if isinstance(model, QSortFilterProxyModel):
            here = model.mapToSource(index)
            self.chosen.emit(here.row(), here.column())


def _paper() -> Inks:
    """The colours of a picture: those of paper, whatever the theme."""
    look = theme("light")
    inks = tuple(colour(look, number).name() for number in range(1, VOICES + 2))
    return Inks(look.page.name(), look.text.name(), inks)


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


_BY_CONTENTS: Final = QHeaderView.ResizeMode.ResizeToContents


def _table(words: str, cells: QStyledItemDelegate) -> QTableView:
    made = QTableView()
    made.setAccessibleName(words)
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.setSortingEnabled(True)
    made.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    made.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    made.setItemDelegate(cells)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(made.fontMetrics().height() + _ROOM)
    made.horizontalHeader().setHighlightSections(False)
    # The rows in view, not those of a whole library.
    made.horizontalHeader().setResizeContentsPrecision(0)
    return made


class _CellsModel(QAbstractTableModel):
    """Rows of cells."""

    def __init__(
        self, columns: Sequence[str], cells: Sequence[Sequence[Cell]], parent: QSortFilterProxyModel
    ) -> None:
        super().__init__(parent)
        self._columns, self._cells = columns, cells

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self._cells:
            return self._cells[0][section].side
        return self._columns[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        cell = self._cells[index.row()][index.column()]
        answers = {Qt.ItemDataRole.DisplayRole: cell.shown, _SORTED: cell.value, _CELL: cell}
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(cell.value, str):
            return plain.tooltip(cell.value)
        if role == Qt.ItemDataRole.AccessibleTextRole and cell.share is not None:
            return joined((self._cells[index.row()][0].shown, cell.shown))
        return answers.get(role)


class BarCells(QStyledItemDelegate):
    """Draws the words of a cell below those of its header, and those of a bar behind it.

    With ``are_named`` the name that a row begins with stands above its bar.
    """

    are_named = False

    def __init__(self, parent: QWidget, appearance: Appearance) -> None:
        super().__init__(parent)
        self._appearance = appearance

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
        cell = Cell(*index.data(_CELL))
        look = self._appearance.theme
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(_PAD, 0, 4 - _PAD, 0)  # as the words of the header stand
        painter.save()
        right, ink = Qt.TextElideMode.ElideRight, look.selection_text if is_selected else look.text
        painter.setPen(ink)
        if cell.share is not None and self.are_named:
            name, line = str(index.sibling(index.row(), 0).data()), option.fontMetrics.height()
            above = QRect(box.left(), box.top() + _ROOM // 2 - 2, box.width(), line)
            name = option.fontMetrics.elidedText(name, right, above.width())
            painter.drawText(above, Qt.AlignmentFlag.AlignLeft, name)
            option.rect.setTop(option.rect.top() + line + _ABOVE_BAR)
            box.setTop(option.rect.top())
        if cell.share is not None:
            box.setLeft(self._draw_bar(painter, option, cell, cell.share) + _PAD)
        painter.setPen(ink)
        painter.drawText(
            box, cell.side, option.fontMetrics.elidedText(cell.shown, right, box.width())
        )
        painter.restore()

    def _draw_bar(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, share: float
    ) -> int:
        """Draw the bar of a share; return where it ends."""
        room = option.rect.adjusted(_PAD, _ROOM // 2 - 3, -2 * _PAD, 3 - _ROOM // 2)
        # The words have room behind the longest bar.
        room.setWidth(max(0, room.width() - option.fontMetrics.horizontalAdvance("000.0 %")))
        if not share:
            return room.left() - _PAD
        bar = QRect(room.topLeft(), QSize(max(2, round(room.width() * share)), room.height()))
        painter.fillRect(bar, self._appearance.theme.panel)  # a selected row would hide a pattern
        fill(painter, bar, self._appearance.theme, cell.look)
        return bar.right()
