"""Speech recognised by whisper.cpp, through pywhispercpp; loaded in a process of its own alone.

That library takes the name of a model for one to be downloaded: it is given the path of a file that
is there, and nothing else.
"""

from __future__ import annotations

import importlib.metadata
import os
import tempfile
from array import array
from collections.abc import Callable
from typing import Any, Final

from reader.errors import FileError
from reader.tasks.speech import NOT_INSTALLED, SpeechRefused, broken_model
from reader.wording import tr

_MOST_THREADS: Final = 8
# What its times count in, and what it says of a stretch without words.
_TICK_MS: Final = 10
# The library hands out a model that could not be read, or has nothing in it but its head and its
# words, like any other, and only prints these.
_FAILED: Final = (b"failed to load model", b"no tensors loaded")
_BLANK: Final = "[BLANK_AUDIO]"


def load(model: str) -> WhisperCpp:
    """Load a model; raises SpeechRefused where the library is missing, FileError for no model."""
    if not os.path.isabs(model) or not os.path.isfile(model):
        raise FileError(
            tr(
                "{file}: There is no such file, or it may not be read.",
                file=os.path.basename(model),
            )
        )
    os.environ["GGML_NO_BACKTRACE"] = "1"  # it starts a debugger to tell of a broken model
    # Its threads wait for each other thousands of times a second. They would do so at full speed,
    # each using up what the system grants it: on a busy computer nothing came of it for minutes.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        from pywhispercpp.model import Model
    except ImportError as problem:
        raise SpeechRefused(NOT_INSTALLED) from problem
    threads = min(_MOST_THREADS, os.cpu_count() or 1)
    with tempfile.TemporaryDirectory(prefix="transcript-reader-") as folder:
        told = os.path.join(folder, "told")
        made = Model(
            model, n_threads=threads, print_progress=False, redirect_whispercpp_logs_to=told
        )
        with open(told, "rb") as log:
            said = log.read()
            has_failed = any(one in said for one in _FAILED)
    if has_failed:
        raise FileError(broken_model(model))
    return WhisperCpp(made)


class WhisperCpp:
    """A model that has been loaded; see :class:`reader.tasks.speech.Recogniser`."""

    def __init__(self, model: Any) -> None:
        self._model = model

    @property
    def name(self) -> str:
        """What the program is called, with its version."""
        return f"whisper.cpp / pywhispercpp {importlib.metadata.version('pywhispercpp')}"

    def language_of(self, samples: array[float]) -> str:
        """Return the language that is spoken at the beginning."""
        (code, _), _ = self._model.auto_detect_language(_numbers(samples))
        return str(code)

    def hear(
        self, samples: array[float], language: str, said: Callable[[int, int, str], object]
    ) -> None:
        """Call ``said`` with each piece as it comes."""

        def tell(piece: Any) -> None:
            words = piece.text.strip()
            if words and words != _BLANK:
                said(piece.t0 * _TICK_MS, piece.t1 * _TICK_MS, words)

        self._model.transcribe(_numbers(samples), language=language, new_segment_callback=tell)


def _numbers(samples: array[float]) -> Any:
    import numpy  # which the library brings

    return numpy.frombuffer(samples, dtype=numpy.float32)
