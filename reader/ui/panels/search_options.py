"""How strictly a search looks, and where: all switches and limits, behind the one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.kept.settings import Settings
from reader.model.search.limits import Limits
from reader.model.timecode import clock, typed
from reader.ui.actions.action import bare
from reader.ui.parts import plain
from reader.ui.parts.panel_parts import heading
from reader.ui.parts.theme import set_role
from reader.ui.state.session import Session
from reader.wording import tr, trn

if TYPE_CHECKING:
    from reader.ui.state.search_state import Relaxed, SearchState

SWITCHES = {
    "match_case": (tr("Match &case"), tr("Capital and small letters count")),
    "whole_words": (tr("&Whole words"), tr("Find words, not parts of longer ones")),
    "exact": (tr("&Exact"), tr("Accents, quotation marks, dashes and punctuation count")),
    "regex": (tr("&Regular expression"), tr("Read what is typed as a pattern")),
}
"""The switches by their setting, how they are called, and what they do."""

_LONGEST_NAME = 40
_LONGEST_TIME = 20
_WIDTH = 344
# A box to tick keeps so much free at its left.
_INDENT = 7


class SearchOptions(QWidget):
    """A small window below the button; what is set in it is searched for at once.

    *Signals*: ``switched(str, bool)``: the person set a switch, by its setting.
    """

    switched = Signal(str, bool)

    def __init__(self, parent: QWidget, session: Session, settings: Settings) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._session, self._settings = session, settings
        set_role(self, "popup")
        self.setAccessibleName(tr("How to search"))
        self.switches = {name: _box(*row) for name, row in SWITCHES.items()}
        self.speaker = QComboBox()
        # Translators: a time from which on, and one up to which, is searched
        self.first, self.last = _time_field(tr("From")), _time_field(tr("Up to"))
        self.questions = _box(tr("&Questions only"), tr("What is found stands in a question"))
        self.no_sounds = _box(
            tr("&Not in sounds"), tr("Leave out what stands in [applause] and the like")
        )
        self.fault = plain.label(wrap=True)
        self.off = QPushButton(tr("Switch &All Off"))
        self._places = QWidget()
        self._times = QWidget()
        self._arrange()
        self._connect()
        for name in SWITCHES:
            self._follow_switch(name)

    def open_below(self, button: QWidget) -> None:
        """Show the switches as they are, below a button."""
        self.fault.clear()  # what was no time is in no field any more
        self._show(self._session.search.state)
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 2))
        room = button.screen().availableGeometry()
        self.move(max(room.left(), min(corner.x(), room.right() - self.width())), corner.y())
        self.show()
        next(iter(self.switches.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape and Enter close it: what is set holds already."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    # -- making it ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        set_role(self.fault, "warning")
        set_role(self.off, "link")
        self.speaker.setAccessibleName(tr("Said by"))
        self.speaker.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        times = QHBoxLayout(self._times)
        times.setContentsMargins(0, 0, 0, 0)
        # Translators: between a time "and" another, which stand left and right of it
        for widget in (self.first, plain.label(tr("and")), self.last):
            times.addWidget(widget)
        # Translators: before two times with "and" between them
        self._between = plain.label(tr("Between"))
        self._said_by = plain.label(tr("Said by"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._said_by, 0, 0)
        grid.addWidget(self.speaker, 0, 1)
        grid.addWidget(self._between, 1, 0)
        grid.addWidget(self._times, 1, 1)
        places = QVBoxLayout(self._places)
        places.setContentsMargins(_INDENT, 10, 0, 0)
        places.setSpacing(6)
        places.addWidget(heading(tr("Only in this transcript")))
        places.addLayout(grid)
        places.addWidget(self.fault)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16 - _INDENT, 12, 16, 14)
        rows.setSpacing(2)
        for box in self.switches.values():
            rows.addWidget(box)
        rows.addWidget(self._places)
        for box in (self.questions, self.no_sounds):
            rows.addWidget(box)
        rows.addSpacing(8)
        last = QHBoxLayout()
        last.setContentsMargins(_INDENT, 0, 0, 0)
        last.addWidget(self.off)
        last.addStretch(1)
        rows.addLayout(last)
        self.setFixedWidth(_WIDTH)

    def _connect(self) -> None:
        for name, box in self.switches.items():
            box.toggled.connect(lambda on, name=name: self.switched.emit(name, on))
        self.speaker.activated.connect(lambda _: self._limit())
        for field in (self.first, self.last):
            field.textEdited.connect(lambda _: self._limit())
        for box in (self.questions, self.no_sounds):
            box.toggled.connect(lambda _: self._limit())
        self.off.clicked.connect(self.switch_off)
        self._session.search.changed.connect(self._follow)
        self._settings.watch(self._follow_switch, *SWITCHES)

    # -- what is shown --------------------------------------------------------------------------

    def _follow(self, state: SearchState) -> None:
        if self.isVisible():  # a key in the search field must not cost more for what nobody sees
            self._show(state)

    def _follow_switch(self, name: str) -> None:
        with QSignalBlocker(self.switches[name]):
            self.switches[name].setChecked(bool(self._settings.get(name)))

    def _show(self, state: SearchState) -> None:
        """Show what is set; what is being typed is left alone."""
        limits, here = state.limits or Limits(), self._session.transcript
        speakers = here.edition.speakers if here is not None else ()
        is_timed = here is not None and here.has_times
        self._places.setVisible(here is not None)
        for box in (self.questions, self.no_sounds):
            box.setVisible(here is not None)
        self._said_by.setVisible(bool(speakers))
        self.speaker.setVisible(bool(speakers))
        self._between.setVisible(is_timed)
        self._times.setVisible(is_timed)
        if [self.speaker.itemData(row) for row in range(self.speaker.count())] != ["", *speakers]:
            self.speaker.clear()
            self.speaker.addItem(tr("Anybody"), "")
            for name in speakers:
                self.speaker.addItem(plain.one_line(name, _LONGEST_NAME), name)
        self.speaker.setCurrentIndex(max(0, self.speaker.findData(limits.speaker)))
        for field, time in ((self.first, limits.first), (self.last, limits.last)):
            if not field.hasFocus():
                field.setText("" if time is None else clock(time))
        for box, on in ((self.questions, limits.questions), (self.no_sounds, not limits.sounds)):
            with QSignalBlocker(box):
                box.setChecked(on)
        self.fault.setVisible(bool(self.fault.text()))
        self.off.setEnabled(
            state.limits is not None or any(box.isChecked() for box in self.switches.values())
        )

    # -- what the person does -------------------------------------------------------------------

    def switch_off(self) -> None:
        """Search everywhere, and as forgivingly as can be."""
        self.fault.clear()
        for field in (self.first, self.last):
            field.clear()
        for box in self.switches.values():
            box.setChecked(False)
        self._session.search.set_limits(None)

    def _limit(self) -> None:
        """Search where it is wanted now; say what is no time, and leave that out."""
        times, faults = [], []
        for field in (self.first, self.last):
            text = field.text().strip()
            time = typed(text) if text else None
            if text and (time is None or time < 0):
                shown = plain.one_line(text, _LONGEST_TIME)
                faults.append(tr("{words} is no time such as 12:34.", words=shown))
                time = None
            times.append(time)
        first, last = times
        if first is not None and last is not None and last < first:
            faults.append(tr("The end is before the beginning."))
        self.fault.setText(" ".join(faults))
        self.fault.setVisible(bool(faults))
        self.adjustSize()
        limits = Limits(
            self.speaker.currentData() or "",
            first,
            last,
            self.questions.isChecked(),
            not self.no_sounds.isChecked(),
        )
        self._session.search.set_limits(limits if limits != Limits() else None)


def told(settings: Settings, limits: Limits | None) -> list[str]:
    """Return the switches and limits that are on, each in a few words."""
    names = [bare(words) for name, (words, _) in SWITCHES.items() if settings.get(name)]
    if limits is None:
        return names
    ends = [clock(time) if time is not None else "" for time in (limits.first, limits.last)]
    between = tr("between {start} and {end}", start=ends[0], end=ends[1]) if all(ends) else ""
    if any(ends) and not between:
        start = tr("from {time} on", time=ends[0])
        between = start if ends[0] else tr("up to {time}", time=ends[1])
    speaker = plain.one_line(limits.speaker, _LONGEST_NAME)
    return [
        *names,
        *([tr("only {speaker}", speaker=speaker)] if limits.speaker else []),
        *([between] if between else []),
        *([tr("questions only")] if limits.questions else []),
        *([tr("not in sounds")] if not limits.sounds else []),
    ]


def offer_of(relaxed: Relaxed, limits: Limits | None) -> str:
    """Return how many hits there are without one switch or limit, in words."""
    name, hits = relaxed.name, relaxed.hits
    if name in SWITCHES:
        switch = bare(SWITCHES[name][0])
        return trn("{n} without {switch}", "{n} without {switch}", hits, switch=switch)
    if name == "speaker":
        said_by = plain.one_line(limits.speaker if limits else "", _LONGEST_NAME)
        return trn(
            "{n} by anybody, not only {speaker}",
            "{n} by anybody, not only {speaker}",
            hits,
            speaker=said_by,
        )
    if name == "questions":
        return trn("{n} outside of questions too", "{n} outside of questions too", hits)
    if name == "sounds":
        return trn("{n} in sounds too", "{n} in sounds too", hits)
    return trn("{n} at any time", "{n} at any time", hits)


def _box(words: str, tip: str) -> QCheckBox:
    made = QCheckBox(words)
    plain.set_tooltip(made, tip)
    return made


def _time_field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText("0:00")
    made.setMaxLength(_LONGEST_TIME)
    return made
