"""What is being written down, kept meanwhile: whatever ends the program, the next start has it.

Each recording has a file of its own in the folder, written whole or not at all, and gone once its
transcript is kept elsewhere. It is claimed by the program that is at work on it, so that another
one, or another window on the same folder, does not take it for something that was left behind.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from reader import files, paths
from reader.errors import FileError
from reader.kept.kept_file import KeptFile, claim
from reader.model.transcript import RelatedVideo
from reader.wording import tr

FOLDER: Final = "writing-down"
"""What the folder is called, in that of the program's data."""

_SUFFIX: Final = ".json"
_LOST: Final = tr("What was written down before the program ended could not be read")
_LONGEST: Final = 4_096


class Unfinished:
    """What there is of one recording: ``text`` is its transcript as a file would have it, ``video``
    the one that it is the transcript of, None if none was named.
    """

    def __init__(self, path: Path, recording: Path, video: RelatedVideo | None = None) -> None:
        self.recording, self.video, self.text = recording, video, ""
        self._file = KeptFile(path, _LOST)
        self._path = path
        self._let_go = _nothing

    def keep(self, text: str) -> None:
        """Keep what there is by now; raises FileError, and then what was kept before stays."""
        if self._let_go is _nothing:
            let_go = claim(self._path) if paths.ensure(self._path.parent) else None
            if let_go is None:
                raise FileError(
                    tr(
                        "What is written down is not kept meanwhile: {folder} cannot be written.",
                        folder=files.shown(self._path.parent),
                    )
                )
            self._let_go = let_go
        video = self.video
        self._file.save(
            {
                "recording": str(self.recording),
                "video": [video.title, video.url, video.video_id] if video is not None else [],
                "text": text,
            }
        )
        self.text = text

    def forget(self) -> None:
        """Keep it no longer: it is kept elsewhere, or there is nothing of it."""
        with contextlib.suppress(OSError):
            os.unlink(self._path)
        self.let_go()
        with contextlib.suppress(OSError):
            self._path.parent.rmdir()  # if it was the last

    def let_go(self) -> None:
        """Leave it as it is to the next start."""
        let_go, self._let_go = self._let_go, _nothing
        let_go()

    def _take_up(self) -> bool:
        """Claim what another start has left and read it; return whether that could be done."""
        let_go = claim(self._path)
        if let_go is None:
            return False
        self._let_go = let_go
        stored = self._file.load()
        recording, text = stored.get("recording"), stored.get("text")
        if not isinstance(recording, str) or not isinstance(text, str) or not text:
            self.let_go()  # another start took it, or it was put aside
            return False
        self.recording, self.text = Path(files.path_in(recording[:_LONGEST])), text
        self.video = _video(stored.get("video"))
        return True


def begun(folder: Path, recording: Path, video: RelatedVideo | None) -> Unfinished:
    """Return what keeps in ``folder`` what is written down of a recording; it has nothing yet."""
    return Unfinished(folder / f"{os.urandom(8).hex()}{_SUFFIX}", recording, video)


def left(folder: Path) -> Iterator[Unfinished]:
    """Yield what was left in ``folder`` by programs that have ended, the oldest first; claimed."""
    for path in sorted(folder.glob(f"*{_SUFFIX}"), key=_time):
        found = Unfinished(path, Path())
        if found._take_up():
            yield found


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _video(stored: Any) -> RelatedVideo | None:
    if not isinstance(stored, list) or not all(isinstance(part, str) for part in stored):
        return None
    return RelatedVideo(*(part[:_LONGEST] for part in stored)) if len(stored) == 3 else None


def _nothing() -> None:
    """Have nothing to let go of."""
