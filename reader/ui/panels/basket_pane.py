"""The basket beside the text: quotations in order, from whatever transcripts they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from reader.direction import in_a_row
from reader.files import shown
from reader.kept.basket import BasketItem
from reader.model.file_titles import titled
from reader.ui.panels.list_panel import ListPanel, MenuRow
from reader.ui.parts.cards import CardsView
from reader.ui.parts.panel_parts import fill
from reader.ui.parts.rows import RowKind, RowsModel, RowView
from reader.ui.parts.theme import Appearance, set_role
from reader.ui.state.basket_state import BasketState
from reader.wording import tr

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_EMPTY = tr("The basket is empty. Select words, here or elsewhere, and press Ctrl+B.")


class BasketPane(ListPanel):
    """The list of the basket.

    *Signals*: ``comment_wanted(BasketItem)``: the comment of a quotation is to be edited;
    ``opened(BasketItem)``: its transcript is to be shown there; ``hearing_wanted(BasketItem)``: it
    is to be heard as well; ``saving_wanted()``: all of it is to be saved as a document.
    """

    comment_wanted = Signal(object)
    opened = Signal(object)
    hearing_wanted = Signal(object)
    saving_wanted = Signal()

    def __init__(self, basket: BasketState, appearance: Appearance) -> None:
        self.model = RowsModel(_look)
        self.list = CardsView(self.model, appearance, tr("Basket"))
        super().__init__(tr("Basket"), self.list)
        self._basket = basket
        self.save = QPushButton(tr("&Save All…"))
        set_role(self.save, "link")
        top = self._head(self.save)
        top.setContentsMargins(12, 10, 10, 6)
        top.insertSpacing(2, 8)
        fill(self, top, self._below)
        self.list.installEventFilter(self)
        self.list.opened.connect(self._open)
        self.list.delete_wanted.connect(self.remove)
        self.save.clicked.connect(lambda: self.saving_wanted.emit())
        basket.changed.connect(self._show)
        basket.once_read(self._show)

    def _show(self) -> None:
        """Show what is in the basket now."""
        row = self.list.currentIndex().row()
        items = self._basket.items
        self.model.set_rows(items)
        if items and row >= 0:
            self.list.select_row(min(row, len(items) - 1))
        self.save.setVisible(bool(items))
        self._tell(len(items), len(items), _EMPTY)

    def menu_rows(self) -> list[MenuRow]:
        """Return what the context menu of the selected quotations offers."""
        rows = self.list.selected_rows()
        one = rows[0] if len(rows) == 1 else None
        last = len(self.model.rows) - 1
        is_one = one is not None
        return [
            (tr("&Go There"), (lambda: self._open(one)) if one is not None else None),
            (tr("&Hear"), (lambda: self._hear(one)) if one is not None else None),
            (tr("&Comment…"), self._comment if is_one else None),
            (tr("Move &Up"), (lambda: self.shift(-1)) if is_one and one else None),
            (tr("Move &Down"), (lambda: self.shift(1)) if is_one and one != last else None),
            None,
            (tr("&Remove"), self.remove),
        ]

    def shift(self, step: int) -> None:
        """Move the current quotation up (-1) or down (1)."""
        row = self.list.currentIndex().row()
        if row >= 0:
            self._basket.move(self.model.rows[row], step, self.list.select_row)

    def remove(self) -> None:
        """Take the selected quotations out."""
        self._basket.remove([self.model.rows[row] for row in self.list.selected_rows()])

    def _open(self, row: int) -> None:
        self.opened.emit(self.model.rows[row])

    def _hear(self, row: int) -> None:
        self.hearing_wanted.emit(self.model.rows[row])

    def _comment(self) -> None:
        self.comment_wanted.emit(self.model.rows[self.list.selected_rows()[0]])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Alt and an arrow move a quotation."""
        if watched is self.list and isinstance(event, QKeyEvent):
            has_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            step = _STEPS.get(Qt.Key(event.key()))
            if event.type() == QEvent.Type.KeyPress and has_alt and step is not None:
                self.shift(step)
                return True
            if event.type() == QEvent.Type.ShortcutOverride and has_alt and step is not None:
                event.accept()  # here it moves the quotation, and not to the next paragraph
                return True
        return False


def _look(item: BasketItem) -> RowView:
    of = item.excerpt
    title = titled(of.title, shown(of.transcript.source.path))
    facts = (of.speaker, title, of.when or of.where)
    return RowView(
        RowKind.CARD,
        of.text,
        in_a_row(facts),
        "note" if item.comment else "quote",
        tint=item.colour,
        note=item.comment,
    )
