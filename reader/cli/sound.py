"""The sound of recordings on the command line, which Qt decodes, in a process of its own."""

from __future__ import annotations

from reader.tasks.speech import Sound


def sound() -> Sound:
    """Return what decodes recordings; raises MissingLibrary without Qt's multimedia."""
    from reader.errors import MissingLibrary

    try:
        from reader.ui.state.sound.speech_sound import decoded  # late: no other verb needs it
    except ImportError as problem:
        raise MissingLibrary(problem) from problem
    return decoded
