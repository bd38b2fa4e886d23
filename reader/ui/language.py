"""The language of the window: the one that was chosen, else that of the system."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from reader import paths, wording


def wanted(basedir: Path | None = None, temp: bool = False) -> str:
    """Return the code of the language that the window is to speak.

    The file of the settings, below ``basedir`` or where the system has it, is asked before there
    are settings, whose own words are those of the language; one that cannot be read chooses
    nothing. With ``temp`` there is none yet, unless a folder was handed on to this process.
    """
    try:
        if temp:
            basedir = paths.handed_on()
        folder = paths.folders(basedir).config if basedir or not temp else None
        stored = (folder / "settings.json").read_text(encoding="utf-8") if folder else "{}"
        chosen = json.loads(stored).get("language", "system")
    except (ImportError, OSError, ValueError, AttributeError, RecursionError):
        chosen = "system"
    return meant(str(chosen))


def meant(chosen: str) -> str:
    """Return the code of the language that a value of the setting means: of the system's, if none
    is chosen, the first that the program speaks.
    """
    if chosen in wording.LANGUAGES:
        return chosen
    return wording.first_known(QLocale.system().uiLanguages())


def put_on(app: QApplication) -> None:
    """Let Qt's own words and the direction of the window follow the language spoken."""
    language = wording.language()
    if language == "en":
        return
    from PySide6.QtCore import QLibraryInfo, Qt, QTranslator  # late: of Qt, English needs none

    QLocale.setDefault(QLocale(language))
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{language}", folder):
        app.installTranslator(words)
    if language in wording.FROM_RIGHT:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
