"""How people of a trade write down who says what: courts, stages, chats."""

from __future__ import annotations

from typing import Final

TURN_MARKS: Final = "○〇◯◎◆◇●▲△□■"
"""Open the turns in records of Japanese and Korean assemblies."""
WIDE_BLANK: Final = "\u3000"
