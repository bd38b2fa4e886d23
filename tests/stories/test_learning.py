"""A recording gone through as a learner does: sentence by sentence, by captions, from A to B."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driver import Reader, until
from PySide6.QtCore import Qt
from recordings import SENTENCES, ClocklessSpeaker, Decoder, Heard, tone, write

from reader.ui.actions.actions import sequences
from reader.ui.frame.table import ACTIONS
from reader.ui.state.sound.player import PlayerState

FIRST, SECOND, THIRD = (words for words, _, _ in SENTENCES)


@pytest.fixture(autouse=True)
def _decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reader.ui.state.sound.sound_reading", Decoder())


# -- a recording ---------------------------------------------------------------------------------


def test_it_waits_at_the_end_of_each_sentence_and_goes_on_from_there(heard: Heard) -> None:
    heard.window.do("pause-at-sentences")
    heard.play_on(20_000)
    assert heard.player.state is PlayerState.PAUSED
    assert heard.player.position == 4_000
    heard.window.do("play")
    heard.play_on(20_000)
    assert heard.player.position == 7_000  # and no step back, from which it would never come on
    heard.window.press("Ctrl+Shift+PageUp")
    heard.window.do("play")
    heard.play_on(20_000)
    assert heard.player.position == 7_010  # the same once more, 20 ms at a time
    heard.window.do("pause-at-sentences")
    heard.window.do("play")
    heard.play_on(20_000)
    assert heard.player.position == 20_000


def test_a_loop_is_not_kept_waiting(heard: Heard) -> None:
    heard.window.do("pause-at-sentences")
    heard.play_on(2_000)
    heard.window.do("loop")
    heard.play_on(4_000)
    assert heard.player.state is PlayerState.PLAYING
    assert heard.player.position == 850


def test_it_goes_by_captions(heard: Heard) -> None:
    heard.play_on(5_000)
    heard.window.press("Ctrl+Alt+PageDown")
    assert heard.player.position == 9_850
    heard.window.press("Ctrl+Alt+PageUp")
    assert heard.player.position == 3_850
    heard.play_on(6_500)
    heard.window.press("Ctrl+Alt+PageUp")  # late in it: to its own beginning
    assert heard.player.position == 3_850


def test_two_moments_are_the_ends_of_a_loop(heard: Heard) -> None:
    heard.play_on(2_000)
    heard.window.press("Ctrl+Alt+L")
    assert "begins at 0:02" in heard.notice
    heard.play_on(5_000)
    heard.window.press("Ctrl+Alt+L")
    assert heard.bar.loop.isChecked()
    heard.play_on(5_020)
    assert heard.player.position == 2_000
    heard.window.press("Ctrl+Alt+L")
    assert not heard.bar.loop.isChecked()


def test_keys_for_what_is_played_play_it(heard: Heard) -> None:
    for key in (Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_MediaPause):
        assert key in _keys("play")
    assert Qt.Key.Key_MediaNext in _keys("sentence-forward")
    assert Qt.Key.Key_MediaPrevious in _keys("sentence-back")


def _keys(name: str) -> list[Qt.Key]:
    action = next(one for one in ACTIONS if one.id == name)
    return [keys[0].key() for keys in sequences(action)]


def _hear_first(panel: Any) -> None:
    """Have the first row of a panel heard, by its menu; the row comes from beside the window."""

    def hear() -> Callable[[], None] | None:
        panel.list.select_row(0)
        return {row[0]: row[1] for row in panel.menu_rows() if row}["&Hear"]

    until(hear)
    heard = hear()
    assert heard is not None
    heard()


def test_a_highlight_and_a_quotation_of_the_basket_are_heard_in_place(heard: Heard) -> None:
    here = heard.window.session.transcript
    assert here is not None
    start = here.prose.text.index(THIRD)
    heard.window.window.pane.select(here.prose.span(start, start + len(THIRD)))
    heard.window.do("highlight-yellow")
    heard.window.do("basket-add")
    until(lambda: heard.window.window.desk.basket.items)
    for name in ("notes", "basket"):
        heard.playing.seek(0)
        heard.window.window.areas.toggle(name, True)
        heard.window.settle()
        _hear_first(heard.window.window.areas[name])
        assert heard.player.position == 9_850, name


# -- a recording that is named -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes.otr", '{"text": "<p>Some words.</p>", "media": "take 7.wav", "media-time": 1}'),
        (
            "talk.html",
            '<html><head><meta name="audio_source" content="C:\\rec\\take 7.wav"></head>'
            "<body><p>Ana: Some words that are long enough.</p><p>Ben: And others.</p></body>",
        ),
    ],
)
def test_a_recording_that_the_transcript_names_is_offered(
    window: Reader, tmp_path: Path, name: str, text: str
) -> None:
    tone(tmp_path / "take 7.wav", 100)
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    window.open(path)
    until(lambda: window.window.desk.listening.offered)
    assert window.window.desk.listening.offered == tmp_path / "take 7.wav"


# -- read aloud ----------------------------------------------------------------------------------


def test_a_sentence_is_read_aloud_again_and_again_as_often_as_is_set(
    read: Heard, speaker: ClocklessSpeaker
) -> None:
    read.window.settings.set("loop_count", 2)
    speaker.end()
    read.window.press("Ctrl+Shift+K")
    assert read.bar.loop.isChecked()
    speaker.end()
    assert speaker.said == [FIRST, SECOND, SECOND]
    speaker.end()
    assert speaker.said == [FIRST, SECOND, SECOND, THIRD]
    assert not read.bar.loop.isChecked()


def test_selected_words_are_read_aloud_again_and_no_others(
    read: Heard, speaker: ClocklessSpeaker
) -> None:
    here = read.window.session.transcript
    assert here is not None
    start = here.prose.text.index("crosses the water")
    read.window.window.pane.select(here.prose.span(start, start + len("crosses the water")))
    read.window.do("loop")
    speaker.end()
    assert speaker.said[-2:] == ["crosses the water", "crosses the water"]
    read.window.press("Ctrl+Shift+PageDown")  # elsewhere: it ends
    assert speaker.said[-1] == THIRD
    assert not read.bar.loop.isChecked()


def test_a_loop_aloud_waits_between_its_rounds(read: Heard, speaker: ClocklessSpeaker) -> None:
    read.window.settings.set("loop_pause", 0.5)
    read.window.do("loop")
    speaker.end()
    assert speaker.said == [FIRST]
    assert read.bar.play.accessibleName() == "Pause"
    until(lambda: speaker.said == [FIRST, FIRST])
    speaker.end()
    read.window.do("play")  # paused in the quiet
    assert read.bar.play.accessibleName() == "Play"
    read.window.do("play")
    assert speaker.said == [FIRST, FIRST, FIRST]


def test_reading_aloud_waits_after_each_sentence_where_that_is_wanted(
    read: Heard, speaker: ClocklessSpeaker
) -> None:
    read.window.do("pause-at-sentences")
    speaker.end()
    assert speaker.said == [FIRST]
    assert read.bar.play.accessibleName() == "Play"
    read.window.do("play")
    assert speaker.said == [FIRST, SECOND]


def test_another_voice_is_chosen_and_is_the_one_the_next_time(
    read: Heard, speaker: ClocklessSpeaker
) -> None:
    assert speaker.voice == "Alba"
    menu = read.window.window.actions_.menus["listen/voice"]
    menu.aboutToShow.emit()
    assert [(one.text(), one.isChecked()) for one in menu.actions()] == [
        ("Alba", True),
        ("Bruno", False),
    ]
    menu.actions()[1].trigger()
    assert speaker.voice == "Bruno"
    assert speaker.said == [FIRST, FIRST]  # from the beginning of what was being said
    read.window.do("stop-reading")
    speaker.voice = ""
    read.window.do("read-aloud")
    assert speaker.voice == "Bruno"


def test_before_anything_is_read_aloud_the_menu_of_voices_begins_it(
    window: Reader, speaker: ClocklessSpeaker, tmp_path: Path
) -> None:
    window.window.desk.listening.make_speaker = lambda: speaker
    window.open(write(tmp_path / "alone.vtt", *SENTENCES))
    menu = window.window.actions_.menus["listen/voice"]
    menu.aboutToShow.emit()
    (row,) = menu.actions()
    row.trigger()
    speaker.load()
    assert speaker.said == [FIRST]
