"""What kinds of setting there are, and the object that holds the values of some of them.

A kind is a descriptor: in ``class Settings(Values)`` the line ``wrap = Switch(...)`` says all there
is to say about one setting, ``settings.wrap`` reads it and ``settings.wrap = True`` sets it.
"""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

from reader.files import path_in
from reader.kept.kept_file import KeptFile
from reader.wording import tr

V = TypeVar("V", bool, int, float, str)
Listener = Callable[[str], None]

if TYPE_CHECKING:
    from typing import TypedDict, Unpack

    class SettingWords(TypedDict, Generic[V]):
        """What is said of every setting."""

        default: V
        group: str
        label: str
        help: str


_log = logging.getLogger("reader.ui")
_VERSION = 1
_LOST = tr("The settings could not be read, so the usual ones are in use")
_LONGEST_TEXT = 500


class Setting(Generic[V]):
    """One setting: an attribute of a ``Values`` class that knows its bounds and its words.

    ``label`` names it in a dialog, ``help`` is the sentence beside it, ``group`` the page it is on.
    """

    def __init__(self, *, default: V, group: str, label: str, help: str) -> None:
        self.default: V = default
        self.group, self.label, self.help = group, label, help
        self.name = ""

    def __set_name__(self, owner: type[Values], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, values: None, owner: type[Values]) -> Self: ...
    @overload
    def __get__(self, values: Values, owner: type[Values]) -> V: ...
    def __get__(self, values: Values | None, owner: type[Values]) -> Self | V:
        return self if values is None else values.value(self)

    def __set__(self, values: Values, value: V) -> None:
        values.set(self.name, value)

    def accept(self, value: object) -> V | None:
        """Return ``value`` as this setting holds it, or None if it is none of its values."""
        raise NotImplementedError

    def nearest(self, value: object) -> V | None:
        """Return the accepted value nearest to ``value``, or None if it is of another kind."""
        return self.accept(value)


class ListedChoices(Mapping[str, str]):
    """Choices that a registry lists: asked for when they are looked at, as they are then."""

    def __init__(self, ask: Callable[[], dict[str, str]]) -> None:
        self._ask = ask

    def __getitem__(self, name: str) -> str:
        return self._ask()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ask())

    def __len__(self) -> int:
        return len(self._ask())


class Switch(Setting[bool]):
    """On or off."""

    def accept(self, value: object) -> bool | None:
        """Accept True and False alone."""
        return value if isinstance(value, bool) else None


class Choice(Setting[str]):
    """One of some values; ``choices`` holds them with their words, in the order to show."""

    def __init__(self, *, choices: Mapping[str, str], **said: Unpack[SettingWords[str]]) -> None:
        super().__init__(**said)
        self.choices = choices

    def accept(self, value: object) -> str | None:
        """Accept one of the choices."""
        return value if isinstance(value, str) and value in self.choices else None


class Text(Setting[str]):
    """One line of at most 500 characters, beginning as ``start`` says and with ``slot`` in it."""

    def __init__(
        self, *, start: str = "", slot: str = "", **said: Unpack[SettingWords[str]]
    ) -> None:
        super().__init__(**said)
        self.start, self.slot = start, slot

    def accept(self, value: object) -> str | None:
        """Accept printable text of one line with the parts that it must have."""
        if not isinstance(value, str) or len(value) > _LONGEST_TEXT or not value.isprintable():
            return None
        return value if value.startswith(self.start) and self.slot in value else None


class Family(Text):
    """The name of a typeface of this computer, which may be gone by now; "" for none."""


class SharedLibrary(Text):
    """The address of an archive that many share, or the folder of a copy of one that was taken
    along; "" for one's own library.
    """

    def accept(self, value: object) -> str | None:
        """Accept what may be such an address."""
        text = super().accept(value)
        is_archive = (text or "").startswith(("postgresql://", "postgres://"))
        return text if not text or is_archive or os.path.isabs(text) else None


class Folder(Setting[str]):
    """The absolute path of a folder, which may be gone by now; "" for none."""

    def accept(self, value: object) -> str | None:
        """Accept what can be such a path."""
        path = path_in(value) if isinstance(value, str) else ""
        return path if value == "" or os.path.isabs(path) else None


class Number(Setting[int]):
    """A whole number from ``low`` to ``high`` in some ``unit``; ``step`` is one press of a key.

    ``lowest`` are the words for the least of them, where it stands for more than a number.
    """

    def __init__(
        self,
        *,
        low: int,
        high: int,
        step: int = 1,
        unit: str = "",
        lowest: str = "",
        **said: Unpack[SettingWords[int]],
    ) -> None:
        super().__init__(**said)
        self.low, self.high, self.step, self.unit = low, high, step, unit
        self.lowest = lowest

    def accept(self, value: object) -> int | None:
        """Accept a whole number within the bounds."""
        nearest = self.nearest(value)
        return nearest if nearest == value else None

    def nearest(self, value: object) -> int | None:
        """Return a whole number moved within the bounds."""
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        return max(self.low, min(self.high, value))


class Decimal(Setting[float]):
    """A number from ``low`` to ``high`` in some ``unit``; ``step`` is one press of a key."""

    def __init__(
        self,
        *,
        low: float,
        high: float,
        step: float,
        unit: str = "",
        **said: Unpack[SettingWords[float]],
    ) -> None:
        super().__init__(**said)
        self.low, self.high, self.step, self.unit = low, high, step, unit

    def accept(self, value: object) -> float | None:
        """Accept a number within the bounds."""
        within = isinstance(value, int | float) and self.low <= value <= self.high
        return self.nearest(value) if within else None

    def nearest(self, value: object) -> float | None:
        """Return a number moved within the bounds, rounded so that many steps do not drift."""
        if not isinstance(value, int | float) or isinstance(value, bool) or math.isnan(value):
            return None
        return round(float(max(self.low, min(self.high, value))), 4)


class Values:
    """The values of the settings that a subclass declares; calls its listeners when one changes."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}
        self._listeners: list[tuple[frozenset[str], Listener]] = []

    @classmethod
    @cache
    def table(cls) -> Mapping[str, Setting[Any]]:
        """Return every setting by name, in the order of the declarations."""
        return {name: entry for name, entry in vars(cls).items() if isinstance(entry, Setting)}

    def value(self, setting: Setting[V]) -> V:
        """Return what ``setting`` is set to, its default if it never was."""
        found: V = self._values.get(setting.name, setting.default)
        return found

    def get(self, name: str) -> bool | int | float | str:
        """Return the value of the setting of that name; KeyError if there is none."""
        found: bool | int | float | str = self.value(self.table()[name])
        return found

    def set(self, name: str, value: object) -> None:
        """Set one value and tell the listeners, unless it is set so already.

        A number is moved within its bounds. KeyError for a name that is none, ValueError for a
        value of another kind: both are faults of the program, never of the person.
        """
        setting = self.table()[name]
        accepted = setting.nearest(value)
        if accepted is None:
            raise ValueError(f"{value!r} is no value of the setting {name}")
        if accepted != self.value(setting):
            self._values[name] = accepted
            self._tell(name)

    def step(self, name: str, steps: int) -> None:
        """Move a number up or, with negative ``steps``, down; it stays within its bounds.

        Raises ValueError if the setting is no number.
        """
        setting = self.table()[name]
        if not isinstance(setting, Number | Decimal):
            raise ValueError(f"the setting {name} is no number")
        self.set(name, self._values.get(name, setting.default) + steps * setting.step)

    def reset(self, *names: str) -> None:
        """Set the named settings, or all of them, to their defaults."""
        table = self.table()
        for name in names or table:
            self.set(name, table[name].default)

    def watch(self, listener: Listener, *names: str) -> Callable[[], None]:
        """Call ``listener`` with the name of each setting that changes, of all or of ``names``.

        Returns a function that ends it. A name that is no setting raises KeyError.
        """
        table = self.table()
        entry = (frozenset(table[name].name for name in names or table), listener)
        self._listeners.append(entry)

        def end() -> None:
            if entry in self._listeners:
                self._listeners.remove(entry)

        return end

    def _tell(self, name: str) -> None:
        for names, listener in self._listeners[:]:
            if name in names:
                listener(name)


class KeptValues(Values):
    """Values that a file keeps from one start to the next."""

    def __init__(self) -> None:
        super().__init__()
        # What the file holds and this version cannot read: kept for the version that can.
        self._foreign: dict[str, Any] = {}
        # What is kept of the settings that are otherwise for this run alone.
        self._kept: dict[str, Any] = {}
        self._file: KeptFile | None = None

    def load(self, path: Path) -> str:
        """Read the settings file and return a sentence to show, "" if there is nothing to say.

        A missing file means defaults. A value that is none of its setting's leaves that setting at
        its default and the others as they are. A file that is no settings file at all is renamed
        to ``….bad-1``, and the sentence says so. Never raises for what is in the file.
        """
        self._file = KeptFile(path, _LOST)
        stored = self._file.load()
        if stored.get("version") == _VERSION:
            del stored["version"]
        self._take(stored)
        return self._file.notice

    def save(self, path: Path) -> None:
        """Write what differs from the defaults, if anything changed; FileError if that fails."""
        if self._file is None or self._file.path != path:
            self._file = KeptFile(path, _LOST)
        self._file.save(self._stored())

    def set(self, name: str, value: object) -> None:
        """Set one value; what a newer version may have stored under the name is given up."""
        super().set(name, value)
        self._foreign.pop(name, None)
        self._kept.pop(name, None)

    def set_for_now(self, name: str, value: object) -> None:
        """Set one value, which is not saved: the one before it is, until one is set for good."""
        kept = self._kept.get(name, self.get(name))
        super().set(name, value)
        self._kept[name] = kept

    def _take(self, stored: dict[str, Any]) -> None:
        table = self.table()
        self._foreign = {}
        for name, value in stored.items():
            accepted = table[name].accept(value) if name in table else None
            if accepted is None:
                self._foreign[name] = value
                _log.warning("settings: %s has a value that this version does not know", name)
            else:
                self.set(name, accepted)

    def _stored(self) -> dict[str, Any]:
        table = self.table()
        values = self._values | self._kept
        changed = {
            name: values[name]
            for name, setting in table.items()
            if name in values and values[name] != setting.default
        }
        return {"version": _VERSION, **changed, **self._foreign}
