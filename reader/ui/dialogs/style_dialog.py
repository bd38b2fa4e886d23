"""The dialog of the styles of quotations: choose one, make one, see at once what comes of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.model.excerpt import Excerpt
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending, let_shrink, scrolled
from reader.ui.parts.theme import set_role
from reader.ui.state import quote_book
from reader.ui.state.quote_book import QuoteBook, StyleError
from reader.wording import tr

_LONGEST_TITLE = 60
_LINES_SEEN = 4


class StyleDialog(QDialog):
    """Lists the styles; those of the person can be changed, the others copied and changed.

    *Signals*: ``chosen(str)``: the name of the style that is used from now on.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, book: QuoteBook, excerpt: Excerpt, style: str) -> None:
        super().__init__(parent)
        self._book, self._excerpt = book, excerpt
        self.setWindowTitle(tr("Styles of Quotations"))
        self.resize(760, 560)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Styles"))
        self.title = QLineEdit()
        self.title.setMaxLength(_LONGEST_TITLE)
        self.template = QPlainTextEdit()
        self.template.setTabChangesFocus(True)
        self.template.setAccessibleName(tr("Template"))
        self.times = QComboBox()
        for name, example in quote_book.TIMES.items():
            self.times.addItem(example, name)
        self.preview = QPlainTextEdit()
        for field in (self.template, self.preview):
            field.setMinimumHeight(_LINES_SEEN * field.fontMetrics().lineSpacing())
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(tr("Preview"))
        self.fault = plain.label(wrap=True, selectable=True)
        set_role(self.fault, "warning")
        self._names: list[str] = []
        self._arrange()
        self._fill(style)
        self.list.currentRowChanged.connect(lambda _: self._take())
        for signal in (self.title.textEdited, self.template.textChanged):
            signal.connect(self._show)
        self.times.currentIndexChanged.connect(lambda _: self._show())
        self._take()

    @property
    def name(self) -> str:
        """The name of the style that is selected."""
        row = self.list.currentRow()
        return self._names[row] if 0 <= row < len(self._names) else quote_book.FULL

    def add(self) -> None:
        """Begin a style of one's own, from the one that is selected."""
        template = self.template.toPlainText() or quote_book.BEGINNING
        self._fill(self._book.add(tr("My style"), template, self._chosen_times()))
        self._take()
        self.title.setFocus()
        self.title.selectAll()

    def accept(self) -> None:
        """Keep the style as it stands, and use it; stay open where it cannot be."""
        try:
            self._keep()
        except ReaderError as error:
            self._tell(error)
            return
        self.chosen.emit(self.name)
        super().accept()

    def _keep(self) -> None:
        if self._book.is_own(self.name):
            title = self.title.text().strip() or self.name
            template = self.template.toPlainText()
            self._book.keep(self.name, title, template, self._chosen_times())

    def _chosen_times(self) -> str:
        return str(self.times.currentData())

    def _fill(self, style: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        titles = self._book.titles()
        self._names = list(titles)
        self.list.addItems([plain.one_line(title) for title in titles.values()])
        self.list.setCurrentRow(self._names.index(style) if style in self._names else 0)
        self.list.blockSignals(False)

    def _take(self) -> None:
        """Show the style that is selected."""
        is_own = self._book.is_own(self.name)
        style = self._book.style(self.name)
        for field in (self.title, self.template, self.times):
            field.blockSignals(True)
        self.title.setText(self._book.titles()[self.name])
        self.title.setCursorPosition(0)
        self.template.setPlainText(style.template if style is not None else "")
        self.times.setCurrentIndex(self.times.findData(style.times if style else "clock"))
        for field in (self.title, self.template, self.times):
            field.blockSignals(False)
            field.setEnabled(is_own)
        self._show()

    def _show(self) -> None:
        """Show what comes of the template, or what is wrong with it and where."""
        try:
            text = self._book.tried(
                self.name, self.template.toPlainText(), self._chosen_times(), self._excerpt
            )
        except ReaderError as error:
            self._tell(error)
            return
        self.fault.hide()
        self.preview.setPlainText(text)
        self._use.setEnabled(True)

    def _tell(self, error: ReaderError) -> None:
        told = str(error)
        if isinstance(error, StyleError):
            before = self.template.toPlainText()[: error.place]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            told = tr("Line {line}, character {column}: {why}", line=line, column=column, why=error)
            self.preview.clear()
            self._use.setEnabled(False)
        self.fault.setText(told)
        self.fault.show()

    def _arrange(self) -> None:
        add = QPushButton(tr("&New Style from This"))
        add.setAutoDefault(False)  # Enter uses the style
        add.clicked.connect(self.add)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.list)
        rows.addWidget(add)
        fields = "  ".join(f"{{{name}}}" for name in quote_book.FIELDS)
        hint = plain.label(
            tr("Fields: {}. What stands in [brackets] falls out where a field is empty.").format(
                fields
            ),
            wrap=True,
        )
        set_role(hint, "quiet")
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("&Title"), self.title)
        form.addRow(tr("Te&mplate"), self.template)
        form.addRow(tr("Times &as"), self.times)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addLayout(form)
        for widget in (
            hint,
            self.fault,
            plain.label(tr("This quotation in it"), wrap=True),
            self.preview,
        ):
            column.addWidget(widget)
        self.fault.hide()
        let_shrink(self.times)
        both = QSplitter()
        both.addWidget(left)
        both.addWidget(scrolled(right))
        both.setStretchFactor(1, 1)
        both.setSizes([210, 540])
        buttons, self._use = ending(self, tr("&Use It"))
        whole = QVBoxLayout(self)
        whole.addWidget(both, 1)
        whole.addWidget(buttons)
