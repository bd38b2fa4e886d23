"""Numbers of lines: of small pages on one sheet, of each fifth line, of all lines of a page."""

from __future__ import annotations

from pdf_files import at, document, set_lines

from reader import formats

LINES = [
    *("Q. Were you on the bridge of the tug", "at 6:40 in the morning?"),
    *("A. I was in the wheelhouse.", "Q. Who else was there?"),
    *("A. The master, and the boy.", "MR. HALE: Objection."),
]
TURNS = [
    ("Q", "Were you on the bridge of the tug at 6:40 in the morning?"),
    ("A", "I was in the wheelhouse."),
    ("Q", "Who else was there?"),
    ("A", "The master, and the boy."),
    ("MR. HALE", "Objection."),
]


def read(*pages: str) -> list[tuple[str, str]]:
    transcript = formats.read_bytes(document(*pages), "a.pdf")
    return [(cue.speaker, " ".join(cue.text.split())) for cue in transcript.cues]


def small_page(left: float, top: float, number: int) -> str:
    numbers = "".join(at(left, top - 22 * n, str(n + 1)) for n in range(len(LINES)))
    head = at(left + 200, top + 15, f"Page {number}")
    return head + numbers + set_lines(LINES, left=left + 24, top=top, pitch=22)


def test_four_small_pages_on_a_sheet_lose_their_numbers_each() -> None:
    places = ((40, 700), (40, 400), (326, 700), (326, 400))
    sheet = "".join(small_page(*place, number) for number, place in enumerate(places, 1))
    assert read(sheet) == TURNS * 4


def page_of(*words: str) -> list[str]:
    return [line for word in words for line in (f"Q. Was it {word}?", f"A. It was not {word}.")]


def test_numbers_right_of_each_fifth_line_are_no_words() -> None:
    pages = (
        set_lines(page_of("red", "old", "new", "far", "shut"))
        + at(530, 652, "5")
        + at(530, 592, "10"),
        set_lines(page_of("wet", "dry", "cold", "warm", "open"))
        + at(530, 652, "15")
        + at(530, 592, "20"),
    )
    found = read(*pages)
    assert found[4] == ("Q", "Was it new?")
    assert found[9] == ("A", "It was not shut.")
    assert found[14] == ("Q", "Was it cold?")
    assert found[19] == ("A", "It was not open.")


def test_a_year_at_the_end_of_a_line_stays() -> None:
    pages = [
        set_lines(page_of(*words)) + at(300, 652, "1995")
        for words in (("red", "old", "new"), ("wet", "dry", "hot"), ("far", "near", "shut"))
    ]
    assert sum("1995" in text for _, text in read(*pages)) == 3


def test_numbers_that_stand_close_are_those_of_the_lines_where_each_line_has_one() -> None:
    numbered = set_lines([f"{n} {line}" for n, line in enumerate(LINES, 1)])
    last = set_lines(["1 Q. Thank you.", "2 A. Not at all."])
    assert read(numbered, numbered, last)[-2:] == [("Q", "Thank you."), ("A", "Not at all.")]
