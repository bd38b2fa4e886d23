"""Where words and lines may be parted: UAX #29 and #14, with the dictionaries of ICU."""

from __future__ import annotations

import sys

import pytest

from reader.model import breaks

# Sentences parted by hand, word by word, with a bar.
THAI = "ภาษา|ไทย|เป็น|ภาษา|ที่|สวยงาม"  # Thai is a beautiful language
LAO = "ພາສາ|ລາວ|ເປັນ|ພາສາ|ທີ່|ງາມ"  # Lao is a beautiful language
KHMER = "ខ្ញុំ|ស្រឡាញ់|អ្នក"  # I love you
BURMESE = "ကျွန်တော်|သွား|မယ်"  # I shall go
CHINESE = "我|爱|北京|天安门"  # I love Beijing's Tiananmen
JAPANESE = "東京|に|住む"  # to live in Tokyo


def word(text: str, at: int) -> str:
    start, end = breaks.word_at(text, at)
    return text[start:end]


@pytest.fixture(params=breaks.DOORS, ids=lambda door: door.__name__)
def door(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    try:
        dictionary = request.param()
    except ImportError:
        pytest.skip("not installed here")
    monkeypatch.setattr(breaks, "_dictionary", lambda: dictionary)
    breaks._borders.cache_clear()
    return str(request.param.__name__)


@pytest.mark.usefixtures("door")
@pytest.mark.parametrize("parted", [THAI, LAO, KHMER, BURMESE, CHINESE, JAPANESE])
def test_a_dictionary_parts_words(parted: str) -> None:
    words = parted.split("|")
    text = "".join(words)
    at = 0
    for each in words:
        assert word(text, at) == each
        assert word(text, at + len(each) - 1) == each
        assert breaks.is_border(text, at)
        assert not any(breaks.is_border(text, at + inside) for inside in range(1, len(each)))
        at += len(each)


@pytest.mark.usefixtures("door")
def test_places_are_code_points_behind_letters_beyond_the_first_plane() -> None:
    text = "\U00020bb7野家に東京"  # 𠮷野家, then "to Tokyo"
    assert word(text, 4) == "東京"
    assert breaks.is_border(text, 4)
    assert not breaks.is_border(text, 5)


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Don't go", 3, "Don't"),  # UAX #29, WB6 and WB7
        ("l’été", 0, "l’été"),
        ("‘tis’", 1, "tis"),  # at the ends of a word it is a quotation mark
        ("at 3.5 km", 4, "3.5"),  # WB11 and WB12
        ("1,200 people", 1, "1,200"),
        ("one,two", 3, ","),
        ("cafe\u0301s", 4, "cafe\u0301s"),  # a mark belongs to its letter (WB4)
        ("har\u00adbour", 1, "har\u00adbour"),
        ("well-known", 5, "known"),
        ("हिन्दी भाषा", 2, "हिन्दी"),
        ("在iPhone上", 3, "iPhone"),
        ("a b", 1, " "),
        ("", 0, ""),
        ("word", 4, ""),
    ],
)
def test_the_word_at_a_place(text: str, at: int, expected: str) -> None:
    assert word(text, at) == expected


def test_borders_of_words_that_spaces_part() -> None:
    text = "NATO-Russia, cafés"
    assert [at for at in range(len(text) + 1) if breaks.is_border(text, at)] == [
        *(0, 4, 5, 11, 12, 13, 18)
    ]


@pytest.mark.usefixtures("door")
@pytest.mark.parametrize("parted", [THAI, LAO, KHMER, BURMESE])
def test_lines_break_between_words(parted: str) -> None:
    """UAX #14: letters of class SA are parted as a dictionary parts words."""
    words = parted.split("|")
    ends = [sum(map(len, words[: nth + 1])) for nth in range(len(words))]
    assert breaks.line_breaks("".join(words)) == ends
    # Behind a space too; a full stop stays with the word before it.
    behind = [end + 3 for end in ends[:-1]]
    assert breaks.line_breaks(f"OK {''.join(words)}!") == [3, *behind, ends[-1] + 4]
    # A letter beyond the first plane is one, as in all texts here.
    assert breaks.line_breaks(f"\U0001f600 {''.join(words)}")[0] == 2


@pytest.mark.usefixtures("door")
def test_no_line_begins_with_what_repeats_a_word_or_ends_a_sentence() -> None:
    assert breaks.line_breaks("ច្រើនៗណាស់") == [6, 10]  # very many; 5 is before ៗ
    assert 4 not in breaks.line_breaks("เร็วๆนี้")  # soon
    assert breaks.line_breaks("អ្នក។") == [5]


def test_other_scripts_need_no_dictionary_for_their_lines() -> None:
    assert breaks.line_breaks("plain words") == []
    assert breaks.line_breaks("東京に住む мой été") == []


def test_without_a_dictionary_lines_break_as_they_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breaks, "_dictionary", lambda: None)
    assert breaks.line_breaks(THAI.replace("|", "")) == []


@pytest.mark.usefixtures("door")
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two  three", 3),
        ("it’s well-known – yes", 4),  # a dash between spaces is counted, as word processors do
        (THAI.replace("|", ""), 6),
        (f"{THAI.replace('|', '')} {LAO.replace('|', '')}", 12),
        (KHMER.replace("|", ""), 3),
        (BURMESE.replace("|", ""), 3),
        ("我爱北京天安门。", 8),  # letters, and the full stop is one of what stands between them
        ("港へ Ana", 3),
        ("ปี ๒๕๖๗", 2),
    ],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert breaks.count(text) == count


def test_letters_are_those_of_chinese_and_japanese() -> None:
    assert breaks.letters("plain") == (0, 0)
    assert breaks.letters("été ภาษา 한국어") == (0, 0)
    assert breaks.letters("我爱北京，OK") == (4, 0)
    assert breaks.letters("日本のビール。") == (6, 4)


def test_about_how_many_words_needs_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breaks, "_dictionary", lambda: None)
    text = THAI.replace("|", "")
    assert len(text) == 24
    assert breaks.about(text) == breaks.count(text) == 5
    assert breaks.about("two words") == 2


def test_without_any_door_each_letter_with_its_marks_is_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "icu4py.breakers", None)
    monkeypatch.setitem(sys.modules, "icu", None)
    breaks._dictionary.cache_clear()
    breaks._borders.cache_clear()
    try:
        assert word("ที่นี่", 0) == "ที่"
        assert word("東京", 1) == "京"
    finally:
        breaks._dictionary.cache_clear()
        breaks._borders.cache_clear()


def test_a_million_letters_without_a_space_take_no_long_time() -> None:
    text = "ก" * 1_000_000
    assert breaks.is_border(text, 0)
    breaks.is_border(text, 500_000)
    breaks.word_at(text, 999_999)
    assert breaks.about(text) == 200_000


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [
        (2, 8, "They don’t"),
        (5, 10, "don’t"),
        (4, 11, "don’t"),  # a space at either end falls away
        (12, 13, "see"),
        (15, 16, ","),
        (17, 19, "1,500"),
        (4, 5, " "),
        (0, 32, "They don’t  see, 1,500 NATO-Russia"),
        (29, 31, "Russia"),
    ],
)
def test_a_stretch_is_widened_to_whole_words(start: int, end: int, whole: str) -> None:
    text = "They don’t  see, 1,500 NATO-Russia"
    #       0    5      12 15 17    23   28
    first, last = breaks.whole_words(text, start, end)
    assert text[first:last] == whole


def test_of_a_word_without_end_two_hundred_letters_are_taken() -> None:
    text = "a" * 1_000_000
    assert breaks.whole_words(text, 500_000, 500_001) == (499_800, 500_200)
