"""How people of a trade write down who says what: courts, stages, chats.

Here are signs of theirs that more than one module goes by.
"""

from __future__ import annotations

from typing import Final

from reader.patterns import lazy_pattern

TURN_MARKS: Final = "○〇◯◎◆◇●▲△□■"
"""Open the turns in records of Japanese and Korean assemblies."""
WIDE_BLANK: Final = "\u3000"

# What the records of houses have of which `houses` knows the labels, one of its signs each.
OF_NATIONS: Final = ("(spoke in ", "(parle ", "(habla ", "(говорит ", "تكلم", "语发言")
OF_PEERS: Final = ("): ",)
OF_RIKSDAG: Final = ("Anf. ",)
OF_SEJM: Final = ("rszałek", "RSZAŁEK", "rzewodnicz", "RZEWODNICZ")
OF_PORTUGAL: Final = ("Sr", "Voz", "voz", "Protestos")
OF_DUMA: Final = (
    *("редседател", "РЕДСЕДАТЕЛ", "оловуюч", "ОЛОВУЮЧ"),
    *("таршын", "ТАРШЫН", "өрағал"),
)
OF_HOUSES: Final = (*OF_NATIONS, *OF_PEERS, *OF_RIKSDAG, *OF_SEJM, *OF_PORTUGAL, *OF_DUMA)

MAY_HOLD_TIME: Final = lazy_pattern(r"\d:\d")
"""Finds something in every line that has a stamp."""
MAY_HOLD_CLOCK: Final = lazy_pattern(r"\d[:.]\d\d")
"""Finds something in every text with times in it."""
OF_PLAIN_NAMES: Final = (
    *(" – ", " — ", "peaker", "SPEAKER", "Sprecher", "Locuteur", "Hablante", "Spreker"),
    "and follow transcript",
)
"""One of these, or a clock, is in all texts whose names no colon parts from the words."""
EXAMINING: Final = (
    *("BY ", "XAMIN", "xamin", "BEHALF", " OF "),
    *("uestion", "sworn", "ffirm", "called"),
)
"""One of these is in all lines by which courts head the questions to a witness."""
