"""The dialog that saves quotations as one document with its sources, or as references."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from reader.kept.settings import Settings
from reader.quotes.citations import STYLES
from reader.quotes.parts import QuoteOptions
from reader.quotes.writing import Quotations, quotes_data, quotes_preview
from reader.ui.dialogs.quoting import press
from reader.ui.dialogs.saving import SavingDialog, kind_box, lost_words
from reader.ui.parts import plain
from reader.ui.parts.background import Background
from reader.ui.parts.dialog_parts import let_shrink
from reader.ui.parts.flow_layout import FlowLayout
from reader.ui.parts.theme import set_role
from reader.wording import tr, trn


class PapersDialog(SavingDialog):
    """Saves quotations."""

    def __init__(
        self,
        parent: QWidget,
        quotations: Quotations,
        settings: Settings,
        background: Background,
    ) -> None:
        super().__init__(parent, tr("Save Quotations"), settings, background)
        self._quotations = quotations
        self.title = QLineEdit(quotations.title)
        self.kind_box, self.style_box = kind_box(quotations.kinds()), QComboBox()
        for name, style in STYLES.items():
            self.style_box.addItem(style.title, name)
        self.style_box.setCurrentIndex(self.style_box.findData(settings.citation_style))
        self.times = QCheckBox(tr("&Times"))
        self.notes = QCheckBox(tr("&Notes and comments"))
        self.notes.setChecked(True)
        has_stills = any(quoted.excerpt.still is not None for quoted in quotations.quotes)
        self.stills = QCheckBox(tr("Still &frames"))
        self.stills.setVisible(has_stills)
        self.stills.setChecked(has_stills)
        self._lost = plain.label(wrap=True)
        set_role(self._lost, "quiet")
        self._arrange()
        self.title.textChanged.connect(lambda _: self._show_preview())
        for box in (self.kind_box, self.style_box):
            box.currentIndexChanged.connect(lambda _: self._show())
        for switch in (self.times, self.notes, self.stills):
            switch.toggled.connect(lambda _: self._show())
        self._show()

    @property
    def kind(self) -> str:
        """The kind of file that is chosen."""
        return str(self.kind_box.currentData())

    def accept(self) -> None:
        """Ask where to save, and save there."""
        self._ask_where(self.title.text() or tr("quotations"), self._quotations.kinds()[self.kind])

    def _show(self) -> None:
        kind = self._quotations.kinds()[self.kind]
        lost = lost_words(kind, stills=self.stills.isChecked())
        self._lost.setText(lost)
        self._lost.setVisible(bool(lost))
        self._show_preview()

    def _data(self) -> Callable[[], bytes]:
        wanted = self._wanted()
        return partial(quotes_data, wanted.kinds()[self.kind], wanted, press)

    def _text(self) -> Callable[[], str]:
        wanted = self._wanted()
        return partial(quotes_preview, wanted.kinds()[self.kind], wanted)

    def _is_long(self) -> bool:
        return self._quotations.is_long

    def _remember(self) -> None:
        self._settings.set("citation_style", self.style_box.currentData())

    def _wanted(self) -> Quotations:
        quotes = self._quotations.quotes
        if not self.notes.isChecked():
            quotes = [quoted._replace(note="", tags=()) for quoted in quotes]
        return self._quotations._replace(
            quotes=quotes,
            title=self.title.text().strip(),
            style=str(self.style_box.currentData()),
            options=QuoteOptions(times=self.times.isChecked(), stills=self.stills.isChecked()),
        )

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow(tr("T&itle"), self.title)
        form.addRow(tr("&Save as"), self.kind_box)
        form.addRow(tr("&References in"), self.style_box)
        switches = FlowLayout()
        for switch in (self.times, self.notes, self.stills):
            switches.addWidget(switch)
        form.addRow(tr("With"), switches)
        let_shrink(self.style_box)
        what = plain.label(trn("{n} quotation", "{n} quotations", len(self._quotations.quotes)))
        self._stack(what, form, self.preview, self._lost, self.fault)
