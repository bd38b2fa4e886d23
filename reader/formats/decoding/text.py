"""Bytes to text, once for all formats: which encoding, and which characters may enter.

The order of trust: the person's word, a byte order mark, valid UTF-8, UTF-16 without a mark, the
encoding that an XML or HTML head declares, UTF-8 with a few bad bytes, a guess, Windows-1252. Text
whose characters were spoilt before it was stored is left as it is.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.charset import declared, people_call, python_name, wide
from reader.formats.decoding.signatures import NOISE, binary_kind, told
from reader.model.transcript import ReportItem, remark, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

REPLACEMENT: Final = "\ufffd"

_PLAIN_ASCII: Final = bytes(range(0x20, 0x7F)) + b"\t\n"

_ASTRAL: Final = "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 0x11)
)

# Stated as what is allowed: a class of many forbidden ranges is ten times as slow to search for.
_UNCLEAN: Final = lazy_pattern(
    f"[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffb\ufffd{_ASTRAL}]"
)

_LINE_ENDS: Final = frozenset("\x0b\x0c\x85\u2028\u2029")


class NotTextError(FormatError):
    """The bytes are a picture, a film, a package or noise, whatever the file's name says."""

    is_noise = False
    """Whether they are of no kind that is known."""


class Decoded(NamedTuple):
    """Clean text, the Python name of the encoding it was read in, and what to tell about it."""

    text: str
    encoding: str
    report: tuple[ReportItem, ...]


def clean(text: str) -> str:
    """Return the text with one kind of line end and without characters that no text holds.

    Every line end of Unicode becomes ``"\\n"`` (also CR CR LF, which is one line end converted
    twice); surrogate pairs are joined; NUL and other controls, lone surrogates, noncharacters and
    U+FFFC become U+FFFD; byte order marks go. Tab, no-break space, and direction and zero-width
    marks stay. Cleaning twice changes nothing more.
    """
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    if is_clean(text):
        return text
    if not _is_encodable(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNCLEAN.sub(_mended, text)


def is_clean(text: str) -> bool:
    """Return whether :func:`clean` would leave the text as it is."""
    if text.isascii():
        return not text.encode("ascii").translate(None, _PLAIN_ASCII)
    # What can be printed is clean but for U+FFFC. Most texts are known by that, and to compile the
    # class takes longer than to read one.
    signs = text.replace("\n", "").replace("\t", "").replace("\xa0", "")
    if signs.isprintable() and "\ufffc" not in signs:
        return True
    return _UNCLEAN.search(text) is None


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _mended(match: re.Match[str]) -> str:
    character = match[0]
    if character in _LINE_ENDS:
        return "\n"
    return "" if character == "\ufeff" else REPLACEMENT


_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the bytes as clean text; ``encoding``, if given, overrules all that the file says.

    The report names the encoding where it is a guess, and how many bytes could not be read and in
    which line the first of them stands. Raises NotTextError for anything that is not text and
    FormatError for an encoding that does not exist.
    """
    if encoding:
        return _in_encoding(data, python_name(encoding))
    for mark, name in _MARKS:
        if data.startswith(mark) and (name[:6] != "utf-32" or len(data) % 4 == 0):
            return _in_encoding(data, name)
    if (unmarked := wide(data)) is not None:
        return _in_encoding(data, unmarked)
    data = data.rstrip(b"\0\x1a") or data  # what an interrupted copy or an old program leaves
    if (kind := binary_kind(data)) is not None:
        refusal = NotTextError(tr("This is not text but {what}.", what=told(data, kind)))
        refusal.is_noise = kind == NOISE
        raise refusal
    return _without_mark(data)


def _without_mark(data: bytes) -> Decoded:
    said = declared(data)
    if data.isascii():
        return _in_encoding(data, said if said and said.startswith("iso2022") else "utf-8")
    try:
        return Decoded(clean(data.decode("utf-8")), "utf-8", ())
    except UnicodeDecodeError as problem:
        first_bad = problem.start
    if said and said != "utf-8":
        return _in_encoding(data, said)
    if _SURROGATE.search(data) and (halves := _with_halves(data)) is not None:
        return halves
    return _nearly_utf8(data) or _guessed(data, first_bad)


def _in_encoding(data: bytes, encoding: str) -> Decoded:
    if encoding == "utf-8":
        return _utf8(data, data.decode("utf-8", "surrogateescape"))
    raw = data.decode(encoding, "replace")
    text = clean(raw)
    return Decoded(text, encoding, _bad_bytes(text, raw.count(REPLACEMENT), encoding))


_SURROGATE: Final = lazy_pattern(rb"\xed[\xa0-\xbf][\x80-\xbf]")


def _with_halves(data: bytes) -> Decoded | None:
    """Read UTF-8 in which characters beyond U+FFFF were stored as two halves (CESU-8)."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    found = _SURROGATE.findall(data)
    line = data.count(b"\n", 0, data.index(found[0])) + 1
    item = remarks(
        "1 byte is not valid UTF-8 (halves of characters, as CESU-8 stores them);"
        " pairs were joined and what is left over is shown as {sign}.",
        "{n} bytes are not valid UTF-8 (halves of characters, as CESU-8 stores them);"
        " pairs were joined and what is left over is shown as {sign}.",
        3 * len(found),
        line=line,
        sign=REPLACEMENT,
    )
    return Decoded(clean(text), "utf-8", (item,))


_ESCAPED: Final = lazy_pattern("[\udc80-\udcff]+")
_FOREIGN: Final = lazy_pattern("[^\x00-\x7f\udc80-\udcff]")


def _nearly_utf8(data: bytes) -> Decoded | None:
    """Read as UTF-8 what holds more good sequences than bad bytes; by chance that hardly occurs."""
    escaped = data.decode("utf-8", "surrogateescape")
    bad = sum(len(run) for run in _ESCAPED.findall(escaped))
    good = len(_FOREIGN.findall(escaped))
    return _utf8(data, escaped) if good >= bad else None


def _utf8(data: bytes, escaped: str) -> Decoded:
    bad = 0 if escaped.isascii() else sum(len(run) for run in _ESCAPED.findall(escaped))
    text = clean(_ESCAPED.sub(lambda run: REPLACEMENT * len(run[0]), escaped) if bad else escaped)
    return Decoded(text, "utf-8", _bad_bytes(text, bad, "utf-8"))


def _bad_bytes(text: str, count: int, encoding: str) -> tuple[ReportItem, ...]:
    if not count:
        return ()
    line = text.count("\n", 0, text.index(REPLACEMENT)) + 1
    item = remarks(
        "1 byte is not {encoding} and shown as {sign}, first in line {number}.",
        "{n} bytes are not {encoding} and shown as {sign}, first in line {number}.",
        count,
        line=line,
        encoding=people_call(encoding),
        sign=REPLACEMENT,
        number=line,
    )
    return (item,)


def _guessed(data: bytes, first_bad: int) -> Decoded:
    # Late: hardly any file needs it, and it looks for a library of the system's.
    from reader.formats.decoding.charset_guess import guess

    encoding = guess(data, first_bad)
    decoded = _in_encoding(data, encoding)
    line = data.count(b"\n", 0, first_bad) + 1
    item = remark(
        "Read as {encoding}, which is a guess: the file names no encoding.",
        line=line,
        encoding=people_call(encoding),
    )
    return decoded._replace(report=(item, *decoded.report))
