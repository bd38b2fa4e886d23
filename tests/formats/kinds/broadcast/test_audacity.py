"""The label tracks of Audacity."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader.errors import FormatError, UnknownFormat
from reader.formats.format import Document
from reader.formats.kinds.broadcast import audacity
from reader.model.transcript import Cue


def test_labels_have_frequencies_moments_and_commas() -> None:
    transcript = read(
        "0.5\t1,25\tAna: One.\n\\\t100.0\t200.0\n2.0\t2.0\tAna: Two.\n3.0\t4.0\tBen: Three.\n",
        "a.txt",
    )
    assert transcript.cues == (
        Cue("One.", 500, 1_250, "Ana", starts_paragraph=True),
        Cue("Two.", 2_000, None, "Ana", starts_paragraph=True),
        Cue("Three.", 3_000, 4_000, "Ben", starts_paragraph=True),
    )


def test_labels_below_a_title_are_times_of_a_text() -> None:
    labels = "1.0\t2,5\tOne.\n2.5\t4\tTwo.\n4.25\t5.0\tThree.\n6.0\t7.0\tFour.\n"
    transcript = read(f"The Harbour\n\n{labels}", "a.txt")
    assert (transcript.source.format, transcript.title) == ("text", "The Harbour")
    assert texts(transcript) == ["One.", "Two.", "Three.", "Four."]
    assert times(transcript) == [(1_000, 2_500), (2_500, 4_000), (4_250, 5_000), (6_000, 7_000)]
    rows = "12\t34\tboats\n13\t35\tcrews\n14\t36\tnets\n"
    with pytest.raises(UnknownFormat):  # a table, and neither labels nor a text
        read(rows, "a.txt")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("1.0\t2.0\tOne\n3.0\t4.0\tTwo\n", 80),
        ("1.0\t2.0\tOne\n\\\t100.0\t200.0\n", 80),
        ("1\t2\tOne\n3\t4\tTwo\n", 0),
        ("1.0\t2.0\n3.0\t4.0\n", 0),
        ("1.0\t2.0\tOne\nTwo\n", 0),
        ("", 0),
    ],
)
def test_a_track_is_claimed_by_its_columns(text: str, claim: int) -> None:
    assert audacity.score(Document(text.encode(), text)) == claim


def test_what_is_no_label_is_left_out_and_told() -> None:
    transcript = audacity.read(Document(b"", "1.0\t2.0\tOne\nTwo\n\nThree\n"))
    assert texts(transcript) == ["One"]
    assert said(transcript) == "2 lines were no label and left out."
    assert said(audacity.read(Document(b"", "1.0\t2.0\tOne\nTwo\n"))) == (
        "1 line was no label and left out."
    )


def test_labels_without_words_are_refused() -> None:
    with pytest.raises(FormatError, match="These labels hold no words"):
        audacity.read(Document(b"", "1.0\t2.0\t\nwords\n"))
