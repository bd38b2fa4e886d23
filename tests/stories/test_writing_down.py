"""A recording without a transcript: a person opens it, and has it written down."""

from __future__ import annotations

from pathlib import Path

import pytest
import strange_engines
from driver import SEED, Reader, until
from PySide6.QtWidgets import QLabel
from recordings import SENTENCES, tone, write
from strange_engines import MISSING
from writing_down import NO_SCREEN, Choose, asked, begin, done, give, stop_menu, use, words_of

from reader.model.transcript import Provenance
from reader.ui.commands.writing_down import WritingDownCommands
from reader.ui.dialogs.write_down_dialog import WriteDownDialog
from reader.ui.pages.masthead import facts_of
from reader.ui.state.pages import VideoPage


def test_a_recording_that_is_dropped_can_be_written_down(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    recording = tone(tmp_path / "Town meeting.wav", 50)
    give(window.window, recording)
    until(lambda: window.window.findChildren(WriteDownDialog))
    begin(window, writing, choose, strange_engines.model(tmp_path))
    assert window.window.commands.fetching.busy.words == ["Writing down Town meeting.wav"]
    done(window, writing)
    here = window.session.transcript
    assert here is not None
    assert here.title == "Town meeting"
    assert here.transcript.provenance is Provenance.AUTOMATIC
    assert [cue.start for cue in here.transcript.cues] == [0, 5_000, 10_000, 15_000]
    facts = facts_of(here)
    assert "stand-in 1, ggml-well.bin" in facts
    assert window.window.commands.fetching.busy.words == []
    # It can be heard at once, and nothing was put beside it.
    until(lambda: window.window.desk.listening.here)
    playing = window.window.desk.listening.here
    assert playing is not None
    assert playing.path == recording
    assert sorted(path.name for path in tmp_path.glob("Town*")) == ["Town meeting.wav"]


def test_it_is_there_again_after_a_restart(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    recording = tone(tmp_path / "talk.wav", 50)
    window.open(recording)
    begin(window, writing, choose, strange_engines.model(tmp_path))
    done(window, writing)
    until(lambda: window.window.desk.listening.here)
    here = window.session.transcript
    assert here is not None
    assert here.is_pasted
    assert here.path is not None
    assert here.path.is_relative_to(window.window.desk.folders.data)
    kept = window.window.desk.listening.files
    assert kept.of(here.transcript.source.sha256).recording == recording
    assert kept.model == tmp_path / "ggml-well.bin"


def test_what_is_quoted_says_that_a_machine_wrote_it(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, writing, choose, strange_engines.model(tmp_path))
    done(window, writing)
    window.do("select-all")
    window.do("copy-with-source")
    assert "automatic transcript (stand-in 1, ggml-well.bin)" in window.clipboard


def test_one_that_is_stopped_opens_as_far_as_it_came(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, writing, choose, strange_engines.model(tmp_path, "hangs"))
    busy = window.window.commands.fetching.busy
    until(lambda: busy.words == ["Writing down talk.wav, at 0:10"])
    assert busy.bar.value() == 250  # thousandths: 10 of 40 seconds
    window.click(busy.stop)
    done(window, writing)
    here = window.session.transcript
    assert here is not None
    assert len(here.transcript.cues) == 2
    assert [item.in_english for item in here.transcript.report][1:] == [
        "It stops at 0:10, before the end."
    ]
    assert window.window.notices.sentence.text() == "talk.wav has been written down as far as 0:10."


def test_one_that_breaks_off_says_so_and_opens(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, writing, choose, strange_engines.model(tmp_path, "breaks"))
    done(window, writing)
    here = window.session.transcript
    assert here is not None
    assert len(here.transcript.cues) == 1
    assert "What was to write it down broke off." in window.window.notices.sentence.text()
    assert window.window.notices.sentence.text().endswith(
        "talk.wav has been written down as far as 0:05."
    )


def test_who_has_gone_elsewhere_is_left_there(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, writing, choose, strange_engines.model(tmp_path, "hangs"))
    window.open(SEED)
    seed = window.session.transcript
    until(lambda: len(window.window.commands.fetching.busy.words[0]) > 24)
    writing.speech.stop_all()
    done(window, writing)
    assert window.session.transcript is seed
    assert [one.title for one in window.session.open_transcripts][1:] == ["Talk"]
    window.click(window.window.notices.way)
    here = window.session.transcript
    assert here is not None
    assert here.title == "Talk"


def test_the_transcript_beside_it_is_opened_instead(
    window: Reader, writing: WritingDownCommands, tmp_path: Path
) -> None:
    write(tmp_path / "talk.en.vtt", *SENTENCES)
    window.open(tone(tmp_path / "talk.wav", 50))
    here = window.session.transcript
    assert here is not None
    assert here.path == tmp_path / "talk.en.vtt"
    assert not window.window.findChildren(WriteDownDialog)


def test_its_transcript_can_be_chosen(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    recording = tone(tmp_path / "talk.wav", 50)
    window.open(recording)
    choose(write(tmp_path / "words.vtt", *SENTENCES))
    window.click(asked(window).other)
    until(lambda: window.window.desk.listening.here)
    here = window.session.transcript
    assert here is not None
    assert here.path == tmp_path / "words.vtt"


def test_on_the_page_of_a_video_it_becomes_its_transcript(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(SEED)
    window.click_related(0)
    page = window.session.page
    assert isinstance(page, VideoPage)
    give(window.window.video_pane, tone(tmp_path / "talk.wav", 50))
    until(lambda: window.window.findChildren(WriteDownDialog))
    begin(window, writing, choose, strange_engines.model(tmp_path))
    done(window, writing)
    assert window.session.transcript is not None
    assert window.session.is_known(page.video)


def test_the_menu_asks_for_a_recording(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    choose(tone(tmp_path / "talk.wav", 50))
    window.do("write-down")
    dialog = asked(window)
    window.click(dialog.begin)
    assert dialog.fault.text() == "Choose a model first."
    no_model = tmp_path / "ggml-small.bin"
    no_model.write_bytes(b"PK\x03\x04")
    choose(no_model)
    window.click(dialog.choose)
    assert "This is no model of whisper.cpp" in dialog.fault.text()
    assert dialog.isVisible()
    dialog.reject()


def test_what_is_missing_is_said_in_the_dialog(
    window: Reader, writing: WritingDownCommands, tmp_path: Path
) -> None:
    use(writing, MISSING)
    window.open(tone(tmp_path / "talk.wav", 50))
    dialog = asked(window)
    assert not dialog.begin.isEnabled()
    assert dialog.other.isEnabled()
    assert '-m pip install "transcript-reader[speech]"” brings it.' in dialog.fault.text()
    dialog.reject()


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_a_second_one_waits_for_the_first(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, writing, choose, strange_engines.model(tmp_path, "hangs"))
    window.open(tone(tmp_path / "more.wav", 50))
    dialog = asked(window)
    assert dialog.model.text() == "ggml-hangs.bin"  # remembered
    window.click(dialog.begin)
    assert not dialog.isVisible()
    notices = window.window.notices
    assert notices.sentence.text() == "more.wav waits until talk.wav is written down."
    busy = window.window.commands.fetching.busy
    until(lambda: busy.words == ["Writing down 1 of 2: talk.wav, at 0:10"])
    window.click(busy.stop)
    menu = stop_menu(window)
    assert words_of(menu) == ["Stop talk.wav, at 0:10", "Leave out more.wav", "Stop All"]
    menu.actions()[0].trigger()
    until(lambda: busy.words == ["Writing down more.wav, at 0:10"])
    window.click(busy.stop)
    done(window, writing)
    titles = [one.title for one in window.session.open_transcripts]
    assert sorted(titles) == ["More", "Talk"]


def test_several_that_are_dropped_are_asked_for_once_and_go_on_where_one_fails(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    talks = [tone(tmp_path / f"{name}.wav", 50) for name in ("one", "two", "three")]
    write(tmp_path / "four.vtt", *SENTENCES)
    talks.append(tone(tmp_path / "four.wav", 50))
    give(window.window, *talks)
    until(lambda: window.window.findChildren(WriteDownDialog))
    dialog = asked(window)
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(text.startswith("3 recordings: one.wav, two.wav and three.wav.") for text in labels)
    assert not dialog.other.isVisible()
    choose(strange_engines.model(tmp_path))
    window.click(dialog.choose)
    talks[1].unlink()
    window.click(dialog.begin)
    assert "two.wav: There is no such file" in window.window.notices.sentence.text()
    done(window, writing)
    titles = [one.title for one in window.session.open_transcripts]
    assert titles[-2:] == ["One", "Three"]
    assert len(titles) == 3  # the one that had its transcript beside it


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_one_that_waits_can_be_left_out(
    window: Reader, writing: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    give(window.window, *(tone(tmp_path / f"{name}.wav", 50) for name in "ab"))
    until(lambda: window.window.findChildren(WriteDownDialog))
    begin(window, writing, choose, strange_engines.model(tmp_path, "hangs"))
    busy = window.window.commands.fetching.busy
    until(lambda: busy.words == ["Writing down 1 of 2: a.wav, at 0:10"])
    window.window.resize(360, 640)
    window.settle()
    # What stops it can be reached in the narrowest window.
    assert busy.stop.mapTo(window.window, busy.stop.rect().topRight()).x() < 360
    window.click(busy.stop)
    stop_menu(window).actions()[1].trigger()
    assert busy.words == ["Writing down a.wav, at 0:10"]
    window.open(tmp_path / "a.wav")
    dialog = asked(window)
    window.click(dialog.begin)
    assert dialog.fault.text() == "a.wav is being written down already."
    dialog.reject()
    window.click(busy.stop)
    window.click(busy.stop)  # once more makes no difference
    done(window, writing)
    assert [one.title for one in window.session.open_transcripts] == ["A"]
