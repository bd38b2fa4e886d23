"""Speakers written before their words, in formats that have no place of their own for them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.transcript import Cue


def labelled(cues: Sequence[Cue]) -> list[str]:
    """Return the texts of cues without blank lines, with ``Name: `` where the speaker changes.

    The convention of podcasts (Podcasting 2.0, transcripts): a name opens the caption in which
    its speaker takes the word.
    """
    texts = []
    speaker = ""
    for cue in cues:
        text = "\n".join(line for line in cue.text.split("\n") if line.strip())
        changes = cue.speaker and cue.speaker != speaker
        texts.append(f"{cue.speaker}: {text}" if changes else text)
        speaker = cue.speaker
    return texts
