"""A decoder of line-21 captions: pairs of bytes to what stood on the screen, and when.

CEA-608 describes them, and so does title 47 of the Code of Federal Regulations, section 79.119;
paragraphs named here are that section's. Looks, colours and places are passed over, but for rows,
which part lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.named_tuple import NamedTuple

COLUMNS: Final = 32
_BOTTOM: Final = 15

# Paragraph (g): the standard characters are those of ASCII but for these.
_STANDARD: Final = {
    0x2A: "á", 0x5C: "é", 0x5E: "í", 0x5F: "ó", 0x60: "ú", 0x7B: "ç", 0x7C: "÷", 0x7D: "Ñ",
    0x7E: "ñ", 0x7F: "█",
}  # fmt: skip
_SPECIAL: Final = "®°½¿™¢£♪à\xa0èâêîôû"
"""Second bytes 30 to 3F behind 11; the one at 39 is a transparent space."""
_EXTENDED: Final = {
    0x12: "ÁÉÓÚÜü‘¡*'—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»",
    0x13: "ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤│ÅåØø┌┐└┘",
}
"""Second bytes 20 to 3F, by first byte (CEA-608, section 6.4.2); each replaces what stands
before it, which is for decoders that do not know it."""
_ROWS: Final = {
    0x10: (11, 11), 0x11: (1, 2), 0x12: (3, 4), 0x13: (12, 13), 0x14: (14, 15), 0x15: (5, 6),
    0x16: (7, 8), 0x17: (9, 10),
}  # fmt: skip
"""Rows of preamble address codes by first byte, with and without bit 5 of the second."""


class TimedScreen(NamedTuple):
    """Words and the frames from and to which they were on the screen; the last may be unknown."""

    text: str
    start: int
    end: int | None


class _Screen:
    """One of the two memories: characters by row and column."""

    def __init__(self) -> None:
        self.rows: dict[int, dict[int, str]] = {}

    def text(self) -> str:
        lines = []
        for _, cells in sorted(self.rows.items()):
            last = max(cells, default=-1)
            lines.append("".join(cells.get(at, " ") for at in range(last + 1)).strip())
        return "\n".join(line for line in lines if line)


class Channel:
    """What one of the two data channels of a field shows.

    Pop-on captions are what the screen held from one change to the next; what is written while it
    can be seen (roll-up, paint-on) is given line by line, each once.
    """

    def __init__(self) -> None:
        self.shown: list[TimedScreen] = []
        self._hidden = _Screen()
        self._seen = _Screen()
        self._mode = ""
        self._row = _BOTTOM
        self._column = 0
        self._since: int | None = None
        """The frame in which what is seen appeared; None if it was said already or is nothing."""

    def take(self, first: int, second: int, frame: int) -> None:
        """Take a control code, its first byte between 10 and 17."""
        if 0x40 <= second < 0x80:
            self._move(first, second, frame)
        elif first in (0x14, 0x15) and 0x20 <= second < 0x30:
            self._command(second, frame)
        elif first == 0x17 and 0x21 <= second <= 0x23:
            self._column = min(self._column + second - 0x20, COLUMNS - 1)
        elif first == 0x11 and 0x20 <= second < 0x30:
            self._put(" ", frame)  # a mid-row code takes the place of a space
        elif first == 0x11 and 0x30 <= second < 0x40:
            self._put(_SPECIAL[second - 0x30], frame)
        elif first in _EXTENDED and 0x20 <= second < 0x40:
            self._column = max(self._column - 1, 0)
            self._put(_EXTENDED[first][second - 0x20], frame)

    def write(self, code: int, frame: int) -> None:
        """Take a character of the standard set."""
        self._put(_STANDARD.get(code, chr(code)), frame)

    def close(self, frame: int | None) -> None:
        """Give what is still seen, at the end of everything."""
        self._say(frame)

    def _screen(self) -> _Screen:
        return self._hidden if self._mode == "pop-on" else self._seen

    def _put(self, character: str, frame: int) -> None:
        if self._mode in ("", "text"):
            return
        if self._mode != "pop-on" and self._since is None:
            self._since = frame
        row = self._screen().rows.setdefault(self._row, {})
        row[self._column] = character
        self._column = min(self._column + 1, COLUMNS - 1)

    def _move(self, first: int, second: int, frame: int) -> None:
        """Take a preamble address code: a row, and an indent of four columns a step."""
        row = _ROWS[first][bool(second & 0x20)]
        column = (second & 0x0E) * 2 if second & 0x10 else 0
        if self._mode.startswith("roll-up"):
            line = self._seen.rows.pop(self._row, {})
            self._seen.rows = {row: line} if line else {}
        elif self._mode == "paint-on" and self._is_painted(row, column):
            self._say(frame)
            self._seen = _Screen()
        self._row = row
        self._column = column

    def _is_painted(self, row: int, column: int) -> bool:
        """Return whether words at a place would go over what was painted, or above its last row:
        they are another caption then."""
        return row < self._row or any(at >= column for at in self._seen.rows.get(row, ()))

    def _command(self, code: int, frame: int) -> None:
        """Obey one of the sixteen commands, paragraph (f)(1)."""
        if code == 0x20:  # resume caption loading
            self._enter("pop-on", frame)
        elif code == 0x21:  # backspace
            self._column = max(self._column - 1, 0)
            self._screen().rows.get(self._row, {}).pop(self._column, None)
        elif code == 0x24:  # delete to end of row
            cells = self._screen().rows.get(self._row, {})
            for at in [at for at in cells if at >= self._column]:
                del cells[at]
        elif code in (0x25, 0x26, 0x27):  # roll-up captions of two to four rows
            self._enter(f"roll-up {code - 0x23}", frame)
        elif code == 0x29:  # resume direct captioning
            self._enter("paint-on", frame)
        elif code in (0x2A, 0x2B):  # text restart, resume text display
            self._mode = "text"
        elif code == 0x2C:  # erase displayed memory
            self._say(frame)
            self._seen = _Screen()
        elif code == 0x2D and self._mode.startswith("roll-up"):  # carriage return
            self._say(frame)
            self._seen = _Screen()
            self._column = 0
        elif code == 0x2E:  # erase non-displayed memory
            self._hidden = _Screen()
        elif code == 0x2F:  # end of caption: the memories change places
            self._say(frame)
            self._mode = "pop-on"
            self._hidden, self._seen = self._seen, self._hidden
            self._since = frame

    def _enter(self, mode: str, frame: int) -> None:
        if mode.startswith("roll-up") and self._mode != mode:
            self._say(frame)
            self._seen, self._hidden = _Screen(), _Screen()
            self._row, self._column = _BOTTOM, 0
        elif mode == "paint-on" and self._mode != mode:
            self._say(frame)
            self._seen = _Screen()
        self._mode = mode

    def _say(self, frame: int | None) -> None:
        """Give what was seen until a frame, unless it was given before."""
        text = self._seen.text() if self._since is not None else ""
        if text and self._since is not None:
            self.shown.append(TimedScreen(text, self._since, frame))
        self._since = None


def decode(pairs: Iterator[tuple[int, int, int]]) -> tuple[list[TimedScreen], list[TimedScreen]]:
    """Return what the two channels show, of pairs of bytes and the frame of each.

    Control codes are sent twice, of which the second is passed over if it follows at once;
    extended data services (first bytes below 10) are no captions.
    """
    channels = Channel(), Channel()
    current: Channel | None = None
    before: tuple[int, int] | None = None
    frame = 0
    for first, second, frame in pairs:
        first, second = first & 0x7F, second & 0x7F  # the eighth bit is for parity
        if 0x10 <= first < 0x20:
            if (first, second) == before:
                before = None
                continue
            before = first, second
            current = channels[first >= 0x18]
            current.take(first & 0x17, second, frame)
            continue
        before = None
        if 0 < first < 0x10:
            current = None
        for code in (first, second):
            if current is not None and code >= 0x20:
                current.write(code, frame)
    for channel in channels:
        channel.close(None)
    return channels[0].shown, channels[1].shown
