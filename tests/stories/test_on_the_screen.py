"""What stands on the screen is what the window has to show, before anything moves over it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from driver import SEED, Reader, until
from PySide6.QtGui import QImage

CAPTIONS = 30_000
WORDS = 400_000


def is_up_to_date(window: Reader) -> bool:
    """Whether what was painted last is what would be painted now; nothing is, for the asking."""
    window.settle()
    whole, form = window.window, QImage.Format.Format_RGB32
    on_screen = whole.screen().grabWindow(whole.winId()).toImage().convertToFormat(form)
    return on_screen == whole.grab().toImage().convertToFormat(form)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Two people who talk for longer than a page is high."""
    segments = [
        {
            "start": 10.0 * n,
            "end": 10.0 * n + 9,
            "speaker": ("Ana Silva", "Bob Miller")[n % 2],
            "text": f"They built the iron bridge {n} over the Douro.",
        }
        for n in range(120)
    ]
    path = tmp_path / "talk.json"
    path.write_text(json.dumps({"title": "Bridges", "segments": segments}), encoding="utf-8")
    return path


def caption(number: int) -> str:
    minutes, second = divmod(number, 60)
    at = f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"
    return f"{number + 1}\n{at},000 --> {at},900\nCaption {number} of them.\n"


@pytest.fixture
def texts(tmp_path: Path) -> dict[str, Path]:
    made = {name: tmp_path / name for name in ("line.txt", "long.srt", "short.srt")}
    made["line.txt"].write_text("water " * WORDS, encoding="utf-8")
    for name, count in (("long.srt", CAPTIONS), ("short.srt", 10)):
        made[name].write_text("\n".join(map(caption, range(count))), encoding="utf-8")
    return made


def test_the_other_view_is_on_the_screen_at_once(window: Reader) -> None:
    window.open(SEED)
    assert is_up_to_date(window)
    for _ in range(3):
        window.press("Ctrl+T")
        assert is_up_to_date(window)


@pytest.mark.parametrize(
    "switch",
    [
        "captions",
        "margin",
        "turns-in-text",
        "text-bigger",
        "lines-looser",
        "column-wider",
        "overview",
        "library",
        "side",
        "theme-dark",
        "full-screen",
    ],
)
def test_what_is_switched_is_on_the_screen_at_once(window: Reader, talk: Path, switch: str) -> None:
    window.open(talk)
    for _ in range(2):
        window.do(switch)
        assert is_up_to_date(window)


@pytest.mark.parametrize("captions", [False, True])
def test_what_is_opened_is_on_the_screen_at_once(
    window: Reader, texts: dict[str, Path], captions: bool
) -> None:
    if captions:
        window.press("Ctrl+T")
    for path in texts.values():
        window.open(path)
        until(lambda: not window.window.pane.is_coming)
        assert is_up_to_date(window), path.name
    for action in ("back", "back", "forward"):
        window.do(action)
        until(lambda: not window.window.pane.is_coming)
        assert is_up_to_date(window), action
