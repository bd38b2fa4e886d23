"""What a web page tells of where its words are, without anything being asked.

Pages name their captions in ``<track>`` (WHATWG HTML, 4.8.13), their transcript or its address in
JSON-LD (schema.org: VideoObject, AudioObject, ``transcript``, ``caption``), link to caption files
and feeds, and say what they are in ``og:`` facts. All of it is a stranger's: addresses are given as
they are written, and whoever asks for one checks it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding import json_text
from reader.formats.decoding.html_tokens import listen
from reader.formats.shared.html_blocks import page_of
from reader.formats.shared.json_fields import text_of
from reader.formats.shared.lines import lines_of
from reader.formats.shared.speech import read_speech
from reader.model import titles
from reader.model.transcript import Cue
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

CAPTION_SUFFIXES: Final = (
    *(".vtt", ".srt", ".ttml", ".dfxp", ".sbv", ".lrc", ".ass", ".ssa", ".smi", ".sami"),
    *(".json", ".json3", ".srv1", ".srv2", ".srv3", ".itt"),
)
"""What the names of caption files end in."""

_TYPES: Final = (
    *("text/vtt", "text/srt", "application/srt", "application/x-subrip", "application/ttml+xml"),
    *("application/x-json", "text/plain"),
)
_FEEDS: Final = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_KINDS: Final = ("captions", "subtitles", "")
_MEDIA: Final = ("VideoObject", "AudioObject", "MediaObject", "PodcastEpisode", "Clip")
_MARKS: Final = lazy_pattern(r"<track\b|application/ld\+json", re.IGNORECASE)
_MARKUP: Final = lazy_pattern(r"<[a-z/]", re.IGNORECASE)
_LEAST_WORDS: Final = 12
_MOST_FOUND: Final = 10_000
_MOST_VALUES: Final = 100_000
_LONGEST_LABEL: Final = 300
_ADDRESS: Final = lazy_pattern(r"\S{1,4096}")


class Link(NamedTuple):
    """Something that a page leads to: the address as it is written, and what is said of it.

    ``language`` is a BCP 47 tag, ``type`` a media type; "" where the page does not say.
    """

    address: str
    label: str = ""
    language: str = ""
    type: str = ""


class PageWords(NamedTuple):
    """A transcript that stands in the facts of a page."""

    text: str
    language: str = ""


class Clues(NamedTuple):
    """What a page tells: captions, links to caption files, feeds, words, facts, addresses by title.

    ``facts`` are ``title``, ``canonical``, ``base``, ``lang`` and what ``<meta>`` gives, by their
    names in small letters. ``titled`` has the address of each link by the words of the link, in the
    form of :func:`reader.model.titles.normal`.
    """

    tracks: tuple[Link, ...]
    files: tuple[Link, ...]
    feeds: tuple[Link, ...]
    words: tuple[PageWords, ...]
    facts: Mapping[str, str]
    titled: Mapping[str, str]

    @property
    def base(self) -> str:
        """What the page's addresses are relative to, "" where it does not say."""
        facts = self.facts
        return facts.get("base") or facts.get("canonical") or facts.get("og:url", "")


def has_clues(page: str) -> bool:
    """Whether a page may have captions or words in its facts; looks for them once, quickly."""
    return _MARKS.search(page) is not None


def clues_of(page: str) -> Clues:
    """Return what a page tells; takes time proportional to its length."""
    found = _Finding()
    listen(page, found, raw=("title", "script"))
    tracks, files, words = found.tracks, found.files, list[PageWords]()
    for value in _facts_told(found.scripts):
        _read_fact(value, words, tracks, files)
    return Clues(
        _each_once(tracks),
        _each_once(files),
        _each_once(found.feeds),
        tuple(words),
        found.facts,
        found.titled,
    )


def cues_of(words: PageWords) -> tuple[Cue, ...]:
    """Return a transcript that stands in the facts of a page as cues."""
    text = words.text
    if _MARKUP.search(text):
        text = "\n\n".join(block.text for block in page_of(text).blocks)
    speech = read_speech(lines_of(html.unescape(text)))
    before = read_speech(speech.preamble).cues if speech.preamble else ()
    return before + speech.cues


def is_caption_file(address: str) -> bool:
    """Whether the name in an address ends as those of caption files do."""
    path = address.partition("#")[0].partition("?")[0]
    return path.lower().endswith(CAPTION_SUFFIXES)


def _each_once(links: list[Link]) -> tuple[Link, ...]:
    return tuple({link.address: link for link in reversed(links)}.values())[::-1]


class _Finding:
    """Takes the tags and texts of a page, and keeps what is a clue."""

    def __init__(self) -> None:
        self.tracks: list[Link] = []
        self.files: list[Link] = []
        self.feeds: list[Link] = []
        self.scripts: list[str] = []
        self.facts: dict[str, str] = {}
        self.titled: dict[str, str] = {}
        self._raw = ""
        self._link: Link | None = None
        self._label: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._raw = name if name in ("title", "script") else ""
        if name == "script" and "ld+json" not in attributes.get("type", "").lower():
            self._raw = ""
        elif name == "track":
            self._track(attributes)
        elif name == "a":
            self._close()
            self._link = _link(attributes, "href") if attributes.get("href") else None
        elif name == "link":
            self._head_link(attributes)
        elif name == "meta":
            key = (attributes.get("property") or attributes.get("name") or "").lower()
            self.facts.setdefault(key, attributes.get("content", ""))
        elif name == "base":
            self.facts.setdefault("base", attributes.get("href", ""))
        elif name == "html":
            self.facts.setdefault("lang", attributes.get("lang", ""))

    def end(self, name: str) -> None:
        self._raw = ""
        if name == "a":
            self._close()

    def text(self, text: str) -> None:
        if self._raw == "script":
            self.scripts.append(text)
        elif self._raw == "title":
            self.facts.setdefault("title", " ".join(text.split()))
        elif self._link is not None and len(self._label) < _LONGEST_LABEL:
            self._label.append(text)

    def _track(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("kind", "").lower() in _KINDS and attributes.get("src"):
            track = _link(attributes, "src")
            _keep(self.tracks, track._replace(language=attributes.get("srclang", "")))

    def _head_link(self, attributes: Mapping[str, str]) -> None:
        relation = attributes.get("rel", "").lower().split()
        if not attributes.get("href"):
            return
        link = _link(attributes, "href")
        if "canonical" in relation:
            self.facts.setdefault("canonical", link.address)
        elif "alternate" in relation and link.type in _FEEDS:
            _keep(self.feeds, link)
        elif is_caption_file(link.address) and link.type in ("", *_TYPES):
            _keep(self.files, link)

    def _close(self) -> None:
        """Take a link whose words are over."""
        if self._link is None:
            return
        label = " ".join("".join(self._label).split())[:_LONGEST_LABEL]
        link = self._link._replace(label=label or self._link.label)
        if is_caption_file(link.address) or link.type in _TYPES[:-1]:
            _keep(self.files, link)
        elif label and len(self.titled) < _MOST_FOUND:
            self.titled.setdefault(titles.normal(label), link.address)
        self._link, self._label = None, []


def _keep(links: list[Link], link: Link) -> None:
    if len(links) < _MOST_FOUND:
        links.append(link)


def _link(attributes: Mapping[str, str], key: str) -> Link:
    label = attributes.get("label") or attributes.get("title") or ""
    return Link(
        attributes[key].strip(),
        " ".join(label.split())[:_LONGEST_LABEL],
        attributes.get("hreflang", ""),
        attributes.get("type", "").strip().lower(),
    )


# -- JSON-LD -------------------------------------------------------------------------------------


def _facts_told(scripts: list[str]) -> Iterator[Mapping[str, object]]:
    """Yield every object of the JSON-LD of a page, in order, wherever it is in another."""
    left = _MOST_VALUES
    for script in scripts:
        try:
            waiting: list[object] = [json_text.load(script).value]
        except FormatError:
            continue
        while waiting and left:
            left -= 1
            value = waiting.pop()
            if isinstance(value, dict):
                yield value
                waiting.extend(reversed(list(value.values())))
            elif isinstance(value, list):
                waiting.extend(reversed(value))


def _read_fact(
    fact: Mapping[str, object], words: list[PageWords], tracks: list[Link], files: list[Link]
) -> None:
    """Take what an object says of a transcript or captions."""
    types = fact.get("@type")
    named = types if isinstance(types, list) else [types]
    language = _language(fact.get("inLanguage"))
    if "transcript" in fact:
        for value in _all_of(fact["transcript"]):
            _read_words(value, language, words, files)
    if any(one in _MEDIA for one in named) and "caption" in fact:
        for value in _all_of(fact["caption"]):
            _read_words(value, language, words, tracks)


def _read_words(value: object, language: str, words: list[PageWords], links: list[Link]) -> None:
    if isinstance(value, dict):
        language = _language(value.get("inLanguage")) or language
        type_ = text_of(value.get("encodingFormat")).lower()
        address = text_of(value.get("contentUrl")) or text_of(value.get("url"))
        if address:
            label = " ".join(text_of(value.get("name")).split())[:_LONGEST_LABEL]
            _keep(links, Link(address, label, language, type_))
        value = value.get("text")
    text = text_of(value)
    if _ADDRESS.fullmatch(text) and (is_caption_file(text) or text.startswith("http")):
        _keep(links, Link(text, "", language))
    elif len(text.split(None, _LEAST_WORDS)) > _LEAST_WORDS:
        words.append(PageWords(text, language))


def _all_of(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _language(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    text = text_of(value)
    return text if len(text) <= 35 else ""
