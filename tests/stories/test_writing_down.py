"""A recording without a transcript: a person opens it, and has it written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import strange_engines
from driver import SEED, Reader, drag, drop, files, until
from PySide6.QtWidgets import QFileDialog, QWidget
from recordings import SENTENCES, ClocklessPlayer, tone, write
from strange_engines import MISSING, STAND_IN, loud

from reader.model.transcript import Provenance
from reader.tasks.speech import Engine
from reader.ui.commands.writing_down import WritingDownCommands
from reader.ui.dialogs.write_down_dialog import WriteDownDialog
from reader.ui.pages.masthead import facts_of
from reader.ui.state.pages import VideoPage

Choose = Callable[[Path], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """What is chosen in the next dialog for files."""

    def choose(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    return choose


@pytest.fixture
def commands(window: Reader, player: ClocklessPlayer) -> WritingDownCommands:
    window.window.desk.listening.make_player = lambda: player
    made = window.window.commands.files.writing_down
    use(made, STAND_IN)
    return made


def use(commands: WritingDownCommands, engine: Engine) -> None:
    commands.speech.engine = lambda: engine
    commands.speech.sound = lambda: loud


def asked(window: Reader) -> WriteDownDialog:
    dialog = window.dialog()
    assert isinstance(dialog, WriteDownDialog)
    return dialog


def begin(window: Reader, commands: WritingDownCommands, choose: Choose, model: Path) -> None:
    """Choose a model and press the button that begins."""
    dialog = asked(window)
    choose(model)
    window.click(dialog.choose)
    assert dialog.model.text() == model.name
    window.click(dialog.begin)
    assert not dialog.isVisible()


def give(part: QWidget, recording: Path) -> None:
    """Drag a recording over a part of the window, and drop it there."""
    assert drag(part, files(recording))
    drop(part, files(recording))


def done(window: Reader, commands: WritingDownCommands) -> None:
    until(lambda: not commands.speech.is_busy)
    window.settle()


def test_a_recording_that_is_dropped_can_be_written_down(
    window: Reader, commands: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    recording = tone(tmp_path / "Town meeting.wav", 50)
    give(window.window, recording)
    until(lambda: window.window.findChildren(WriteDownDialog))
    begin(window, commands, choose, strange_engines.model(tmp_path))
    assert window.window.commands.fetching.busy.words == ["Writing down Town meeting.wav"]
    done(window, commands)
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
    window: Reader, commands: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    recording = tone(tmp_path / "talk.wav", 50)
    window.open(recording)
    begin(window, commands, choose, strange_engines.model(tmp_path))
    done(window, commands)
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
    window: Reader, commands: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, commands, choose, strange_engines.model(tmp_path))
    done(window, commands)
    window.do("select-all")
    window.do("copy-with-source")
    assert "automatic transcript (stand-in 1, ggml-well.bin)" in window.clipboard


def test_one_that_is_stopped_opens_as_far_as_it_came(
    window: Reader, commands: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, commands, choose, strange_engines.model(tmp_path, "hangs"))
    busy = window.window.commands.fetching.busy
    until(lambda: busy.words == ["Writing down talk.wav, at 0:10"])
    assert busy.bar.value() == 250  # thousandths: 10 of 40 seconds
    window.click(busy.stop)
    done(window, commands)
    here = window.session.transcript
    assert here is not None
    assert len(here.transcript.cues) == 2
    assert [item.in_english for item in here.transcript.report][1:] == [
        "It stops at 0:10, before the end."
    ]
    assert window.window.notices.sentence.text() == "talk.wav has been written down as far as 0:10."


def test_one_that_breaks_off_says_so_and_opens(
    window: Reader, commands: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, commands, choose, strange_engines.model(tmp_path, "breaks"))
    done(window, commands)
    here = window.session.transcript
    assert here is not None
    assert len(here.transcript.cues) == 1
    assert "What was to write it down broke off." in window.window.notices.sentence.text()
    assert window.window.notices.sentence.text().endswith(
        "talk.wav has been written down as far as 0:05."
    )


def test_who_has_gone_elsewhere_is_left_there(
    window: Reader, commands: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, commands, choose, strange_engines.model(tmp_path, "hangs"))
    window.open(SEED)
    seed = window.session.transcript
    until(lambda: len(window.window.commands.fetching.busy.words[0]) > 24)
    commands.speech.stop()
    done(window, commands)
    assert window.session.transcript is seed
    window.click(window.window.notices.way)
    here = window.session.transcript
    assert here is not None
    assert here.title == "Talk"


def test_the_transcript_beside_it_is_opened_instead(
    window: Reader, commands: WritingDownCommands, tmp_path: Path
) -> None:
    write(tmp_path / "talk.en.vtt", *SENTENCES)
    window.open(tone(tmp_path / "talk.wav", 50))
    here = window.session.transcript
    assert here is not None
    assert here.path == tmp_path / "talk.en.vtt"
    assert not window.window.findChildren(WriteDownDialog)


def test_its_transcript_can_be_chosen(
    window: Reader, commands: WritingDownCommands, choose: Choose, tmp_path: Path
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
    window: Reader, commands: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(SEED)
    window.click_related(0)
    page = window.session.page
    assert isinstance(page, VideoPage)
    give(window.window.video_pane, tone(tmp_path / "talk.wav", 50))
    until(lambda: window.window.findChildren(WriteDownDialog))
    begin(window, commands, choose, strange_engines.model(tmp_path))
    done(window, commands)
    assert window.session.transcript is not None
    assert window.session.is_known(page.video)


def test_the_menu_asks_for_a_recording(
    window: Reader, commands: WritingDownCommands, choose: Choose, tmp_path: Path
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
    window: Reader, commands: WritingDownCommands, tmp_path: Path
) -> None:
    use(commands, MISSING)
    window.open(tone(tmp_path / "talk.wav", 50))
    dialog = asked(window)
    assert not dialog.begin.isEnabled()
    assert dialog.other.isEnabled()
    assert "“pip install transcript-reader[speech]” brings it." in dialog.fault.text()
    dialog.reject()


def test_one_is_written_down_at_a_time(
    window: Reader, commands: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, commands, choose, strange_engines.model(tmp_path, "hangs"))
    window.open(tone(tmp_path / "more.wav", 50))
    dialog = asked(window)
    assert dialog.model.text() == "ggml-hangs.bin"  # remembered
    window.click(dialog.begin)
    assert dialog.fault.text().startswith("Another recording is being written down")
    dialog.reject()
    commands.speech.stop()
    done(window, commands)


def test_a_full_disk_loses_nothing(
    window: Reader, commands: WritingDownCommands, choose: Choose, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "talk.wav", 50))
    data = window.window.desk.folders.data
    begin(window, commands, choose, strange_engines.model(tmp_path))
    data.mkdir(parents=True, exist_ok=True)
    (data / "pasted").write_bytes(b"")  # where the folder should be, so nothing can be kept there
    done(window, commands)
    here = window.session.transcript
    assert here is not None
    assert len(here.transcript.cues) == 4
