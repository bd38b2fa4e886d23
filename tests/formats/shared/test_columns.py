"""Cues made of columns."""

from __future__ import annotations

from itertools import repeat

from reader.formats.shared.columns import cues_of
from reader.model.transcript import Cue, CueKind


def test_columns_become_cues() -> None:
    kinds = [CueKind.SPEECH, CueKind.SOUND]
    cues = cues_of(["One.", "(bell)"], [0, 1_000], [900, None], kinds=kinds)
    assert cues == [Cue("One.", 0, 900), Cue("(bell)", 1_000, None, kind=CueKind.SOUND)]
    assert all(type(cue) is Cue for cue in cues)


def test_what_is_not_given_is_what_a_cue_has_by_itself() -> None:
    assert cues_of(["One.", "Two."]) == [Cue("One."), Cue("Two.")]
    assert cues_of([]) == []


def test_there_are_as_many_cues_as_texts() -> None:
    assert len(cues_of(["One."], repeat(5))) == 1
