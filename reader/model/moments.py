"""When a place in a cue is spoken: told by the file, or worked out between two such times."""

from __future__ import annotations

from reader.model.transcript import Cue
from reader.named_tuple import NamedTuple


class Moment(NamedTuple):
    """When a place in a cue is spoken, in milliseconds; None where the file gives no time.

    ``is_about`` tells that ``time`` was worked out by counting characters. ``given`` is the nearest
    time that the file itself has on the outer side of the place: before the words that begin there,
    or after those that end there.
    """

    time: int | None = None
    is_about: bool = False
    given: int | None = None


class Knot(NamedTuple):
    """A place in a cue for which the file gives a time, if it gives one at all."""

    char: int
    time: int | None


def starts_at(cue: Cue, char: int) -> Moment:
    """Return when the words of a cue from ``char`` on begin."""
    knots = knots_of(cue)
    place = max((n for n, knot in enumerate(knots) if knot.char <= char), default=0)
    before, after = knots[place], knots[min(place + 1, len(knots) - 1)]
    if before.time is None:
        return Moment()
    if not _has_words(cue.text[before.char : char]):
        return Moment(before.time, False, before.time)
    between = _between(before, after, char)
    return Moment(before.time if between is None else between, True, before.time)


def ends_at(cue: Cue, char: int) -> Moment:
    """Return when the words of a cue up to ``char`` end."""
    knots = knots_of(cue)
    place = min((n for n, knot in enumerate(knots) if knot.char >= char), default=len(knots) - 1)
    before, after = knots[max(place - 1, 0)], knots[place]
    if after.time is None:
        return Moment()
    if not _has_words(cue.text[char : after.char]):
        return Moment(after.time, False, after.time)
    between = _between(before, after, char)
    return Moment(after.time if between is None else between, True, after.time)


def knots_of(cue: Cue) -> list[Knot]:
    """Return the edges of a cue and the words in it that have a time, in the order of the text."""
    inner = [Knot(char, start) for char, start in cue.words if 0 < char < len(cue.text)]
    return [Knot(0, cue.start), *inner, Knot(len(cue.text), cue.end)]


def _between(before: Knot, after: Knot, char: int) -> int | None:
    if before.time is None or after.time is None or after.time < before.time:
        return None
    share = (char - before.char) / (after.char - before.char)
    return round(before.time + (after.time - before.time) * share)


def _has_words(text: str) -> bool:
    """Whether anything in ``text`` is spoken: not a dash, a quotation mark, a comma."""
    return any(character.isalnum() for character in text)
