"""The lists of a JSON document that may hold what was said, each item with its time and speaker.

What stands at one place of the document's plan (``results[].alternatives[].words[]``) is a layer.
An item has what its object says; a speaker also from what it lies in, and a time where it is the
only item there. Of guesses at one piece of speech (``alternatives``, ``nBest``) the first counts.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from reader.formats.kinds.services.fields import (
    Fields,
    FieldTime,
    begun_at,
    fields_of,
    moment,
    name_in,
    plain,
    speaker_of,
)
from reader.formats.shared.json_fields import text_of
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_DEEPEST: Final = 24
"""Objects and lists inside one another; those of services lie about ten deep."""
_GUESSES: Final = frozenset({"alternatives", "nbest", "hypotheses"})
_SPEAKER_LISTS: Final = frozenset(
    {"speakers", "participants", "attendees", "speakermap", "speakernames"}
)
_IDS: Final = frozenset({"id", "speakerid", "speaker", "key", "tag", "number", "spkid"})
"""Keys of what items call a speaker whose name a list of them has."""
_PASSED_OVER: Final = frozenset(
    {"translation", "translations", "summary", "summaries", "chapters", "entities", "topics"}
    | {"highlights", "autohighlightsresult", "sentimentanalysisresults", "iabcategoriesresult"}
    | {"keywords", "actionitems", "related", "subtitles", "ocr"}
)
"""Keys of what a service makes of the words: never the words themselves."""
_HESITATION: Final = "%HESITATION"
"""What Watson writes where a speaker says "uh"."""
_REFERENCE: Final = lazy_pattern(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-fA-F]{1,6});")


@dataclass(slots=True, eq=False)
class LayerItem:
    """One item of a layer; ``group`` tells those that lie in one list from those of another."""

    text: str
    start: FieldTime | None
    end: FieldTime | None
    length: FieldTime | None
    speaker: object
    channel: object
    group: int
    kind: str = ""
    owner: LayerItem | None = None
    parts: dict[tuple[str, ...], list[LayerItem]] = field(default_factory=dict)
    """The items inside this one, by layer: the words of a phrase."""
    order: int = 0
    """Where it stands among all items of the document."""


class Surroundings(NamedTuple):
    """What an item has from those that it lies in."""

    path: tuple[str, ...] = ()
    group: int = 0
    speaker: object = None
    channel: object = None
    kind: str = ""
    times: tuple[FieldTime | None, FieldTime | None, FieldTime | None] = (None, None, None)
    owner: LayerItem | None = None
    depth: int = 0
    is_html: bool = False


@dataclass(slots=True)
class Layers:
    """What was found in a document: the layers of texts, whole texts, and who spoke when."""

    texts: dict[tuple[str, ...], list[LayerItem]] = field(default_factory=dict)
    whole: list[LayerItem] = field(default_factory=list)
    """Texts that lie in no list: all that was said, in one."""
    spans: list[LayerItem] = field(default_factory=list)
    """Stretches of a speaker without words."""
    names: dict[str, str] = field(default_factory=dict)
    """Names of speakers by their ids, where the document lists them."""
    lasts: FieldTime | None = None
    """How long the recording is, where the document says so outside its lists."""
    begun: list[tuple[int, FieldTime]] = field(default_factory=list)
    """Times of the day at which the recording, or the meeting, began, with their ranks."""
    guesses: int = 0
    """Second, early and translated wordings, which were passed over."""
    bad_times: int = 0
    ends_alone: int = 0
    """Phrases of which only the end is told."""
    hesitations: int = 0
    lists: int = 0
    items: int = 0

    def look_through(self, value: object, place: Surroundings) -> None:
        """Take what a value and all that it holds have to give."""
        if place.depth > _DEEPEST:
            return
        if isinstance(value, dict):
            if value and all(key.isdecimal() for key in value):
                self._list(list(value.values()), place)
            else:
                self._object(value, place)
        elif isinstance(value, list):
            self._list(value, place)

    def _list(self, items: list[Any], place: Surroundings) -> None:
        name = plain(place.path[-1]) if place.path else ""
        if name in _SPEAKER_LISTS:
            self._list_names(items)
        if name in _GUESSES:
            self.guesses += max(len(items) - 1, 0)
            items = items[:1]
        else:
            self.lists += 1
            place = place._replace(group=self.lists)
            if len(items) != 1:
                place = place._replace(times=(None, None, None))
        place = place._replace(path=(*place.path, "[]"), depth=place.depth + 1)
        for index, item in enumerate(items):
            if isinstance(item, list):
                self._row(item, place)
            elif name == "channels" and len(items) > 1:
                self.look_through(item, place._replace(channel=index))
            else:
                self.look_through(item, place)

    def _list_names(self, items: list[Any]) -> None:
        for item in items:
            if isinstance(item, dict):
                named = name_in(item)
                ids = (text_of(value) for key, value in item.items() if plain(key) in _IDS)
                self.names.update((one, named) for one in ids if one and named)

    def _map_names(self, names: Mapping[str, Any] | list[Any]) -> None:
        """Take names by their ids, or by their places in a list."""
        numbered = enumerate(names) if isinstance(names, list) else names.items()
        for one, value in numbered:
            if isinstance(names, list) and not isinstance(value, str):
                continue
            named = name_in(value) if isinstance(value, dict) else value
            if isinstance(named, str) and named.strip():
                self.names[str(one)] = named.strip()

    def name_of(self, speaker: object) -> str:
        """Return the name of a speaker whom an item names or numbers, as people read it."""
        one = text_of(speaker)
        if isinstance(speaker, dict) and not name_in(speaker):
            ids = (text_of(value) for key, value in speaker.items() if plain(key) in _IDS)
            one = next(filter(None, ids), "")
        return self.names.get(one) or speaker_of(speaker)

    def _row(self, row: list[Any], place: Surroundings) -> None:
        """Take a list of a word, its start and its end, as Watson writes them."""
        if len(row) in (3, 4) and isinstance(row[0], str) and row[0].strip():
            start, end = moment(row[1]), moment(row[2])
            if start is not None and end is not None:
                self._add(Fields(row[0], start, end), place)

    def _object(self, value: Mapping[str, Any], place: Surroundings) -> None:
        if value.get("is_final") is False or value.get("translation_status") == "translation":
            self.guesses += 1
            return
        own = self._fields(value)
        listed = plain(place.path[-2]) if len(place.path) > 1 else ""
        if own.speaker is None and listed in _SPEAKER_LISTS:
            own = own._replace(speaker=name_in(value) or None)
        place = place._replace(
            kind=_kind_of(value) or place.kind,
            depth=place.depth + 1,
            is_html=value.get("contentType") == "html",
        )
        if "[]" not in place.path:
            self.lasts = self.lasts or own.length
            self.begun += begun_at(value.items())
        record = self._add(own, place)
        inside = place._replace(
            speaker=place.speaker if own.speaker is None else own.speaker,
            channel=place.channel if own.channel is None else own.channel,
            times=(own.start, own.end, own.length) if own.start or own.end else place.times,
            owner=record or place.owner,
        )
        for key, inner in value.items():
            name = plain(key)
            if isinstance(inner, dict | list) and name in _SPEAKER_LISTS:
                self._map_names(inner)
            if isinstance(inner, dict | list) and name not in _PASSED_OVER:
                self.look_through(inner, inside._replace(path=(*place.path, key)))

    def _fields(self, value: Mapping[str, Any]) -> Fields:
        """Return what an object says, also in an object of its own (``data``, ``offsets``)."""
        own = fields_of(value.items())
        users = value.get("users")
        if own.text and own.speaker is None and isinstance(users, list):  # as Zoom has them
            named = [name_in(user) for user in users if isinstance(user, dict)]
            own = own._replace(speaker=", ".join(filter(None, named)) or None)
        if writer := _writer_of(value):
            own = own._replace(speaker=writer)
        info = value.get("speaker_info")
        numbered = text_of(own.speaker)
        if numbered and isinstance(info, dict) and name_in(info):  # as Rev has it beside a number
            self.names.setdefault(numbered, name_in(info))
        self.bad_times += own.bad_times
        inner = [part for part in value.values() if isinstance(part, dict)]
        instances = value.get("instances")
        if isinstance(instances, list):  # as Azure's Video Indexer has the times of its texts
            inner += [part for part in instances[:1] if isinstance(part, dict)]
        if not inner or (own.start is not None and own.speaker is not None):
            return own
        more = fields_of(list(chain.from_iterable(part.items() for part in inner)))
        return own._replace(
            start=own.start or more.start,
            end=own.end or more.end,
            length=own.length or more.length,
            speaker=more.speaker if own.speaker is None else own.speaker,
        )

    def _add(self, own: Fields, place: Surroundings) -> LayerItem | None:
        """Put an item into its layer; None if it holds no text."""
        start, end, length = (own.start, own.end, own.length) if own.start else place.times
        self.items += 1
        record = LayerItem(
            self._words(own.text or "", place.is_html),
            start,
            own.end or end,
            length,
            place.speaker if own.speaker is None else own.speaker,
            place.channel if own.channel is None else own.channel,
            place.group,
            place.kind,
            place.owner,
            order=self.items,
        )
        if not record.text:
            if own.start is not None and own.speaker is not None:
                self.spans.append(record)
            return None
        if "[]" not in place.path:
            self.whole.append(record)
            return record
        self.texts.setdefault(place.path, []).append(record)
        if place.owner is not None:
            place.owner.parts.setdefault(place.path, []).append(record)
        return record

    def _words(self, text: str, is_html: bool) -> str:
        """Return a text as it is shown: signs for references of HTML, no mark of a hesitation."""
        if is_html:
            from reader.formats.shared.html_blocks import page_of  # only for what is a page

            return "\n".join(block.text for block in page_of(text).blocks)
        if "&" in text:
            text = _REFERENCE.sub(lambda found: html.unescape(found[0]), text)
        if _HESITATION in text:
            kept = [word for word in text.split() if word != _HESITATION]
            self.hesitations += len(text.split()) - len(kept)
            text = " ".join(kept)
        return text


def _writer_of(value: Mapping[str, Any]) -> str:
    """Return who wrote a message, where an object of their own says it; "" if none does.

    Slack has them beside an id (``user_profile``), Teams in ``from``, in a user or an application.
    """
    profile, sender = value.get("user_profile"), value.get("from")
    if isinstance(profile, dict) and name_in(profile):
        return name_in(profile)
    if not isinstance(sender, dict):
        return ""
    inner = (one for one in sender.values() if isinstance(one, dict))
    return name_in(sender) or next(filter(None, map(name_in, inner)), "")


def _kind_of(value: Mapping[str, Any]) -> str:
    """Return what an item calls itself, ``word`` or ``punctuation``; "" if it does not."""
    kind = value.get("type")
    if value.get("attaches_to") == "previous":
        return "punctuation"
    return kind if isinstance(kind, str) else ""


def found_in(values: list[object]) -> Layers:
    """Return the layers of one or more JSON values, of which a file may hold a row."""
    layers = Layers()
    for value in values:
        layers.look_through(value, Surroundings(("[]",) if len(values) > 1 else (), layers.lists))
        layers.lists += 1
    return layers
