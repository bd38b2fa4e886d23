"""The dialog that saves two texts side by side as one document, table or translation memory."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFormLayout, QWidget

from reader.kept.settings import Settings
from reader.model.pairing.pairing import Pairing
from reader.quotes.bilingual import title_of
from reader.quotes.exports import Matter, kinds
from reader.quotes.writing import pairing_data, pairing_preview
from reader.ui.dialogs.quoting import press
from reader.ui.dialogs.saving import SavingDialog, kind_box
from reader.ui.parts import plain
from reader.ui.parts.background import Background
from reader.wording import tr, trn

_FIRST = "html"
_MANY_ROWS = 300


class PairDialog(SavingDialog):
    """Saves a pair with its rows as they are now; ``made`` is the day of it."""

    def __init__(
        self,
        parent: QWidget,
        pairing: Pairing,
        made: datetime.date,
        settings: Settings,
        background: Background,
    ) -> None:
        super().__init__(parent, tr("Save Both Texts"), settings, background)
        self._pairing, self._made = pairing, made
        self._kinds = kinds(Matter.PAIRING)
        usual = settings.export_format
        self.kind_box = kind_box(self._kinds, usual if usual in self._kinds else _FIRST)
        form = QFormLayout()
        form.addRow(tr("&Save as"), self.kind_box)
        told = trn("{n} row, with both sources", "{n} rows, with both sources", len(pairing.rows))
        what = plain.label(told)
        self._stack(what, form, self.preview, self.fault)
        self.kind_box.currentIndexChanged.connect(lambda _: self._show_preview())
        self._show_preview()

    @property
    def kind(self) -> str:
        """The kind of file that is chosen."""
        return str(self.kind_box.currentData())

    def accept(self) -> None:
        """Ask where to save, and save there."""
        self._ask_where(title_of(self._pairing), self._kinds[self.kind])

    def _data(self) -> Callable[[], bytes]:
        return partial(pairing_data, self._kinds[self.kind], self._pairing, press, self._made)

    def _text(self) -> Callable[[], str]:
        return partial(pairing_preview, self._kinds[self.kind], self._pairing, self._made)

    def _is_long(self) -> bool:
        return len(self._pairing.rows) > _MANY_ROWS

    def _remember(self) -> None:
        """Leave the usual kind of excerpts as it is: that of a pair is another matter."""
