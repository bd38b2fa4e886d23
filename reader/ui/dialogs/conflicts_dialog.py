"""The two texts of a note that was changed at two places, beside each other, and the choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.direction import in_a_row
from reader.library.values import Decision
from reader.model.highlight import COLOURS
from reader.named_tuple import NamedTuple
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import scrolled
from reader.ui.parts.flow_layout import FlowLayout
from reader.ui.parts.theme import set_role
from reader.wording import joined, number, quoted, tr

if TYPE_CHECKING:
    from reader.library.along.undecided import Undecided
    from reader.library.values import Note

_WIDTH, _HEIGHT = 760, 440
_SIDE_BY_SIDE = 560
"""From this width on the texts stand beside each other; in a narrower dialog below each other."""
_LONGEST_QUOTE = 300


class _Side(NamedTuple):
    """One of the two texts: whose it is, its words, and what else is known of it."""

    whole: QWidget
    head: QLabel
    words: QPlainTextEdit
    facts: QLabel


class ConflictsDialog(QDialog):
    """Goes through conflicts, one after another; nothing is decided by closing it.

    *Signals*: ``decided(Undecided, Decision)``: one is to be decided so. It is shown until
    :meth:`go_on` or :meth:`show_again` is called.
    """

    decided = Signal(object, object)

    def __init__(self, parent: QWidget, conflicts: Sequence[Undecided], why: str = "") -> None:
        super().__init__(parent)
        self._left = list(conflicts)
        self._count = len(conflicts)
        self.setWindowTitle(tr("What Was Noted Twice"))
        self.place = plain.label()
        set_role(self.place, "quiet")
        self.title = plain.label(wrap=True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.quote = plain.label(wrap=True)
        self.mine, self.theirs = _side(tr("Yours")), _side(tr("Theirs"))
        self._texts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._texts.setSpacing(12)
        for side in (self.mine, self.theirs):
            self._texts.addWidget(side.whole, 1)
        self.said = plain.label(wrap=True)
        set_role(self.said, "warning")
        self.said.setText(why)
        self.said.setVisible(bool(why))
        self.keep_mine = QPushButton(tr("Keep &Mine"))
        self.keep_theirs = QPushButton(tr("Keep &Theirs"))
        self.keep_both = QPushButton(tr("Keep &Both"))
        for button, decision in (
            (self.keep_mine, Decision.MINE),
            (self.keep_theirs, Decision.THEIRS),
            (self.keep_both, Decision.BOTH),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, decision=decision: self._decide(decision))
        self._arrange()
        self._show()
        self.resize(_WIDTH, _HEIGHT)

    def go_on(self) -> None:
        """Show the next one, or go after the last: the one shown is decided."""
        self._left.pop(0)
        self._show()

    def show_again(self, conflict: Undecided, sentence: str) -> None:
        """Show the same one as it is now, with what there is to say of it."""
        self._left[0] = conflict
        self._show()
        self._say(sentence)

    def refuse(self, sentence: str) -> None:
        """Say why the one shown could not be decided; it is still to be."""
        self._allow(True)
        self._say(sentence)

    # -- within ---------------------------------------------------------------------------------

    def _arrange(self) -> None:
        later = QDialogButtonBox()
        button = QPushButton(tr("Decide Late&r"))
        button.setAutoDefault(False)  # Enter decides nothing, and puts nothing off
        later.addButton(button, QDialogButtonBox.ButtonRole.RejectRole)
        later.rejected.connect(self.reject)
        choices = FlowLayout()
        for choice in (self.keep_mine, self.keep_theirs, self.keep_both):
            choices.addWidget(choice)
        foot = QHBoxLayout()
        foot.addLayout(choices, 1)
        foot.addWidget(later, 0, Qt.AlignmentFlag.AlignBottom)
        page = QWidget()
        shown = QVBoxLayout(page)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(10)
        for label in (self.place, self.title, self.quote):
            shown.addWidget(label)
        shown.addLayout(self._texts, 1)
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        rows.addWidget(scrolled(page), 1)  # with large letters the choices must stay in sight
        rows.addWidget(self.said)
        rows.addLayout(foot)

    def _show(self) -> None:
        if not self._left:
            self.accept()
            return
        self._say("") if len(self._left) != self._count else None
        one = self._left[0]
        mine, theirs = one.conflict.mine, one.conflict.theirs
        known = mine or theirs
        self.place.setText(
            tr(
                "{n} of {count}",
                n=number(self._count - len(self._left) + 1),
                count=number(self._count),
            )
        )
        self.place.setVisible(self._count > 1)
        self.title.setText(one.title)
        self.quote.setText(quoted(plain.one_line(known.quote, _LONGEST_QUOTE)) if known else "")
        # One's own was not kept as a version: what it says of time is of the one it was made from.
        own = mine._replace(changed=one.conflict.made) if mine is not None else None
        _fill(self.mine, own, tr("You removed this note."), tr("Nothing but the highlight."))
        _fill(
            self.theirs, theirs, tr("This note is not there any more."), tr("Only the highlight.")
        )
        self.theirs.head.setText(_whose(theirs))
        self.theirs.words.setAccessibleName(_whose(theirs))
        # What stands around the texts is heard with the one that has the keyboard first.
        about = (self.place.text() if self._count > 1 else "", one.title, self.quote.text())
        self.mine.words.setAccessibleDescription(joined((*about, _heard(self.mine))))
        self.theirs.words.setAccessibleDescription(_heard(self.theirs))
        self.keep_mine.setText(tr("Keep &Mine") if mine is not None else tr("Remove &It"))
        self.keep_theirs.setText(
            tr("Keep &Theirs") if theirs is not None else tr("&Leave It Removed")
        )
        self._allow(True)
        self.mine.words.setFocus()

    def _allow(self, is_allowed: bool) -> None:
        if not self._left:
            return
        mine, theirs = self._left[0].conflict.mine, self._left[0].conflict.theirs
        can_replace = theirs is None or (theirs.is_to_change and (mine or not theirs.author))
        self.keep_mine.setEnabled(is_allowed and bool(can_replace))
        self.keep_theirs.setEnabled(is_allowed)
        self.keep_both.setEnabled(is_allowed and mine is not None and theirs is not None)

    def _decide(self, decision: Decision) -> None:
        self._allow(False)
        self.decided.emit(self._left[0], decision)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _SIDE_BY_SIDE
        self._texts.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )


def _side(whose: str) -> _Side:
    whole = QWidget()
    head, words, facts = plain.label(whose), QPlainTextEdit(), plain.label(wrap=True)
    words.setReadOnly(True)
    words.setTabChangesFocus(True)
    words.setAccessibleName(whose)
    words.setMinimumHeight(60)
    set_role(facts, "quiet")
    rows = QVBoxLayout(whole)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(4)
    rows.addWidget(head)
    rows.addWidget(words, 1)
    rows.addWidget(facts)
    return _Side(whole, head, words, facts)


def _fill(side: _Side, note: Note | None, gone: str, empty: str) -> None:
    side.words.setPlainText(note.words if note is not None else "")
    side.words.setPlaceholderText(empty if note is not None else gone)
    if note is None:
        side.facts.setText("")
        return
    tags = " ".join(f"#{tag}" for tag in note.tags)
    colour = COLOURS.get(note.colour, "") if note.colour else ""
    when = note.changed[:16].replace("T", " ")
    side.facts.setText(in_a_row((tr("{time} UTC", time=when) if when else "", colour, tags)))


def _heard(side: _Side) -> str:
    """What is told beside a text: that there is none, and when and how it was noted."""
    missing = "" if side.words.toPlainText() else side.words.placeholderText()
    return joined((missing, plain.one_line(side.facts.text())))


def _whose(theirs: Note | None) -> str:
    if theirs is not None and theirs.changed_by:
        return tr("Theirs: {person}", person=theirs.changed_by)
    if theirs is not None and theirs.author:
        return tr("Theirs: {person}", person=theirs.author)
    return tr("As it is kept now")
