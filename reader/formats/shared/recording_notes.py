"""What is noted of a recording and said by nobody: its parts, its bounds, who joined and left."""

from __future__ import annotations

import re
from typing import Final

from reader.patterns import lazy_pattern

_SHORTEST_NAME_OF_PART: Final = len("Side A")
LONGEST_NAME_OF_PART: Final = 48
_PART_WORDS: Final = (
    "tape|side|session|cassette|reel|disc|disk|recording|interview|part|track"
    "|kassette|seite|sitzung|aufnahme|teil|cinta|sesión|parte|partie|séance|bande"
)
_PART: Final = lazy_pattern(
    rf"[\[(]?(?:(?:begin(?:ning)?|start|end) (?:of )?)?(?:{_PART_WORDS})"
    rf" (?:no\. ?|number )?(?:\d{{1,3}}|[a-d]|[ivx]{{1,4}}|one|two|three|four|five|six)"
    rf"(?:,? (?:{_PART_WORDS}) (?:\d{{1,3}}|[a-d]|one|two))?[\])]?[.:]?",
    re.IGNORECASE,
)
_OPENS_PART: Final = tuple(
    f"{word} " for word in ("begin", "beginning", "start", "end", *_PART_WORDS.split("|"))
)
_RECORDINGS: Final = (
    "(?:end|start|beginning) (?:of )?(?:the )?(?:interview|recording|transcript|audio|tape"
    "|audio ?file(?: \\d{1,2})?|file|conversation)"
    "|(?:ende?|beginn|anfang) (?:der|des) (?:aufnahme|aufzeichnung|interviews|gesprächs|bandes"
    "|transkripts|tonaufnahme)"
    "|(?:fin|début) de (?:l['’]|la |cette )?(?:enregistrement|entretien|interview|transcription"
    "|bande|entrevue)"
    "|(?:fin|inicio|comienzo) de (?:la )?(?:grabación|entrevista|transcripción|cinta)"
    "|(?:fine|inizio) dell(?:a |['’])(?:registrazione|intervista|trascrizione)"
    "|(?:fim|início) d[ae] (?:gravação|entrevista|transcrição)"
    "|(?:einde|begin) (?:van )?(?:de |het )?(?:opname|interview|gesprek|transcript)"
    "|(?:slut|början|begyndelse) (?:på|af|av) (?:inspelningen|intervjun|optagelsen|interviewet"
    "|opptaket|intervjuet)"
    "|(?:koniec|początek) (?:nagrania|wywiadu)|(?:конец|начало) (?:записи|интервью)"
    "|(?:録音|インタビュー)(?:終了|開始)|(?:录音|采访)(?:结束|开始)"
)
_BOUNDS: Final = lazy_pattern(
    rf"\W{{0,2}}(?:{_RECORDINGS})"
    r"(?: \d[\d:.]{0,8}| (?:with|mit|avec|con) [^.!?:\n]{1,20})?\W{0,2}",
    re.IGNORECASE,
)
_OPENS_BOUND: Final = (
    *("end ", "start ", "begin", "ende ", "anfang ", "fin ", "début ", "inicio ", "comienzo "),
    *("fine ", "inizio ", "fim ", "início ", "einde ", "slut ", "början ", "begyndelse "),
    *("koniec ", "początek ", "конец ", "начало ", "録音", "インタビュー", "录音", "采访"),
)
"""How all lines begin that :data:`_BOUNDS` knows, signs before the words aside."""
_OF_SERVICE: Final = lazy_pattern(
    r"\S[^.!?:,\n]{0,40} (?:has )?(?:joined|left) the (?:meeting|call)\.?"
    r"|(?:action item|screen sharing|highlight|insight|decision|note):[^\n]{1,500}"
    r" - watch(?: \([^()\n]{1,20}\))?: https?://\S+",
    re.IGNORECASE,
)
_LONGEST_OF_SERVICE: Final = 600


def names_part(line: str) -> bool:
    """Return whether a line names a part of a recording: ``Tape 2``, ``[End of Tape 1]``."""
    is_short = _SHORTEST_NAME_OF_PART <= len(line) <= LONGEST_NAME_OF_PART
    may_be = is_short and _from_first_word(line).startswith(_OPENS_PART)
    return may_be and _PART.fullmatch(line) is not None


def bounds_recording(line: str) -> bool:
    """Return whether a line notes where a recording begins or ends: ``Ende der Aufnahme``."""
    is_short = len(line) <= LONGEST_NAME_OF_PART and not names_part(line)
    may_be = is_short and _from_first_word(line).startswith(_OPENS_BOUND)
    return may_be and _BOUNDS.fullmatch(line) is not None


def _from_first_word(line: str) -> str:
    """Return a line in small letters, without the two signs at most that stand before its words."""
    signs = (at for at, sign in enumerate(line[:3]) if sign.isalnum() or sign == "_")
    return line[next(signs, 0) :].casefold()


def is_of_service(line: str) -> bool:
    """Return whether a program notes something of a meeting: ``Ana Reyes joined the meeting``,
    ``SCREEN SHARING: …`` with the address where that is seen.
    """
    is_marked = line.endswith(("meeting", "meeting.", "call", "call.")) or " - WATCH" in line
    return is_marked and len(line) < _LONGEST_OF_SERVICE and bool(_OF_SERVICE.fullmatch(line))
