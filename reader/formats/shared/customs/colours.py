"""Captions that tell voices apart by colours, as subtitles for the deaf do, of whatever format.

Colours name nobody. Where one follows another somebody else may speak, so that a paragraph begins
there and no name goes on; whose the words are is not known. A line of several colours, or that is a
sound, says nothing of voices. Where most captions change their colour they are lit as they are
sung, and stay whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.formats.shared.sounds import kind_of
from reader.model.transcript import Cue, CueKind, WordTime
from reader.named_tuple import NamedTuple


class Shade(NamedTuple):
    """Text of one colour, "" for that of the player, None for none that says anything."""

    text: str
    colour: str | None = ""


class Coloured(NamedTuple):
    """Captions cut where the colour of their lines changes.

    ``places`` says which caption each part is of, ``is_other`` whether it is of another colour
    than what was said before it.
    """

    texts: list[str]
    places: list[int]
    is_other: list[bool]

    def spread(self, column: Sequence[int | None]) -> list[int | None]:
        """Return a column of the captions for their parts."""
        return [column[place] for place in self.places]


def colours_of(runs: Iterable[Shade]) -> list[str | None]:
    """Return the colour of each line of a caption, None for lines that say nothing of voices."""
    texts, found = [""], [set[str | None]()]
    for text, colour in runs:
        for number, line in enumerate(text.split("\n")):
            if number:
                texts.append("")
                found.append(set())
            texts[-1] += line
            if any(map(str.isalnum, line)) or colour is None:
                found[-1].add(colour)
    return [
        colours.pop() if len(colours) == 1 and kind_of(text.strip()) is CueKind.SPEECH else None
        for text, colours in zip(texts, found, strict=True)
    ]


def cut(texts: Sequence[str], colours: Sequence[Sequence[str | None]]) -> Coloured:
    """Return captions cut by the colours of their lines."""
    are_cut = 2 * sum(len({*found} - {None}) > 1 for found in colours) <= len(texts)
    parts: list[list[str]] = []
    places: list[int] = []
    are_other: list[bool] = []
    shown: str | None = None
    for place, (text, found) in enumerate(zip(texts, colours, strict=True)):
        for number, (line, colour) in enumerate(zip(text.split("\n"), found, strict=True)):
            is_other = None not in (shown, colour) and colour != shown
            shown = shown if colour is None else colour
            if number and not (is_other and are_cut):
                parts[-1].append(line)
                continue
            parts.append([line])
            places.append(place)
            are_other.append(is_other)
    return Coloured(["\n".join(part) for part in parts], places, are_other)


def parted(cues: Sequence[Cue], runs: Sequence[Sequence[Shade]]) -> list[Cue] | None:
    """Return cues in the order of their times, cut by the colours of their lines.

    ``runs`` has for each cue what it is made of, blank lines and outer blanks included. None where
    all are of one colour, or some have a speaker.
    """
    if any(cue.speaker for cue in cues):
        return None
    if len({colour for of_cue in runs for _, colour in of_cue} - {None}) < 2:
        return None
    colours = [_of_lines(cue, of_cue) for cue, of_cue in zip(cues, runs, strict=True)]
    order = _in_order(cues)
    found = cut([cues[at].text for at in order], [colours[at] for at in order])
    parts: list[list[Cue]] = [[] for _ in cues]
    char = 0
    for text, place, is_other in zip(*found, strict=True):
        at = order[place]
        char = char if parts[at] else 0
        words = _within(cues[at].words, char, char + len(text))
        parts[at].append(cues[at]._replace(text=text, words=words, starts_paragraph=is_other))
        char += len(text) + 1
    return [part for of_cue in parts for part in of_cue]


def _in_order(cues: Sequence[Cue]) -> list[int]:
    """Return the places of cues by their starts; what has none stays behind what is before it."""
    times: list[int] = []
    for cue in cues:
        times.append(cue.start if cue.start is not None else times[-1] if times else 0)
    return sorted(range(len(cues)), key=times.__getitem__)


def _of_lines(cue: Cue, runs: Iterable[Shade]) -> list[str | None]:
    lines = cue.text.split("\n")
    of_all = zip("".join(run.text for run in runs).split("\n"), colours_of(runs), strict=True)
    found = [colour for text, colour in of_all if text.strip()]
    return found if len(found) == len(lines) else [None] * len(lines)


def _within(words: Iterable[WordTime], begin: int, end: int) -> tuple[WordTime, ...]:
    return tuple(WordTime(char - begin, time) for char, time in words if begin <= char < end)
