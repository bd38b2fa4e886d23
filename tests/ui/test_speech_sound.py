"""The sound that recognisers of speech are given, as QtMultimedia decodes it where that is there.

It runs in a process of its own, as what writes down does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from recordings import RATE, sound
from source import ROOT

SCRIPT = """
import json, sys
from reader.errors import ReaderError
try:
    from reader.ui.state.sound.speech_sound import decoded
except ReaderError as error:
    print(json.dumps({"lacks": str(error)}))
    raise SystemExit
kept, strange, count = [], 0, 0
for piece in decoded(sys.argv[1]):
    kept.append(bytearray(4_096))  # what was let go of is taken by others, which write there
    strange += sum(sample != 0 for sample in piece.samples)
    count += len(piece.samples)
print(json.dumps({"strange": strange, "count": count}))
"""


def test_silence_is_silent_to_the_last_sample(tmp_path: Path) -> None:
    """Where a buffer was read that had gone, a few of its samples were loud beyond all bounds."""
    silence = sound(tmp_path / "silence.wav", [0] * (40 * RATE))
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(silence)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        if lacks := found.get("lacks"):
            pytest.skip(lacks)
        assert found["strange"] == 0
        # 40 seconds at 16,000 samples a second, but for what stays in the resampler: 20 ms at most.
        assert 640_000 - 320 <= found["count"] <= 640_000
