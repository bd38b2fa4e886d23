"""What of a reading is said when it is read aloud; places and words counted by hand."""

from __future__ import annotations

from reader.model.hearing.aloud import MOST, sentence_before, spoken_at, utterance
from reader.model.prose import Reading, captions, prose
from reader.model.transcript import Cue, CueKind, Transcript


def reading(*cues: Cue) -> Reading:
    return prose(Transcript(cues=cues))


def all_said(of: Reading) -> list[str]:
    """What is said of a reading, one utterance after the other."""
    found, at = [], 0
    while (one := utterance(of, at)) is not None:
        found.append(one.words)
        at = one.end
    return found


def test_it_is_said_sentence_by_sentence_across_captions() -> None:
    of = reading(Cue("The water is high. Nobody"), Cue("crosses it. Not"), Cue("even by boat."))
    assert all_said(of) == ["The water is high.", "Nobody crosses it.", "Not even by boat."]


def test_it_begins_in_the_middle_of_a_sentence() -> None:
    said = utterance(reading(Cue("The water is high. Nobody crosses.")), 4)
    assert said is not None
    assert (said.start, said.end, said.words) == (4, 18, "water is high.")


def test_between_two_sentences_the_next_is_said() -> None:
    said = utterance(reading(Cue("It is high. Nobody crosses.")), 11)
    assert said is not None
    assert (said.start, said.words) == (12, "Nobody crosses.")


def test_headings_and_sounds_are_not_said() -> None:
    of = reading(
        Cue("Chapter one", kind=CueKind.HEADING),
        Cue("[door opens]", kind=CueKind.SOUND),
        Cue("Good evening. [applause] Thank you."),
        Cue("(music)", kind=CueKind.SOUND),
        Cue("\u266a\u266a"),
    )
    assert [" ".join(words.split()) for words in all_said(of)] == ["Good evening.", "Thank you."]


def test_a_sound_leaves_every_word_in_its_place() -> None:
    said = utterance(reading(Cue("We [coughs] did.")), 0)
    assert said is not None
    assert said.words == "We          did."
    assert said.words.index("did") == "We [coughs] did.".index("did")


def test_what_is_sung_is_said() -> None:
    assert all_said(reading(Cue("\u266a Let it be. \u266a"))) == ["  Let it be."]


def test_where_no_word_follows_nothing_is_said() -> None:
    of = reading(Cue("The end."), Cue("[applause]", kind=CueKind.SOUND))
    assert utterance(of, 8) is None
    assert utterance(reading(), 0) is None
    assert utterance(reading(Cue("\u2026")), 0) is None


def test_who_speaks_is_told_with_the_words() -> None:
    of = reading(Cue("Yes.", speaker="Ann"), Cue("No.", speaker="Ben"))
    first, second = utterance(of, 0), utterance(of, 4)
    assert first is not None
    assert second is not None
    assert (first.speaker, second.speaker) == ("Ann", "Ben")


def test_a_long_sentence_is_said_in_breaths_and_no_word_is_lost_or_cut() -> None:
    words = " ".join(f"and then, word {n}" for n in range(100))
    of = reading(Cue(words))
    said = all_said(of)
    assert len(said) > 1
    assert max(map(len, said)) <= MOST
    assert " ".join(part.strip() for part in said) == words
    assert all(part.rstrip().endswith(",") for part in said[:-1])


def test_a_long_word_ends_too() -> None:
    said = all_said(reading(Cue("x" * 1_000)))
    assert [len(part) for part in said] == [MOST, MOST, 200]


def test_lines_of_a_caption_are_said_as_one() -> None:
    of = captions(Transcript(cues=(Cue("The water\nis high."),)))
    assert all_said(of) == ["The water is high."]


def test_the_sentence_before_is_one_that_is_said() -> None:
    of = reading(Cue("One. [laughs] Two. Three."))  # they begin at 0, 5 and 19
    third = of.text.index("Three")
    second = sentence_before(of, third)
    assert second is not None
    assert second.words.strip() == "Two."
    first = sentence_before(of, second.start)
    assert first is not None
    assert first.words == "One."
    again = sentence_before(of, 0)
    assert again is not None
    assert again.words == "One."


def test_what_is_marked_is_the_word_in_its_sentence() -> None:
    spoken = spoken_at(reading(Cue("Yes. The water"), Cue("is high.")), 9, is_about=False)
    assert (spoken.word, spoken.sentence, spoken.cue) == ((9, 14), (5, 23), 0)
    assert (spoken.caption, spoken.is_about, spoken.is_silent) == ((0, 14), False, False)
