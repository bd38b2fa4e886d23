"""Silence between what is said, left out where a person wants that."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from driver import Reader, until
from recordings import ClocklessPlayer, Decoder, Heard, tone, write

# Ten silent seconds and ten loud ones: the first gap is silent, the second is not.
TALK = (("At first.", 1_000, 2_000), ("Then.", 8_000, 11_000), ("At last.", 16_000, 18_000))


@pytest.fixture
def decoder(monkeypatch: pytest.MonkeyPatch) -> Decoder:
    made = Decoder()
    monkeypatch.setitem(sys.modules, "reader.ui.state.sound.sound_reading", made)
    return made


@pytest.fixture
def talk(window: Reader, player: ClocklessPlayer, decoder: Decoder, tmp_path: Path) -> Heard:
    """A talk with two gaps, played from its beginning."""
    window.window.desk.listening.make_player = lambda: player
    window.open(write(tmp_path / "talk.vtt", *TALK))
    window.window.desk.listening.open(tone(tmp_path / "talk.wav", 100))
    until(lambda: window.window.desk.listening.here)
    player.load()
    strip = window.window.commands.listening.strip
    until(lambda: strip._waveform.is_read or strip._waveform.trouble)
    window.do("play")
    return Heard(window, player)


def test_unasked_all_is_heard(talk: Heard) -> None:
    talk.play_on(7_000)
    assert talk.player.position == 7_000


def test_a_silent_gap_is_left_out_and_that_is_told_once(talk: Heard) -> None:
    told: list[str] = []
    talk.window.session.noticed.connect(lambda sentence, _: told.append(sentence))
    talk.window.do("skip-silence")
    talk.play_on(7_000)
    assert talk.player.position == 7_850  # 150 ms before the next words
    talk.playing.seek(3_000)
    assert talk.player.position == 7_850
    assert told == ["Silence is left out: Listen, Skip Silence has it heard again."]


def test_what_is_not_silent_is_heard(talk: Heard) -> None:
    talk.window.do("skip-silence")
    talk.playing.seek(10_500)
    talk.play_on(15_000)
    assert talk.player.position == 15_000


def test_where_the_sound_cannot_be_read_words_alone_count(
    talk: Heard, decoder: Decoder, tmp_path: Path
) -> None:
    decoder.trouble = "It cannot be decoded"
    talk.listening.open(tone(tmp_path / "other.wav", 200))
    until(lambda: talk.playing.path.name == "other.wav")
    talk.player.load()
    strip = talk.window.window.commands.listening.strip
    until(lambda: strip._waveform.trouble)
    talk.window.do("skip-silence")
    talk.window.do("play")
    talk.playing.seek(10_500)
    talk.play_on(15_000)
    assert talk.player.position == 15_850


def test_a_place_in_silence_is_gone_to_while_it_pauses(talk: Heard) -> None:
    talk.window.do("skip-silence")
    talk.window.do("play")
    talk.playing.seek(5_000)
    assert talk.player.position == 5_000


def test_a_loop_that_ends_in_silence_is_kept(talk: Heard) -> None:
    talk.window.do("skip-silence")
    talk.playing.repeat(1_000, 5_000)
    talk.play_on(4_990)
    assert talk.player.position == 4_990
    assert talk.playing.loop is not None


def test_it_is_read_without_the_strip_too(talk: Heard) -> None:
    talk.window.settings.set("skip_silence", True)
    talk.window.settings.set("show_waveform", False)
    talk.play_on(7_000)
    assert not talk.window.window.commands.listening.strip.isVisible()
    assert talk.player.position == 7_850
