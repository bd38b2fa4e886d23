"""Transcripts of the library as files: one each, in a folder, none in the place of another."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from reader.errors import FileError, ReaderError
from reader.files import atomic_write, safe_name, shown
from reader.library import Library
from reader.model.transcript import Transcript
from reader.named_tuple import NamedTuple
from reader.quotes.exports import Export
from reader.wording import tr, trn

_MOST_ALIKE: Final = 10_000


class Exported(NamedTuple):
    """What was written, and why the rest was not: a sentence for each, the title before it.

    ``was_stopped`` tells that there was more to come.
    """

    paths: tuple[Path, ...] = ()
    refused: tuple[str, ...] = ()
    was_stopped: bool = False

    def sentence(self, folder: Path) -> str:
        """Return in one sentence what came of it."""
        told = trn(
            "{n} transcript was saved in {folder}",
            "{n} transcripts were saved in {folder}",
            len(self.paths),
            folder=shown(folder),
        )
        if self.refused:
            told = trn(
                "{saved}; {n} could not be",
                "{saved}; {n} could not be",
                len(self.refused),
                saved=told,
            )
        return tr("Stopped: {told}.", told=told) if self.was_stopped else tr("{told}.", told=told)


def export_all(
    library: Library,
    ids: Sequence[int],
    folder: Path,
    kind: Export,
    write: Callable[[Transcript], bytes],
    tell: Callable[[int, int], object] = lambda done, total: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Exported:
    """Write each of some transcripts into a folder, under its title; no file is replaced.

    One that cannot be read or written keeps none from the rest. Raises FileError where there is no
    such folder.
    """
    if not os.path.isdir(folder):
        raise FileError(tr("There is no folder {folder}.", folder=shown(folder)))
    paths, refused = list[Path](), list[str]()
    for done, id_ in enumerate(ids):
        if should_stop():
            return Exported(tuple(paths), tuple(refused), was_stopped=True)
        tell(done, len(ids))
        title = tr("Transcript {number}", number=id_)
        try:
            title = library.entry(id_).title
            data = write(library.get(id_))
            path = _free(folder, title, kind.suffix)
            atomic_write(path, data)
        except ReaderError as problem:
            refused.append(f"{title}: {problem}")
        else:
            paths.append(path)
    return Exported(tuple(paths), tuple(refused))


def _free(folder: Path, title: str, suffix: str) -> Path:
    """Return a path under a title where there is no file yet: with a number behind it, if need be.

    Raises FileError where very many have that title.
    """
    for number in range(1, _MOST_ALIKE):
        ending = suffix if number == 1 else f" ({number}){suffix}"
        path = folder / safe_name(title, ending)
        if not os.path.lexists(path):
            return path
    name = safe_name(title, suffix)
    raise FileError(tr("There are too many files called {file} in the folder.", file=name))
