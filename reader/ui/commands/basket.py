"""The basket: filled from the page, the search and the highlights, and saved."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.ui.actions.action import Action
from reader.ui.commands.conditions import CAN_PUT_ASIDE, HAS_BASKET, HAS_HITS, HAS_PICTURE
from reader.ui.commands.desk import Commands, present
from reader.ui.state.highlights import PlacedNote
from reader.wording import tr

if TYPE_CHECKING:
    from reader.kept.basket import BasketItem
    from reader.model.excerpt import Excerpt
    from reader.model.transcript import Span

# So many quotations are put into the basket at once; more take long enough to be felt.
_MANY = 50


class BasketCommands(Commands):
    """What is done with the basket."""

    SETTINGS = (
        Action(
            "quote-still",
            tr("Still Fra&me with Quotations"),
            tr(
                "Take the frame of the video at its time along with what is copied, exported or "
                "put into the basket"
            ),
            icon="still",
            setting="quote_still",
            when=HAS_PICTURE,
        ),
    )

    @Action(
        "basket-add",
        tr("Put into &Basket"),
        tr("Put the selected words, or the highlight at the caret, aside, with their source"),
        icon="basket",
        keys="Ctrl+B",
        when=CAN_PUT_ASIDE,
    )
    def add_selection(self) -> None:
        from reader.kept.basket import BasketItem

        highlight = self._desk.highlights.taken
        if highlight is not None:
            self.put_aside([highlight])
            return
        excerpt = self._session.excerpt()
        if excerpt is not None and self._session.selection is not None:
            is_long = excerpt.is_long
            self._with_stills(
                [excerpt],
                lambda found: self._desk.basket.add([BasketItem(found[0])], is_long=is_long),
                asked=self._settings.quote_still,
            )

    @Action(
        "basket-hits",
        tr("Put &Found Sentences into Basket"),
        tr("Put every sentence that the search found aside, with its source"),
        when=HAS_HITS,
    )
    def add_hits(self) -> None:
        from reader.kept.basket import MOST_ITEMS, BasketItem

        here, hits = self._session.transcript, self._session.search.state.hits
        if here is None or hits is None:
            return
        reading, cut = here.prose, self._session.cutter(here)

        def found() -> Iterator[BasketItem]:
            sentences = dict.fromkeys(reading.sentence_at(start) for start, _ in hits)
            # One more than there can be room for, so that it is told that some are left out.
            for place in islice(sentences, MOST_ITEMS + 1):
                yield BasketItem(cut(reading.span(*place)))

        self._desk.basket.add(found(), is_long=here.is_long or len(hits) > _MANY)

    def put_aside(self, items: Sequence[PlacedNote]) -> None:
        """Put highlights into the basket, with what is noted of them."""
        from reader.kept.basket import BasketItem

        found = [
            BasketItem(excerpt, item.note.words, item.note.tags, item.note.colour)
            for item in items
            if item.placed.span is not None
            and (excerpt := self._session.excerpt(item.placed.span)) is not None
        ]
        is_long = len(found) > _MANY or any(one.excerpt.is_long for one in found)

        def add(excerpts: list[Excerpt]) -> None:
            pairs = zip(found, excerpts, strict=True)
            items = [item._replace(excerpt=excerpt) for item, excerpt in pairs]
            self._desk.basket.add(items, is_long=is_long)

        excerpts = [item.excerpt for item in found]
        self._with_stills(excerpts, add, asked=self._settings.quote_still)

    def comment(self, item: BasketItem) -> None:
        """Edit what is said of a quotation in the basket."""
        from reader.ui.dialogs.comment_dialog import CommentDialog

        dialog = CommentDialog(self._window, item.excerpt.text, item.comment)
        dialog.chosen.connect(lambda words: self._desk.basket.comment(item, words))
        present(dialog)

    def go_to(self, item: BasketItem) -> None:
        """Show a quotation of the basket in its transcript, if that can be found."""
        of = item.excerpt
        path = Path(of.transcript.source.path) if of.transcript.source.path else None
        shelf_id = self._desk.shelf.id_of(path) if path else 0
        here = self._session.transcript
        if here is not None and here.transcript.source.sha256 == of.transcript.source.sha256:
            self._session.go_to(of.span)
        elif path is not None and os.path.isfile(path):
            self._session.open(path)
            if self._session.transcript is not None and self._session.transcript.path == path:
                self._session.go_to(of.span)
        elif shelf_id:
            self._desk.doors.open(shelf_id)
        else:
            self._notices.show_notice(
                tr("The transcript of this quotation is not on this computer any more.")
            )

    def hear(self, play: Callable[[Span], object], item: BasketItem) -> None:
        """Show a quotation of the basket in its transcript, and ``play`` it there."""
        self.go_to(item)
        here = self._session.transcript
        of = item.excerpt.transcript.source
        if here is not None and here.transcript.source.sha256 == of.sha256:
            play(item.excerpt.span)

    @Action(
        "basket-save",
        tr("&Save Basket…"),
        tr("Save the basket as a document with a list of its sources"),
        when=HAS_BASKET,
    )
    def save(self) -> None:
        """Save the basket as a document with its sources."""

        def write() -> None:
            from reader.quotes.paper import Quoted
            from reader.quotes.writing import usual_title

            quotes = [
                Quoted(item.excerpt, item.comment, item.tags, item.colour)
                for item in self._desk.basket.items
            ]
            self._save_quotations(quotes, usual_title(quotes))

        self._desk.basket.once_read(write)
