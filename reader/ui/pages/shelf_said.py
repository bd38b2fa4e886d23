"""What is said on the page that searches the library: of a search, and where nothing is found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.ui.parts import plain
from reader.ui.parts.panel_parts import empty
from reader.ui.parts.theme import set_role
from reader.ui.state.shelf_search import ShelfState
from reader.wording import tr, trn

# So wide is the ring around words that have the keyboard, which stands beside them otherwise too.
_RING = 2


class NothingFound(QWidget):
    """Says why nothing is listed; where nothing is kept it leads to the library.

    ``way_in`` takes the keyboard.

    *Signals*: ``library_wanted()``: the panel of the library is to be shown.
    """

    library_wanted = Signal()

    def __init__(self, side: int) -> None:
        super().__init__()
        self.way_in = empty(above=16)
        self.way_in.setContentsMargins(0, 0, 0, 0)
        self.way_in.setIndent(0)
        self.way_in.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._way = QPushButton(tr("Show the Library"))
        set_role(self._way, "link")
        self._way.clicked.connect(lambda: self.library_wanted.emit())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(side - _RING, 16, side - _RING, 16)
        rows.setSpacing(8)
        rows.addWidget(self.way_in)
        line = QHBoxLayout()
        line.setContentsMargins(_RING, 0, _RING, 0)
        line.addWidget(self._way)
        line.addStretch(1)
        rows.addLayout(line)
        rows.addStretch(1)

    def text(self) -> str:
        """Return what is said."""
        return self.way_in.text()

    def say(self, why: str, *, leads: bool) -> None:
        """Say why nothing is listed; ``leads`` where the library itself has nothing."""
        self.way_in.setText(why)
        self._way.setVisible(leads)


def said_of(state: ShelfState) -> str:
    """Return what there is to say of a search, in a few words."""
    if state.error:
        return plain.one_line(state.error)
    count = state.transcripts
    if state.is_busy and (state.like or not count):
        return tr("Searching…")
    if state.like:
        return trn(
            "{n} transcript about the same as “{passage}”",
            "{n} transcripts about the same as “{passage}”",
            count,
            passage=plain.one_line(state.like, 80),
        )
    if not count:
        return tr("Nobody says that as it stands.") if state.apart else ""
    if not state.hits and not state.is_cut:
        return trn("{n} transcript", "{n} transcripts", count)
    if not state.hits:
        return trn("the first {n} transcript of more", "the first {n} transcripts of more", count)
    hits = trn("{n} hit", "{n} hits", state.hits)
    if state.is_cut:
        return trn(
            "{hits} in the first {n} transcript; more have it too.",
            "{hits} in the first {n} transcripts; more have it too.",
            count,
            hits=hits,
        )
    told = trn("{hits} in {n} transcript", "{hits} in {n} transcripts", count, hits=hits)
    return f"{told}{' …' * state.is_busy}"
