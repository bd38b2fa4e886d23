"""Words that a person has set off, and the colours there are for it."""

from __future__ import annotations

from typing import Final

from reader.model.transcript import Span
from reader.named_tuple import NamedTuple
from reader.wording import tr

COLOURS: Final = {
    # Translators: these are colours of highlighted words.
    "yellow": tr("Yellow"),
    "green": tr("Green"),
    "blue": tr("Blue"),
    "pink": tr("Pink"),
    "violet": tr("Violet"),
}
"""The colours of highlights, with their names."""


class Highlight(NamedTuple):
    """Words that are highlighted, in a colour of ``COLOURS``; ``note`` is what is said of them."""

    span: Span
    colour: str
    note: str = ""
