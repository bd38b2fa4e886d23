"""Debates that set who speaks before the words with a point, ``Mr. Hall. I thank the Chair.``

So do committees and houses of the United States and of France; the European Parliament sets a dash
behind the point. A point behind a name is as often the end of a sentence: believed are only lines
that begin one, of which many do, and some of whose names come again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.formats.shared.lines import has_any
from reader.formats.shared.names import Belief, voice_of
from reader.patterns import lazy_pattern

_TITLES: Final = (
    r"(?:Hon|Mrs?|Ms|Dr|Rev|Prof|Gen|Adm|Col|Capt|Lt|Maj|M|Mme|Mlle)\b\.?"
    r"|(?:Vice )?(?:President|Chair(?:man|woman|person)?)|Ranking Member|Senator|Representative"
    r"|Congress(?:man|woman)|Secretary|Director|Governor|Ambassador|General|Admiral|Judge|Justice"
    r"|Mayor|Commissioner|Administrator|Professor|Chief|Sheriff"
)
_WORD: Final = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_LINK: Final = r"(?:d['’]|de |de la |du |des |van |von |le |la |of )"
_MEMBER: Final = lazy_pattern(
    rf"((?:{_TITLES}) (?:{_LINK})?{_WORD}(?: (?:{_LINK})?{_WORD}){{0,4}}"
    rf"|(?:M\.|Mme) (?:le|la) (?:vice-)?présidente?"
    rf"|Voices?|Staff|Audience(?: Members?)?"
    rf"|The (?:{_WORD} ){{0,5}}{_WORD}(?: pro tempore)?"
    rf"|(?:Une?|Plusieurs) (?:députée?s?|voix)[^.,:\n]{{0,60}})"
    r"((?: \([^()\n]{1,60}\)){0,3})((?:, [^.:\n]{1,80})?)\.\s+(?=[^\W\d_a-z]|[\"“«(¿¡]|--)"
)
_DASHED: Final = lazy_pattern(
    r"((?:(?:MM?|Dr|Mrs?|Ms|Prof|Sra?|Hr|Fr)\. )?[^\W\d_a-z][^.:–—\n]{1,100})\."
    r"[ \xa0][–—-][ \xa0](?=\S)"
)
_BEFORE_WORDS: Final = tuple(f".{blank}{dash}" for blank in " \xa0" for dash in "–—-")
"""One of these stands behind each name that :data:`_DASHED` knows."""
_VOICE: Final = lazy_pattern(
    r"((?:An? )?(?:Unidentified |Unknown |Male |Female )*(?:Voices?|Speakers?|Staff|Audience"
    r"|Attendees?|Participants?|Chorus|(?:Man|Woman)(?: in (?:the )?[Aa]udience)?|Clerk|Reporter"
    r"|(?:Audience )?Members?|Several (?:Senators|Members)|Senators|Members))\."
    r"\s+(?=[^\W\d_a-z]|[\"“])"
)
"""Who is heard in a hearing without being named."""
_BRACKETED: Final = lazy_pattern(r"[ \xa0]\(.*")
_ENDS: Final = frozenset('.?!…"”»)]:-—')
_LEAST_TURNS: Final = 3
_SHARE: Final = 0.25
_SHARE_OF_ALL: Final = 0.8
_LEAST_NAMES: Final = 2


def with_members(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with labels for the names that stand before a point, [] if none do."""
    opening = [index for index, line in enumerate(lines) if line and _may_open(lines, index)]
    for found_in in (_dashed, _pointed):
        turns = _with_one_name(
            {index: turn for index in opening if (turn := found_in(lines[index]))}
        )
        names = Counter(name for name, _ in turns.values())
        recurring = sum(count > 1 for count in names.values())
        enough = max(_LEAST_TURNS, _SHARE * len(opening))
        are_some = recurring >= min(_LEAST_NAMES, len(names)) > 0
        are_all = recurring > 0 and len(turns) >= _SHARE_OF_ALL * len(opening)
        is_heard = recurring > 0 and len(turns) > _LEAST_TURNS and _is_hearing(lines)
        if is_heard:
            enough = _LEAST_TURNS
        if (are_some or are_all or is_heard) and len(turns) >= enough:
            # Late: few texts are debates.
            from reader.formats.shared.customs.typed_lines import with_notes_apart, with_whole_words

            turns |= _voices(lines, opening) if found_in is _pointed else {}
            return with_notes_apart(
                with_whole_words(
                    [
                        f"[{turns[index][0]}]: {turns[index][1]}" if index in turns else line
                        for index, line in enumerate(lines)
                    ]
                )
            )
    return []


def _is_hearing(lines: Sequence[str]) -> bool:
    """Return whether lines say that a committee met, and who led it."""
    return has_any(lines, ("pursuant to",)) and has_any(lines, ("presiding",))


def _voices(lines: Sequence[str], opening: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return the turns of those who are heard and not named: ``Voice. Answer now.``"""
    return {
        at: (found[1], lines[at][found.end() :])
        for at in opening
        if (found := _VOICE.match(lines[at]))
    }


def _with_one_name(turns: dict[int, tuple[str, str]]) -> dict[int, tuple[str, str]]:
    """Return the turns with ``Mr. Hall`` for ``Mr. Hall of Texas``, where he is called so, too."""
    names = {name for name, _ in turns.values()}
    bare = {name: name.partition(" of ")[0] for name in names}
    places = Counter(bare[name] for name in names if bare[name] != name)
    return {
        index: (bare[name] if bare[name] in names and places[bare[name]] < 2 else name, words)
        for index, (name, words) in turns.items()
    }


def _may_open(lines: Sequence[str], index: int) -> bool:
    """Return whether a line begins a sentence, going by the one before it."""
    before = lines[index - 1] if index else ""
    return not before or before[-1] in _ENDS or before.isupper()


def _pointed(line: str) -> tuple[str, str] | None:
    may_be = line[0].isupper() and "." in line[:-1]
    found = _MEMBER.match(line) if may_be else None
    return (found[1], line[found.end() :]) if found else None


def _dashed(line: str) -> tuple[str, str] | None:
    """Return who speaks and the words of ``Ana Reyes (PPE), on behalf of all. – Thank you.``"""
    found = _DASHED.match(line) if any(sign in line for sign in _BEFORE_WORDS) else None
    if found is None:
        return None
    head = found[1].partition(", ")[0]
    voice = voice_of(_BRACKETED.sub("", head))
    is_somebody = voice is not None and voice.belief in (Belief.NAME, Belief.OFFICE)
    return (voice.name, line[found.end() :]) if voice and is_somebody else None
