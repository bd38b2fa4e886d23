"""Getting a transcript onto the page: a long one is set beside the window and comes piece by piece.

Until it is there, what is wanted of it waits: to go somewhere in it, to select something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from reader.errors import ReaderError
from reader.kept.settings import Settings
from reader.ui.pages.page_document import PageDocument
from reader.ui.state.page_blocks import PageBlocks
from reader.ui.state.pages import OpenTranscript, Place
from reader.ui.state.session import Session

_LONG_TO_RECASE = 100_000


class Coming:
    """A page on its way; ``place`` is where it is read, None for where it is read by then.

    Once it has arrived ``blocks`` are what ``document`` holds, and ``wishes`` are to be granted.
    """

    def __init__(
        self, page: OpenTranscript, place: Place | None, wishes: Iterable[Callable[[], object]] = ()
    ) -> None:
        self.page, self.place = page, place
        self.wishes = list(wishes)
        self.blocks: PageBlocks | None = None
        self.document: PageDocument | None = None


class PageFetching:
    """Fetches one page at a time for a pane; what is wanted last is what comes.

    ``arrived`` is called with what is to be shown, for a
    short transcript before :meth:`fetch` returns.
    """

    def __init__(
        self,
        pane: QWidget,
        session: Session,
        settings: Settings,
        arrived: Callable[[Coming], object],
    ) -> None:
        self._pane, self._session, self._settings = pane, session, settings
        self._page: OpenTranscript | None = None
        settings.watch(lambda _: self.fetch_again(self._page), "reading_case", "turns_in_text")
        self._arrived = arrived
        self.coming: Coming | None = None
        """What is on its way, None if nothing is."""

    def fetch(self, coming: Coming) -> None:
        """Have a transcript set in the session's view and brought."""
        self.give_up()
        self.coming, self._page = coming, coming.page
        people = self._people()
        view, edition = self._session.view, coming.page.edition
        with_turns = self._settings.turns_in_text
        self._session.background.do(
            lambda: edition.blocks(view, people, with_turns=with_turns),
            lambda blocks: self._fill(coming, blocks),
            lambda error: self._refuse(coming, error),
            is_long=self._is_long(coming.page, recased=people is not None),
        )

    def _is_long(self, page: OpenTranscript, *, recased: bool) -> bool:
        """Whether setting a transcript would be felt: its letters too, or its lines alone."""
        with_turns = self._settings.turns_in_text
        if page.edition.has_blocks(self._session.view, recased=recased, with_turns=with_turns):
            return False
        return page.is_long or (recased and len(page.prose.text) > _LONG_TO_RECASE)

    def _people(self) -> tuple[str, ...] | None:
        """The names that are known beside a text, None where it is shown in the file's letters."""
        if not self._settings.reading_case:
            return None
        return self._session.elsewhere.people() if self._session.elsewhere is not None else ()

    def fetch_again(self, page: OpenTranscript | None) -> None:
        """Have what is on its way, or else the page shown, brought as it is to be set now."""
        coming = self.coming
        if coming is not None:
            self.fetch(Coming(coming.page, coming.place, coming.wishes))
        elif page is not None:
            self.fetch(Coming(page, None))

    def give_up(self) -> None:
        """Let what is on its way be."""
        coming, self.coming, self._page = self.coming, None, None
        if coming is not None and coming.document is not None:
            coming.document.stop()

    def wish(self, wish: Callable[[], object]) -> None:
        """Have something done with the page that is on its way, once it is there."""
        if self.coming is not None:
            self.coming.wishes.append(wish)

    def _fill(self, coming: Coming, blocks: PageBlocks) -> None:
        if coming is not self.coming:
            return
        coming.blocks = blocks
        coming.document = PageDocument(self._pane)
        coming.document.fill(blocks, lambda: self._end(coming))

    def _refuse(self, coming: Coming, error: ReaderError) -> None:
        if coming is self.coming:
            self.give_up()
        self._session.tell_failed(error)

    def _end(self, coming: Coming) -> None:
        self.coming = None
        self._arrived(coming)
        for wish in coming.wishes:
            wish()
