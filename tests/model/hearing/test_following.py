"""The page goes with the voice until a person goes elsewhere, and comes back when they ask."""

from __future__ import annotations

import random

import pytest

from reader.model.hearing.following import Event, Following

LET_GO = (Event.SCROLLED, Event.SELECTED, Event.SEARCHED, Event.JUMPED)
OF_ITSELF = (Event.SPOKEN, Event.PLAYED, Event.PAUSED)


def test_the_page_goes_with_each_word() -> None:
    state = Following().after(Event.OPENED)
    assert state.after(Event.SPOKEN).moves_page
    assert not state.after(Event.PAUSED).moves_page
    assert state.after(Event.PAUSED).after(Event.PLAYED).after(Event.SPOKEN).moves_page


@pytest.mark.parametrize("event", LET_GO)
def test_one_who_goes_elsewhere_is_left_there(event: Event) -> None:
    state = Following().after(event)
    assert state == Following(is_on=False, moves_page=False)
    assert state.offers_return
    for _ in range(3):
        for other in OF_ITSELF:
            state = state.after(other)
            assert not state.moves_page


def test_one_key_comes_back() -> None:
    state = Following().after(Event.SEARCHED).after(Event.RESUMED)
    assert state == Following(is_on=True, moves_page=True)
    assert not state.offers_return


@pytest.mark.parametrize("seed", range(20))
def test_a_thousand_events_never_move_the_page_after_a_let_go(seed: int) -> None:
    chance = random.Random(seed)
    state, has_let_go = Following(), False
    events = [event for event in Event if event is not Event.OPENED]
    for event in chance.choices(events, k=1_000):
        state = state.after(event)
        has_let_go = event in LET_GO or (has_let_go and event is not Event.RESUMED)
        assert not (has_let_go and state.moves_page)
        assert state.offers_return == has_let_go
