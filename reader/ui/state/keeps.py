"""What a window keeps things in: the library, the styles of quotations, the basket."""

from __future__ import annotations

from typing import NamedTuple

from reader.kept.basket import Basket
from reader.paths import Folders
from reader.ui.state.quote_book import QuoteBook
from reader.ui.state.shelf import Shelf


class Keeps(NamedTuple):
    """What is kept from one start to the next, beside settings and memory, and where that is."""

    folders: Folders
    shelf: Shelf
    book: QuoteBook
    basket: Basket


def keeps(folders: Folders, shelf: Shelf) -> Keeps:
    """Return what is kept in some folders; nothing is read or made before it is asked for."""
    book, basket = QuoteBook(folders.config / "quotes"), Basket(folders.data / "basket.json")
    return Keeps(folders, shelf, book, basket)
