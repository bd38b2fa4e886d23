"""What may name somebody at the head of a paragraph, though not as the speakers of a text are set.

``[Pia Holm] I was there``, ``PIA HOLM -- I was there``, ``• Pia Holm: …`` once among ``TOM LEE:``
may be of somebody else. Who says it is not known, but it is not given to Tom Lee.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from reader.formats.shared.lines import ends_sentence
from reader.formats.shared.names import Belief, Label, is_full_name, is_name, voice_of
from reader.formats.shared.times.stamps import StampForm, stamp_of
from reader.patterns import lazy_pattern

_LONGEST: Final = 60
_IN_MARKS: Final = lazy_pattern(
    r"(?:\[([^\[\]\n]{2,50})\]|\(([^()\n]{2,50})\)|\{([^{}\n]{2,50})\}|<([^<>\n]{2,50})>)[ \t]+\S"
)
_QUOTED: Final = lazy_pattern(r"[«\"“„]([^«»\"“”„\n]{2,40})[»\"”“]:[ \t]+\S")
_BEFORE_SIGN: Final = lazy_pattern(
    r"([^\W\d_][^:.>|\n]{1,39}?)(?:[ \t]+[>|–—-][ \t]+|;[ \t]+|\t[ \t]*)\S"
)
_HANDLE: Final = lazy_pattern(r"@[^\W\d_][\w.-]{1,30}[ \t]+\S")
_COUNTED: Final = lazy_pattern(r"[QA]\d{1,3}[.:][ \t]+\S")
_LISTED: Final = lazy_pattern(r"[-–•*·][ \t]+([^\W\d_][^:\n]{1,39}):[ \t]+\S")
_SHOUTED: Final = lazy_pattern(r"([^\W\d_a-z][^a-z:\n]{1,50}?)[.,]?[ \t]*[-–—]{1,3}[ \t]+(?=\S)")
_SHOUTED_HEAD: Final = lazy_pattern(r"[^\W\d_a-z][^a-z:.?!,\n]{2,50}")
_LONG_OPENING: Final = lazy_pattern(
    r"(?:[^\w\s\"“«(\[-]{1,4} [^\W\d_a-z][^:\n]{1,40}"  # a picture before a name
    r"|(?:[^\W\d_a-z][\w.'’-]{0,20} (?:(?:of|for|the|and|de|der|von|van|du) ){0,2}){4,14}+"
    r"[^\W\d_a-z][\w.'’-]{0,20}):[ \t]++(?=\S)"
)
"""Names with many titles, or an office with all that it is for."""
_BEFORE_POINT: Final = lazy_pattern(r"([^\W\d_a-z][^.:\n]{1,39})\. [\"“‘«¿¡]?(?=[^\W\d_a-z])")
"""What plays and old minutes set before a point, where others have a colon: ``Pia Holm. I was``."""
_LEAST_SHOUTED: Final = 5
_OPENINGS: Final = '[({<«"“„@-–•*·'
_LEAST_CAPITALS: Final = 3


def opens_oddly(text: str, speakers: Collection[str]) -> bool:
    """Return whether a paragraph opens as a turn of somebody may, in whatever way."""
    first = text.partition("\n")[0]
    sign = first[:1]
    if sign and sign in _OPENINGS and _opens_with_mark(first):
        return True
    if sign.isdigit() or (":" in first[:_LONGEST] and any(map(str.isdigit, first[:_LONGEST]))):
        return _opens_with_time(text, first)
    if sign in "QA" and _COUNTED.match(first):
        return True
    beside = _BEFORE_SIGN.match(first)
    if (beside and is_full_name(beside[1])) or _opens_with_point(first):
        return True
    return 2 * sum(map(str.isupper, speakers)) > len(speakers) and _is_shouted(text, first)


def opens_with_titles(text: str) -> bool:
    """Return whether a paragraph opens with a name of many titles, or with one behind a picture."""
    return _LONG_OPENING.match(text) is not None


def is_small_name(text: str, label: Label) -> bool:
    """Return whether a label is of two small words before a capital: ``pia holm: I was there``."""
    words = label.name.split()
    return label.belief is Belief.LOWER and len(words) > 1 and text[label.length :][:1].isupper()


def _opens_with_mark(first: str) -> bool:
    if first[0] == "@":
        return _HANDLE.match(first) is not None
    listed = _LISTED.match(first)
    if listed:
        voice = voice_of(listed[1])
        return voice is not None and voice.belief is Belief.NAME
    quoted = _QUOTED.match(first)
    found = _IN_MARKS.match(first)
    if quoted:
        return is_name(quoted[1])
    return found is not None and is_full_name(next(filter(None, found.groups())))


def _opens_with_time(text: str, first: str) -> bool:
    stamp = stamp_of(first)
    if stamp is None or stamp.form is StampForm.ALONE:
        return False
    if stamp.form is StampForm.HEADER:
        return "\n" in text or bool(stamp.rest)
    name, colon, words = stamp.rest.partition(":")
    return is_name(name.rstrip()) and bool(words if colon else "\n" in text)


def _opens_with_point(first: str) -> bool:
    """Return whether a whole name, or a word in capitals, stands before a point."""
    found = _BEFORE_POINT.match(first)
    if found is None:
        return False
    if found[1].isupper():
        return len(found[1]) >= _LEAST_SHOUTED and not first.isupper()
    is_initial = len(found[1].split()[-1]) < 2
    return is_full_name(found[1]) and not is_initial and not found[1][-1].isdigit()


def _is_shouted(text: str, first: str) -> bool:
    """Return whether words in capitals open a paragraph, or are all of it, as names and notes do
    where speakers are in capitals; somebody who shouts ends a sentence.
    """
    dashed = _SHOUTED.match(first)
    if dashed and sum(map(str.isalpha, dashed[1])) >= _LEAST_CAPITALS:
        return not first[dashed.end() :].isupper()
    if not _SHOUTED_HEAD.fullmatch(first) or not first.isupper() or ends_sentence(first):
        return False
    return first == text or not text.isupper()
