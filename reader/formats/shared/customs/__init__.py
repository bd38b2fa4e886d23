"""How people of a trade write down who says what: courts, stages, chats."""

from __future__ import annotations

from typing import Final

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
