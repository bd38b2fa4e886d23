"""What happens in the window, said: the search, notices, how the text is set."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from reader.model.prose import View
from reader.model.transcript import CueKind
from reader.named_tuple import NamedTuple
from reader.ui.commands.desk import Desk
from reader.ui.state.highlights import PlacedNote
from reader.ui.state.pages import OpenTranscript, Page, VideoPage
from reader.ui.state.search_state import SearchState
from reader.wording import joined, number, tr, trn

# Once somebody types no more: a count after each letter would be heard over the letters.
_PAUSE_MS = 500
_AROUND_HIT = 40


class _Standing(NamedTuple):
    """What the caret stands in: whose words, a heading or a sound (the number of its cue), a
    highlight.
    """

    page: OpenTranscript | None = None
    speaker: str = ""
    heading: int | None = None
    sound: int | None = None
    marked: PlacedNote | None = None


class Announcing(QObject):
    """Tells the voice of a window what changes in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._heard, self._stands = desk, "", _Standing()
        session, say = desk.session, desk.voice.announce
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell_search)
        session.search.changed.connect(lambda _: self._pause.start())
        session.view_changed.connect(
            lambda view: say(tr("As captions") if view is View.CAPTIONS else tr("As prose"))
        )
        session.page_changed.connect(self._tell_page)
        session.cue_changed.connect(self._tell_arrival)
        desk.highlights.changed.connect(lambda: self._stand(session.caret[0]))
        desk.highlights.entered.connect(self._tell_arrival)
        desk.notices.told.connect(say)
        desk.areas.toggled.connect(
            lambda words, on: say(
                tr("{panel} shown", panel=words) if on else tr("{panel} hidden", panel=words)
            )
        )
        desk.settings.watch(
            lambda _: say(tr("Text size {size} points", size=format(desk.settings.text_size, "g"))),
            "text_size",
        )

    def _tell_page(self, page: Page) -> None:
        """Say which page is shown now: the keyboard may stay where it is, as in a list."""
        self._stand(self._desk.session.place.cue)
        if isinstance(page, VideoPage):
            self._desk.voice.announce(tr("{title}, not here yet", title=page.video.title))
        elif page is not None:
            self._desk.voice.announce(page.title)

    def _stand(self, number: int) -> None:
        """Take note of what the caret stands in, in a cue of that number."""
        here = self._desk.session.transcript
        if here is None or number >= len(here.transcript.cues):
            self._stands = _Standing(here)
            return
        cue = here.transcript.cues[number]
        heading = number if cue.kind is CueKind.HEADING else None
        sound = number if cue.kind is CueKind.SOUND else None
        self._stands = _Standing(here, cue.speaker, heading, sound, self._desk.highlights.here)

    def _tell_arrival(self) -> None:
        """Say what the caret has come into: another's words, a heading, a sound, a highlight."""
        session, before = self._desk.session, self._stands
        self._stand(session.caret[0])
        there = self._stands
        if there == before or there.page is not before.page or self._is_told_anyway():
            return
        from reader.ui.state.whereabouts import marked, spoken_by  # late: no start goes anywhere

        assert there.page is not None
        words = []
        if there.heading is not None and there.heading != before.heading:
            # Translators: said when the caret comes to a heading of the text
            words.append(tr("Heading"))
        if there.sound is not None and there.sound != before.sound:
            # Translators: said when the caret comes to what is heard and not spoken: [applause]
            words.append(tr("Sound"))
        is_read = self._desk.settings.turns_in_text  # as part of the text
        if there.speaker and there.speaker != before.speaker and not is_read:
            words.append(spoken_by(there.page.transcript.cues[session.caret[0]]))
        if there.marked is not None and there.marked is not before.marked:
            words.append(marked(there.marked.note))
        self._desk.voice.announce(". ".join(words))

    def _is_told_anyway(self) -> bool:
        """Whether the caret was brought there by a hit, by a voice, or by no key in the text."""
        desk = self._desk
        here, hit = desk.session.transcript, desk.session.search.state.current_range
        if here is not None and hit is not None and here.prose.place(hit[0]) == desk.session.caret:
            return True
        voice = desk.listening.here
        return not desk.pane.hasFocus() or (voice is not None and voice.is_playing)

    def _tell_search(self) -> None:
        state = self._desk.session.search.state
        words = self._told(state)
        if words != self._heard:
            self._heard = words
            self._desk.voice.announce(words)

    def _told(self, state: SearchState) -> str:
        """Return how a search stands: the hit with who says it, when, and the words around it."""
        if state.error:
            return state.error
        if state.hits is None or not state.query:
            return ""
        if not state.count and state.relaxed is not None:
            from reader.ui.panels.search_options import offer_of

            return tr("No hits; {offer}", offer=offer_of(state.relaxed, state.limits))
        if not state.count:
            return tr("No hits")
        here, at = self._desk.session.transcript, state.current_range
        if here is None or at is None:
            return trn("{n} hit", "{n} hits", state.count)
        assert state.current is not None
        from reader.model.search.find import in_context  # late: a start finds nothing
        from reader.ui.state.whereabouts import spoken_by

        reading = here.prose
        who = spoken_by(reading.transcript.cues[reading.cue_at(at[0])])
        nth, total = number(state.current + 1), number(state.count)
        place = joined((tr("{nth} of {total}", nth=nth, total=total), who))
        around = in_context(reading.text, *at, _AROUND_HIT)
        words = f"{around.before}{around.hit}{around.after}"
        return tr("{place}: {words}", place=place, words=words)
