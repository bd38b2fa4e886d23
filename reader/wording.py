"""What the program says, in the language of the person.

The words stand in the code in English, inside ``tr`` and its kin; what they are in other languages
is in ``resources/translations``, a catalogue for each, in the form of GNU gettext. A language is
chosen once in the life of a process, before the modules with words are loaded: tables of words are
made as they are loaded, and nothing is translated later, twice or by whoever shows it. In English
no catalogue is read, and words are given back as they are.

What is kept, like the remarks on a file in the library, is kept in English and translated when it
is shown. What a machine reads (names of formats, JSON, settings, the log) is never translated, nor
is anything that came out of a file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from datetime import date
    from gettext import GNUTranslations

LANGUAGES: Final = {
    "en": "English",
    "ar": "العربية",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "ja": "日本語",
    "uk": "Українська",
}
"""The languages that the program speaks, by their codes, each in its own words."""

FROM_RIGHT: Final = frozenset({"ar"})
"""Those that are written from right to left."""

# What CLDR says of English as the program writes it; those of the others are read with them.
_ENGLISH: Final = {
    "decimal": ".",
    "group": ",",
    "day": "{day} {month} {year}",
    "months": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    "comma": ", ",
    "pair": "{0} and {1}",
    "start": "{0}, {1}",
    "middle": "{0}, {1}",
    "end": "{0} and {1}",
}


class _Spoken:
    """What is spoken in this process."""

    language = "en"
    catalogue: GNUTranslations | None = None
    forms: Mapping[str, Any] = _ENGLISH


def language() -> str:
    """Return the code of the language that the program speaks."""
    return _Spoken.language


def use(code: str) -> None:
    """Speak a language of ``LANGUAGES``; English where it is none or its catalogue is not there."""
    if code == _Spoken.language:
        return  # the window mostly wants what the environment of its process said
    _Spoken.language, _Spoken.catalogue, _Spoken.forms = "en", None, _ENGLISH
    if code == "en" or code not in LANGUAGES:
        return
    import json  # late: English needs none of it
    from gettext import GNUTranslations

    from reader import paths

    folder = paths.resource("translations")
    try:
        with (folder / f"{code}.mo").open("rb") as file:
            catalogue = GNUTranslations(file)
        forms = json.loads((folder / "forms.json").read_text(encoding="utf-8"))[code]
    except (OSError, ValueError, KeyError):
        return  # an installation that lacks them
    _Spoken.language, _Spoken.catalogue, _Spoken.forms = code, catalogue, forms


def first_known(names: Iterable[str]) -> str:
    """Return the first language that the program speaks of names like "de_AT.UTF-8" or "de-AT".

    "en" if it is none of them.
    """
    for name in names:
        code = re.split(r"[-_.@]", name, maxsplit=1)[0].lower()
        if code in LANGUAGES:
            return code
    return "en"


def of_environment(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that the environment of a command asks for, "en" where it says nothing.

    As GNU gettext has it (manual, 2.3.3): ``LC_ALL``, else ``LC_MESSAGES``, else ``LANG`` names
    the locale, and ``LANGUAGE`` a list that comes first, unless the locale is C.
    """
    named = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, named), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return "en"
    return first_known((*filter(None, environment.get("LANGUAGE", "").split(":")), locale))


def tr(words: str, /, **values: object) -> str:
    """Return words in the language spoken, with each value in the place that has its name.

    Without values braces are letters like others.
    """
    # Of the empty word gettext gives the head of the catalogue.
    said = words if _Spoken.catalogue is None or not words else _Spoken.catalogue.gettext(words)
    return said.format_map(values) if values else said


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the words for a number of things: ``one`` for 1 in English, ``many`` for the others.

    The place ``{n}`` is the number as the language writes it.
    """
    if _Spoken.catalogue is None:
        said = one if n == 1 else many
    else:
        said = _Spoken.catalogue.ngettext(one, many, n)
    return said.format_map({"n": number(n), **values})


def trc(context: str, words: str, /, **values: object) -> str:
    """Return words that mean different things in different places; ``context`` says which place."""
    if _Spoken.catalogue is None:
        said = words
    else:
        said = _Spoken.catalogue.pgettext(context, words)
    return said.format_map(values) if values else said


def mark(words: str, /) -> str:
    """Return words as they are: they are put into the catalogues, and translated by ``tr`` later.

    For what is kept or compared in English and shown in the language spoken.
    """
    return words


def number(value: float, places: int = 0) -> str:
    """Return a number with so many decimal places, its thousands grouped."""
    written = f"{value:,.{places}f}"
    forms = _Spoken.forms
    if forms is _ENGLISH:
        return written
    return written.translate({ord(","): forms["group"], ord("."): forms["decimal"]})


def day(value: date) -> str:
    """Return a day in full: "26 November 2026"."""
    forms = _Spoken.forms
    written: str = forms["day"].format(
        day=value.day,
        month=forms["months"][value.month - 1],
        number=value.month,
        year=value.year,
    )
    return written


def joined(words: Iterable[str]) -> str:
    """Return facts as they stand beside each other, "12:04, Ana Ruiz", without the empty."""
    comma: str = _Spoken.forms["comma"]
    return comma.join(filter(None, words))


def listed(words: Sequence[str]) -> str:
    """Return a list as a sentence has it: "a, b and c"; "" for none."""
    forms = _Spoken.forms
    if len(words) < 3:
        return forms["pair"].format(*words) if len(words) == 2 else "".join(words)
    said: str = forms["start"].format(words[0], words[1])
    for word in words[2:-1]:
        said = forms["middle"].format(said, word)
    return str(forms["end"].format(said, words[-1]))
