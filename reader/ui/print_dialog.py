"""The dialog that prints an excerpt, on paper or to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from reader.files import safe_name
from reader.model.excerpt import Excerpt
from reader.quotes.paper import of_excerpt, title_of
from reader.quotes.parts import QuoteOptions
from reader.ui.printing import document
from reader.wording import trc

_PATH: Final = 48  # characters of the path of a file to print to


def print_dialog(
    parent: QWidget,
    excerpt: Excerpt,
    options: QuoteOptions,
    printing: Callable[[Callable[[], Path | None]], object],
    title: str = "",
) -> QDialog | None:
    """Return the system's dialog that prints an excerpt; None where nothing can be printed.

    It is headed by the title that its page has, where that is given. A file is proposed beneath the
    person's home, by a name made of that title.
    ``printing`` is given what prints it once the person agrees, and returns the file printed to,
    None for a printer; it may be done beside the window.
    """
    try:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    except ImportError:  # a package of its own on some systems
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    named = title or title_of(excerpt)
    file_name = safe_name(named, ".pdf")
    printer.setDocName(file_name)  # Qt's dialog makes a path of it
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(trc("the title of a dialog", "Print"))
    _propose(dialog, QDir.toNativeSeparators(QDir.home().filePath(file_name)))

    def print_all() -> Path | None:
        paper = of_excerpt(excerpt, options, title)
        printer.setDocName(named)
        document(paper, printer.logicalDpiX()).print_(printer)
        file = printer.outputFileName()
        return Path(file) if file else None

    dialog.accepted.connect(lambda: printing(print_all))
    return dialog


def _propose(dialog: QDialog, path: str) -> None:
    """Have Qt's own dialog propose a file; that of a system has a field of its own, or none.

    Named to the printer, it would be printed to even where a printer is chosen.
    """
    field = dialog.findChild(QLineEdit, "filename")
    if field is not None:
        field.setText(path)
        field.setMinimumWidth(_PATH * field.fontMetrics().averageCharWidth())
