"""The bar at the foot of the page that offers a text in another language beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton

from reader.ui.actions.actions import row_menu
from reader.ui.parts import plain
from reader.ui.parts.focusing import holds_keyboard
from reader.ui.parts.icons import icon
from reader.ui.parts.theme import Appearance, Theme, set_role
from reader.ui.state.twin_texts.twin_offers import TwinOffers
from reader.wording import tr, trn

_LONGEST = 90


class TwinBar(QFrame):
    """Shows one line, as long as something is offered.

    *Signals*: ``chosen(TwinOffer)``: this is to be set beside; ``left()``: the bar had the keyboard
    and has gone.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, offers: TwinOffers, appearance: Appearance) -> None:
        super().__init__()
        self._offers = offers
        set_role(self, "transport")
        self.setAccessibleName(tr("Another language"))
        self.said = plain.label()
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self.said, "quiet")
        self.read = QPushButton(tr("Read Side by Side"))
        self.read.clicked.connect(self._choose)
        self.closer = QToolButton()
        self.closer.setAutoRaise(True)
        self.closer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.closer.setAccessibleName(tr("Offer no other language here"))
        plain.set_tooltip(self.closer, tr("Offer no other language here"))
        self.closer.clicked.connect(offers.decline)
        self.way_in = self.read
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(self.read)
        row.addWidget(self.closer)
        self._recolour(appearance.theme)
        appearance.theme_changed.connect(self._recolour)

    def tell(self) -> None:
        """Show what is offered, or nothing."""
        found = self._offers.found
        had_keyboard = holds_keyboard(self)
        self.setVisible(bool(found))
        if found:
            words, more = plain.one_line(found[0].words, _LONGEST), len(found) - 1
            if more:
                # Translators: the offer is a sentence such as “Also in French”
                words = trn("{offer}, and {n} more", "{offer}, and {n} more", more, offer=words)
            self.said.setText(words)
            plain.set_tooltip(self.said, self.said.text())
            self.read.setText(tr("Read Side by Side…") if more else tr("Read Side by Side"))
        elif had_keyboard:
            self.left.emit()

    def _choose(self) -> None:
        """Take what is offered; of several, ask which."""
        found = self._offers.found
        if len(found) == 1:
            self.chosen.emit(found[0])
        elif found:
            rows = [
                (plain.menu_text(offer.words, _LONGEST), partial(self.chosen.emit, offer))
                for offer in found
            ]
            menu = row_menu(self, rows)
            menu.popup(self.read.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _recolour(self, look: Theme) -> None:
        self.closer.setIcon(icon("close", look))
