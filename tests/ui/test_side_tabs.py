"""The tabs at the right of the page: whose count is waited for, and whose is not."""

from __future__ import annotations

from driver import until
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.kept.settings import Settings
from reader.ui.panels.areas import NO_COUNT
from reader.ui.panels.side_tabs import Count, SideTabs, Tab
from reader.ui.parts.theme import Appearance

UNKNOWN = Count(lambda desk: None, lambda desk: (), lambda desk: 3)


def shown(qapp: QApplication, qtbot: QtBot, *tabs: Tab) -> SideTabs:
    side = SideTabs(tabs, Appearance(qapp, Settings()))
    qtbot.addWidget(side)
    side.resize(400, 300)
    side.count(object())
    side.show()
    return side


def test_a_tab_that_has_no_count_is_not_waited_for(qapp: QApplication, qtbot: QtBot) -> None:
    side = shown(qapp, qtbot, Tab("clock", "Clock", "", NO_COUNT))
    side.bar.repaint()
    assert side.uncounted == []
    assert not side._rest.isActive()
    side.want("clock", insists=False)
    assert side.opened == "clock"


def test_beside_one_without_a_count_the_others_are_counted_once(
    qapp: QApplication, qtbot: QtBot
) -> None:
    tabs = Tab("clock", "Clock", "", NO_COUNT), Tab("notes", "Notes", "", UNKNOWN)
    side = shown(qapp, qtbot, *tabs)
    assert side.uncounted == ["notes"]
    side.bar.repaint()
    until(lambda: not side.uncounted)
    assert [side.bar.accessibleTabName(n) for n in range(2)] == ["Clock", "Notes, 3"]
    side.bar.repaint()
    assert not side._rest.isActive()
