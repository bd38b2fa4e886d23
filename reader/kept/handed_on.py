"""What one process of the window hands on to the one that comes in its place.

It is a file of its own, there from the end of the one to the start of the other: what a person does
not want remembered is handed on too, and is remembered no longer than that. If the other never
comes, the next start by hand takes it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from reader.kept.kept_file import KeptFile
from reader.kept.memory import HANDED_ON, MOST_OPEN, Open, open_as_json, open_from_json
from reader.model.search.limits import Limits
from reader.model.transcript import RelatedVideo
from reader.named_tuple import NamedTuple
from reader.wording import tr

_LONGEST = 4_096
_LARGEST_NUMBER = 2**31 - 1


class Looking(NamedTuple):
    """A search: what is looked for, which hit is the current one (-1 for none), its limits."""

    query: str = ""
    current: int = -1
    limits: Limits | None = None


class HandedOn(NamedTuple):
    """How a window stands.

    ``open`` is what is open, in its order, and ``shown`` which of it is shown or was last, from 0.
    ``page`` says what kind of page is in the middle: "transcript"; "library", where ``library``
    is searched for; "pair", where ``second`` is beside it at row ``row`` and ``both`` is searched
    for; "video", that of ``video``; "" where nothing is open.
    """

    open: tuple[Open, ...] = ()
    shown: int = 0
    page: str = ""
    is_full_screen: bool = False
    search: Looking = Looking()
    library: str = ""
    second: Open | None = None
    row: int = 0
    both: str = ""
    video: RelatedVideo | None = None

    def save(self, folder: Path) -> None:
        """Write it into the folder of the program's data; raises FileError."""
        limits = self.search.limits
        video = self.video
        _file(folder).save(
            {
                "open": [open_as_json(one) for one in self.open],
                "shown": self.shown,
                "page": self.page,
                "full_screen": self.is_full_screen,
                "query": self.search.query,
                "current": self.search.current,
                "limits": limits._asdict() if limits is not None else {},
                "library": self.library,
                "second": open_as_json(self.second) if self.second is not None else {},
                "row": self.row,
                "both": self.both,
                "video": [video.title, video.url, video.video_id] if video is not None else [],
            }
        )


def take(folder: Path) -> HandedOn | None:
    """Return what was handed on, once; None where nothing was. Raises nothing."""
    file = _file(folder)
    if not file.is_there:
        return None
    stored = file.load()
    try:
        os.unlink(folder / HANDED_ON)
    except OSError:  # one that stays would be taken at each start
        return None
    stood = [open_from_json(item) for item in _list(stored.get("open"))[:MOST_OPEN]]
    kept = tuple(one for one in stood if one is not None)
    video = [_text(part) for part in _list(stored.get("video"))[:3]]
    return HandedOn(
        open=kept,
        shown=min(max(_number(stored.get("shown")), 0), max(len(kept) - 1, 0)),
        page=_text(stored.get("page")),
        is_full_screen=stored.get("full_screen") is True,
        search=Looking(
            _text(stored.get("query")),
            _number(stored.get("current")),
            _limits(stored.get("limits")),
        ),
        library=_text(stored.get("library")),
        second=open_from_json(stored.get("second")),
        row=max(_number(stored.get("row")), 0),
        both=_text(stored.get("both")),
        video=RelatedVideo(*video) if any(video) else None,
    )


def _file(folder: Path) -> KeptFile:
    return KeptFile(folder / HANDED_ON, tr("What was open could not be read"))


def _limits(stored: Any) -> Limits | None:
    if not isinstance(stored, dict) or not stored:
        return None
    first, last = (stored.get(name) for name in ("first", "last"))
    made = Limits(
        speaker=_text(stored.get("speaker")),
        first=None if first is None else _number(first),
        last=None if last is None else _number(last),
        questions=stored.get("questions") is True,
        sounds=stored.get("sounds") is not False,
    )
    return made if made != Limits() else None


def _number(value: Any) -> int:
    return value if type(value) is int and abs(value) <= _LARGEST_NUMBER else -1


def _text(value: Any) -> str:
    return value[:_LONGEST] if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
