"""Speakers written before their words, in formats that have no place of their own for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.formats.shared.customs.own_labels import own_label
from reader.formats.shared.labels.grammar import NOBODY_NAMED
from reader.formats.shared.turns import with_turns
from reader.model.transcript import Cue

Naming = Callable[[Sequence[Cue]], list[Cue]]


def labelled(cues: Sequence[Cue], read: Naming = with_turns) -> list[str]:
    """Return the texts of cues without blank lines, with ``Name: `` where the speaker changes.

    The convention of podcasts (Podcasting 2.0, transcripts): a name opens the caption in which
    its speaker takes the word. Where ``read`` would not find the same speakers again, since a
    name stands once or somebody unnamed follows, the names stand in brackets, which are believed
    at sight; where that is not enough, before every caption.
    """
    texts = ["\n".join(line for line in cue.text.split("\n") if line.strip()) for cue in cues]
    names = [cue.speaker for cue in cues]
    bare = _with_labels(texts, names)
    if not any(":" in text or "：" in text for text in bare) or _are_found(bare, cues, read):
        return bare
    bracketed = list(map(_bracketed, names))
    labelled = _with_labels(texts, bracketed)
    if _are_found(labelled, cues, read):
        return labelled
    return [f"{name}: {text}" for name, text in zip(bracketed, texts, strict=True)]


def as_label(name: str, *, is_doubtful: bool = False) -> str:
    """Return a name as it stands before its colon: in brackets where it is read by them alone, or
    where ``is_doubtful`` says that the words behind it may be of the same sentence.
    """
    label = own_label(f"{name}: ")
    is_plain = label is not None and label.name == name and not is_doubtful
    return name if is_plain else _bracketed(name)


def _bracketed(name: str) -> str:
    """Return a name in brackets, or what stands for none; in them it would be read as that."""
    return name if name == NOBODY_NAMED else f"[{name or NOBODY_NAMED}]"


def _with_labels(texts: Sequence[str], names: Sequence[str]) -> list[str]:
    labelled = []
    before = ""
    for text, name in zip(texts, names, strict=True):
        labelled.append(f"{name}: {text}" if name and name != before else text)
        before = name
    return labelled


def _are_found(texts: Sequence[str], cues: Sequence[Cue], read: Naming) -> bool:
    """Return whether reading finds the speakers of the cues in texts, and nobody else."""
    found = read(
        [cue._replace(text=text, speaker="") for cue, text in zip(cues, texts, strict=True)]
    )
    return [cue.speaker for cue in found] == [cue.speaker for cue in cues]
