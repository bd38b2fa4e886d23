"""What is heard, in figures: `python tests/bench/bench_listening.py`.

Through a null sink, where PulseAudio and ffmpeg are: of 40 seeks by keyboard how far from where it
should be sound begins, and how much of the word is missing; of 50 rounds of a loop what is heard
behind its end, and what is not before it (median, p95, most, in milliseconds of the recording).
Without a sink, each against a bare QMediaPlayer in the same run:
from a seek to the first report of a position behind it. Then CPU seconds that the strip of an hour
of sound takes, and what a step of the voice costs the page at 100,000 captions, drawn.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _near in ("..", ".", "sounding"):
    sys.path.insert(0, str((Path(__file__).parents[1] / _near).resolve()))

from bench_pane import transcript
from booth import Booth, booth, talk, words_of
from microphone import KINDS, WORD, encode, marked, rounds, what_is_missing
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from reader.model.hearing.playhead import LEAD_IN

SECONDS, SEEKS, ROUNDS = 300, 40, 50


def figures(values: Sequence[float]) -> str:
    p95 = statistics.quantiles(values, n=20)[-1]
    return f"median {statistics.median(values):5.0f}   p95 {p95:5.0f}   most {max(values):5.0f}"


def heard(made: Booth, folder: Path) -> None:
    for name, kind in KINDS.items():
        file = talk(folder / name.replace(", ", "-"), SECONDS, kind)
        made.ask("open", str(file))
        made.ask("set", "loop_count", ROUNDS)
        chance = random.Random(17)
        before, missing = [], []
        for _ in range(SEEKS):
            number = chance.randrange(2, SECONDS - 2)
            with made.recording() as samples:
                made.ask("play_from", words_of(number))
                made.ask("play_to", number * 1_000 + WORD + 100)
                made.ask("pause")
                once = rounds(samples(), number)[-1]
            before.append(once.before)
            missing.append(max(0, WORD - once.word))
        # MP3 begins earlier by what its frames need.
        print(f"{name}: seeks amiss  {figures([abs(one - LEAD_IN) for one in before])}")
        print(f"{name}: word missing {figures(missing)}")
        with made.recording() as samples:
            made.ask("play_from", words_of(41))
            made.ask("do", "loop")
            made.ask("until_loop_is_over")
            made.ask("pause")
            *again, _ = all_of_them = rounds(samples(), 41)
        late, cut = [one.after for one in again], [WORD - one.word for one in again]
        print(f"{name}: {len(all_of_them)} rounds, too long  {figures(late)}")
        print(f"{name}: {len(all_of_them)} rounds, cut off   {figures(cut)}")


def until(app: QApplication, holds: Callable[[], object]) -> float:
    began = time.perf_counter()
    while not holds():
        app.processEvents()
    return (time.perf_counter() - began) * 1_000


def reached(app: QApplication, file: Path) -> None:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

    from reader.ui.state.sound.player import PlayerState
    from reader.ui.state.sound.qt_player import QtPlayer

    ours, bare, sound = QtPlayer(), QMediaPlayer(), QAudioOutput()
    bare.setAudioOutput(sound)
    ours.open(file, lambda: None)
    bare.setSource(QUrl.fromLocalFile(str(file)))
    until(app, lambda: ours.state is PlayerState.PAUSED)
    until(app, lambda: bare.mediaStatus() is QMediaPlayer.MediaStatus.LoadedMedia)
    chance, took = random.Random(17), ([], [])  # type: ignore[var-annotated]
    for _ in range(SEEKS):
        goal = chance.randrange(2, SECONDS - 5) * 1_000
        ours.seek(goal)
        ours.play()
        took[0].append(until(app, lambda goal=goal: ours.position > goal))
        ours.pause()
        bare.setPosition(goal)
        bare.play()
        took[1].append(until(app, lambda goal=goal: bare.position() > goal))
        bare.pause()
    ratio = statistics.median(took[0]) / statistics.median(took[1])
    print(
        f"m4a: from a seek on, ms     {figures(took[0])}   bare {figures(took[1])} ({ratio:.2f}×)"
    )


def strip(app: QApplication, folder: Path) -> None:
    from reader.ui.state.sound.sound_reading import SoundReading

    # At 48,000 samples a second, as talks are recorded: their frames are shorter than at 16,000.
    marked(folder / "short.wav", 600)
    short = ["ffmpeg", "-v", "error", "-stream_loop", "5", "-i", str(folder / "short.wav")]
    long = folder / "long.wav"
    subprocess.run([*short, "-ar", "48000", str(long)], check=True)
    for name in ("mp3, constant", "mp3, variable", "m4a", "ogg", "opus"):
        file = encode(long, KINDS[name])
        began = _spent()
        reading = SoundReading(file, lambda _: None, lambda _: app.quit(), lambda _: app.quit())
        app.exec()  # to ask again and again whether it is done would be counted
        del reading
        print(f"{name}: the strip of an hour, CPU s  {_spent() - began:5.1f}")
        file.unlink()


def _spent() -> float:
    """CPU seconds of this process and of those that it has ended."""
    here = os.times()
    return here.user + here.system + here.children_user + here.children_system


def _stamp(time: int) -> str:
    seconds, thousandths = divmod(time, 1_000)
    return f"{seconds // 3_600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"


def drawn() -> None:
    from driver import reader
    from recordings import ClocklessPlayer, tone

    with tempfile.TemporaryDirectory() as name, reader(base=Path(name) / "base") as window:
        file = Path(name) / "long.vtt"
        rows = ["WEBVTT\n"]
        for cue in transcript().cues:
            # With a time for each word, as those have that are marked one by one.
            start, end, words = cue.start or 0, cue.end or 0, cue.text.split()
            times = [start + (end - start) * nth // len(words) for nth in range(len(words))]
            timed = " ".join(f"<{_stamp(at)}>{word}" for at, word in zip(times, words, strict=True))
            rows.append(f"{_stamp(start)} --> {_stamp(end)}\n{timed}\n")
        file.write_text("\n".join(rows), encoding="utf-8")
        window.open(file)
        player = ClocklessPlayer(300_000_000)
        window.window.desk.listening.make_player = lambda: player
        window.window.desk.listening.open(tone(Path(name) / "tone.wav", 100))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        until(app, lambda: window.window.desk.listening.here is not None)
        player.load()
        window.do("play")
        player.seek(150_000_000)
        until(app, lambda: window.window.pane.spoken is not None)
        window.settle()
        took = []
        for step in range(500):
            began = time.process_time()
            player.play_on(150_000_000 + (step + 1) * 40, 40)
            app.processEvents()
            took.append((time.process_time() - began) * 1_000_000)
        print(f"100,000 captions: a step of the voice, drawn, CPU µs  {figures(took)}")


def main() -> None:
    app = QApplication([])
    drawn()
    if missing := what_is_missing():
        sys.exit(missing)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with booth(folder) as made:
            os.environ["PULSE_SERVER"] = made.server
            heard(made, folder)
            reached(app, folder / "m4a" / "talk.m4a")
        strip(app, folder)


if __name__ == "__main__":
    main()
