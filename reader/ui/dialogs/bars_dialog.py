"""A table some of whose amounts are drawn as bars, and what saves it as table or as picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
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
    QStyledItemDelegate,
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
from reader.ui.dialogs.bar_cells import ABOVE_BAR, CELL, PAD, ROOM, WRAPPED, BarCells, Cell
from reader.ui.dialogs.saving import ask_where
from reader.ui.parts import plain
from reader.ui.parts.background import Background
from reader.ui.parts.dialog_parts import add_action, share_room
from reader.ui.parts.theme import Appearance, grown, set_role, theme
from reader.ui.parts.voice_looks import VOICES, colour
from reader.wording import joined, tr

_SORTED: Final = Qt.ItemDataRole.UserRole
# A bar has so much room at least, with its words: in pixels.
_LEAST_BAR: Final = 176
# Names above their bars have so much, else amounts stand below the bars.
_NAME_WIDTH: Final = 264
# And a bar at the least, with its share, where all amounts are beside it then.
_FEWEST_PIXELS: Final = 88
# A picture is for paper, where twice as many pixels are seen.
_PICTURE_SCALE: Final = 2
_MOST_ROWS: Final = 12
_FEWEST_ROWS: Final = 3

_SVG: Final = Export("svg", tr("Drawing (SVG)"), ".svg")
_PNG: Final = Export("png", tr("Picture (PNG)"), ".png", is_text=False)


class BarsDialog(QDialog):
    """A table of amounts with a line above it; a click on a header sorts it.

    Where names and one column of bars have no room side by side, each name stands above its bar;
    where amounts have none beside it either, they stand below it. Nothing is scrolled sideways.

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
        self._folded: list[int] = []
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
        for column in self._folded:
            table.setColumnHidden(column, False)
        self._folded = []
        names = max(table.sizeHintForColumn(0), table.horizontalHeader().sectionSizeHint(0))
        seen = table.viewport().width()
        room = seen - self._amounts_width()
        is_stacked = len(self._bar_columns) == 1 and names + grown(_LEAST_BAR) > room
        self._cells.are_named = is_stacked
        table.setColumnHidden(0, is_stacked)
        least = grown(_LEAST_BAR)
        if is_stacked and max(names, grown(_FEWEST_PIXELS)) <= room < least:
            least = room  # a shorter bar is better than amounts out of sight
        elif is_stacked and room < max(least, min(names, grown(_NAME_WIDTH))):
            self._folded, least = self._amount_columns(), seen
            for column in self._folded:
                table.setColumnHidden(column, True)
        self._cells.below = self._folded
        sorted_ = table.model()
        if isinstance(sorted_, QSortFilterProxyModel) and isinstance(
            model := sorted_.sourceModel(), _CellsModel
        ):
            model.below = self._folded
        line = table.fontMetrics().height()
        above = line + ABOVE_BAR if is_stacked else 0
        below = self._height_below(seen)
        table.verticalHeader().setDefaultSectionSize(above + line + below + ROOM)
        share_room(table, self._bar_columns, least)
        table.viewport().update()

    def _height_below(self, width: int) -> int:
        """Return how much the amounts of any row need below its bar, in pixels."""
        model = self.table.model()
        rows = range(model.rowCount()) if self._folded else ()
        column = self._bar_columns[0] if self._bar_columns else 0
        every = (self._cells.amounts(model.index(row, column)) for row in rows)
        longest = max(every, key=len, default="")
        room = QRect(0, 0, max(width - 2 * PAD, 1), 10_000)
        high = self.table.fontMetrics().boundingRect(room, WRAPPED, longest).height()
        return high + ABOVE_BAR if longest else 0

    def _amount_columns(self) -> list[int]:
        """Return the columns of amounts that are shown."""
        header = self.table.horizontalHeader()
        return [
            column
            for column in range(1, header.count())
            if column not in self._bar_columns and not header.isSectionHidden(column)
        ]

    def _amounts_width(self) -> int:
        header = self.table.horizontalHeader()
        return sum(
            max(self.table.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in self._amount_columns()
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
    made.verticalHeader().setDefaultSectionSize(made.fontMetrics().height() + ROOM)
    made.horizontalHeader().setHighlightSections(False)
    # The rows in view, not those of a whole library.
    made.horizontalHeader().setResizeContentsPrecision(0)
    return made


class _CellsModel(QAbstractTableModel):
    """Rows of cells; the columns ``below`` are not shown for themselves, but with the bar."""

    def __init__(
        self, columns: Sequence[str], cells: Sequence[Sequence[Cell]], parent: QSortFilterProxyModel
    ) -> None:
        super().__init__(parent)
        self._columns, self._cells = columns, cells
        self.below: Sequence[int] = ()

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
        answers = {Qt.ItemDataRole.DisplayRole: cell.shown, _SORTED: cell.value, CELL: cell}
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(cell.value, str):
            return plain.tooltip(cell.value)
        if role == Qt.ItemDataRole.AccessibleTextRole and cell.share is not None:
            row = self._cells[index.row()]
            below = (f"{self._columns[column]} {row[column].shown}" for column in self.below)
            return joined((row[0].shown, cell.shown, *below))
        return answers.get(role)
