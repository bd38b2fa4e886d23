"""A transcript without a recording, read aloud by a voice of the computer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from driver import Reader, until
from PySide6.QtWidgets import QAbstractButton, QApplication
from recordings import MANY, SENTENCES, ClocklessSpeaker, Heard, tone, write

from reader.errors import ReaderError
from reader.ui.state.sound.speaker import SpeakerState

FIRST, SECOND, THIRD = (words for words, _, _ in SENTENCES)


# -- begun and ended -----------------------------------------------------------------------------


def test_until_there_is_a_voice_the_bar_says_that_one_is_looked_for(
    window: Reader, speaker: ClocklessSpeaker, tmp_path: Path
) -> None:
    window.window.desk.listening.make_speaker = lambda: speaker
    window.open(write(tmp_path / "alone.vtt", *SENTENCES))
    window.press("Ctrl+Alt+K")
    bar = window.window.commands.listening.bar
    assert bar.isVisible()
    assert bar.offer.text() == "Looking for a voice …"
    shown = [one for one in bar.findChildren(QAbstractButton) if one.isVisible()]
    assert shown == [bar.stopper]
    window.window.resize(700, 600)
    window.settle()
    assert not bar.place.isVisible()
    assert not bar.speed.isVisible()
    assert speaker.said == []
    speaker.load()
    window.settle()
    assert speaker.said == [FIRST]
    assert not bar.offer.isVisible()
    assert bar.place.isVisible()


def test_it_is_read_sentence_by_sentence_to_the_end(read: Heard, speaker: ClocklessSpeaker) -> None:
    assert read.sentence == FIRST
    speaker.end()
    speaker.end()
    assert speaker.said == [FIRST, SECOND, THIRD]
    assert read.sentence == THIRD
    assert read.bar.play.accessibleName() == "Pause"
    speaker.end()
    assert read.bar.play.accessibleName() == "Play"
    assert read.bar.at.text() == "100 %"
    read.window.press("Space", read.window.window.pane)
    assert speaker.said[-1] == FIRST  # from the top, after the end


def test_it_begins_with_the_words_that_are_selected(read: Heard, speaker: ClocklessSpeaker) -> None:
    read.window.find("crosses the")
    read.window.window.areas.focus_page()
    read.window.press("Ctrl+Alt+K")
    assert speaker.said[-1] == "crosses the water today."
    read.window.press("Return", read.window.window.pane)
    assert speaker.said[-1] == "crosses the water today."


def test_escape_in_the_text_ends_it(read: Heard, speaker: ClocklessSpeaker) -> None:
    read.window.press("Escape", read.window.window.pane)
    assert speaker.state is SpeakerState.QUIET
    assert not read.bar.isVisible()
    assert read.window.window.pane.spoken is None
    assert not read.window.window.actions_["stop-reading"].isEnabled()


def test_its_button_ends_it_and_the_keyboard_goes_to_the_text(read: Heard) -> None:
    read.bar.stopper.setFocus()
    read.window.click(read.bar.stopper)
    assert not read.bar.isVisible()
    assert read.window.window.pane.hasFocus()


def test_a_window_that_is_closed_is_quiet(read: Heard, speaker: ClocklessSpeaker) -> None:
    read.window.window.close()
    assert speaker.state is SpeakerState.QUIET


def test_escape_elsewhere_leads_to_the_text_and_it_goes_on(
    read: Heard, speaker: ClocklessSpeaker
) -> None:
    read.bar.play.setFocus()
    read.window.press("Escape")
    assert read.window.window.pane.hasFocus()
    assert speaker.state is SpeakerState.SPEAKING


def test_a_recording_is_offered_again_after_it(found: Heard, speaker: ClocklessSpeaker) -> None:
    found.listening.make_speaker = lambda: speaker
    found.window.do("read-aloud")
    speaker.load()
    assert not found.bar.listen.isVisible()
    found.window.press("Escape", found.window.window.pane)
    assert found.bar.listen.isVisible()


def test_where_a_recording_is_open_it_is_heard_and_nothing_else(heard: Heard) -> None:
    assert not heard.window.window.actions_["read-aloud"].isEnabled()


def test_a_recording_that_is_opened_takes_its_place(
    read: Heard, speaker: ClocklessSpeaker, tmp_path: Path
) -> None:
    read.listening.make_player = lambda: read.player
    read.listening.open(tone(tmp_path / "late.wav", 100))
    until(lambda: read.listening.here)
    assert speaker.state is SpeakerState.QUIET
    assert read.bar.closer.isVisible()
    assert not read.bar.stopper.isVisible()


# -- what is said --------------------------------------------------------------------------------


def test_only_what_was_said_is_read(
    window: Reader, speaker: ClocklessSpeaker, tmp_path: Path
) -> None:
    window.window.desk.listening.make_speaker = lambda: speaker
    cues = [("[door opens]", 0, 900), ("Good evening. [laughs]", 1_000, 2_000)]
    window.open(write(tmp_path / "sounds.vtt", *cues))
    window.do("read-aloud")
    speaker.load()
    speaker.end()
    assert [words.strip() for words in speaker.said] == ["Good evening."]


def test_who_speaks_is_said_where_it_is_wanted_and_another_begins(
    window: Reader, speaker: ClocklessSpeaker, tmp_path: Path
) -> None:
    window.window.desk.listening.make_speaker = lambda: speaker
    talk = [("<v Ann>Yes. Indeed.", 0, 900), ("<v Ben>No, not at all.", 1_000, 2_000)]
    window.open(write(tmp_path / "two.vtt", *talk))
    window.settings.set("read_names", True)
    window.do("read-aloud")
    speaker.load()
    speaker.end()
    speaker.end()
    assert speaker.said == ["Ann: Yes.", "Indeed.", "Ben: No, not at all."]
    speaker.come_to("not")
    spoken, here = window.window.pane.spoken, window.session.transcript
    assert spoken is not None
    assert here is not None
    assert here.prose.text[slice(*spoken.word)] == "not"


def test_a_text_without_words_says_so(
    window: Reader, speaker: ClocklessSpeaker, tmp_path: Path
) -> None:
    window.window.desk.listening.make_speaker = lambda: speaker
    window.open(write(tmp_path / "silent.vtt", ("[applause]", 0, 900)))
    window.do("read-aloud")
    assert window.window.notices.sentence.text() == "There are no words here to be read aloud."
    assert window.window.desk.listening.aloud is None


# -- played as a recording is --------------------------------------------------------------------


def test_space_pauses_and_goes_on_with_the_same_words(
    read: Heard, speaker: ClocklessSpeaker
) -> None:
    speaker.end()
    read.window.press("Space", read.window.window.pane)
    assert speaker.state is SpeakerState.QUIET
    read.window.press("Space", read.window.window.pane)
    assert speaker.said == [FIRST, SECOND, SECOND]


def test_paused_before_there_was_a_voice_it_begins_when_it_is_wanted(
    window: Reader, speaker: ClocklessSpeaker, tmp_path: Path
) -> None:
    window.window.desk.listening.make_speaker = lambda: speaker
    window.open(write(tmp_path / "alone.vtt", *SENTENCES))
    window.do("read-aloud")
    window.do("play")
    speaker.load()
    assert speaker.said == []
    assert not window.window.commands.listening.bar.offer.isVisible()
    window.do("play")
    assert speaker.said == [FIRST]


def test_it_goes_by_sentences(read: Heard, speaker: ClocklessSpeaker) -> None:
    read.window.press("Ctrl+Shift+PageDown")
    assert read.sentence == SECOND
    read.window.press("Ctrl+Shift+PageDown")
    read.window.press("Ctrl+Shift+PageDown")  # there is no other: it goes on
    assert speaker.said == [FIRST, SECOND, THIRD]
    read.window.press("Ctrl+Shift+PageUp")  # begun a moment ago: to the one before
    assert speaker.said[-1] == SECOND
    assert read.sentence == SECOND


def test_faster_and_slower_go_on_from_the_word_that_is_said(
    read: Heard, speaker: ClocklessSpeaker
) -> None:
    speaker.come_to("under")
    read.window.press("Ctrl+F8")
    assert speaker.speed == 1.1
    assert speaker.said[-1] == "under the old bridge."
    assert read.bar.speed.text() == "1.1×"
    read.window.press("Ctrl+F7")
    assert speaker.said[-1] == "under the old bridge."  # no other word was told of since
    read.window.press("Ctrl+Shift+F8")
    assert speaker.speed == 1


def test_again_slower_reads_the_sentence_again(read: Heard, speaker: ClocklessSpeaker) -> None:
    speaker.end()
    speaker.come_to("water")
    read.window.press("Ctrl+Shift+S")
    assert speaker.speed == 0.8
    assert speaker.said[-1] == SECOND


def test_the_slider_leads_to_a_sentence(read: Heard, speaker: ClocklessSpeaker) -> None:
    read.window.press("End", read.bar.place)
    assert speaker.said[-1] == THIRD
    read.window.press("Home", read.bar.place)
    assert speaker.said[-1] == FIRST


def test_speed_is_that_of_the_transport_the_next_time_too(
    read: Heard, speaker: ClocklessSpeaker
) -> None:
    read.window.press("Ctrl+F8")
    read.window.do("stop-reading")
    read.window.do("read-aloud")
    assert speaker.speed == 1.1
    assert read.bar.speed.text() == "1.1×"


# -- the page ------------------------------------------------------------------------------------


def test_the_word_is_marked_where_the_voice_tells_of_it(
    read: Heard, speaker: ClocklessSpeaker
) -> None:
    spoken = read.window.window.pane.spoken
    assert spoken is not None
    assert spoken.is_about
    speaker.come_to("bridge")
    spoken = read.window.window.pane.spoken
    assert spoken is not None
    assert not spoken.is_about
    assert read.window.text[slice(*spoken.word)] == "bridge"


def test_the_page_goes_with_the_voice_lets_go_and_comes_back(
    window: Reader, speaker: ClocklessSpeaker, tmp_path: Path
) -> None:
    window.window.desk.listening.make_speaker = lambda: speaker
    cues = [(f"This is number {n}.", n * 3_000, n * 3_000 + 2_900) for n in range(MANY)]
    window.open(write(tmp_path / "long.vtt", *cues))
    window.do("read-aloud")
    speaker.load()
    read = Heard(window, None)
    for _ in range(80):
        speaker.end()
    window.settle()
    assert read.top > 0
    read.turn_wheel(480)
    assert read.bar.follow.isVisible()
    top = read.top
    for _ in range(20):
        speaker.end()
    window.settle()
    assert read.top == top
    window.press("F4")
    first, last = window.units_in_view
    assert first <= window.text.index("number 100.") <= last


def test_another_page_lets_it_pause_and_the_way_back_finds_it_again(
    read: Heard, speaker: ClocklessSpeaker, tmp_path: Path
) -> None:
    speaker.end()
    read.window.open(write(tmp_path / "other.vtt", *SENTENCES))
    assert speaker.state is SpeakerState.QUIET
    assert not read.bar.isVisible()
    read.window.do("back")
    assert read.bar.isVisible()
    assert read.sentence == SECOND
    read.window.press("Space", read.window.window.pane)
    assert speaker.said[-1] == SECOND
    read.window.do("close")
    assert read.listening.aloud is None


def test_a_page_set_anew_goes_on_in_the_same_words(read: Heard, speaker: ClocklessSpeaker) -> None:
    speaker.end()
    read.window.do("captions")
    assert read.sentence == SECOND
    assert speaker.said == [FIRST, SECOND]


# -- what is missing -----------------------------------------------------------------------------


def test_without_qt_speech_it_is_said_how_to_get_it(
    window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # None in sys.modules makes every import of that name fail.
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    monkeypatch.delitem(sys.modules, "reader.ui.state.sound.qt_speaker", raising=False)
    window.open(write(tmp_path / "talk.vtt", *SENTENCES))
    window.do("read-aloud")
    assert "transcript-reader[listen]" in window.window.notices.sentence.text()
    assert window.window.desk.listening.aloud is None


def test_where_nothing_speaks_it_is_said_and_tried_anew_the_next_time(
    window: Reader, tmp_path: Path
) -> None:
    made: list[ClocklessSpeaker] = []

    def make() -> ClocklessSpeaker:
        made.append(ClocklessSpeaker())
        return made[-1]

    window.window.desk.listening.make_speaker = make
    window.open(write(tmp_path / "talk.vtt", *SENTENCES))
    window.do("read-aloud")
    made[0].fail("Nothing on this computer reads aloud.")
    assert window.window.notices.sentence.text() == "Nothing on this computer reads aloud."
    assert not window.window.commands.listening.bar.isVisible()
    window.do("read-aloud")
    made[1].load()
    assert made[1].said == [FIRST]


def test_without_a_voice_for_the_language_it_is_said_which(
    window: Reader, speaker: ClocklessSpeaker, tmp_path: Path
) -> None:
    window.window.desk.listening.make_speaker = lambda: speaker
    path = tmp_path / "talk.vtt"
    path.write_text(
        "WEBVTT\nLanguage: fi\n\n00:01.000 --> 00:02.000\nHyvää iltaa.\n", encoding="utf-8"
    )
    window.open(path)
    window.do("read-aloud")
    speaker.load()
    assert "No voice on this computer speaks Finnish" in window.window.notices.sentence.text()
    assert speaker.said == []
    assert window.window.desk.listening.aloud is None


def test_a_transcript_that_tells_no_language_is_read_in_that_of_the_window(
    read: Heard, speaker: ClocklessSpeaker
) -> None:
    assert speaker.language == "en"


# -- by keyboard, spoken, in a narrow window -----------------------------------------------------


def test_every_control_has_a_name_and_is_reached_by_key(read: Heard) -> None:
    shown = [one for one in read.bar.findChildren(QAbstractButton) if one.isVisible()]
    assert len(shown) == 7
    for button in shown:
        assert button.accessibleName() or button.text()
        assert button.toolTip()
    read.window.window.areas.focus_page()
    read.window.press("F6")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert read.bar.isAncestorOf(focused)


def test_what_is_done_is_said(read: Heard) -> None:
    said: list[str] = []
    read.window.window.desk.voice.said.connect(said.append)
    read.window.do("play")
    read.window.do("play")
    read.window.do("faster")
    read.window.do("sentence-forward")
    read.window.do("stop-reading")
    assert said == ["Paused", "Playing", "Speed 1.1", SECOND, "No longer read aloud"]


@pytest.mark.parametrize("width", [360, 600, 1_440])
def test_the_bar_fits_every_window(read: Heard, width: int) -> None:
    read.listening.let_go()
    read.window.window.resize(width, 600)
    read.window.settle()
    assert read.bar.follow.isVisible()
    assert read.bar.stopper.geometry().right() < read.bar.width()
    assert read.bar.place.width() >= 64


def test_its_keys_are_in_the_list_of_keys() -> None:
    from reader.ui.actions.menus import key_table
    from reader.ui.frame.table import ACTIONS

    rows = {row.words: row.keys for row in key_table(ACTIONS)}
    assert rows["Read Aloud"] == ("Ctrl+Alt+K",)
    assert rows["Stop Reading Aloud"] == ("Esc in the text",)


def test_a_fault_of_the_voice_in_the_middle_is_a_sentence(
    read: Heard, speaker: ClocklessSpeaker
) -> None:
    speaker.trouble = ReaderError("")
    speaker.fail("It cannot be read aloud: the connection is lost.")
    assert read.notice == "It cannot be read aloud: the connection is lost."
    assert not read.bar.isVisible()
