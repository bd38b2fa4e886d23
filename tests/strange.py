"""Paths as strangers may write them down, each of which some function of Python raises for."""

from __future__ import annotations

import os
from pathlib import Path


def no_paths() -> dict[str, str]:
    """Words that can be the path of no file at all, by what is wrong with them."""
    return {
        "NUL": "/tmp/a\0b.srt",
        "NUL first": "\0",
        "half a character": "/tmp/\ud83d.srt",
        "longer than any system takes": "/" + "a/" * 20_000 + "b.srt",
    }


def bad_paths(folder: Path) -> dict[str, str]:
    """Those, and paths at which there is nothing that could be read."""
    file = folder / "file"
    file.write_text("")
    loop = folder / "loop.srt"
    loop.symlink_to(loop)
    nowhere = folder / "nowhere.srt"
    nowhere.symlink_to(folder / "gone.srt")
    pipe = folder / "pipe.srt"
    os.mkfifo(pipe)
    return {
        **no_paths(),
        "too long a name": f"/tmp/{'a' * 300}.srt",
        "too long": "/" + "a/" * 2_500 + "b.srt",
        "no UTF-8": os.fsdecode(b"/tmp/gone-\xe9.srt"),
        "below a file": f"{file}/talk.srt",
        "a link to itself": str(loop),
        "a link to nowhere": str(nowhere),
        "a pipe": str(pipe),
        "a folder": str(folder),
        "gone": f"{folder}/gone.srt",
    }
