"""Names, and times, in a column of their own beside the words."""

from __future__ import annotations

from pdf_files import at, document

from reader import formats

WORDS = [
    ("Ana Ruiz", ("The lock is shut, and it has been shut", "since March.")),
    ("Tom Lee", ("Since March?",)),
    ("Ana Ruiz", ("Yes. The gates are oak, and they leak", "a bucket every minute.")),
    ("Pia Holm", ("I was there.",)),
    ("Tom Lee", ("Thank you.",)),
]
TURNS = [(name, " ".join(lines)) for name, lines in WORDS]


def read(page: str) -> list[tuple[str, str]]:
    transcript = formats.read_bytes(document(page), "a.pdf")
    return [(cue.speaker, " ".join(cue.text.split())) for cue in transcript.cues]


def hanging(sign: str = "") -> str:
    page, height = "", 700.0
    for name, lines in WORDS:
        page += at(72, height, name + sign)
        for line in lines:
            page += at(170, height, line)
            height -= 12
        height -= 8
    return page


def test_names_that_hang_beside_the_words_say_who_speaks() -> None:
    assert read(hanging()) == TURNS


def test_names_that_have_a_colon_say_so_as_ever() -> None:
    assert read(hanging(":")) == TURNS


def table(at_line: float) -> str:
    """Lay out a table whose names and times stand at a line of their cells: 0 top, 1 foot."""
    page = at(72, 740, "Time") + at(140, 740, "Speaker") + at(210, 740, "Text")
    height, seconds = 712.0, 4
    for name, lines in WORDS:
        level = height - 12 * (len(lines) - 1) * at_line
        page += at(72, level, f"00:00:{seconds:02}") + at(140, level, name)
        for line in lines:
            page += at(210, height, line)
            height -= 12
        height -= 12
        seconds += 7
    return page


def timed(page: str) -> list[tuple[int | None, str, str]]:
    transcript = formats.read_bytes(document(page), "a.pdf")
    return [(cue.start, cue.speaker, " ".join(cue.text.split())) for cue in transcript.cues]


def test_a_printed_table_is_read_row_by_row_wherever_in_its_cells_the_names_stand() -> None:
    right = [(4_000 + 7_000 * n, name, words) for n, (name, words) in enumerate(TURNS)]
    for level in (0, 1, 0.5):
        assert timed(table(level)) == right


def test_two_columns_of_words_are_no_names() -> None:
    left = ["We walked", "to the quay", "We walked", "and home"]
    page = "".join(at(72, 700 - 12 * n, line) for n, line in enumerate(left))
    page += "".join(
        at(200, 700 - 12 * n, line)
        for n, line in enumerate(["and it was cold there", "and it was wet there"] * 2)
    )
    assert {speaker for speaker, _ in read(page)} == {""}


def test_a_table_over_pages_of_few_rows_is_read_row_by_row() -> None:
    pages = [
        at(72, 700, "00:00:02")
        + at(140, 700, "Ana Ruiz")
        + at(230, 700, "The lock is shut, and")
        + at(230, 688, "it leaks.")
        + at(72, 664, "00:00:09")
        + at(140, 664, "Tom Lee")
        + at(230, 664, "Since May of last"),
        at(230, 700, "year, they say.")
        + at(72, 676, "00:01:02")
        + at(140, 676, "Ana Ruiz")
        + at(230, 676, "And nobody asked?"),
        at(72, 700, "01:00:02") + at(140, 700, "Tom Lee") + at(230, 700, "Not us."),
    ]
    transcript = formats.read_bytes(document(*pages), "a.pdf")
    assert [(cue.start, cue.speaker, cue.text) for cue in transcript.cues] == [
        (2_000, "Ana Ruiz", "The lock is shut, and it leaks."),
        (9_000, "Tom Lee", "Since May of last year, they say."),
        (62_000, "Ana Ruiz", "And nobody asked?"),
        (3_602_000, "Tom Lee", "Not us."),
    ]
