"""Records of houses that set a mark of their own in the labels of who speaks: it proves them all.

The United Nations tell in which language somebody spoke, the House of Lords the party of peers with
long titles, the Riksdag counts the speeches, the Sejm sets who speaks on a line of its own, houses
in Portuguese set a dash behind the colon, the Duma and its like a point behind surname and
initials. Where one label has the mark, whoever is labelled in the same way counts even once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared import customs
from reader.formats.shared.labels.grammar import NOBODY_NAMED
from reader.formats.shared.names import is_full_name
from reader.patterns import lazy_pattern

_BRACKETS: Final = r"(?: \([^()\n]{1,120}\))"
_LANGUAGE: Final = lazy_pattern(
    r"[^:\n]{2,120} \((?:spoke in [A-Z]|parle en |habla en |говорит по-|تكلم|以[^()\n]{1,6}语发言)"
    r"[^()\n]{0,120}\) ?:\s"
)
_NATIONS: Final = lazy_pattern(
    r"((?:(?:Mrs?|Ms|Miss|Dr|M|Mme|MM|Sra?|Srta)\. |(?:Sir|Dame|Prince|Princess|Sheikh|Lord|King)"
    r" |The (?:Acting |Temporary |Deputy )?(?:President|Chair|Vice|Secretary|Co-)|Archbishop "
    r"|(?:El|La|Le|Son)\s(?:Excmo\. )?(?:Pr[eé]sident|Secr[eé]tari|Sr|Vicepr)"
    r"|(?:Г-н|Г-жа|Председатель))[^:()\n]{0,80})"
    rf"({_BRACKETS}{{0,3}}) ?:\s+(?=\S)"
)
_PARTY: Final = lazy_pattern(
    r"[^:\n]{3,160} \((?:Lab|Con|LD|CB|Crossbench|Non-Afl|DUP|UUP|GP|PC|Bishops|Lab Co-op)\): "
)
_PEER: Final = lazy_pattern(
    r"((?:(?:The )?(?:Rt Hon\.? |Right Hon\.? |Most Rev\.? )?(?:the )?(?:Lord|Baroness|Earl"
    r"|Viscount|Viscountess|Countess|Duke|Marquess|Lady|Archbishop|Bishop|Lords|Advocate)"
    r"|Noble (?:Lords|Baronesses|Members)|A Noble Lord|Several Noble Lords|The Lord Speaker"
    r"|The [A-Z][^:()\n]{2,120}(?= \())[^:()\n]{0,90})"
    rf"({_BRACKETS}{{0,3}}): (?=\S)"
)
_HOLDS: Final = lazy_pattern(
    r"(?:(?:The )?(?:Lord|Baroness|Earl|Viscount|Viscountess|Countess|Lady|Bishop|Archbishop)\b"
    r"|(?:Mrs?|Ms|Dr|M|Mme|Sra?)\. )"
)
_COUNTED: Final = lazy_pattern(
    r"Anf\. \d{1,4} ([^\W\d_][^:()\n]{1,80}?)((?: \([A-ZÅÄÖ-]{1,5}\))?)(?: replik)?:\s*"
)
_ALONE: Final = lazy_pattern(r"([^\W\d_a-z][^:.,;!?()\d\n]{2,80}):")
_LEADS_SEJM: Final = lazy_pattern(r"(?:Wicem|M)arszałek\b|Przewodnicząc[ya]\b", re.IGNORECASE)
_OF_SEJM: Final = lazy_pattern(
    r"(?:Poseł|Posłanka|Senator(?:ka)?|(?:Wicem|M)arszałek|Wicepremier|Prezes|Minister"
    r"|Sekretarz|Podsekretarz|Przewodnicząc[ya]|Sprawozdawca|Przedstawiciel(?:ka)?|Szef|Rzecznik"
    r"|Główn[ya]|Głos)\b"
)
_OF_PORTUGAL: Final = lazy_pattern(
    r"((?:[OA]s?) Sr(?:\.ª|\.|\.as|\.ªs|s\.|ª|a\.|as\.)[ \xa0][^:()\n]{1,100}"
    r"|(?:Vozes|Uma voz|Voz) d[aoe]s? [^:()\n]{1,40}|Protestos d[aoe]s? [^:()\n]{1,40})"
    r"((?: \([^()\n]{1,80}\))?):? ?[—–]\s+(?=\S)"
)
_PORTUGUESE_OFFICE: Final = lazy_pattern(r"Ministr|Secretári|President|Primeir|Vice-|Relator")
_INITIALS: Final = r"[А-ЯЁІЇЄ]\. ?[А-ЯЁІЇЄ]\."
_LEADS_DUMA: Final = lazy_pattern(
    r"(Председательствующ(?:ий|ая)|Председатель|Головуюч(?:ий|а)|Старшыня|Төрағалық етуші)"
    r"\.\s+(?=\S)",
    re.IGNORECASE,
)
_OF_DUMA: Final = lazy_pattern(
    rf"([А-ЯЁІЇЄ][А-ЯЁІЇЄа-яёіїє’'-]{{1,40}} {_INITIALS})"
    r"(?:,[^.:\n]{1,160}\.| \([^().:\n]{1,120}\)\.)?\s+(?=[А-ЯЁІЇЄ\d(«\"–—])"
)
_FROM_HALL: Final = lazy_pattern(r"((?:Из|Із) зал[ау]|Голос[аи]? (?:из|із) зал[ау])\.\s+(?=\S)")
_VOTED: Final = lazy_pattern(
    r"(?:A |An )?(?:recorded |separate |roll-call )?vote was taken\b[^:\n]{0,80}\."
    r"|It was so decided\."
    r"|(?:In favour|Against|Abstaining|Pour|Contre|Abstentions?|S’abstiennent|Votos a favor"
    r"|A favor|En contra|Abstenciones):?"
    r"|(?:The )?[Dd]raft [^:\n]{1,120} (?:was|were) adopted\b[^:\n]{0,80}\."
)
"""What is done at the United Nations, and who voted how, of which nobody speaks."""
_SMALL_WORDS: Final = """
    of the and for in to at on de del la las los do da dos das des du le les et e y von
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_ENDS: Final = frozenset('.?!…"”»)]:')
_LEAST: Final = 2
_LEAST_TURNS: Final = 3


def with_houses(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of the record of a house with labels in brackets, [] if they are none."""
    # Most texts have none of these signs, and to ask each line for each house takes its time.
    whole = "\n".join(lines)
    for signs, told in _HOUSES:
        if any(sign in whole for sign in signs) and (labelled := told(lines)):
            return labelled
    return []


def _labelled(
    lines: Sequence[str], cut: Callable[[str], tuple[str, int] | None], least: int
) -> Sequence[str]:
    """Return the lines with the name and the length that ``cut`` finds as labels; [] for few."""
    found = {at: one for at, line in enumerate(lines) if line and (one := cut(line))}
    if len(found) < least:
        return []
    return [
        f"[{found[at][0]}]: {line[found[at][1] :]}".rstrip() if at in found else line
        for at, line in enumerate(lines)
    ]


def _nations(lines: Sequence[str]) -> Sequence[str]:
    if not any(_LANGUAGE.match(line) for line in lines):
        return []
    labelled = _labelled(lines, _of_nations, _LEAST)
    return [f"[{NOBODY_NAMED}]: {line}" if _VOTED.fullmatch(line) else line for line in labelled]


def _of_nations(line: str) -> tuple[str, int] | None:
    found = _NATIONS.match(line)
    return (found[1].rstrip(), found.end()) if found and _is_called(found[1]) else None


def _is_called(name: str) -> bool:
    """Return whether words are those of a name or an office, not of a sentence before a colon."""
    words = name.split()
    return not words[-1].islower() and all(not w.islower() or w in _SMALL for w in words)


def _peers(lines: Sequence[str]) -> Sequence[str]:
    """Return labelled lines where peers are named with their party: ``Lord Holm (Lab):``."""
    of_party = [line for line in lines if _PARTY.match(line)]
    if not any(_of_peer(line) for line in of_party):
        return []
    return _labelled(lines, _of_peer, _LEAST_TURNS)


def _of_peer(line: str) -> tuple[str, int] | None:
    found = _PEER.match(line)
    if found is None or not _is_called(found[1]):
        return None
    beside = found[2].strip().removeprefix("(").partition(")")[0]
    holds = _HOLDS.match(beside) is not None
    return (beside if holds else found[1].rstrip()), found.end()


def _riksdag(lines: Sequence[str]) -> Sequence[str]:
    return _labelled(lines, _of_riksdag, _LEAST)


def _of_riksdag(line: str) -> tuple[str, int] | None:
    found = _COUNTED.match(line)
    return (found[1], found.end()) if found and _is_called(found[1]) else None


def _sejm(lines: Sequence[str]) -> Sequence[str]:
    """Return labelled lines where whoever leads the Sejm, and others, stand alone on lines."""
    alone = [found for line in lines if line[-1:] == ":" and (found := _ALONE.fullmatch(line))]
    if not any(_LEADS_SEJM.match(found[1]) for found in alone):
        return []
    return _labelled(lines, _of_sejm, _LEAST)


def _of_sejm(line: str) -> tuple[str, int] | None:
    found = _ALONE.fullmatch(line) if line[-1] == ":" else None
    return (found[1], found.end()) if found and _OF_SEJM.match(found[1]) else None


def _portuguese(lines: Sequence[str]) -> Sequence[str]:
    return _labelled(lines, _of_portugal, _LEAST_TURNS)


def _of_portugal(line: str) -> tuple[str, int] | None:
    found = _OF_PORTUGAL.match(line)
    if found is None or not _is_called(found[1]):
        return None
    beside = found[2].strip(" ()")
    holds = is_full_name(beside) and _PORTUGUESE_OFFICE.search(found[1]) is not None
    return (beside if holds else found[1].rstrip()), found.end()


def _duma(lines: Sequence[str]) -> Sequence[str]:
    if sum(_LEADS_DUMA.match(line) is not None for line in lines) < _LEAST:
        return []
    opens = {
        line
        for before, line in pairwise(["", *lines])
        if line and (not before or before[-1] in _ENDS)
    }
    return _labelled(lines, lambda line: _of_duma(line) if line in opens else None, _LEAST_TURNS)


def _of_duma(line: str) -> tuple[str, int] | None:
    for form in (_LEADS_DUMA, _OF_DUMA, _FROM_HALL):
        found = form.match(line)
        if found:
            return found[1], found.end()
    return None


# What the record of each house has somewhere, and what reads it.
_HOUSES: Final = (
    (customs.OF_NATIONS, _nations),
    (customs.OF_PEERS, _peers),
    (customs.OF_RIKSDAG, _riksdag),
    (customs.OF_SEJM, _sejm),
    (customs.OF_PORTUGAL, _portuguese),
    (customs.OF_DUMA, _duma),
)
