"""The furniture of pages: what stands amid or behind what is said and nobody says.

First it is known by where it stands: in elements that are called so, in links that lead away,
behind the last turn below a heading or a rule. Only then by its words, which must be all that a
block holds. Whoever says such words has a name before them, and keeps them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import dropwhile
from typing import Final

from reader.formats.shared.html_blocks import HtmlBlock
from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.lines import ends_sentence
from reader.formats.shared.names import is_name
from reader.formats.shared.pages.words import heads_more, is_furniture, is_note
from reader.formats.shared.times.stamps import stamp_of

_LEAST_TURNS: Final = 3
"""Names or times before blocks that are no links, where links need not be few to be left out."""
_LEAST_ALIKE: Final = 5
"""So many blocks of one class show that all of the talk has it."""
_MOST_OF_ALL: Final = 3
"""Of so many blocks not two may be links: there the links are what is said, line by line."""
_MAY_END_TURNS: Final = frozenset(("p", "blockquote", "dd"))
_ENDS: Final = "-–—:;,"
"""With what somebody is broken off, though no sentence ends so."""
_LONGEST_LINE: Final = 120


def without_furniture_of_pages(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """Return the blocks without those that are furniture; all where all would be."""
    once = _without_repeated(blocks)
    kept = _without(once, [block.is_furniture for block in once])
    leads_away = [_leads_away(block) for block in kept]
    heads = _names_above_words(kept, leads_away)
    if len(heads) >= _LEAST_TURNS:
        leads_away = [goes and at not in heads for at, goes in enumerate(leads_away)]
    few = _MOST_OF_ALL * sum(leads_away) <= len(kept)
    if few or _turns(kept, leads_away)[0] >= _LEAST_TURNS:
        kept = _without(kept, leads_away)
    return _without_words(kept) or list(blocks)


def _names_above_words(blocks: Sequence[HtmlBlock], leads_away: Sequence[bool]) -> set[int]:
    """Return where links stand that name somebody, each above what may be said."""
    return {
        at
        for at, block in enumerate(blocks[:-1])
        if leads_away[at]
        and not leads_away[at + 1]
        and not blocks[at + 1].is_heading
        and is_name(block.text)
    }


def _without(blocks: Sequence[HtmlBlock], goes: Sequence[bool]) -> Sequence[HtmlBlock]:
    """Return the blocks without those that go, where they are the lesser part and have few turns.

    What is said may stand in what a site calls a sidebar.
    """
    going = sum(len(block.text) for block, is_gone in zip(blocks, goes, strict=True) if is_gone)
    if not going or 2 * going >= sum(len(block.text) for block in blocks):
        return blocks
    staying, gone = _turns(blocks, goes)
    if gone > staying:
        return blocks
    return [block for block, is_gone in zip(blocks, goes, strict=True) if not is_gone]


def _turns(blocks: Sequence[HtmlBlock], goes: Sequence[bool]) -> tuple[int, int]:
    """Return how many turns open in the blocks that stay, and in those that go."""
    if True not in goes:
        return 0, 0
    turns = [is_turn(block) for block in blocks]
    gone = sum(turn and is_gone for turn, is_gone in zip(turns, goes, strict=True))
    return sum(turns) - gone, gone


def _without_repeated(blocks: Sequence[HtmlBlock]) -> Sequence[HtmlBlock]:
    """Return the blocks without the links that come again and again: ``Link to this: part``."""
    links = Counter(block.text for block in blocks if 0 < len(block.text) <= block.linked)
    repeated = {
        text
        for text, times in links.items()
        if times >= _LEAST_TURNS and not (is_name(text) or ends_sentence(text) or stamp_of(text))
    }
    if not repeated:
        return blocks
    return [
        block
        for block in blocks
        if block.text not in repeated
        or block.linked < len(block.text)
        or block.row
        or block.is_heading
    ]


def _leads_away(block: HtmlBlock) -> bool:
    """Return whether a block is a link, or a button, as a whole, and has no speaker or time."""
    return (
        0 < len(block.text) <= block.linked
        and not block.row
        and not block.is_heading
        and (len(block.text) <= block.lead or not is_turn(block))
    )


def is_turn(block: HtmlBlock) -> bool:
    """Return whether a block opens with a name, or a time."""
    text = block.text
    return bool(
        block.speaker
        or block.lead
        or block.element in ("cite", "dt", "time")
        or any_label_of(text)
        or (":" in text and stamp_of(text))
    )


def _without_words(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    kept: list[HtmlBlock] = []
    for block in blocks:
        # Captions break sentences anywhere: what goes on one is said.
        goes_on = bool(kept) and not (kept[-1].is_heading or ends_sentence(kept[-1].text))
        goes_on = goes_on and block.text[:1].islower()
        leads_on = block.is_heading and heads_more(block.text)
        if goes_on or block.speaker or block.row or not (leads_on or is_furniture(block.text)):
            kept.append(block)
    return kept


def end_of_turns(blocks: Sequence[HtmlBlock]) -> int:
    """Return how many blocks stand before what only tells of a conversation, at its end.

    That begins behind its last turn: below a heading or a rule, in italics, in an element of
    another kind or class, with a line that is no sentence, or with what such notes say. What
    somebody says in many paragraphs is so left to them.
    """
    last = len(blocks)
    while last and not (is_turn(blocks[last - 1]) and not is_note(blocks[last - 1].text)):
        last -= 1
    if not last or last == len(blocks):
        return len(blocks)  # nobody is named, or somebody at the very end
    talk = list(dropwhile(lambda block: not is_turn(block), blocks[:last]))
    elements = {block.element for block in talk} | _MAY_END_TURNS
    said = [block for block in talk if not block.is_heading]
    are_sentences = all(_is_ended(block.text) for block in said)
    are_alike = len({block.called for block in said}) == 1 and len(said) >= _LEAST_ALIKE
    for at in range(last, len(blocks)):
        block, before = blocks[at], blocks[at - 1].text
        is_other = block.element not in elements and not before.endswith(":")
        is_other = is_other or (are_alike and block.called != said[0].called)
        is_line = are_sentences and len(block.text) <= _LONGEST_LINE and not _is_ended(block.text)
        is_aside = _is_slanted(block) and not _is_slanted(blocks[at - 1])
        is_apart = block.is_heading or block.is_ruled or is_aside or is_other or is_line
        if is_apart or is_note(block.text):
            return at
    return len(blocks)


def _is_ended(text: str) -> bool:
    return ends_sentence(text) or text[-1:] in _ENDS


def _is_slanted(block: HtmlBlock) -> bool:
    return len(block.text) <= block.slanted
