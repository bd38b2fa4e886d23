"""Where things live: the person's own folders, and the data that ships with the program.

Nothing is made by importing this module or by asking where something is; ``ensure`` makes a folder
when there is something to put into it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from reader.named_tuple import NamedTuple

_NAME = "transcript-reader"
_PACKAGE = Path(__file__).resolve().parent
_NOWHERE = Path(os.devnull)
_SEED = "000_80146eb17a4ea20d.txt"
_TEMPORARY = ExitStack()
_HANDED_ON = "TRANSCRIPT_READER_TEMPORARY"


class Folders(NamedTuple):
    """The folders of one person: settings, what they made, what can be made again, the log."""

    config: Path
    data: Path
    cache: Path
    log: Path


def folders(basedir: Path | None = None, temp: bool = False) -> Folders:
    """Return the folders that this run of the program uses.

    They are those of the operating system, or lie below ``basedir``, or with ``temp`` below a new
    temporary folder that is deleted when the program ends. Only ``temp`` makes a folder, unless one
    was handed on to this process. Where the person has no home they are paths at which nothing can
    be.
    """
    if temp:
        return _below(handed_on() or _temporary_folder())
    if basedir is not None:
        return _below(basedir.absolute())
    return _of_the_system() or _below(_NOWHERE)


def ensure(folder: Path) -> bool:
    """Make ``folder`` if it is missing, for this person alone, and return whether it takes files.

    Never raises: a home that is missing, full or read-only is a fact to live with.
    """
    try:
        _make(folder)
        with tempfile.TemporaryFile(dir=folder, buffering=0) as trial:
            # A folder on a full disk, or beyond the quota, still takes an empty file.
            return trial.write(b"\0") == 1
    except OSError:
        return False


def resource(name: str) -> Path:
    """Return the path of a data file of the program, such as ``themes/light.json``."""
    return _shipped("resources") / name


def seeds() -> Path:
    """Return the folder of the transcripts that ship with the program."""
    return _shipped("seeds")


def seed() -> Path:
    """Return the transcript that is shown when nothing was ever opened."""
    return seeds() / _SEED


def _of_the_system() -> Folders | None:
    # Imported late: it costs some milliseconds, and with --basedir nothing asks for it.
    import platformdirs

    if os.environ.get("HOME") == "":
        # The same as none at all; older versions of platformdirs would take the root for a home.
        del os.environ["HOME"]
    places = platformdirs.PlatformDirs(_NAME, appauthor=False)
    try:
        found = Folders(
            config=places.user_config_path,
            data=places.user_data_path,
            cache=places.user_cache_path,
            log=places.user_log_path,
        )
    except RuntimeError:  # what platformdirs and pathlib raise for an unknown home
        return None
    # Older versions leave "~" in place, which would be a folder of that name right here.
    return found if all(map(Path.is_absolute, (found.config, found.data, found.log))) else None


def clear() -> None:
    """Delete the temporary folders; done by itself where the program ends as Python ends it."""
    _TEMPORARY.close()


def hand_on(base: Path) -> None:
    """Leave a temporary folder to the program that this process becomes, which deletes it."""
    _TEMPORARY.pop_all()
    os.environ[_HANDED_ON] = str(base)


def handed_on() -> Path | None:
    """Return the temporary folder that the process had before it became this program.

    It is deleted when this program ends. None where there is none.
    """
    named = os.environ.get(_HANDED_ON, "")
    made = Path(named)
    if not named or made.parent != Path(tempfile.gettempdir()) or not is_temporary(made):
        return None
    _delete_at_the_end(made)
    return made


def is_temporary(folder: Path) -> bool:
    """Whether a folder is one that was made for a single run, and goes with it."""
    return folder.name.startswith(f"{_NAME}-") and folder.is_dir() and not folder.is_symlink()


def _below(base: Path) -> Folders:
    return Folders(base / "config", base / "data", base / "cache", base / "log")


def _temporary_folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix=f"{_NAME}-"))
    _delete_at_the_end(made)
    return made


def _delete_at_the_end(folder: Path) -> None:
    _TEMPORARY.callback(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(clear)


def _make(folder: Path) -> None:
    # Path.mkdir(parents=True) would give the parents the permissions of the umask.
    for part in reversed([folder, *folder.parents]):
        if not part.is_dir():
            part.mkdir(mode=0o700, exist_ok=True)


def _shipped(name: str) -> Path:
    """An installed program has its data inside the package, a checkout has them beside it."""
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name
