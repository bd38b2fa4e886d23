"""PDF: words by their places, columns, numbers of lines, heads of pages, what files may cost."""

from __future__ import annotations

import io
import zlib

import pypdf
import pytest
from pdf_files import FONT, at, document, made, packed, set_lines, stream
from read import said

from reader import formats
from reader.errors import FormatError
from reader.formats.decoding import pdf_signs
from reader.model.transcript import Transcript


def read(data: bytes) -> Transcript:
    return formats.read_bytes(data, "a.pdf")


def spoken(transcript: Transcript) -> list[tuple[str, str]]:
    return [(cue.speaker, " ".join(cue.text.split())) for cue in transcript.cues]


FOUR = [
    "Ana Reyes: The tide is out and the café is open",
    "for whoever comes by.",
    "Ben Okoro: So we walk along the quay to the end of it",
    "and back.",
    "Ana Reyes: Bring the rope.",
    "Ben Okoro: I have it.",
]
TURNS = [
    ("Ana Reyes", "The tide is out and the café is open for whoever comes by."),
    ("Ben Okoro", "So we walk along the quay to the end of it and back."),
    ("Ana Reyes", "Bring the rope."),
    ("Ben Okoro", "I have it."),
]


def test_words_that_only_places_part_are_parted() -> None:
    # By a number of TJ, by spacing of letters within strings, by a place of their own each.
    kerned = "BT /F 10 Tf 72 700 Td [(Ana Reyes:) -600 (The) -600 (ti) 0 (de) -600 (is)] TJ ET\n"
    spaced = "BT /F 10 Tf 72 688 Td 6 Tc [(o) 600 (u) 600 (ta) 600 (n) 600 (d)] TJ 0 Tc ET\n"
    placed = at(72, 676, "the") + at(96, 676, "café") + at(126, 676, "is") + at(144, 676, "open.")
    rest = set_lines(FOUR[2:], top=664)
    assert spoken(read(document(kerned + spaced + placed + rest)))[0] == (
        "Ana Reyes",
        "The tide is out and the café is open.",
    )


def test_letters_set_apart_are_still_words() -> None:
    spaced = "BT /F 10 Tf 72 700 Td 1.5 Tc (The tide is out) Tj 0 Tc ET\n"
    assert spoken(read(document(spaced))) == [("", "The tide is out")]


def test_a_space_under_a_letter_is_none() -> None:
    page = at(72, 700, "Wav") + at(90, 700, " ") + at(90, 700, "es came in.")
    assert spoken(read(document(page))) == [("", "Waves came in.")]


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"left line {word} of the column" for word in ("one", "two", "six", "ten", "far")]
    right = [f"right line {word} of the column" for word in ("one", "two", "six", "ten", "far")]
    rows = "".join(
        at(72, 640 - 12 * n, a) + at(320, 640 - 12 * n, b)
        for n, (a, b) in enumerate(zip(left, right, strict=True))
    )
    title = at(72, 680, "A heading that stands over both of the columns of the page, all across")
    text = " ".join(cue.text for cue in read(document(title + rows)).cues)
    assert " ".join(text.split()) == (
        "A heading that stands over both of the columns of the page, all across "
        + " ".join(left + right)
    )


def test_labels_beside_the_text_are_no_column() -> None:
    names = ("ANA:", "BEN:") * 4
    words = ["The tide is out and we walk along the quay to its end."] * 8
    rows = "".join(
        at(72, 700 - 12 * n, name) + at(150, 700 - 12 * n, line)
        for n, (name, line) in enumerate(zip(names, words, strict=True))
    )
    assert spoken(read(document(rows))) == [
        (name.rstrip(":"), line) for name, line in zip(names, words, strict=True)
    ]


COURT = [
    *("MR. FLINT: Where were you born?", "MS. REYES: Behind the yard, in the house"),
    *("with the red door.", "MR. FLINT: And then?", "MS. REYES: Then came the boats."),
    *("MR. FLINT: When was that?", "MS. REYES: In the winter of the flood."),
    *("MR. FLINT: Thank you.", "MS. REYES: Not at all.", "MR. FLINT: Another one."),
]


def court_page(number: int) -> str:
    numbers = "".join(at(60, 700 - 24 * n, f"{n + 1:2}") for n in range(len(COURT)))
    head = at(480, 760, f"Page {number}") + at(200, 40, "Harbour Reporting, Inc.")
    return head + numbers + set_lines(COURT, left=90, pitch=24)


HEARING = [
    *("THE COURT: Any matters before", "we begin?", "MR. FLINT: None, and so we may go on to"),
    *("THE COURT: Please.", "Q. Where were you at that time, and who", "was with you"),
    *("A. At home", "MS. REYES: Objection", "THE COURT: Sustained.", "(Recess taken.)"),
    *("Q. Were you alone?", "A. I was."),
]


def test_each_turn_of_a_hearing_stands_by_itself_whether_a_sentence_ends_before_it_or_not() -> None:
    numbers = "".join(at(60, 700 - 24 * n, f"{n + 1:2}") for n in range(len(HEARING)))
    page = numbers + set_lines(HEARING, left=90, pitch=24)
    assert spoken(read(document(page, page, page)))[:9] == [
        ("THE COURT", "Any matters before we begin?"),
        ("MR. FLINT", "None, and so we may go on to"),
        ("THE COURT", "Please."),
        ("Q", "Where were you at that time, and who was with you"),
        ("A", "At home"),
        ("MS. REYES", "Objection"),
        ("THE COURT", "Sustained."),
        ("", "(Recess taken.)"),
        ("Q", "Were you alone?"),
    ]


def test_numbers_of_lines_and_heads_of_pages_are_left_out_and_told() -> None:
    transcript = read(document(*(court_page(n) for n in (1, 2, 3))))
    page = [
        ("MR. FLINT", "Where were you born?"),
        ("MS. REYES", "Behind the yard, in the house with the red door."),
        ("MR. FLINT", "And then?"),
        ("MS. REYES", "Then came the boats."),
        ("MR. FLINT", "When was that?"),
        ("MS. REYES", "In the winter of the flood."),
        ("MR. FLINT", "Thank you."),
        ("MS. REYES", "Not at all."),
        ("MR. FLINT", "Another one."),
    ]
    assert spoken(transcript) == page * 3
    assert "6 lines that recur at the head or foot of the pages were left out." in said(transcript)
    assert "The numbers of 30 lines were left out." in said(transcript)


def leaf(number: int, *, top: str = "", middle: str = "") -> str:
    """Return a page of twelve lines that are on no other, with a head, and a line in the middle."""
    words = [f"line {letter} of leaf {'abcde'[number]} goes on and on" for letter in "abcdefghijkl"]
    words[6:6] = [middle] if middle else []
    head = at(200, 760, "Harbour Hearing: Day One")
    return head + set_lines([top, *words] if top else words)


@pytest.mark.parametrize("top", ["INTERVIEWER:", "ANA REYES:", "INTERVIEWER: And then"])
def test_who_speaks_at_the_top_of_pages_is_no_head(top: str) -> None:
    transcript = read(document(leaf(0), *(leaf(n, top=top) for n in (1, 2, 3)), leaf(4)))
    names = [cue.speaker for cue in transcript.cues]
    assert names == ["", *[top.partition(":")[0]] * 3]
    begins = f"{top.partition(':')[2]} line a".strip()
    assert all(cue.text.startswith(begins) for cue in transcript.cues[1:])
    # The head of the five pages opens as a label does, and is on all of them.
    assert "5 lines that recur at the head or foot of the pages were left out." in said(transcript)


def test_times_at_the_top_of_pages_are_no_heads() -> None:
    transcript = read(document(*(leaf(n, top=f"00:0{n}:33") for n in (1, 2, 3, 4))))
    assert [cue.start for cue in transcript.cues] == [93_000, 153_000, 213_000, 273_000]


def test_what_stands_in_the_middle_of_pages_as_often_is_no_head() -> None:
    transcript = read(
        document(*(leaf(n, top="Speaker 1", middle="Speaker 2") for n in (1, 2, 3, 4)))
    )
    shown = [f"{cue.speaker} {cue.text}".count("Speaker") for cue in transcript.cues]
    assert sum(shown) == 8


def test_a_title_in_the_middle_of_the_cover_is_the_head_of_other_pages() -> None:
    heads = [at(72, 760, "The Harbour Talk") + set_lines(THREE * 5) for _ in range(4)]
    transcript = read(document(leaf(0, middle="The Harbour Talk"), *heads))
    assert " ".join(cue.text for cue in transcript.cues).count("The Harbour Talk") == 1


def test_each_fifth_line_may_be_numbered() -> None:
    lines = [
        f"This is line {letter} of the speech, which goes on" for letter in "abcdefghijklmnopqrst"
    ]
    numbers = "".join(at(50, 700 - 12 * (n - 1), str(n)) for n in (5, 10, 15, 20))
    transcript = read(document(numbers + set_lines(lines)))
    assert spoken(transcript) == [("", " ".join(lines))]
    assert "The numbers of 4 lines were left out." in said(transcript)


def test_years_at_the_beginning_of_lines_are_words() -> None:
    lines = [
        "In the winter of the flood we left the house by the yard, and that was in",
        "1957 or a year later, when the boats came over from the other side; I was",
        "12 at the time, and my brother, who had gone before us, must have been all of",
        "20 when he came home.",
    ]
    assert spoken(read(document(set_lines(lines)))) == [("", " ".join(lines))]


TWO = ["One two three four five six seven eight nine", "ten eleven twelve thirteen fourteen fif"]
THREE = [*TWO, "teen sixteen seventeen eighteen nineteen twen"]


def test_a_first_line_indented_opens_a_paragraph() -> None:
    page = "".join(
        at(left, 700 - 12 * n, TWO[n % 2]) for n, left in enumerate((90, 72, 90, 72, 90, 72))
    )
    assert spoken(read(document(page))) == [("", " ".join(TWO))] * 3


def test_a_gap_parts_paragraphs() -> None:
    page = "".join(set_lines(THREE, top=top) for top in (700, 646, 592))
    assert spoken(read(document(page))) == [("", " ".join(THREE))] * 3


def test_words_parted_at_the_end_of_a_line_are_whole() -> None:
    lines = [
        "The light-",
        "house stood beside the well-",
        "known yard, and the well-known keep-",
        "er was called Okoro-",
        "Lind by all the HARBOUR MAS-",
        "TERS.",
    ]
    assert spoken(read(document(set_lines(lines)))) == [
        (
            "",
            "The lighthouse stood beside the well-known yard, and the well-known keeper was"
            " called Okoro- Lind by all the HARBOUR MASTERS.",
        ),
    ]


def test_a_page_that_lies_on_its_side_is_read() -> None:
    turned = "".join(
        f"BT /F 10 Tf 0 1 -1 0 {100 + 12 * n} 72 Tm ({line}) Tj ET\n" for n, line in enumerate(FOUR)
    )
    assert spoken(read(document(turned))) == TURNS
    margin = "BT /F 10 Tf 0 1 -1 0 20 300 Tm (COPY) Tj ET\n"
    assert spoken(read(document(margin + set_lines(FOUR)))) == TURNS


def test_a_line_cut_off_by_the_page_and_drawn_again_is_read_once() -> None:
    again = "and this is the line that is drawn twice"
    transcript = read(
        document(set_lines(["The tide is out", again]), set_lines([again, "as you see."]))
    )
    assert spoken(transcript) == [("", f"The tide is out {again} as you see.")]
    assert "1 line drawn on two pages was read once." in said(transcript)


def test_title_and_author_are_read_and_placeholders_are_none() -> None:
    info = "<< /Title <FEFF00480061006600E9006E> /Author (Anne Lind) >>"
    transcript = read(document(set_lines(FOUR), info=info))
    assert (transcript.title, transcript.author) == ("Hafén", "Anne Lind")
    assert not read(document(set_lines(FOUR), info="<< /Title (untitled) >>")).title


def protected(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(document(set_lines(FOUR))))
    writer.encrypt(password, "owner", algorithm="AES-256")
    stored = io.BytesIO()
    writer.write(stored)
    return stored.getvalue()


def test_a_file_that_only_forbids_changes_is_read() -> None:
    assert spoken(read(protected(""))) == TURNS


def test_a_file_that_asks_for_a_password_says_so() -> None:
    with pytest.raises(FormatError, match="protected by a password"):
        read(protected("secret"))


def test_a_stream_is_unpacked_and_one_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    whole = zlib.compress(set_lines(FOUR).encode("cp1252"), 0)
    assert spoken(read(packed(whole))) == TURNS
    assert spoken(read(packed(whole[:-30])))[:3] == TURNS[:3]


@pytest.mark.parametrize("end", [None, -1])
def test_a_bomb_is_refused_before_it_is_unpacked(
    end: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_signs, "LARGEST_STREAM", 100_000)
    monkeypatch.setattr(pdf_signs, "MOST_UNPACKED", 150_000)
    with pytest.raises(FormatError, match="unpacks to far more than any document holds"):
        read(packed(zlib.compress(b" " * 1_000_000)[:end]))


def test_drawings_inside_drawings_end_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signs, "MOST_DRAWINGS", 1_000)
    depth = 30
    objects: list[str | bytes] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 612 792]"
        " /Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"/X Do /X Do\n"),
    ]
    for level in range(depth):
        inner = f"/Resources << /XObject << /X {6 + level} 0 R >> >>" if level < depth - 1 else ""
        head = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {inner} "
        objects.append(stream(b"/X Do /X Do\n" if inner else b"", head))
    with pytest.raises(FormatError, match="too many drawings"):
        read(made(objects))


def test_the_end_of_a_document_without_end_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signs, "MOST_SIGNS", 300)
    transcript = read(document(*[set_lines(FOUR)] * 4))
    assert spoken(transcript) == TURNS
    assert "what begins with page 2 is left out" in said(transcript)


def test_signs_without_letters_are_told() -> None:
    nameless = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts"
        " [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe)"
        " /Ordering (Identity) /Supplement 0 >>"
        " /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 >> >>] >>"
    )
    page = "BT /F 10 Tf 72 500 Td <004100420043> Tj ET\n"
    alone = document(page).replace(FONT.encode(), nameless.encode())
    with pytest.raises(FormatError, match="does not say which letters its signs are"):
        read(alone)
    both = document(
        set_lines(FOUR) + page.replace("/F", "/G"),
        fonts=f"/F 3 0 R /G {nameless}",
    )
    transcript = read(both)
    assert spoken(transcript) == TURNS
    assert "3 signs were left out, of which the PDF does not say" in said(transcript)


@pytest.mark.parametrize("form", ["00:00:0{} {}", "{1}  00:00:0{0}", "[00:00:0{}] {}"])
def test_a_time_and_a_name_stand_above_their_words(form: str) -> None:
    turns = [
        (
            4,
            "Speaker 1",
            ["Welcome everybody, and thanks for coming to the hall,", "which is cold."],
        ),
        (7, "Speaker 2", ["Thanks. I am nervous"]),
        (9, "Grace", ["Do not be. At 00:30 we have tea, and then we go on", "with what we have."]),
        (9, "Speaker 1", ["Good."]),
    ]
    lines = [line for time, name, words in turns for line in (form.format(time, name), *words)]
    transcript = read(document(set_lines(lines)))
    assert [(cue.start, cue.speaker, cue.text) for cue in transcript.cues] == [
        (time * 1000, name, " ".join(words)) for time, name, words in turns
    ]


def test_the_lines_of_a_short_last_page_lose_their_numbers_too() -> None:
    pages = []
    for number in (1, 2):
        numbers = set_lines([str(line) for line in range(1, 13)], left=60)
        words = ["ANA:  Does it rain?", "BEN:  It rains."] * 6
        head = at(72, 740, "Under Review") + at(500, 725, str(number))
        pages.append(head + numbers + set_lines(words, left=90))
    head = at(72, 740, "Under Review") + at(500, 725, "3")
    last = head + set_lines(["1", "2"], left=60) + set_lines(["ANA:  No?", "BEN:  No."], left=90)
    found = read(document(*pages, last))
    assert spoken(found)[-2:] == [("ANA", "No?"), ("BEN", "No.")]
    assert {cue.speaker for cue in found.cues} == {"ANA", "BEN"}


def test_a_line_in_larger_letters_is_no_part_of_the_words_below() -> None:
    title = "BT /F 16 Tf 72 712 Td (Harbour talk) Tj ET\n"
    turns = ["ANA: It is cold", "BEN: It is", "ANA: And wet", "BEN: So it is"]
    transcript = read(document(title + set_lines(turns)))
    assert transcript.title == "Harbour talk"
    assert spoken(transcript)[:2] == [("ANA", "It is cold"), ("BEN", "It is")]


def test_what_hangs_below_its_first_line_goes_on() -> None:
    hanging = at(72, 700, "ANA: The lock was shut by those who") + at(90, 688, "keep the bridge.")
    rest = at(72, 676, "BEN: Since when?") + at(72, 664, "ANA: Since March.")
    assert spoken(read(document(hanging + rest))) == [
        ("ANA", "The lock was shut by those who keep the bridge."),
        ("BEN", "Since when?"),
        ("ANA", "Since March."),
    ]


def test_compounds_that_a_line_parts_keep_their_hyphen() -> None:
    lines = [
        *("ANA: She kept the books of the well-", "known house for ninety-"),
        *("nine months, all of them by lamp-", "light.", "BEN: Why?", "ANA: It was dark."),
    ]
    assert spoken(read(document(set_lines(lines))))[0] == (
        "ANA",
        "She kept the books of the well-known house for ninety-nine months, all of them by"
        " lamplight.",
    )


def test_the_last_page_is_parted_where_the_others_are() -> None:
    left = [
        f"left line {word} of this page." for word in ("one", "two", "six", "ten", "far", "off")
    ]
    right = [line.replace("left", "right") for line in left]
    full = set_lines(left, left=72) + set_lines(right, left=320, top=694)
    short = set_lines(left[:3], left=72) + set_lines(right[:2], left=320)
    found = read(document(full, full, short))
    text = " ".join(" ".join(cue.text.split()) for cue in found.cues)
    assert text.endswith(" ".join(left[:3] + right[:2]))


def test_short_pages_in_two_languages_are_read_column_by_column() -> None:
    pages = []
    for place, lieu in (("lock", "écluse"), ("quay", "berge"), ("dock", "rade")):
        english = [
            f"The Chair: We begin. The {place} is",
            "shut since March.",
            f"Ms. Ruiz: The {place}?",
        ]
        french = [
            f"Le président : On ouvre. Cette {lieu}",
            "est fermée.",
            f"Mme Ruiz : Cette {lieu} ?",
        ]
        pages.append(set_lines(english, left=72, pitch=24) + set_lines(french, left=320, pitch=24))
    found = spoken(read(document(*pages)))
    for place in ("lock", "quay", "dock"):
        assert ("The Chair", f"We begin. The {place} is shut since March.") in found
    assert not any("Le président" in text and "shut" in text for _, text in found)


def test_names_with_their_times_above_the_words_are_no_columns() -> None:
    pages = []
    for minute in (0, 1):
        turns = (("Ana Ruiz", "04", "It is shut."), ("Tom Lee", "09", "Since when?"))
        turns += (("Ana Ruiz", "15", "Since March."),)
        page, height = "", 700
        for name, second, words in turns:
            page += at(40, height, name) + at(130, height, f"{minute}:{second}")
            page += at(40, height - 14, words)
            height -= 36
        pages.append(page)
    found = read(document(*pages))
    assert [(cue.start, cue.speaker, cue.text) for cue in found.cues] == [
        (4_000, "Ana Ruiz", "It is shut."),
        (9_000, "Tom Lee", "Since when?"),
        (15_000, "Ana Ruiz", "Since March."),
        (64_000, "Ana Ruiz", "It is shut."),
        (69_000, "Tom Lee", "Since when?"),
        (75_000, "Ana Ruiz", "Since March."),
    ]
