"""What a format of this program is not: it never ends, breaks its process, or wants all memory.

A process for reading loads this by its name, so it is a module of its own; what it does is asked
for by words in the file.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

from reader.model.transcript import Transcript
from reader.tasks import reading
from reader.tasks.reading import ReadRequest, Unread

ENDLESS = "ENDLESS"
BROKEN = "BROKEN"
GREEDY = "GREEDY"


def read(request: ReadRequest) -> Transcript | Unread:
    """Read a file as the program does, but for those that ask for something else."""
    words = request.data.decode("utf-8", "replace")
    if request.path:
        with Path(request.path).with_suffix(".tries").open("a", encoding="utf-8") as tries:
            tries.write(f"{os.getpid()}\n")
    if ENDLESS in words:
        # Within one call of a function in C: no thread of the process gets to anything else.
        re.fullmatch("(a|a)*b", "a" * 60)
    if BROKEN in words:
        os.kill(os.getpid(), signal.SIGTERM if sys.platform == "win32" else signal.SIGSEGV)
    if GREEDY in words:
        bytes(3 << 30)  # not one of which is touched: the system gives them if it may
    return reading.read(request)


def seconds(request: ReadRequest) -> float:
    """Return how long a file may take in a test: one that has no end a second, the others ages."""
    return 1.0 if ENDLESS.encode() in request.data else 1_000.0


def never(request: ReadRequest) -> Transcript | Unread:
    """Begin to read, say so, and never come to an end."""
    print("reading", flush=True)
    while True:
        pass
