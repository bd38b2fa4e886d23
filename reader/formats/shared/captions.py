"""What all captions have in common once their cues are cut out: cleaned, unrolled, with speakers.

Works on columns and looks at single cues only where something is to be done: captions come by the
hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import lt
from typing import Final

from reader.formats.shared.lines import unpadded, without_padding
from reader.formats.shared.order import in_order
from reader.formats.shared.rolling import unrolled
from reader.formats.shared.sounds import OPENINGS, kind_of
from reader.model import timecode
from reader.model.transcript import Cue, CueKind, ReportItem, WordTime, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u180e"
_BLANKS: Final = " \t\n\xa0\u2002\u2003\u2009\u202f\u3000" + _INVISIBLE
_UNTIDY: Final = lazy_pattern(r"\n[ \t\n]|[ \t]\n|\n[^!-~\n]*+\n")
_NEAR: Final = 1_000
"""Milliseconds between a printed time and that of its caption."""
_PRINTED: Final = lazy_pattern(
    r"(?:\[(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\]|"
    r"\((\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\))[ \t\n]+(?=\S)"
)
_PARTED: Final = "\x1e"  # stands in no clean text
_OF_LABELS: Final = ":：（【"
"""One of these is in all captions with labels that do not open with one of the next."""
_OPENS_TURNS: Final = "[({<［〔>»-–—"


class Captions(NamedTuple):
    """Cues in reading order, and what was done to make them so."""

    cues: tuple[Cue, ...]
    report: tuple[ReportItem, ...]


def tidy(text: str) -> str:
    """Return the text of a caption without blank lines and outer white space of its lines."""
    text = text.strip(" \t\n")
    if "\n" in text and _UNTIDY.search(text):
        lines = (line.strip(" \t") for line in text.split("\n"))
        text = "\n".join(line for line in lines if line.strip(_BLANKS))
    return text if text.isascii() or text.strip(_BLANKS) else ""


def tidied(texts: Iterable[str]) -> list[str]:
    """Return texts each tidied, quickly where nothing but their outer white space is to go."""
    stripped = [text.strip(" \t\n") for text in texts]
    whole = _PARTED.join(stripped)
    is_tidy = whole.isascii() and not any(blank in whole for blank in ("\n\n", "\n ", " \n", "\t"))
    return stripped if is_tidy else list(map(tidy, stripped))


def tidy_and_bare(text: str) -> str:
    """Return the text of a caption tidied and without the signs of no width that pad its lines."""
    return tidy(text if text.isascii() else unpadded(text))


def finish(
    cues: Sequence[Cue],
    *,
    labels: bool = True,
    rolls: bool = True,
    sorts: bool = True,
    known: Iterable[str] = (),
    parted: bool = False,
) -> Captions:
    """Return captions as a transcript wants them; see the module.

    Cues without visible text go, times before zero become 0, ends before their start go, repeats
    of rolling captions go (if ``rolls``), speakers written before their words are found (if
    ``labels``), sounds are marked, cues are sorted by their start (if ``sorts``: the order of a
    document or a page is its order, where several tapes each begin at zero). If they are
    ``parted``, a cue that starts a paragraph is of another voice than what stands before it.
    """
    said = [cue for cue in cues if cue.text]
    report = _without_text(len(cues) - len(said))
    said, of_times = _possible_times(said)
    report += of_times
    if sorts:
        ordered, moved = in_order(said)
        said = list(ordered)
        report += moved
    said = _without_padding(said)
    said, marks = _without_printed_marks(said)
    report += marks
    if rolls:
        said, removed = unrolled(said)
        report += removed
    said = _with_kinds(said)
    voiced = _voiced(said, known, parted=parted) if labels else _with_arrows(said)
    voiced = _without_printed_times(voiced)
    return Captions(tuple(voiced), report)


def _voiced(cues: Sequence[Cue], known: Iterable[str], *, parted: bool) -> list[Cue]:
    """Return the captions with whoever speaks, as far as they say so."""
    if not _may_have_turns(cues):
        return list(cues)
    from reader.formats.shared.turns import with_turns  # late: many captions name nobody

    turns = with_turns(cues, known, parted=parted)
    if not any(not cue.speaker and ": " in cue.text for cue in turns):
        return turns
    from reader.formats.shared.nobodys.single_turns import with_single_turns  # late: few have

    return with_single_turns(turns)


def _may_have_turns(cues: Sequence[Cue]) -> bool:
    """Return whether captions may say who speaks, or that somebody else does.

    A colon or a bracket does, a dash, or a name on the first of the lines that nearly all have.
    """
    texts = [cue.text for cue in cues]
    whole = _PARTED.join(texts)
    if any(sign in whole for sign in _OF_LABELS):
        return True
    if not {text[0] for text in texts}.isdisjoint(_OPENS_TURNS):
        return True
    return "\n" in whole and 10 * sum("\n" in text for text in texts) >= 9 * (len(texts) - 1)


def _without_padding(cues: list[Cue]) -> list[Cue]:
    """Leave out the signs of no width around words and names, behind which a label is none."""
    texts = [cue.text for cue in cues]
    bare = without_padding(texts)
    names = {cue.speaker for cue in cues}
    called = dict(zip(names, without_padding([*names]), strict=True))
    if bare is texts and all(name == plain for name, plain in called.items()):
        return cues
    return [
        cue._replace(
            text=text,
            speaker=called[cue.speaker],
            words=shifted(cue.words, cue.text, text) if cue.words else (),
        )
        for cue, text in zip(cues, bare, strict=True)
        if text
    ]


def _with_arrows(cues: list[Cue]) -> list[Cue]:
    """Return cues with a paragraph where ``>>`` says that somebody else takes the word.

    Machines write it where they hear another voice, also where they name none.
    """
    if not any(cue.text[0] == ">" for cue in cues):
        return cues
    return [cue.starting_paragraph(True) if cue.text.startswith(">>") else cue for cue in cues]


def _with_kinds(cues: list[Cue]) -> list[Cue]:
    if {cue.text[0] for cue in cues}.isdisjoint(OPENINGS):
        return cues
    return [
        cue._replace(kind=kind_of(cue.text))
        if cue.text[0] in OPENINGS and cue.kind is CueKind.SPEECH
        else cue
        for cue in cues
    ]


def _without_printed_marks(cues: list[Cue]) -> tuple[list[Cue], tuple[ReportItem, ...]]:
    """Leave out captions that are the printed time, or the printed name, of the one that follows.

    An editor that prints both before the words stores each as a caption of its own.
    """
    if {cue.text[-1] for cue in cues}.isdisjoint(":]"):
        return cues, ()
    marks = {
        index
        for index, (cue, following) in enumerate(pairwise(cues))
        if cue.text[-1] in ":]" and _is_mark(cue, following)
    }
    if not marks:
        return cues, ()
    item = remarks(
        "1 caption that only prints the name or time of the next was left out.",
        "{n} captions that only print the name or time of the next were left out.",
        len(marks),
    )
    kept = [cue for index, cue in enumerate(cues) if index not in marks]
    return kept, (item,)


def _is_mark(cue: Cue, following: Cue) -> bool:
    if cue.start is None or cue.start != following.start or cue.speaker != following.speaker:
        return False
    if cue.text[-1] == ":":
        from reader.formats.shared.names import voice_of  # late: few captions end so

        return bool(cue.speaker) and voice_of(cue.text[:-1].strip()) is not None
    time = timecode.parse(cue.text[1:-1]) if cue.text[0] == "[" else None
    return time is not None and abs(time - cue.start) <= _NEAR


def _without_printed_times(cues: Sequence[Cue]) -> list[Cue]:
    """Leave out the times in brackets that open words and are those of their captions."""
    return [
        _without_time(cue)
        if cue.text[0] in "[(" and cue.start is not None and cue.text[1:2].isdigit()
        else cue
        for cue in cues
    ]


def _without_time(cue: Cue) -> Cue:
    found = _PRINTED.match(cue.text)
    time = timecode.parse(found[1] or found[2]) if found else None
    if found is None or time is None or cue.start is None or abs(time - cue.start) > _NEAR:
        return cue
    text = cue.text[found.end() :]
    return cue._replace(text=text, words=shifted(cue.words, cue.text, text))


def _without_text(count: int) -> tuple[ReportItem, ...]:
    if not count:
        return ()
    item = remarks(
        "1 caption without text was left out.",
        "{n} captions without text were left out.",
        count,
    )
    return (item,)


def _possible_times(cues: list[Cue]) -> tuple[list[Cue], tuple[ReportItem, ...]]:
    starts = [cue.start or 0 for cue in cues]
    ends = [start if cue.end is None else cue.end for cue, start in zip(cues, starts, strict=True)]
    if not any(map(lt, ends, starts)) and (not starts or min(starts) >= 0):
        return cues, ()
    early = [
        i for i, (start, end) in enumerate(zip(starts, ends, strict=True)) if min(start, end) < 0
    ]
    for index in early:
        cue = cues[index]
        cues[index] = cue._replace(start=_not_below_zero(cue.start), end=_not_below_zero(cue.end))
    inverted = [
        index
        for index, cue in enumerate(cues)
        if cue.end is not None and cue.end < (cue.start or 0)
    ]
    for index in inverted:
        cues[index] = cues[index]._replace(end=None)
    report: tuple[ReportItem, ...] = ()
    if early:
        report += (
            remarks(
                "1 caption begins before the recording; the time was set to its start.",
                "{n} captions begin before the recording; the time was set to its start.",
                len(early),
            ),
        )
    if inverted:
        report += (
            remarks(
                "1 caption ends before the start; such ends were left out.",
                "{n} captions end before the start; such ends were left out.",
                len(inverted),
            ),
        )
    return cues, report


def _not_below_zero(time: int | None) -> int | None:
    return None if time is None else max(time, 0)


def shifted(words: Iterable[WordTime], text: str, tidied: str) -> tuple[WordTime, ...]:
    """Return word times moved along with a text that was tidied, each to where its word begins.

    ``words`` come in the order of the text, of which nothing but characters were taken away.
    """
    moved = []
    read = place = 0  # so many characters of either text were compared
    begin = 0
    for char, start in words:
        begin = max(begin, char)
        while begin < len(text) and text[begin].isspace():
            begin += 1
        while read < begin and place < len(tidied):
            place += text[read] == tidied[place]
            read += 1
        if place < len(tidied):
            moved.append(WordTime(place, start))
    return tuple(moved)
