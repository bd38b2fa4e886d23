"""The menu of highlights and notes."""

from __future__ import annotations

from reader.model.highlight import COLOURS
from reader.ui.actions.action_entry import Entry, Key, Rows

_IN_COLOURS = tuple(
    Entry(
        f"highlight-{name}",
        f"&{number} Highlight in {words}",
        f"Highlight the selected words in {words.lower()}",
        keys=f"Ctrl+{number}",
        when="can_highlight",
    )
    for number, (name, words) in enumerate(COLOURS.items(), 1)
)

NOTES: Rows = (
    *_IN_COLOURS,
    Entry(
        "note",
        "&Note…",
        "Highlight the selected words and write a note about them",
        keys="Ctrl+Shift+N",
        when="can_highlight",
    ),
    Entry(
        "highlight-remove",
        "&Remove Highlight",
        "Take the highlight at the caret away, with its note",
        keys="Ctrl+Backspace",
        when="has_highlight",
    ),
    None,
    Entry(
        "undo",
        "&Undo",
        "Undo the last change of highlights and notes",
        standard=Key.Undo,
        keys="Ctrl+Z",
        when="can_undo",
    ),
    Entry(
        "redo",
        "Re&do",
        "Do again what was undone",
        standard=Key.Redo,
        keys="Ctrl+Shift+Z",
        when="can_redo",
    ),
    None,
    Entry(
        "highlight-next",
        "Ne&xt Highlight",
        "Go to the next highlight",
        keys="Alt+PgDown",
        when="has_highlights",
    ),
    Entry(
        "highlight-previous",
        "&Previous Highlight",
        "Go to the highlight before",
        keys="Alt+PgUp",
        when="has_highlights",
    ),
    Entry(
        "notes",
        "&Highlights",
        "Show what is highlighted beside the text",
        icon="note",
        keys="F7",
        is_switch=True,
    ),
    Entry(
        "notes-save",
        "Save Hi&ghlights…",
        "Save the highlights of this transcript as a document with its source",
        when="has_highlights",
    ),
    None,
    Entry(
        "basket-add",
        "Put into &Basket",
        "Put the selected words aside, with their source",
        keys="Ctrl+B",
        when="has_selection",
    ),
    Entry(
        "basket-hits",
        "Put &Found Sentences into Basket",
        "Put every sentence that the search found aside, with its source",
        when="has_hits",
    ),
    Entry(
        "basket",
        "Bas&ket",
        "Show the quotations that were put aside, from all transcripts",
        keys="Ctrl+Shift+B",
        is_switch=True,
    ),
    Entry(
        "basket-save",
        "&Save Basket…",
        "Save the basket as a document with a list of its sources",
        when="has_basket",
    ),
)
