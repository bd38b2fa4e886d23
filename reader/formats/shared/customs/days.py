"""Lines that say when somebody talked, or for how long, and nothing else."""

from __future__ import annotations

import re
from typing import Final

from reader.patterns import lazy_pattern

LONGEST_DAY: Final = 80
_WORD: Final = lazy_pattern(r"[^\W\d_]+")
_YEAR: Final = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DAY: Final = lazy_pattern(
    r"(?:19|20)\d\d[-./年] ?\d{1,2}[-./月] ?\d{1,2}日?|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d"
    r"|\d{1,2}(?:\.|st|nd|rd|th|er|º|\.º)? (?:de |of )?[^\W\d_]{3,12}\.?,?"
    r" (?:de |del )?(?:19|20)\d\d"
    r"|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
)
_DAY_WORDS: Final = """
    jan january feb february mar march apr april may jun june jul july aug august sep sept
    september oct october nov november dec december
    mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun
    sunday st nd rd th am pm a m p at on from to gmt utc z t bst est edt cst cdt mst mdt pst pdt
    cet cest ist jst kst aest
    januar jänner februar märz mai juni juli oktober dezember mär okt dez montag dienstag mittwoch
    donnerstag freitag samstag sonntag mo di mi do fr sa so uhr um den der am vom bis
    janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi
    mercredi jeudi vendredi samedi dimanche le à h er du
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes
    martes miércoles jueves viernes sábado domingo de del el las los
    gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre lunedì martedì
    mercoledì giovedì venerdì sabato domenica alle ore il
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    januari februari maart april mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag om
    年 月 日 時 分 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 년 월 일
    date published updated recorded
"""
_OF_DAYS: Final = frozenset(_DAY_WORDS.split())
_UNIT_WORDS: Final = """
    h hr hrs hour hours m min mins minute minutes s sec secs second seconds and
    std stunde stunden minuten sekunden heure heures secondes hora horas minuto minutos segundos
    duration length dauer durée duración
"""
_UNITS: Final = frozenset(_UNIT_WORDS.split())
_HOUR: Final = lazy_pattern(
    r"[\[(]?\d{1,2}(?:[:.]\d{2}){0,2} ?(?:[ap]\.?m\.?|uhr|noon|midnight)[\])]?"
    r"|\d{1,2}(?:h|u)\d{2}|(?:at |um )?\d{1,2}:\d{2} (?:uhr|hrs|o['’]clock)",
    re.IGNORECASE,
)
_DIGIT: Final = lazy_pattern(r"\d")
_SHORTEST_HOUR: Final = 3
_LONGEST_HOUR: Final = 20


def is_hour(line: str) -> bool:
    """Return whether a line is a time of the day and nothing else: ``10:03 AM``."""
    return _SHORTEST_HOUR <= len(line) <= _LONGEST_HOUR and _HOUR.fullmatch(line) is not None


def is_day(line: str) -> bool:
    """Return whether a line says when somebody talked, or for how long, and nothing else."""
    if len(line) > LONGEST_DAY or not _DIGIT.search(line):
        return False
    first = _WORD.search(line)
    if first and (word := first[0].casefold()) not in _OF_DAYS and word not in _UNITS:
        return False
    words = [word.casefold() for word in _WORD.findall(line)]
    if _YEAR.search(line):
        return bool(DAY.search(line)) and all(word in _OF_DAYS for word in words)
    return bool(words) and all(word in _UNITS for word in words)


def tells_when(line: str) -> bool:
    """Return whether a line is a day or a time of the day, which heads what was said then."""
    # Asked of each line of a text: nearly all are long or have no digit, and are let go at once.
    if not _SHORTEST_HOUR <= len(line) <= LONGEST_DAY or not _DIGIT.search(line):
        return False
    is_whole = line[-1].isalnum() or line[-1] in ".])"
    return is_whole and (is_hour(line) or (is_day(line) and DAY.search(line) is not None))
