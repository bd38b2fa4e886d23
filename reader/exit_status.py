"""With which status the program ends: one table for the window and for every verb.

1 is an answer, as with grep and diff; 2 a call or a file that was refused. 69 and 70 are those of
sysexits.h, and what a signal ends is 128 and its number, as shells say it. README and the manual
page have this table, and a test brings about each row of it.
"""

from __future__ import annotations

from typing import Final

DONE: Final = 0
NOTHING_FOUND: Final = 1
REFUSED: Final = 2
NO_WINDOW: Final = 69  # EX_UNAVAILABLE
OWN_FAULT: Final = 70  # EX_SOFTWARE
INTERRUPTED: Final = 130  # SIGINT
NOBODY_READS: Final = 141  # SIGPIPE

ANEW: Final = 1_000
"""Of the window alone, and never of the process: it is to be begun anew as it is now."""

MEANINGS: Final = {
    DONE: "All went well; a list of what there is may be empty.",
    NOTHING_FOUND: "The answer is no: nothing was found, a quotation differs, "
    "or the library is not sound.",
    REFUSED: "Something was refused: one sentence on standard error says what and why. "
    "Of several files the others were done.",
    NO_WINDOW: "No window can be shown: there is no display, or Qt does not work here.",
    OWN_FAULT: "The program itself is at fault; details are in the log.",
    INTERRUPTED: "It was interrupted (Ctrl+C).",
    NOBODY_READS: "Nobody reads what it writes any more.",
}
"""What each status says."""
