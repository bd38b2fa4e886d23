"""Where the actions stand: menus and bars as lists of their ids.

``|`` is a separator, a name with a slash a submenu, and a name that ends in ``*`` stands for all
actions whose ids begin so, in the order in which they are declared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.named_tuple import NamedTuple
from reader.ui.actions.action import Action, bare
from reader.wording import tr, trc

SEPARATOR = "|"

MENUS = {
    "file": (
        tr("&File"),
        "open open-address open-pasted file/recent open-recording write-down pair-open |"
        " reload report | export export-hits print paper-notes |"
        " close reopen quit",
    ),
    "file/recent": (tr("Open &Recent"), "| clear-recent"),
    "edit": (
        tr("&Edit"),
        "undo redo | copy copy-with-source edit/quote-style copy-reference source |"
        " edit/here select-all |"
        " find find-next find-previous | context-menu preferences",
    ),
    "edit/quote-style": (tr("&Quote Style"), "| quote-styles"),
    "edit/here": (
        tr("At Thi&s Place"),
        "play-from-here | copy-link copy-time copy-from-here | select-from-here",
    ),
    "view": (
        tr("&View"),
        "captions reading-case margin turns-in-text sounds selection-bar | view/text view/theme |"
        " library side contents related notes basket similar hit-list |"
        " overview who-speaks | view/pair | full-screen",
    ),
    "view/pair": (
        tr("Two La&nguages"),
        "pair-hide-first pair-hide-second pair-turn |"
        " pair-join pair-part pair-anew | pair-unsure pair-unsure-back",
    ),
    "view/text": (
        tr("Te&xt"),
        "text-bigger text-smaller text-normal |"
        " column-wider column-narrower lines-looser lines-tighter | view/typeface",
    ),
    "view/typeface": (tr("&Typeface"), "typeface-*"),
    "view/theme": (tr("Th&eme"), "theme-*"),
    "go": (
        tr("&Go"),
        "back forward | next-transcript previous-transcript |"
        " next-paragraph previous-paragraph next-sentence previous-sentence go/kinds |"
        " go-to where-am-i |"
        " next-area previous-area menu-bar",
    ),
    "go/kinds": (
        tr("Spea&kers, Questions, Headings"),
        "next-speaker previous-speaker | next-question previous-question |"
        " next-heading previous-heading",
    ),
    "notes": (
        tr("&Notes"),
        "highlight highlight-yellow highlight-green highlight-blue highlight-pink highlight-violet"
        " note highlight-remove | highlight-next highlight-previous note-next note-previous |"
        " notes-save notes-decide | basket-add basket-hits basket-save",
    ),
    "library": (
        tr("&Library"),
        "search-library where-else |"
        " library-add library-add-folder library-keep library-watch library/arrange |"
        " library-edit library-undo | library/which | library-words library-speakers |"
        " library-back-up library-restore library-check",
    ),
    "library/which": (
        tr("Librar&y in Use"),
        "| library-archive library-take library-meet library-forget",
    ),
    "library/arrange": (tr("Order and &Groups"), "library_sort-* | library_group-*"),
    "listen": (
        tr("Lis&ten"),
        "play read-aloud listen/voice stop-reading |"
        " sentence-back sentence-forward skip-back skip-forward |"
        " faster slower normal-speed again-slower loop listen/learn |"
        " follow waveform skip-silence listen/picture |"
        " words-later words-earlier words-here | close-recording",
    ),
    "listen/voice": (tr("&Voice"), ""),
    "listen/learn": (
        tr("B&y Captions, from A to B"),
        "caption-back caption-forward | loop-ends | pause-at-sentences",
    ),
    "listen/picture": (tr("Picture and Still Fra&mes"), "picture picture-apart quote-still"),
    "help": (tr("&Help"), "keys asked | about"),
}
"""Every menu by its path, with its words and its rows, in the order of the menu bar."""

TEXT_MENU = (
    "copy copy-with-source export |"
    " highlight-yellow highlight-green highlight-blue highlight-pink highlight-violet"
    " note highlight-remove | basket-add where-else find | edit/here select-all | captions report"
)
"""The menu of the text."""

BARS = {
    "start": "library search-library | back forward | open captions",
    "end": "copy-with-source export | highlight note basket-add | hit-list side",
    "status": "text-smaller text-bigger",
}
"""What has a button: at the start and the end of the tool bar, and in the status bar."""

BESIDE = {
    "open": trc("act", "Open"),
    "copy-with-source": trc("act", "Quote"),
    "export": trc("act", "Export"),
}
"""The words beside the icons of the acts that most come for, where the tool bar has room."""

SPARED = {
    **dict.fromkeys(
        ("search-library", "open", "captions", "highlight", "note", "basket-add", "hit-list"), 800
    ),
    **dict.fromkeys(("copy-with-source", "export"), 560),
    **dict.fromkeys(("back", "forward"), 440),
    **dict.fromkeys(("library", "side"), 200),
}
"""What a tool bar narrower than so many device-independent pixels is without.

The menus have it, and the bar beside a selection; the field to search in keeps room for words.
"""


def rows(listed: str, ids: Iterable[str]) -> Iterator[str]:
    """Yield the rows of a menu, with the ids that its stars stand for."""
    known = tuple(ids)
    for row in listed.split():
        if row.endswith("*"):
            yield from (name for name in known if name.startswith(row[:-1]))
        else:
            yield row


class KeyRow(NamedTuple):
    """One row of the key help: a menu, what is done there, its keys."""

    menu: str
    words: str
    keys: tuple[str, ...]


def key_table(actions: Iterable[Action]) -> tuple[KeyRow, ...]:
    """Return the keys of every action that has some, as written for no system in particular."""
    by_id = {action.id: action for action in actions}
    return tuple(
        KeyRow(
            bare(words),
            bare(action.words),
            (
                *action.keys.split(),
                *action.also.split(),
                *(tr("{key} in the text", key=key) for key in action.on_page.split()),
            ),
        )
        for words, listed in MENUS.values()
        for action in map(by_id.get, rows(listed, by_id))
        if action is not None and (action.keys or action.on_page)
    )
