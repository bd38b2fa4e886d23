"""The letters of the transcript: the typefaces that ship with the program, and those around it."""

from __future__ import annotations

import logging
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from reader.kept.settings import Settings
from reader.named_tuple import NamedTuple
from reader.paths import resource

_log = logging.getLogger("reader.ui")
_SERIFS = ("Noto Serif", "Georgia", "Times New Roman", "DejaVu Serif")
_SANS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")
# Letters that are neither Latin, Greek nor Cyrillic.
_FOREIGN = (
    *(("\u0530", "\u1cff"), ("\u2d00", "\u2d2f"), ("\u2d80", "\u2ddf"), ("\u2e80", "\ua63f")),
    *(("\ua800", "\uab2f"), ("\uab70", "\ud7ff"), ("\uf900", "\ufaff"), ("\ufb13", "\ufdff")),
    *(("\ufe70", "\ufefc"), ("\uff66", "\uffdc")),
    *(("\U00010000", "\U0001efff"), ("\U00020000", "\U0003ffff")),
)
_MONOS = ("Noto Sans Mono", "Consolas", "Menlo", "DejaVu Sans Mono")


class _Typeface(NamedTuple):
    """A choice of letters: what it is called, what it falls back to, and the files it is in."""

    family: str
    fallbacks: tuple[str, ...]
    hint: QFont.StyleHint
    folder: str = ""


_LITERATA = _Typeface("Literata", _SERIFS, QFont.StyleHint.Serif, "literata")
_TYPEFACES = {
    "literata": _LITERATA,
    "atkinson": _Typeface(
        "Atkinson Hyperlegible Next",
        _SANS,
        QFont.StyleHint.SansSerif,
        "atkinson-hyperlegible-next",
    ),
    "system-serif": _Typeface("", _SERIFS, QFont.StyleHint.Serif),
    "system-sans": _Typeface("", _SANS, QFont.StyleHint.SansSerif),
    "mono": _Typeface("", _MONOS, QFont.StyleHint.Monospace),
}


def reading_font(settings: Settings, text: str = "", language: str = "") -> QFont:
    """Return the font of the transcript: typeface, size and spacing as the person set them.

    It is that of a text as :func:`for_text` returns it.
    """
    typeface = _TYPEFACES.get(settings.typeface, _LITERATA)
    font, size = QFont(), settings.text_size
    font.setStyleHint(typeface.hint)
    font.setFamilies(_families(typeface, settings))
    font.setPointSize(size)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + settings.letter_spacing)
    font.setWordSpacing(size * settings.word_spacing / 75)
    return for_text(font, settings, text, language)


def for_text(font: QFont, settings: Settings, text: str, language: str) -> QFont:
    """Return a font of the transcript for ``text``, a piece of what is to be set, in a language
    (BCP 47) or "": itself, if the typeface is for such letters.

    Letters that it does not cover are taken from one face of the system. So are its digits and
    signs then, unless the typeface is the person's own.
    """
    face = _face(text, language, font.styleHint())
    if not face:
        return font
    fitting, families = QFont(font), font.families()
    families.insert(1 if settings.typeface == "own" and settings.own_typeface else 0, face)
    fitting.setFamilies(families)
    return fitting


def lacking_letters(font: QFont, text: str) -> str:
    """Return the name of the script of a text whose letters no typeface of the machine has; "" if
    one has them.
    """
    if not _has_foreign(text):
        return ""
    from reader.ui.parts.faces import lacking

    return lacking(text, font)


def _face(text: str, language: str, hint: QFont.StyleHint) -> str:
    """Return the face for the letters of a text that the program brings none for, "" for none."""
    if not _has_foreign(text):
        return ""
    from reader.ui.parts.faces import face_of, script_of  # late: most texts are in Latin letters

    return face_of(script_of(text, language), hint)


def _has_foreign(text: str) -> bool:
    # By its few signs: a pattern of so many characters takes longer to compile than all fonts. Of
    # most texts all but some quotation marks are before those of which any is foreign.
    signs = [sign for sign in set(text) if sign >= _FOREIGN[0][0]]
    return any(first <= sign <= last for sign in signs for first, last in _FOREIGN)


def sample_font(typeface: str) -> QFont | None:
    """Return a font of the window's size that shows a choice of letters; None for one's own."""
    if typeface not in _TYPEFACES:
        return None
    wanted = _TYPEFACES[typeface]
    if wanted.folder:
        _load(wanted.folder)
    font = QFont()
    font.setStyleHint(wanted.hint)
    font.setFamilies([name for name in (wanted.family, *wanted.fallbacks) if name])
    return font


def paper_font(points: float) -> QFont:
    """Return the font of printed pages: Literata, whatever the screen shows.

    A PDF holds no text that could be copied or read aloud of what a font draws in other forms than
    that of each letter: joined letters, fractions, the slimmer signs of bold ($, đ). Where PySide6
    has no way to keep letters as they are (6.8.0 to 6.8.2), a typeface is taken that has no others.
    """
    font = QFont()
    typeface = _LITERATA if _keeps_letters_apart(font) else _TYPEFACES["atkinson"]
    _load(typeface.folder)
    font.setStyleHint(typeface.hint)
    font.setFamilies([typeface.family, *typeface.fallbacks])
    font.setPointSizeF(points)
    return font


def _keeps_letters_apart(font: QFont) -> bool:
    """Have a font join no letters; False where that cannot be."""
    try:
        for other in ("liga", "clig", "dlig", "rvrn", "frac", "numr", "dnom"):
            font.setFeature(QFont.Tag(other), 0)
    except (AttributeError, TypeError):  # there is no such feature, or no tag from a text
        return False
    return True


def with_plain_letters(font: QFont) -> QFont:
    """Return a font of printed pages for Latin, Greek and Cyrillic alone.

    Its letters with their marks are those of the text as well: Literata else draws two Ukrainian ї
    as one. Other scripts are drawn by the same feature of a font, and are not to be without it.
    """
    plain = QFont(font)
    if _keeps_letters_apart(plain):
        plain.setFeature(QFont.Tag("ccmp"), 0)
    return plain


def _families(typeface: _Typeface, settings: Settings) -> list[str]:
    if settings.typeface == "own" and settings.own_typeface:
        return [settings.own_typeface, *_SERIFS]
    if typeface.folder:
        _load(typeface.folder)
    return [name for name in (typeface.family, *typeface.fallbacks) if name]


@cache
def _load(folder: str) -> None:
    """Make a typeface that ships with the program known to Qt, once."""
    for file in sorted(resource(f"fonts/{folder}").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            _log.warning("the typeface %s could not be loaded", file.name)
