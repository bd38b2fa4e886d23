"""What lies among transcripts and is none: told, so that a library of folders is one of talks."""

from __future__ import annotations

from typing import Final

from reader.model.transcript import Transcript
from reader.wording import tr, trn

_FEWEST_WORDS: Final = 4
# Scripts that part no words have long texts of few "words".
_FEWEST_CHARACTERS: Final = 24
_PLAIN: Final = "text"
_HEAD: Final = 3_000
# What stands near the head of the licences that lie in folders, and in nothing that is spoken:
# MIT, BSD, GPL, Apache, SIL, MPL, Creative Commons.
_OF_LICENCES: Final = (
    "permission is hereby granted, free of charge",
    "redistribution and use in source and binary forms",
    "everyone is permitted to copy and distribute verbatim copies",
    "terms and conditions for use, reproduction, and distribution",
    "this font software is licensed under the sil open font license",
    "mozilla public license version 2.0",
    "creative commons corporation is not a law firm",
)


def why_not(transcript: Transcript) -> str:
    """Return why a text is no transcript, a sentence; "" where it may be one.

    Only plain text without times is doubted: what has captions was made to be one.
    """
    if transcript.source.format != _PLAIN or transcript.is_timed:
        return ""
    head = " ".join(" ".join(cue.text for cue in transcript.cues[:200]).split())[:_HEAD]
    count = len(head.split())
    if count < _FEWEST_WORDS and len(head) < _FEWEST_CHARACTERS:
        return trn(
            "It has only {n} word, which is no transcript.",
            "It has only {n} words, which is no transcript.",
            count,
        )
    if any(words in head.casefold() for words in _OF_LICENCES):
        return tr("It is a licence, not a transcript.")
    return ""
