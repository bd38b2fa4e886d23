"""The dialog of the source: what the file did not know of it, and the references made from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.kept.settings import Settings
from reader.model.excerpt import Excerpt, cut
from reader.model.transcript import Facts, Transcript
from reader.quotes.citations import STYLES
from reader.ui.dialogs import citing
from reader.ui.dialogs.saving import ask_where
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending, let_shrink, scrolled
from reader.ui.parts.theme import set_role
from reader.wording import tr

_LONGEST = 1_000
_WORDS = {
    "title": (tr("&Title"), ""),
    "author": (tr("&Author"), tr("Duarte, Ana; or an organisation as it is")),
    "site": (tr("&Site"), tr("YouTube, Vimeo, the name of the archive")),
    "date": (tr("&Date"), tr("4 March 2021, or 2021-03-04")),
    "url": (tr("Addr&ess"), tr("https://…")),
    "medium": (tr("Kind &of work"), tr("Interview, Hearing; a recording if nothing is said")),
}


class SourceDialog(QDialog):
    """Edits what is known of a source; shows the references to the excerpt that come of it.

    *Signals*: ``known(Facts)``: what the person said; ``told(str)``: what was done;
    ``failed(str)``: why something was not.
    """

    known = Signal(object)
    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        transcript: Transcript,
        excerpt: Excerpt,
        facts: Facts,
        settings: Settings,
    ) -> None:
        super().__init__(parent)
        self._transcript, self._excerpt, self._settings = transcript, excerpt, settings
        self.setWindowTitle(tr("Source and References"))
        self.resize(640, 520)
        self.fields: dict[str, QLineEdit] = {}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, (words, hint) in _WORDS.items():
            field = QLineEdit(getattr(facts, name) or plain.one_line(getattr(transcript, name)))
            field.setMaxLength(_LONGEST)
            field.setPlaceholderText(hint)
            field.setCursorPosition(0)
            field.textChanged.connect(lambda _: self._show())
            self.fields[name] = field
            form.addRow(words, field)
        self.style_box = QComboBox()
        for style, (title, _) in STYLES.items():
            self.style_box.addItem(title, style)
        self.style_box.setCurrentIndex(self.style_box.findData(settings.citation_style))
        self.style_box.currentIndexChanged.connect(lambda _: self._show())
        let_shrink(self.style_box)
        form.addRow(tr("&References in"), self.style_box)
        self.entry = plain.label(wrap=True, selectable=True)
        self.short = plain.label(wrap=True, selectable=True)
        self._arrange(form)
        self._show()

    def facts(self) -> Facts:
        """Return what the person said that the file does not say."""
        said = {name: " ".join(field.text().split()) for name, field in self.fields.items()}
        return Facts(
            **{
                name: "" if fact == plain.one_line(getattr(self._transcript, name)) else fact
                for name, fact in said.items()
            }
        )

    def accept(self) -> None:
        """Keep what was said."""
        self._settings.set("citation_style", self.style_box.currentData())
        self.known.emit(self.facts())
        super().accept()

    def copy(self) -> None:
        """Put the reference on the clipboard, as plain, rich and Markdown text."""
        citing.copy(self._amended(), self.style_box.currentData())
        self.told.emit(tr("The reference was copied."))

    def save(self) -> None:
        """Ask where, and save the reference for another program."""
        kinds = list(citing.files().values())
        where = ask_where(self, tr("Save Reference"), tr("reference"), kinds)
        if where is not None:
            path, kind = where
            fault = citing.save(self._amended(), kind, path)
            if fault:
                self.failed.emit(fault)
            else:
                self.told.emit(tr("Saved as {file}", file=path))

    def _amended(self) -> Excerpt:
        span = citing.span_of(self._excerpt)
        amended = self.facts().added_to(self._transcript)
        return cut(amended, span, taken=self._excerpt.taken, sounds=self._excerpt.sounds)

    def _show(self) -> None:
        made = citing.reference(self._amended(), self.style_box.currentData())
        self.entry.setText(made.plain)
        self.short.setText(made.short)

    def _arrange(self, form: QFormLayout) -> None:
        about = plain.label(
            tr(
                "What you add here is kept for this transcript, and used in its quotations. "
                "Write a person as “Family name, given name”."
            ),
            wrap=True,
        )
        set_role(about, "quiet")
        copy, save = (
            QPushButton(tr("&Copy Reference")),
            QPushButton(tr("Sa&ve for Zotero…")),
        )
        for button in (copy, save):
            button.setAutoDefault(False)  # Enter keeps what was typed
        copy.clicked.connect(self.copy)
        save.clicked.connect(self.save)
        line = QHBoxLayout()
        line.addWidget(copy)
        line.addWidget(save)
        line.addStretch(1)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(about)
        rows.addLayout(form)
        for label, words in (
            (self.entry, tr("In the list of sources")),
            (self.short, tr("In the text")),
        ):
            heading = plain.label(words)
            set_role(heading, "quiet")
            rows.addWidget(heading)
            rows.addWidget(label)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addWidget(scrolled(page))
        whole.addLayout(line)
        whole.addWidget(ending(self, tr("&Keep"))[0])
