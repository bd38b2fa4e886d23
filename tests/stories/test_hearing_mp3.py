"""An MP3 as it is played: begun where its frames need it, and as long as they are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from driver import Reader, until
from recordings import SENTENCES, ClocklessPlayer, Decoder, Heard, write

# 128 and 32 kbit/s, mono, 44,100 Hz; each takes 300 bytes from those before (nine bits: 150, 0).
FRAME = bytes.fromhex("FF FB 90 C0 96 00").ljust(417, b"\x55")
SMALL = bytes.fromhex("FF FB 10 C0 96 00").ljust(104, b"\x55")


@pytest.fixture(autouse=True)
def _decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reader.ui.state.sound.sound_reading", Decoder())


@pytest.fixture
def mp3(window: Reader, tmp_path: Path) -> Heard:
    """Half a minute in MP3 of varying bit rate, with no tag."""
    player = ClocklessPlayer(30_000)
    window.window.desk.listening.make_player = lambda: player
    window.open(write(tmp_path / "talk.vtt", *SENTENCES))
    (tmp_path / "talk.mp3").write_bytes(FRAME * 20 + SMALL * 1_130)
    window.window.desk.listening.open(tmp_path / "talk.mp3")
    until(lambda: window.window.desk.listening.here)
    player.load()
    return Heard(window, player)


def test_it_begins_at_the_frames_that_words_need(mp3: Heard) -> None:
    mp3.listening.play_from(len(SENTENCES[0][0]) + 1)
    # 3,850 ms lie in frame 147, of 26.122 ms each. Of the small ones 83 bytes are decoded, so that
    # 300 are in four, and their wave begins in one more: frame 142, at 3,709 ms.
    assert mp3.player.position == 3_709
    assert mp3.sentence == SENTENCES[1][0]
    mp3.window.press("Ctrl+Shift+PageDown")
    assert mp3.sentence == SENTENCES[2][0]


def test_what_tells_its_length_is_played_in_its_stead_and_closed_with_it(mp3: Heard) -> None:
    made = mp3.player.made
    assert made is not None
    head = made.read(104)
    assert head[21:25] == b"Xing"
    assert int.from_bytes(head[29:33]) == 1_150
    assert made.read(417) == FRAME
