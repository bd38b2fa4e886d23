"""Words of a recording played again and again, and what is done in the quiet between."""

from __future__ import annotations

import sys

import pytest
from driver import until
from recordings import Decoder, Heard

from reader.ui.state.sound.player import PlayerState


@pytest.fixture(autouse=True)
def _decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reader.ui.state.sound.sound_reading", Decoder())


def test_a_sentence_is_looped_together_with_follow(heard: Heard) -> None:
    heard.play_on(5_000)
    heard.window.press("Ctrl+Shift+K")
    assert heard.bar.loop.isChecked()
    for _ in range(50):
        heard.play_on(7_020)
        assert heard.player.position == 3_850
        assert heard.sentence == "Nobody crosses the water today."  # nor the end of the one before
    heard.play_on(5_000)
    assert heard.sentence == "Nobody crosses the water today."
    assert heard.listening.is_followed
    heard.window.press("Ctrl+Shift+K")
    assert not heard.bar.loop.isChecked()
    heard.play_on(9_000)
    assert heard.player.position == 9_000


def test_a_selection_over_captions_is_looped_so_often(heard: Heard) -> None:
    heard.window.settings.set("loop_count", 2)
    here = heard.window.session.transcript
    assert here is not None
    start = here.prose.text.index("Nobody")
    heard.window.session.go_to(
        here.prose.span(start, start + len("Nobody crosses the water today. Not even by boat."))
    )
    heard.window.do("loop")
    assert heard.player.position == 3_850
    heard.play_on(12_020)
    assert heard.player.position == 3_850  # the second time
    heard.play_on(12_020)
    assert heard.player.position == 12_020  # and on
    assert not heard.bar.loop.isChecked()


@pytest.fixture
def quiet(heard: Heard) -> Heard:
    """The talk between two rounds of its second sentence."""
    heard.window.settings.set("loop_pause", 0.5)
    heard.play_on(5_000)
    heard.window.do("loop")
    heard.play_on(7_000)
    assert heard.player.state is PlayerState.PAUSED
    return heard


def test_a_loop_waits_between_its_rounds(quiet: Heard) -> None:
    assert quiet.playing.is_playing  # it will be
    until(lambda: quiet.player.state is PlayerState.PLAYING)
    assert quiet.player.position == 3_850


def test_a_pause_between_two_rounds_ends_in_another_round(quiet: Heard) -> None:
    quiet.window.do("play")
    assert not quiet.playing.is_playing
    quiet.window.do("play")
    assert (quiet.player.state, quiet.player.position) == (PlayerState.PLAYING, 3_850)
    quiet.play_on(7_000)
    assert quiet.playing.loop is not None
    assert quiet.player.state is PlayerState.PAUSED  # quiet again: no round was left out
    quiet.listening.close()


def test_a_loop_that_ends_between_two_rounds_is_played_on_behind(quiet: Heard) -> None:
    quiet.window.do("loop")
    assert quiet.player.state is PlayerState.PLAYING
    quiet.play_on(9_000)
    assert quiet.player.position == 9_000


@pytest.mark.parametrize(("to", "is_looped"), [(5_000, True), (11_000, False)])
def test_going_elsewhere_between_two_rounds_plays_on_there(
    quiet: Heard, to: int, is_looped: bool
) -> None:
    quiet.playing.seek(to)
    assert (quiet.player.state, quiet.player.position) == (PlayerState.PLAYING, to)
    assert (quiet.playing.loop is not None) == is_looped


def test_going_elsewhere_after_a_pause_between_two_rounds_stays_paused(quiet: Heard) -> None:
    quiet.window.do("play")
    quiet.playing.seek(5_000)
    assert quiet.player.state is PlayerState.PAUSED
    quiet.window.do("play")
    assert (quiet.player.state, quiet.player.position) == (PlayerState.PLAYING, 5_000)


def test_going_elsewhere_ends_a_loop(heard: Heard) -> None:
    heard.play_on(5_000)
    heard.window.do("loop")
    heard.window.do("skip-forward")
    assert heard.player.position == 10_000
    assert not heard.bar.loop.isChecked()
