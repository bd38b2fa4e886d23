"""The recording as a strip: seen, gone to, and words selected by it."""

from __future__ import annotations

import struct
import sys
from pathlib import Path
from typing import Any

import pytest
from driver import Reader, until
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from recordings import SENTENCES, ClocklessPlayer, Decoder, Heard, tone, write

from reader.ui.panels.sound_lanes import Lanes
from reader.ui.panels.sound_strip import SoundStrip
from reader.ui.state.sound.player import PlayerState

LENGTH = 20_000


@pytest.fixture
def decoder(monkeypatch: pytest.MonkeyPatch) -> Decoder:
    made = Decoder()
    monkeypatch.setitem(sys.modules, "reader.ui.state.sound.sound_reading", made)
    return made


@pytest.fixture
def heard(window: Reader, decoder: Decoder, tmp_path: Path) -> Heard:
    """A talk of 20 seconds that is heard."""
    player = ClocklessPlayer(LENGTH)
    window.window.desk.listening.make_player = lambda: player
    window.open(write(tmp_path / "talk.vtt", *SENTENCES))
    window.window.desk.listening.open(tone(tmp_path / "talk.wav", 100))
    until(lambda: window.window.desk.listening.here)
    player.load()
    window.do("play")
    window.settle()
    return Heard(window, player)


def strip_of(heard: Heard) -> SoundStrip:
    return heard.window.window.commands.listening.strip


def at(heard: Heard, time: int) -> QPoint:
    """Where on the strip a moment is, low in the sound."""
    strip = strip_of(heard)
    return QPoint(time * strip.width() // LENGTH + 1, 40)


def drag(heard: Heard, first: int, last: int) -> None:
    strip, left = strip_of(heard), Qt.MouseButton.LeftButton
    QTest.mousePress(strip, left, Qt.KeyboardModifier.NoModifier, at(heard, first))
    for time in (first + (last - first) // 2, last):
        QTest.mouseMove(strip, at(heard, time))
    QTest.mouseRelease(strip, left, Qt.KeyboardModifier.NoModifier, at(heard, last))
    heard.window.settle()


def selected(heard: Heard) -> str:
    here, span = heard.window.session.transcript, heard.window.session.selection
    assert here is not None
    words = here.prose.text[slice(*here.prose.range(span))] if span is not None else ""
    return " ".join(words.split())


def ink(heard: Heard, point: QPoint) -> QColor:
    picture = strip_of(heard).grab().toImage()
    scale = picture.devicePixelRatio()
    return QColor(picture.pixel(round(point.x() * scale), round(point.y() * scale)))


def test_the_sound_is_drawn_where_it_is_loud_and_decoded_once(
    heard: Heard, decoder: Decoder, tmp_path: Path
) -> None:
    strip, look = strip_of(heard), heard.window.appearance.theme
    until(lambda: "The sound is being read" not in strip.accessibleDescription())
    assert "cannot be drawn" not in strip.accessibleDescription()
    loud, quiet = at(heard, 15_000), at(heard, 5_000)
    assert ink(heard, QPoint(loud.x(), 22)) == look.outline
    assert ink(heard, QPoint(quiet.x(), 22)) == look.window
    # The same sound under another name is known.
    copy = tmp_path / "copy.wav"
    copy.write_bytes((tmp_path / "talk.wav").read_bytes())
    heard.listening.open(copy)
    until(lambda: heard.player.path == copy)
    heard.player.load()
    until(lambda: "The sound is being read" not in strip.accessibleDescription())
    assert ink(heard, QPoint(loud.x(), 22)) == look.outline
    assert decoder.count == 1


def test_what_cannot_be_decoded_is_said_on_the_strip(
    heard: Heard, decoder: Decoder, tmp_path: Path
) -> None:
    decoder.trouble = "It has no sound"
    heard.listening.open(tone(tmp_path / "other.wav", 200))
    said = "The sound cannot be drawn: It has no sound."
    until(lambda: said in strip_of(heard).accessibleDescription())
    heard.window.click(strip_of(heard), at(heard, 15_000))  # it leads on nevertheless
    assert abs(heard.player.position - 15_000) <= 100


def test_with_the_keyboard_it_counts_no_seconds_over_what_is_heard(heard: Heard) -> None:
    strip = strip_of(heard)
    until(lambda: "being read" not in strip.accessibleDescription())
    strip.setFocus()
    before = strip.value(), strip.accessibleDescription()
    heard.play_on(3_000)
    assert (strip.value(), strip.accessibleDescription()) == before
    heard.window.press("Right", strip)
    assert heard.player.position == 8_000
    assert strip.value() == 8
    assert strip.accessibleDescription().startswith("0:08 of 0:20")


def test_a_click_goes_there(heard: Heard) -> None:
    heard.window.click(strip_of(heard), at(heard, 15_000))
    assert abs(heard.player.position - 15_000) <= 100
    assert selected(heard) == ""


def test_a_drag_selects_the_words_beneath_and_moves_nothing(heard: Heard) -> None:
    heard.play_on(2_000)
    drag(heard, 1_050, 6_950)
    assert selected(heard) == f"{SENTENCES[0][0]} {SENTENCES[1][0]}"
    assert heard.player.position == 2_000
    drag(heard, 11_950, 10_050)  # from right to left
    assert selected(heard) == SENTENCES[2][0]


def test_where_nothing_is_said_a_drag_says_so(heard: Heard) -> None:
    drag(heard, 7_500, 9_500)
    assert selected(heard) == ""
    assert heard.notice == "No words are told to be heard there."


def test_by_keyboard_it_goes_and_selects(heard: Heard) -> None:
    strip = strip_of(heard)
    heard.window.window.areas.focus_page()
    heard.window.press("F6")
    assert strip.hasFocus()
    heard.window.press("Right", strip)
    assert heard.player.position == 5_000
    heard.window.press("Home", strip)
    assert heard.player.position == 0
    heard.window.press("Shift+Right", strip)
    heard.window.press("Shift+Right", strip)
    # From the beginning to 10 s, at which the third sentence only begins.
    assert selected(heard) == f"{SENTENCES[0][0]} {SENTENCES[1][0]}"
    heard.window.press("Shift+Left", strip)
    assert selected(heard).startswith(f"{SENTENCES[0][0]} Nobody")
    assert heard.player.position == 0
    heard.window.press("Escape", strip)
    assert heard.window.window.pane.hasFocus()


def test_a_selection_begins_where_the_last_step_led(heard: Heard) -> None:
    strip = strip_of(heard)
    strip.setFocus()
    heard.window.press("Shift+Right", strip)
    for _ in range(2):
        heard.window.press("Right", strip)
    heard.window.press("Shift+Right", strip)
    assert selected(heard) == SENTENCES[2][0]  # from 10 to 15 s, and no more from the beginning


def test_nothing_looks_selected_that_is_not(heard: Heard, tmp_path: Path) -> None:
    strip, look = strip_of(heard), heard.window.appearance.theme
    low, beside = QPoint(at(heard, 3_000).x(), 22), QPoint(at(heard, 8_000).x(), 22)
    strip.setFocus()
    heard.window.press("Shift+Right", strip)
    assert ink(heard, low) != ink(heard, beside)
    heard.window.open(write(tmp_path / "other.vtt", ("Other words are here.", 0, 9_000)))
    heard.window.session.back()
    until(lambda: strip.isVisible())
    heard.window.settle()
    assert selected(heard) == ""
    assert ink(heard, low) == ink(heard, beside) == look.window


def test_another_recording_is_shown_whole_and_from_where_it_stands(
    heard: Heard, tmp_path: Path
) -> None:
    strip = strip_of(heard)
    heard.window.click(strip, at(heard, 19_000))
    QTest.keyClick(strip, Qt.Key.Key_Plus)
    assert strip.shown.length == LENGTH // 2
    player, asked = ClocklessPlayer(8_000), list[int]()
    player.seek = asked.append  # type: ignore[method-assign]
    heard.listening.make_player = lambda: player
    heard.listening.open(tone(tmp_path / "shorter.wav", 100))
    until(lambda: player.path is not None)
    player.load()
    heard.window.settle()
    assert (strip.shown.start, strip.shown.length) == (0, 8_000)
    assert asked == []  # nobody has gone anywhere
    player = ClocklessPlayer(LENGTH * 6)
    heard.listening.open(tone(tmp_path / "longer.wav", 100))
    until(lambda: player.path is not None)
    player.load()
    assert (strip.shown.start, strip.shown.length) == (0, LENGTH * 6)


def test_moved_elsewhere_it_stays_there_until_one_goes_somewhere(heard: Heard) -> None:
    strip = strip_of(heard)
    QTest.keyClick(strip, Qt.Key.Key_Plus)
    heard.turn_wheel(-600, strip)  # by half of the ten seconds that are shown
    start = strip.shown.start
    assert start == 5_000
    heard.play_on(start // 2)
    assert strip.shown.start == start
    heard.play_on(start + 1_000)  # now it is seen
    heard.play_on(strip.shown.end + 100)
    assert strip.shown.start > start  # and goes with the voice
    heard.turn_wheel(2_400, strip)
    assert strip.shown.start == 0
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert strip.shown.end == LENGTH


def test_at_the_end_the_sound_is_drawn_no_more_than_once(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    strip = strip_of(heard)
    until(lambda: "The sound is being read" not in strip.accessibleDescription())
    QTest.keyClick(strip, Qt.Key.Key_End)
    heard.window.settle()
    strip.grab()
    drawn, draw = list[int](), Lanes.draw

    def count(lanes: Lanes, *how: Any) -> None:
        drawn.append(1)
        draw(lanes, *how)

    monkeypatch.setattr(Lanes, "draw", count)
    for _ in range(3):
        heard.player.seek(LENGTH)
        strip.grab()
    assert drawn == []


def test_a_screen_reader_is_told_and_moves_it(heard: Heard) -> None:
    strip = strip_of(heard)
    heard.window.find("water")
    assert strip.accessibleName() == "Sound of the recording"
    assert "0:00 of 0:20" in strip.accessibleDescription()
    assert "2 hits" in strip.accessibleDescription()
    strip.setValue(12)
    assert heard.player.position == 12_000


def test_more_and_less_of_it_is_shown(heard: Heard) -> None:
    strip = strip_of(heard)
    heard.window.click(strip, at(heard, 10_000))
    QTest.keyClick(strip, Qt.Key.Key_Plus)
    assert strip.shown.length == 10_000
    assert strip.shown.start <= heard.player.position < strip.shown.end
    QTest.keyClick(strip, Qt.Key.Key_Plus)
    QTest.keyClick(strip, Qt.Key.Key_Plus)
    assert strip.shown.length == 5_000  # no less
    heard.play_on(18_000)
    assert strip.shown.start <= 18_000 < strip.shown.end  # it goes with the voice
    for _ in range(4):
        QTest.keyClick(strip, Qt.Key.Key_Minus)
    assert (strip.shown.start, strip.shown.length) == (0, LENGTH)


def test_what_is_under_the_mouse_is_told(heard: Heard) -> None:
    strip = strip_of(heard)
    assert strip.told_at(at(heard, 5_000).x()) == "0:05  ·  “Nobody crosses the water today.”"
    assert strip.told_at(at(heard, 8_000).x()) == "0:08"


def test_hits_are_ticks_above_the_sound(heard: Heard) -> None:
    look = heard.window.appearance.theme
    heard.window.find("today")  # 25 of 31 letters of 3 s before it: at 6.419 s
    point = QPoint(at(heard, 6_419).x(), 8)
    assert ink(heard, point) in (look.mark, look.current_mark)
    assert ink(heard, QPoint(at(heard, 16_000).x(), 8)) == look.window


def test_it_can_be_left_out_and_stays_so(heard: Heard) -> None:
    strip = strip_of(heard)
    assert strip.isVisible()
    strip.setFocus()
    heard.window.do("waveform")
    assert not strip.isVisible()
    assert heard.window.window.pane.hasFocus()
    heard.window.do("waveform")
    assert strip.isVisible()


def test_it_goes_with_its_recording(heard: Heard) -> None:
    heard.window.do("close-recording")
    assert not strip_of(heard).isVisible()


def test_another_offset_of_the_words_moves_them_on_the_strip(heard: Heard) -> None:
    for _ in range(10):
        heard.window.do("words-later")
    assert strip_of(heard).told_at(at(heard, 1_500).x()) == "0:01"
    assert SENTENCES[0][0] in strip_of(heard).told_at(at(heard, 2_500).x())


def test_of_a_file_that_changes_while_it_is_read_nothing_is_kept(
    window: Reader, decoder: Decoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = ClocklessPlayer(LENGTH)
    listening = window.window.desk.listening
    listening.make_player = lambda: player
    window.open(write(tmp_path / "talk.vtt", *SENTENCES))
    talk = tone(tmp_path / "talk.wav", 100)
    whole, reading = talk.read_bytes(), decoder.SoundReading

    def cut_off(path: Path, *told: Any) -> None:
        path.write_bytes(whole[:-2])
        reading(path, *told)

    monkeypatch.setattr(decoder, "SoundReading", cut_off)
    strip = window.window.commands.listening.strip
    for count, data in enumerate((whole, whole), 1):
        talk.write_bytes(data)
        listening.open(talk)
        until(lambda: listening.here)
        player.load()
        until(lambda: "The sound is being read" not in strip.accessibleDescription())
        assert decoder.count == count
        listening.close()
        window.settle()


def test_what_is_damaged_further_on_is_told_once_and_stays(heard: Heard) -> None:
    told: list[str] = []
    heard.window.session.noticed.connect(lambda sentence, _: told.append(sentence))
    heard.player.play_on(1_000)
    heard.player.tear()
    heard.player.play_on(LENGTH)
    assert told == ["This recording is damaged or was cut off: not all of it can be heard."]
    assert heard.player.state is PlayerState.ENDED
    heard.window.press("Space", heard.window.window.pane)
    assert heard.bar.isVisible()
    assert heard.player.state is PlayerState.PLAYING


def page(flags: int, body: bytes) -> bytes:
    """A page of an Ogg file (RFC 3533, 6); nobody looks at its checksum."""
    return struct.pack("<4sBBqIIIB", b"OggS", 0, flags, 0, 1, 0, 0, 1) + bytes([len(body)]) + body


def test_what_comes_no_further_is_told_and_paused(heard: Heard) -> None:
    heard.player.play_on(1_000)
    heard.playing._stall.setInterval(1)  # not ten seconds
    until(lambda: not heard.playing.is_playing)
    assert heard.notice.startswith("Nothing more of this recording comes, so it is paused")
    assert heard.player.position == 1_000
    heard.playing._stall.setInterval(10_000)
    heard.window.press("Space", heard.window.window.pane)
    assert heard.player.state is PlayerState.PLAYING


def test_several_recordings_in_one_file_are_told(
    window: Reader, decoder: Decoder, tmp_path: Path
) -> None:
    file = write(tmp_path / "radio.vtt", ("This is the first.", 0, 2_000))
    first, later = page(2, b"OpusHead"), page(0, b"sound")
    (tmp_path / "radio.opus").write_bytes((first + later) * 2)
    player = ClocklessPlayer()
    window.window.desk.listening.make_player = lambda: player
    window.open(file)
    until(lambda: window.window.desk.listening.offered)
    window.press("Space", window.window.pane)
    until(lambda: window.window.desk.listening.here)
    player.load()
    window.settle()
    assert window.window.notices.sentence.text().startswith("This file is several recordings")
    assert player.state is PlayerState.PLAYING


def test_what_is_offered_begins_where_the_person_reads(
    window: Reader, decoder: Decoder, tmp_path: Path
) -> None:
    cues = [(f"This is number {n}.", n * 3_000, n * 3_000 + 2_900) for n in range(200)]
    file = write(tmp_path / "long.vtt", *cues)
    tone(tmp_path / "long.wav", 100)
    player = ClocklessPlayer(600_000)
    window.window.desk.listening.make_player = lambda: player
    window.open(file)
    until(lambda: window.window.desk.listening.offered)
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    window.settle()
    top, cue = bar.value(), window.session.place.cue
    assert cue > 20
    window.click(window.window.commands.listening.bar.listen)
    until(lambda: window.window.desk.listening.here)
    player.load()
    window.settle()
    assert player.position == cue * 3_000 - 150  # its words, heard whole
    # What is spoken comes to its usual height, and what was in view stays in it.
    assert abs(bar.value() - top) < window.window.pane.viewport().height()
