"""How a fetch stands: whether a host may be asked, how far it is, what there is to choose from."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.model import titles
from reader.ui.parts import plain
from reader.ui.parts.flow_layout import FlowLayout
from reader.ui.parts.focusing import holds_keyboard, let_enter_press
from reader.ui.parts.panel_parts import FilterField
from reader.ui.parts.row_view import RowsView
from reader.ui.parts.rows import RowKind, RowsModel, RowView
from reader.ui.parts.theme import Appearance, set_role
from reader.ui.state.fetching import FetchChoice, Fetching, FetchState, Permission, Stage, Target
from reader.wording import tr

_BAR_WIDTH: Final = 120
_MOST_ROWS, _FEW = 6, 8
_FRAME: Final = 12


class FetchPanel(QWidget):
    """Shows the fetch for one target and takes what the person says to it; hidden without one.

    *Signals*: ``left()``: it had the keyboard, and has nothing more to say or to stop.
    """

    left = Signal()

    def __init__(self, fetching: Fetching, appearance: Appearance) -> None:
        super().__init__()
        self._fetching = fetching
        self._target: Target = None
        self._state: FetchState | None = None
        self.sentence = plain.label(wrap=True, selectable=True)
        self.sentence.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Translators: a button that ends a fetch
        self.stop = QPushButton(tr("Stop"))
        self.once = QPushButton(tr("Ask Once"))
        self.always = QPushButton()
        # Translators: an answer: it may not be fetched
        self.no = QPushButton(tr("No"))
        self.none = QPushButton(tr("None of These"))
        self.filter = FilterField(appearance, tr("Filter what there is to choose from"))
        self._rows = RowsModel(_shown)
        self.list = RowsView(self._rows, appearance, tr("To choose from"))
        self._going, self._asking = self._progress(), self._question()
        self._arrange()
        let_enter_press(self)
        self._connect()
        self.hide()

    def show_for(self, target: Target) -> None:
        """Show the fetch for another target."""
        self._target, self._state = target, None
        self._show()

    @property
    def is_in_the_way(self) -> bool:
        """Whether it is for the person to wait, or to say something, before all else."""
        stage = self._state.stage if self._state is not None else None
        return stage not in (None, Stage.NOTHING, Stage.REFUSED)

    # -- making it ------------------------------------------------------------------------------

    def _progress(self) -> QWidget:
        made, bar = QWidget(), QProgressBar()
        bar.setRange(0, 0)  # how much there is to do is not known
        bar.setTextVisible(False)
        bar.setFixedWidth(_BAR_WIDTH)
        bar.setMaximumHeight(6)
        bar.setAccessibleName(tr("Fetching"))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(bar)
        row.addWidget(self.stop)
        row.addStretch(1)
        return made

    def _question(self) -> QWidget:
        made = QWidget()
        row = FlowLayout()
        made.setLayout(row)
        for button in (self.once, self.always, self.no):
            row.addWidget(button)
        set_role(self.once, "primary")
        return made

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for part in (self.sentence, self._going, self._asking, self.filter, self.list):
            rows.addWidget(part)
        rows.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._fetching.changed.connect(self._changed)
        self.stop.clicked.connect(lambda: self._fetching.stop(self._target))
        self.none.clicked.connect(lambda: self._fetching.stop(self._target))
        for button, answer in (
            (self.once, Permission.ONCE),
            (self.always, Permission.ALWAYS),
            (self.no, Permission.NO),
        ):
            button.clicked.connect(lambda _, said=answer: self._fetching.answer(self._target, said))
        self.list.opened.connect(self._choose)
        self.filter.textChanged.connect(self._list)
        self.filter.entered.connect(self.list.go_to_first)
        self.filter.chosen.connect(lambda: self._choose(0))

    # -- what is shown --------------------------------------------------------------------------

    def _changed(self, target: Target) -> None:
        if target == self._target:
            self._show()

    def _show(self) -> None:
        before, state = self._state, self._fetching.state(self._target)
        self._state = state
        had_keyboard = holds_keyboard(self)  # to be asked before anything is hidden
        self.setVisible(state is not None)
        if state is not None:
            self._show_state(state, before)
        is_other = before is None or state is None or before.stage is not state.stage
        if had_keyboard and is_other and not self.take_keyboard():
            self.left.emit()

    def _show_state(self, state: FetchState, before: FetchState | None) -> None:
        is_bad = state.stage in (Stage.NOTHING, Stage.REFUSED)
        set_role(self.sentence, "warning" if is_bad else "")
        self.sentence.setText(plain.one_line(state.sentence, 600))
        self._going.setVisible(state.is_busy)
        self._asking.setVisible(state.stage is Stage.ASKS)
        self.always.setText(plain.menu_text(tr("Always for {}").format(state.host)))
        if before is None or before.choices != state.choices:
            self.filter.clear()
            self._list("")
        self.filter.setVisible(len(state.choices) > _FEW)
        for part in (self.list, self.none):
            part.setVisible(bool(state.choices))

    def take_keyboard(self) -> bool:
        """Give the keyboard to what is to be said or stopped; return whether there is any."""
        stage = self._state.stage if self._state is not None else None
        if stage is Stage.ASKS:
            self.once.setFocus(Qt.FocusReason.OtherFocusReason)
        elif stage is Stage.CHOICE:
            self.list.go_to_first()
        elif self._state is not None and self._state.is_busy:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def _list(self, query: str) -> None:
        """List what there is to choose from, as far as it has the words of a query."""
        choices = self._state.choices if self._state is not None else ()
        named = enumerate(choices)
        self._rows.set_rows(
            [
                (number, choice)
                for number, choice in named
                if titles.has_words(f"{choice.title} {choice.detail}", query)
            ]
        )
        if choices:
            rows = min(len(choices), _MOST_ROWS)
            self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 40) + _FRAME)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._rows.rows):
            number, _ = self._rows.rows[row]
            self._fetching.choose(self._target, number)


def _shown(row: tuple[int, FetchChoice]) -> RowView:
    title, detail = row[1]
    return RowView(RowKind.CARD, title, detail, tip=title)
