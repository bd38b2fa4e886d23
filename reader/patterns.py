"""Regular expressions that are compiled when they are first used, and not at the start.

A start uses a tenth of those that the program has, and compiling all of them takes as long as
showing the window. So what stands at the top of a module is made by :func:`lazy_pattern`; it is
used like any compiled pattern.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class LazyPattern:
    """Stands for a compiled pattern: the first question compiles it, and each answer is kept."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        # re itself keeps what was compiled, so that a second question costs next to nothing.
        asked = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, asked)
        return asked


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled, as by ``re.compile``, when it is first asked for anything.

    What is at fault with it shows then; a test compiles all that there are.
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(source, flags))
