"""Garbage is collected on the window's thread alone.

Python looks for cycles on whichever thread makes the next object. On a thread beside the window it
would destroy objects of Qt there: Qt then holds a lock and waits for Python, while the window's
thread holds Python and waits for that lock, and both wait for ever.
"""

from __future__ import annotations

import gc
import time
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_EVERY_MS = 500
# Looking through everything is felt where a long transcript is open: it may take this share of the
# time at most.
_RARELY = 200
_AT_LEAST_SECONDS = 5.0


class Collector(QObject):
    """Collects garbage now and then in place of Python, on the thread that it is made on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._not_before = 0.0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what Python would collect by now."""
        young, middle, old = (
            count >= limit > 0
            for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        began = time.monotonic()
        if old and began >= self._not_before:
            gc.collect()
            took = time.monotonic() - began
            self._not_before = began + max(_AT_LEAST_SECONDS, _RARELY * took)
        elif middle:
            gc.collect(1)
        elif young:
            gc.collect(0)


# Not looked for among what the application has: PySide would load the class of all styles for it.
_MADE: WeakKeyDictionary[QCoreApplication, Collector] = WeakKeyDictionary()


def collect_here() -> None:
    """From now on collect garbage on this thread, the application's own, and on no other."""
    app = QCoreApplication.instance()
    gc.disable()
    if app is not None and app not in _MADE:
        _MADE[app] = Collector(app)
