"""The letters that are pressed with Alt, where a language gives two things the same one.

In English the words in the code have letters that differ wherever they stand together. Whoever
translates them sees each on its own, so what shares a letter gets another of its own letters here,
before it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QMenuBar, QWidget

from reader import wording
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_IN_BRACKETS = lazy_pattern(r"\s?\(&\w\)(?=…?\Z)")

Put: TypeAlias = Callable[[str], object]


class _Worded(NamedTuple):
    """Something that shows words, and how it is given others."""

    words: str
    put: Put


def part_menu(actions: Iterable[QAction]) -> None:
    """Give each action of a menu or a bar a letter that none before it has, in other languages."""
    if wording.language() != "en":
        _part([_Worded(action.text(), action.setText) for action in actions])


def part(window: QWidget) -> None:
    """Do the same for all that is shown in a window or dialog; its menu bar comes first."""
    if wording.language() == "en":
        return
    shown: list[_Worded] = []
    for bar in window.findChildren(QMenuBar):
        shown += (_Worded(action.text(), action.setText) for action in bar.actions())
    for button in window.findChildren(QAbstractButton):
        if button.isVisibleTo(window):
            shown.append(_Worded(button.text(), button.setText))
    for group in window.findChildren(QGroupBox):
        if group.isVisibleTo(window):
            shown.append(_Worded(group.title(), group.setTitle))
    for label in window.findChildren(QLabel):
        if label.isVisibleTo(window) and label.buddy() is not None:
            shown.append(_Worded(label.text(), label.setText))
    _part(shown)


def keep_parted(panel: QWidget) -> None:
    """Do the same whenever something else is shown in a part of a window."""
    if wording.language() != "en":
        panel.installEventFilter(_Keeper(panel))


class _Keeper(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            part(watched.window())
        return False


def another(words: str, taken: Iterable[str]) -> str:
    """Return words with ``&`` before a letter that is not taken, without it where all are.

    The first letters of words come before others, as the eye finds them sooner.
    """
    bare, taken = without(words), frozenset(taken)
    starts = [at for at, letter in enumerate(bare) if at == 0 or bare[at - 1] == " "]
    for at in (*starts, *range(len(bare))):
        if bare[at].isalnum() and bare[at].casefold() not in taken:
            return f"{bare[:at]}&{bare[at:]}".replace("\0", "&&")
    return bare.replace("\0", "&&")


def letter_of(words: str) -> str:
    """Return the letter behind the ``&``, in lower case, "" where there is none."""
    return words.replace("&&", "").partition("&")[2][:1].casefold()


def without(words: str) -> str:
    """Return words without their letter; ``&&``, which is a sign shown, as NUL.

    As in Japanese, it may stand in brackets behind them and is no part of them then.
    """
    kept = words.replace("&&", "\0")
    if "(&" in kept:  # else the pattern need not be made: most languages have none
        kept = _IN_BRACKETS.sub("", kept)
    return kept.replace("&", "")


def _part(shown: list[_Worded]) -> None:
    taken: set[str] = set()
    for one in shown:
        letter = letter_of(one.words)
        if letter and letter in taken:
            words = another(one.words, taken)
            one.put(words)
            letter = letter_of(words)
        if letter:
            taken.add(letter)
