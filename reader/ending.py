"""The end, when a signal asks for it: noted from the first moment on, acted on when it can be.

A signal may come between any two steps, halfway through an import or a write. So its handler only
notes it. Until there is a window the start looks for the note; then the window is woken, and
closes as if by hand.
"""

from __future__ import annotations

import os
import signal

# Ctrl+C; a session that ends or a person who ends programs; a terminal that is closed.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Ending:
    """Whether a signal has asked this process to end, which by itself it would have done at once.

    Handlers belong to the whole process: there is one of these, made in the main thread.
    """

    def __init__(self) -> None:
        self._asked: int | None = None
        self._before = {}
        for name in _NAMES:
            number = getattr(signal, name, None)  # Windows knows no closed terminals
            # One that is ignored stays so: nohup and a script's "&" start programs like that.
            if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
                self._before[number] = signal.signal(number, self._note)

    @property
    def is_asked(self) -> bool:
        """Whether a signal has come."""
        return self._asked is not None

    def forget(self) -> None:
        """Let signals end the process at once again; one that has come already does so now."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self._asked is not None:
            signal.signal(self._asked, signal.SIG_DFL)
            signal.raise_signal(self._asked)

    def wake(self) -> int:
        """Return a file descriptor that can be read from once a signal has come.

        Whoever waits for it is woken in the middle of waiting, where no handler could run.
        """
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        if self._asked is not None:
            os.write(writing, b"\0")
        return reading

    def _note(self, number: int, _frame: object) -> None:
        self._asked = number
