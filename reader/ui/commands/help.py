"""What the program says of itself."""

from __future__ import annotations

from collections.abc import Iterable

from reader.ui.actions.action import Action, Key
from reader.ui.actions.menus import key_table
from reader.ui.commands.desk import Commands, Desk, present
from reader.wording import tr


class HelpCommands(Commands):
    """Help; ``actions`` are all that the window has."""

    def __init__(self, desk: Desk, actions: Iterable[Action]) -> None:
        super().__init__(desk)
        self._actions = actions

    @Action(
        "keys",
        # Translators: the keys of the keyboard.
        tr("&Keys"),
        tr("Show all keys"),
        standard=Key.HelpContents,
        keys="F1",
        also="Ctrl+?",
    )
    def keys(self) -> None:
        from reader.ui.dialogs.small_dialogs import KeysDialog

        present(KeysDialog(self._window, key_table(self._actions), self._desk.appearance))

    @Action(
        "about",
        tr("&About Transcript Reader"),
        tr("Show the version, and where settings, data and the log are kept"),
        icon="info",
        role="about",
    )
    def about(self) -> None:
        from reader.ui.dialogs.about_dialog import AboutDialog

        present(AboutDialog(self._window, self._desk.folders))
