"""The first word after the program's name, where it is neither a verb nor a file that is there.

A name with a dot or a folder in it is meant as a file: the window says what is wrong with it. Any
other is most likely a verb with a letter amiss, and that is said where it was typed.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from reader.cli.arguments import VERBS, UsageError
from reader.wording import listed, tr

_ALIKE: Final = 0.6
_QUESTIONS: Final = ("help", "version")


def check(files: Sequence[str | os.PathLike[str]]) -> None:
    """Raise UsageError if the first of the files is none and can only have been meant as a verb."""
    word = os.fspath(files[0]) if files else "."
    if "." in word or os.path.basename(word) != word or os.path.lexists(word):
        return
    if word in VERBS:
        raise UsageError(
            tr("“{word}” is a verb and stands first, before any option of the window.", word=word)
        )
    meant = _meant(word.lower())
    told = (
        tr("There is no file or verb called “{word}”. Did you mean “{meant}”?")
        if meant
        else tr("There is no file or verb called “{word}”. The verbs are {verbs}.")
    )
    raise UsageError(told.format(word=word, meant=meant, verbs=listed(VERBS)))


def _meant(word: str) -> str:
    # Late: a start with files that are there needs neither.
    from difflib import get_close_matches

    from reader.cli.library import ACTIONS

    known = {name: f"library {name}" for name in ACTIONS}
    known |= {name: name for name in VERBS} | {name: f"--{name}" for name in _QUESTIONS}
    like = get_close_matches(word, known, n=1, cutoff=_ALIKE)
    return known[like[0]] if like else ""
