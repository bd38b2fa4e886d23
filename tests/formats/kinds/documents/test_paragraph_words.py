"""The words of a paragraph, piece by piece, and how much of it opens in one look."""

from __future__ import annotations

from reader.formats.kinds.documents.paragraph_words import OpenedWords, ParagraphWords


def test_what_opens_in_one_look_is_counted_without_the_blanks_around_the_text() -> None:
    words = ParagraphWords()
    words.add("\t")
    words.add_words(" Ana", is_bold=True, is_tilted=True)
    words.add_words(" ")
    words.add_words("Reyes:", is_bold=True)
    words.add_words(" It is shut. ")
    words.add_words("Why?", is_bold=True, is_tilted=True)
    assert words.opened() == OpenedWords("Ana Reyes: It is shut. Why?", len("Ana Reyes:"), 3)
    assert words.whole == "\t Ana Reyes: It is shut. Why?"


def test_what_is_in_one_look_as_a_whole_ends_with_its_text() -> None:
    words = ParagraphWords()
    assert not words
    words.add_words("They walk. ", is_tilted=True)
    assert words
    assert words.opened() == OpenedWords("They walk.", 0, len("They walk."))


def test_nothing_is_no_words() -> None:
    assert ParagraphWords().opened() == OpenedWords("", 0, 0)
