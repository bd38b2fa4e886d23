"""What comes out of the computer, heard: a PulseAudio of one's own whose sound goes nowhere.

What is played into it is recorded from its monitor and looked at for tones. In a recording for
tests (:func:`marked`) each word is a tone of its own, what follows a word is another one, and what
comes before the next word a third: so what is heard tells which moments of the recording it is.
"""

from __future__ import annotations

import array
import math
import os
import random
import shutil
import subprocess
import wave
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from driver import until

RATE: Final = 16_000
"""Samples a second, of what is played and of what is heard."""

BLOCK: Final = 5
"""Milliseconds: what is heard is told apart so finely."""

AFTER, BEFORE = 400, 600
"""Hertz of the tones behind a word and before the next one, each half of the time."""

WORD: Final = 300
"""Milliseconds that a word of :func:`marked` takes, from the beginning of its second."""

CYCLE: Final = 9
"""So many words are told apart; then they come again."""

SILENCE: Final = 0

_LONGEST_S: Final = 60
_QUIET: Final = 400
_PER_BLOCK: Final = RATE * BLOCK // 1_000
# How much of what is heard must be one tone; noise is spread over all.
_PURE: Final = 0.2


def pitch_of(number: int) -> int:
    """Return the hertz of a word: whole waves of each pitch fill a block."""
    return 800 + 400 * (number % CYCLE)


# -- made ----------------------------------------------------------------------------------------


def marked(path: Path, seconds: int) -> Path:
    """Write a WAV file in which each second begins with its word.

    Noise that is louder in one second than in the next lies under it, so that an encoder of
    variable bit rate has reason to vary it.
    """
    chance = random.Random(17)
    noise = [chance.gauss(0, 1) for _ in range(RATE)]
    whole = array.array("h")
    for number in range(CYCLE):
        loud = (0, 30, 400, 100)[number % 4]
        for n in range(RATE):
            now = n * 1_000 // RATE
            between = AFTER if now < (1_000 + WORD) // 2 else BEFORE
            hertz = pitch_of(number) if now < WORD else between
            wave_now = 8_000 * math.sin(2 * math.pi * hertz * n / RATE)
            whole.append(round(wave_now + loud * noise[n]))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        rounds, rest = divmod(seconds, CYCLE)
        for _ in range(rounds):
            file.writeframes(whole.tobytes())
        file.writeframes(whole[: rest * RATE].tobytes())
    return path


class Kind(NamedTuple):
    """How ffmpeg writes a recording: the encoder, what it is told, the suffix."""

    encoder: str
    told: tuple[str, ...]
    suffix: str


KINDS: Final = {
    "m4a": Kind("aac", ("-b:a", "96k"), ".m4a"),
    "opus": Kind("libopus", ("-b:a", "48k"), ".opus"),
    "ogg": Kind("libvorbis", ("-q:a", "4"), ".ogg"),
    "mp3, constant": Kind("libmp3lame", ("-b:a", "96k"), ".mp3"),
    "mp3, variable": Kind("libmp3lame", ("-q:a", "4"), ".mp3"),
    "mp3, variable, no header": Kind(
        "libmp3lame", ("-q:a", "4", "-write_xing", "0", "-id3v2_version", "0"), ".mp3"
    ),
    # Few bytes a frame: what one needs stands in many before it.
    "mp3, variable, small": Kind("libmp3lame", ("-q:a", "9"), ".mp3"),
}


def encoders() -> str:
    """Return what ffmpeg says of its encoders, "" where it is not installed."""
    if shutil.which("ffmpeg") is None:
        return ""
    return subprocess.run(
        ["ffmpeg", "-hide_banner", "-encoders"], capture_output=True, text=True, check=False
    ).stdout


def encode(source: Path, kind: Kind) -> Path:
    """Write a recording in another format beside it."""
    goal = source.with_name(f"{source.stem}{kind.suffix}")
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(source)]
    subprocess.run([*command, "-c:a", kind.encoder, *kind.told, str(goal)], check=True)
    return goal


# -- heard ---------------------------------------------------------------------------------------


def pitches(samples: Sequence[int]) -> list[int]:
    """Return for each block the tone that it is, of those that are known."""
    known = [AFTER, BEFORE, *map(pitch_of, range(CYCLE))]
    return [
        _tone(samples[at : at + _PER_BLOCK], known)
        for at in range(0, len(samples) - _PER_BLOCK + 1, _PER_BLOCK)
    ]


def _tone(block: Sequence[int], known: list[int]) -> int:
    energy = sum(sample * sample for sample in block)
    if energy < 200 * 200 * len(block):
        return SILENCE
    strengths = [strength(block, hertz) for hertz in known]
    best = max(strengths)
    # All of a pure tone of amplitude a: (a n / 2)², of an energy of a² n / 2.
    return known[strengths.index(best)] if best > _PURE * energy * len(block) / 2 else -1


def strength(samples: Sequence[int], hertz: float) -> float:
    """Return how much of a pitch there is in samples, squared (Goertzel 1958)."""
    turn = 2 * math.cos(2 * math.pi * hertz / RATE)
    before = last = 0.0
    for sample in samples:
        last, before = sample + turn * last - before, last
    return last * last + before * before - turn * last * before


class Round(NamedTuple):
    """One time that a word was heard, with what came before and behind: milliseconds."""

    before: int
    word: int
    after: int


def rounds(samples: Sequence[int], number: int) -> list[Round]:
    """Return each time that a word was heard."""
    found: list[Round] = []
    parts = (BEFORE, pitch_of(number), AFTER)
    last = len(parts)
    for hertz in pitches(samples):
        if hertz not in parts:
            continue
        part = parts.index(hertz)
        if part < last:
            found.append(Round(0, 0, 0))
        last = part
        lengths = list(found[-1])
        lengths[part] += BLOCK
        found[-1] = Round(*lengths)
    return [one for one in found if one.word]


def pitch(samples: Sequence[int], near: float) -> float:
    """Return the pitch of a tone to half a hertz, which is looked for 100 Hz around another."""
    for step in (10.0, 2.0, 0.5):
        near = max((near + n * step for n in range(-10, 11)), key=lambda hz: strength(samples, hz))
    return near


# -- listened to ---------------------------------------------------------------------------------


@contextmanager
def going(*command: str, **how: object) -> Iterator[subprocess.Popen[bytes]]:
    """Have a program run meanwhile."""
    made = subprocess.Popen(command, **how)  # type: ignore[call-overload]
    try:
        yield made
    finally:
        made.terminate()
        made.wait(_LONGEST_S)
        for pipe in filter(None, (made.stdin, made.stdout)):
            pipe.close()


class Microphone:
    """Records what is played into the PulseAudio at an address."""

    def __init__(self, server: str) -> None:
        self.server = server

    @contextmanager
    def recording(self, file: Path) -> Iterator[Callable[[], array.array[int]]]:
        """Record into a file; what is given waits until it is quiet and returns the samples."""
        raw = ("--raw", f"--rate={RATE}", "--channels=1", "--format=s16le", "--latency-msec=10")
        command = ("parec", f"--server={self.server}", "--device=ear.monitor", *raw, str(file))
        with going(*command):
            until(lambda: file.exists() and file.stat().st_size > 0)

            def samples() -> array.array[int]:
                until(lambda: is_quiet_at_last(read(file)))
                return read(file)

            yield samples


def read(file: Path) -> array.array[int]:
    """Return the samples in a file without a head."""
    data = file.read_bytes()
    found = array.array("h")
    found.frombytes(data[: len(data) // 2 * 2])
    return found


def is_quiet_at_last(samples: Sequence[int]) -> bool:
    """Whether nothing has been heard for a moment, behind something."""
    tail = samples[-RATE * _QUIET // 1_000 :]
    return max(samples, default=0) > 1_000 and max(tail) < 200


@contextmanager
def microphone(folder: Path) -> Iterator[Microphone]:
    """Start a PulseAudio of one's own, which keeps all it has in a folder, and end it after."""
    folder.mkdir(parents=True, exist_ok=True)
    socket = folder / "native"
    here = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    here = {name: value for name, value in here.items() if not name.startswith("PULSE_")}
    command = (
        *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
        *(
            "--disable-shm=yes",
            "-L",
            f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        ),
        *("-L", "module-null-sink sink_name=ear rate=48000"),
    )
    with going(*command, env=here, stderr=subprocess.DEVNULL) as server:
        until(lambda: socket.exists() or server.poll() is not None)
        yield Microphone(f"unix:{socket}")


def what_is_missing() -> str:
    """Return what is not installed that hearing takes, "" where all is there.

    QtMultimedia is looked for and not loaded: of what it does not find it warns.
    """
    if find_spec("PySide6.QtMultimedia") is None:
        return "QtMultimedia is of the extra [listen], with which this was not set up"
    for program in ("pulseaudio", "parec", "ffmpeg"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    return ""
