"""The paragraphs of an office document or a book, made into a transcript."""

from __future__ import annotations

import pytest

from reader.errors import FormatError
from reader.formats.shared.paragraphs import (
    FactsListener,
    FileParagraph,
    of_row,
    omissions,
    transcript_of,
)
from reader.model.transcript import Provenance, ReportItem


def paragraphs(*texts: str) -> list[FileParagraph]:
    return [FileParagraph(text) for text in texts]


def test_facts_are_what_the_named_elements_hold() -> None:
    listener = FactsListener({"title": "title", "creator": "author"})
    for element, text in (
        ("title", " On tides "),
        ("creator", ""),
        ("creator", "Ana Reyes"),
        ("title", "Another"),
        ("subject", "Water"),
    ):
        listener.start(("space", element), {})
        for piece in text:
            listener.text(piece)
        listener.end(("space", element))
    assert listener.found == {"title": "On tides", "author": "Ana Reyes"}


def test_what_was_left_out_is_told() -> None:
    assert omissions({}) == omissions({"notes": 0}) == ()
    assert omissions({"comments": 1, "changes": 1, "notes": 2}) == (
        ReportItem("1 deletion left out.", 1),
        ReportItem("2 footnotes left out.", 2),
        ReportItem("1 comment left out.", 1),
    )


def test_a_row_of_a_table_is_a_line_with_tabs() -> None:
    ana, hello = paragraphs("Ana"), paragraphs("Hello\nthere.", "More.")
    cells = ("Ana", "", "Hello\nthere.\nMore.")
    assert of_row([ana, [], hello]) == [
        FileParagraph("Ana\tHello there.", cells=cells),
        FileParagraph("More.", goes_on=True),
    ]
    assert [one.text for one in of_row([[], hello])] == ["Hello\nthere.", "More."]
    assert of_row([]) == of_row([[]]) == []


def test_paragraphs_are_read_with_their_speakers_and_times() -> None:
    transcript = transcript_of(
        paragraphs("[0:01] Ana: One.", "[0:05] Ben: Two.", "", "[0:09] Ana: Three."), {}
    )
    assert [(cue.start, cue.speaker, cue.text) for cue in transcript.cues] == [
        (1_000, "Ana", "One."),
        (5_000, "Ben", "Two."),
        (9_000, "Ana", "Three."),
    ]


def test_what_the_document_says_of_itself() -> None:
    facts = {
        "title": "On Tides",
        "author": "Ana Reyes",
        "date": "2024-05-01T10:00:00Z",
        "language": "cy",
    }
    transcript = transcript_of(
        paragraphs("One.", "Two."), facts, (ReportItem("1 comment left out."),)
    )
    assert (transcript.title, transcript.author) == ("On Tides", "Ana Reyes")
    assert (transcript.date, transcript.language) == ("2024-05-01", "cy")
    assert transcript.report == (ReportItem("1 comment left out."),)
    assert transcript.provenance is Provenance.UNKNOWN


@pytest.mark.parametrize(
    ("first", "given", "title", "is_left"),
    [
        (FileParagraph("on  tides.", is_title=True), "Other", "on tides.", False),
        (FileParagraph("On Tides", is_heading=True), "Other", "On Tides", False),
        (FileParagraph("On Tides"), "On Tides", "On Tides", False),
        (FileParagraph("On Tides"), "Untitled", "", True),
        (FileParagraph("On Tides"), "Microsoft Word", "", True),
        (FileParagraph("On Tides"), "tides.docx", "", True),
        (FileParagraph("On Tides"), " Other ", "Other", True),
        (FileParagraph("We spoke of tides.", is_heading=True), "", "", True),
    ],
)
def test_a_title_stands_on_the_page_or_is_given(
    first: FileParagraph, given: str, title: str, is_left: bool
) -> None:
    transcript = transcript_of([first, *paragraphs("One.", "Two.")], {"title": given})
    assert transcript.title == title
    assert [cue.text for cue in transcript.cues] == [*[first.text] * is_left, "One.", "Two."]


def test_a_credit_goes_and_tells_who_made_the_words() -> None:
    transcript = transcript_of(paragraphs("One.", "Transcribed by https://otter.ai"), {})
    assert [cue.text for cue in transcript.cues] == ["One."]
    assert transcript.provenance is Provenance.AUTOMATIC
    assert [item.line for item in transcript.report] == [3]


def test_a_tab_inside_the_words_is_a_gap() -> None:
    assert transcript_of(paragraphs("One.\tTwo.", "Three."), {}).cues[0].text == "One.  Two."


def test_the_order_of_a_document_is_its_order() -> None:
    transcript = transcript_of(paragraphs(*[f"[0:{s:02}] Words." for s in (1, 50, 0, 30, 59)]), {})
    assert [cue.start for cue in transcript.cues] == [1_000, 50_000, 0, 30_000, 59_000]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ([], "This document holds no words."),
        (paragraphs("", " \n"), "This document holds no words."),
        (
            [FileParagraph("On Tides", is_title=True)],
            "“On Tides” is all that this document holds: a title, no transcript.",
        ),
    ],
)
def test_a_document_without_words_is_refused(document: list[FileParagraph], sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        transcript_of(document, {})


def test_captions_put_into_a_document_are_read_as_such() -> None:
    texts = ["1", "00:00:02,000 --> 00:00:04,000", "Ana: It is shut.", "2"]
    texts += ["00:00:09,000 --> 00:00:11,000", "Bo: Since when?", "3"]
    texts += ["00:01:02,000 --> 00:01:04,000", "Ana: Since May."]
    read = transcript_of([FileParagraph(text) for text in texts], {})
    assert read.title == ""
    assert [(cue.start, cue.speaker, cue.text) for cue in read.cues] == [
        (2_000, "Ana", "It is shut."),
        (9_000, "Bo", "Since when?"),
        (62_000, "Ana", "Since May."),
    ]
