"""Languages as files name them, made the tags of BCP 47: "english", "eng", "en_US", "en-us"."""

from __future__ import annotations

from typing import Final

from reader.patterns import lazy_pattern

_NAMES: Final = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt",
    "português": "pt", "dutch": "nl", "nederlands": "nl", "polish": "pl", "polski": "pl",
    "russian": "ru", "ukrainian": "uk", "japanese": "ja", "chinese": "zh", "korean": "ko",
    "arabic": "ar", "turkish": "tr", "hindi": "hi", "hebrew": "he", "greek": "el", "czech": "cs",
    "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "hungarian": "hu",
    "romanian": "ro", "catalan": "ca", "welsh": "cy", "irish": "ga", "yiddish": "yi",
}  # fmt: skip
# ISO 639-2 and 639-3 for those that have two letters, which BCP 47 wants (RFC 5646, 2.2.1).
_THREE: Final = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it",
    "por": "pt", "nld": "nl", "dut": "nl", "pol": "pl", "rus": "ru", "ukr": "uk", "jpn": "ja",
    "zho": "zh", "chi": "zh", "kor": "ko", "ara": "ar", "tur": "tr", "hin": "hi", "heb": "he",
    "ell": "el", "gre": "el", "ces": "cs", "cze": "cs", "swe": "sv", "dan": "da", "nor": "no",
    "fin": "fi", "hun": "hu", "ron": "ro", "rum": "ro", "cat": "ca", "cym": "cy", "wel": "cy",
    "gle": "ga", "eus": "eu", "baq": "eu", "isl": "is", "ice": "is", "est": "et", "hrv": "hr",
    "srp": "sr", "slv": "sl", "slk": "sk", "bul": "bg", "tha": "th", "vie": "vi", "ind": "id",
    "fas": "fa", "per": "fa", "lit": "lt", "lav": "lv", "afr": "af", "tam": "ta", "ben": "bn",
    "yid": "yi",
}  # fmt: skip
_TAG: Final = lazy_pattern(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{1,8}){0,4})")


def tag_of(name: str) -> str:
    """Return the tag of a language that a file names, "" if it is none that is known here."""
    named = name.strip().replace("_", "-")
    if named.lower() in _NAMES:
        return _NAMES[named.lower()]
    found = _TAG.fullmatch(named)
    if found is None:
        return ""
    first = found[1].lower()
    first = _THREE.get(first, first)
    return "-".join([first, *map(_cased, found[2].split("-")[1:])])


def _cased(part: str) -> str:
    """Return a part of a tag in the case that RFC 5646, section 2.1.1, recommends."""
    if len(part) == 2:
        return part.upper()
    return part.capitalize() if len(part) == 4 and part.isalpha() else part.lower()
