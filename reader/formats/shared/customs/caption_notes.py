"""Captions that nobody in the film says: songs between notes, and who made the subtitles.

``♪ The river runs by ♪`` is heard beside whoever spoke before, and ``Translator: Ida Moss`` stands
before the first word or behind the last; warnings stand between turns as labels do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.names import is_full_name
from reader.patterns import lazy_pattern

NOTES: Final = "♪♫♩♬"
_HASH: Final = "#"
"""What teletext, which has no notes, sets around what is sung."""
_MADE: Final = (
    r"(?:translat(?:or|ion|ed)s?|review(?:er|ed)s?|transcri(?:ber|bed|ption)|subtit(?:ler|les?|led)"
    r"|caption(?:er|s|ed)?|synced|corrected|sous-titr\w{1,5}|traduct(?:eur|rice|or|ora|ion)"
    r"|traducción|relect(?:eur|rice|ure)|revis(?:or|ora|ore|ión|ão|ione)|tradu(?:tora?|ção|ttore"
    r"|zione)|subtítulos|legendas|sottotitoli|übersetz(?:er|erin|ung)|lektorat|untertitel"
    r"|vertaald|nagekeken|ondertiteling|tłumaczenie|korekta|napisy|çeviri|çevirmen|gözden geçirme"
    r"|переводчик|перевод|редактор|перекладач|утверджено|субтитры|translatör|översättare"
    r"|翻译人员|翻译|校对人员|校对|翻譯|審譯者|审校|翻訳|校正|字幕|번역|검토|자막"
    r"|المترجم|المدقق|المدقّق|תרגום|עריכה)"
)
_CREDIT: Final = lazy_pattern(
    rf"{_MADE}(?: (?:by|par|von|por|da|di|door|av|and \w{{4,12}} by))? ?[:：]"
    r" ?(\S[^.!?\n]{1,80})",
    re.IGNORECASE,
)
_BY: Final = lazy_pattern(
    rf"{_MADE}(?: (?:and|&|et|und|y) {_MADE})? (?:by|par|von|por|da|di|door|av) \S[^.!?\n]{{1,80}}"
    r"(?:\.(?:org|com|net)\b[^.!?\n]{0,30})?",
    re.IGNORECASE,
)
_OF: Final = frozenset(["by", "par", "von", "por", "da", "di", "door", "av"])
_ADVERTISED: Final = lazy_pattern(
    r"(?:https?://|www\.)\S+|[^\n]{0,80}\b(?:opensubtitles|subscene|addic7ed|amara)\b[^\n]{0,40}"
    r"|[^\n]{0,60}\b(?:ads|vip|subtitles?|captions)\b[^\n]{0,60}(?:https?://|www\.)\S+",
    re.IGNORECASE,
)
"""What sites for subtitles add to those of others: an address, alone or with their name."""
_ADVERTISERS: Final = ("http", "www.", "opensubtitles", "subscene", "addic7ed", "amara")
"""One of these each such line has, in small letters."""
_MOST_AT_AN_END: Final = 2
_SHORTEST_SHOWN: Final = 4
_MOST_SHOWN: Final = 4
"""One of so many captions may be of the picture; where there are more, all may be in capitals."""
_LIKE_LABEL: Final = lazy_pattern(r"[^\W\d_a-z][^\W\d_a-z .'’-]{1,40}:[ \t]++(?=\S)")


def songs(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of captions that are sung as a whole, also over several of them."""
    whole = "".join(texts)
    found = set()
    for note in (*NOTES, _HASH):
        if note in whole:
            found |= _between(texts, note)
    return frozenset(found)


def _between(texts: Sequence[str], note: str) -> set[int]:
    opening = {at for at, text in enumerate(texts) if text[0] == note and text[1:2] in (" ", note)}
    ending = {at for at, text in enumerate(texts) if len(text) > 1 and text[-1] == note}
    if note == _HASH:
        return opening & ending
    over_two = {
        place
        for at, following in pairwise(range(len(texts)))
        if at in opening and at not in ending and following in ending and following not in opening
        for place in (at, following)
    }
    return opening | over_two


def credited(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of captions at either end that only say who made the subtitles."""
    places = {*range(min(_MOST_AT_AN_END, len(texts)))}
    places |= {*range(max(0, len(texts) - _MOST_AT_AN_END), len(texts))}
    return frozenset(at for at in places if _made(texts[at]))


def _made(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n")]
    # Looked for by what each must have: long patterns are compiled where there is such a thing.
    small = text.casefold()
    if any(sign in small for sign in _ADVERTISERS) and any(map(_ADVERTISED.fullmatch, lines)):
        return True
    if not _OF.isdisjoint(small.split()) and all(map(_BY.fullmatch, lines)):
        return True
    if not (":" in text or "：" in text):
        return False
    found = [_CREDIT.fullmatch(line) for line in lines]
    return all(found) and (len(found) > 1 or any(one and _are_people(one[1]) for one in found))


def _are_people(words: str) -> bool:
    return not words.isascii() or all(map(is_full_name, map(str.strip, words.split(","))))


def is_warning(text: str, speakers: Collection[str]) -> bool:
    """Return whether a caption opens as a label does, where labels are in capitals: ``NOTE: …``."""
    if ":" not in text or 2 * sum(map(str.isupper, speakers)) <= len(speakers):
        return False
    found = _LIKE_LABEL.match(text)
    return found is not None and not text[found.end() :].isupper()


def shown(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of captions that repeat what is written in the picture: ``LINDAU, 1981``.

    They are in capitals where the others are not, and no sentences: who shouts ends them.
    """
    found = frozenset(
        at
        for at, text in enumerate(texts)
        if text.isupper()
        and len(text) >= _SHORTEST_SHOWN
        and text[-1].isalnum()
        and ":" not in text
    )
    return found if _MOST_SHOWN * len(found) <= len(texts) else frozenset()
