"""The pictures of README still show the window as it is; packaging/take-pictures takes them anew.

Beside each picture stands what it shows, as :mod:`layout` describes it, and the sum of the picture
that it was written with.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from driver import SEED, Reader, reader, until
from layout import description, differences, unlike
from PySide6.QtCore import QAbstractAnimation
from PySide6.QtGui import QFont, QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from reader.kept.settings import Settings
from reader.paths import resource
from reader.ui.state.pages import Place

PICTURES = Path(__file__).resolve().parent.parent.parent / "packaging" / "pictures"


def searching(window: Reader) -> None:
    window.window.resize(1180, 760)
    window.settings.set("show_hits", True)
    window.find("nato russia")


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
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "Documents"
        for name in ("Talks", "Videos"):
            (folder / name).mkdir(parents=True)
        seed = shutil.copy(SEED, folder / "Videos")
        window.shelf.take_in([Path(seed), *_talks(folder / "Talks")])
        until(lambda: len(window.shelf.cards) == 4 and not window.shelf._taking)
    window.settings.set("library_sort", "title")
    window.settings.set("show_library", True)
    window.press("Ctrl+Shift+F")
    window.type("bridge OR nato")
    until(lambda: not window.window.commands.library.search.state.is_busy)
    window.window.notices.hide()


def noting(window: Reader) -> None:
    """Highlights in the seed document, a note, and two quotations put aside."""
    window.window.resize(1180, 760)
    highlights = window.window.desk.highlights
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
    window.settings.set("show_side", False)
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

SCENES: dict[str, tuple[str, Callable[[Reader], None]]] = {
    "window-light": ("light", searching),
    "window-dark": ("dark", narrow),
    "video-sepia": ("sepia", following),
    "library-light": ("light", keeping),
    "notes-light": ("light", noting),
}
"""The theme of each picture, and what is done in the window before it is taken."""

MOST_UNLIKE = 0.04
"""The share of the cells of a picture that may differ: letters are drawn otherwise elsewhere."""


# What of the looks a picture is out of date with.
COLOURS = ("page", "text", "window", "panel", "accent", "hit", "current_hit", "note_yellow")


class Taken(NamedTuple):
    """A picture, and what stands beside it."""

    picture: QImage
    facts: dict[str, Any]


@contextmanager
def own_letters(app: QApplication) -> Iterator[None]:
    """Let the whole window have letters that ship with the program, and no caret that blinks."""
    font, blinking = QFont(app.font()), app.cursorFlashTime()
    for file in sorted(resource("fonts/atkinson-hyperlegible-next").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    own = QFont("Atkinson Hyperlegible Next", 10)
    own.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(own)
    app.setCursorFlashTime(0)
    yield
    app.setFont(font)
    app.setCursorFlashTime(blinking)


def is_still(window: Reader) -> bool:
    """Whether nothing fades in or out any more, as the button does that clears a field."""
    running = QAbstractAnimation.State.Running
    moving = window.window.findChildren(QAbstractAnimation)
    return not any(one.state() == running for one in moving)


def take(name: str, app: QApplication) -> Taken:
    """Bring about a scene and take its picture."""
    theme, scene = SCENES[name]
    settings = Settings()
    settings.set("theme", theme)
    with own_letters(app), reader(settings=settings) as window:
        window.open(SEED)
        scene(window)
        until(lambda: is_still(window))
        picture = window.picture()
        look = window.appearance.theme
        colours = {colour: getattr(look, colour).name() for colour in COLOURS}
        size = [picture.width(), picture.height()]
        parts = description(window.window)
    return Taken(picture, {"size": size, "colours": colours, "parts": parts})


def written(facts: dict[str, Any]) -> str:
    """Return what stands beside a picture, a line for each part."""
    parts = ",\n  ".join(json.dumps(part, ensure_ascii=False) for part in facts["parts"])
    rest = {key: value for key, value in facts.items() if key != "parts"}
    head = json.dumps(rest, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{head},\n "parts": [\n  {parts}\n ]\n}}\n'


@pytest.mark.parametrize("name", SCENES)
def test_the_window_looks_as_in_its_picture(name: str, qapp: QApplication) -> None:
    picture, facts = take(name, qapp)
    path, beside = PICTURES / f"{name}.png", PICTURES / f"{name}.json"
    if os.environ.get("WRITE_PICTURES"):
        path.parent.mkdir(exist_ok=True)
        assert picture.save(str(path))
        total = hashlib.sha256(path.read_bytes()).hexdigest()
        beside.write_text(written({**facts, "sha256": total}), encoding="utf-8")
    kept = json.loads(beside.read_text(encoding="utf-8"))
    anew = "packaging/take-pictures takes it anew"
    assert differences(kept["parts"], facts["parts"]) == [], anew
    assert (kept["size"], kept["colours"]) == (facts["size"], facts["colours"]), anew
    assert kept["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest(), anew
    assert unlike(QImage(str(path)), picture) < MOST_UNLIKE, anew


def test_what_is_moved_or_renamed_or_switched_is_seen(qapp: QApplication) -> None:
    """A picture that is out of date is not passed over."""
    before = take("window-light", qapp)
    parts = before.facts["parts"]
    assert differences(parts, parts) == []
    menu = next(part for part in parts if part["says"].startswith("File Edit"))
    said = menu["says"].replace("Notes", "Remarks")
    renamed = [{**part, "says": said} if part is menu else part for part in parts]
    assert differences(parts, renamed) == [f"“{menu['says']}” is gone", f"“{said}” is new"]
    with own_letters(qapp), reader(settings=Settings()) as window:
        window.settings.set("theme", "light")
        window.open(SEED)
        searching(window)
        window.settings.set("show_side", False)
        told = differences(parts, description(window.window))
        assert any(line.endswith("” is switched otherwise") for line in told)
        assert "“Filter the related videos” “Filter” is gone" in told
        assert any(line.startswith("“Transcript” was at ") for line in told)
        assert unlike(before.picture, window.picture()) > MOST_UNLIKE
