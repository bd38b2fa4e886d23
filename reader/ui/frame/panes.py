"""The panels of a window as a table; each is imported and made when it is first shown.

A panel more is a file in ``ui/panels`` and a row here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.panels.areas import PanelRow, Side
from reader.ui.parts.panel_parts import Panel

if TYPE_CHECKING:
    from reader.ui.actions.actions import Actions
    from reader.ui.frame.table import AllCommands


def _library(commands: AllCommands, actions: Actions) -> Panel:
    from reader.ui.panels.library_pane import LibraryPane

    desk, library = commands.desk, commands.library
    made = LibraryPane(desk.shelf, desk.doors, desk.settings, desk.appearance)
    made.files_wanted.connect(library.add_files)
    made.folder_wanted.connect(library.add_folder)
    made.tags_wanted.connect(library.edit_tags)
    made.arranging_wanted.connect(lambda at: actions.menus["library/arrange"].popup(at))
    return made


def _related(commands: AllCommands, actions: Actions) -> Panel:
    from reader.ui.panels.related_sidebar import RelatedSidebar

    desk = commands.desk
    made = RelatedSidebar(desk.session, desk.appearance, desk.settings, desk.fetching)
    made.file_wanted.connect(commands.files.open_for)
    made.fetch_wanted.connect(commands.fetching.get)
    made.search_wanted.connect(commands.fetching.find)
    return made


def _notes(commands: AllCommands, actions: Actions) -> Panel:
    from reader.ui.panels.notes_pane import NotesPane

    desk = commands.desk
    made = NotesPane(desk.session, desk.highlights, desk.appearance)
    made.editing_wanted.connect(commands.notes.edit)
    made.stray_wanted.connect(commands.notes.lead_to)
    made.copying_wanted.connect(commands.excerpts.copy_highlights)
    made.basket_wanted.connect(commands.basket.put_aside)
    return made


def _basket(commands: AllCommands, actions: Actions) -> Panel:
    from reader.ui.panels.basket_pane import BasketPane

    made = BasketPane(commands.desk.basket, commands.desk.appearance)
    made.comment_wanted.connect(commands.basket.comment)
    made.opened.connect(commands.basket.go_to)
    made.saving_wanted.connect(commands.basket.save)
    return made


def _hits(commands: AllCommands, actions: Actions) -> Panel:
    from reader.ui.panels.hit_list import HitList

    return HitList(commands.desk.session)


PANELS = (
    PanelRow(
        "library",
        Side.LEFT,
        "show_library",
        _library,
        "&Library",
        "Show the transcripts that you keep",
        "F8",
        "sidebar-left",
    ),
    PanelRow(
        "related",
        Side.RIGHT,
        "show_related",
        _related,
        "Related &Videos",
        "Show the videos that the page of this transcript lists",
        "F9",
        "sidebar-right",
    ),
    PanelRow(
        "notes",
        Side.RIGHT,
        "show_notes",
        _notes,
        "&Highlights",
        "Show what is highlighted beside the text",
        "F7",
        "note",
    ),
    PanelRow(
        "basket",
        Side.RIGHT,
        "show_basket",
        _basket,
        "Bas&ket",
        "Show the quotations that were put aside, from all transcripts",
        "Ctrl+Shift+B",
    ),
    PanelRow(
        "hit-list",
        Side.BELOW,
        "show_hits",
        _hits,
        "&Hit List",
        "Show every place that the search found, with the words around it",
        "Ctrl+Shift+L",
        "hits",
    ),
)
