"""A decoder of line-21 captions, by 47 CFR 79.119; codes are those of channel 1 without parity."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.formats.kinds.broadcast.cea608 import TimedScreen, decode

RCL, EOC, EDM, ENM = 0x1420, 0x142F, 0x142C, 0x142E
RU2, RU3, CR, RDC = 0x1425, 0x1426, 0x142D, 0x1429
BACKSPACE, DELETE_ROW, TEXT = 0x1421, 0x1424, 0x142B
ROW_14, ROW_15, ROW_15_INDENT_4 = 0x1440, 0x1460, 0x1472
SECOND = 0x0800
"""Added to a first byte it makes a code one of channel 2."""


def pairs(*codes: int | str) -> Iterator[tuple[int, int, int]]:
    """Yield pairs of bytes, one a frame from 0 on: codes, and words of an even length."""
    frame = 0
    for code in codes:
        data = code.encode("ascii") if isinstance(code, str) else code.to_bytes(2, "big")
        for at in range(0, len(data), 2):
            yield data[at], data[at + 1], frame
            frame += 1


def shown(*codes: int | str) -> list[TimedScreen]:
    return decode(pairs(*codes))[0]


def texts(*codes: int | str) -> list[str]:
    return [screen.text for screen in shown(*codes)]


def test_a_pop_on_caption_is_seen_from_its_end_to_its_erasure() -> None:
    # Frames: 0 RCL, 1 row, 2 "Hi", 3 EOC, 4 and 5 nothing, 6 EDM.
    assert shown(RCL, ROW_15, "Hi", EOC, 0, 0, EDM) == [TimedScreen("Hi", 3, 6)]
    assert shown(RCL, ROW_15, "Hi", EOC) == [TimedScreen("Hi", 3, None)]


def test_the_next_pop_on_caption_takes_the_place_of_the_one_before() -> None:
    # Frames: 0 RCL, 1 row, 2 "Hi", 3 EOC, 4 ENM, 5 RCL, 6 row, 7 "Yo", 8 EOC, 9 EDM.
    assert shown(RCL, ROW_15, "Hi", EOC, ENM, RCL, ROW_15, "Yo", EOC, EDM) == [
        TimedScreen("Hi", 3, 8),
        TimedScreen("Yo", 8, 9),
    ]


def test_rows_part_lines_whatever_their_order() -> None:
    assert texts(RCL, ROW_15, "lo", ROW_14, "hi", EOC) == ["hi\nlo"]


def test_control_codes_are_sent_twice() -> None:
    assert texts(RCL, RCL, ROW_15, ROW_15, "Hi", BACKSPACE, BACKSPACE, EOC, EOC) == ["H"]
    assert texts(RCL, ROW_15, "Hi", BACKSPACE, BACKSPACE, BACKSPACE, EOC) == []


def test_rolled_up_lines_are_given_one_by_one() -> None:
    # Frames: 0 RU2, 1 CR, 2 "ab", 3 CR, 4 "cd", 5 EDM.
    assert shown(RU2, CR, "ab", CR, "cd", EDM) == [TimedScreen("ab", 2, 3), TimedScreen("cd", 4, 5)]


def test_another_depth_of_rolling_begins_anew_and_a_row_moves_the_line() -> None:
    assert texts(RU2, CR, "ab", RU3, "cd") == ["ab", "cd"]
    # Row 14 with an indent of 8 columns: the two letters stand in the first of them.
    assert texts(RU2, CR, "ab", ROW_14 | 0x14, "cd") == ["ab" + " " * 6 + "cd"]


def test_painted_words_are_another_caption_where_they_go_over_those_before() -> None:
    assert texts(RDC, ROW_15, "ab", ROW_15, "cd") == ["ab", "cd"]
    assert texts(RDC, ROW_14, "ab", ROW_15, "cd") == ["ab\ncd"]
    assert texts(RDC, ROW_15, "ab", ROW_14, "cd") == ["ab", "cd"]


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        (("*\\", "^_", "`{", "|}", "~a"), "áéíóúç÷Ñña"),
        (("a ", 0x1137, " b"), "a ♪ b"),
        (("ab", 0x112E, "cd"), "ab cd"),  # italics take the place of a space
        (("Ca", 0x1221), "CÉ"),
        (("u ", 0x1333), "uö"),
        (("ab", 0x1722, "cd"), "ab  cd"),
        (("ab", ROW_15_INDENT_4, DELETE_ROW), "ab"),
        (("abcd", ROW_15, DELETE_ROW, "ef"), "ef"),
    ],
)
def test_characters_and_places_of_a_row(codes: tuple[int | str, ...], text: str) -> None:
    assert texts(RCL, ROW_15, *codes, EOC) == [text]


def test_a_row_has_32_columns_and_the_last_is_written_over() -> None:
    assert texts(RCL, ROW_15, "a" * 32 + "bc", EOC) == ["a" * 31 + "c"]


def test_channels_are_apart_and_text_mode_is_no_caption() -> None:
    first, second = decode(
        pairs(RCL, ROW_15, "ab", RCL | SECOND, ROW_15 | SECOND, "cd", EOC | SECOND, EOC)
    )
    assert [screen.text for screen in first] == ["ab"]
    assert [screen.text for screen in second] == ["cd"]
    assert texts(TEXT, "ab", RCL, ROW_15, "cd", EOC) == ["cd"]


def test_data_services_and_parity_are_passed_over() -> None:
    assert texts(RCL, ROW_15, "ab", 0x0103, "no", RCL, "cd", EOC) == ["abcd"]
    odd = [
        (first | 0x80, second | 0x80, frame)
        for first, second, frame in pairs(RCL, ROW_15, "ab", EOC)
    ]
    assert [screen.text for screen in decode(iter(odd))[0]] == ["ab"]


def test_words_before_any_mode_and_no_words_are_nothing() -> None:
    assert shown("ab", EDM) == []
    assert shown() == []
    assert shown(RCL, EOC, EDM) == []
