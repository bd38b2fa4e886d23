"""Pieces of words, marks and spaces, as services list them, made into words and into captions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from reader.formats.kinds.services.fields import FieldTime
from reader.formats.kinds.services.layers import LayerItem
from reader.formats.shared import captions
from reader.formats.shared.single_words import joined_words
from reader.model.transcript import Cue, CueKind

MakeCue: TypeAlias = Callable[[str, FieldTime | None, FieldTime | None, LayerItem], Cue]
"""Makes a caption of a text, its start and its end, and the item that it begins with."""

_MARKS: Final = frozenset(".,;:!?…。、，！？；：؟،।)]}»”’%")
_SOUNDS: Final = frozenset({"audio_event", "nonspeech", "event"})
_NO_WORDS: Final = frozenset({"<end>", "<fin>", "<eps>", "<unk>"})
_AHEAD: Final = 200
"""Characters of the whole text within which the next word must stand."""


def captions_of(records: Sequence[LayerItem], whole: str, make: MakeCue) -> list[Cue]:
    """Return captions of single words, none of words of two lists.

    ``whole`` is the text as the service sets it, "" if there is none: where the words lack its
    marks they are taken from there.
    """
    spaced = _are_spaced(records)
    cues: list[Cue] = []
    for _, group in groupby(records, key=lambda record: record.group):
        pieces = list(group)
        text = pieces[0].owner.text if pieces[0].owner else whole
        words = [word for word in _words(pieces, spaced, make) if word.text]
        cues += joined_words(_with_marks_of(text, words))
    return cues


def _are_spaced(records: Sequence[LayerItem]) -> bool:
    """Return whether the pieces bring the spaces that stand between them."""
    bare = sum(record.text != record.text.strip() for record in records)
    return 5 * bare >= len(records)


def _words(pieces: Iterable[LayerItem], spaced: bool, make: MakeCue) -> Iterator[Cue]:
    """Yield a caption a word: marks, and what continues a word, go to the word before."""
    run: list[LayerItem] = []
    parted = True
    for piece in pieces:
        text = piece.text
        if text.strip() in _NO_WORDS:
            continue
        if not text.strip():
            parted = True
            continue
        continues = run and run[0].kind not in _SOUNDS and piece.kind not in _SOUNDS
        if spaced:
            continues = continues and not parted and not text[0].isspace()
        else:
            continues = continues and _is_mark(piece)
        if run and not continues:
            yield _as_word(run, make)
            run = []
        run.append(piece)
        parted = text[-1].isspace()
    if run:
        yield _as_word(run, make)


def _is_mark(piece: LayerItem) -> bool:
    return piece.kind in ("punctuation", "punct") or _MARKS.issuperset(piece.text.strip())


def _as_word(run: Sequence[LayerItem], make: MakeCue) -> Cue:
    text = captions.tidy("".join(piece.text.strip(" \t\n") for piece in run))
    ends = [piece.end for piece in run if piece.end is not None]
    starts = (piece.start for piece in run if piece.start is not None)
    cue = make(text, next(starts, None), ends[-1] if ends else None, run[0])
    return cue._replace(kind=CueKind.SOUND) if run[0].kind in _SOUNDS else cue


def _with_marks_of(whole: str, words: list[Cue]) -> list[Cue]:
    """Return words as the whole text has them, with the marks behind each, if it has them all."""
    plain = "".join(word.text for word in words)
    if not whole or not words or any(mark in plain for mark in ".?!。"):
        return words
    folded = whole.lower()
    if len(folded) != len(whole) or not any(mark in whole for mark in ".?!。,"):
        return words
    begins = []
    at = 0
    for word in words:
        begin = folded.find(word.text.lower(), at, at + len(word.text) + _AHEAD)
        if begin < 0:
            return words
        begins.append(begin)
        at = begin + len(word.text)
    ends = [*begins[1:], len(whole)]
    return [
        word._replace(text=whole[begin:end].strip() if end - begin < _AHEAD else word.text)
        for word, begin, end in zip(words, begins, ends, strict=True)
    ]
