"""The panels around the page: one row each, made when first shown, as far as there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sessions import Opened, opened

from reader.kept.settings import Settings
from reader.ui.actions.action import Bound
from reader.ui.actions.actions import Actions
from reader.ui.frame.panes import PANELS
from reader.ui.panels.areas import Areas, PanelRow, Side
from reader.ui.parts.notice_bar import NoticeBar
from reader.ui.parts.panel_parts import Panel


class Clock(Panel):
    """A panel that shows the time, or would."""


def rows() -> list[PanelRow]:
    def clock(*_: object) -> Panel:
        return Clock("Clock")

    def row(name: str, side: Side, setting: str) -> PanelRow:
        return PanelRow(name, side, setting, clock, f"&{name}", f"Show {name}", "", tab=name)

    return [
        row("left", Side.LEFT, "show_library"),
        row("related", Side.RIGHT, "show_side"),
        row("notes", Side.RIGHT, "show_side"),
        row("below", Side.BELOW, "show_hits"),
    ]


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> Iterator[Opened]:
    with opened(tmp_path) as made:
        made.settings.set("show_side", False)
        yield made


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def areas(world: Opened, made: list[str], qtbot: QtBot) -> Areas:
    def make(row: PanelRow) -> Panel:
        made.append(row.name)
        return row.make(None, None)

    return shown_areas(world, make, qtbot)


def shown_areas(world: Opened, make: Callable[[PanelRow], Panel], qtbot: QtBot) -> Areas:
    notices = NoticeBar(world.appearance)
    shown = Areas(world.session, world.settings, world.appearance, notices, rows(), make)
    qtbot.addWidget(shown)
    shown.show_page(QWidget())
    shown.resize(1_000, 600)
    shown.show()
    return shown


def test_a_panel_is_made_when_it_is_first_shown(
    world: Opened, areas: Areas, made: list[str]
) -> None:
    assert made == []
    world.settings.set("side_tab", "notes")
    world.settings.set("show_side", True)
    assert made == ["notes"]
    assert areas.is_shown("notes")
    world.settings.set("show_side", False)
    world.settings.set("show_side", True)
    assert made == ["notes"]


def test_a_panel_is_made_once_though_the_window_changes_its_size_meanwhile(
    world: Opened, made: list[str], qtbot: QtBot
) -> None:
    """What comes with the library makes the status bar of a window with large letters higher."""

    def make(row: PanelRow) -> Panel:
        made.append(row.name)
        shown.resize(1_000, 500 + len(made))
        return row.make(None, None)

    shown = shown_areas(world, make, qtbot)
    world.settings.set("show_library", True)
    assert made == ["left"]
    assert shown.findChildren(Clock) == [shown["left"]]
    assert shown["left"].width() < 500
    world.settings.set("show_library", False)
    assert not shown.is_shown("left")
    shown["below"]  # made, and the window changed, before it is to be shown
    assert not shown.is_shown("below")


def test_one_panel_at_the_right_takes_the_place_of_another(world: Opened, areas: Areas) -> None:
    areas.toggle("related", on=True)
    areas.toggle("notes", on=True)
    assert areas.is_shown("notes")
    assert not areas.is_shown("related")
    assert world.settings.side_tab == "notes"
    areas.toggle("notes", on=False)
    assert not areas.shows_side
    areas.show_side(on=True)
    assert areas.is_shown("notes")


def test_below_the_page_there_is_a_panel_with_a_transcript_alone(
    world: Opened, areas: Areas
) -> None:
    areas.toggle("below", on=True)
    assert areas.is_on("below")
    assert not areas.is_shown("below")
    world.open("Water")
    areas.fit()
    assert areas.is_shown("below")


def test_in_a_narrow_window_one_panel_is_shown_if_the_person_insists(
    world: Opened, areas: Areas
) -> None:
    areas.toggle("related", on=True)
    areas.toggle("left", on=True)
    assert areas.is_shown("left")
    assert areas.is_shown("related")
    areas.resize(600, 600)
    assert not areas.is_shown("left")
    assert not areas.is_shown("related")
    areas.toggle("related", on=True)
    assert areas.is_shown("related")
    areas.toggle("left", on=True)
    assert areas.is_shown("left")
    assert not areas.is_shown("related")
    assert world.settings.show_side is True  # once there is room again


def test_a_panel_gives_the_keyboard_back_to_the_page(areas: Areas) -> None:
    page = QLineEdit()
    areas.show_page(page)
    areas.activateWindow()
    areas.toggle("related", on=True)
    areas["related"].left.emit()
    assert areas.focusWidget() is page


def test_the_switch_of_a_panel_follows_what_is_shown(
    world: Opened, areas: Areas, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    desk = SimpleNamespace(areas=areas)

    table = [Bound(row.action, partial(areas.toggle, row.name)) for row in rows()]
    switches = Actions(window, world.settings, table, desk)
    switches["notes"].trigger()
    assert world.settings.show_side is True
    assert switches["notes"].isChecked()
    world.settings.set("show_side", False)
    assert not switches["notes"].isChecked()


def test_every_pane_at_the_right_can_be_chosen_in_the_settings() -> None:
    panes = {row.name for row in PANELS if row.side is Side.RIGHT}
    assert panes == set(Settings.side_tab.choices), (
        "A pane at the right is a choice of side_tab in reader/kept/settings.py, by its name."
    )
    assert {row.setting for row in PANELS if row.side is Side.RIGHT} == {"show_side"}
