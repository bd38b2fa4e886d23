"""When something can be done: what must hold, and the signals that tell of its changes."""

from __future__ import annotations

import os

from reader.model.prose import View
from reader.ui.actions.action import Condition
from reader.ui.commands.desk import Desk
from reader.ui.state.library_door import OWN
from reader.ui.state.pages import PairPage


def _has_file(desk: Desk) -> bool:
    here = desk.session.transcript
    return here is not None and here.path is not None and not here.is_pasted


def _has_others(desk: Desk) -> bool:
    count = len(desk.session.open_transcripts)
    return count > 1 or (count == 1 and desk.session.transcript is None)


def chosen_in_library(desk: Desk) -> int:
    """Return the number of the one transcript chosen in the list, 0 where that is not shown."""
    return desk.doors.chosen if desk.areas.is_shown("library") else 0


def meant_in_library(desk: Desk) -> int:
    """Return the number of the transcript that an act of the library is for, 0 for none.

    It is the one shown; the one chosen in the list where that has the keyboard, or none is shown.
    What is shown and not in the library does not make it another that happens to be chosen.
    """
    is_listed = desk.doors.is_in_list or desk.session.transcript is None
    return (is_listed and chosen_in_library(desk)) or desk.doors.here


HAS_TRANSCRIPT = Condition(
    lambda desk: desk.session.transcript is not None, lambda desk: (desk.session.page_changed,)
)
HAS_TIMES = Condition(
    lambda desk: desk.session.transcript is not None and desk.session.transcript.has_times,
    lambda desk: (desk.session.page_changed,),
)
CAN_FIND = Condition(
    lambda desk: desk.session.transcript is not None or bool(desk.session.open_transcripts),
    lambda desk: (desk.session.page_changed, desk.session.open_changed),
)
HAS_FILE = Condition(_has_file, lambda desk: (desk.session.page_changed,))
HAS_OTHERS = Condition(
    _has_others, lambda desk: (desk.session.page_changed, desk.session.open_changed)
)
CAN_REOPEN = Condition(
    lambda desk: desk.session.can_reopen, lambda desk: (desk.session.open_changed,)
)
HAS_RECENT = Condition(
    lambda desk: bool(desk.session.memory.recent), lambda desk: (desk.session.recent_changed,)
)
HAS_SELECTION = Condition(
    lambda desk: desk.session.selection is not None, lambda desk: (desk.session.selection_changed,)
)
HAS_HITS = Condition(
    lambda desk: desk.session.search.state.count > 0,
    lambda desk: (desk.session.search.has_hits_changed,),
)
CAN_STEP = Condition(
    lambda desk: desk.search_bar.can_step, lambda desk: (desk.search_bar.steps_changed,)
)
CAN_GO_BACK = Condition(
    lambda desk: desk.session.can_go_back, lambda desk: (desk.session.trail_changed,)
)
CAN_GO_FORWARD = Condition(
    lambda desk: desk.session.can_go_forward, lambda desk: (desk.session.trail_changed,)
)
IS_CAPTIONS = Condition(
    lambda desk: desk.session.view is View.CAPTIONS, lambda desk: (desk.session.view_changed,)
)

# Highlights, notes and the basket.
HAS_HIGHLIGHT = Condition(
    lambda desk: desk.highlights.here is not None, lambda desk: (desk.highlights.here_changed,)
)


def is_highlighted(colour: str) -> Condition:
    """Return whether the words at the caret are highlighted in a colour."""
    return Condition(
        lambda desk: (here := desk.highlights.here) is not None and here.note.colour == colour,
        lambda desk: (desk.highlights.here_changed,),
    )


CAN_HIGHLIGHT = Condition(
    lambda desk: desk.session.selection is not None or desk.highlights.here is not None,
    lambda desk: (desk.session.selection_changed, desk.highlights.here_changed),
)
CAN_PUT_ASIDE = Condition(
    lambda desk: desk.session.selection is not None or desk.highlights.taken is not None,
    CAN_HIGHLIGHT.signals,
)
HAS_HIGHLIGHTS = Condition(
    lambda desk: bool(desk.highlights.items), lambda desk: (desk.highlights.changed,)
)
HAS_NOTES = Condition(
    lambda desk: any(item.note.words for item in desk.highlights.items),
    lambda desk: (desk.highlights.changed,),
)
CAN_UNDO = Condition(lambda desk: desk.highlights.can_undo, lambda desk: (desk.highlights.changed,))
CAN_REDO = Condition(lambda desk: desk.highlights.can_redo, lambda desk: (desk.highlights.changed,))
HAS_BASKET = Condition(lambda desk: desk.basket.may_have_items, lambda desk: (desk.basket.changed,))

# Two texts side by side.
HAS_PAIR = Condition(
    lambda desk: isinstance(desk.session.page, PairPage), lambda desk: (desk.session.page_changed,)
)
CAN_QUOTE = Condition(
    lambda desk: desk.session.transcript is not None or isinstance(desk.session.page, PairPage),
    lambda desk: (desk.session.page_changed,),
)

# Recordings.
HAS_RECORDING = Condition(
    lambda desk: desk.listening.here is not None, lambda desk: (desk.listening.changed,)
)
HAS_PICTURE = Condition(
    lambda desk: desk.listening.here is not None and desk.listening.here.shows_picture,
    lambda desk: (desk.listening.changed,),
)
CAN_CLOSE_RECORDING = Condition(
    lambda desk: desk.listening.here is not None or desk.listening.offered is not None,
    lambda desk: (desk.listening.changed,),
)
IS_READ_ALOUD = Condition(
    lambda desk: desk.listening.aloud is not None, lambda desk: (desk.listening.changed,)
)
CAN_READ_ALOUD = Condition(
    lambda desk: desk.session.transcript is not None and desk.listening.here is None,
    lambda desk: (desk.session.page_changed, desk.listening.changed),
)
IS_HEARD = Condition(
    lambda desk: desk.listening.heard is not None, lambda desk: (desk.listening.changed,)
)
CAN_LISTEN = Condition(
    lambda desk: desk.listening.heard is not None or desk.listening.offered is not None,
    lambda desk: (desk.listening.changed,),
)
IS_LOOPED = Condition(
    lambda desk: desk.listening.heard is not None and desk.listening.heard.loop is not None,
    lambda desk: (desk.listening.changed,),
)
IS_FOLLOWED = Condition(
    lambda desk: desk.listening.is_followed, lambda desk: (desk.listening.following_changed,)
)

# The library.
CAN_KEEP = Condition(lambda desk: desk.doors.can_keep, lambda desk: (desk.doors.here_changed,))
CAN_EDIT = Condition(
    lambda desk: bool(meant_in_library(desk)),
    lambda desk: (desk.doors.here_changed, desk.doors.chosen_changed, desk.areas.shown_changed),
)
IS_ELSEWHERE = Condition(
    lambda desk: desk.shelf.address != OWN, lambda desk: (desk.shelf.switched,)
)
CAN_DECIDE = Condition(
    # Of a copy that was taken along its archive may know more, and nobody has asked that yet.
    lambda desk: desk.shelf.undecided > 0 or IS_ELSEWHERE.holds(desk),
    lambda desk: (desk.shelf.undecided_changed, desk.shelf.switched),
)
IN_COPY = Condition(
    lambda desk: os.path.isabs(desk.shelf.address), lambda desk: (desk.shelf.switched,)
)
IN_ARCHIVE = Condition(
    lambda desk: IS_ELSEWHERE.holds(desk) and not IN_COPY.holds(desk),
    lambda desk: (desk.shelf.switched,),
)
CAN_UNDO_IN_LIBRARY = Condition(
    lambda desk: desk.shelf.can_undo,
    lambda desk: (desk.shelf.removed, desk.shelf.entries_changed, desk.shelf.restored),
)
