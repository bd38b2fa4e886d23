"""Reading a stranger's file safely, writing one's own whole, and making names that are only names.

Nothing here trusts what it is given: a path may lead to a pipe, a device or nowhere, a file may
grow while it is read, the disk may be full, and a title may spell a path. Each of these ends in one
sentence (:class:`~reader.errors.FileError`) and in no damage.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING, Final, TypeAlias

from reader.errors import FileError
from reader.patterns import lazy_pattern
from reader.wording import number, tr

if TYPE_CHECKING:
    import pathlib

AnyPath: TypeAlias = str | bytes | os.PathLike[str] | os.PathLike[bytes]

MAX_BYTES: Final = 64 * 1024 * 1024
"""The largest file that is read: a hundred times the longest hearing as captions."""

MAX_PATH: Final = 32_767
"""The longest path, in characters, that any system takes; most take far shorter ones."""

MAX_NAME_BYTES: Final = 180
"""The longest file name made from a title; file systems allow 255, and sync tools add to it."""

_NO_TEXT: Final = lazy_pattern("[\ud800-\udfff]")

# What ValueError says of a path: a NUL, or a half of a character.
_NO_NAME: Final = tr("no file can have this name")

_OPEN_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)  # Windows: no translation of line ends
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer must not hold the program
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)

_CAUSES: Final = {
    # Translators: the end of a sentence such as “talk.srt was not saved: the disk is full.”
    errno.ENOENT: tr("there is no such file or folder"),
    errno.ENOTDIR: tr("a part of the path is not a folder"),
    errno.EACCES: tr("permission was refused"),
    errno.EPERM: tr("permission was refused"),
    errno.EISDIR: tr("it is a folder"),
    errno.ELOOP: tr("its link leads nowhere"),
    errno.ENOSPC: tr("the disk is full"),
    errno.EDQUOT: tr("the disk quota is used up"),
    errno.EFBIG: tr("it is too large for this disk"),
    errno.EROFS: tr("the disk can only be read"),
    errno.EIO: tr("the disk gave an error"),
    errno.ENAMETOOLONG: tr("the name is too long"),
    errno.EMFILE: tr("too many files are open"),
    errno.ENFILE: tr("too many files are open"),
    errno.ESTALE: tr("the network folder is gone"),
    errno.ENODEV: tr("the device is gone"),
    errno.ENXIO: tr("it is not an ordinary file"),
}


def shown(path: AnyPath) -> str:
    """Return a path as it may be shown: bytes that are no UTF-8 become U+FFFD.

    Whatever the locale says of the names of files, they are read as UTF-8.
    """
    try:
        return os.fsencode(path).decode("utf-8", "replace")
    except UnicodeEncodeError:  # halves of characters, which are in no name
        return _NO_TEXT.sub("\ufffd", os.fsdecode(path))


def path_in(words: str) -> str:
    """Return a path as a stranger has written it down, "" for what can be the path of no file.

    Such words hold a NUL or halves of characters, or are longer than :data:`MAX_PATH`; Python's own
    functions raise ValueError for them. Whether there is such a file is another question.
    """
    if "\0" in words or len(words) > MAX_PATH:
        return ""
    try:
        os.fsencode(words)
    except UnicodeEncodeError:
        return ""
    return words


def absolute(path: str | os.PathLike[str]) -> pathlib.Path:
    """Return one name for a file, however it was given; links are kept, for they may change."""
    import pathlib  # late, as tempfile: reading a file takes neither

    try:
        return pathlib.Path(os.path.abspath(path))
    except (OSError, ValueError):  # the working folder is gone, or this can be no path
        return pathlib.Path(path)


def facts(path: AnyPath) -> os.stat_result | None:
    """Return what the system knows of a file or folder, None where it knows, or tells, nothing."""
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def head(path: AnyPath, count: int) -> bytes:
    """Return the first bytes of an ordinary file, none of anything else or what cannot be read."""
    return piece(path, 0, count)


def piece(path: AnyPath, start: int, count: int) -> bytes:
    """Return some bytes of an ordinary file; none of anything else or what cannot be read."""
    try:
        descriptor = os.open(path, _OPEN_FLAGS)
    except (OSError, ValueError):
        return b""
    try:
        is_ordinary = stat.S_ISREG(os.fstat(descriptor).st_mode)
        if start:
            os.lseek(descriptor, start, os.SEEK_SET)
        return os.read(descriptor, count) if is_ordinary else b""
    except (OSError, OverflowError):
        return b""
    finally:
        os.close(descriptor)


def read_untrusted(path: AnyPath) -> bytes:
    """Return the whole contents of an ordinary file of at most :data:`MAX_BYTES`.

    Raises FileError, at once and without waiting on anything, for everything else.
    """
    return read_noting_change(path)[0]


def read_noting_change(path: AnyPath) -> tuple[bytes, bool]:
    """Return the contents of a file and whether it was changed while it was read.

    A file that changed is read a second time; True means that it changed again, so that what is
    returned may be neither the old nor the new contents. Raises FileError as
    :func:`read_untrusted` does.
    """
    data, changed = _read_once(path)
    return _read_once(path) if changed else (data, changed)


def _read_once(path: AnyPath) -> tuple[bytes, bool]:
    try:
        descriptor = os.open(path, _OPEN_FLAGS)
    except OSError as problem:
        raise FileError(_unreadable(path, problem)) from problem
    except ValueError as problem:
        raise FileError(tr("{file}: {cause}.", file=shown(path), cause=_NO_NAME)) from problem
    try:
        return _read_open(path, descriptor)
    except OSError as problem:
        raise FileError(_unreadable(path, problem)) from problem
    finally:
        os.close(descriptor)


def _read_open(path: AnyPath, descriptor: int) -> tuple[bytes, bool]:
    before = os.fstat(descriptor)
    if stat.S_ISDIR(before.st_mode):
        raise FileError(tr("{file}: This is a folder.", file=shown(path)))
    if not stat.S_ISREG(before.st_mode):
        raise FileError(tr("{file}: This is not an ordinary file.", file=shown(path)))
    if before.st_size > MAX_BYTES:
        raise FileError(_too_large(path))
    with open(descriptor, "rb", closefd=False) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise FileError(_too_large(path))
    after = os.fstat(descriptor)
    changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    return data, changed or len(data) != after.st_size


def _too_large(path: AnyPath) -> str:
    most = number(MAX_BYTES // 1024**2)
    return tr("{file}: This file is larger than {size} MB.", file=shown(path), size=most)


def _unreadable(path: AnyPath, problem: OSError) -> str:
    name = shown(path)
    if os.path.isdir(path):  # Windows refuses to open a folder
        return tr("{file}: This is a folder.", file=name)
    if problem.errno in (errno.ENOENT, errno.ELOOP) and os.path.islink(path):
        return tr("{file}: The link leads nowhere.", file=name)
    if problem.errno == errno.ENOENT:
        return tr("{file}: There is no such file.", file=name)
    if problem.errno == errno.ENXIO:  # a socket
        return tr("{file}: This is not an ordinary file.", file=name)
    return tr("{file}: The file cannot be read: {cause}.", file=name, cause=cause(problem))


def cause(problem: OSError | ValueError) -> str:
    """Return why the system refused something, as the end of a sentence without its full stop."""
    if not isinstance(problem, OSError):  # NUL in a name, which Python itself refuses
        return _NO_NAME
    known = _CAUSES.get(problem.errno or 0)
    return known or (problem.strerror or tr("the system gave no reason")).rstrip(".")


def atomic_write(path: AnyPath, data: bytes) -> None:
    """Write a file so that whatever happens it is either the old one or the whole new one.

    Follows a symbolic link, keeps the permissions of the file it replaces and has reached the disk
    when it returns. Raises FileError naming the file and the cause; the old file is then untouched
    and nothing is left beside it.
    """
    try:
        _replace(os.path.realpath(os.fsencode(path)), data)
    except (OSError, ValueError) as problem:
        told = tr("{file} was not saved: {cause}.", file=shown(path), cause=cause(problem))
        raise FileError(told) from problem


def _replace(target: bytes, data: bytes) -> None:
    import tempfile

    if os.path.isdir(target):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    folder = os.path.dirname(target)
    descriptor, temporary = tempfile.mkstemp(prefix=b".", suffix=b".part", dir=folder)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def _mode(target: bytes) -> int:
    """Return the permissions for the new file: those of the old one, else the usual ones."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: bytes) -> None:
    """Make the new name itself durable, where the system lets a folder be opened (not Windows)."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        with contextlib.suppress(OSError):  # some network file systems know no fsync of folders
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)

_FORBIDDEN: Final = lazy_pattern(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff'
    r"\ud800-\udfff\ufff9-\uffff]"
)


def safe_name(title: str, suffix: str = "", limit: int = MAX_NAME_BYTES) -> str:
    """Return a file name made from a title, legal on Windows, macOS and Linux and never a path.

    ``suffix`` is the program's own (".srt") and is kept whole; ``limit`` counts bytes of UTF-8,
    suffix included. An empty or impossible title becomes "transcript".
    """
    name = " ".join(_FORBIDDEN.sub(" ", title).split())
    room = limit - len(suffix.encode())
    name = _without_edges(name.encode()[:room].decode("utf-8", "ignore")) or "transcript"
    if name.partition(".")[0].rstrip().casefold() in _RESERVED:
        name = _without_edges(f"_{name}".encode()[:room].decode("utf-8", "ignore"))
    return name + suffix


def _without_edges(name: str) -> str:
    """Drop what hides a file (leading dot), reads as an option (-) or is cut off by Windows."""
    return name.lstrip(" .-~").rstrip(" .")
