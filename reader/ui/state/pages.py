"""What the window can show: a transcript, two of them side by side, a video without one, the search
of the library.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from reader import files
from reader.model import prose
from reader.model.prose import Reading, View
from reader.model.timecode import clock
from reader.model.transcript import CueKind, Facts, RelatedVideo, Span, Transcript, unit_of
from reader.named_tuple import NamedTuple
from reader.ui.state.page_blocks import PageBlocks
from reader.wording import language, language_called, number, tr

if TYPE_CHECKING:
    import datetime

    from reader.model.amendments import Amendments
    from reader.model.excerpt import Excerpt
    from reader.model.search.find import Finder

LONG_TEXT = 400_000
"""Working something out of more characters than this would be felt."""

_MANY_CUES = 4_000
_PASTED_TITLE = 40
_LONGEST_DIFFERENCE = 30
# What names have in common is left out if it has so many letters.
_LEAST_SHARED = 12
_PARTING = " \t,;:.-–—_/|·"
# What is searched for does not matter: the first search of a text folds it.
_ANY_LETTER = "a"


class Place(NamedTuple):
    """Where a person reads: the first line in view begins with ``char`` of cue ``cue`` and its top
    lies ``lift`` pixels above the top of the view (below it where negative). Of two texts side by
    side ``cue`` is the number of the current row.
    """

    cue: int = 0
    char: int = 0
    lift: int = 0

    def within(self, page: Page) -> Place:
        """Return this place; on a page that ends before it, which was longer once, its last cue."""
        if isinstance(page, PairPage):
            return self
        cues = page.transcript.cues if isinstance(page, OpenTranscript) else ()
        return self if self.cue < len(cues) else Place(max(len(cues) - 1, 0))


class Edition:
    """What is worked out from a transcript to read and search it, with its sounds or without.

    Each thing is worked out once, on whatever thread it is first asked for.
    """

    def __init__(self, transcript: Transcript, *, sounds: bool) -> None:
        self.transcript = transcript
        self.sounds = sounds
        self._blocks: dict[tuple[View, bool, bool], PageBlocks] = {}

    @cached_property
    def has_times(self) -> bool:
        """Whether it says of any words when they are said."""
        return self.transcript.is_timed

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """The names of the speakers, in the order in which they first speak."""
        return self.transcript.speakers

    @cached_property
    def has_overview(self) -> bool:
        """Whether it has a heading, or tells who speaks."""
        return bool(self.speakers) or any(
            cue.kind is CueKind.HEADING for cue in self.transcript.cues
        )

    @cached_property
    def prose(self) -> Reading:
        """The transcript set as sentences and paragraphs; what is searched in either view."""
        return prose.prose(self.transcript, sounds=self.sounds)

    @cached_property
    def captions(self) -> Reading:
        """The transcript set caption by caption."""
        return prose.captions(self.transcript, sounds=self.sounds)

    @cached_property
    def finder(self) -> Finder:
        """The finder over the prose."""
        from reader.model.search.find import Finder  # late: nothing is searched for at the start

        return Finder(self.prose.text, self.transcript.language)

    def reading(self, view: View) -> Reading:
        """Return the setting that a view shows."""
        return self.prose if view is View.PROSE else self.captions

    def blocks(
        self, view: View, people: Sequence[str] | None = None, *, with_turns: bool = False
    ) -> PageBlocks:
        """Return the blocks in which a view shows it.

        With ``people``, names that are known beside it, captions in capitals are shown as
        sentences; ``with_turns`` has who speaks and when at the beginning of each turn. What is
        searched and quoted stays as it is.
        """
        key = view, people is not None, with_turns
        made = self._blocks.get(key)
        if made is None:
            reading = self.reading(view)
            shown = self._recased(reading, people) if people is not None else None
            made = self._blocks[key] = PageBlocks(reading, shown, with_turns=with_turns)
        return made

    def _recased(self, reading: Reading, people: Sequence[str]) -> str:
        from reader.model.reading_case import names_for, recased  # late: few want it

        names = names_for(self.transcript, self.prose.text, people)
        goes_on = reading.view is View.CAPTIONS
        return recased(reading.text, names, self.transcript.language, goes_on=goes_on)

    def has_blocks(self, view: View, *, recased: bool = False, with_turns: bool = False) -> bool:
        """Whether a view can show it at once."""
        return (view, recased, with_turns) in self._blocks

    def amended(self, said: Transcript, amendments: Amendments | None, view: View) -> Edition:
        """Return the same of a transcript with a person's amendments, ready to be shown."""
        transcript = amendments.made_to(said) if amendments is not None else said
        made = Edition(transcript, sounds=self.sounds)
        made.make_ready(view)
        return made

    def make_ready(self, view: View) -> None:
        """Work out what showing it in a view, and searching it, need."""
        _ = self.prose.minutes, self.has_times, self.has_overview
        self.blocks(view)
        self.finder.search(_ANY_LETTER)


class OpenTranscript:
    """A transcript that is open.

    ``path`` is the file, for pasted text the one it is kept in, or None; ``shelf_id`` is its number
    in the library of the address ``shelf_at``, 0 if it is in none; ``video_title`` that of the
    video it was given to, "" if to none. ``edition`` is what is shown and searched of it now,
    ``place`` where it is read, None if that was not yet. ``transcript`` is what was read, ``said``,
    with what a person calls it otherwise, ``amended``, None for nothing.
    """

    shelf_id = 0
    shelf_at = ""
    video_title = ""
    amended: Amendments | None = None

    def __init__(
        self,
        transcript: Transcript,
        path: Path | None = None,
        *,
        sounds: bool = True,
        is_pasted: bool = False,
    ) -> None:
        self.said = self.transcript = transcript
        self.path = path
        self.is_pasted = is_pasted
        self.place: Place | None = None
        self.edition = Edition(transcript, sounds=sounds)

    @property
    def title(self) -> str:
        """The title; where the file has none but its own name that of its video, else one made of
        that name or the address, or how a pasted text begins.
        """
        said, name = self.transcript.title, self._file_name
        is_given = self.amended is not None and bool(self.amended.title)
        if said and (is_given or not name.startswith(said)):
            return said
        from reader.model.file_titles import file_title, is_of_name  # late: most have a title

        if said and not is_of_name(said, name):
            return said
        if self.video_title:
            return self.video_title
        if name:
            return file_title(name)
        if (fetched := self.transcript.source.fetched) is not None:
            return file_title(fetched.address.rstrip("/").rpartition("/")[2])
        words = " ".join(self.prose.text[:_PASTED_TITLE].split())
        return tr("Pasted: {words}…", words=words) if words else tr("Pasted transcript")

    @property
    def _file_name(self) -> str:
        """The name of the file that it is from, "" for pasted text and where it has none."""
        if self.is_pasted:
            return ""
        return files.shown(self.path or self.said.source.path).rpartition(os.sep)[2]

    @property
    def known_by(self) -> str:
        """What it is remembered by among the files opened: its own title, or the file's name."""
        is_named = self.path is not None and not self.is_pasted
        return self.transcript.title or (self.path.name if is_named and self.path else self.title)

    @property
    def remembered_as(self) -> str:
        """What is kept of it beside it goes by: its file, or else what its bytes add up to."""
        path = str(self.path) if self.path is not None and not self.is_pasted else ""
        return path or self.transcript.source.sha256

    def is_anew(self, other: OpenTranscript) -> bool:
        """Whether this is another reading of the same file."""
        return self is not other and self.path is not None and self.path == other.path

    @cached_property
    def is_long(self) -> bool:
        """Whether working things out of it would be felt, and so is done beside the window."""
        cues = self.transcript.cues
        return len(cues) > _MANY_CUES or sum(len(cue.text) for cue in cues) > LONG_TEXT

    @property
    def has_times(self) -> bool:
        """Whether it says of any words when they are said."""
        return self.edition.has_times

    @cached_property
    def duration(self) -> int:
        """Until when something is said in it, in milliseconds; 0 if it has no times."""
        return max((cue.end or cue.start or 0 for cue in self.transcript.cues), default=0)

    @cached_property
    def unit(self) -> str:
        """The word for one of its cues."""
        return unit_of(self.transcript.cues)

    def cutter(self, facts: Facts, taken: datetime.date) -> Callable[[Span | None], Excerpt]:
        """Return what cuts a span, or all for None, out of it as it is now, on whatever thread.

        ``facts`` are what a person said of it, ``taken`` is the day.
        """
        from reader.model.excerpt import cut  # late: a start cuts nothing out

        return partial(cut, facts.added_to(self.transcript), taken=taken, sounds=self.sounds)

    @property
    def has_margin(self) -> bool:
        """Whether it has times or speakers to show beside the text."""
        return self.has_times or bool(self.edition.speakers)

    @property
    def sounds(self) -> bool:
        """Whether cues that hold nothing but a sound are shown and searched."""
        return self.edition.sounds

    @property
    def prose(self) -> Reading:
        """The transcript set as sentences and paragraphs; what is searched in either view."""
        return self.edition.prose

    @property
    def captions(self) -> Reading:
        """The transcript set caption by caption."""
        return self.edition.captions

    @property
    def finder(self) -> Finder:
        """The finder over the prose."""
        return self.edition.finder


def as_one(cutter: Callable[[Span | None], Excerpt], spans: Sequence[Span | None]) -> Excerpt:
    """Return what is cut out of one transcript as one excerpt."""
    from reader.model.excerpt import joined

    return joined(list(map(cutter, spans)))


class VideoPage(NamedTuple):
    """The page of a related video that has no transcript here; ``listed_by`` is who lists it."""

    video: RelatedVideo
    listed_by: OpenTranscript

    @property
    def title(self) -> str:
        """The title of the video."""
        return self.video.title


class ShelfPage(NamedTuple):
    """The search over the whole library; there is one."""

    title: str = tr("Search the library")


def told_apart(opened: Sequence[OpenTranscript]) -> list[str]:
    """Return what each of some transcripts is called beside the others.

    That is its title; where several have the same, behind the first thing in which all of these
    differ: language, day, name or folder of the file, or else their number.
    """
    titles = [one.title for one in opened]
    same: dict[str, list[OpenTranscript]] = {}
    for title, one in zip(titles, opened, strict=True):
        same.setdefault(title, []).append(one)
    named = {
        one: f"{difference[:_LONGEST_DIFFERENCE]} – {title}"  # the end has the least room
        for title, ones in same.items()
        if len(ones) > 1
        for one, difference in zip(ones, parted(_differences(ones)), strict=True)
    }
    return [named.get(one, title) for title, one in zip(titles, opened, strict=True)]


def parted(names: Sequence[str]) -> list[str]:
    """Return names for where there is little room: of those that begin alike, what follows.

    An ellipsis stands for the words that a name shares with another at its beginning, where these
    are long. What another goes on from is left whole.
    """
    ordered = sorted(set(names))
    shared = dict.fromkeys(ordered, 0)
    for one, other in pairwise(ordered):
        alike = _words_alike(one, other)
        shared[one], shared[other] = max(shared[one], alike), max(shared[other], alike)
    return [_without(name, shared[name]) for name in names]


def _words_alike(one: str, other: str) -> int:
    """Return how many letters two names have in common at their beginning, in whole words."""
    letters = enumerate(zip(one, other, strict=False))
    end = next((place for place, (a, b) in letters if a != b), min(len(one), len(other)))
    while end and one[end - 1].isalnum() and _goes_on(one, end) | _goes_on(other, end):
        end -= 1
    return end


def _goes_on(name: str, at: int) -> bool:
    return name[at : at + 1].isalnum()


def _without(name: str, start: int) -> str:
    rest = name[start:].lstrip(_PARTING)
    return f"…{rest}" if start >= _LEAST_SHARED and rest else name


def _differences(opened: Sequence[OpenTranscript]) -> list[str]:
    paths = [one.path if not one.is_pasted else None for one in opened]
    facts = (
        [one.transcript.language and language_name(one.transcript.language) for one in opened],
        [one.transcript.date for one in opened],
        [path.name if path else "" for path in paths],
        [path.parent.name if path else "" for path in paths],
    )
    numbers = [str(number) for number, _ in enumerate(opened, 1)]
    return next((one for one in facts if all(one) and len(set(one)) == len(one)), numbers)


class PairPage(NamedTuple):
    """Two transcripts of the same words side by side; ``first`` is an open one."""

    first: OpenTranscript
    second: OpenTranscript

    @property
    def title(self) -> str:
        """Both titles, one if they are the same."""
        return " / ".join(dict.fromkeys((self.first.title, self.second.title)))


Page = OpenTranscript | PairPage | VideoPage | ShelfPage | None
"""What the middle of the window shows; None at a start with nothing to open."""


def belongs(page: Page, opened: OpenTranscript) -> bool:
    """Whether a page is that of a transcript, or goes with it."""
    if isinstance(page, PairPage):
        return page.first is opened
    return opened in (page, getattr(page, "listed_by", None))


def renewed(page: Page, old: OpenTranscript, new: OpenTranscript) -> Page:
    """Return a page as it is once a transcript was read anew.

    The second of two side by side was read by itself: it is told by its file as well.
    """
    if isinstance(page, VideoPage) and page.listed_by is old:
        return VideoPage(page.video, new)
    if isinstance(page, PairPage):
        is_second = page.second is old or (new.path is not None and page.second.path == new.path)
        first, second = page.first is old, is_second and page.second is not new
        if first or second:
            return PairPage(new if first else page.first, new if second else page.second)
    return new if page is old else page


def place_anew(old: OpenTranscript | None, new: OpenTranscript, place: Place) -> Place:
    """Return a place of a transcript once it was read anew: the one at the same words."""
    if old is None or old is new or place == Place():
        return place
    from reader.model.followed import followed  # late: no start needs it

    before, after = old.transcript.cues, new.transcript.cues
    cue = followed(place.cue, before, after)
    if cue is None:
        return place
    is_same = after[cue].text == before[place.cue].text
    return place._replace(cue=cue, char=place.char if is_same else 0)


def is_without(page: Page, video: RelatedVideo | None) -> bool:
    """Whether a page says of this video that it has no transcript: nobody goes back to it then."""
    return isinstance(page, VideoPage) and page.video == video


def language_name(tag: str) -> str:
    """Return the name of a language; its tag, where Qt knows none.

    It is the one that the language of the window has for it; where that has none, its own.
    """
    locale = QLocale(tag)
    found = locale.language()
    if found in (QLocale.Language.C, QLocale.Language.AnyLanguage):
        return tag
    if called := language_called(QLocale.languageToCode(found)):
        return called
    own = locale.nativeLanguageName() if language() != "en" else ""
    return own or QLocale.languageToString(found)


def where(here: OpenTranscript, place: Place) -> str:
    """Return where in a transcript a place is: the time, or the number of its caption or paragraph
    if it has no times.
    """
    cues = here.transcript.cues
    if here.has_times:
        before = (cues[number].start for number in range(place.cue, -1, -1))
        start = next((time for time in before if time is not None), 0)
        return tr("{time} of {length}", time=clock(start), length=clock(here.duration))
    words = (
        tr("paragraph {number} of {count}")
        if here.unit == "paragraph"
        else tr("caption {number} of {count}")
    )
    return words.format(number=number(place.cue + 1), count=number(len(cues)))
