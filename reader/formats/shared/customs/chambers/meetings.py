"""What the pages of meetings show beside the turns, and copies of them hold as lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.formats.shared.times.stamps import StampForm, stamp_of

_MOST_INITIALS: Final = 3
_LEAST: Final = 2


def without_initials(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with those made blank that are initials above a name and its time.

    They stand for the picture of who speaks: ``AR`` above ``Ana Reyes   0:03``.
    """
    pictures = {
        index
        for index, line in enumerate(lines[:-1])
        if 1 < len(line) <= _MOST_INITIALS and line.isupper() and line.isalpha()
        if _are_of(line, lines[index + 1])
    }
    if len(pictures) < _LEAST:
        return lines
    return ["" if index in pictures else line for index, line in enumerate(lines)]


def _are_of(initials: str, line: str) -> bool:
    """Return whether initials are those of the name in a line that has a time beside it."""
    stamp = stamp_of(line) if ":" in line else None
    if stamp is None or stamp.form is not StampForm.HEADER:
        return False
    return set(initials) <= {word[0] for word in stamp.name.upper().replace("(", " ").split()}
