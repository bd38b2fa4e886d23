"""JSON as programs really write it: broken off, with raw controls or endless numbers."""

from __future__ import annotations

import json
import math
from typing import Any, Final

from reader.errors import FormatError
from reader.model.transcript import ReportItem, remark
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

_MAX_DIGITS: Final = (
    18  # more than any time needs; a number of a million digits takes quadratic time
)


class Loaded(NamedTuple):
    """A JSON value and what had to be overlooked to read it.

    ``refusal`` is what to raise where nothing that is wanted stands before a break; None where
    there is no break.
    """

    value: object
    report: tuple[ReportItem, ...] = ()
    refusal: FormatError | None = None


def _integer(digits: str) -> int | float:
    if len(digits) <= _MAX_DIGITS:
        return int(digits)
    return -math.inf if digits[0] == "-" else math.inf


_DECODER: Final = json.JSONDecoder(strict=False, parse_int=_integer)

_OPENING: Final = lazy_pattern(
    r'\s*+(?:\{\s*+["}]|\[\s*+(?:[\[{"]|\]\s*+$|(?:null|true|false)\b'
    r"|-?\d[\d.eE+-]*+\s*+[,\]]\s*+[^\w\s\[]))"
)


def opens(head: str) -> bool:
    """Return whether a text begins as JSON does; ``[Music]`` and ``[0:12]`` do not."""
    return _OPENING.match(head) is not None


def load(text: str) -> Loaded:
    """Return the value of a JSON text, with what is readable of one that is broken.

    Control characters inside strings are let through, numbers too long for any use become infinite,
    NaN and Infinity are read. A text that breaks off gives what stood before the break, and the
    report says where that is. Raises FormatError where nothing can be had.
    """
    try:
        return Loaded(_DECODER.decode(text))
    except RecursionError:
        raise FormatError(tr("This JSON is nested too deeply.")) from None
    except json.JSONDecodeError as problem:
        return _mended(text, problem)


class JsonValues(NamedTuple):
    """The JSON values that a text holds one behind the other; the rest as in :class:`Loaded`."""

    values: list[object]
    report: tuple[ReportItem, ...] = ()
    refusal: FormatError | None = None


def load_all(text: str) -> JsonValues:
    """Return the JSON values of a text: usually one, or as many as stand behind one another.

    Some programs write one a line, or one whenever they have heard something. What is broken is
    read as by :func:`load`. Raises FormatError where nothing can be had.
    """
    values: list[object] = []
    at = _after_space(text, 0)
    try:
        while at < len(text):
            value, at = _DECODER.raw_decode(text, at)
            values.append(value)
            at = _after_space(text, at)
    except RecursionError:
        raise FormatError(tr("This JSON is nested too deeply.")) from None
    except json.JSONDecodeError as problem:
        if len(values) < 2:
            loaded = load(text)
            return JsonValues([loaded.value], loaded.report, loaded.refusal)
        return JsonValues(values, (_broken(problem),), _refusal(text, problem))
    return JsonValues(values)


def _after_space(text: str, at: int) -> int:
    """Return where the next value begins: behind white space and the commas between values."""
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


_BETWEEN: Final = lazy_pattern(r"[ \t\n\r,]++")
_ESCAPE: Final = lazy_pattern(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\')


def _mended(text: str, problem: json.JSONDecodeError) -> Loaded:
    if "escape" in problem.msg:  # C:\models\tiny.bin, written by hand
        mended = _ESCAPE.sub(lambda found: found[0] if len(found[0]) > 1 else r"\\", text)
        item = remark(
            "Some backslashes stand alone, which JSON does not allow.", line=problem.lineno
        )
        try:
            return Loaded(_DECODER.decode(mended), (item,))
        except (json.JSONDecodeError, RecursionError):
            pass
    value = _Salvage(text).value()
    refusal = _refusal(text, problem)
    if not value:
        raise refusal
    return Loaded(value, (_broken(problem),), refusal)


# What is left of a name, a number or an escape where a file was cut off amid it.
_REST: Final = lazy_pattern(r"[\w.+\\-]*+\s*+$")


def _refusal(text: str, problem: json.JSONDecodeError) -> FormatError:
    """Return what to say of a text that breaks before anything of use; raise it or not."""
    # Strings may hold line ends here: one without an end reaches to the end of the file.
    if problem.msg.startswith("Unterminated") or _REST.match(text, problem.pos):
        sentence = tr(
            "The file is cut off in this line, before any words of a transcript. "
            "Get or save it once more."
        )
    else:
        sentence = tr("This is no valid JSON ({problem}).", problem=problem.msg)
    return FormatError(sentence, line=problem.lineno)


def _broken(problem: json.JSONDecodeError) -> ReportItem:
    return remark(
        "The JSON breaks in line {number}; what stands before that was read.",
        line=problem.lineno,
        number=problem.lineno,
    )


_SPACES: Final = frozenset(" \t\n\r")
_SPACE: Final = lazy_pattern(r"[ \t\n\r]++")


class _Salvage:
    """Read the outermost object or list, and the lists in it, item by item up to the break."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def value(self) -> object:
        if self._takes("["):
            return self._items()
        return self._members() if self._takes("{") else None

    def _takes(self, token: str) -> bool:
        if self._next() != token:
            return False
        self._at += 1
        return True

    def _next(self) -> str:
        """Return the next character that is no space and stands now; "" at the end."""
        character = self._text[self._at : self._at + 1]
        if character in _SPACES and (space := _SPACE.match(self._text, self._at)):
            self._at = space.end()
            character = self._text[self._at : self._at + 1]
        return character

    def _items(self) -> list[Any]:
        items: list[Any] = []
        while not self._takes("]"):
            try:
                items.append(self._whole())
            except (json.JSONDecodeError, RecursionError):
                self._at = len(self._text)
                break
            self._takes(",")
        return items

    def _members(self) -> dict[str, Any]:
        members: dict[str, Any] = {}
        while not self._takes("}"):
            try:
                key = self._whole()
                if not isinstance(key, str) or not self._takes(":"):
                    break
                members[key] = self._items() if self._takes("[") else self._whole()
            except (json.JSONDecodeError, RecursionError):
                break
            self._takes(",")
        return members

    def _whole(self) -> Any:
        self._next()
        value, self._at = _DECODER.raw_decode(self._text, self._at)
        return value
