"""What the program says, in the language of the person.

The words stand in the code in English, inside ``tr`` and its kin; what they are in other languages
is in ``resources/translations``, a catalogue for each, in the form of GNU gettext. A language is
chosen once in the life of a process, before the modules with words are loaded: tables of words are
made as they are loaded, and nothing is translated later, twice or by whoever shows it. In English
no catalogue is read, and words are given back as they are.

What goes into a document, like the words around a reference, is not for the person alone: it is
said by a :class:`Tongue`, of any language that the program speaks, whichever the window has.

What is kept, like the remarks on a file in the library, is kept in English and translated when it
is shown. What a machine reads (names of formats, JSON, settings, the log) is never translated, nor
is anything that came out of a file. Where a sentence for a person goes to a machine too, like the
reason why a file was refused, :func:`in_english` gives it as it would be said in English.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from reader.named_tuple import NamedTuple

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

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

# What CLDR says of English as the program writes it; those of the others are read with them.
_ENGLISH: Final = {
    "decimal": ".",
    "group": ",",
    "day": "{day} {month} {year}",
    "month_day": "{day} {month}",
    "month_year": "{month} {year}",
    "months": _MONTHS,
    "months_alone": _MONTHS,
    "comma": ", ",
    "pair": "{0} and {1}",
    "start": "{0}, {1}",
    "middle": "{0}, {1}",
    "end": "{0} and {1}",
}


class Said(str):
    """Words in the language spoken, which know what they are ``in_english``.

    A ReaderError that was raised with them gives them as they are, too: ``str(problem)``.
    """

    __slots__ = ("in_english",)
    in_english: str

    def __new__(cls, words: str, in_english: str) -> Said:
        """Return ``words``, which are these in English."""
        said = super().__new__(cls, words)
        said.in_english = in_english
        return said

    def __str__(self) -> Said:
        """Return the words themselves: as a plain text they would forget their English."""
        return self

    def __reduce__(self) -> tuple[type[Said], tuple[str, str]]:
        """Return what a copy is made of."""
        return Said, (super().__str__(), self.in_english)

    def format(self, *values: object, **named: object) -> Said:
        """Return the words with each value in its place."""
        english = {name: _english(value) for name, value in named.items()}
        whole = self.in_english.format(*map(_english, values), **english)
        said = super().format(*values, **named)
        if _Spoken.language in FROM_RIGHT:
            said = _begun(said, self, *values, *named.values())
        return Said(said, whole)


def _begun(said: str, *parts: object) -> str:
    """Return a sentence that is read from right to left, though it begins with a name that is not.

    Most of what sets text goes by the first letter of it (UAX #9, P2). Of ``parts``, those that are
    our own words say whether it is such a sentence at all.
    """
    told = map(str, parts)
    is_own = any(isinstance(part, Said) and "R" in _ways(part) for part in told)
    return f"\u200f{said}" if is_own and _ways(said).startswith("L") else said


def _ways(text: str) -> str:
    """Return which way each letter of a text is read, R from the right and L from the left."""
    from unicodedata import bidirectional  # late: few languages ask

    ways = {"L": "L", "R": "R", "AL": "R"}
    return "".join(ways.get(bidirectional(letter), "") for letter in text)


def in_english(words: str) -> str:
    """Return what was said as it is in English; other words as they are."""
    return words.in_english if isinstance(words, Said) else words


def _english(value: object) -> object:
    """Return a value as it stands in English words: a number as it is, an error by its sentence."""
    told = str(value)
    return told.in_english if isinstance(told, Said) else value


class Tongue(NamedTuple):
    """What says words in one language; see :func:`tongue`."""

    language: str
    catalogue: GNUTranslations | None
    forms: Mapping[str, Any]

    def trc(self, context: str, words: str, /, **values: object) -> str:
        """Return words as the function of that name does."""
        said = words if self.catalogue is None else self.catalogue.pgettext(context, words)
        return said.format_map(values) if values else said

    def tr(self, words: str, /, **values: object) -> str:
        """Return words as the function of that name does."""
        said = words if self.catalogue is None else self.catalogue.gettext(words)
        return said.format_map(values) if values else said

    def quoted(self, words: str) -> str:
        """Return words between the quotation marks of the language."""
        return self.tr("“{words}”", words=words)

    def day(self, value: date) -> str:
        """Return a day in full."""
        return _day(value, self.forms)

    def date(self, year: str, month: int, number: int = 0) -> str:
        """Return a day; a month where ``number`` is 0, a day of any year where ``year`` is ""."""
        forms = self.forms
        form: str = forms["month_year" if not number else "day" if year else "month_day"]
        return form.format(
            day=number,
            month=forms["months"][month - 1],
            month_alone=forms["months_alone"][month - 1],
            number=month,
            year=year,
        )

    def beside(self, words: Iterable[str]) -> str:
        """Return facts as they stand beside each other, without the empty."""
        comma: str = self.forms["comma"]
        return comma.join(filter(None, words))

    def listed(self, words: Sequence[str]) -> str:
        """Return a list as a sentence has it."""
        return _listed(words, self.forms)


_IN_ENGLISH: Final = Tongue("en", None, _ENGLISH)


class _Spoken:
    """What is spoken in this process."""

    language = "en"
    catalogue: GNUTranslations | None = None
    forms: Mapping[str, Any] = _ENGLISH
    names: Mapping[str, str] | None = None
    others: ClassVar[dict[str, Tongue]] = {"en": _IN_ENGLISH}


def language() -> str:
    """Return the code of the language that the program speaks."""
    return _Spoken.language


def use(code: str) -> None:
    """Speak a language of ``LANGUAGES``; English where it is none or its catalogue is not there."""
    if code == _Spoken.language:
        return  # the window mostly wants what the environment of its process said
    _Spoken.language, _Spoken.catalogue, _Spoken.forms = tongue(code)
    _Spoken.names = None


def tongue(code: str) -> Tongue:
    """Return what says words in a language of ``LANGUAGES``, given as "de" or "de-AT".

    English where it is none of them or its catalogue is not there.
    """
    code = first_known((code,))
    made = _Spoken.others.get(code)
    if made is None:
        made = _Spoken.others[code] = _read(code)
    return made


def _read(code: str) -> Tongue:
    import json  # late: English needs none of it
    from gettext import GNUTranslations

    from reader import paths

    folder = paths.resource("translations")
    try:
        with (folder / f"{code}.mo").open("rb") as file:
            catalogue = GNUTranslations(file)
        forms = json.loads((folder / "forms.json").read_text(encoding="utf-8"))[code]
    except (OSError, ValueError, KeyError):
        return _IN_ENGLISH  # an installation that lacks them
    return Tongue(code, catalogue, forms)


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
    if _Spoken.catalogue is None:
        return words.format_map(values) if values else words
    # Of the empty word gettext gives the head of the catalogue.
    said = Said(_Spoken.catalogue.gettext(words) if words else words, words)
    return said.format(**values) if values else said


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the words for a number of things: ``one`` for 1 in English, ``many`` for the others.

    The place ``{n}`` is the number as the language writes it.
    """
    words = one if n == 1 else many
    if _Spoken.catalogue is None:
        return words.format_map({"n": number(n), **values})
    return Said(_Spoken.catalogue.ngettext(one, many, n), words).format(
        **{"n": number(n), **values}
    )


def trc(context: str, words: str, /, **values: object) -> str:
    """Return words that mean different things in different places; ``context`` says which place."""
    if _Spoken.catalogue is None:
        return words.format_map(values) if values else words
    said = Said(_Spoken.catalogue.pgettext(context, words), words)
    return said.format(**values) if values else said


def mark(words: str, /) -> str:
    """Return words as they are: they are put into the catalogues, and translated by ``tr`` later.

    For what is kept or compared in English and shown in the language spoken.
    """
    return words


def quoted(words: str) -> str:
    """Return words between the quotation marks of the language spoken."""
    return tr("“{words}”", words=words)


def number(value: float, places: int = 0) -> str:
    """Return a number with so many decimal places, its thousands grouped."""
    written = f"{value:,.{places}f}"
    forms = _Spoken.forms
    if forms is _ENGLISH:
        return written
    signs = {ord(","): forms["group"], ord("."): forms["decimal"]}
    return Said(written.translate(signs), written)


def day(value: date) -> str:
    """Return a day in full: "26 November 2026"."""
    forms = _Spoken.forms
    written = _day(value, forms)
    return written if forms is _ENGLISH else Said(written, _day(value, _ENGLISH))


def joined(words: Iterable[str]) -> str:
    """Return facts as they stand beside each other, "12:04, Ana Ruiz", without the empty."""
    facts, forms = [*filter(None, words)], _Spoken.forms
    if forms is _ENGLISH:
        return ", ".join(facts)
    return Said(forms["comma"].join(facts), ", ".join(map(in_english, facts)))


def listed(words: Sequence[str]) -> str:
    """Return a list as a sentence has it: "a, b and c"; "" for none."""
    forms = _Spoken.forms
    said = _listed(words, forms)
    return said if forms is _ENGLISH else Said(said, _listed([*map(in_english, words)], _ENGLISH))


def language_called(code: str) -> str:
    """Return what the language spoken calls another one, given as "fr", as CLDR has it.

    "" in English, and where it has no name for it.
    """
    if _Spoken.language == "en":
        return ""
    if _Spoken.names is None:
        _Spoken.names = _names(_Spoken.language)
    return _Spoken.names.get(code, "")


def _names(spoken: str) -> Mapping[str, str]:
    import json  # late: most windows name no language

    from reader import paths

    try:
        file = paths.resource("translations") / "languages.json"
        found: Mapping[str, str] = json.loads(file.read_text(encoding="utf-8"))[spoken]
    except (OSError, ValueError, KeyError):
        return {}
    return found


def _day(value: date, forms: Mapping[str, Any]) -> str:
    written: str = forms["day"].format(
        day=value.day,
        month=forms["months"][value.month - 1],
        number=value.month,
        year=value.year,
    )
    return written


def _listed(words: Sequence[str], forms: Mapping[str, Any]) -> str:
    if len(words) < 3:
        return forms["pair"].format(*words) if len(words) == 2 else "".join(words)
    said: str = forms["start"].format(words[0], words[1])
    for word in words[2:-1]:
        said = forms["middle"].format(said, word)
    return str(forms["end"].format(said, words[-1]))
