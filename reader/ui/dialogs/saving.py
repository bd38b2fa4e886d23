"""What the dialogs that save quotations have in common: a preview, and a file written beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.files import atomic_write, safe_name
from reader.kept.settings import Settings
from reader.quotes.exports import EXPORTS, Export
from reader.quotes.marked import Marked
from reader.quotes.parts import QuoteOptions
from reader.ui.parts import plain
from reader.ui.parts.background import Background, Job
from reader.ui.parts.dialog_parts import ending, let_shrink, scrolled
from reader.ui.parts.flow_layout import FlowLayout
from reader.ui.parts.theme import set_role
from reader.wording import joined, tr

# A preview of so many characters shows how the file will look; the file has them all. A long line
# takes Qt a while to set: of such a one less is shown.
_PREVIEW = 20_000
_LONGEST_LINE = 4_000


def ask_where(
    parent: QWidget, title: str, name: str, kinds: Sequence[Export]
) -> tuple[Path, Export] | None:
    """Ask where to save and as which of some kinds; None if the person would rather not.

    The suffix that is typed says the kind; where it says none, the one that is chosen does.
    """
    filters = {f"{kind.title} (*{kind.suffix})": kind for kind in kinds}
    proposed = QDir.home().filePath(safe_name(name, kinds[0].suffix))
    chosen, filter = QFileDialog.getSaveFileName(parent, title, proposed, ";;".join(filters))
    if not chosen:
        return None
    path, picked = Path(chosen), filters.get(filter, kinds[0])
    typed = [kind for kind in kinds if kind.suffix == path.suffix.lower()]
    return path, typed[0] if typed and picked not in typed else picked


def kind_box(kinds: Mapping[str, Export], chosen: str = "") -> QComboBox:
    """Return the list of kinds to save as, at the one that is chosen by its name, or the first."""
    box = QComboBox()
    for name, kind in kinds.items():
        box.addItem(kind.title, name)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    let_shrink(box)
    return box


def lost_words(kind: Export, *, stills: bool = False) -> str:
    """Return in a sentence what a kind does not keep of a transcript, "" where it keeps all.

    ``stills`` tells that there are still frames of a video with it.
    """
    lost = joined(kind.lost(stills=stills))
    return tr("Not kept, where there were any: {what}.", what=lost) if lost else ""


class SetSwitches(FlowLayout):
    """The switches for how the words of a transcript are set in what people read."""

    def __init__(self) -> None:
        super().__init__()
        self.times = QCheckBox(tr("&Times"))
        self.speakers = QCheckBox(tr("S&peakers"))
        self.captions = QCheckBox(tr("One line a &caption"))
        self.speakers.setChecked(True)
        self.boxes = [self.times, self.speakers, self.captions]
        for box in self.boxes:
            self.addWidget(box)

    def options(self, marks: tuple[Marked, ...] = (), *, stills: bool = True) -> QuoteOptions:
        """Return what is chosen, with the highlights and still frames to be taken along."""
        return QuoteOptions(
            times=self.times.isChecked(),
            speakers=self.speakers.isChecked(),
            captions=self.captions.isChecked(),
            marks=marks,
            stills=stills,
        )


class SavingDialog(QDialog):
    """Saves one file; stays open, with the reason shown, if that fails.

    ``saved_as`` is where it was saved, None before that.
    """

    def __init__(
        self, parent: QWidget, title: str, settings: Settings, background: Background
    ) -> None:
        super().__init__(parent)
        self._settings, self._background = settings, background
        self._job: Job | None = None
        self._previewing: Job | None = None
        self.saved_as: Path | None = None
        self.setWindowTitle(title)
        self.resize(680, 560)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(tr("Preview"))
        self.preview.setPlaceholderText(tr("Preview …"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        if (points := QApplication.font().pointSizeF()) > 0:  # else letters are counted in pixels
            font.setPointSizeF(points)
        self.preview.setFont(font)
        self.fault = plain.label(wrap=True, selectable=True)
        set_role(self.fault, "warning")
        self.fault.hide()
        self._ending, self.save = ending(self, tr("Sa&ve…"))
        set_role(self.save, "primary")

    def save_to(self, path: Path) -> None:
        """Write the file beside the window and close; if it cannot be, say why and stay open."""
        data = self._data()
        if self._previewing is not None:
            self._previewing.cancel()
        self.save.setEnabled(False)
        self._tell(tr("Writing …"))
        self._job = self._background.run(
            lambda: atomic_write(path, data()), lambda _: self._saved(path), self._refused
        )

    def reject(self) -> None:
        """Close without waiting for what is being written."""
        for job in (self._job, self._previewing):
            if job is not None:
                job.cancel()
        super().reject()

    # -- what each of them has of its own -------------------------------------------------------

    def _data(self) -> Callable[[], bytes]:
        """Return what makes the file, as everything is chosen now; called beside the window."""
        raise NotImplementedError

    def _text(self) -> Callable[[], str]:
        """Return what makes the preview, as everything is chosen now; called beside the window.

        It raises ReaderError where that cannot be saved.
        """
        raise NotImplementedError

    def _is_long(self) -> bool:
        """Whether making the preview would be felt."""
        raise NotImplementedError

    def _remember(self) -> None:
        """Keep what was chosen for the next time."""
        raise NotImplementedError

    # -- within ---------------------------------------------------------------------------------

    def _stack(self, *parts: QWidget | QLayout) -> None:
        """Set the parts one below the other, the preview as high as there is room, and the buttons.

        In a low window, or with large letters, the parts scroll; the buttons stay in reach.
        """
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            if isinstance(part, QLayout):
                rows.addLayout(part)
            else:
                rows.addWidget(part, 1 if part is self.preview else 0)
        whole = QVBoxLayout(self)
        whole.addWidget(scrolled(page))
        whole.addWidget(self._ending)

    def _ask_where(self, title: str, kind: Export) -> None:
        """Ask where to save, and save there; an existing file is only replaced if one says so."""
        where = ask_where(self, self.windowTitle(), title, [kind])
        if where is None:
            return
        path, typed = where[0], where[0].suffix.lower()
        others = [one for one in EXPORTS.values() if one.suffix == typed]
        if typed == kind.suffix or not others:
            self.save_to(path)
        else:  # what is previewed would be written under the name of something else
            self._tell(
                tr(
                    "A name that ends in {typed} is one of another kind of file. Choose that kind "
                    "here, or a name that ends in {suffix} for this one: {kind}.",
                    typed=typed,
                    suffix=kind.suffix,
                    kind=kind.title,
                )
            )

    def _show_preview(self) -> None:
        text = self._text()
        if self._previewing is not None:
            self._previewing.cancel()
        # What was previewed stays in view until then: it is mostly much the same.
        self._previewing = self._background.do(
            text, self._preview, self._cannot_preview, is_long=self._is_long()
        )

    def _preview(self, text: str) -> None:
        self._tell("")
        self.save.setEnabled(bool(text))
        self.preview.setPlainText(_beginning(text))

    def _cannot_preview(self, error: ReaderError) -> None:
        self._preview("")
        self._tell(str(error))

    def _saved(self, path: Path) -> None:
        self._remember()
        self.saved_as = path
        self.done(QDialog.DialogCode.Accepted)

    def _refused(self, error: ReaderError) -> None:
        self.save.setEnabled(True)
        self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))


def _beginning(text: str) -> str:
    """Return as much of a text as is previewed, with an ellipsis where it goes on."""
    shown, start = text[:_PREVIEW], 0
    for line in shown.split("\n"):
        if len(line) > _LONGEST_LINE:
            shown = shown[: start + _LONGEST_LINE]
            break
        start += len(line) + 1
    return shown if len(shown) == len(text) else f"{shown}\n…"
