"""The switches and limits of the search: behind one button, said beneath the field."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import NO_SCREEN, SEED, Reader, until
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

TALK = """WEBVTT

00:00:00.000 --> 00:00:10.000
<v Ana>Who pays for the Water?

00:05:00.000 --> 00:05:10.000
<v Ben>The water is paid for.

00:10:00.000 --> 00:10:10.000
[sound of water]

00:15:00.000 --> 00:15:10.000
<v Ana>The water runs, and does the water stay?

00:25:00.000 --> 00:25:10.000
<v Ben>Water stays.
"""


@pytest.fixture
def talk(window: Reader, tmp_path: Path) -> Reader:
    path = tmp_path / "talk.vtt"
    path.write_text(TALK)
    window.open(path)
    return window


def bar_says(window: Reader) -> str:
    return window.window.search_bar.button.accessibleName()


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_limits_are_set_behind_the_button(talk: Reader) -> None:
    bar = talk.window.search_bar
    talk.find("water")
    assert talk.count == "1 of 6"
    assert not bar.button.isChecked()
    talk.click(bar.button)
    options = bar.options
    assert options.isVisible()
    assert [options.speaker.itemText(row) for row in range(3)] == ["Anybody", "Ana", "Ben"]
    options.questions.click()
    assert talk.count == "1 of 3"  # one at 0:00, two in what is asked at 15:00
    options.questions.click()
    options.no_sounds.click()
    assert talk.count == "1 of 5"
    options.first.setFocus()
    talk.type("5:00")
    options.last.setFocus()
    talk.type("15:00")
    assert talk.count == "1 of 3"
    assert bar_says(talk) == "How to search: between 5:00 and 15:00, not in sounds"
    assert bar.button.isChecked()
    options.off.click()
    assert talk.count.endswith(" of 6")
    assert bar_says(talk) == "How to search"
    assert not bar.button.isChecked()
    talk.press("Escape", options.off)
    assert not options.isVisible()


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_what_is_no_time_is_said_and_left_out(talk: Reader) -> None:
    talk.find("water")
    options = talk.window.search_bar.options
    talk.click(talk.window.search_bar.button)
    options.first.setFocus()
    talk.type("noon")
    assert options.fault.text() == "noon is no time such as 12:34."
    assert talk.count.endswith(" of 6")
    options.first.clear()
    talk.type("20:00")
    options.last.setFocus()
    talk.type("10:00")
    assert options.fault.text() == "The end is before the beginning."
    assert talk.count == "No hits"
    options.close()


def test_without_hits_what_would_be_found_is_offered(talk: Reader) -> None:
    bar = talk.window.search_bar
    said: list[str] = []
    talk.window.desk.voice.said.connect(said.append)
    bar.switches["match_case"].click()
    talk.find("WATER")
    assert talk.count == "No hits"
    assert bar.note.isVisible()
    assert bar.note.offer.text() == "6 without Match case"
    until(lambda: said)
    assert said == ["No hits; 6 without Match case"]
    talk.press("Tab", bar.field)
    while QApplication.focusWidget() is not bar.note.offer:
        assert bar.isAncestorOf(QApplication.focusWidget())
        talk.press("Tab")
    talk.press("Space")
    assert talk.count == "1 of 6"
    assert bar.field.hasFocus()
    assert not bar.note.isVisible()
    assert not bar.switches["match_case"].isChecked()
    bar.search_speaker("Ben")
    talk.find("runs")
    assert bar.note.offer.text() == "1 by anybody, not only Ben"
    talk.click(bar.note.offer)
    assert talk.count == "1 of 1"
    assert not bar.button.isChecked()


def test_no_hits_and_nothing_set_offers_nothing(talk: Reader) -> None:
    talk.find("zebra")
    assert talk.count == "No hits"
    assert "note" not in vars(talk.window.search_bar)


def test_the_field_keeps_its_width_and_its_words_keep_clear_of_the_count(talk: Reader) -> None:
    bar = talk.window.search_bar
    widths = set()
    for query in ("", "water", "zebra"):
        talk.find(query)
        talk.press("F3")
        widths.add(bar.field.width())
        if bar.count.text():
            assert bar.field.textMargins().right() >= bar.count.width()
            assert bar.field.rect().contains(bar.count.geometry())
    bar.switches["regex"].click()
    talk.find("(")
    until(lambda: bar.note.isVisible())
    widths.add(bar.field.width())
    talk.press("Ctrl+Shift+F")
    widths.add(bar.way_in.width())
    assert len(widths) == 1
    assert not bar.note.isVisible()


@pytest.mark.parametrize("width", [480, 600, 1_440])
def test_the_count_leaves_most_of_the_field_to_the_words(
    window: Reader, tmp_path: Path, width: int
) -> None:
    (tmp_path / "long.txt").write_text("water " * 15_000, encoding="utf-8")
    window.open(tmp_path / "long.txt")
    window.window.resize(width, 500)
    window.find("water")
    window.session.search.step(-1)
    window.session.search.step(-1)
    window.settle()
    bar = window.window.search_bar
    assert window.count == "14,999 of 15,000"
    assert bar.count.text() in ("14,999 of 15,000", "14,999/15,000")
    window.session.search.step(1)
    window.session.search.step(1)
    window.settle()
    assert window.count == "1 of 15,000, from the start again"
    told = bar.count.text()
    assert told.startswith(("1 of 15,000", "1/15,000"))
    assert told == "1 of 15,000" or bar.count.width() <= 0.4 * bar.field.width()
    assert bar.count.width() >= bar.count.fontMetrics().horizontalAdvance(told)


def test_another_transcript_has_its_own_speakers_and_times(talk: Reader) -> None:
    bar = talk.window.search_bar
    bar.search_speaker("Ana")
    bar.options.questions.click()
    talk.open(SEED)
    limits = talk.session.search.state.limits
    assert limits is not None
    assert (limits.speaker, limits.questions) == ("", True)


def test_the_field_says_what_it_searches_and_changes_it(talk: Reader) -> None:
    bar = talk.window.search_bar
    talk.find("water")
    scope = bar._inside[0]._scope
    assert scope.text() == "Transcript"
    talk.click(scope)
    page = talk.window.commands.library.page
    assert bar.way_in is page.field
    assert page.field.isVisible()
    assert page.field.hasFocus()
    other = bar._inside[1]._scope
    assert other.text() == "Library"
    talk.click(other)
    assert bar.way_in is bar.field
    assert bar.field.text() == "water"  # each keeps what was typed
    assert talk.session.transcript is not None
    talk.press("Ctrl+Shift+F")
    assert bar.way_in is page.field
    talk.press("Ctrl+F")
    assert bar.field.hasFocus()
    assert Qt.FocusPolicy.TabFocus & scope.focusPolicy()


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_what_was_no_time_is_forgotten_with_the_field(talk: Reader) -> None:
    bar = talk.window.search_bar
    talk.find("water")
    talk.click(bar.button)
    bar.options.first.setFocus()
    talk.type("abc")
    assert bar.options.fault.text() == "abc is no time such as 12:34."
    talk.press("Escape", bar.options)
    talk.click(bar.button)
    assert bar.options.first.text() == ""
    assert not bar.options.fault.isVisible()
