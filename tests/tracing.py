"""Which of the project's functions a gesture runs through, on the window's thread."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType

_READER = f"{Path(__file__).resolve().parent.parent / 'reader'}{os.sep}"
# What allows actions and shows switches.
_REFRESH = ("ui/actions/", "ui/commands/conditions.py")


class Trace:
    """The calls into the project that a gesture makes, and the seconds that it and refresh took."""

    def __init__(self, gesture: Callable[[], object]) -> None:
        self.calls: Counter[str] = Counter()
        self.refresh = 0.0
        self._since = 0.0
        self._outermost: FrameType | None = None
        began = time.perf_counter()
        sys.setprofile(self._note)
        try:
            gesture()
        finally:
            sys.setprofile(None)
        self.seconds = time.perf_counter() - began

    @property
    def files(self) -> list[str]:
        """The files of the project that were entered, from its folder ``reader`` on."""
        return sorted(self.calls)

    @property
    def refreshing(self) -> list[str]:
        """Those of them that are there to allow actions and show switches."""
        return [file for file in self.files if file.startswith(_REFRESH)]

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(_READER):
            file = _file(frame.f_code)
            self.calls[file] += 1
            if self._outermost is None and file.startswith(_REFRESH):
                self._since, self._outermost = time.perf_counter(), frame
        elif event == "return" and frame is self._outermost:
            self.refresh += time.perf_counter() - self._since
            self._outermost = None


def _file(code: CodeType) -> str:
    return code.co_filename.removeprefix(_READER).replace(os.sep, "/")
