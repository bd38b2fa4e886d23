"""Clock notations, read and written; times are whole milliseconds."""

from __future__ import annotations

from reader.patterns import lazy_pattern

# Both have the groups sign, hours, minutes, seconds and fraction, in this order.
_CLOCK = lazy_pattern(r"([-−])?(?:([0-9]{1,6}):)?([0-9]{1,4}):([0-9]{1,2})(?:[.,:]([0-9]{1,9}))?")
_UNITS = lazy_pattern(
    r"([-−])?(?:([0-9]{1,6})\s?h)?\s?(?:([0-9]{1,6})\s?m(?:in)?)?"
    r"\s?(?:([0-9]{1,9})(?:[.,]([0-9]{1,9}))?\s?s)?"
)
_FRACTION = lazy_pattern(r"[-−]?[0-9]{1,9}[.,][0-9]{1,9}")


def parse(text: str) -> int | None:
    """Return the time that ``text`` writes, in milliseconds, or None if it is no time.

    Read are clocks (``1:02``, ``00:01:02.345``, ``100:00:00,5``) and units (``1h02m03s``, ``75s``,
    ``12.5 s``), with one to nine digits of a fraction, rounded. Only ASCII digits count. A time
    before zero stays negative.
    """
    text = text.strip()
    found = _CLOCK.fullmatch(text) or _UNITS.fullmatch(text)
    if found is None:
        return None
    sign, hours, minutes, seconds, fraction = found.groups()
    if not (hours or minutes or seconds):
        return None
    total = ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)) * 1000
    if fraction:
        total += round(int(fraction) * 1000 / 10 ** len(fraction))
    return -total if sign else total


def typed(text: str) -> int | None:
    """Return the time that a person types, as :func:`parse` does; or seconds with a fraction, as
    JSON has them: ``42.54``. A whole number alone might as well count minutes, or captions.
    """
    found = _FRACTION.fullmatch(text.strip())
    return parse(text if found is None else f"{text}s")


def clock(ms: int, *, hours: bool | None = None) -> str:
    """Return a time for people, whole seconds rounded down: ``0:09``, ``12:34``, ``1:02:03``.

    Hours are shown when there are any, or as ``hours`` says.
    """
    sign, seconds = ("−", -ms // 1000) if ms < 0 else ("", ms // 1000)
    minutes, seconds = divmod(seconds, 60)
    if hours or (hours is None and minutes >= 60):
        return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return f"{sign}{minutes}:{seconds:02}"


def srt(ms: int) -> str:
    """Return a time as SubRip writes it, ``HH:MM:SS,mmm``; a negative one becomes zero."""
    return vtt(ms).replace(".", ",")


def vtt(ms: int) -> str:
    """Return a time as WebVTT writes it, ``HH:MM:SS.mmm``; a negative one becomes zero."""
    seconds, ms = divmod(max(ms, 0), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"


def seconds(time: int | None) -> float | None:
    """Return milliseconds as the seconds of JSON."""
    return None if time is None else time / 1000
