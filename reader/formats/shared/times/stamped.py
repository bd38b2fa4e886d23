"""Texts with times in them: whether the times are a system, and what stands between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final

from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.names import Belief, is_name, voice_of
from reader.formats.shared.recording_notes import (
    LONGEST_NAME_OF_PART,
    bounds_recording,
    is_of_service,
    names_part,
)
from reader.formats.shared.sounds import kind_of
from reader.formats.shared.times.stamps import Stamp, StampForm, stamp_of
from reader.model.transcript import Cue
from reader.patterns import lazy_pattern

_LEADING: Final = StampForm.LEADING  # looked up once: they are asked for line by line
_HEADER: Final = StampForm.HEADER
_ALONE: Final = StampForm.ALONE
_NUMBERED: Final = lazy_pattern(r"[^\W\d_]{3,20} (?:\d{1,3}|[A-Z])")
"""Speakers as programs call them before anybody names them: ``Speaker 1``, ``Sprecher A``."""
_WITH_HOURS: Final = lazy_pattern(r"\d{1,3}:\d{2}:\d{2}(?!\d)")
_EARLY: Final = 120_000
_LEAST_OF_A_TAPE: Final = 1_000
"""Milliseconds: a clock that falls back to its beginning is that of another tape or session."""


def stamps_of(lines: Sequence[str]) -> dict[int, Stamp]:
    """Return the lines that carry the times of a transcript, by index; empty if there are none.

    Times that go to and fro, a single one amid the text, and bare clocks before a few lines of many
    are none: a timetable, a date, a quotation. Times may begin again, as on another tape.
    """
    found = {
        index: stamp
        for index, line in enumerate(lines)
        if ":" in line and (stamp := stamp_of(line)) is not None
    }
    if not found:
        return {}
    found = _with_dashes(_with_names(_with_names_beside(found, lines), lines))
    bare = [index for index, stamp in found.items() if _is_bare(stamp)]
    texts = [index for index, line in enumerate(lines) if line]
    if len(bare) < len(found) or len(bare) < 3 or 2 * len(bare) < len(texts):
        turns = {index for index in bare if _opens_turn(found[index])}
        for index in set(bare) - turns - _among_times(found, lines):
            del found[index]
    if not found or (len(found) == 1 and texts[0] not in found and not _is_alone(found, lines)):
        return {}
    starts = [stamp.start for stamp in found.values()]
    falls = sum(
        later < earlier and (later > _EARLY or earlier - later < _LEAST_OF_A_TAPE)
        for earlier, later in pairwise(starts)
    )
    restarts = sum(later < earlier for earlier, later in pairwise(starts)) - falls
    return found if 5 * falls <= len(starts) and 2 * restarts < len(starts) else {}


def _is_alone(found: Mapping[int, Stamp], lines: Sequence[str]) -> bool:
    """Return whether the only time of a text tells who speaks, or is, with hours, a whole line."""
    return all(
        _opens_turn(stamp)
        or (stamp.form is _HEADER and _are_words_below(lines, index, found))
        or (stamp.form is _ALONE and _WITH_HOURS.fullmatch(lines[index].strip("[]()")))
        for index, stamp in found.items()
    )


def _opens_turn(stamp: Stamp) -> bool:
    """Return whether who speaks stands behind a time: ``0:01:00 Tom Lee: I will.``"""
    label = any_label_of(stamp.rest) if stamp.form is _LEADING and ":" in stamp.rest else None
    return label is not None and label.belief is Belief.NAME and label.length < len(stamp.rest)


def _among_times(found: Mapping[int, Stamp], lines: Sequence[str]) -> set[int]:
    """Return where bare times of hours, minutes and seconds fit in between marked ones."""
    marked = [stamp.start for stamp in found.values() if not _is_bare(stamp)]
    if not marked:
        return set()
    starts = [stamp.start for stamp in found.values()]
    highest = list(accumulate(starts, max))
    lowest = list(accumulate(reversed(starts), min))[::-1]
    return {
        index
        for place, (index, stamp) in enumerate(found.items())
        if highest[place] <= stamp.start <= lowest[place]
        and stamp.start >= marked[0]
        and _WITH_HOURS.match(lines[index])
    }


def _is_bare(stamp: Stamp) -> bool:
    return stamp.form is _LEADING and not stamp.is_marked


def _with_names(found: Mapping[int, Stamp], lines: Sequence[str]) -> dict[int, Stamp]:
    """Make headers of times that a name and then a line of speech follow: ``12:34 Ana Reyes``.

    A word that the next time follows was said: ``[12:34] Yes.``
    """
    leading = {i: stamp for i, stamp in found.items() if stamp.form is _LEADING}
    named = {
        index: Stamp(_HEADER, stamp.start, stamp.end, name, "", stamp.is_marked)
        for index, stamp in leading.items()
        if (name := _named_by(stamp.rest)) and _are_words_below(lines, index, found)
    }
    if len(named) < 2 or 5 * len(named) < 4 * len(leading):
        return dict(found)
    return {**found, **named}


def _named_by(rest: str) -> str:
    """Return the name of which words behind a time are made, "" if they are any others."""
    name = rest.strip(" :*_`")
    if is_name(name):
        return name
    return _name_in(name) if name.endswith(")") else ""


def _with_dashes(found: Mapping[int, Stamp]) -> dict[int, Stamp]:
    """Return the stamps with a dash before the words that opens a turn: few of them have one.

    Behind most times it only parts them from the words.
    """
    leading = {index: stamp for index, stamp in found.items() if stamp.form is _LEADING}
    dashed = {
        index: stamp._replace(rest=f"{stamp.dash} {stamp.rest}")
        for index, stamp in leading.items()
        if stamp.dash and any_label_of(stamp.rest) is None
    }
    return {**found, **dashed} if 2 * len(dashed) < len(leading) else dict(found)


def _are_words_below(lines: Sequence[str], index: int, found: Mapping[int, Stamp]) -> bool:
    """Return whether words come below a line before the next time, blank lines aside."""
    below = next((place for place in range(index + 1, len(lines)) if lines[place]), None)
    return below is not None and below not in found


def _with_names_beside(found: Mapping[int, Stamp], lines: Sequence[str]) -> Mapping[int, Stamp]:
    """Make headers of times that stand alone beside a name that stands alone, and then words.

    The name is below each time or above it, as one program or the other has it, blank lines aside.
    """
    alone = [index for index, stamp in found.items() if stamp.form is _ALONE]
    filled = [index for index, line in enumerate(lines) if line] if alone else []
    for names_beside in (_names_below, _names_above):
        names = names_beside(alone, found, lines, filled)
        if _are_of_speakers(names, alone):
            break
    else:
        return found
    headers = {
        min(at, index): found[index]._replace(form=_HEADER, name=name, lines=abs(at - index) + 1)
        for index, (at, name) in names.items()
    }
    return dict(sorted({**{i: s for i, s in found.items() if i not in names}, **headers}.items()))


_Names = Mapping[int, tuple[int, str]]
"""By the place of a time: the place of the name beside it, and the name."""


def _names_below(
    alone: Iterable[int], found: Mapping[int, Stamp], lines: Sequence[str], filled: Sequence[int]
) -> _Names:
    """Return the names below times; ``filled`` is where lines are that are not blank."""
    return {
        index: (below[0], name)
        for index in alone
        if len(below := filled[(place := bisect_left(filled, index)) + 1 : place + 3]) == 2
        and found.keys().isdisjoint(below)
        and (name := _name_in(lines[below[0]]))
    }


def _names_above(
    alone: Iterable[int], found: Mapping[int, Stamp], lines: Sequence[str], filled: Sequence[int]
) -> _Names:
    """Return the names above times; ``filled`` is where lines are that are not blank."""
    return {
        index: (beside[0], name)
        for index in alone
        if (place := bisect_left(filled, index))
        and len(beside := (filled[place - 1], *filled[place + 1 : place + 2])) == 2
        and found.keys().isdisjoint(beside)
        and not _is_below_name(lines, beside[0])
        and (name := _name_in(lines[beside[0]]))
    }


def _is_below_name(lines: Sequence[str], index: int) -> bool:
    """Return whether the line above opens a block as a name does: this one is of what company."""
    opens = index == 1 or (index > 1 and not lines[index - 2])
    return opens and bool(lines[index - 1]) and bool(_name_in(lines[index - 1]))


def _name_in(line: str) -> str:
    """Return the name of which a line is made, "" if it says anything else."""
    voice = voice_of(line.rstrip(" :")) if len(line) <= LONGEST_NAME_OF_PART else None
    is_somebody = voice and voice.belief in (Belief.NAME, Belief.OFFICE)
    return voice.name if voice and is_somebody else ""


def _are_of_speakers(names: _Names, alone: Sequence[int]) -> bool:
    """Return whether names stand beside nearly all times and come again, as speakers do."""
    distinct = {name for _, name in names.values()}
    if len(names) < 2 or 5 * len(names) < 4 * len(alone):
        return False
    called = [name for name in distinct if not _NUMBERED.fullmatch(name)]
    return 2 * len(called) <= len(names) + 1


def timed_cues(
    lines: Sequence[str], stamps: Mapping[int, Stamp], first: int | None = None
) -> list[Cue]:
    """Return the cues of the lines from ``first`` on, by default from the first time on.

    A time opens a cue and a blank line closes it; what follows a blank line without a time of its
    own has none. A header gives its name to the first cue under it.
    """
    building = _TurnsBuilding()
    taken = -1
    for index in range(min(stamps) if first is None else first, len(lines)):
        stamp = stamps.get(index)
        if index <= taken:
            continue
        if stamp is not None:
            taken = index + stamp.lines - 1
        if stamp is None:
            building.add(lines[index])
        else:
            building.open(stamp)
    return building.finished()


class _TurnsBuilding:
    def __init__(self) -> None:
        self._cues: list[Cue] = []
        self._texts: list[str] = []
        self._start: int | None = None
        self._end: int | None = None
        self._speaker = ""
        self._starts_paragraph = False

    def open(self, stamp: Stamp) -> None:
        self._close()
        self._start, self._end = stamp.start, stamp.end
        if stamp.form is _HEADER:
            self._speaker, self._starts_paragraph = stamp.name, True
        if stamp.rest:
            self._texts.append(stamp.rest)

    def add(self, text: str) -> None:
        if text and (names_part(text) or bounds_recording(text) or is_of_service(text)):
            self._close()
            self._texts, self._starts_paragraph = [text], True
            self._close()
            self._starts_paragraph = True
        elif text:
            self._texts.append(text)
        else:
            self._close()
            self._starts_paragraph = True

    def finished(self) -> list[Cue]:
        self._close()
        return self._cues

    def _close(self) -> None:
        if not self._texts:
            return
        text = "\n".join(self._texts)
        kind = kind_of(text)
        self._cues.append(
            Cue(text, self._start, self._end, self._speaker, kind, self._starts_paragraph)
        )
        self._texts = []
        self._speaker = ""
        self._start = self._end = None
        self._starts_paragraph = False
