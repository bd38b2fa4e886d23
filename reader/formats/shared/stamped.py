"""Texts with times in them: whether the times are a system, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final

from reader.formats.shared.names import Belief, is_name, voice_of
from reader.formats.shared.sounds import kind_of
from reader.formats.shared.speakers import any_label_of
from reader.formats.shared.stamps import Stamp, StampForm, stamp_of
from reader.model.transcript import Cue
from reader.patterns import lazy_pattern

_LONGEST_NAME_OF_PART: Final = 48
_PART_WORDS: Final = (
    "tape|side|session|cassette|reel|disc|disk|recording|interview|part|track"
    "|kassette|seite|sitzung|aufnahme|teil|cinta|sesión|parte|partie|séance|bande"
)
_PART: Final = lazy_pattern(
    rf"[\[(]?(?:(?:begin(?:ning)?|start|end) (?:of )?)?(?:{_PART_WORDS})"
    rf" (?:no\. ?|number )?(?:\d{{1,3}}|[a-d]|[ivx]{{1,4}}|one|two|three|four|five|six)"
    rf"(?:,? (?:{_PART_WORDS}) (?:\d{{1,3}}|[a-d]|one|two))?[\])]?[.:]?",
    re.IGNORECASE,
)
_LEADING: Final = StampForm.LEADING  # looked up once: they are asked for line by line
_HEADER: Final = StampForm.HEADER
_ALONE: Final = StampForm.ALONE
_NUMBERED: Final = lazy_pattern(r"[^\W\d_]{3,20} (?:\d{1,3}|[A-Z])")
"""Speakers as programs call them before anybody names them: ``Speaker 1``, ``Sprecher A``."""
_WITH_HOURS: Final = lazy_pattern(r"\d{1,3}:\d{2}:\d{2}(?!\d)")
_EARLY: Final = 120_000
_LEAST_OF_A_TAPE: Final = 1_000
"""Milliseconds: a clock that falls back to its beginning is that of another tape or session."""


def names_part(line: str) -> bool:
    """Return whether a line names a part of a recording: ``Tape 2``, ``[End of Tape 1]``."""
    return len(line) <= _LONGEST_NAME_OF_PART and _PART.fullmatch(line) is not None


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
        for index in set(bare) - _among_times(found, lines):
            del found[index]
    if not found or (len(found) == 1 and texts[0] not in found):
        return {}
    starts = [stamp.start for stamp in found.values()]
    falls = sum(
        later < earlier and (later > _EARLY or earlier - later < _LEAST_OF_A_TAPE)
        for earlier, later in pairwise(starts)
    )
    restarts = sum(later < earlier for earlier, later in pairwise(starts)) - falls
    return found if 5 * falls <= len(starts) and 2 * restarts < len(starts) else {}


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
        if is_name(name := stamp.rest.rstrip(" :")) and _are_words_below(lines, index, found)
    }
    if len(named) < 2 or 5 * len(named) < 4 * len(leading):
        return dict(found)
    return {**found, **named}


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

    The name is below each time or above it, as one program or the other has it.
    """
    alone = [index for index, stamp in found.items() if stamp.form is _ALONE]
    for names in (_names_below(alone, found, lines), _names_above(alone, found, lines)):
        if _are_of_speakers(names, alone):
            break
    else:
        return found
    headers = {
        min(at, index): found[index]._replace(form=_HEADER, name=name, lines=2)
        for index, (at, name) in names.items()
    }
    return dict(sorted({**{i: s for i, s in found.items() if i not in names}, **headers}.items()))


_Names = Mapping[int, tuple[int, str]]
"""By the place of a time: the place of the name beside it, and the name."""


def _names_below(alone: Iterable[int], found: Mapping[int, Stamp], lines: Sequence[str]) -> _Names:
    return {
        index: (index + 1, name)
        for index in alone
        if index + 2 < len(lines)
        and lines[index + 2]
        and not {index + 1, index + 2} & found.keys()
        and (name := _name_in(lines[index + 1]))
    }


def _names_above(alone: Iterable[int], found: Mapping[int, Stamp], lines: Sequence[str]) -> _Names:
    return {
        index: (index - 1, name)
        for index in alone
        if 0 < index < len(lines) - 1
        and lines[index + 1]
        and not {index - 1, index + 1} & found.keys()
        and (name := _name_in(lines[index - 1]))
    }


def _name_in(line: str) -> str:
    """Return the name of which a line is made, "" if it says anything else."""
    voice = voice_of(line.rstrip(" :")) if len(line) <= _LONGEST_NAME_OF_PART else None
    is_somebody = voice and voice.belief in (Belief.NAME, Belief.OFFICE)
    return voice.name if voice and is_somebody else ""


def _are_of_speakers(names: _Names, alone: Sequence[int]) -> bool:
    """Return whether names stand beside nearly all times and come again, as speakers do."""
    distinct = {name for _, name in names.values()}
    if len(names) < 2 or 5 * len(names) < 4 * len(alone):
        return False
    return 2 * len(distinct) <= len(names) + 1 or all(map(_NUMBERED.fullmatch, distinct))


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
        if text and names_part(text):
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
