"""Where sentences end."""

from __future__ import annotations

import re

from reader.patterns import lazy_pattern

# The marks that end a sentence are those of the property Sentence_Terminal (UAX #29, STerm) of the
# scripts that people speak in. After most of them a space must stand; where a script parts no words
# it need not: 。 and its kin, the full stops of Burmese and Khmer, the Tibetan shad. The question
# mark of Greek is the semicolon (U+037E is the same in Unicode), behind a Greek letter alone.
_SPACED = ".!?…؟۔।॥։।።፧᙮᠃᠉᱾᱿܀܁܂‽‼⁇⁈⁉⸮\u037e"
_FREE = "。！？｡။។៕།༎"
# “ and « close what „ and » have opened; behind an ideographic full stop they open.
_CLOSING = "\"'”’“»«›‹״)\\]"
_CLOSING_FREE = "」』”’»）】〉》〕)\\]"
# French sets a space before the mark that closes.
_APART = "(?:[ \u00a0\u202f]»(?=[\\s,.;:]|$))?+"

# Begun at the first mark of a run and never given back: linear on a text of nothing but stops. It
# begins with the marks alone, which are looked for eight times as fast as marks behind a condition.
_END = lazy_pattern(
    rf"[{_SPACED}{_FREE};](?:"
    rf"(?<=[{_FREE}])(?:[{_FREE}]|[ \u00a0](?=[།༎]))*+[{_CLOSING_FREE}]*+"
    rf"|(?<!;)(?<![{_SPACED}]{{2}})[{_SPACED}]*+[{_CLOSING}]*+{_APART}(?=\s|$)"
    rf"|(?<=[\u0370-\u03ff\u1f00-\u1fff];)[{_CLOSING}]*+{_APART}(?=\s|$)"
    r")"
)
_ABBREVIATION = lazy_pattern(
    r"(?:^|[\s(\"'“‘])(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]|"
    r"Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Gov|Sen|Rep|vs|etc|cf|approx|No|"
    r"Inc|Ltd|Co|Corp|Mme|Mlle|bzw|usw|ca|Nr)\.$"
)
_LONGEST_ABBREVIATION = 24
# What a sentence can end with: most captions are told apart by their last character alone.
_LAST = frozenset(f"{_SPACED}{_FREE};{_CLOSING}{_CLOSING_FREE}") - {"\\"}


def ends(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Return the offsets just behind each sentence end in ``text[start:end]``.

    Closing quotation marks and brackets belong to the sentence. A stop behind an abbreviation or an
    initial, and any stop that a small letter follows, ends nothing.
    """
    stop = len(text) if end is None else end
    return [found.end() for found in _END.finditer(text, start, stop) if _is_end(text, found, stop)]


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends with the last visible character of ``text``."""
    tail = text[-_LONGEST_ABBREVIATION - 8 :].rstrip()
    if tail[-1:] not in _LAST:
        return False
    if tail[-1] in _SPACED:  # behind which nothing follows that could go on with the sentence
        return True
    return any(at == len(tail) for at in ends(tail))


def _is_end(text: str, found: re.Match[str], stop: int) -> bool:
    mark = text[found.start()]
    if mark not in ".…":
        return True
    following = text[found.end() : min(stop, found.end() + 3)].lstrip()
    if following[:1].islower():
        return False
    if text[found.end() - 1] not in _SPACED:  # closed by a quotation mark: no abbreviation is
        return True
    before = text[max(0, found.start() - _LONGEST_ABBREVIATION) : found.start() + 1]
    # "I." at the end of "did I." is rare; "J. Smith" is not: an initial needs a word behind it.
    return not (_ABBREVIATION.search(before) and following)
