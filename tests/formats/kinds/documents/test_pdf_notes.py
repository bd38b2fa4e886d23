"""Footnotes and their marks, indexes of words: what a page holds beside what was said."""

from __future__ import annotations

from pdf_files import at, document, set_lines
from read import said

from reader import formats
from reader.formats.decoding.pdf_signs import Sign
from reader.formats.kinds.documents.pdf_notes import usual_size, without_notes
from reader.model.transcript import Transcript


def read(*pages: str) -> Transcript:
    return formats.read_bytes(document(*pages), "a.pdf")


def spoken(transcript: Transcript) -> list[tuple[str, str]]:
    return [(cue.speaker, " ".join(cue.text.split())) for cue in transcript.cues]


def small(left: float, height: float, words: str, size: int = 7) -> str:
    return f"BT /F {size} Tf {left} {height} Td ({words}) Tj ET\n"


# "HOLM: In the lower street" is 25 signs of 6 points, from 72 to 222; the mark is 4.2 wide.
NOTED = (
    at(72, 700, "LIND: Where was it?")
    + at(72, 688, "HOLM: In the lower street")
    + small(222, 692, "1")
    + at(226.2, 688, ", next to the cooper.")
    + at(72, 676, "LIND: And then?")
    + at(72, 664, "HOLM: It burned.")
)
TURNS = [
    ("LIND", "Where was it?"),
    ("HOLM", "In the lower street, next to the cooper."),
    ("LIND", "And then?"),
    ("HOLM", "It burned."),
]


def test_a_footnote_is_nobodys_words_and_its_mark_no_part_of_a_word() -> None:
    transcript = read(NOTED + small(72, 100, "1 Today Market Street; pulled down in 1961."))
    assert spoken(transcript) == TURNS
    assert "1 line of footnotes was left out." in said(transcript)


def test_a_note_of_several_lines_goes_as_a_whole() -> None:
    note = small(72, 110, "1 Today Market Street; the house") + small(72, 102, "was pulled down.")
    transcript = read(NOTED + note)
    assert spoken(transcript) == TURNS
    assert "2 lines of footnotes were left out." in said(transcript)


def test_small_print_without_a_mark_in_the_text_is_no_note() -> None:
    plain = set_lines(["LIND: Where was it?", "HOLM: It burned.", "LIND: When?", "HOLM: In May."])
    transcript = read(plain + small(72, 652, "1 of 3 witnesses heard that day."))
    assert "witnesses" in " ".join(text for _, text in spoken(transcript))


def test_a_power_is_no_mark() -> None:
    # 10 to the power of 3, and small print that opens with another number.
    page = at(72, 700, "HOLM: It held 10") + small(168, 704, "3") + at(172.2, 700, " litres.")
    rest = set_lines(["LIND: So much?", "HOLM: Yes.", "LIND: Well."], top=688)
    transcript = read(page + rest + small(72, 652, "2 Of oak."))
    assert spoken(transcript)[0] == ("HOLM", "It held 103 litres.")


def test_the_size_of_most_signs_is_the_usual_one() -> None:
    signs = [Sign(0, 0, 1, 1, size, "a") for size in (7, 10, 10, 10, 18)]
    assert usual_size([signs[:2], signs[2:]]) == 10
    assert usual_size([]) == 0
    assert without_notes(signs, 10) == (signs, 0)


DEPOSITION = ["Q. Were you there?", "A. I was.", "Q. Who else?", "A. The boy.", "Q. His name?"]


def test_an_index_of_words_is_no_answer() -> None:
    index = ["boy 1:4 2:4", "bridge 1:1, 2:1", "Ferro 1:4-6", "wheel 12:25 31:2"]
    transcript = read(set_lines([*DEPOSITION, "A. Piet."]), set_lines(index))
    assert spoken(transcript)[-1] == ("A", "Piet.")
    assert "4 lines of an index of words were left out." in said(transcript)


def test_times_that_somebody_names_are_no_index() -> None:
    said = ["A. At", "yes 6:40", "and then 7:15", "ah 8:20"]
    transcript = read(set_lines([*DEPOSITION, *said]))
    assert "7:15" in spoken(transcript)[-1][1]
