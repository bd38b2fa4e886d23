"""Transcripts of the library that may be that of a video: asked for, never taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader.direction import in_a_row
from reader.model.transcript import RelatedVideo
from reader.ui.parts import plain
from reader.ui.parts.theme import set_role
from reader.ui.state.doors import Doors
from reader.ui.state.shelf_cards import length
from reader.wording import tr

if TYPE_CHECKING:
    from reader.library.values import Entry

_MOST = 5
_ABOVE, _BETWEEN = 16, 4
_LONGEST_TITLE = 70


class VideoOffers(QWidget):
    """A question and its answers, one below the other; hidden where there is nothing to ask."""

    def __init__(self, doors: Doors) -> None:
        super().__init__()
        self._doors = doors
        self._video: RelatedVideo | None = None
        self.buttons: list[QPushButton] = []
        self._question = plain.label(tr("Is it one of these, in your library?"), wrap=True)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, _ABOVE, 0, 0)
        self._rows.setSpacing(_BETWEEN)
        self._rows.addWidget(self._question)
        doors.offers_changed.connect(self._offer_anew)
        self.hide()

    def _offer_anew(self) -> None:
        self.show_for(self._video)

    def show_for(self, video: RelatedVideo | None) -> None:
        """Offer what may be the transcript of a video."""
        self._video = video
        for button in self.buttons:
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons.clear()
        offers = self._doors.offers(video)[:_MOST] if video is not None else ()
        for entry in offers:
            self._add(entry)
        self.setVisible(bool(offers))

    def _add(self, entry: Entry) -> None:
        facts = (entry.author or entry.site, entry.day, length(entry))
        title = plain.one_line(entry.title, _LONGEST_TITLE)
        words = in_a_row((title, *facts))
        button = QPushButton(plain.menu_text(words, 160))
        set_role(button, "link")
        button.setAutoDefault(True)  # Enter presses it
        button.setAccessibleName(tr("It is {}").format(plain.one_line(words)))
        plain.set_tooltip(button, entry.title)
        button.clicked.connect(lambda: self._accept(entry))
        self.buttons.append(button)
        self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _accept(self, entry: Entry) -> None:
        if self._video is not None:
            self._doors.accept(self._video, entry)
