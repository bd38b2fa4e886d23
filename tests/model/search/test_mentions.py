"""Passages that speak of what a title names: the most telling first, none for common words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.prose import prose
from reader.model.search.find import Finder
from reader.model.search.mentions import Mention, Rank, mentions
from reader.model.transcript import Cue, Transcript

FILLING = (
    "Nothing of that kind is said in this long stretch of words, which parts one from another. "
)


def mentioned(title: str, *cues: str, most: int = 8) -> tuple[Mention, ...]:
    reading = prose(Transcript(cues=tuple(Cue(text) for text in cues)))
    return mentions(title, reading, Finder(reading.text), most)


def hits(mention: Mention) -> list[str]:
    return [piece.text for piece in mention.pieces if piece.is_hit]


def test_the_whole_title_is_found_over_a_caption_break_however_it_is_written() -> None:
    found = mentioned(
        "Double vision - an Afghan-American view",
        "The film is called double vision",
        "an Afghan American View and it is new.",
    )
    assert [mention.rank for mention in found] == [Rank.TITLE]
    assert found[0].span.first == 0
    assert found[0].span.last == 1


def test_the_whole_title_comes_before_its_words_and_those_before_one_word() -> None:
    found = mentioned(
        "Piracy and shipping",
        "They fear piracy." + FILLING * 3,
        "Shipping knows piracy." + FILLING * 3,
        "This is piracy and shipping.",
    )
    assert [(mention.rank, mention.span.first) for mention in found] == [
        (Rank.TITLE, 2),
        (Rank.NEAR, 1),
        (Rank.WORD, 0),
    ]
    assert [hits(mention) for mention in found] == [
        ["piracy and shipping"],
        ["Shipping", "piracy"],
        ["piracy"],
    ]


def test_the_place_and_the_words_around_it_are_told() -> None:
    (found,) = mentioned(
        "Interview: Paddy Ashdown", "And then", "Lord Ashdown, Paddy, spoke at last."
    )
    assert hits(found) == ["Ashdown", "Paddy"]
    assert found.text == "And then Lord Ashdown, Paddy, spoke at last."
    assert found.span == (1, 5, 1, 19)


def test_a_long_passage_is_cut_at_words() -> None:
    (found,) = mentioned("Yemen", FILLING * 4 + "So Yemen it was. " + FILLING * 4)
    assert hits(found) == ["Yemen"]
    assert "So Yemen it was." in found.text
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert len(found.text) < 200


def test_words_far_apart_are_not_together() -> None:
    found = mentioned("Shipping and piracy", "Shipping goes on. " + FILLING * 2 + "Piracy goes on.")
    assert [mention.rank for mention in found] == [Rank.WORD, Rank.WORD]


def test_the_nearer_two_words_stand_the_better() -> None:
    found = mentioned(
        "Shipping and piracy",
        "Shipping is what they talk of all day, and only in the evening of piracy. " + FILLING * 2,
        "Piracy harms shipping.",
    )
    assert [mention.span.first for mention in found] == [1, 0]


def test_a_word_said_all_the_time_says_little() -> None:
    cues = ["NATO met. " + FILLING * 2] * 30
    cues[20] = "NATO spoke of Yemen. " + FILLING * 2
    found = mentioned("NATO and Yemen", *cues)
    assert [(mention.rank, mention.span.first) for mention in found] == [(Rank.NEAR, 20)]


def test_part_of_a_word_is_no_mention() -> None:
    assert mentioned("Ice", "The police are nice, and the price is right.") == ()


@pytest.mark.parametrize(
    "title", ["", "???", "Video interview", "What now?", "A first video update", "1. 2. 3."]
)
def test_common_words_are_mentioned_nowhere(title: str) -> None:
    assert mentioned(title, "What now? A first interview on video, an update, 1 2 3.") == ()


def test_a_short_word_alone_is_no_mention_unless_it_is_a_name() -> None:
    assert mentioned("Home, alone?", "They went home.") == ()
    (found,) = mentioned("How the UN works", "They went to the UN.")
    assert hits(found) == ["UN"]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Football and changing defences", "They organise their defences and security."),
        ("Bosnia: a new model army? (Aug 2008)", "It is a model since 2008 of how it works."),
        ("General Klaus Naumann, Former Chair, NATO Military Committee", "A former military man."),
        ("Women in Security", "Security was good. They spoke of security."),
    ],
)
def test_a_few_common_words_of_a_title_are_no_ground(title: str, said: str) -> None:
    assert mentioned(title, said) == ()


@pytest.mark.parametrize(
    ("title", "said", "hit"),
    [
        ("Ukraine: where are all the fascists?", "Then we went to Ukraine.", ["Ukraine"]),
        ("ukraine: where are the fascists?", "They asked which fascists.", []),
        ("Who went to Yemen and why pirates came", "so they were in yemen", ["yemen"]),
        ("Defences", "They organise their defences.", ["defences"]),
        ("Ana Duarte on the cost of iron bridges", "Iron bridges fall.", ["Iron", "bridges"]),
        ("What NATO and Russia want of the Arctic", "Both NATO, he said, and Russia.", None),
    ],
)
def test_a_name_or_words_side_by_side_are_a_ground(
    title: str, said: str, hit: list[str] | None
) -> None:
    found = [hits(mention) for mention in mentioned(title, said)]
    assert found == ([["NATO", "Russia"]] if hit is None else [hit] if hit else [])


def test_a_word_of_chinese_or_japanese_is_found_inside_its_sentence() -> None:
    (found,) = mentioned("日本のエネルギー", "これは日本です。")
    assert hits(found) == ["日本"]


def test_no_two_passages_overlap_and_no_more_are_given_than_asked_for() -> None:
    cues = ["Piracy and shipping. " + FILLING * 3] * 20
    found = mentioned("Shipping and piracy", *cues, most=5)
    assert len(found) == 5
    assert len({mention.span.first for mention in found}) == 5


def test_a_transcript_without_words_mentions_nothing() -> None:
    assert mentioned("Fuel for thought") == ()


def test_a_title_of_a_megabyte_is_looked_for_by_its_beginning() -> None:
    found = mentioned("Piracy " * 140_000, "Piracy goes on.")
    assert [hits(mention) for mention in found] == [["Piracy"]]


LETTERS = st.sampled_from("ab İß😀é-'’ 日\u0301")


@given(
    title=st.text(LETTERS, max_size=12),
    cues=st.lists(st.text(LETTERS, min_size=1, max_size=20), max_size=5),
)
@settings(max_examples=150)
def test_the_span_is_that_of_the_words_shown(title: str, cues: list[str]) -> None:
    reading = prose(Transcript(cues=tuple(Cue(text) for text in cues if text.strip())))
    for mention in mentions(title, reading, Finder(reading.text)):
        start, end = reading.range(mention.span)
        assert hits(mention)[0].startswith(reading.text[start])
        assert hits(mention)[-1].endswith(reading.text[end - 1])
