"""Captions all in capitals, as a text is written: a view of them, letter for letter as long.

Broadcasts and hearings are captioned in capitals. Read so, a sentence begins with a capital and
goes on in small letters; a name has the form that it has where the same text, or what is known
beside it, is in mixed case. What cannot be known stays small: nothing is guessed but what a title
before it (``MR. SMITH``) or the lack of any vowel (``BBC``) tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from reader.model.prose import prose
from reader.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from reader.model.transcript import Transcript

MOSTLY: Final = 0.8
"""Which share of the letters are capitals in a text that is all in capitals."""

_FEWEST: Final = 8
_FOR_THE_GREATER_PART: Final = 0.4
_LONGEST_INITIALS: Final = 5

_TOKEN: Final = lazy_pattern(
    r"(?P<dotted>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<end>[.!?…]+[\"'”’»)\]]*(?=\s|$)|♪|>>)"
)
_TITLED: Final = lazy_pattern(r"(?i)\b(?:mr|mrs|ms|dr|prof)\b\.?[ \n\u2028]+([^\W\d_]{3,})")
_ABBREVIATED: Final = frozenset(("mr", "mrs", "ms", "dr", "prof", "jr", "sr", "st", "vs"))
_ENGLISH: Final = """
    I Mr Mrs Ms Dr Jr Sr Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February April June July September October November December
    English America American Americans Europe European
    FBI CIA NASA NATO EU UK USA IRS CEO UNESCO UNICEF
"""
# Without a vowel, and yet no initials.
_SOUNDS: Final = frozenset(
    ("hm", "hmm", "mm", "mmm", "sh", "shh", "psst", "pst", "tsk", "nth", "vs", "st", "brr")
)
_VOWELS: Final = frozenset("aeiouy")
# What people are called by who are not named.
_ROLES: Final = """
    the a an of and or in for to at on by with speaker unknown voice man woman narrator reporter
    interviewer question answer both all court witness clerk
"""
_NO_CASE_OF_ITS_OWN: Final = {"tr": str.maketrans("Iİ", "ıi"), "az": str.maketrans("Iİ", "ıi")}


def in_sentences(transcript: Transcript, people: Iterable[str] = ()) -> Transcript:
    """Return a transcript with its captions in capitals as sentences, each as long as it was.

    ``people`` are names that are known beside it.
    """
    reading = prose(transcript)
    names = names_for(transcript, reading.text, people)
    shown = recased(reading.text, names, transcript.language)
    texts = [list(cue.text) for cue in transcript.cues]
    for offset, length, cue, char in reading.pieces():
        for at in range(length):
            if not texts[cue][char + at].isspace():  # the prose may have another in its place
                texts[cue][char + at] = shown[offset + at]
    cues = (
        cue if cue.text == (put := "".join(text)) else cue._replace(text=put)
        for cue, text in zip(transcript.cues, texts, strict=True)
    )
    return transcript._replace(cues=tuple(cues))


def names_for(transcript: Transcript, text: str, people: Iterable[str] = ()) -> dict[str, str]:
    """Return how names are written in a transcript, by their small letters.

    ``text`` is its prose, ``people`` are names that are known beside it.
    """
    texts = (transcript.standfirst, *text.split("\n"))
    return names_in(texts, (*people, transcript.author, *transcript.speakers))


def is_capitals(text: str) -> bool:
    """Whether nearly all letters of a text that have a case are capitals."""
    capitals = sum(map(str.isupper, text))
    return capitals >= _FEWEST and capitals >= MOSTLY * (capitals + sum(map(str.islower, text)))


def is_mostly_capitals(text: str) -> bool:
    """Whether so many letters are capitals that part of a text is all in capitals."""
    capitals, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return capitals >= _FEWEST and capitals >= _FOR_THE_GREATER_PART * (capitals + small)


def names_in(texts: Iterable[str], people: Iterable[str] = ()) -> dict[str, str]:
    """Return how names and initials are written, by their small letters.

    ``texts`` tell it where they are in mixed case: by the capitals within a sentence. All words of
    ``people`` are names, whatever their case.
    """
    found: dict[str, Counter[str]] = {}
    for text in texts:
        if not is_capitals(text):
            _learn(text, found)
    names = {
        small: forms.most_common(1)[0][0]
        for small, forms in found.items()
        if forms[small] * 2 < forms.total()
    }
    roles = frozenset(_ROLES.split())
    for person in people:
        for word in person.split():
            bare = word.strip(".,:;()[]")
            if len(bare) > 1 and bare.isalpha() and bare.casefold() not in roles:
                names[bare.casefold()] = bare.capitalize() if bare.isupper() else bare
    return {small: form for small, form in names.items() if form != small}


def _learn(text: str, found: dict[str, Counter[str]]) -> None:
    begins = True
    for token in _TOKEN.finditer(text):
        word = token["word"]
        if word is None:
            begins = bool(token["end"])
            continue
        # The first word of a sentence has a capital anyway, but initials have more than one.
        if not begins or (len(word) > 1 and word.isupper()):
            found.setdefault(word.casefold(), Counter())[word] += 1
        begins = False


def recased(
    text: str, names: Mapping[str, str], language: str = "", *, goes_on: bool = False
) -> str:
    """Return a text that is in capitals, for the greater part, as sentences, equally long.

    Line breaks part paragraphs, each with a case of its own: one in mixed case stays as it is.
    Where a text ``goes_on`` over them, as from caption to caption, they begin no sentence.
    ``names`` are forms by their small letters (:func:`names_in`), ``language`` a BCP 47 tag; a text
    of no known language is read as English.
    """
    if not is_mostly_capitals(text):
        return text
    tongue = language.partition("-")[0].casefold()
    english = _ENGLISH.split() if tongue in ("", "en") else ()
    known = {**{one.casefold(): one for one in english}, **_titled(text), **names}
    recasing = _Recasing(known, _NO_CASE_OF_ITS_OWN.get(tongue))
    parts = []
    for part in text.split("\n"):
        if not goes_on:
            recasing.begins = True
        # A short one, "YES.", is as all the others are.
        is_one = is_capitals(part) or not any(map(str.islower, part))
        parts.append(_TOKEN.sub(recasing.put, part) if is_one else part)
    return "\n".join(parts)


def _titled(text: str) -> dict[str, str]:
    """Return the names before which somebody is addressed as more than a name."""
    names = {found[1] for found in _TITLED.finditer(text)}
    return {
        name.casefold(): name.capitalize()
        for name in names
        if len(name.capitalize()) == len(name) == len(name.casefold())
    }


class _Recasing:
    """Where in a paragraph one is, while its words are put into small letters."""

    def __init__(self, names: Mapping[str, str], lowered: dict[int, int] | None) -> None:
        self._names, self._lowered = names, lowered
        self.begins = True
        self._last = ""

    def put(self, token: re.Match[str]) -> str:
        """Return what stands in the place of a word, or of the signs that end a sentence."""
        word, end = token["word"], token["end"]
        if end is not None:
            self.begins = self.begins or not (end == "." and self._last in _ABBREVIATED)
        elif word is not None:
            put = self._word(word) if word.isupper() else word
            self.begins, self._last = False, word.casefold()
            return put if len(put) == len(word) else word
        else:
            self.begins = False  # initials with their points
        return token[0]

    def _word(self, word: str) -> str:
        if max(word) > "\uffff":
            return word
        small = (word.translate(self._lowered) if self._lowered else word).lower()
        head, sign, tail = small.replace("’", "'").partition("'")
        form = self._names.get(small) or self._names.get(head)
        if form is not None and sign and len(form) == len(head):
            return form + small[len(head) :]
        if form is not None:
            return form
        if head == "o" and len(tail) > 2 and tail != "clock":
            return f"O{small[1]}{tail.capitalize()}"
        if not sign and _are_initials(small):
            return word
        return small[:1].upper() + small[1:] if self.begins else small


def _are_initials(small: str) -> bool:
    return (
        1 < len(small) <= _LONGEST_INITIALS
        and small not in _SOUNDS
        and small.isascii()
        and not _VOWELS.intersection(small)
    )
