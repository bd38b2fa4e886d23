"""What a speaker's name looks like, and what looks like one and is none."""

from __future__ import annotations

from typing import Final

from reader.patterns import lazy_pattern

LONGEST_NAME: Final = 40
"""Characters; a longer label is a sentence that happens to hold a colon."""

_MOST_WORDS: Final = 5
_MOST_LETTERS_WITHOUT_CASE: Final = 8  # 田中さん is a name, a clause before a colon is longer

_PARTICLE_WORDS: Final = """
    de del della di da dos das du des van von vom den der zu zur la le al el bin ibn af av y e of
    the and und et & +
"""
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
_NO_FIRST_WORDS: Final = frozenset(("the", "and", "und", "et"))

# Words that open line after line in notes, pages and mails, and are nobody.
_NOBODY_WORDS: Final = """
    abstract address agenda also answer answers aside author bonus break by caution category
    channel chapter clarification conclusion cons contact correction copyright credits danger date
    definition description disclaimer download duration edit editor's email episode error event
    example examples exercise fact feedback fig figure file first footnote format from fyi goal
    hint http https idea image important intro introduction keyword keywords lesson level license
    link links list location media method music nb no note notes number option options outline
    outro page part participants password pause phone place podcast point problem pros ps
    publisher question questions quote reason recap reference references related remember reminder
    result results section series session sic slide slides solution source sources speakers spoiler
    step steps subject summary tag tags target task theorem think tip tips title tl;dr to today
    tools topic topics track transcript transcription translation unit update updated url version
    video videos warning website when where who why yes
    bip borrador breaking deck draft github name news paper parte partie protocol relay teil tool
    achtung beispiel datum fazit frage hinweis quelle thema tipp titel
    attention exemple remarque sujet titre ejemplo fecha nota tema título
"""
_NOBODY: Final = frozenset(_NOBODY_WORDS.split())

_WORD: Final = r"\(?(?:[^\W\d_]+(?:['’.·-][^\W\d_]+)*[.'’]?\d{0,3}|\d{1,3}|[&+])\)?"
_WORDS: Final = lazy_pattern(rf"\s*{_WORD}(?:\s+{_WORD}){{0,{_MOST_WORDS - 1}}}\s*")


def is_name(label: str) -> bool:
    """Return whether a label has the shape of a name: few capitalised words, no sentence.

    "Ana Reyes", "SPEAKER 3", "Dr. Reed", "Ludwig van B.", "田中" have; "There are three parts",
    "Note" and "12" have not.
    """
    if len(label) > LONGEST_NAME or not _WORDS.fullmatch(label):
        return False
    if not any(map(str.isalpha, label)):
        return False
    words = label.split()
    for word in words:
        if word.islower() and word not in _PARTICLES:
            return False
    if is_nobody(label) or words[0].casefold() in _NO_FIRST_WORDS:
        return False
    has_case = label.lower() != label.upper()
    return has_case or len(label) <= _MOST_LETTERS_WITHOUT_CASE


def is_nobody(label: str) -> bool:
    """Return whether a label is a word such as "Note", "Step 3" or "Break", not a person."""
    folded = label.casefold()
    if folded.rstrip(" 0123456789.") in _NOBODY:
        return True
    words = folded.strip("()").split()
    return len(words) > 1 and not _NOBODY.isdisjoint([word.strip("()") for word in words])


def is_full_name(label: str) -> bool:
    """Return whether a name has two words or a number, so that it is a name even seen once."""
    return is_name(label) and (len(label.split()) > 1 or label[-1:].isdigit())
