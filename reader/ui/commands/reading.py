"""How a transcript is set, and where in it, and among the open ones, to go."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from reader.kept.settings import Settings
from reader.model.prose import View
from reader.ui.actions.action import Action, Condition, Key, values_of
from reader.ui.commands.conditions import (
    CAN_GO_BACK,
    CAN_GO_FORWARD,
    HAS_OTHERS,
    HAS_TRANSCRIPT,
    IS_CAPTIONS,
)
from reader.ui.commands.desk import Commands, present
from reader.ui.parts import plain
from reader.wording import tr

_IS_MAC = sys.platform == "darwin"
# KDE has Ctrl+Shift+F for this, which searches the library here as it searches all in many editors.
_FULL_SCREEN = "Meta+Ctrl+F" if _IS_MAC else "F11"
_SAID_OF_A_STEP = 200
# On a Mac the system itself takes Command+Tab, which Qt calls Ctrl+Tab.
_TAB, _BACKTAB = ("Meta+Tab", "Meta+Shift+Tab") if _IS_MAC else ("Ctrl+Tab", "Ctrl+Shift+Tab")


class ViewCommands(Commands):
    """How the text is set."""

    SETTINGS = (
        Action(
            "margin",
            tr("Times and &Speakers"),
            tr("Show beside the text when it is said and by whom"),
            keys="Ctrl+Shift+M",
            setting="show_margin",
        ),
        Action(
            "turns-in-text",
            tr("Speaker and Ti&me in the Text"),
            tr("Begin each turn with who speaks and when; search and quotations are without it"),
            setting="turns_in_text",
        ),
        Action(
            "reading-case",
            tr("Capi&tals as Sentences"),
            tr("Show captions all in capitals as sentences; search and quotations keep the file's"),
            setting="reading_case",
        ),
        Action(
            "sounds",
            tr("S&ounds and Music"),
            tr("Show and search captions that hold nothing but a sound, such as [applause]"),
            setting="show_sounds",
        ),
        Action(
            "selection-bar",
            tr("Bar Bes&ide the Selection"),
            tr(
                "Show what can be done with words beside them, "
                "once they are selected with the mouse"
            ),
            setting="show_selection_bar",
        ),
        Action(
            "overview",
            tr("Overview Besi&de the Text"),
            tr("Show beside the scroll bar where headings, speakers, highlights and hits are"),
            setting="show_overview",
        ),
        *values_of(Settings.typeface, tr("Set the transcript in: {}")),
        *values_of(Settings.theme, tr("Colours of the window: {}")),
    )

    @Action(
        "captions",
        tr("As &Captions"),
        tr("Show the lines as the captions cut them; off, the words run on as prose"),
        icon="captions",
        keys="Ctrl+T",
        when=HAS_TRANSCRIPT,
        is_on=IS_CAPTIONS,
    )
    def set_captions(self, on: bool) -> None:
        """Set the text caption by caption, or as prose."""
        view = View.CAPTIONS if on else View.PROSE
        self._settings.set("view", view.value)
        self._session.set_view(view)

    @Action(
        "who-speaks",
        tr("&Who Speaks…"),
        tr("Show how much each speaker says: words, time and turns"),
        when=HAS_TRANSCRIPT,
    )
    def show_speakers(self) -> None:
        from reader.ui.commands.counting import show_speakers

        show_speakers(self._desk)

    @Action(
        "text-bigger",
        tr("&Bigger Text"),
        tr("Make the text bigger"),
        icon="text-bigger",
        standard=Key.ZoomIn,
        keys="Ctrl++",
        also="Ctrl+=",
        value=1,
    )
    @Action(
        "text-smaller",
        tr("S&maller Text"),
        tr("Make the text smaller"),
        icon="text-smaller",
        standard=Key.ZoomOut,
        keys="Ctrl+-",
        value=-1,
    )
    def resize(self, step: int) -> None:
        self._settings.step("text_size", step)

    @Action(
        "text-normal", tr("&Normal Text Size"), tr("Give the text its usual size"), keys="Ctrl+0"
    )
    def normal_size(self) -> None:
        self._settings.reset("text_size")

    @Action(
        "column-wider",
        tr("&Wider Column"),
        tr("Let more words stand on a line"),
        keys="Alt++ Alt+=",
        value=1,
    )
    @Action(
        "column-narrower",
        tr("Na&rrower Column"),
        tr("Let fewer words stand on a line"),
        keys="Alt+-",
        value=-1,
    )
    def widen(self, step: int) -> None:
        self._settings.step("measure", step)

    @Action("lines-looser", tr("&Looser Lines"), tr("Put more room between the lines"), value=1)
    @Action("lines-tighter", tr("Ti&ghter Lines"), tr("Put less room between the lines"), value=-1)
    def loosen(self, step: int) -> None:
        self._settings.step("line_spacing", step)

    @Action(
        "side",
        tr("&Panel at the Right"),
        tr("Show what belongs to this transcript: contents, related videos, highlights"),
        icon="sidebar-right",
        keys="Ctrl+F9",
        is_on=Condition(
            lambda desk: desk.areas.shows_side, lambda desk: (desk.areas.shown_changed,)
        ),
    )
    def show_side(self, on: bool) -> None:
        self._desk.areas.show_side(on)

    @Action(
        "full-screen",
        tr("F&ull Screen"),
        tr("Give the whole screen to the transcript"),
        keys=_FULL_SCREEN,
        is_on=Condition(lambda desk: desk.window.isFullScreen(), lambda desk: ()),
    )
    def full_screen(self, on: bool) -> None:
        """Fill the screen with the window, or give it its old shape."""
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()


class GoCommands(Commands):
    """Where to go."""

    @Action(
        "back",
        tr("&Back"),
        tr("Go back to where you were before"),
        icon="back",
        standard=Key.Back,
        keys="Alt+Left",
        when=CAN_GO_BACK,
    )
    def back(self) -> None:
        self._session.back()

    @Action(
        "forward",
        tr("&Forward"),
        tr("Go forward again"),
        icon="forward",
        standard=Key.Forward,
        keys="Alt+Right",
        when=CAN_GO_FORWARD,
    )
    def forward(self) -> None:
        self._session.forward()

    @Action(
        "next-transcript",
        tr("Ne&xt Transcript"),
        tr("Go to the next of the open transcripts"),
        keys=f"{_TAB} Ctrl+PgDown",
        when=HAS_OTHERS,
        value=1,
    )
    @Action(
        "previous-transcript",
        tr("Pre&vious Transcript"),
        tr("Go to the open transcript before this one"),
        keys=f"{_BACKTAB} Ctrl+PgUp",
        when=HAS_OTHERS,
        value=-1,
    )
    def show_neighbour(self, step: int) -> None:
        self._session.show_neighbour(step)

    @Action(
        "next-paragraph",
        tr("&Next Paragraph"),
        tr("Go to the beginning of the next paragraph"),
        keys="Alt+Down",
        when=HAS_TRANSCRIPT,
        value=1,
    )
    @Action(
        "previous-paragraph",
        tr("&Previous Paragraph"),
        tr("Go to the beginning of this paragraph, or of the one before"),
        keys="Alt+Up",
        when=HAS_TRANSCRIPT,
        value=-1,
    )
    def step_paragraph(self, step: int) -> None:
        from reader.ui.pages.stepping import step_paragraph  # late: no start goes anywhere

        step_paragraph(self._desk.pane, step)

    @Action(
        "next-sentence",
        tr("Next &Sentence"),
        tr("Select the next sentence"),
        keys="Alt+.",
        when=HAS_TRANSCRIPT,
        value=1,
    )
    @Action(
        "previous-sentence",
        tr("Previous Sen&tence"),
        tr("Select the sentence before"),
        keys="Alt+,",
        when=HAS_TRANSCRIPT,
        value=-1,
    )
    def step_sentence(self, step: int) -> None:
        from reader.ui.pages.stepping import step_sentence

        step_sentence(self._desk.pane, self._session, step)

    @Action(
        "next-speaker",
        tr("Next S&peaker"),
        tr("Go to where somebody else begins to speak"),
        keys="F2",
        when=HAS_TRANSCRIPT,
        value=1,
    )
    @Action(
        "previous-speaker",
        tr("Previo&us Speaker"),
        tr("Go back to where a speaker begins"),
        keys="Shift+F2",
        when=HAS_TRANSCRIPT,
        value=-1,
    )
    def step_speaker(self, step: int) -> None:
        from reader.ui.pages.stepping import step_speaker

        nothing = (
            tr("There is no speaker after this place.")
            if step > 0
            else tr("There is no speaker before this place.")
        )
        self._tell_step(nothing, step_speaker(self._desk.pane, step))

    @Action(
        "next-question",
        tr("Next &Question"),
        tr("Select the next sentence that asks something"),
        keys="Ctrl+F2",
        when=HAS_TRANSCRIPT,
        value=1,
    )
    @Action(
        "previous-question",
        tr("Prev&ious Question"),
        tr("Select the sentence before that asks something"),
        keys="Ctrl+Shift+F2",
        when=HAS_TRANSCRIPT,
        value=-1,
    )
    def step_question(self, step: int) -> None:
        from reader.ui.pages.stepping import step_question

        nothing = (
            tr("There is no question after this place.")
            if step > 0
            else tr("There is no question before this place.")
        )
        missed = partial(self._tell_step, nothing)
        step_question(self._desk.pane, self._session, step, missed)

    @Action(
        "next-heading",
        tr("Next &Heading"),
        tr("Go to the next heading or chapter"),
        keys="F12",
        when=HAS_TRANSCRIPT,
        value=1,
    )
    @Action(
        "previous-heading",
        tr("Previous Hea&ding"),
        tr("Go to the heading or chapter before"),
        keys="Shift+F12",
        when=HAS_TRANSCRIPT,
        value=-1,
    )
    def step_heading(self, step: int) -> None:
        from reader.ui.pages.stepping import step_heading

        nothing = (
            tr("There is no heading after this place.")
            if step > 0
            else tr("There is no heading before this place.")
        )
        self._tell_step(nothing, step_heading(self._desk.pane, step))

    def _tell_step(self, missed: str, words: str = "") -> None:
        """Say the words that a step has led to, or show the sentence that it was ``missed``."""
        if words:
            self._desk.voice.announce(plain.one_line(words, _SAID_OF_A_STEP))
        else:
            self._notices.show_notice(missed)

    @Action(
        "where-am-i",
        tr("&Where Am I?"),
        tr("Tell who speaks at the caret, when, in which caption, under which heading, marked how"),
        keys="Ctrl+I",
        when=HAS_TRANSCRIPT,
    )
    def tell_where(self) -> None:
        from reader.ui.state.whereabouts import whereabouts

        here, marked = self._session.transcript, self._desk.highlights.here
        if here is not None:
            note = marked.note if marked is not None else None
            hits = self._session.search.state.hits
            self._notices.show_notice(whereabouts(here, self._session.caret, note, hits))

    @Action(
        "go-to",
        tr("&Go to Time or Caption…"),
        tr("Go to a time, or to a caption by its number"),
        icon="go-to",
        keys="Ctrl+L",
        when=HAS_TRANSCRIPT,
    )
    def go_to(self) -> None:
        from reader.ui.dialogs.small_dialogs import GoToDialog

        here = self._session.transcript
        if here is not None:
            present(GoToDialog(self._window, here, self._session.go_to))

    @Action(
        "next-area",
        tr("Next &Area of the Window"),
        tr("Move the keyboard on: library, text, search, list of hits, panel at the right"),
        keys="F6",
        value=1,
    )
    @Action(
        "previous-area",
        tr("Previous A&rea of the Window"),
        tr("Move the keyboard back: panel at the right, list of hits, search, text, library"),
        keys="Shift+F6",
        value=-1,
    )
    def step_area(self, step: int) -> None:
        self._desk.areas.step(step, [self._desk.search_bar])

    @Action(
        "menu-bar",
        tr("Men&us"),
        tr("Open the first menu of the window; on a full screen they come into view"),
        keys="F10",
    )
    def go_to_menus(self) -> None:
        bar = self._window.menuBar()
        bar.show()
        bar.setActiveAction(bar.actions()[0])

    @Action(
        "context-menu",
        tr("&Menu of What Is Selected"),
        tr("Show the menu of the row or the words that have the keyboard"),
        keys="Shift+F10",  # not every system takes it for the Menu key
    )
    def show_menu(self) -> None:
        from PySide6.QtGui import QContextMenuEvent  # late: no start shows a menu

        focused = QApplication.focusWidget()
        if focused is not None:
            by_key = QContextMenuEvent.Reason.Keyboard
            caret = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            at = caret.center() if isinstance(caret, QRect) else focused.rect().center()
            if not focused.rect().contains(at):
                at = focused.rect().center()
            event = QContextMenuEvent(by_key, at, focused.mapToGlobal(at))
            QApplication.sendEvent(focused, event)
