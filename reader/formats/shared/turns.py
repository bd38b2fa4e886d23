"""Who speaks in captions, where they say so in their text: ``Sara: Hello``, ``>> JOHN: No.``

A label is believed on the same grounds as in other texts (:mod:`reader.formats.shared.speakers`),
and where the very first caption opens with one and others follow, as the podcast rules have it: a
name where the speaker changes. ``>>`` and a dash open a turn of somebody who is not named. They
stay in the text, as the words of a caption that could as well be a list or a quotation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.customs.bracketed import (
    behind_dashes,
    bracketed,
    opens_with_other,
    wide_label,
)
from reader.formats.shared.customs.caption_notes import credited, is_warning, shown, songs
from reader.formats.shared.labels.grammar import ARROWS, NOBODY, any_label_of, with_letters
from reader.formats.shared.lines import ends_sentence
from reader.formats.shared.names import Belief, Label, is_full_name, is_name
from reader.formats.shared.sounds import is_event, kind_of
from reader.model.transcript import Cue, CueKind, WordTime
from reader.patterns import lazy_pattern

_DASHES: Final = lazy_pattern(r"[»\-–—][ \t]*+")
_LEAST_HEADED: Final = 3
OPENS_TURN: Final = ">»-–—"
_BRACKETS: Final = "[(（【［〔"


def with_turns(
    cues: Sequence[Cue], known: Iterable[str] = (), *, parted: bool = False
) -> list[Cue]:
    """Return the cues with labels turned into speakers and turns marked as paragraphs.

    An unlabelled cue belongs to the speaker before it until somebody else takes the word.
    That does whoever starts a paragraph, if the cues are ``parted`` by voices.
    """
    cues = _headed(cues)
    texts: Sequence[str] = [cue.text for cue in cues]
    if any(text.count(":") > 1 for text in texts):
        from reader.formats.shared.nobodys.run_on import turns_apart  # late: few are so set

        apart = turns_apart(texts)
        if apart is not texts:
            cues = [cue._replace(text=text) for cue, text in zip(cues, apart, strict=True)]
            texts = apart
    made = credited(texts)
    labels = _labels(cues, made) | behind_dashes(cues)
    labels = labels or {at: found for at, found in enumerate(bracketed(cues)) if found}
    speakers = _speakers(cues, labels, known, made)
    if speakers:
        from reader.formats.shared.customs.odd_labels import completed  # late: where some speak

        whole = completed(texts, [labels.get(place, ()) for place in range(len(cues))], speakers)
        found = {at: of_cue for at, of_cue in enumerate(whole.labels) if at not in made}
        cues = _spoken(cues, found, whole.speakers, made, parted=parted)
    if {cue.text[0] for cue in cues}.isdisjoint(OPENS_TURN):
        return cues
    turns = [index for index, cue in enumerate(cues) if cue.text[0] in OPENS_TURN]
    if turns and 2 * len(turns) <= len(cues) + 2:
        for index in turns:
            cues[index] = cues[index]._replace(starts_paragraph=True)
    return cues


def _headed(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with a name that stands alone on the first line of each as its speaker.

    So some meetings are exported. Nearly all captions must have one, and few names all of them.
    """
    timed = cues[1:] if cues and cues[0].start is None else cues  # below what heads them
    firsts = [cue.text.partition("\n")[0] for cue in timed if "\n" in cue.text]
    if len(firsts) < _LEAST_HEADED or 10 * len(firsts) < 9 * len(timed):
        return list(cues)
    distinct = set(firsts)
    if 2 * len(distinct) > len(firsts) + 1:  # asked before the costlier question
        return list(cues)
    names = {first for first in distinct if is_name(_bare(first))}
    if 10 * sum(first in names for first in firsts) < 9 * len(timed):
        return list(cues)
    return [turn for cue in cues for turn in _under_their_heads(cue, names)]


def _bare(name: str) -> str:
    return name[1:-1] if name[:1] + name[-1:] in ("()", "[]") else name


def _under_their_heads(cue: Cue, names: Collection[str]) -> Iterable[Cue]:
    """Return a cue without the name on its first line, cut before others in brackets."""
    lines = cue.text.split("\n")
    heads = [at for at, line in enumerate(lines) if at and line in names and line != _bare(line)]
    if not heads or lines[0] not in names:
        return (_under_its_head(cue, names),)
    cuts = [0, *heads, len(lines)]
    parts = ("\n".join(lines[begin:end]) for begin, end in pairwise(cuts))
    return [
        _under_its_head(cue._replace(text=part, words=()), names) for part in parts if "\n" in part
    ]


def _under_its_head(cue: Cue, names: Collection[str]) -> Cue:
    first, _, rest = cue.text.partition("\n")
    if first not in names or not rest:
        return cue
    words = tuple(
        WordTime(char - len(first) - 1, time) for char, time in cue.words if char > len(first)
    )
    return cue._replace(text=rest, speaker=_bare(first), words=words, kind=kind_of(rest))


def _labels(cues: Sequence[Cue], made: Collection[int]) -> dict[int, Sequence[Label | None]]:
    """Return the labels of the lines of each cue that has any, by its place.

    Those that say who ``made`` the captions have none.
    """
    texts = [cue.text for cue in cues]
    whole = "".join(texts)
    is_wide = "（" in whole or "【" in whole
    if ":" not in whole and "：" not in whole and not is_wide:
        return {}
    labels: dict[int, Sequence[Label | None]] = {
        index: [_label(line) for line in text.split("\n")] if "\n" in text else [_label(text)]
        for index, text in enumerate(texts)
        if ":" in text or "：" in text or (is_wide and ("（" in text or "【" in text))
        if index not in made
    }
    lettered = zip(labels, with_letters(labels.values()), strict=True)
    labels = {index: found for index, found in lettered if any(found)}
    if not labels:
        return {}
    from reader.formats.shared.customs.persons import with_one_name_each  # late: where some speak

    called = with_one_name_each([(texts[index], found) for index, found in labels.items()])
    return dict(zip(labels, called, strict=True))


def _speakers(
    cues: Sequence[Cue],
    labels: Mapping[int, Sequence[Label | None]],
    known: Iterable[str],
    made: Collection[int],
) -> frozenset[str]:
    if not labels:
        return frozenset()
    from reader.formats.shared.customs.belief import confirmed_speakers  # late: where some speak

    speech = CueKind.SPEECH
    of_speech = sum([cue.kind is speech for cue in cues]) - len(made)
    spoken = [found for index, found in labels.items() if cues[index].kind is speech]
    confirmed = confirmed_speakers(
        [label for found in spoken for label in found if label], of_speech, known
    )
    opening = labels[0][0] if 0 in labels else None
    if opening and opening.is_sure:
        return confirmed | {opening.name}
    if opening and opening.name not in confirmed:
        openers = _openers(cues, labels)
        if opening.name in openers and len(openers) > 1:
            return confirmed | openers
    if 0 in made:
        # A talk that was translated, at whose end somebody asks, and is answered.
        full = frozenset(filter(is_full_name, _openers(cues, labels)))
        return confirmed | full if len(full) > 1 else confirmed
    return confirmed


def _openers(cues: Sequence[Cue], labels: Mapping[int, Sequence[Label | None]]) -> frozenset[str]:
    """Return the names that open a caption as a turn opens: behind a sentence, with a capital."""
    openers = set()
    for index, found in labels.items():
        label = found[0]
        if label is None or label.belief is not Belief.NAME:
            continue
        words = cues[index].text[label.length :]
        before = cues[index - 1] if index else None
        is_over = before is None or before.kind is CueKind.SOUND or ends_sentence(before.text)
        if is_over and not words[:1].islower():
            openers.add(label.name)
    return frozenset(openers)


def _label(line: str) -> Label | None:
    """Return the label of a line, also behind ``>>`` or a dash."""
    is_dash = line[:1] in OPENS_TURN and line[:2] != ARROWS
    mark = _DASHES.match(line) if is_dash else None
    if mark is None:
        return any_label_of(line) or wide_label(line)
    label = any_label_of(line[mark.end() :])
    return label and label._replace(length=label.length + mark.end())


def _spoken(
    cues: Sequence[Cue],
    labels: Mapping[int, Sequence[Label | None]],
    speakers: frozenset[str],
    made: Collection[int],
    *,
    parted: bool,
) -> list[Cue]:
    from reader.formats.shared.labels.given import is_doubtful, of_nobody  # late: where some speak

    spoken: list[Cue] = []
    texts = [cue.text for cue in cues]
    aside = songs(texts) | shown(texts)
    speaker = ""
    heading, sound = CueKind.HEADING, CueKind.SOUND
    for index, cue in enumerate(cues):
        if cue.speaker or cue.kind is heading or (cue.kind is sound and is_event(cue.text)):
            spoken.append(cue)
            continue
        if index in made or (index in aside and not labels.get(index)):
            speaker = "" if index in made else speaker
            spoken.append(cue)
            continue
        if parted and cue.starts_paragraph:
            speaker = ""
        found = labels.get(index)
        if speaker and cue.text[0] in _BRACKETS and opens_with_other(cue.text):
            speaker = speaker if found and _names_anybody(found, speakers) else ""
        is_opening = found and is_doubtful(found[0], speakers)
        if speaker and (is_opening or (not found and is_warning(cue.text, speakers))):
            speaker = "" if ends_sentence(cues[index - 1].text) else speaker
        for turn in _turns(cue, found, speakers) if found else (_whole(cue),):
            unnamed = turn.text[:1] in OPENS_TURN if turn.text else False
            speaker = turn.speaker or ("" if unnamed else speaker)
            if speaker == NOBODY:
                speaker, turn = "", of_nobody(turn)
            if turn.text:
                spoken.append(turn if turn.speaker == speaker else turn.spoken_by(speaker))
    return spoken


def _names_anybody(labels: Sequence[Label | None], speakers: Collection[str]) -> bool:
    return labels[0] is not None and labels[0].name in speakers


def _whole(cue: Cue) -> Cue:
    """Return a cue in which nobody takes the word, without white space around its text."""
    is_bare = cue.text[0].isspace() or cue.text[-1].isspace()
    return _part(cue, "", 0, len(cue.text)) if is_bare else cue


def _turns(cue: Cue, labels: Sequence[Label | None], speakers: frozenset[str]) -> Sequence[Cue]:
    """Return a cue cut before each line that opens with a speaker, who may say nothing there.

    All keep the times of the cue, since all their lines are shown for as long.
    """
    begins: list[tuple[str, int, int]] = []  # speaker, where the label begins, where the words do
    char = 0
    for line, label in zip(cue.text.split("\n"), labels, strict=True):
        if label and label.name in speakers:
            begins.append((label.name, char, char + label.length))
        elif not begins:
            begins.append(("", char, char))
        elif begins[-1][0] not in ("", NOBODY) and _DASHES.match(line):
            begins.append((NOBODY, char, char))  # somebody else answers
        char += len(line) + 1
    ends = [begin for _, begin, _ in begins[1:]] + [len(cue.text) + 1]
    return [
        _in_manner(_part(cue, speaker, begin, end - 1), cue.text[opens:begin])
        for (speaker, opens, begin), end in zip(begins, ends, strict=True)
    ]


def _in_manner(turn: Cue, label: str) -> Cue:
    """Return a turn with what its label says of how somebody speaks, before the words."""
    from reader.formats.shared.labels.manners import manner_in  # late: where some speak

    manner = manner_in(label) if turn.text else ""
    if not manner:
        return turn
    words = tuple([WordTime(char + len(manner) + 1, time) for char, time in turn.words])
    return turn._replace(text=f"{manner} {turn.text}", words=words)


def _part(cue: Cue, speaker: str, begin: int, end: int) -> Cue:
    text = cue.text[begin:end]
    begin += len(text) - len(text.lstrip())
    words = cue.words
    if words:
        first, last = bisect_left(words, (begin,)), bisect_left(words, (end,))
        words = tuple([WordTime(char - begin, time) for char, time in words[first:last]])
    starts = cue.starts_paragraph or bool(speaker)
    return Cue(text.strip(), cue.start, cue.end, speaker, cue.kind, starts, words)
