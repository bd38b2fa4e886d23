"""What this process holds of the system: what must be no more after long use than before it."""

from __future__ import annotations

import gc
import os
import threading
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

_OF_THIS = Path("/proc/self")
_LONGEST_SECONDS = 20.0
_AGAIN_SECONDS = 0.01

COUNTED = pytest.mark.skipif(
    not (_OF_THIS / "task").is_dir(), reason="only where a process can count what it holds (/proc)"
)


class Holdings(NamedTuple):
    """Open descriptors, threads, and what of the memory is in use, in bytes."""

    descriptors: int
    threads: int
    memory: int


def delete_now() -> None:
    """Delete what was told to delete itself later: nothing is where no loop of events is."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def holdings() -> Holdings:
    """Count what is held now, once all that waits to be deleted is."""
    delete_now()
    gc.collect()
    pages = int((_OF_THIS / "statm").read_text(encoding="ascii").split()[1])
    return Holdings(
        len(os.listdir(_OF_THIS / "fd")),
        len(os.listdir(_OF_THIS / "task")),
        pages * os.sysconf("SC_PAGE_SIZE"),
    )


def holdings_after(before: Holdings) -> Holdings:
    """Count anew what is held, once no more threads are listed than before.

    The system lists a thread for a moment after it has ended; one that stays is waited for in vain,
    and is counted.
    """
    patience = time.monotonic() + _LONGEST_SECONDS
    while (found := holdings()).threads > before.threads and time.monotonic() < patience:
        threading.Event().wait(_AGAIN_SECONDS)
    return found


def alive(kind: type) -> int:
    """Count the objects of a class that something still holds."""
    gc.collect()
    return sum(isinstance(one, kind) for one in gc.get_objects())
