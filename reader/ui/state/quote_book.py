"""The styles of quotations that can be chosen: the full one, those that ship, a person's own."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import Final

from reader import paths
from reader.files import atomic_write
from reader.model.excerpt import Excerpt
from reader.quotes import styles
from reader.quotes.paper import of_excerpt
from reader.quotes.parts import QuoteOptions
from reader.quotes.styles import FIELDS, TIMES, Style, StyleError
from reader.quotes.text import text
from reader.wording import tr

__all__ = ["BEGINNING", "FIELDS", "FULL", "TIMES", "QuoteBook", "StyleError"]

FULL: Final = "full"
"""The style that is no template: all that is known of the source."""

BEGINNING: Final = "“{quote}”[ ({speaker}[, {times}])]"
"""What a style of one's own begins with where there is none to begin from."""

_MOST_PREVIEWED: Final = 4_000


class QuoteBook:
    """The styles, read when first needed; ``folder`` is where those of the person are."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._styles: dict[str, Style] | None = None
        self._problems: list[str] = []

    def problems(self) -> list[str]:
        """Return what is wrong with styles that cannot be used, a sentence each."""
        self._all()
        return self._problems

    def titles(self) -> dict[str, str]:
        """Return the titles of all styles by their names, the full one first."""
        found = {name: style.title or name for name, style in self._all().items()}
        return {FULL: tr("With all that is known"), **found}

    def known(self, name: str) -> str:
        """Return the name of a style, or that of the full one where it is not there."""
        return name if name in self._all() else FULL

    def style(self, name: str) -> Style | None:
        """Return a style, None for the full one and for one that is not there."""
        return self._all().get(name)

    def is_own(self, name: str) -> bool:
        """Whether a style is one of the person's."""
        return os.path.isfile(self._folder / f"{name}.toml")

    def add(self, title: str, template: str, times: str) -> str:
        """Keep a new style under a name of its own, which is returned; raises ReaderError."""
        plain = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "style"
        name, number = plain, 2
        while name in self._all() or name == FULL:
            name, number = f"{plain}-{number}", number + 1
        self.keep(name, title, template, times)
        return name

    def keep(self, name: str, title: str, template: str, times: str) -> None:
        """Keep a style; raises StyleError for one that cannot be filled, FileError else."""
        style = styles.parsed(template, title, times)
        with contextlib.suppress(OSError):  # writing says what is wrong
            self._folder.mkdir(parents=True, exist_ok=True)
        data = f"title = {_toml(title)}\ntimes = {_toml(times)}\ntext = {_toml(template)}\n"
        atomic_write(self._folder / f"{name}.toml", data.encode())
        self._all()[name] = style

    def tried(self, name: str, template: str, times: str, excerpt: Excerpt) -> str:
        """Return an excerpt as a template sets it; raises StyleError."""
        if name == FULL:
            return text(of_excerpt(excerpt, QuoteOptions()))[:_MOST_PREVIEWED]
        style = styles.parsed(template, "", times)
        return styles.plain(style, excerpt)[:_MOST_PREVIEWED]

    def _all(self) -> dict[str, Style]:
        if self._styles is None:
            found, problems = styles.styles(paths.resource("quotes"), self._folder)
            self._styles, self._problems = found, [str(problem) for problem in problems]
        return self._styles


def _toml(text: str) -> str:
    """Return text as a basic string of TOML 1.0 ("String")."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return (
        '"'
        + "".join(
            escapes.get(char) or (char if char.isprintable() else f"\\u{ord(char):04X}")
            for char in text
            if ord(char) < 0x10000 or char.isprintable()
        )
        + '"'
    )
