"""The name of a file set as a title, for the reader of a file that says no title.

What only machines read is left out: the suffix, a language behind it, the identifier of a video.
What parts words there becomes a space, and a day is written one way, at the end.
"""

from __future__ import annotations

import os
from typing import Final

from reader.model.days import typed_day
from reader.patterns import lazy_pattern

_LONGEST: Final = 300
# One that begins with a letter: "Part 1.5" has none.
_SUFFIX: Final = lazy_pattern(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")
# "Talk.en.vtt", "Talk.pt-BR.srt", "Talk.en-orig.vtt"; where dots part the words it may be one.
_LANGUAGE: Final = lazy_pattern(
    r"\.(?:ar|bg|ca|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|nb|nl"
    r"|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh|[a-z]{2}(?=-))(?:[-_][A-Za-z]{2,8})?$"
)
# Behind the title, as yt-dlp writes it in brackets and others after a dash: 11 signs of base 64.
# A word with a number behind it is none: "Town-Meeting2024".
_BRACKETED: Final = lazy_pattern(r"\s*\[(?P<id>[A-Za-z0-9_-]{11})\]$")
_DASHED: Final = lazy_pattern(
    r"-(?![A-Za-z]?[a-z]+[0-9]+$)(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])"
    r"(?P<id>[A-Za-z0-9_-]{11})$"
)
# A digest or a UUID: no word has digits between its letters for so long.
_DIGEST: Final = lazy_pattern(
    r"(?<![A-Za-z0-9])(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|"
    r"(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{12,64})(?![A-Za-z0-9])"
)
_DAY: Final = lazy_pattern(
    r"(?<![A-Za-z0-9])(?P<year>(?:19|20)\d\d)(?P<part>[-_. ]?)"
    r"(?P<month>\d\d)(?P=part)(?P<day>\d\d)(?![A-Za-z0-9])"
)
_DIGIT: Final = lazy_pattern("[0-9]")
_EDGES: Final = " -–—_.,"


def file_title(name: str) -> str:
    """Return a title for the file of that name; the name itself where no letter would be left.

    >>> file_title("2021-03-04_bridges_of_porto.en.vtt")
    'Bridges of porto, 2021-03-04'
    """
    # A library of a hundred thousand files without a title is listed by this: what a name has no
    # sign of is not looked for.
    whole = name[:_LONGEST]
    stem = _without_suffixes(whole)
    if stem.endswith("]"):
        stem = _BRACKETED.sub("", stem)
    if "-" in stem:
        stem = _DASHED.sub("", stem)
    words, day = stem.replace("_", " "), ""
    if _DIGIT.search(words) is not None:
        words, day = _without_day(_DIGEST.sub(" ", words))
    words = _spaced(words)
    if not any(letter.isalpha() for letter in words):
        return day if day and not words else whole
    title = words if words != words.lower() else words[0].upper() + words[1:]
    return f"{title}, {day}" if day else title


def id_in(name: str) -> str:
    """Return the identifier of a video in the name of a file, "" if it has none.

    >>> id_in("A bridge too far [dQw4w9WgXcQ].en.srt")
    'dQw4w9WgXcQ'
    """
    if "]" not in name and "-" not in name:
        return ""
    stem = _without_suffixes(name[:_LONGEST])
    found = (_BRACKETED if stem.endswith("]") else _DASHED).search(stem)
    return found["id"] if found is not None else ""


def titled(title: str, path: str) -> str:
    """Return what a transcript is called whose file says ``title``: that, or a title made of the
    name of the file where it says none or, as programs write that know none, just that name.

    ``path`` is as it is shown; "" where there is neither.
    """
    name = os.path.basename(path)
    return file_title(name) if name and is_of_name(title, name) else title


def is_of_name(title: str, name: str) -> bool:
    """Whether a title is nothing but the name of a file, with its suffix or without; or empty."""
    if not name.startswith(title):
        return False
    rest = name[len(title) :]
    return not title or not rest or (len(rest) > 1 and rest.rfind(".") == 0)


def _without_suffixes(name: str) -> str:
    """Return a name without its suffix and a language before that."""
    stem = name
    if "." in stem:
        stem = _SUFFIX.sub("", stem)
        if "." in stem and (stem.count(".") == 1 or " " in stem):
            stem = _LANGUAGE.sub("", stem)
    return stem


def _without_day(text: str) -> tuple[str, str]:
    """Return a text without the day it names, and that day in ISO form, "" if it names none."""
    for found in _DAY.finditer(text):
        day = typed_day(f"{found['year']}-{found['month']}-{found['day']}")
        if day:
            return f"{text[: found.start()]} {text[found.end() :]}", day
    return text, ""


def _spaced(text: str) -> str:
    """Return the words of a text with spaces between them, whichever sign parts them there."""
    words = " ".join(text.split()).strip(_EDGES)
    if " " not in words:
        for sign in ".-":
            if words.count(sign) > 1:
                words = words.replace(sign, " ")
                break
    return " ".join(words.split()).strip(_EDGES)
