"""What an action is, and how it is declared: beside the method that does it.

The class of the method lists nothing; whoever adds an action writes it above its method and puts
its id into a menu (``menus``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QKeySequence

from reader.named_tuple import NamedTuple
from reader.ui.parts import access_keys

Key = QKeySequence.StandardKey
Callback: TypeAlias = Callable[..., object]

_Method = TypeVar("_Method", bound=Callback)


class Condition(NamedTuple):
    """Whether something holds, and which signals tell that it may have changed.

    Both are asked of what the actions of a window work on. It is looked at again at these signals
    and at no others.
    """

    holds: Callable[[Any], bool]
    signals: Callable[[Any], tuple[SignalInstance, ...]]


@dataclass(eq=False, repr=False)  # more would be compiled at every start
class Action:
    """One thing the window can do; put as a decorator on the method that does it.

    ``words`` have an access key, ``tip`` is the sentence in the status bar. ``standard`` stands for
    the keys that the system has for it; ``keys`` (parted by spaces) are used where it has none,
    ``also`` always. It can be done ``when`` a condition holds. A switch shows whether ``is_on``
    holds, and its method takes whether it was switched on. With ``setting`` it is that setting: one
    of its values (``value``), or its switch. Any other ``value`` is what the method takes. Menus
    show no picture but a ``swatch``, a colour of highlights. ``on_page`` are keys of its own
    while the page has the keyboard, ``media`` those of a keyboard, headset or pedal for what is
    played, by their names in Qt.
    """

    id: str
    words: str
    tip: str
    icon: str = ""
    standard: Key | None = None
    keys: str = ""
    also: str = ""
    when: Condition | None = None
    is_on: Condition | None = None
    setting: str = ""
    value: Any = None
    role: str = ""
    swatch: str = ""
    on_page: str = ""
    media: tuple[str, ...] = ()

    def __call__(self, method: _Method) -> _Method:
        """Declare the action on a method."""
        method.__dict__.setdefault("actions", []).append(self)
        return method

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off."""
        return self.is_on is not None or bool(self.setting)


class Bound(NamedTuple):
    """An action and what it calls; nothing where it is a setting."""

    action: Action
    callback: Callback | None


class Listed(NamedTuple):
    """The rows of a person's own in a menu.

    A row has words, and what it stands for, which is its tip too, and what ``callback`` is called
    with. The row that stands for what is ``chosen`` has a tick.
    """

    menu: str
    found: Callable[[], Iterable[tuple[str, str]]]
    callback: Callable[[str], object]
    chosen: Callable[[], str] | None = None


def each(actions: Iterable[Action]) -> Callable[[_Method], _Method]:
    """Declare actions in their order, on the method that takes the value of each."""

    def declare(method: _Method) -> _Method:
        for action in actions:
            action(method)
        return method

    return declare


def values_of(setting: Any, tip: str) -> tuple[Action, ...]:
    """Return an action for each value of a setting that is a choice.

    ``tip`` has a place for what the value is called.
    """
    return tuple(
        Action(
            f"{setting.name}-{value}",
            words,
            tip.format(words),
            setting=setting.name,
            value=value,
        )
        for value, words in setting.choices.items()
    )


def declared(commands: type) -> Iterator[tuple[Action, str]]:
    """Yield the actions that a class declares, with the names of their methods.

    A class may list more as ``SETTINGS``: those that are settings have no method.
    """
    for name, member in vars(commands).items():
        for action in getattr(member, "__dict__", {}).get("actions", ()):
            yield action, name
    for action in vars(commands).get("SETTINGS", ()):
        yield action, ""


def bound(commands: object) -> Iterator[Bound]:
    """Yield the actions of an object of such a class, with its methods."""
    for action, name in declared(type(commands)):
        yield Bound(action, getattr(commands, name) if name else None)


def bare(words: str) -> str:
    """Return the words of an action or a menu without access key and ellipsis."""
    return access_keys.without(words).replace("\0", "&").rstrip("…")
