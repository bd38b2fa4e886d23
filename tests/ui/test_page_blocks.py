"""The blocks of a page: none too long, together the text, with the way there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from reader.model.prose import captions, prose
from reader.model.transcript import Cue, Transcript
from reader.ui.state import page_blocks
from reader.ui.state.page_blocks import LONGEST, PageBlocks


def blocks_of(*texts: str) -> PageBlocks:
    return PageBlocks(prose(Transcript(cues=tuple(Cue(t, starts_paragraph=True) for t in texts))))


def text_of(blocks: PageBlocks) -> str:
    return "".join(blocks.stretches())


def document_of(blocks: PageBlocks) -> QTextDocument:
    made = QTextDocument()
    made.setPlainText(text_of(blocks))
    return made


def test_a_paragraph_is_a_block() -> None:
    blocks = blocks_of("They built the iron bridge.", "Why? 😀 Nobody knows.")
    assert len(blocks) == 2
    assert not blocks.is_cut
    assert text_of(blocks) == "They built the iron bridge.\nWhy? 😀 Nobody knows."
    # The second paragraph begins at 28, the face at 33: one character there, and two units here.
    assert blocks.to_unit(33) == 33
    assert blocks.to_unit(34) == 35
    assert blocks.to_offset(35) == 34
    assert blocks.to_units([(28, 32), (33, 34)]) == [(28, 32), (33, 35)]


def test_where_every_letter_is_a_unit_places_are_the_same() -> None:
    blocks = blocks_of("They built the iron bridge.", "Nobody knows why.")
    assert [blocks.to_unit(place) for place in (0, 28, 45)] == [0, 28, 45]
    assert [blocks.to_offset(unit) for unit in (0, 28, 45)] == [0, 28, 45]
    assert blocks.to_units([(0, 4), (28, 34)]) == [(0, 4), (28, 34)]


def test_a_long_paragraph_is_cut_at_its_spaces() -> None:
    blocks = blocks_of("Before.", "word " * 5_000 + "end", "After.")
    assert blocks.is_cut
    assert max(blocks.lengths) <= LONGEST
    assert len(blocks) == 2 + 5  # 25,003 letters of at most 6,000 each
    # A block's end stands for the space, so that nothing is longer or shorter than it was.
    assert text_of(blocks).replace("\n", " ") == blocks.reading.text.replace("\n", " ")
    assert [blocks.paragraph(nth) for nth in range(7)] == [0, 1, 1, 1, 1, 1, 2]
    begins = [nth for nth in range(7) if blocks.begins_paragraph(nth)]
    ends = [nth for nth in range(7) if blocks.ends_paragraph(nth)]
    assert (begins, ends) == ([0, 1, 6], [0, 5, 6])


def test_where_there_is_no_space_the_end_of_a_block_is_a_place_of_its_own() -> None:
    blocks = blocks_of("x" * 10_000)
    assert list(blocks.lengths) == [6_000, 4_000]
    assert text_of(blocks) == "x" * 6_000 + "\n" + "x" * 4_000
    assert [blocks.to_unit(at) for at in (5_999, 6_000, 6_001)] == [5_999, 6_001, 6_002]
    assert [blocks.to_offset(at) for at in (5_999, 6_000, 6_001, 6_002)] == [
        *(5_999, 6_000, 6_000, 6_001)
    ]


def test_what_qt_takes_long_to_set_is_cut_shorter() -> None:
    assert max(blocks_of("鉄の橋を架けた。" * 1_000).lengths) <= LONGEST / 2
    assert max(blocks_of("Où était “l’été” — là-bas. " * 1_000).lengths) > LONGEST / 2


def test_a_letter_keeps_its_accents_and_a_face_its_parts() -> None:
    accents = blocks_of("e\u0301" * 4_000)
    family = blocks_of("👨‍👩‍👧" * 4_000)
    for blocks, whole in ((accents, "e\u0301"), (family, "👨‍👩‍👧")):
        for block in text_of(blocks).split("\n"):
            assert block == whole * (len(block) // len(whole))


def test_a_line_of_a_caption_stays_a_line() -> None:
    lines = "\n".join(f"Line {number}." for number in range(2_000))
    blocks = PageBlocks(captions(Transcript(cues=(Cue(lines),))))
    assert blocks.is_cut
    assert text_of(blocks).replace("\u2028", "\n") == lines


@given(
    st.lists(
        st.text(alphabet="ab c\u2028\u3000😀e\u0301\u200d鉄", min_size=1, max_size=60), max_size=6
    )
)
def test_there_and_back_through_the_document(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_blocks, "LONGEST", 12)
        patch.setattr(page_blocks, "_LONGEST_OF_OTHERS", 6)
        patch.setattr(page_blocks, "_WITHIN_WORDS", 4)
        patch.setattr(page_blocks, "_BLOCKS_AT_ONCE", 3)
        blocks = blocks_of(*texts)
        document = document_of(blocks)
        reading = blocks.reading
    assert document.blockCount() == max(1, len(blocks))
    offsets = [blocks.to_offset(unit) for unit in range(document.characterCount())]
    assert offsets == sorted(offsets)
    for offset in range(len(reading.text) + 1):
        unit = blocks.to_unit(offset)
        assert blocks.to_offset(unit) == offset
        if offset < len(reading.text):
            shown, read = document.characterAt(unit), reading.text[offset]
            assert (
                shown == read
                or read > "\uffff"
                or (shown == "\u2029" and read in " \u2028\u3000\n")
            )
    for nth in range(len(blocks)):
        start = document.findBlockByNumber(nth).position()
        assert reading.paragraph_at(blocks.to_offset(start)) == blocks.paragraph(nth)


TALK = Transcript(
    cues=(
        Cue("We built it. 😀", 42_000, 45_000, "Ana Ruiz", starts_paragraph=True),
        Cue("Nobody knows.", 46_000, 48_000, "Ana Ruiz", starts_paragraph=True),
        Cue("Why?", 62_000, 63_000, "Bo", starts_paragraph=True),
        Cue("لا أحد يعرف.", 64_000, 65_000, "Cy", starts_paragraph=True),
    )
)


def test_turns_begin_with_who_speaks_and_when_and_no_place_is_theirs() -> None:
    blocks = PageBlocks(prose(TALK), with_turns=True)
    assert text_of(blocks).split("\n") == [
        "Ana Ruiz (0:42): We built it. 😀",
        "Nobody knows.",
        "Bo (1:02): Why?",
        # Read from the right as without it; the name keeps its direction to itself (UAX #9, 2.4).
        "\u2068Cy (1:04):\u2069 لا أحد يعرف.",
    ]
    assert [blocks.tells_turn(index) for index in range(4)] == [True, False, True, True]
    assert list(blocks.lengths) == [31, 13, 15, 25]
    # "Ana Ruiz (0:42): " has 17 letters, and none of them is a place of the words.
    assert [blocks.to_unit(at) for at in (0, 1)] == [17, 18]
    assert {blocks.to_offset(unit) for unit in range(18)} == {0}
    assert blocks.to_offset(18) == 1
    why = blocks.reading.text.index("Why?")
    text = text_of(blocks)
    at = text.index("Why?") + 1  # the face is two units
    assert (blocks.to_unit(why), blocks.to_offset(at)) == (at, why)
    # A selection that ends with the paragraph before has nothing of the turn in it.
    assert blocks.to_unit(why - 1) == text.index("Bo (") - 1 + 1
    assert {blocks.to_offset(unit) for unit in range(blocks.to_unit(why - 1) + 1, at)} == {why}


def test_where_nobody_is_named_each_paragraph_says_when() -> None:
    cues = (Cue("One.", 1_000, 2_000), Cue("Two.", 3_000, 4_000, starts_paragraph=True))
    blocks = PageBlocks(prose(Transcript(cues=cues)), with_turns=True)
    assert text_of(blocks) == "(0:01) One.\n(0:03) Two."
    bare = PageBlocks(prose(Transcript(cues=(Cue("One."),))), with_turns=True)
    assert text_of(bare) == "One."


@given(
    st.lists(
        st.tuples(st.text(max_size=20), st.sampled_from(["", "Ana", "ليلى", "😀"])), max_size=6
    ),
    st.booleans(),
)
def test_every_place_is_found_again_with_turns_in_the_text(
    said: list[tuple[str, str]], timed: bool
) -> None:
    cues = tuple(
        Cue(text, nth * 1_000 if timed else None, None, speaker, starts_paragraph=True)
        for nth, (text, speaker) in enumerate(said)
    )
    reading = prose(Transcript(cues=cues))
    plain, blocks = PageBlocks(reading), PageBlocks(reading, with_turns=True)
    document = document_of(blocks)
    for at in range(len(reading.text) + 1):
        assert blocks.to_offset(blocks.to_unit(at)) == plain.to_offset(plain.to_unit(at))
    offsets = [blocks.to_offset(unit) for unit in range(document.characterCount())]
    assert offsets == sorted(offsets)
