"""What others change in an archive, shown in an open window as soon as it is told.

The archive tells over a socket that the window's own thread looks at when there is something to
read: nothing waits for it, and no thread does. Where nothing is told (a copy that can only be read,
a connection that broke) it is asked every few seconds instead, while the window can be seen.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from reader.errors import ReaderError
from reader.ui.state.library_door import OWN
from reader.ui.state.shelf import Shelf

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.library import Ear

_LOOK_EVERY_MS = 4_000
_TELLS_RARELY = 60.0  # seconds: a network that swallows what is told must not do so for long
_HIDDEN_FOR_LONG = 300.0
_A_MOMENT_MS = 50


class LibraryNews(QObject):
    """Has the archive in use tell what others change, and the ``shelf`` look what that is.

    ``is_seen`` says whether the window may be looked at. Of one that was hidden for long no
    connection is held; once it is seen again, what has changed is looked for.
    """

    def __init__(self, shelf: Shelf, is_seen: Callable[[], bool]) -> None:
        super().__init__(shelf)
        self._shelf, self._is_seen = shelf, is_seen
        self._ear: Ear | None = None
        self._ears: list[Ear] = []  # one that is just being made is nobody's yet
        self._notifier: QSocketNotifier | None = None
        self._is_asking = self._is_closed = False
        self._asked_at = self._looked_at = -_TELLS_RARELY
        self._seen_at = time.monotonic()
        self._every = QTimer(self, interval=_LOOK_EVERY_MS)
        self._every.timeout.connect(self._look_after)
        self._every.start()
        self._soon = QTimer(self, singleShot=True, interval=_A_MOMENT_MS)
        self._soon.timeout.connect(self._look)
        shelf.switched.connect(self._begin_anew)
        shelf.entries_changed.connect(self._listen)
        shelf.away_changed.connect(self._follow)
        shelf.ending.connect(self._close)
        self._listen()

    @property
    def is_told(self) -> bool:
        """Whether what others change is told."""
        return self._ear is not None

    def _look_after(self) -> None:
        now = time.monotonic()
        if self._shelf.address == OWN:
            return
        if not self._is_seen():
            if now - self._seen_at > _HIDDEN_FOR_LONG:
                self._hang_up()
            return
        self._seen_at = now
        self._listen()
        if not self.is_told or now - self._looked_at > _TELLS_RARELY:
            self._look()

    def _look(self) -> None:
        self._looked_at = time.monotonic()
        self._shelf.look_for_changes()

    # -- listening ------------------------------------------------------------------------------

    def _listen(self) -> None:
        """Have it told, if that can be and was not tried just before."""
        shelf, now = self._shelf, time.monotonic()
        if self._ear is not None or self._is_asking or self._is_closed or shelf.address == OWN:
            return
        if not shelf.is_read or shelf.away is not None or now - self._asked_at < _TELLS_RARELY:
            return
        self._is_asking, self._asked_at = True, now
        made: list[Ear] = []

        def ask(library: Library) -> Ear | None:
            ear = library.listen()
            if ear is not None:
                made.append(ear)
                self._ears.append(ear)
                if self._is_closed:
                    ear.close()
            return ear

        def done(ear: Ear | None) -> None:
            self._is_asking = False
            if ear is not None:
                self._take(ear)

        def refused(_: ReaderError) -> None:
            self._is_asking = False
            for ear in made:  # that of a library which was left meanwhile
                self._let_go(ear)

        shelf.look(ask, done, refused)

    def _take(self, ear: Ear) -> None:
        self._ear = ear
        self._notifier = QSocketNotifier(ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._soon.start()  # what was changed before it could be told

    def _hear(self) -> None:
        from reader.library import LibraryError

        if self._ear is None:
            return
        try:
            if self._ear.heard() and not self._soon.isActive():
                self._soon.start()
        except LibraryError:
            # It may be away: whoever asks it next finds out, and says so.
            self._hang_up()
            self._soon.start()

    def _hang_up(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._ear is not None:
            self._let_go(self._ear)
            self._ear = None
            self._asked_at = -_TELLS_RARELY

    def _let_go(self, ear: Ear) -> None:
        ear.close()
        if ear in self._ears:
            self._ears.remove(ear)

    def _begin_anew(self) -> None:
        self._hang_up()
        self._asked_at = -_TELLS_RARELY

    def _follow(self) -> None:
        """Listen no more to an archive that is away, and again once it is back."""
        if self._shelf.away is not None:
            self._hang_up()
        else:
            self._asked_at = -_TELLS_RARELY
            self._listen()

    def _close(self) -> None:
        self._is_closed = True
        self._every.stop()
        self._soon.stop()
        self._hang_up()
        for ear in list(self._ears):
            self._let_go(ear)
