"""When hits are heard: where they stand along the time of a recording."""

from __future__ import annotations

from reader.model.hearing.timeline import Timeline
from reader.model.search.hits import Hits


def columns(hits: Hits, timeline: Timeline, start: int, end: int, count: int) -> bytes:
    """Return 1 for each of ``count`` equal parts of a stretch in which a hit is heard, else 0.

    The stretch is in milliseconds of the recording. Where there are more hits than parts, only the
    first one of each is looked at.
    """
    found, are_many = bytearray(count), len(hits) > count
    number: int | None = 0
    while number is not None and number < len(hits):
        time = timeline.heard(hits.at(number)[0])
        number += 1
        if time is not None and start <= time < end:
            column = (time - start) * count // (end - start)
            found[column] = 1
            time = start + (column + 1) * (end - start) // count
        if are_many and time is not None:
            number = _from(hits, timeline, number, max(time, start)) if time < end else None
    return bytes(found)


def _from(hits: Hits, timeline: Timeline, number: int, time: int) -> int | None:
    """Return the first hit from a number on that is not heard before a time."""
    place = timeline.place_at(time)
    later = hits.first_from(place) if place is not None else number
    return None if later is None else max(number, later)
