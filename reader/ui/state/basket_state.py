"""The basket of a window: read when first needed, changed, and told of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError
from reader.ui.state.session import Session
from reader.wording import number, tr, trn

if TYPE_CHECKING:
    from reader.kept.basket import Basket, BasketItem


class BasketState(QObject):
    """The quotations that were put aside; long work on them is done beside the window.

    *Signals*: ``changed()``: other quotations are in it, or in another order; ``was_read()``: what
    is in it is known now.
    """

    changed = Signal()
    was_read = Signal()

    def __init__(self, session: Session, path: Path) -> None:
        super().__init__(session)
        self._session, self._path = session, path

    @cached_property
    def _basket(self) -> Basket:
        from reader.kept.basket import Basket

        return Basket(self._path)

    @property
    def items(self) -> tuple[BasketItem, ...]:
        """What is in it, in order."""
        return self._basket.items

    @property
    def may_have_items(self) -> bool:
        """Whether there is anything in it, as far as that is known without reading the file."""
        if "_basket" in self.__dict__:
            return self._basket.may_have_items
        return os.path.lexists(self._path)

    @property
    def count(self) -> int | None:
        """How many quotations are in it, None while the file was not read."""
        if not self.may_have_items:
            return 0
        return len(self.items) if "_basket" in self.__dict__ and self._basket.is_read else None

    def add(self, items: Iterable[BasketItem], *, is_long: bool) -> None:
        """Put quotations in, each once, and say how many were."""
        put, wanted = 0, 0

        def add() -> None:
            nonlocal put, wanted
            all_ = list(items)
            put, wanted = self._basket.add(all_), len(all_)

        def tell() -> None:
            from reader.kept.basket import MOST_ITEMS

            is_done = 0 < put == wanted
            told = trn(
                "{n} quotation put into the basket.", "{n} quotations put into the basket.", put
            )
            if put < wanted and self._basket.is_full:
                full = tr("It is full: it holds {most}.", most=number(MOST_ITEMS))
                told = f"{told} {full}"
            elif not put:
                told = tr("It is in the basket already.")
            self._session.tell(told, is_done=is_done)

        self._change(add, tell, is_long=is_long)

    def remove(self, items: Sequence[BasketItem]) -> None:
        """Take quotations out."""
        self._change(lambda: self._basket.remove(items))

    def comment(self, item: BasketItem, words: str) -> None:
        """Say something else of a quotation."""
        self._change(lambda: self._basket.comment(item, words))

    def move(self, item: BasketItem, step: int, then: Callable[[int], object]) -> None:
        """Move a quotation up (-1) or down (1); ``then`` is told where it stands."""
        to: list[int] = []
        self._change(lambda: to.append(self._basket.move(item, step)), lambda: then(to[0]))

    def once_read(self, then: Callable[[], object]) -> None:
        """Do something with what is in it once that is read."""

        def done(_: None) -> None:
            if self._basket.notice:
                self._session.tell_failed(ReaderError(self._basket.notice))
            self.was_read.emit()
            then()

        self._do(self._basket.read, done)

    def _change(
        self,
        change: Callable[[], object],
        then: Callable[[], object] = lambda: None,
        *,
        is_long: bool = False,
    ) -> None:
        """Change the basket, which is written at once; say so where that fails."""

        def done(_: object) -> None:
            self.changed.emit()
            then()

        self._do(change, done, is_long=is_long)

    def _do(
        self,
        work: Callable[[], object],
        done: Callable[..., object],
        *,
        is_long: bool = False,
    ) -> None:
        is_long = is_long or self._basket.is_large
        self._session.background.do(work, done, self._session.tell_failed, is_long=is_long)
