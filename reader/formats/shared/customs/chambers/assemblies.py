"""Records of Japanese and Korean assemblies: ``○議長（山田太郎君）　…``.

A mark opens a turn; behind it stand office and name, then a wide blank, or two. The holder in
brackets counts, as in other labels. Newspapers set a wide blank behind who answers, and a dash
before what is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.formats.shared.customs import TURN_MARKS
from reader.formats.shared.labels.grammar import NOBODY_NAMED
from reader.patterns import lazy_pattern

_HANGUL: Final = "\uac00-\ud7a3"
_LETTERS: Final = rf"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff{_HANGUL}"
_PART: Final = rf"[{_LETTERS}\d０-９・ー]{{1,24}}"
_BRACKET: Final = rf"[（(][{_LETTERS}\d０-９・ー \u3000]{{1,24}}[）)]"
_BLANK: Final = r"(?:\u3000+| {2,}|\t+)"
_MARKED: Final = lazy_pattern(
    rf"[{TURN_MARKS}][ \u3000]?(?P<office>{_PART})"
    rf"(?:(?P<holder>{_BRACKET})(?P<more>{_PART})?"
    rf"|{_BLANK}(?P<name>{_PART}[君氏])(?=[ \u3000])"
    rf"|(?P<second> [{_HANGUL}]{{2,8}}))?"
    rf"(?:{_BLANK}|(?P<narrow>[ ])|\Z)"
)
_TITLED: Final = lazy_pattern(
    r".*(?:君|氏|さん|議長|委員長?|議員|大臣|知事|市長|町長|村長|区長|部長|課長|局長|参考人|番"
    r"|의장|위원장?|의원|장관|차관|총리|처장|청장|시장|지사|교육감|실장|국장|과장|대표)\Z"
)
_OFFICES: Final = lazy_pattern(
    r".*(?:의장|위원장|위원|의원|장관|차관|총리|처장|청장|시장|지사|교육감|실장|국장|과장|대표)\Z"
)
_WIDE: Final = lazy_pattern(rf"(?P<name>[{_LETTERS}ー・A-ZＡ-Ｚ]{{1,10}})\u3000+(?=[^\s\u3000])")
_ASKS: Final = ("——", "――", "──", "—", "―", "─", "－")
_LEAST_TURNS: Final = 3
_LEAST_WIDE: Final = 2
_BLANKS: Final = " \u3000"
_CLOSING: Final = "（）()" + _BLANKS


def with_marked(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with labels for who speaks behind a mark, [] if they are no such record."""
    found = [_MARKED.match(line) if line[:1] in TURN_MARKS and line else None for line in lines]
    called = [_called(one) if one else None for one in found]
    names = Counter(turn[0] for turn in called if turn)
    turns = names.total()
    titled = sum(one is not None and _is_titled(one) for one in found)
    if turns < _LEAST_TURNS or 5 * titled < 3 * turns or max(names.values()) < 2:
        return []
    return [
        f"[{turn[0]}]: {line[turn[1] :].lstrip(_BLANKS)}" if turn else line
        for line, turn in zip(lines, called, strict=True)
    ]


def _called(found: re.Match[str]) -> tuple[str, int] | None:
    """Return who a mark names, and where the words begin."""
    office, second = found["office"], found["second"]
    if found["holder"]:
        holder = found["holder"].strip(_CLOSING)
        if found["more"]:  # 鈴木（花）委員
            return f"{office}{found['holder']}{found['more']}", found.end()
        return holder, found.end()
    if found["name"]:
        return found["name"], found.end()
    if second:
        is_apart = found["narrow"] is None or _OFFICES.match(office) or _OFFICES.match(second)
        if not is_apart:
            return office, found.start("second")
        return f"{office}{second}", found.end()
    if found["narrow"] is not None and not _TITLED.match(office):
        return None
    return office, found.end()


def _is_titled(found: re.Match[str]) -> bool:
    parts = (found["office"], found["second"], found["more"], found["name"])
    return bool(found["holder"]) or any(part and _TITLED.match(part) for part in parts)


def with_wide_blanks(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with labels for names that a wide blank parts from the words, [] if few."""
    found = [_WIDE.match(line) for line in lines]
    names = Counter(one["name"] for one in found if one)
    recurring = {name for name, count in names.items() if count >= _LEAST_WIDE}
    asks = [bool(line) and line.startswith(_ASKS) for line in lines]
    turns = sum(names[name] for name in recurring)
    others = sum(map(bool, lines)) - sum(asks)
    if turns < _LEAST_TURNS - any(asks) or 5 * turns < 4 * others:
        return []
    if len(recurring) < 2 and not any(asks):
        return []
    return [
        f"[{one['name']}]: {line[one.end() :]}"
        if one and one["name"] in recurring
        else f"[{NOBODY_NAMED}]: {line}"
        if is_question
        else line
        for line, one, is_question in zip(lines, found, asks, strict=True)
    ]
