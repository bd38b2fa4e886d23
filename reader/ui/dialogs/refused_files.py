"""What could not be taken into the library, file by file."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from reader.tasks.importing import Report
from reader.ui.parts import plain
from reader.wording import trn

_MOST_REFUSALS = 500
_FEW = 8


def refused_files(parent: QWidget, report: Report) -> QMessageBox:
    """Return the dialog that lists what was refused or left out, and why."""
    told = [*report.refused, *report.left_out]
    lines = [f"{one.name}: {one.sentence}" for one in told[:_MOST_REFUSALS]]
    if len(told) > _MOST_REFUSALS:
        lines.append(trn("… and {n} more", "… and {n} more", len(told) - _MOST_REFUSALS))
    if report.left_out:
        head = trn("{n} file not taken in:", "{n} files not taken in:", len(told))
    else:
        head = trn("{n} file could not be read:", "{n} files could not be read:", len(told))
    return plain.message(
        parent,
        "information",
        f"{head}\n\n" + "\n".join(lines[:_FEW]),
        "\n".join(lines) if len(lines) > _FEW else "",
    )
