"""The gate of the model: no string passes it with a character that would break what follows."""

from __future__ import annotations

import pytest
from read import cue

from reader.errors import FormatError
from reader.formats.gate import MAX_TIME, admit, one_line
from reader.model.transcript import Cue, RelatedVideo, ReportItem, Transcript, WordTime

BAD = "\ufffd"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        (" On\ttides\r\nand  floods\n", "On tides and floods"),
        ("Qui\xa0?", "Qui\xa0?"),
        ("a\0b\u2028c", f"a{BAD}b c"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


def test_what_is_clean_passes_as_it_is() -> None:
    transcript = Transcript(
        title="On tides",
        cues=(Cue("One.\ntwo", 0, 900, "Ana", words=(WordTime(5, 3),)), Cue("Three.")),
        related=(RelatedVideo("Floods", "https://tides.example/1"),),
        report=(ReportItem("Told.", 2, 3),),
    )
    assert admit(transcript) == transcript


def test_titles_and_names_are_one_line_and_standfirsts_may_be_more() -> None:
    admitted = admit(
        Transcript(
            title=" On\n tides ",
            standfirst=" One.\n\nTwo. ",
            author="Ana\tReyes",
            cues=(Cue("One.", speaker="Ana\nReyes"),),
            related=(RelatedVideo("On\nfloods", " https://tides.example ", "a\tb"),),
            report=(ReportItem("Left\nout.", 2),),
        )
    )
    assert (admitted.title, admitted.author) == ("On tides", "Ana Reyes")
    assert admitted.standfirst == "One.\n\nTwo."
    assert admitted.cues[0].speaker == "Ana Reyes"
    assert admitted.related == (RelatedVideo("On floods", "https://tides.example", "a b"),)
    assert admitted.report == (ReportItem("Left out.", 2),)


def test_words_move_with_what_is_cleaned() -> None:
    text = "a\0b\r\nc \ud83d\ude00 d"  # the pair is one character once it is joined
    words = tuple(WordTime(text.index(letter), 7) for letter in "abcd")
    (admitted,) = admit(Transcript(cues=(Cue(text, 0, 9, words=words),))).cues
    assert admitted.text == f"a{BAD}b\nc 😀 d"
    assert [admitted.text[char] for char, _ in admitted.words] == ["a", "b", "c", "d"]


def test_word_times_at_the_end_of_a_text_go() -> None:
    (admitted,) = admit(
        Transcript(cues=(Cue("a\ufeff", words=(WordTime(0, 1), WordTime(1, 2))),))
    ).cues
    assert (admitted.text, admitted.words) == ("a", (WordTime(0, 1),))


def test_captions_of_nothing_visible_go() -> None:
    cues = admit(Transcript(cues=(Cue("\ufeff"), Cue("One."), Cue("\ufeff \r\n")))).cues
    assert [cue.text for cue in cues] == ["One."]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ((0, MAX_TIME), (0, MAX_TIME)),
        ((0, MAX_TIME + 1), (0, None)),
        ((-1, 5), (None, 5)),
        ((9, 5), (9, None)),
        ((MAX_TIME + 1, None), (None, None)),
        ((None, -5), (None, None)),
    ],
)
def test_times_that_cannot_be_are_left_out_and_told(
    given: tuple[int | None, int | None], kept: tuple[int | None, int | None]
) -> None:
    admitted = admit(Transcript(cues=(Cue("One.", *given),)))
    assert admitted.cues == (Cue("One.", *kept),)
    sentence = "1 caption has a time that cannot be, which was left out."
    assert admitted.report == (() if given == kept else (ReportItem(sentence, 1),))


def test_absurd_times_are_counted() -> None:
    cues = (cue("One.", 9, 5), cue("Two.", 10, 20), cue("Three.", -9, -5))
    assert admit(Transcript(cues=cues)).report == (
        ReportItem("2 captions have times that cannot be, which was left out.", 2),
    )


def test_where_there_is_nothing_to_show_it_is_refused() -> None:
    assert admit(Transcript(title="On tides")).title == "On tides"
    for title in ("", " \n"):
        with pytest.raises(FormatError, match="The file holds no speech"):
            admit(Transcript(title=title, standfirst="Words."))
