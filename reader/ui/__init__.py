"""The window: the only room, beside the start of the program, that knows Qt.

PySide6 reads the source of every module that is imported after it, to see whether it could use the
switches of ``__feature__``. None here does, and the reading takes a tenth of a start.
"""

from __future__ import annotations

import PySide6.support

_SWITCHES = getattr(PySide6.support, "feature", None)
if hasattr(_SWITCHES, "_mod_uses_pyside"):
    vars(_SWITCHES)["_mod_uses_pyside"] = lambda _module: False
