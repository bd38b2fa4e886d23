"""What the window can do, as one table: menus, bars, keys and the key help are made from it.

Adding an action is adding an entry to one of the menus below.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from reader.settings import Settings

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the window can do.

    ``words`` have an access key, ``tip`` is the sentence in the status bar. ``standard`` stands for
    the keys that the system has for it; ``keys`` (parted by spaces) are used where it has none,
    ``also`` always. ``when`` names the condition under which it can be done, "" for always.
    Entries of one ``choice`` exclude each other and stand for its values.
    """

    id: str
    words: str
    tip: str
    icon: str = ""
    standard: Key | None = None
    keys: str = ""
    also: str = ""
    when: str = ""
    is_switch: bool = False
    choice: str = ""
    value: str = ""
    role: str = ""


Rows = tuple[Entry | str | None, ...]
"""The rows of a menu: entries, the paths of its submenus, and None for a separator."""


def _choices(choice: str, words: dict[str, str], tip: str) -> Iterator[Entry]:
    for value, title in words.items():
        yield Entry(f"{choice}-{value}", title, tip.format(title), choice=choice, value=value)


# On a Mac the system itself takes Command+Tab, which Qt calls Ctrl+Tab.
_TAB, _BACKTAB = (
    ("Meta+Tab", "Meta+Shift+Tab") if sys.platform == "darwin" else ("Ctrl+Tab", "Ctrl+Shift+Tab")
)

# KDE has Ctrl+Shift+F for this, which searches the library here as it searches all in many editors.
_FULL_SCREEN = "Meta+Ctrl+F" if sys.platform == "darwin" else "F11"

_FILE: Rows = (
    Entry(
        "open",
        "&Open…",
        "Open a transcript from a file",
        icon="open",
        standard=Key.Open,
        keys="Ctrl+O",
    ),
    Entry(
        "open-pasted",
        "Open &Pasted Text",
        "Read the text on the clipboard as a transcript",
        icon="paste",
        keys="Ctrl+Shift+V",
    ),
    "file/recent",
    None,
    Entry(
        "reload",
        "Re&load",
        "Read the file of this transcript again",
        icon="reload",
        standard=Key.Refresh,
        keys="F5",
        when="has_file",
    ),
    Entry(
        "report",
        "&Clean-up Report",
        "Show what was changed, left out or guessed while the file was read",
        when="has_transcript",
    ),
    None,
    Entry(
        "export",
        "Save &Excerpt…",
        "Save the selection, or the whole transcript, with its source",
        icon="export",
        keys="Ctrl+E",
        when="has_transcript",
    ),
    Entry(
        "export-hits",
        "Save &Hits…",
        "Save all that the search found, with the words around it, as a table (CSV)",
        keys="Ctrl+Shift+E",
        when="has_hits",
    ),
    None,
    Entry(
        "close",
        "Close &Transcript",
        "Close this transcript",
        standard=Key.Close,
        keys="Ctrl+W",
        when="has_transcript",
    ),
    Entry(
        "quit",
        "&Quit",
        "Close the program; it opens again at this line",
        standard=Key.Quit,
        keys="Ctrl+Q",
        role="quit",
    ),
)

_RECENT: Rows = (
    None,
    Entry(
        "clear-recent",
        "&Clear This List",
        "Forget which transcripts were opened",
        when="has_recent",
    ),
)

_EDIT: Rows = (
    Entry(
        "copy",
        "&Copy",
        "Copy the selected words",
        icon="copy",
        standard=Key.Copy,
        keys="Ctrl+C",
        when="has_selection",
    ),
    Entry(
        "copy-with-source",
        "Copy &with Source",
        "Copy the selected words as a quotation that says where it comes from",
        icon="quote",
        keys="Ctrl+Shift+C",
        when="has_transcript",
    ),
    Entry(
        "select-all",
        "Select &All",
        "Select the whole transcript",
        standard=Key.SelectAll,
        keys="Ctrl+A",
        when="has_transcript",
    ),
    None,
    Entry(
        "find",
        "&Find…",
        "Search this transcript",
        icon="search",
        standard=Key.Find,
        keys="Ctrl+F",
        when="has_transcript",
    ),
    Entry(
        "find-next",
        "Find &Next",
        "Go to the next hit",
        icon="next",
        standard=Key.FindNext,
        keys="F3 Ctrl+G",
        when="has_hits",
    ),
    Entry(
        "find-previous",
        "Find &Previous",
        "Go to the hit before",
        icon="previous",
        standard=Key.FindPrevious,
        keys="Shift+F3 Ctrl+Shift+G",
        when="has_hits",
    ),
    None,
    Entry(
        "preferences",
        "Preferenc&es…",
        "Set how the program looks and works",
        icon="settings",
        standard=Key.Preferences,
        keys="Ctrl+,",
        role="preferences",
    ),
)

_VIEW: Rows = (
    Entry(
        "captions",
        "As &Captions",
        "Show the lines as the captions cut them; off, the words run on as prose",
        icon="captions",
        keys="Ctrl+T",
        when="has_transcript",
        is_switch=True,
    ),
    Entry(
        "margin",
        "Times and &Speakers",
        "Show beside the text when it is said and by whom",
        keys="Ctrl+Shift+M",
        is_switch=True,
    ),
    Entry(
        "sounds",
        "S&ounds and Music",
        "Show and search captions that hold nothing but a sound, such as [applause]",
        is_switch=True,
    ),
    None,
    Entry(
        "text-bigger",
        "&Bigger Text",
        "Make the text bigger",
        icon="text-bigger",
        standard=Key.ZoomIn,
        keys="Ctrl++",
        also="Ctrl+=",
    ),
    Entry(
        "text-smaller",
        "S&maller Text",
        "Make the text smaller",
        icon="text-smaller",
        standard=Key.ZoomOut,
        keys="Ctrl+-",
    ),
    Entry("text-normal", "&Normal Text Size", "Give the text its usual size", keys="Ctrl+0"),
    None,
    Entry(
        "column-wider", "&Wider Column", "Let more words stand on a line", keys="Alt+Shift+Right"
    ),
    Entry(
        "column-narrower",
        "Na&rrower Column",
        "Let fewer words stand on a line",
        keys="Alt+Shift+Left",
    ),
    Entry("lines-looser", "&Looser Lines", "Put more room between the lines"),
    Entry("lines-tighter", "Ti&ghter Lines", "Put less room between the lines"),
    "view/typeface",
    "view/theme",
    None,
    Entry(
        "hit-list",
        "&Hit List",
        "Show every place that the search found, with the words around it",
        icon="hits",
        keys="Ctrl+Shift+L",
        is_switch=True,
    ),
    Entry(
        "related",
        "Related &Videos",
        "Show the videos that the page of this transcript lists",
        icon="sidebar-right",
        keys="F9",
        is_switch=True,
    ),
    Entry(
        "full-screen",
        "F&ull Screen",
        "Give the whole screen to the transcript",
        keys=_FULL_SCREEN,
        is_switch=True,
    ),
)

_TYPEFACES: Rows = tuple(
    _choices("typeface", Settings.typeface.choices, "Set the transcript in: {}")
)

_THEMES: Rows = tuple(_choices("theme", Settings.theme.choices, "Colours of the window: {}"))

_LIBRARY: Rows = (
    Entry(
        "library",
        "&Library",
        "Show the transcripts that you keep",
        icon="sidebar-left",
        keys="F8",
        is_switch=True,
    ),
    Entry(
        "search-library",
        "&Search the Library…",
        "Search all transcripts of the library at once",
        icon="search-all",
        keys="Ctrl+Shift+F",
    ),
    Entry(
        "where-else",
        "&Where Else Is This Said?",
        "Look for the selected words, or something like them, in the whole library",
        keys="Ctrl+Shift+W",
        when="has_selection",
    ),
    None,
    Entry("library-add", "Add &Files…", "Take files and ZIP archives into the library"),
    Entry("library-add-folder", "Add a F&older…", "Take all transcripts of a folder in"),
    Entry(
        "library-keep",
        "&Keep This Transcript",
        "Take the transcript shown into the library",
        keys="Ctrl+D",
        when="can_keep",
    ),
    Entry(
        "library-watch",
        "Wa&tch a Folder…",
        "Take in by itself what is saved in a folder",
    ),
    "library/arrange",
    None,
    Entry(
        "library-undo",
        "&Undo Remove",
        "Bring back the transcripts that were removed last",
        when="can_undo_remove",
    ),
    None,
    Entry("library-back-up", "&Back Up Now", "Make a copy of the library"),
    Entry("library-restore", "&Restore a Copy…", "Go back to a copy of the library"),
    Entry("library-check", "&Check", "Go through the whole library and say what is wrong"),
)

_ORDERS: Rows = (
    *_choices("library_sort", Settings.library_sort.choices, "Sort the library by: {}"),
    None,
    *_choices("library_group", Settings.library_group.choices, "Put transcripts together by: {}"),
)

_GO: Rows = (
    Entry(
        "back",
        "&Back",
        "Go back to where you were before",
        icon="back",
        standard=Key.Back,
        keys="Alt+Left",
        when="can_go_back",
    ),
    Entry(
        "forward",
        "&Forward",
        "Go forward again",
        icon="forward",
        standard=Key.Forward,
        keys="Alt+Right",
        when="can_go_forward",
    ),
    None,
    Entry(
        "next-transcript",
        "Ne&xt Transcript",
        "Go to the next of the open transcripts",
        keys=f"{_TAB} Ctrl+PgDown",
        when="has_others",
    ),
    Entry(
        "previous-transcript",
        "Pre&vious Transcript",
        "Go to the open transcript before this one",
        keys=f"{_BACKTAB} Ctrl+PgUp",
        when="has_others",
    ),
    None,
    Entry(
        "next-paragraph",
        "&Next Paragraph",
        "Go to the beginning of the next paragraph",
        keys="Alt+Down",
        when="has_transcript",
    ),
    Entry(
        "previous-paragraph",
        "&Previous Paragraph",
        "Go to the beginning of this paragraph, or of the one before",
        keys="Alt+Up",
        when="has_transcript",
    ),
    Entry(
        "next-sentence",
        "Next &Sentence",
        "Select the next sentence",
        keys="Alt+Shift+Down",
        when="has_transcript",
    ),
    Entry(
        "previous-sentence",
        "Previous Sen&tence",
        "Select the sentence before",
        keys="Alt+Shift+Up",
        when="has_transcript",
    ),
    Entry(
        "go-to",
        "&Go to Time or Caption…",
        "Go to a time, or to a caption by its number",
        icon="go-to",
        keys="Ctrl+L",
        when="has_transcript",
    ),
    None,
    Entry(
        "next-area",
        "Next &Area of the Window",
        "Move the keyboard on: library, text, search, list of hits, related videos",
        keys="F6",
    ),
    Entry(
        "previous-area",
        "Previous A&rea of the Window",
        "Move the keyboard back: related videos, list of hits, search, text, library",
        keys="Shift+F6",
    ),
)

_HELP: Rows = (
    Entry("keys", "&Keys", "Show all keys", standard=Key.HelpContents, keys="F1", also="Ctrl+?"),
    None,
    Entry(
        "about",
        "&About Transcript Reader",
        "Show the version, and where logs and settings are kept",
        icon="info",
        role="about",
    ),
)

MENUS: dict[str, tuple[str, Rows]] = {
    "file": ("&File", _FILE),
    "file/recent": ("Open &Recent", _RECENT),
    "edit": ("&Edit", _EDIT),
    "view": ("&View", _VIEW),
    "view/typeface": ("&Typeface", _TYPEFACES),
    "view/theme": ("Th&eme", _THEMES),
    "go": ("&Go", _GO),
    "library": ("&Library", _LIBRARY),
    "library/arrange": ("Order and &Groups", _ORDERS),
    "help": ("&Help", _HELP),
}
"""Every menu by its path, with its words and its rows, in the order of the menu bar."""

BARS = {
    "start": ("library", "back", "forward", "open", "captions"),
    "end": ("copy-with-source", "export", "hit-list", "related"),
    "status": ("text-smaller", "text-bigger"),
}
"""What has a button: at the start and the end of the tool bar, and in the status bar."""


def entries(menu: str = "") -> Iterator[Entry]:
    """Yield the entries of one menu, or of all of them."""
    for path, (_, rows) in MENUS.items():
        if menu in ("", path):
            yield from (row for row in rows if isinstance(row, Entry))


class KeyRow(NamedTuple):
    """One row of the key help: a menu, what is done there, its keys."""

    menu: str
    words: str
    keys: tuple[str, ...]


def key_table() -> tuple[KeyRow, ...]:
    """Return the keys of every action that has some, as written for no system in particular."""
    return tuple(
        KeyRow(bare(words), bare(row.words), (*row.keys.split(), *row.also.split()))
        for words, rows in MENUS.values()
        for row in rows
        if isinstance(row, Entry) and row.keys
    )


def bare(words: str) -> str:
    """Return the words of an entry or a menu without access key and ellipsis."""
    return words.replace("&", "").rstrip("…")
