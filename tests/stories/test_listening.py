"""A recording heard beside its words, as a learner, a journalist and a deaf viewer do."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from driver import Reader, reader, until
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication
from recordings import MANY, SENTENCES, ClocklessPlayer, Decoder, Heard, tone, write

from reader.ui.state.sound.player import PlayerState


@pytest.fixture(autouse=True)
def _decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reader.ui.state.sound.sound_reading", Decoder())


@pytest.fixture
def long(window: Reader, tmp_path: Path) -> Heard:
    """A long talk that is heard, a sentence every three seconds."""
    player = ClocklessPlayer(MANY * 3_000)
    window.window.desk.listening.make_player = lambda: player
    cues = [
        (f"This is what was said as number {n}.", n * 3_000, n * 3_000 + 2_900) for n in range(MANY)
    ]
    window.open(write(tmp_path / "long.vtt", *cues))
    window.window.desk.listening.open(tone(tmp_path / "other.wav", 100))
    until(lambda: window.window.desk.listening.here)
    player.load()
    window.do("play")
    return Heard(window, player)


def test_a_recording_that_is_closed_leaves_the_keyboard_where_it_is(heard: Heard) -> None:
    heard.bar.play.setFocus()
    heard.window.press("Ctrl+F")
    field = heard.window.window.search_bar.field
    assert field.hasFocus()
    heard.window.do("close-recording")
    assert not heard.bar.isVisible()
    assert field.hasFocus()


# -- found and opened ----------------------------------------------------------------------------


def test_a_recording_beside_the_transcript_is_offered_in_a_quiet_line(found: Heard) -> None:
    assert found.bar.isVisible()
    assert found.bar.offer.text() == "A recording lies beside this transcript: talk.wav"
    assert not found.bar.play.isVisible()
    found.window.click(found.bar.listen)
    until(lambda: found.listening.here)
    assert found.player.path is not None
    assert found.player.path.name == "talk.wav"
    found.player.load()
    assert found.player.state is PlayerState.PLAYING
    assert found.bar.play.isVisible()
    assert not found.bar.offer.isVisible()


def test_space_after_listen_was_pressed_pauses_what_it_began(found: Heard) -> None:
    found.bar.listen.setFocus()
    found.window.click(found.bar.listen)
    until(lambda: found.listening.here)
    found.player.load()
    assert found.player.state is PlayerState.PLAYING
    assert found.window.window.pane.hasFocus()
    found.window.press("Space")
    assert found.player.state is PlayerState.PAUSED
    assert found.bar.isVisible()


def test_what_is_offered_is_opened_once_however_often_space_is_pressed(found: Heard) -> None:
    players: list[ClocklessPlayer] = []

    def make() -> ClocklessPlayer:
        players.append(ClocklessPlayer())
        return players[-1]

    found.listening.make_player = make
    found.listening.toggle()
    found.listening.toggle()
    until(lambda: found.listening.here)
    assert found.window.session.background._pool.waitForDone(10_000)  # a second one has ended too
    found.window.settle()
    assert len(players) == 1
    players[0].load()
    assert players[0].state is PlayerState.PLAYING


def test_what_is_closed_while_it_is_being_opened_is_not_opened(found: Heard) -> None:
    found.listening.toggle()
    found.listening.close()
    assert found.window.session.background._pool.waitForDone(10_000)
    found.window.settle()
    assert found.player.path is None
    assert found.listening.here is None


def test_what_is_offered_can_be_sent_away(found: Heard) -> None:
    found.window.click(found.bar.closer)
    assert not found.bar.isVisible()
    assert not found.window.window.actions_["play"].isEnabled()


def test_without_a_recording_there_is_no_bar_and_space_turns_the_page(
    window: Reader, tmp_path: Path
) -> None:
    cues = [(f"Sentence number {n}.", n * 1_000, n * 1_000 + 900) for n in range(MANY * 3)]
    window.open(write(tmp_path / "alone.vtt", *cues))
    window.press("Space", window.window.pane)
    assert window.window.pane.verticalScrollBar().value() > 0
    assert "bar" not in vars(window.window.commands.listening)


def test_space_in_the_text_plays_and_pauses(heard: Heard) -> None:
    assert heard.player.state is PlayerState.PLAYING
    heard.window.press("Space", heard.window.window.pane)
    assert heard.player.state is PlayerState.PAUSED
    assert heard.top == 0
    heard.window.press("Space", heard.window.window.pane)
    assert heard.player.state is PlayerState.PLAYING


def test_space_in_the_search_field_is_a_space(heard: Heard) -> None:
    heard.window.find("the water")
    assert heard.player.state is PlayerState.PLAYING
    assert heard.window.session.search.state.query == "the water"


def test_a_file_that_was_given_is_offered_the_next_time(basedir: Path, tmp_path: Path) -> None:
    talk, other = write(tmp_path / "talk.vtt", *SENTENCES), tone(tmp_path / "my take.wav", 100)
    (basedir / "data").mkdir(parents=True)
    for is_first in (True, False):
        with reader(base=basedir) as window:
            listening = window.window.desk.listening
            listening.make_player = ClocklessPlayer
            window.open(talk)
            if is_first:
                listening.open(other)
                until(lambda listening=listening: listening.here)
                window.do("words-later")
            else:
                until(lambda listening=listening: listening.offered)
                assert listening.offered == other
                assert listening.offset == 100


def test_a_list_of_addresses_ends_in_a_sentence_and_reaches_no_player(
    found: Heard, tmp_path: Path
) -> None:
    bad = tmp_path / "talk.mp4"
    bad.write_bytes(b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/seg.ts\n")
    found.listening.open(bad)
    until(lambda: "This is a list that names other files or addresses" in found.notice)
    assert found.player.path is None
    assert found.listening.here is None


def test_what_cannot_be_played_ends_in_a_sentence(heard: Heard) -> None:
    heard.player.fail("It may not be read")
    assert "talk.wav: It cannot be played: It may not be read." in heard.notice
    assert not heard.bar.isVisible()
    assert heard.window.window.pane.spoken is None


def test_without_qt_multimedia_it_is_said_how_to_get_it(
    window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # None in sys.modules makes every import of that name fail.
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    monkeypatch.delitem(sys.modules, "reader.ui.state.sound.qt_player", raising=False)
    window.open(write(tmp_path / "talk.vtt", *SENTENCES))
    window.window.desk.listening.open(tone(tmp_path / "talk.wav", 100))
    until(lambda: "pip install" in window.window.notices.sentence.text())
    assert "transcript-reader[listen]" in window.window.notices.sentence.text()
    assert window.window.desk.listening.here is None


def test_without_a_device_for_sound_it_is_said_once_that_nothing_is_heard(found: Heard) -> None:
    found.player.has_device = False
    found.listening.toggle()
    until(lambda: found.listening.here)
    told: list[str] = []
    found.playing.noticed.connect(told.append)
    found.player.load()
    assert "There is no device for sound on this computer" in found.notice
    found.window.do("play")
    found.window.do("play")
    assert found.player.state is PlayerState.PLAYING
    assert len(told) == 1


# -- played --------------------------------------------------------------------------------------


def test_after_a_pause_it_goes_on_from_somewhat_before(heard: Heard) -> None:
    heard.play_on(6_000)
    heard.window.do("play")
    heard.window.do("play")
    assert heard.player.position == 4_500  # a second and a half before
    heard.window.settings.set("step_back", 3.0)
    heard.window.do("play")
    heard.window.do("play")
    assert heard.player.position == 1_500


def test_it_goes_by_seconds_and_by_sentences(heard: Heard) -> None:
    heard.play_on(5_000)
    heard.window.press("Ctrl+J")
    assert heard.player.position == 0
    heard.window.press("Ctrl+Shift+J")
    assert heard.player.position == 5_000
    heard.window.press("Ctrl+Shift+PageDown")
    assert heard.player.position == 9_850  # 10 s, and 150 ms of lead-in before
    heard.play_on(11_800)
    heard.window.press("Ctrl+Shift+PageUp")  # late in a sentence: to its own beginning
    assert heard.player.position == 9_850
    heard.play_on(10_100)
    heard.window.press("Ctrl+Shift+PageUp")  # early in it: to the one before
    assert heard.player.position == 3_850


def test_sentences_are_gone_through_while_it_is_paused(heard: Heard) -> None:
    heard.play_on(2_000)
    heard.window.do("play")
    heard.window.press("Ctrl+Shift+PageDown")
    assert heard.player.position == 3_850
    assert heard.sentence == SENTENCES[1][0]  # not the one whose end leads in to it
    heard.window.press("Ctrl+Shift+PageDown")
    assert heard.player.position == 9_850
    assert heard.sentence == SENTENCES[2][0]
    heard.window.press("Ctrl+Shift+PageUp")
    assert heard.player.position == 3_850
    heard.window.press("Ctrl+J")  # elsewhere it is what is heard there
    heard.window.press("Ctrl+Shift+J")
    assert heard.player.position == 5_000


def test_what_is_selected_is_played_from_by_enter(heard: Heard) -> None:
    heard.window.find("boat")
    heard.window.window.areas.focus_page()
    heard.window.press("Return")
    assert heard.player.position == 9_850
    assert heard.player.state is PlayerState.PLAYING


def test_the_slider_leads_where_it_is_clicked(heard: Heard) -> None:
    heard.window.click(heard.bar.place)  # in its middle
    assert abs(heard.player.position - 30_000) <= 1_000
    heard.window.press("Home", heard.bar.place)
    assert heard.player.position == 0
    heard.window.press("Right", heard.bar.place)
    assert heard.player.position == 5_000


def test_a_place_that_has_the_keyboard_counts_no_seconds_over_what_is_heard(heard: Heard) -> None:
    """A screen reader says all that changes of what has the keyboard."""
    place = heard.bar.place
    place.setFocus()
    before = place.value(), place.accessibleDescription()
    heard.play_on(3_000)
    assert (place.value(), place.accessibleDescription()) == before
    assert place.sliderPosition() == 30  # tenths of a second; it is seen to move
    heard.window.press("Right", place)
    assert heard.player.position == 8_000
    assert (place.value(), place.accessibleDescription()) == (80, "0:08 of 1:00")
    heard.play_on(9_000)
    assert place.accessibleDescription() == "0:08 of 1:00"
    heard.window.do("play")
    assert (place.value(), place.accessibleDescription()) == (90, "0:09 of 1:00")


def test_what_plays_goes_to_the_right_in_a_window_from_the_right(heard: Heard) -> None:
    heard.window.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    heard.window.settle()
    bar = heard.bar
    assert bar.sentences[0].x() < bar.play.x() < bar.sentences[1].x() < bar.place.x()
    assert not bar.place.isRightToLeft()
    heard.window.do("close-recording")
    assert bar.isRightToLeft()  # an offer is words


def test_place_and_length_are_shown(heard: Heard) -> None:
    heard.play_on(11_000)
    assert (heard.bar.at.text(), heard.bar.length.text()) == ("0:11", "1:00")


def test_it_is_played_faster_and_slower_within_bounds(heard: Heard) -> None:
    heard.window.press("Ctrl+F8")
    assert heard.player.speed == 1.1
    assert heard.bar.speed.text() == "1.1×"
    for _ in range(20):
        heard.window.press("Ctrl+F8")
    assert heard.player.speed == 3
    for _ in range(20):
        heard.window.press("Ctrl+F7")
    assert heard.player.speed == 0.5
    heard.window.press("Ctrl+Shift+F8")
    assert heard.player.speed == 1


def test_where_the_pitch_is_not_kept_the_speed_stays_and_it_is_said_why(heard: Heard) -> None:
    heard.player.keeps_pitch = False
    heard.window.press("Ctrl+F8")
    assert heard.player.speed == 1
    assert "would change the voices with the speed, so it stays 1×" in heard.notice


def test_again_slower_plays_the_sentence_again(heard: Heard) -> None:
    heard.play_on(6_000)
    heard.window.press("Ctrl+Shift+S")
    assert (heard.player.position, heard.player.speed) == (3_850, 0.8)
    heard.play_on(5_000)
    heard.window.press("Ctrl+Shift+S")
    assert (heard.player.position, heard.player.speed) == (3_850, 0.6)


# -- the page ------------------------------------------------------------------------------------


def test_the_sentence_that_is_spoken_is_set_off_by_more_than_a_colour(heard: Heard) -> None:
    before = heard.window.picture()
    heard.play_on(4_500)
    assert heard.sentence == "Nobody crosses the water today."
    after = heard.window.picture()
    look = heard.window.appearance.theme
    pane = heard.window.window.pane
    line = heard.window.point_of(len(SENTENCES[0][0]) + 5)
    left = min(heard.window.point_of(0).x(), line.x())
    at = pane.viewport().mapTo(heard.window.window, QPoint(round(left) - 11, round(line.y())))
    scale = after.devicePixelRatio()
    at = QPoint(round(at.x() * scale), round(at.y() * scale))
    assert QColor(after.pixel(at)) == look.accent
    assert QColor(before.pixel(at)) != look.accent


def test_between_two_sentences_no_word_is_marked(heard: Heard) -> None:
    heard.play_on(8_000)
    spoken = heard.window.window.pane.spoken
    assert spoken is not None
    assert spoken.is_silent


def test_the_offset_of_the_file_moves_the_marks(heard: Heard) -> None:
    heard.play_on(4_050)
    assert heard.sentence == "Nobody crosses the water today."
    heard.window.do("words-later")
    assert heard.sentence == SENTENCES[0][0]
    heard.window.do("words-earlier")
    assert heard.sentence == "Nobody crosses the water today."


def test_by_ear_the_words_at_the_caret_are_said_to_be_here(heard: Heard) -> None:
    heard.play_on(5_000)
    here = heard.window.session.transcript
    assert here is not None
    heard.window.session.go_to(here.prose.span(*here.prose.sentence_at(0)))
    heard.window.do("words-here")
    assert heard.listening.offset == 4_000  # what is told at 1 s is heard at 5 s
    assert heard.sentence == SENTENCES[0][0]


def test_the_page_goes_with_the_voice(long: Heard) -> None:
    assert long.top == 0
    long.play_on(300_000)
    assert long.top > 0
    assert long.sentence == "This is what was said as number 100."
    first, last = long.window.units_in_view
    assert first <= long.window.text.index("number 100.") <= last


@pytest.mark.parametrize("way", ["scroll", "select", "search", "jump"])
def test_the_page_is_let_go_and_comes_back_by_one_key(long: Heard, way: str) -> None:
    long.play_on(30_000)
    here = long.window.session.transcript
    assert here is not None
    if way == "scroll":
        long.turn_wheel(-240)
    elif way == "select":
        long.window.do("next-sentence")
    elif way == "search":
        long.window.find("number 60.")
    else:
        long.window.session.go_to(here.prose.span(0, 4))
    assert not long.listening.is_followed
    assert long.bar.follow.isVisible()
    top = long.top
    long.play_on(300_000)
    assert long.top == top
    long.window.press("F4")
    assert long.listening.is_followed
    assert not long.bar.follow.isVisible()
    first, last = long.window.units_in_view
    assert first <= long.window.text.index("number 100.") <= last


def test_after_a_let_go_nothing_that_is_spoken_moves_the_page(long: Heard) -> None:
    chance = random.Random(17)
    long.turn_wheel(-480)
    for _ in range(200):
        top = long.top
        what = chance.choice(("play", "back", "forward", "pause", "faster", "loop"))
        if what == "play":
            long.play_on(min(long.player.position + chance.randrange(9_000), MANY * 2_900))
        else:
            name = {"back": "sentence-back", "forward": "sentence-forward", "pause": "play"}
            long.window.do(name.get(what, what))
        assert long.top == top
        assert not long.listening.is_followed


def test_a_new_size_of_window_or_letters_is_no_scrolling(long: Heard) -> None:
    long.window.session.search.set_query("number 3.")
    long.window.do("follow")
    assert long.listening.is_followed
    long.window.window.resize(700, 500)
    long.window.settle()
    long.window.do("text-bigger")
    assert long.listening.is_followed


def test_another_page_lets_it_pause_and_the_way_back_finds_it_again(
    heard: Heard, tmp_path: Path
) -> None:
    heard.play_on(5_000)
    heard.window.open(write(tmp_path / "other.vtt", *SENTENCES))
    assert heard.player.state is PlayerState.PAUSED
    assert not heard.bar.isVisible()
    assert heard.window.window.pane.spoken is None
    heard.window.do("back")
    assert heard.bar.isVisible()
    assert heard.sentence == "Nobody crosses the water today."
    heard.window.do("close")
    assert heard.player.path is None


# -- by keyboard, spoken, in a narrow window -----------------------------------------------------


def test_every_control_has_a_name_and_is_reached_by_key(heard: Heard) -> None:
    shown = [one for one in heard.bar.findChildren(QAbstractButton) if one.isVisible()]
    assert len(shown) == 8
    for button in shown:
        assert button.accessibleName() or button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.toolTip()
    heard.window.window.areas.focus_page()
    heard.window.press("F6")  # the strip above it
    heard.window.press("F6")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert heard.bar.isAncestorOf(focused)
    heard.window.press("Escape")
    assert heard.window.window.pane.hasFocus()


def test_what_is_done_is_said(heard: Heard) -> None:
    said: list[str] = []
    heard.window.window.desk.voice.said.connect(said.append)
    heard.window.do("play")
    heard.window.do("faster")
    heard.window.do("play")
    heard.window.do("sentence-forward")
    assert said == ["Paused", "Speed 1.1", "Playing", SENTENCES[0][0]]


@pytest.mark.parametrize("width", [360, 480, 600, 1_440])
def test_the_bar_fits_every_window(heard: Heard, width: int) -> None:
    heard.turn_wheel(-120)
    heard.listening.let_go()
    heard.window.window.resize(width, 600)
    heard.window.settle()
    assert heard.window.window.width() == width
    assert heard.bar.follow.isVisible()
    assert heard.bar.follow.width() >= heard.bar.follow.sizeHint().width()  # its word is whole
    right = heard.bar.closer.geometry().right()
    assert right < heard.bar.width()
    assert heard.bar.place.width() >= 64


def test_space_and_enter_are_in_the_list_of_keys() -> None:
    from reader.ui.actions.menus import key_table
    from reader.ui.frame.table import ACTIONS

    rows = {row.words: row.keys for row in key_table(ACTIONS)}
    assert rows["Play or Pause"] == ("Ctrl+K", "Space in the text")
    assert rows["Play from Here"] == ("Ctrl+Return", "Return in the text")
