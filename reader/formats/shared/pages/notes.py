"""Notes of pages: the marks that stand for them in the text, and the notes themselves.

Known are the roles and kinds of DPUB-ARIA 1.1 and EPUB 3 (``doc-noteref``, ``footnote``), the
classes of MediaWiki, Pandoc and WordPress, and the addresses of word processors on the web
(``#cmnt1``, ``#ftnt1``). A note leads back to its mark. Nobody says either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reader.patterns import lazy_pattern

_MARK_KINDS: Final = frozenset(("noteref", "doc-noteref", "doc-backlink", "backlink"))
_NOTE_KINDS: Final = frozenset(
    (
        *("footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note"),
        *("doc-footnote", "doc-endnote", "doc-endnotes", "doc-bibliography", "bibliography"),
    )
)
_MARK_CLASSES: Final = frozenset(
    (
        *("reference", "footnote-ref", "footnote-reference", "noteref", "footnoteref"),
        *("footnote-anchor", "mw-editsection", "mw-cite-backlink", "footnote-backref", "fn-ref"),
    )
)
_NOTE_CLASSES: Final = frozenset(
    (
        *("reflist", "references", "footnotes", "endnotes", "mw-references-wrap", "footnote-list"),
        *("wp-block-footnotes", "catlinks", "mw-normal-catlinks", "printfooter", "footnote"),
    )
)
_TO_NOTE: Final = lazy_pattern(r"#_?(?:ftnt?|fn|edn|cmnt|cite_note|footnote|endnote)[-_:]?\d")
_BACK: Final = lazy_pattern(
    r"#_?(?:(?:ftnt?|fn|edn|cmnt|footnote|endnote)[-_:]?ref|cite_ref)[-_:]?\w"
)
ARROWS_BACK: Final = frozenset(("↩", "↩︎", "↩\ufe0e", "↑", "⤴", "⏎"))
"""What leads from a note back to its mark."""


def is_mark(name: str, attributes: Mapping[str, str], parent: str) -> bool:
    """Return whether an element inside a line is the mark of a note, or a tool of the page."""
    if _is_called(attributes, _MARK_KINDS, _MARK_CLASSES):
        return True
    href = attributes.get("href", "") if name == "a" else ""
    return href[:1] == "#" and (parent == "sup" or _TO_NOTE.match(href) is not None)


def is_note(attributes: Mapping[str, str]) -> bool:
    """Return whether an element holds notes, or lists of them."""
    is_called = _is_called(attributes, _NOTE_KINDS, _NOTE_CLASSES)
    return is_called or attributes.get("id", "") in _NOTE_CLASSES


def leads_back(name: str, attributes: Mapping[str, str]) -> bool:
    """Return whether a link leads from a note to its mark, so that it stands in a note."""
    return name == "a" and _BACK.match(attributes.get("href", "")) is not None


def _is_called(
    attributes: Mapping[str, str], kinds: frozenset[str], classes: frozenset[str]
) -> bool:
    called = attributes.get("class", "")
    if called and not classes.isdisjoint(called.split()):
        return True
    kind = f"{attributes.get('epub:type', '')} {attributes.get('role', '')}"
    return len(kind) > 1 and not kinds.isdisjoint(kind.split())
