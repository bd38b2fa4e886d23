"""With which status a command ends."""

from __future__ import annotations

from typing import Final

NOTHING_FOUND: Final = 1
REFUSED: Final = 2
OWN_FAULT: Final = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED: Final = 130  # as shells say it: 128 and the number of SIGINT
NOBODY_READS: Final = 141  # 128 and the number of SIGPIPE
