"""The pictures of README, taken of the window as it is; WRITE_PICTURES=1 takes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from driver import SEED, Reader, reader
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reader.settings import Settings

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


SCENES: dict[str, tuple[str, Callable[[Reader], None]]] = {
    "window-light": ("light", searching),
    "window-dark": ("dark", narrow),
    "video-sepia": ("sepia", following),
}


@pytest.mark.parametrize("name", SCENES)
def test_the_window_looks_as_in_its_picture(name: str, qapp: QApplication) -> None:
    theme, scene = SCENES[name]
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
    assert taken.pixelColor(40, 400).name() == kept.pixelColor(40, 400).name() == look.page.name()
    inks = {taken.pixelColor(x, y).name() for x in range(0, 500, 3) for y in range(100, 500, 3)}
    assert look.text.name() in inks or len(inks) > 32
