"""The panels of a window as a table; each is imported and made when it is first shown.

A panel more is a file in ``ui/panels`` and a row here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.ui.commands.conditions import HAS_PICTURE
from reader.ui.panels.areas import PanelRow, Side
from reader.ui.panels.side_tabs import Count
from reader.ui.parts.panel_parts import Panel
from reader.wording import tr

if TYPE_CHECKING:
    from reader.ui.actions.actions import Actions
    from reader.ui.commands.desk import Desk
    from reader.ui.frame.table import AllCommands


def _library(commands: AllCommands, actions: Actions) -> Panel:
    from reader.ui.panels.library_pane import LibraryPane

    desk, library = commands.desk, commands.library
    libraries = library.choice.libraries
    made = LibraryPane(desk.shelf, desk.doors, desk.settings, desk.appearance, libraries)
    made.head.switching_wanted.connect(lambda at: actions.menus["library/which"].popup(at))
    made.files_wanted.connect(library.add_files)
    made.folder_wanted.connect(library.add_folder)
    made.tags_wanted.connect(library.edit_tags)
    made.details_wanted.connect(library.edit)
    made.exporting_wanted.connect(lambda ids: library.exporting.ask(ids))
    made.arranging_wanted.connect(lambda at: actions.menus["library/arrange"].popup(at))
    return made


def _contents(commands: AllCommands, actions: Actions) -> Panel:
    from reader.ui.panels.contents_pane import ContentsPane

    desk = commands.desk
    made = ContentsPane(desk.session, desk.appearance)
    made.speaker_wanted.connect(desk.search_bar.search_speaker)
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
    made.hearing_wanted.connect(commands.listening.hear)
    return made


def _basket(commands: AllCommands, actions: Actions) -> Panel:
    from reader.ui.panels.basket_pane import BasketPane

    made = BasketPane(commands.desk.basket, commands.desk.appearance)
    made.comment_wanted.connect(commands.basket.comment)
    made.opened.connect(commands.basket.go_to)
    made.hearing_wanted.connect(partial(commands.basket.hear, commands.listening.hear))
    made.saving_wanted.connect(commands.basket.save)
    return made


def _similar(commands: AllCommands, actions: Actions) -> Panel:
    from reader.ui.panels.neighbours_pane import NeighboursPane

    return NeighboursPane(commands.desk.doors, commands.desk.appearance)


def _picture(commands: AllCommands, actions: Actions) -> Panel:
    from reader.ui.panels.picture_pane import PicturePane

    desk = commands.desk
    buttons = [actions.button("quote-still"), actions.button("picture-apart")]
    made = PicturePane(desk.listening, desk.settings, desk.appearance, buttons)
    made.switched_off.connect(lambda: desk.areas.toggle("picture", False))
    return made


def _hits(commands: AllCommands, actions: Actions) -> Panel:
    from reader.ui.panels.hit_list import HitList

    return HitList(commands.desk.session)


def _entry_count(desk: Desk) -> int:
    from reader.model.outline import entry_count

    here = desk.session.transcript
    return entry_count(here.prose) if here is not None else 0


def _read_basket(desk: Desk) -> int | None:
    desk.basket.once_read(lambda: None)
    return desk.basket.count


_HEADINGS = Count(
    lambda desk: None if desk.session.transcript is not None else 0,
    lambda desk: (desk.session.page_changed, desk.session.view_changed),
    _entry_count,
)
_VIDEOS = Count(lambda desk: len(desk.session.related), lambda desk: (desk.session.page_changed,))
_NOTES = Count(lambda desk: len(desk.highlights.items), lambda desk: (desk.highlights.changed,))
_QUOTATIONS = Count(
    lambda desk: desk.basket.count,
    lambda desk: (desk.basket.changed, desk.basket.was_read),
    _read_basket,
)
_NEIGHBOURS = Count(
    lambda desk: sum(map(len, desk.doors.neighbours)), lambda desk: (desk.doors.neighbours_changed,)
)

PANELS = (
    PanelRow(
        "library",
        Side.LEFT,
        "show_library",
        _library,
        tr("&Library"),
        tr("Show the transcripts that you keep"),
        "F8",
        "sidebar-left",
    ),
    PanelRow(
        "contents",
        Side.RIGHT,
        "show_side",
        _contents,
        tr("T&able of Contents"),
        tr("Show the headings, speakers and parts of this transcript"),
        "Ctrl+Shift+H",
        "contents",
        # Translators: a tab, as short as can be
        tr("Contents"),
        _HEADINGS,
        stands_in=True,
    ),
    PanelRow(
        "related",
        Side.RIGHT,
        "show_side",
        _related,
        tr("Related &Videos"),
        tr("Show the videos that the page of this transcript lists"),
        "F9",
        "video",
        # Translators: a tab, as short as can be: related videos
        tr("Related"),
        _VIDEOS,
        stands_in=True,
    ),
    PanelRow(
        "notes",
        Side.RIGHT,
        "show_side",
        _notes,
        tr("Hi&ghlights"),
        tr("Show what is highlighted beside the text"),
        "F7",
        "note",
        tr("Highlights"),
        _NOTES,
    ),
    PanelRow(
        "basket",
        Side.RIGHT,
        "show_side",
        _basket,
        tr("Bas&ket"),
        tr("Show the quotations that were put aside, from all transcripts"),
        "Ctrl+Shift+B",
        "basket",
        tr("Basket"),
        _QUOTATIONS,
    ),
    PanelRow(
        "similar",
        Side.RIGHT,
        "show_side",
        _similar,
        tr("Similar in &Your Library"),
        tr("Show what the library has about the same, and who lists this transcript"),
        "Ctrl+Shift+I",
        "known",
        # Translators: a tab, as short as can be: similar transcripts
        tr("Similar"),
        _NEIGHBOURS,
    ),
    PanelRow(
        "picture",
        Side.ABOVE,
        "show_picture",
        _picture,
        tr("Pi&cture of the Video"),
        tr("Show the picture of the recording, where it is a video"),
        "Ctrl+Alt+V",
        "video",
        while_=HAS_PICTURE,
        apart="picture_apart",
    ),
    PanelRow(
        "hit-list",
        Side.BELOW,
        "show_hits",
        _hits,
        tr("&Hit List"),
        tr("Show every place that the search found, with the words around it"),
        "Ctrl+Shift+L",
        "hits",
    ),
)
