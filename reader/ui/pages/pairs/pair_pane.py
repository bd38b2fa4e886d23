"""The page of two texts side by side: their heads, the rows, and how sure these are.

Its field stands in the search bar of the window, as long as the page is shown.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.kept.settings import Settings
from reader.model.pairing.pairing import NOTHING_COMMON, PairSide
from reader.ui.pages.pairs.pair_view import PairView
from reader.ui.parts import plain
from reader.ui.parts.focusing import holds_keyboard
from reader.ui.parts.panel_parts import Below, ClearedField, empty, heading
from reader.ui.parts.theme import Appearance, set_role
from reader.ui.state.pages import OpenTranscript, language_name
from reader.ui.state.twin_texts.twin_offers import language_of
from reader.ui.state.twin_texts.twins import Twins
from reader.wording import tr, trn

_LONGEST_QUERY = 1_000
_LONGEST_TITLE = 120
_GAP = 8


class PairPane(QWidget):
    """Shows the pair of its twins.

    *Signals*: ``left()``: the keyboard is to go back to where it was.
    """

    left = Signal()

    def __init__(self, twins: Twins, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        self._twins = twins
        self.view = PairView(twins, settings, appearance)
        self.way_in: QWidget = self.view
        self.heads = {side: heading("") for side in PairSide}
        self.said = plain.label()
        self.found = plain.label()
        self.field = _PairField(appearance)
        self.hide_second = QPushButton(tr("&Hide the Second"))
        self.hide_second.setCheckable(True)
        self.empty = empty(above=40, side=24)
        self._below = Below()
        self._arrange()
        twins.changed.connect(self._show)
        twins.mended.connect(lambda *_: self._tell())
        twins.shown_changed.connect(self._tell_hidden)
        twins.search.changed.connect(self._tell_found)
        self.view.set_anew.connect(self._place_heads)
        self.view.left.connect(self.left)
        self.field.left.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.field.textEdited.connect(lambda text: twins.search.set_query(text, twins.current))
        self.field.stepped.connect(twins.search.step)
        self._show()

    # -- making it ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(tr("Two texts side by side"))
        set_role(self.said, "quiet")
        set_role(self.hide_second, "flat")
        self._acts = QWidget()
        self._acts_row = QHBoxLayout(self._acts)
        self._acts_row.setSpacing(_GAP)
        self._acts_row.addWidget(self.said)
        self._acts_row.addWidget(self.hide_second)
        self._acts_row.addStretch(1)
        self._heads = QHBoxLayout()
        self._heads.setSpacing(0)
        for head in self.heads.values():
            self._heads.addWidget(head, 1)
        top = QVBoxLayout()
        top.setContentsMargins(0, 2 * _GAP, 0, _GAP)
        top.setSpacing(_GAP)
        top.addLayout(self._heads)
        top.addWidget(self._acts)
        for page in (self.view, self.empty):
            self._below.addWidget(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self._below, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_heads()

    def _place_heads(self) -> None:
        """Have the heads stand over their columns; side by side where these are not."""
        where = self.view.where
        between = where.second - where.first - where.width if where.is_wide else _GAP
        behind = self.width() - where.second - where.width if where.is_wide else where.first
        for row, after in ((self._heads, max(0, behind)), (self._acts_row, _GAP)):
            left, right = (after, where.first) if where.is_leftward else (where.first, after)
            row.setContentsMargins(left, 0, right, 0)
        self._heads.setSpacing(max(0, between))
        self._name_heads()

    # -- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        page, twins = self._twins.page, self._twins
        is_there = twins.pairing is not None
        self._acts.setVisible(is_there)
        if page is None:
            return
        self._name_heads()
        self.empty.setText(plain.one_line(twins.trouble) or tr("Setting both texts side by side …"))
        had_keyboard = holds_keyboard(self._below)
        self._below.setCurrentWidget(self.view if is_there else self.empty)
        self.way_in = self.view if is_there else self.empty
        if had_keyboard or (self.isVisible() and QApplication.focusWidget() is None):
            self.way_in.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()
        self._tell_hidden()
        self._tell_found()

    def _name_heads(self) -> None:
        page = self._twins.page
        if page is None:
            return
        width = self.view.where.width if self.view.where.is_wide else self.width() // 2 - 24
        for side, opened in zip(PairSide, (page.first, page.second), strict=True):
            words, head = head_of(opened), self.heads[side]
            metrics = head.fontMetrics()
            head.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(width, 40)))
            plain.set_tooltip(head, words)

    def _tell(self) -> None:
        """Say how many rows there are, and how many of them are not sure."""
        twin = self._twins.twin
        if twin is None:
            return
        count, (both, unsure) = len(twin.now.rows), twin.tally
        words = [trn("{n} row", "{n} rows", count)]
        words += [trn("{n} unsure", "{n} unsure", unsure)] * bool(unsure)
        words += [trn("{n} alone", "{n} alone", count - both)] * (both < count)
        if not both:
            words = [NOTHING_COMMON]
        set_role(self.said, "warning" if not both else "quiet")
        self.said.setText("  ·  ".join(words))

    def _tell_hidden(self) -> None:
        self.hide_second.setChecked(PairSide.SECOND in self._twins.hidden)

    def _tell_found(self) -> None:
        search = self._twins.search
        if self.field.text() != search.query:
            self.field.setText(search.query)
        self.found.setText(tr("Not searched") if search.error else search.words)
        plain.set_tooltip(self.found, search.error or search.words)


def head_of(opened: OpenTranscript) -> str:
    """Return what stands over a text: its language, as far as it is known, and its title."""
    language = language_of(opened)
    told = (
        language_name(language) if language else "",
        plain.one_line(opened.title, _LONGEST_TITLE),
    )
    return "  ·  ".join(filter(None, told))


class _PairField(ClearedField):
    """The field that searches both texts.

    *Signals*: ``left()``: Escape, which empties it; ``stepped(int)``: on to the next hit, or back.
    """

    left = Signal()
    stepped = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.setPlaceholderText(tr("Find in both texts…"))
        self.setAccessibleName(tr("Find in both texts"))
        self.setMaxLength(_LONGEST_QUERY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let keys step through the hits and lead out of the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.textEdited.emit("")
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.left.emit()
        else:
            super().keyPressEvent(event)
