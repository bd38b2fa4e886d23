"""The menus of what is done with a transcript: file, edit, view."""

from __future__ import annotations

import sys

from reader.kept.settings import Settings
from reader.ui.actions.action_entry import Entry, Key, Rows, choices

# KDE has Ctrl+Shift+F for this, which searches the library here as it searches all in many editors.
_FULL_SCREEN = "Meta+Ctrl+F" if sys.platform == "darwin" else "F11"

FILE: Rows = (
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
    Entry(
        "print",
        "Pr&int…",
        "Print the selection, or the whole transcript, with its source",
        standard=Key.Print,
        keys="Ctrl+P",
        when="has_transcript",
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

RECENT: Rows = (
    None,
    Entry(
        "clear-recent",
        "&Clear This List",
        "Forget which transcripts were opened",
        when="has_recent",
    ),
)

EDIT: Rows = (
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
    "edit/quote-style",
    Entry(
        "copy-reference",
        "Copy &Reference",
        "Copy the reference to this video, with the time of the selected words",
        keys="Ctrl+Alt+C",
        when="has_transcript",
    ),
    Entry(
        "source",
        "S&ource and References…",
        "Add what the file does not say of its source; references for papers and for Zotero",
        keys="Ctrl+Shift+R",
        when="has_transcript",
    ),
    None,
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

QUOTE_STYLES: Rows = (
    None,
    Entry("quote-styles", "&Edit Styles…", "Make a style of quotation of your own"),
)

VIEW: Rows = (
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

TYPEFACES: Rows = tuple(choices("typeface", Settings.typeface.choices, "Set the transcript in: {}"))

THEMES: Rows = tuple(choices("theme", Settings.theme.choices, "Colours of the window: {}"))
