"""The menus of where to go: in the transcript, in the library, to help."""

from __future__ import annotations

import sys

from reader.kept.settings import Settings
from reader.ui.actions.action_entry import Entry, Key, Rows, choices

# On a Mac the system itself takes Command+Tab, which Qt calls Ctrl+Tab.
_TAB, _BACKTAB = (
    ("Meta+Tab", "Meta+Shift+Tab") if sys.platform == "darwin" else ("Ctrl+Tab", "Ctrl+Shift+Tab")
)

LIBRARY: Rows = (
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

ORDERS: Rows = (
    *choices("library_sort", Settings.library_sort.choices, "Sort the library by: {}"),
    None,
    *choices("library_group", Settings.library_group.choices, "Put transcripts together by: {}"),
)

GO: Rows = (
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

HELP: Rows = (
    Entry("keys", "&Keys", "Show all keys", standard=Key.HelpContents, keys="F1", also="Ctrl+?"),
    None,
    Entry(
        "about",
        "&About Transcript Reader",
        "Show the version, and where settings, data and the log are kept",
        icon="info",
        role="about",
    ),
)
