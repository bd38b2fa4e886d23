"""What says words, as the window knows it: a voice of the system, whatever stands behind it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Protocol

from reader.errors import ReaderError, how_to_get
from reader.wording import tr


class SpeakerState(Enum):
    """How a speaker stands."""

    LOADING = "loading"
    QUIET = "quiet"
    SPEAKING = "speaking"
    FAILED = "failed"


class NoSpeaker(ReaderError):  # noqa: N818 - it says what is missing
    """What reads aloud is not installed here."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "To read aloud, Qt's speech is needed, which is not installed here. {how}",
                how=how_to_get("listen", "python3-pyside6.qttexttospeech"),
            )
        )


class NoVoices(ReaderError):  # noqa: N818 - it says what is missing
    """The system has nothing that speaks."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "Nothing on this computer reads aloud. On Linux it takes the packages "
                "speech-dispatcher and espeak-ng, and where Qt is that of Debian "
                "qt6-speech-speechd-plugin as well."
            )
        )


class Speaker(Protocol):
    """Says some words at a time.

    ``told``, given to :meth:`open`, is called on the window's thread whenever anything is other
    than before.
    """

    @property
    def state(self) -> SpeakerState:
        """How it stands: speaking from :meth:`say` on until all is said, or it is stopped."""

    @property
    def reached(self) -> int | None:
        """Where in the words the one begins that is being said; None where that is not told."""

    @property
    def trouble(self) -> ReaderError | None:
        """Why it has failed, None if it has not."""

    def open(self, told: Callable[[], object]) -> None:
        """Look for what speaks; told of when it is there, or is not, or was before."""

    @property
    def voices(self) -> tuple[str, ...]:
        """The names of the voices for the language that was chosen."""

    @property
    def voice(self) -> str:
        """The name of the one that speaks, "" while none was chosen."""

    def set_voice(self, name: str) -> None:
        """Say what comes next with another of these voices."""

    def choose(self, language: str, voice: str = "") -> bool:
        """Speak with a voice for a language, a BCP 47 tag; return False where there is none.

        It is the one of that name, or where there is no such one the one that is usual.

        To be asked while it is quiet.
        """

    def set_speed(self, speed: float) -> None:
        """Say what comes next so many times as fast as is usual, 0.5 to 3."""

    def say(self, words: str) -> None:
        """Say some words, instead of what is being said."""

    def stop(self) -> None:
        """Be quiet."""

    def close(self) -> None:
        """Be quiet, and tell nobody anything any more."""
