"""Which recording belongs to a transcript, as far as the person said so, and how it is to be heard;
by which voice a language is read aloud, and by which model speech is written down.

All of it is one small JSON file. Whatever is wrong in it is left out by itself.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

from reader import files
from reader.kept.kept_file import KeptFile
from reader.named_tuple import NamedTuple
from reader.wording import tr

MOST_HEARD: Final = 2_000
"""Of how many transcripts it is remembered."""

LARGEST_OFFSET: Final = 3_600_000
"""The most that a recording may be apart from the times of its transcript, in milliseconds."""

_LONGEST: Final = 4_096
_LONGEST_NAME: Final = 200
_LOST: Final = tr("What was remembered of recordings could not be read")


class Heard(NamedTuple):
    """The recording that the person gave, None where they gave none, and how many milliseconds
    later than the transcript says its words are heard.
    """

    recording: Path | None = None
    offset: int = 0


class HeardFiles:
    """What is remembered, by the name of a transcript: its path, or what its bytes add up to."""

    def __init__(self, path: Path | None) -> None:
        self._file = KeptFile(path, _LOST)
        stored = self._file.load()
        voices = stored.get("voices")
        self._voices: dict[str, str] = {
            language: voice
            for language, voice in (voices if isinstance(voices, dict) else {}).items()
            if isinstance(voice, str) and 0 < len(voice) <= _LONGEST_NAME
        }
        model = stored.get("model")
        self._model = files.path_in(model[:_LONGEST]) if isinstance(model, str) else ""
        items = stored.get("heard")
        self._heard: dict[str, Heard] = {}
        for item in items[-MOST_HEARD:] if isinstance(items, list) else []:
            found = _from_json(item)
            if found is not None:
                self._heard[found[0]] = found[1]

    def of(self, name: str) -> Heard:
        """Return what is remembered of a transcript."""
        return self._heard.get(name, Heard())

    def voice_of(self, language: str) -> str:
        """Return the name of the voice that reads a language aloud, "" for the usual one."""
        return self._voices.get(language, "")

    def note_voice(self, language: str, voice: str) -> None:
        """Remember which voice reads a language; raises FileError if that cannot be written."""
        self._voices[language] = voice[:_LONGEST_NAME]
        self._save()

    @property
    def model(self) -> Path | None:
        """The file of the model that speech was written down by last."""
        return Path(self._model) if os.path.isabs(self._model) else None

    def note_model(self, path: Path) -> None:
        """Remember the file of a model; raises FileError if that cannot be written."""
        self._model = str(path)
        self._save()

    def note(self, name: str, heard: Heard) -> None:
        """Remember something else of a transcript; raises FileError if that cannot be written."""
        self._heard.pop(name, None)
        if name and heard != Heard():
            self._heard[name] = heard
        while len(self._heard) > MOST_HEARD:
            del self._heard[next(iter(self._heard))]
        self._save()

    def _save(self) -> None:
        heard = list(map(_as_json, self._heard.items()))
        kept: dict[str, Any] = {"version": 1, "heard": heard, "voices": self._voices}
        self._file.save(kept | ({"model": self._model} if self._model else {}))


def _as_json(item: tuple[str, Heard]) -> dict[str, Any]:
    name, heard = item
    stored: dict[str, Any] = {"transcript": name, "offset": heard.offset}
    if heard.recording is not None:
        stored["recording"] = str(heard.recording)
    return stored


def _from_json(item: Any) -> tuple[str, Heard] | None:
    if not isinstance(item, dict):
        return None
    name, offset = item.get("transcript"), item.get("offset")
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST:
        return None
    if type(offset) is not int or abs(offset) > LARGEST_OFFSET:
        offset = 0
    written = item.get("recording")
    path = files.path_in(written) if isinstance(written, str) else ""
    heard = Heard(Path(path) if os.path.isabs(path) else None, offset)
    return (name, heard) if heard != Heard() else None
