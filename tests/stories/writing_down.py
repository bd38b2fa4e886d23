"""What stories have in common in which a recording is written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from driver import Reader, drag, drop, files, until
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget
from strange_engines import loud

from reader.tasks.speech import Engine
from reader.ui.commands.writing_down import WritingDownCommands
from reader.ui.dialogs.write_down_dialog import WriteDownDialog

NO_SCREEN: Final = "This plugin does not support (raise|propagateSizeHints|grabbing).*"
"""What a plugin of Qt without a screen says of menus."""

Choose: TypeAlias = Callable[[Path], None]


def use(commands: WritingDownCommands, engine: Engine) -> None:
    commands.speech.engine = lambda: engine
    commands.speech.sound = lambda: loud


def asked(window: Reader) -> WriteDownDialog:
    dialog = window.dialog()
    assert isinstance(dialog, WriteDownDialog)
    return dialog


def begin(window: Reader, commands: WritingDownCommands, choose: Choose, model: Path) -> None:
    """Choose a model and press the button that begins."""
    dialog = asked(window)
    choose(model)
    window.click(dialog.choose)
    assert dialog.model.text() == model.name
    window.click(dialog.begin)
    assert not dialog.isVisible()


def give(part: QWidget, *recordings: Path) -> None:
    """Drag recordings over a part of the window, and drop them there."""
    assert drag(part, files(*recordings))
    drop(part, files(*recordings))


def done(window: Reader, commands: WritingDownCommands) -> None:
    until(lambda: not commands.speech.is_busy)
    window.settle()


def stop_menu(window: Reader) -> QMenu:
    """What the button shows that stops one of several."""
    shown = [one for one in window.window.findChildren(QMenu) if one.isVisible()]
    assert len(shown) == 1
    return shown[0]


def words_of(menu: QMenu) -> list[str]:
    return [act.text().replace("&", "") for act in menu.actions() if not act.isSeparator()]


def question(window: Reader) -> QMessageBox | None:
    """What the window asks, if it asks anything."""
    shown = [one for one in window.window.findChildren(QMessageBox) if one.isVisible()]
    return shown[0] if shown else None
