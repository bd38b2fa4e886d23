"""The end, when a signal asks for it: noted from the first moment on, acted on when it can be.

A signal may come between any two steps, halfway through an import or a write. So its handler only
notes it. Until there is a window the start looks for the note; then the window is woken, and
closes as if by hand.

A process may also end to become another one, like the same program in another language. That is
done at the very end, when all that was registered for it has been done.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
from collections.abc import Sequence

# Ctrl+C; a session that ends or a person who ends programs; a terminal that is closed.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Ending:
    """Whether a signal has asked this process to end, which by itself it would have done at once.

    Handlers belong to the whole process: there is one of these, made in the main thread.
    """

    def __init__(self) -> None:
        self._asked: int | None = None
        self._next: list[str] = []
        # What is registered first is done last: by then Qt has gone, and what was copied is safe.
        atexit.register(self.go_on)
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

    def go_on_as(self, command: Sequence[str]) -> None:
        """Let this process become another program once it has ended.

        The first word of the command is the path of that program.
        """
        self._next = list(command)

    def go_on(self) -> None:
        """Become the program that was asked for, if any was; does not return then.

        Where it cannot be begun one line says so: by now nobody else could.
        """
        command, self._next = self._next, []
        if not command:
            return
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        try:
            if sys.platform == "win32":  # where no process becomes another
                import subprocess

                subprocess.Popen(command)
                return
            _let_go_of_files()
            os.execv(command[0], command)
        except OSError as problem:
            if sys.stderr is not None:
                sys.stderr.write(f"{command[0]}: {problem.strerror}\n")

    def _note(self, number: int, _frame: object) -> None:
        self._asked = number


def _let_go_of_files() -> None:
    """Let the next program have none of the files that are open but for the usual three.

    Python opens none that it would have; libraries may.
    """
    try:
        numbers = [int(name) for name in os.listdir("/dev/fd")]
    except (OSError, ValueError):
        return
    for number in numbers:
        if number > 2:
            with contextlib.suppress(OSError):  # the one that the list was read by
                os.set_inheritable(number, False)
