"""The place of a cue after its file was read anew is worked out by its words, by hand here."""

import pytest

from reader.model.followed import followed
from reader.model.transcript import Cue

TALK = [
    "We begin.",
    "Yes.",
    "The river rises in the mountains of the north.",
    "Yes.",
    "No.",
    "End.",
]


def cues(*texts: str) -> list[Cue]:
    return [Cue(text) for text in texts]


@pytest.mark.parametrize("number", range(len(TALK)))
def test_what_is_the_same_stays(number: int) -> None:
    assert followed(number, cues(*TALK), cues(*TALK)) == number


@pytest.mark.parametrize("number", range(len(TALK)))
def test_what_is_put_before_moves_all_behind_it(number: int) -> None:
    assert followed(number, cues(*TALK), cues("Welcome.", "Hello.", *TALK)) == number + 2


@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_what_is_taken_out_before_moves_all_behind_it_back(number: int) -> None:
    assert followed(number, cues(*TALK), cues(*TALK[1:])) == number - 1


def test_a_cue_whose_words_were_changed_is_told_by_those_beside_it() -> None:
    changed = ["Welcome.", *TALK[:2], "The river was dammed.", *TALK[3:]]
    assert followed(2, cues(*TALK), cues(*changed)) == 3


def test_a_cue_at_the_end_that_is_gone_leads_to_the_new_end() -> None:
    assert followed(5, cues(*TALK), cues(*TALK[:5])) == 4


def test_in_another_text_it_is_nowhere() -> None:
    assert followed(2, cues(*TALK), cues("Something else.", "All of it.")) is None
    assert followed(0, cues(*TALK), []) is None
    assert followed(0, [], cues(*TALK)) is None


def test_of_words_that_come_often_the_nearest_is_meant() -> None:
    refrain = "And this they sang again and again."
    assert followed(2, cues(refrain, "One.", refrain, "Two."), cues(*[refrain] * 3)) == 2
