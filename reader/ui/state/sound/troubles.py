"""Why a recording can be neither played nor decoded, in the language of the person.

What Qt and FFmpeg say of it is in English, and of what they were doing; it is for the log.
"""

from __future__ import annotations

from typing import Final

from reader.wording import tr

UNKNOWN: Final = tr("It is damaged, or of a kind that is not known here")
"""What nearly all that fails comes to: FFmpeg tells the two from each other no better."""

_FORBIDDEN: Final = tr("It may not be read")


def trouble(error: str) -> str:
    """Return why, without a full stop, for the name of an error of Qt's player or decoder."""
    return _FORBIDDEN if error == "AccessDeniedError" else UNKNOWN
