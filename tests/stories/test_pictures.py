"""The pictures of README, taken of the window as it is; WRITE_PICTURES=1 takes them anew."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from driver import SEED, Reader, reader, until
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reader.kept.settings import Settings
from reader.ui.state.pages import Place

PICTURES = Path(__file__).resolve().parent.parent.parent / "packaging" / "pictures"


def searching(window: Reader) -> None:
    window.window.resize(1180, 760)
    window.find("nato russia")
    window.settings.set("show_hits", True)
    window.settle()
    window.press("Return")
    window.press("Return")


def following(window: Reader) -> None:
    window.window.resize(1180, 760)
    window.click_related(1)


def narrow(window: Reader) -> None:
    window.window.resize(600, 760)
    window.find("act which")
    window.press("Ctrl+T")


def keeping(window: Reader) -> None:
    """A library of three talks, made up for the picture, and a search over it."""
    window.window.resize(1180, 760)
    with tempfile.TemporaryDirectory() as folder:
        window.shelf.take_in([SEED, *_talks(Path(folder))])
        until(lambda: len(window.shelf.cards) == 4 and not window.shelf.is_taking)
    window.settings.set("library_sort", "title")
    window.settings.set("show_library", True)
    window.press("Ctrl+Shift+F")
    window.type("bridge OR nato")
    until(lambda: not window.window.shelf.search.state.is_busy)
    window.window.notices.hide()


def noting(window: Reader) -> None:
    """Highlights in the seed document, a note, and two quotations put aside."""
    window.window.resize(1180, 760)
    highlights = window.window.notes.highlights
    window.shelf.read()
    until(lambda: window.shelf.is_read)
    for words, colour in (
        ("founding act", "blue"),
        ("neither side saw the other as an adversary", "yellow"),
        ("solemn guarantees", "pink"),
    ):
        _select(window, words)
        count = len(highlights.items)
        window.do(f"highlight-{colour}")
        until(lambda count=count: len(highlights.items) == count + 1)
    note = highlights.items[0].note
    highlights.change(note, note._replace(words="Compare with the text of 1997.", tags=("treaty",)))
    until(lambda: highlights.items[0].note.words)
    for words in ("NATO is cheating on them", "not to expand NATO further east"):
        _select(window, words)
        window.do("basket-add")
    window.settings.set("show_related", False)
    for pane in ("notes", "basket"):
        window.do(pane)
    window.window.notices.hide()
    window.window.pane.setFocus()
    window.window.pane.go_to_place(Place())


def _select(window: Reader, words: str) -> None:
    start = window.text.index(words)
    page = window.session.transcript
    assert page is not None
    window.window.pane.select(page.prose.span(start, start + len(words)))
    window.settle()


def _talks(folder: Path) -> list[Path]:
    made = []
    for title, author, date, *texts in TALKS:
        path = folder / f"{title}.json"
        segments = [
            {"start": 14 * number, "end": 14 * number + 13, "text": text}
            for number, text in enumerate(texts)
        ]
        facts = {"title": title, "author": author, "date": date, "segments": segments}
        path.write_text(json.dumps(facts), encoding="utf-8")
        made.append(path)
    return made


TALKS = (
    (
        "Bridges of Porto",
        "Ana Duarte",
        "2021-03-04",
        "Two decks carry the iron",
        "bridge over the Douro, one for the tram and one for the quay.",
        "When the first bridge was opened nobody wanted to walk on it.",
    ),
    (
        "What a harbour needs",
        "Jonas Weil",
        "2019-11-20",
        "Deep water, a wall against the west wind, and a bridge to the railway.",
    ),
    (
        "Hearing on the river tunnel",
        "City council",
        "2022-06-15",
        "The committee asked what a tunnel costs.",
        "A bridge, we were told, would be half of that.",
    ),
)

SCENES: dict[str, tuple[str, Callable[[Reader], None], str]] = {
    "window-light": ("light", searching, "page"),
    "window-dark": ("dark", narrow, "page"),
    "video-sepia": ("sepia", following, "page"),
    "library-light": ("light", keeping, "panel"),
    "notes-light": ("light", noting, "page"),
}


@pytest.mark.parametrize("name", SCENES)
def test_the_window_looks_as_in_its_picture(name: str, qapp: QApplication) -> None:
    theme, scene, ground = SCENES[name]
    settings = Settings()
    settings.set("theme", theme)
    with reader(settings=settings) as window:
        window.open(SEED)
        scene(window)
        taken = window.picture()
        look = window.appearance.theme
    path = PICTURES / f"{name}.png"
    if os.environ.get("WRITE_PICTURES"):
        path.parent.mkdir(exist_ok=True)
        assert taken.save(str(path))
    kept = QImage(str(path))
    # Letters differ from system to system; the size, the page and its colours do not.
    assert kept.size() == taken.size()
    assert taken.pixelColor(40, 400).name() == kept.pixelColor(40, 400).name()
    assert taken.pixelColor(40, 400).name() == getattr(look, ground).name()
    inks = {taken.pixelColor(x, y).name() for x in range(0, 500, 3) for y in range(100, 500, 3)}
    assert look.text.name() in inks or len(inks) > 32
