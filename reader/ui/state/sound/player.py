"""What plays a recording, as the window knows it: a few things, whatever stands behind them."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import IO, Any, Protocol, TypeAlias

from reader.errors import ReaderError, how_to_get
from reader.wording import tr

Picture: TypeAlias = Any
"""One picture of a video, a QImage, which this room hands on and does not look into."""


class PlayerState(Enum):
    """How a player stands."""

    LOADING = "loading"
    PAUSED = "paused"
    PLAYING = "playing"
    ENDED = "ended"
    FAILED = "failed"


class NoPlayer(ReaderError):  # noqa: N818 - it says what is missing
    """What plays recordings is not installed here."""

    def __init__(self, problem: ImportError) -> None:
        how = how_to_get("listen", "python3-pyside6.qtmultimedia")
        # Qt for Python is there, but a library of the system is not that it needs for sound.
        if "PySide6" in (problem.name or ""):
            told = tr(
                "To hear recordings, Qt's multimedia is needed, which is not installed here. {how}",
                how=how,
            )
        else:
            told = tr(
                "To hear recordings, Qt's multimedia is needed, which is not installed here "
                "({why}). {how}",
                why=problem,
                how=how,
            )
        super().__init__(told)


class Player(Protocol):
    """Plays one recording. All times are milliseconds of the recording.

    ``told``, given to :meth:`open`, is called on the window's thread whenever anything is other
    than before: while it plays, many times a second.
    """

    @property
    def state(self) -> PlayerState:
        """How it stands."""

    @property
    def position(self) -> int:
        """Where it is."""

    @property
    def length(self) -> int:
        """How long the recording is, 0 while that is not known."""

    @property
    def trouble(self) -> str:
        """Why it has failed, "" if it has not."""

    @property
    def keeps_pitch(self) -> bool:
        """Whether voices sound as high as they are at another speed."""

    @property
    def has_device(self) -> bool:
        """Whether anything can be heard at all."""

    @property
    def has_picture(self) -> bool:
        """Whether the recording is a video, once it is loaded."""

    @property
    def is_dark(self) -> bool:
        """Whether its pictures cannot be shown here, though it has some: its sound is played."""

    @property
    def is_torn(self) -> bool:
        """Whether a part of the recording could not be decoded, after others could."""

    def look(self, shown: Callable[[Picture], object] | None) -> None:
        """Have each picture shown from now on, the one at this moment first; None: no longer.

        Where drawing them takes long some are left out, so that the window never waits.
        """

    def open(self, path: Path, told: Callable[[], object], made: IO[bytes] | None = None) -> None:
        """Load a recording, which is not played yet.

        ``made`` is a file that is played in its stead, and closed with it.
        """

    def play(self) -> None:
        """Play from where it is; from the beginning where it has ended."""

    def pause(self) -> None:
        """Stay where it is."""

    def seek(self, position: int) -> None:
        """Go elsewhere, playing or not."""

    def set_speed(self, speed: float) -> None:
        """Play so many times as fast."""

    def close(self) -> None:
        """Have nothing more to do with the recording."""
