"""What opens a line as labels do and is no name, in texts where speakers are known.

``[Ana] Come in`` is Ana's where Ana speaks elsewhere. Who ``2ND MAN:``, ``P2?:`` and ``+1 415:``
are is not known, but not whoever spoke before them; in capitals and more than once they are
speakers. So are long names, ``Marie-Claire van der Berg Jones:``, that come again or stand where
nearly all is labelled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.names import Belief, Label, called_in, voice_of
from reader.formats.shared.nobodys.single_labels import first_turn
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_BEFORE_COLON: Final = lazy_pattern(r"([^\s:：\n-][^:：\n]{0,59}+):[ \t\xa0]++(?=[^\s\d])")
_IN_BRACKETS: Final = lazy_pattern(
    r"(?:\[([^\[\]:\n]{1,40})\]|\(([^():\n]{1,40})\))[ \t\xa0]++(?=\S)"
)
_ODD: Final = lazy_pattern(
    r"\+?\d[\d *()-]{0,20}|#\d{1,3}"
    r"|\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH) [^\W\d_][\w' ]{1,30}"
    r"|[A-Z]{1,2}-\d\w{0,4}|[A-Z]\d{1,2}[./][A-Z]?\d{1,2}"
    r"|[\"“*<][^\"“”*<>]{1,30}[\"”*>]"
    r"|(?:[^\W_][\w.-]{0,20})?(?: [¿?]{1,3}|\?{1,3})"
    r"|[^\s@]{1,40}@[\w-]{1,30}\.[\w.]{1,20}"
    r"|[^\W\d_a-z][\w'’-]{1,20}/[^\W\d_a-z][\w'’-]{1,20}"
    r"|[^\W\d_a-z][\w'’-]{1,20} [\"“][^\W\d_a-z][\w' -]{1,20}[\"”] [^\W\d_a-z][\w'’-]{1,20}"
    r"|[\u2600-\u2668\u2670-\u27bf\U0001f000-\U0001faff\ufe0f]{1,4} [^\W\d_a-z][\w'’.-]{0,20}"
    r"(?: [^\W\d_][\w'’.-]{0,20}){0,3}"
    r"|[^\W\d_][\w'’.-]{0,20}(?: [^\W\d_][\w'’.-]{0,20}){0,3}"
    r" [\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]{1,4}"
)
_BELIEVED: Final = lazy_pattern(
    r"\d{1,2}(?:ST|ND|RD|TH) [A-Z][A-Z' ]{1,30}|[A-Z]{1,2}-\d[A-Z\d]{0,4}"
)
_VOICE: Final = lazy_pattern(r"(?!\+?[\d *()-]+\Z|#)(?![\"“*<][^\"”*>]*[\"”*>]\Z).+")
"""Odd labels that are somebody where all is labelled: no number, no word in marks."""
_NUMBERED: Final = lazy_pattern(r"\d{1,4}[.)][ \t]++(?=[^\s\d])")
_BEHIND_NAME: Final = lazy_pattern(
    r"([^\W\d_][^.:\n–—]{0,39}?)(\.|[ \t][-–—])[ \t]++(?=[^\W\d_a-z])"
)
_HANDLE: Final = lazy_pattern(
    r"((?=\S{0,24}[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff]|\S{0,24}[\d_$])[^\s:]{2,24}"
    r"(?: (?=[^\s:]{0,23}[\d_$A-Z])[^\s:]{1,24}){0,2}):[ \t]+(?=\S)"
)
_LEAST_HANDLES: Final = 2
_MOST_WORDS_IN_CAPITALS: Final = 8
_SHARE_LABELLED: Final = 0.9
_ENDS: Final = frozenset(".?!…\"'”’»)]*♪")


class Completed(NamedTuple):
    """What opens the lines of paragraphs, and who is believed to speak."""

    labels: list[Sequence[Label | None]]
    speakers: frozenset[str]


class _Named(NamedTuple):
    """Who is named in labels, by the name in small letters; ``mentioned`` also where in doubt."""

    speakers: Mapping[str, str]
    mentioned: Mapping[str, str]


def completed(
    texts: Sequence[str],
    labels: Sequence[Sequence[Label | None]],
    speakers: frozenset[str],
    *,
    alone: bool = False,
) -> Completed:
    """Return the labels with those that have not the shape of a name, where speakers are known.

    If ``alone``, a line that is nothing but a name is one as well, as in plays: captions, which
    break where they must, hold names as words.
    """
    if not speakers:
        return Completed(list(labels), speakers)
    named = _named(labels, speakers)
    whole = [
        _completed(text, of_text, named, alone=alone)
        for text, of_text in zip(texts, labels, strict=True)
    ]
    if alone:
        whole = _with_names_alone(texts, whole, named.mentioned)
    return Completed(
        whole, speakers | _believed(labels, whole, set(named.mentioned.values()), speakers)
    )


def handles(texts: Sequence[str]) -> list[Sequence[Label | None]]:
    """Return the labels of a chat in which nearly all lines open with what people call themselves.

    ``xX_quay_Xx: hi``, ``DJ K-9: who?``: no word of it is an ordinary one, and two come again.
    """
    lines = [text.split("\n") for text in texts]
    found = [[_HANDLE.match(line) for line in of_text] for of_text in lines]
    names = Counter(one[1] for of_text in found for one in of_text if one)
    recurring = sum(count > 1 for count in names.values())
    count = sum(map(len, lines))
    if recurring < _LEAST_HANDLES or names.total() < _SHARE_LABELLED * count:
        return []
    if 2 * len(names) > names.total() + 1:
        return []
    return [
        [Label(one[1], one.end(), is_sure=True) if one else None for one in of_text]
        for of_text in found
    ]


def _named(labels: Sequence[Sequence[Label | None]], speakers: frozenset[str]) -> _Named:
    called = {name.casefold(): name for name in sorted(speakers)}
    others = {
        label.name.casefold(): label.name
        for found in labels
        for label in found
        if label and label.belief is Belief.NAME
    }
    return _Named(called, others | called)


def _believed(
    labels: Sequence[Sequence[Label | None]],
    found: Sequence[Sequence[Label | None]],
    mentioned: set[str],
    speakers: Collection[str],
) -> set[str]:
    """Return who is believed of those that are ``found`` beside the labels, by how they come."""
    opening = [label for of_text in found for label in of_text if label]
    counts = Counter(label.name for label in opening)
    added = [
        label
        for before, after in zip(labels, found, strict=True)
        for label, known in zip(after, before or [None] * len(after), strict=False)
        if label and not known
    ]
    long = {label.name for label in added if label.belief is Belief.OFFICE}
    recurring = {label.name for label in added if counts[label.name] > 1}
    believed = {
        name for name in recurring if name in long or name in mentioned or _BELIEVED.fullmatch(name)
    }
    talk = sum(len(of_text) or 1 for of_text in found[first_turn(labels, speakers) :])
    return believed | long if len(opening) >= _SHARE_LABELLED * talk else believed


def _completed(
    text: str, labels: Sequence[Label | None], named: _Named, *, alone: bool
) -> Sequence[Label | None]:
    if (labels and all(labels)) or not (alone or ":" in text or "[" in text or "(" in text):
        return labels
    lines = text.split("\n")
    found = list(labels) or [None] * len(lines)
    are_turns = 2 * sum(map(bool, labels)) > len(lines)
    for index, line in enumerate(lines):
        if found[index] is None:
            found[index] = _named_in_brackets(line, named)
        is_turn = not index or (are_turns and ":" in line)
        if found[index] is None and is_turn and (not index or lines[index - 1][-1:] in _ENDS):
            found[index] = _odd_label(line, named) or (_behind_name(line, named) if alone else None)
    return found if any(found) else labels


def _named_in_brackets(line: str, named: _Named) -> Label | None:
    """Return the label of ``[Ana] Come in``, where Ana is known."""
    found = _IN_BRACKETS.match(line) if line[:1] in ("[", "(") else None
    return _of_known((found[1] or found[2]).strip(), found.end(), named) if found else None


def _of_known(words: str, length: int, named: _Named) -> Label | None:
    name = named.mentioned.get(words.casefold())
    if name is None:
        return None
    return Label(name, length, Belief.NAME if words.casefold() in named.speakers else Belief.NEVER)


def _odd_label(line: str, named: _Named) -> Label | None:
    number = _NUMBERED.match(line)
    if number:
        return _numbered(line, number.end(), named)
    found = _BEFORE_COLON.match(line)
    if found is None:
        return None
    length = found.end()
    called = called_in(found[1].rstrip())
    name = called or found[1].rstrip()
    capitals = sum(map(str.isupper, named.speakers.values()))
    is_shouted = (
        name.isupper()
        and 2 * capitals > len(named.speakers)
        and 1 < len(name.split()) <= _MOST_WORDS_IN_CAPITALS
    )
    if called or is_shouted:
        is_odd = not line[length:].isupper()
    else:
        is_odd = _ODD.fullmatch(name) is not None
    is_voice = called or (not is_shouted and _VOICE.fullmatch(name))
    return Label(name, length, Belief.OFFICE if is_voice else Belief.NEVER) if is_odd else None


def _numbered(line: str, length: int, named: _Named) -> Label | None:
    """Return the label of ``3. Ana: Yes``, of which the number is no part."""
    found = _BEFORE_COLON.match(line[length:])
    voice = voice_of(found[1].rstrip()) if found else None
    if found is None or voice is None:
        return None
    length += found.end()
    known = _of_known(voice.name, length, named)
    return known or Label(line[:length].rstrip(), length, Belief.NEVER)


def _behind_name(line: str, named: _Named) -> Label | None:
    """Return the label of ``BEN. She left``, and one in doubt for ``Ana - She did``.

    With a point the name is in capitals, and what follows is not.
    """
    found = _BEHIND_NAME.match(line)
    if found is None or found[1].casefold() not in named.mentioned:
        return None
    if found[2] != ".":
        return Label(found[0].rstrip(), found.end(), Belief.NEVER)
    is_set_off = found[1].isupper() and not line.isupper()
    return _of_known(found[1], found.end(), named) if is_set_off else None


def _with_names_alone(
    texts: Sequence[str], labels: Sequence[Sequence[Label | None]], mentioned: Mapping[str, str]
) -> list[Sequence[Label | None]]:
    """Return the labels with those of lines that are a name, between a sentence and words.

    Behind the last label of a text such a name may sign it, if it is not in capitals.
    """
    lines = [(at, line) for at, text in enumerate(texts) for line in text.split("\n")]
    found = [
        label
        for text, of_text in zip(texts, labels, strict=True)
        for label in of_text or [None] * (text.count("\n") + 1)
    ]
    last = max((index for index, label in enumerate(found) if label), default=-1)
    before = "."
    for index, ((_, line), (_, following)) in enumerate(pairwise([*lines, (0, "")])):
        name = mentioned.get(line.casefold()) if before[-1] in _ENDS else None
        may_be = name and found[index] is None and (index < last or line.isupper())
        is_labelled = index + 1 < len(found) and found[index + 1] is not None
        if name and may_be and not is_labelled and _are_words(following, mentioned):
            found[index] = Label(name, len(line), Belief.NEVER)
        before = line or before
    whole: list[list[Label | None]] = [[] for _ in texts]
    for (at, _), label in zip(lines, found, strict=True):
        whole[at].append(label)
    return [of_text if any(of_text) else () for of_text in whole]


def _are_words(line: str, mentioned: Mapping[str, str]) -> bool:
    return bool(line) and line.casefold() not in mentioned and not line[:1].islower()
