from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from reader.kept.settings import Settings
from reader.paths import resource
from reader.ui.frame.table import ACTIONS
from reader.ui.parts import icons
from reader.ui.parts.theme import Appearance, theme

NAMES = sorted(
    path.stem
    for path in resource("icons").glob("*.svg")
    if not path.stem.startswith("transcript-reader")
)
SVG = "{http://www.w3.org/2000/svg}"
WANTED = (
    *("open", "back", "forward", "search", "close", "previous", "next", "match-case"),
    *("whole-words", "exact", "regex", "hits", "sidebar-left", "sidebar-right", "export"),
    *("copy", "quote", "text-bigger", "text-smaller", "theme", "captions", "prose", "known"),
    *("video", "external-link", "paste", "settings", "warning", "info", "more"),
)


def coloured(image: QImage) -> tuple[int, set[str]]:
    """How many pixels are drawn at least half, and the colours they have."""
    pixels = [
        QColor.fromRgba(image.pixel(x, y))
        for x in range(image.width())
        for y in range(image.height())
    ]
    drawn = [pixel for pixel in pixels if pixel.alpha() >= 128]
    return len(drawn), {pixel.name() for pixel in drawn if pixel.alpha() == 255}


def test_there_is_a_drawing_for_every_icon_that_is_named() -> None:
    named = {entry.icon for entry in ACTIONS if entry.icon} | set(WANTED)
    assert named <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_is_on_the_same_grid_in_the_same_stroke(name: str) -> None:
    root = ElementTree.fromstring(resource(f"icons/{name}.svg").read_text(encoding="utf-8"))
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke-width") == "1.75"
    assert root.get("stroke") == "currentColor"
    for part in root:
        assert part.tag in {f"{SVG}path", f"{SVG}circle", f"{SVG}rect"}
        assert part.get("stroke", "none") == "none"
        assert part.get("fill", "currentColor") == "currentColor"


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_has_the_colour_asked_for_and_stays_on_its_grid(
    qapp: QApplication, name: str
) -> None:
    picture = icons.pixmap(name, "#d02060", 24, 4.0)
    assert picture.size() == QSize(96, 96)
    assert picture.devicePixelRatio() == 4
    image = picture.toImage()
    drawn, colours = coloured(image)
    assert drawn > 96
    assert colours == {"#d02060"}
    edge = [(x, y) for x in range(96) for y in (0, 95)] + [
        (x, y) for x in (0, 95) for y in range(96)
    ]
    assert all(QColor.fromRgba(image.pixel(*place)).alpha() == 0 for place in edge)


def test_no_two_drawings_are_alike(qapp: QApplication) -> None:
    seen: dict[bytes, str] = {}
    for name in NAMES:
        image = icons.pixmap(name, "#000000", 24, 2.0).toImage()
        bits = bytes(image.constBits())
        assert bits not in seen, (name, seen.get(bits))
        seen[bits] = name


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_for_the_scale_of_the_screen_not_stretched(
    qapp: QApplication, scale: float
) -> None:
    picture = icons.pixmap("open", "#000000", 20, scale)
    assert picture.width() == round(20 * scale)
    assert picture.deviceIndependentSize().toSize() == QSize(20, 20)


def test_an_icon_shows_what_is_on_and_what_is_not_available(qapp: QApplication) -> None:
    look = theme("light")
    icon = icons.icon("sidebar-right", look)
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.Off, look.text),
        (QIcon.Mode.Normal, QIcon.State.On, look.selection_text),
        (QIcon.Mode.Disabled, QIcon.State.Off, look.disabled),
        (QIcon.Mode.Disabled, QIcon.State.On, look.disabled),
    ):
        _, colours = coloured(icon.pixmap(QSize(20, 20), 2.0, mode, state).toImage())
        assert colours == {colour.name()}


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_an_icon_is_as_large_as_the_letters_and_drawn_at_that_size(
    qapp: QApplication, percent: int
) -> None:
    settings = Settings()
    appearance = Appearance(qapp, settings)
    button, push = QToolButton(), QPushButton("Open")
    button.show()
    push.show()
    settings.set("interface_size", percent)
    button.setIcon(icons.icon("open", appearance.theme))
    push.setIcon(icons.tinted("open", appearance.theme.text))
    edge, small = 20 * percent // 100, 16 * percent // 100
    assert button.iconSize() == QSize(edge, edge)
    assert push.iconSize() == QSize(small, small)
    # Not a small picture made larger, nor a large one made smaller.
    assert QSize(edge, edge) in button.icon().availableSizes()
    assert QSize(small, small) in push.icon().availableSizes()
    settings.set("interface_size", 100)
    for widget in (button, push, appearance):
        widget.deleteLater()


def test_an_icon_of_one_colour_has_it_always(qapp: QApplication) -> None:
    icon = icons.tinted("known", QColor("#3070d0"))
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        assert coloured(icon.pixmap(QSize(20, 20), 1.0, mode).toImage())[1] == {"#3070d0"}


def test_where_there_is_more_room_an_icon_stays_as_large_as_in_a_bar(qapp: QApplication) -> None:
    icon = icons.icon("open", theme("light"))
    for room, scale, drawn in ((16, 1.0, 16), (16, 2.0, 32), (24, 1.0, 20), (24, 2.0, 40)):
        assert icon.pixmap(QSize(room, room), scale).size() == QSize(drawn, drawn)
    assert icon.actualSize(QSize(24, 24)) == QSize(20, 20)


def test_an_icon_is_drawn_when_it_is_shown_and_not_before(qapp: QApplication) -> None:
    icons.pixmap.cache_clear()
    icon = icons.icon("open", theme("dark"))
    assert icons.pixmap.cache_info().currsize == 0
    icon.pixmap(QSize(20, 20), 1.0)
    assert icons.pixmap.cache_info().currsize == 1
