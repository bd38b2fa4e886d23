"""Two texts side by side, as tests have them."""

from __future__ import annotations

from pathlib import Path

from driver import Reader, until
from PySide6.QtCore import Qt, QTimer
from recordings import write

from reader.ui.pages.pairs.pair_pane import PairPane
from reader.ui.state.pages import PairPage
from reader.ui.state.twin_texts.twins import Twins

ENGLISH = (
    ("Welcome to Porto.", 0, 4_000),
    ("The bridge is old.", 4_000, 8_000),
    ("Nobody pays to cross.", 8_000, 12_000),
    ("Boats hung in the trees.", 12_000, 16_000),
    ("Thank you.", 16_000, 20_000),
)
FRENCH = (
    ("Bienvenue à Porto.", 0, 4_000),
    ("Le pont est vieux.", 4_000, 8_000),
    ("Personne ne paie pour passer.", 8_000, 12_000),
    ("Merci.", 16_000, 20_000),
)


class Both:
    """Two texts side by side, as a person has them."""

    def __init__(self, window: Reader) -> None:
        self.window = window

    @property
    def twins(self) -> Twins:
        return self.window.window.commands.pairs.twins

    @property
    def page(self) -> PairPane:
        return self.window.window.commands.pairs.page

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The rows as they stand."""
        pairing = self.twins.pairing
        assert pairing is not None
        return [pairing.texts(row) for row in range(len(pairing.rows))]

    def said(self, row: int) -> str:
        """What a screen reader says of a row."""
        model = self.page.view.model()
        return str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    def wait(self) -> None:
        until(lambda: self.twins.pairing)
        self.window.settle()

    def press(self, keys: str) -> None:
        self.window.press(keys, self.page.view)


def offered(window: Reader) -> str:
    """What the bar below the page offers, once it does."""
    pairs = window.window.commands.pairs
    until(lambda: pairs.offers.found)
    window.settle()
    assert pairs.bar.isVisible()
    return pairs.bar.said.text()


def pause(window: Reader) -> QTimer:
    """What waits until somebody types no more."""
    return next(one for one in window.window.findChildren(QTimer) if one.interval() == 500)


def beside(window: Reader, first: Path, second: str) -> Both:
    """Set a file beside another one of its folder."""
    window.open(first)
    window.window.commands.pairs.open_beside(first.with_name(second))
    until(lambda: isinstance(window.session.page, PairPage))
    made = Both(window)
    made.wait()
    return made


def bilingual(folder: Path) -> Path:
    """Return a talk in English; beside it stands the same in French."""
    write(folder / "porto.fr.vtt", *FRENCH)
    return write(folder / "porto.en.vtt", *ENGLISH)
