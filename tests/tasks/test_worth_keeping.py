"""What lies among transcripts and is none is told so, and nothing else."""

from __future__ import annotations

import pytest

from reader import formats
from reader.model.transcript import Transcript
from reader.tasks.worth_keeping import why_not


def plain(text: str) -> Transcript:
    return formats.read_bytes(text.encode(), "notes.txt")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Shopping\n\nMilk\n", "It has only 1 word, which is no transcript."),
        ("Shopping\n\nMilk, bread, salt\n", "It has only 3 words, which is no transcript."),
        (
            "Copyright 2020 Ana Ruiz\n\nPermission is hereby granted, free of charge, to any"
            " person\nobtaining a copy of this software, to deal in it.\n",
            "It is a licence, not a transcript.",
        ),
        (  # the words are known over the end of a line too
            "Redistribution and use in source\nand binary forms are permitted.\n",
            "It is a licence, not a transcript.",
        ),
    ],
)
def test_a_note_or_a_licence_is_none(text: str, why: str) -> None:
    assert why_not(plain(text)) == why


@pytest.mark.parametrize(
    "text",
    [
        "We begin at noon.\n",
        "Ana: Is a licence needed to fish here?\nBen: Permission is granted by the town.\n",
        "今日はお集まりいただきありがとうございます。それでは会議を始めたいと思います。\n",
    ],
)
def test_few_words_may_be_one(text: str) -> None:
    assert why_not(plain(text)) == ""


def test_captions_are_never_doubted() -> None:
    captions = "1\n00:00:01,000 --> 00:00:02,000\nYes.\n"
    assert why_not(formats.read_bytes(captions.encode(), "a.srt")) == ""
