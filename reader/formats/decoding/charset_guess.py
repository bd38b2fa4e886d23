"""Which encoding bytes are in that declare none: of those that may be, the one that makes words.

A detector goes by how often letters occur, and a caption has few of them. What it says is therefore
only tried first; then come the encodings that are easily taken for it. Each text that results is
looked at as people write: signs do not stand inside words, nor capitals after small letters, nor
two alphabets; and a text has the accents of one language.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from reader.formats.decoding.charset import meant
from reader.formats.decoding.charset_detector import likeliest
from reader.patterns import lazy_pattern

_HEAD: Final = 32_768
_WESTERN: Final = "cp1252"
_IMPOSSIBLE: Final = 2.0

# Tried in this order after what the detector says.
_USUAL: Final = (
    *(_WESTERN, "cp1250", "cp1254", "cp1257", "iso8859-2", "cp1255", "cp1251", "koi8-u", "cp1253"),
    *("cp1256", "cp866", "cp874", "gb18030", "big5", "cp850", "mac-roman", "cp1258"),
)

# What has the same letters as another, and is met far less often.
_MORE_USUAL: Final = {"iso8859-4": "cp1257", "iso8859-13": "cp1257", "iso8859-16": "cp1250"}

_ANOTHER_AGE: Final = lazy_pattern(r"cp[478]\d\d$|mac")
_BEYOND_ASCII: Final = bytes(range(0x80, 0x100))
_NO_ACCENT: Final = lazy_pattern("[^ß-öø-ɏẠ-ỿ]+")
_WORDS: Final = lazy_pattern(r"[^\W\d_]+")
_WIDE: Final = lazy_pattern("[\u2e80-\uffef]")
_NO_CHARACTER: Final = lazy_pattern("[\x80-\x9f\ufffd\ue000-\uf8ff]")

# By its script alone: no other encoding is all Hangul or has much kana, if read in these.
_EAST_ASIAN: Final = (
    ("euc_kr", lazy_pattern("[\uac00-\ud7a3]"), 0.9),
    ("cp932", lazy_pattern("[\u3041-\u30ff]"), 0.3),
    ("euc_jp", lazy_pattern("[\u3041-\u30ff]"), 0.3),
)

_ALPHABETS: Final = tuple(
    map(
        frozenset,
        (
            "àâæçéèêëîïôœùûüÿ",  # French
            "äöüßéà",  # German
            "áéíñóúü",  # Spanish
            "àçèéíïòóúü",  # Catalan
            "àáâãçéêíóôõú",  # Portuguese
            "àèéìîòóù",  # Italian
            "äáèéëêïíóöúü",  # Dutch
            "æøåéôò",  # Danish, Norwegian
            "åäöé",  # Swedish, Finnish
            "áæéíóöúýþð",  # Icelandic
            "ąćęłńóśźż",  # Polish
            "áčďéěíňóřšťúůýž",  # Czech
            "áäčďéíĺľňóôŕšťúýž",  # Slovak
            "áéíóöőúüű",  # Hungarian
            "ăâîşţșț",  # Romanian
            "čćđšž",  # Croatian, Slovene
            "çğıöşüâîû",  # Turkish
            "ąčęėįšųūž",  # Lithuanian
            "āčēģīķļņšūž",  # Latvian
            "äõöšüž",  # Estonian
            "àáâãèéêìíòóôõùúýăđĩũơư",  # Vietnamese
        ),
    )
)


def guess(data: bytes, first_bad: int) -> str:
    """Return the likeliest encoding of bytes that are not UTF-8; ``first_bad`` is where that shows.

    Looked at is the stretch from the line of the first bad byte on, 32 kB at most. Windows-1252
    where nothing else is more likely.
    """
    begin = data.rfind(b"\n", 0, first_bad) + 1
    sample = data[begin : begin + _HEAD]
    sample = sample[: sample.rfind(b"\n") + 1] or sample
    best, least = _WESTERN, _IMPOSSIBLE
    for encoding in dict.fromkeys(_candidates(sample)):
        text = _decoded(sample, encoding)
        odd = _IMPOSSIBLE if text is None else _oddity(text)
        if odd < least:
            best, least = encoding, odd
        if not least:
            break
    # Most such files are in Windows-1252, so that is what it is called where it reads the same.
    same = sample.decode(best, "replace") == sample.decode(_WESTERN, "replace")
    return _WESTERN if same else best


def _candidates(sample: bytes) -> Iterator[str]:
    """Yield encodings, the likeliest first; some more than once."""
    for encoding, script, share in _EAST_ASIAN:
        text = _decoded(sample, encoding) or ""
        wide = len(_WIDE.findall(text))
        if wide >= 4 and len(script.findall(text)) >= share * wide:
            yield meant(encoding) or encoding
    said = meant(likeliest(sample) or "")
    if said and said not in ("utf-8", "ascii", "utf-7"):
        if _ANOTHER_AGE.match(said) or _has_few_accents(sample):
            yield _WESTERN
        yield _MORE_USUAL.get(said, said)
        yield said
    yield from _USUAL


def _has_few_accents(sample: bytes) -> bool:
    """Whether letters beyond ASCII are as rare as in English, Dutch and Italian alone."""
    letters = sum(map(len, _WORDS.findall(sample.decode(_WESTERN, "replace"))))
    beyond = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    return 40 * beyond < letters


def _decoded(sample: bytes, encoding: str) -> str | None:
    """Return the text, None if of what is not ASCII more than one in a hundred is no character."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
    bad = len(_NO_CHARACTER.findall(text))
    return text if 100 * bad <= len(text) - len(text.encode("ascii", "ignore")) else None


def _oddity(text: str) -> float:
    """Return the share of words that no one writes so, of those that are not all ASCII.

    A word with an accent of another language than the others counts half: it may be a name.
    """
    words = {word for word in text.split() if not word.isascii()}
    if not words:
        return _IMPOSSIBLE
    odd = sum(map(_is_odd, words))
    accents = Counter(frozenset(_NO_ACCENT.sub("", word.lower())) for word in words)
    foreign = min(
        sum(count for accent, count in accents.items() if not accent <= alphabet)
        for alphabet in _ALPHABETS
    )
    return (odd + foreign / 2) / len(words)


# By the kinds of characters that _kind tells apart.
_ODD: Final = lazy_pattern(
    r"""
      (?<=[aAeExw])[sq] | s(?=[aAeExw])          # a sign beside a letter
    | (?<=[aAeExw])p(?=[aAeExw])                 # a bracket or dash between letters
    | (?<![aAeExwm])m                            # a mark on no letter
    | (?<=[aex][ae])[AE] | (?<=[ae])[AE](?=[ae]) # a capital after small letters
    | ^[ae][AE]
    | (?<![aAeE])[eE]{4,}(?![aAeE])              # a Latin word of accents alone
    | (?<=a)w{1,2}(?=a)                          # a lone Chinese character in a Latin word
    """,
    re.VERBOSE,
)


def _is_odd(word: str) -> bool:
    kinds = "".join(map(_kind, word))
    return _ODD.search(kinds) is not None or any(
        _mixes_alphabets(part) for part in _WORDS.findall(word) if not part.isascii()
    )


@cache
def _kind(character: str) -> str:
    """Return a letter for the kind of a character.

    ``e`` and ``E`` are small and capital Latin letters beyond ASCII, ``a`` and ``A`` all other
    letters that have case, ``w`` those of East Asia and ``x`` the rest; ``m`` marks on letters,
    ``s`` signs, ``p`` brackets and the like, ``q`` what opens a question in Spanish, ``-`` the
    rest.
    """
    category = unicodedata.category(character)
    if category in ("Ll", "Lu"):
        kinds = "eE" if "\x7f" < character < "\u0250" else "aA"
        return kinds[category == "Lu"]
    if category[0] == "L":
        return "w" if _WIDE.match(character) else "x"
    if category[0] == "M":
        return "m"
    if character in "¿¡":
        return "q"
    if character in "‚„“”‹›«»…†‡‰":
        return "p"
    is_sign = category in ("Sm", "Sk", "So", "Sc") or character in "¶¦§"
    return "s" if is_sign and character not in "°®™©" else "-"


_WITHOUT_SPACES: Final = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI"})


def _mixes_alphabets(word: str) -> bool:
    scripts = set(map(_script, word))
    if not scripts.isdisjoint(_WITHOUT_SPACES):
        # Names in Latin letters stand among these without a space, but hardly with accents.
        return any("\x7f" < letter < "\u0250" for letter in word)
    return "LATIN" in scripts and len(scripts - {"FEMININE", "MASCULINE", "MODIFIER"}) > 1


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
