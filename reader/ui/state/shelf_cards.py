"""The transcripts of the library as a person looks through them: filtered, sorted, in groups."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import merge
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from reader.direction import in_a_row
from reader.files import shown
from reader.model import titles
from reader.model.timecode import clock
from reader.named_tuple import NamedTuple
from reader.wording import joined, number, tr, trc, trn

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.values import Entry
    from reader.model.transcript import Transcript

_SHORT_MINUTE = 60_000
_BEGUN = 0.005
# Python does nothing else while it sorts, on whatever thread that is.
_SORTED_AT_ONCE: Final = 4_000

MANY: Final = 5_000
"""So many cards are filtered, sorted and put in groups beside the window."""


class Card:
    """An entry, with what sorting and filtering need worked out once.

    One that ``has_namesake``, another of the same title, is told from it by its folder.
    """

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.has_namesake = False

    def make_ready(self) -> None:
        """Work all of it out; for very many cards, beside the window."""
        _ = self.words, self.title_key

    def says_same(self, said: Transcript) -> bool:
        """Whether it was read from the same bytes as another transcript, and in the same way."""
        entry, source = self.entry, said.source
        return (entry.sha256, entry.format, entry.language, entry.cues) == (
            *(source.sha256, source.format, said.language, len(said.cues)),
        )

    @cached_property
    def words(self) -> str:
        """All by which the entry can be filtered, folded as in a search."""
        entry = self.entry
        name = PurePath(shown(entry.path)).name
        facts = (entry.title, entry.author, entry.site, entry.day, name)
        from reader.model.search.fold import folded  # late: most starts list no library

        return folded("\n".join((*facts, *entry.speakers, *entry.tags)))

    @cached_property
    def title_key(self) -> tuple[str, str]:
        """What orders by title: without the number that a list puts before it, and signs."""
        title = self.entry.title
        return titles.unnumbered(title) or titles.normal(title) or title, title

    @property
    def facts(self) -> tuple[str, ...]:
        """What stands below the title: who, when, how long; where from, if that is needed."""
        entry = self.entry
        folder = short_folder(shown(entry.folder)) if self.has_namesake else ""
        who = entry.author or joined(entry.speakers[:2]) or entry.site
        tags = (f"#{tag}" for tag in entry.tags)
        return who, entry.day or entry.date, length(entry), folder, *tags

    @property
    def detail(self) -> str:
        """The line below the title."""
        return in_a_row(self.facts)

    @cached_property
    def state(self) -> str:
        """How far it is read, in words."""
        return reading_state(self.entry)


class Heading(NamedTuple):
    """The head of a group: its words, and how many transcripts are in it; ``tip`` is the rest."""

    words: str
    size: int
    tip: str = ""


Row = Card | Heading


def tell_apart(cards: Collection[Card]) -> None:
    """Note which cards have the same title as another."""
    count = Counter(card.title_key[1] for card in cards)
    for card in cards:
        card.has_namesake = count[card.title_key[1]] > 1


def length(entry: Entry) -> str:
    """Return how long a transcript is: in time, or in words where it has no times."""
    if entry.duration is None:
        return trn("{n} word", "{n} words", entry.words)
    if entry.duration < _SHORT_MINUTE:
        return tr("{n} s", n=round(entry.duration / 1_000))
    return clock(entry.duration)


def reading_state(entry: Entry) -> str:
    """Return how far a transcript is read, in a few words."""
    if not entry.read:
        return tr("not read yet")
    if entry.reached < _BEGUN:
        return trc("a transcript", "opened")
    if entry.reached >= 1:
        return trc("a transcript", "read")
    # Translators: how much of a transcript is read.
    return tr("read to {share}%", share=number(100 * entry.reached))


def matching(cards: Iterable[Card], query: str) -> list[Card]:
    """Return the cards that have every word of a query somewhere in what is shown of them."""
    found = list(cards)
    from reader.model.search.fold import folded

    for word in folded(query).split():
        found = [card for card in found if word in card.words]
    return found


def ordered(cards: Iterable[Card], sort: str) -> list[Card]:
    """Return cards in an order that the settings of the library name.

    What has no value to be sorted by comes last.
    """
    all_, key, is_reverse = list(cards), _KEYS[sort], sort != "title"
    parts = [
        sorted(all_[at : at + _SORTED_AT_ONCE], key=key, reverse=is_reverse)
        for at in range(0, len(all_), _SORTED_AT_ONCE)
    ]
    return list(merge(*parts, key=key, reverse=is_reverse))


def grouped(cards: Iterable[Card], group: str) -> list[Row]:
    """Return cards, each under the heading of its group; groups as the settings name them.

    A transcript of several speakers or tags stands under each of them.
    """
    if group == "none":
        return list(cards)
    groups: dict[str, list[Card]] = {}
    for card in cards:
        for words in _groups_of(card.entry, group):
            groups.setdefault(words, []).append(card)
    rows: list[Row] = []
    for words in _in_order(groups, group):
        rows.append(_heading(words, group, len(groups[words])))
        rows.extend(groups[words])
    return rows


def _heading(words: str, group: str, size: int) -> Heading:
    if group == "folder" and words:
        return Heading(short_folder(words), size, words)
    return Heading(words or _NONE[group], size)


def short_folder(folder: str) -> str:
    """Return the last two parts of a folder; the first ones are alike in most."""
    return "/".join(PurePath(folder).parts[-2:]).removeprefix("//")


_NONE: Final = {
    "folder": tr("No folder"),
    "speaker": tr("No speakers named"),
    "date": tr("No date"),
    "tag": tr("No tags"),
}

_KEYS: Final[dict[str, Callable[[Card], Any]]] = {
    "read": lambda card: (card.entry.read, card.entry.added, card.entry.id),
    "added": lambda card: (card.entry.added, card.entry.id),
    "title": lambda card: card.title_key,
    "date": lambda card: (card.entry.day, card.entry.id),
    "length": lambda card: (card.entry.words, card.entry.id),
}


def _groups_of(entry: Entry, group: str) -> Sequence[str]:
    if group == "folder":
        return (shown(entry.folder),)
    if group == "date":
        return (entry.day[:4],)
    return (entry.speakers if group == "speaker" else entry.tags) or ("",)


def _in_order(groups: Iterable[str], group: str) -> Iterator[str]:
    """Yield the names of groups in order, the last year first; none at all comes last."""
    names = sorted(filter(None, groups), key=str.casefold, reverse=group == "date")
    yield from names
    if "" in groups:
        yield ""


def cards_of(entries: Iterable[Entry], old: Mapping[int, Card]) -> dict[int, Card]:
    """Return the cards of all transcripts, those of before that are still true."""
    cards: dict[int, Card] = {}
    for nth, entry in enumerate(entries):
        cards[entry.id] = _card(entry, old)
        if nth % MANY == MANY - 1:
            gc.freeze()  # none of them is garbage, and every visit to them takes time
    tell_apart(cards.values())
    return cards


def cards_with(library: Library, ids: Iterable[int], old: Mapping[int, Card]) -> dict[int, Card]:
    """Return the cards of all transcripts, some of which may have changed, come or gone."""
    from reader.library import LibraryAway, LibraryError

    cards = dict(old)
    for id_ in ids:
        try:
            cards[id_] = _card(library.entry(id_), old)
        except LibraryAway:
            raise
        except LibraryError:
            cards.pop(id_, None)  # it is not there any more
    tell_apart(cards.values())
    return cards


def _card(entry: Entry, old: Mapping[int, Card]) -> Card:
    card = old.get(entry.id)
    if card is None or card.entry != entry:
        card = Card(entry)
        card.make_ready()
    return card
