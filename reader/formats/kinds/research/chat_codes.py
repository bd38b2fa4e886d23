"""What stands between the words of a CHAT transcript, taken out (CHAT manual, chapters 7 to 10)."""

from __future__ import annotations

from typing import Final

from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_PIECE: Final = lazy_pattern(r"\[[^\[\]]*\]|[<>\[]|[^\s<>\[]+")
_RETRACING: Final = frozenset({"[/]", "[//]", "[///]", "[/-]", "[/?]"})
_EVENT: Final = lazy_pattern(r"(?<!\S)&(?:=|\*|\{|\})\S*")
_FRAGMENT: Final = lazy_pattern(r"(?<!\S)&(?:\+|~)?(?![-=*{}+~])[^\s&]+")
_FILLED: Final = lazy_pattern(r"(?<!\S)&-")
_PAUSE: Final = lazy_pattern(r"\((?:\.{1,3}|\d{0,3}:?\d{1,3}\.?\d{0,3})\)")
_OMITTED: Final = lazy_pattern(r"(?<!\S)0\S*")
_FORM: Final = lazy_pattern(r"(?<=\w)@[a-z][\w:$&+-]*")
_LINKER: Final = lazy_pattern(r"(?<!\S)\+(?:\"(?![/.])|\^|<|,|\+)(?!\S)")
_ENDS: Final = {
    "+...": "…", "+..?": "…?", "+!?": "?!", "+/.": " –", "+/?": "?", "+//.": " –", "+//?": "?",
    '+"/.': ":", '+".': ".", "+.": ".",
}  # fmt: skip
_END: Final = lazy_pattern(r"\s*(?<!\S)(\+(?:\.\.\.|\.\.\?|!\?|/[.?]|//[.?]|\"/\.|\"\.|\.))(?!\S)")
_SIGNS: Final = lazy_pattern(
    "[↑↓⇗↗→↘⇘∞≈≋∙⌈⌉⌊⌋∆∇⁎⁑▔▁°☺♋∬∮§‹›ˈˌ≠∾⤇↻⤆⌀\ufffd\x15]|(?<=\\w)\\^(?=\\w)"
)
_LONG: Final = lazy_pattern(r"(?<=[^\W\d_]):+(?=\w|\s|$)")
_BEFORE_MARK: Final = lazy_pattern(r"\s+(?=[.?!,;:…](?:\s|$)|[”])")
_PARTED: Final = lazy_pattern(r"(?<=[^\W\d])_(?=[^\W\d])")


class MainLine(NamedTuple):
    """The words of a main line, and how many pieces of other kinds stood between them."""

    text: str
    taken_back: int = 0
    pauses: int = 0
    events: int = 0


def spoken(content: str) -> MainLine:
    """Return the words of a main line, and what was left out.

    Retraced words and fragments go, since they are said anew; filled pauses stay (``&-um`` is
    "um"). Comments, events, pauses, errors and languages of words are codes, and go.
    """
    kept, retraced = _without_codes(content)
    text, events = _EVENT.subn(" ", kept)
    pauses = len(_PAUSE.findall(text))
    text = _FILLED.sub("", text)
    text, fragments = _FRAGMENT.subn(" ", text)
    for codes in (_PAUSE, _OMITTED, _LINKER, _SIGNS):
        text = codes.sub(" " if codes is not _SIGNS else "", text)
    text = _LONG.sub("", _FORM.sub("", " ".join(text.split())))
    text = _END.sub(lambda found: _ENDS[found[1]], text).replace("‡", ",").replace("„", ",")
    text = _PARTED.sub(" ", text)
    text = text.replace("(", "").replace(")", "")  # letters left out, in full: (be)cause
    text = _BEFORE_MARK.sub("", " ".join(text.split()))
    text = text if any(letter.isalnum() for letter in text) else ""
    return MainLine(text, retraced + fragments, pauses, events)


def _without_codes(content: str) -> tuple[str, int]:
    """Return a line without what stands in brackets, and without what is said again: a word, or
    words in angle brackets, before ``[/]``, ``[//]`` and their like."""
    kept: list[str] = []
    opened: list[int] = []
    last = 0  # where the word or the words in angle brackets before this begin
    retraced = 0
    for piece in _PIECE.findall(content):
        if piece == "<":
            opened.append(len(kept))
        elif piece == ">":
            last = opened.pop() if opened else last
        elif piece in _RETRACING:
            retraced += len(kept) > last
            del kept[last:]
        elif piece[0] != "[":
            last = len(kept)
            kept.append(piece)
    return " ".join(kept), retraced
